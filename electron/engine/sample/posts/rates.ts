import type { Random } from '../random'
import { evenNormals } from '../random'
import type { PageHabits } from './effects'
import { RATE_SPREAD, themeEffects } from './effects'
import type { Slot } from './slots'
import { plannedMedians, SCIENCES_QUALITY } from './thirdQuarter'

/** Middle of a list (mean of the two middle values when even); the list must not be empty. */
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN
  const high = sorted[Math.ceil((sorted.length - 1) / 2)] ?? NaN
  return (low + high) / 2
}

/** Deviates spread evenly within each theme that has five posts or more, and over the rest together. */
function deviates(slots: readonly Slot[], random: Random): number[] {
  const blocks = new Map<string, number[]>()
  for (const [i, slot] of slots.entries()) {
    const size = slots.filter((other) => other.theme === slot.theme).length
    const block = size >= 5 ? slot.theme : 'rest'
    blocks.set(block, [...(blocks.get(block) ?? []), i])
  }
  const out = slots.map(() => 0)
  for (const members of blocks.values()) {
    const values = evenNormals(random, members.length)
    for (const [k, i] of members.entries()) out[i] = values[k] ?? 0
  }
  return out
}

/** Interactions per person reached of every slot of an ordinary quarter. */
export function usualRates(slots: readonly Slot[], habits: PageHabits, random: Random): number[] {
  const z = deviates(slots, random)
  return slots.map((slot, i) => themeEffects[slot.theme].rate * habits.quality * Math.exp(RATE_SPREAD * (z[i] ?? 0)))
}

/**
 * Rates of the planted quarter: each page is brought near its planned median over the posts that take part in
 * comparisons; Sciences keeps 1.39 times the network on every theme. Shared messages vary half as much.
 */
export function plannedRates(slots: readonly Slot[], account: string, random: Random): number[] {
  const sciences = account === 'fb-sciences'
  const compared = slots.map((slot) => slot.flaw === null && !slot.lost)
  const z = deviates(slots, random)
  const raw = slots.map((slot, i) => {
    const spread = slot.message ? RATE_SPREAD / 2 : RATE_SPREAD
    return themeEffects[slot.theme].rate * (sciences ? SCIENCES_QUALITY : 1) * Math.exp(spread * (z[i] ?? 0))
  })
  const target = plannedMedians[account]
  if (target === undefined) return raw
  const wanted = target / median(raw.filter((_, i) => compared[i]))
  const factor = Math.min(1.15, Math.max(0.8, wanted))
  return raw.map((rate) => rate * factor)
}
