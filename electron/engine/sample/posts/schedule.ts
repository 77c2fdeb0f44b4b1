import { daysBetween, parisInstant } from '../clocks'
import { calendar } from '../network/calendar'
import type { Random } from '../random'
import type { Quarter, Slot } from './slots'

/** Hours at which librarians post, Paris time. */
const HOURS = [8, 9, 9, 10, 10, 10, 11, 11, 12, 13, 14, 14, 15, 15, 16, 16, 17, 17, 18, 19]

/** How likely a day is: fewer posts at weekends and in closures, more when term begins. */
function weight(day: string): number {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  const base = weekday === 0 ? 0.08 : weekday === 6 ? 0.25 : 1
  const closed = calendar.some((e) => e.kind === 'closure' && e.branch === null && e.from <= day && day <= e.to)
  const september = day.slice(5, 7) === '09' ? 1.6 : 1
  return base * (closed ? 0.2 : 1) * september
}

function drawDay(days: readonly string[], random: Random): string {
  const weights = days.map(weight)
  let left = random.next() * weights.reduce((sum, w) => sum + w, 0)
  for (const [i, w] of weights.entries()) {
    left -= w
    if (left < 0) return days[i] ?? random.pick(days)
  }
  return random.pick(days)
}

/**
 * An instant for every slot, no two in the same minute. On the first day of a month posts begin at 10:00 in Paris: it is
 * then the same day in California, and periods of files (Pacific days) and quarters (Paris days) hold the same posts.
 */
export function scheduleSlots(slots: readonly Slot[], quarter: Quarter, random: Random): number[] {
  const days = daysBetween(quarter.from, quarter.to)
  const taken = new Set<number>()
  return slots.map((slot) => {
    const day = drawDay(slot.days ?? days, random)
    const hour = slot.viral ? 8 : Math.max(random.pick(HOURS), day.endsWith('-01') ? 10 : 0)
    let instant = parisInstant(day, hour, random.int(0, 59))
    while (taken.has(instant)) instant += 60_000
    taken.add(instant)
    return instant
  })
}
