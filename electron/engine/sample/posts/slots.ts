import { addDays, dayOf, daysBetween } from '../clocks'
import type { Random } from '../random'
import type { ThemeKey } from '../types'
import type { PageHabits } from './effects'
import type { SharedMessage } from './messages'
import { messageAccounts, messages } from './messages'
import { LOST_AUGUST, plannedFlaws, plannedThemes, viral } from './thirdQuarter'

/** A post still to be written: its theme, and what is fixed about it. */
export interface Slot {
  theme: ThemeKey
  message: SharedMessage | null
  /** Days it may fall on, or null for any of the quarter. */
  days: readonly string[] | null
  flaw: 'boosted' | 'no_reach' | 'rejected' | null
  viral: boolean
  /** Outside every file: takes no part in anything that is planned. */
  lost: boolean
}

/** A calendar quarter, both days included. */
export interface Quarter {
  from: string
  to: string
}

const plain = (theme: ThemeKey): Slot => ({ theme, message: null, days: null, flaw: null, viral: false, lost: false })

/** The quarters of the sample, from the fourth of 2023 to the third of 2026. */
export function quarters(): Quarter[] {
  return Array.from({ length: 12 }, (_, i) => {
    const from = dayOf(Date.UTC(2023, 9 + 3 * i, 1))
    return { from, to: addDays(dayOf(Date.UTC(2023, 12 + 3 * i, 1)), -1) }
  })
}

/** Draws a theme with the page's weights. */
function drawTheme(weights: PageHabits['themes'], random: Random): ThemeKey {
  // The keys of the weights are theme keys by their type; Object.entries only widens them to string.
  const entries = Object.entries(weights) as [ThemeKey, number][]
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  let left = random.next() * total
  for (const [theme, weight] of entries) {
    left -= weight
    if (left < 0) return theme
  }
  return random.pick(entries)[0]
}

/** Slots of an ordinary quarter: numbers follow the page's habits, one post in sixty is boosted. */
export function usualSlots(habits: PageHabits, quarter: Quarter, random: Random): Slot[] {
  const summer = quarter.from.endsWith('07-01') ? 0.94 : 1
  const n = Math.max(3, Math.round(habits.posts * summer * (0.9 + 0.2 * random.next())))
  return Array.from({ length: n }, () => {
    const slot = plain(drawTheme(habits.themes, random))
    return random.chance(1 / 60) ? { ...slot, flaw: 'boosted' } : slot
  })
}

/** The days of July and September: the only months for which Droit-Gestion has files. */
const DROIT_GESTION_DAYS = [...daysBetween('2026-07-01', '2026-07-31'), ...daysBetween('2026-09-01', '2026-09-30')]

function messageSlots(account: string): Slot[] {
  const branches: readonly string[] = messageAccounts
  if (!branches.includes(account)) return []
  return messages.map((message) => ({
    ...plain(message.theme),
    message,
    days: daysBetween(message.from, message.to),
    lost: account === LOST_AUGUST.account && message.key === 'reopening',
  }))
}

function lostSlots(account: string): Slot[] {
  if (account !== LOST_AUGUST.account) return []
  const days = daysBetween('2026-08-04', '2026-08-28')
  return Array.from({ length: LOST_AUGUST.posts - 1 }, () => ({ ...plain('student_life'), days, lost: true }))
}

/** Slots of the third quarter of 2026, by the tables of `thirdQuarter.ts`. */
export function plannedSlots(account: string): Slot[] {
  const shared = messageSlots(account)
  const left = new Map(Object.entries(plannedThemes[account] ?? {}))
  for (const slot of shared) if (!slot.lost) left.set(slot.theme, (left.get(slot.theme) ?? 0) - 1)
  if (account === viral.account) left.set(viral.theme, (left.get(viral.theme) ?? 0) - 1)
  // Keys of `plannedThemes` are theme keys by their type; Object.entries widens them to string.
  const free = [...left].flatMap(([theme, n]) => Array.from({ length: n }, () => plain(theme as ThemeKey)))
  const flawed = (plannedFlaws[account] ?? []).map(({ theme, flaw }) => ({ ...plain(theme), flaw }))
  const slots = [...shared, ...lostSlots(account), ...free, ...flawed]
  if (account === viral.account) slots.push({ ...plain(viral.theme), days: [viral.day], viral: true })
  return account === LOST_AUGUST.account
    ? slots.map((slot) => (slot.days ? slot : { ...slot, days: DROIT_GESTION_DAYS }))
    : slots
}
