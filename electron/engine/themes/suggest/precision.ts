import { type Interval } from '../../statistics/outcome'
import { wilsonEffective } from '../../statistics/proportion'
import type { MeasuredTheme } from '../../../../shared/contract/suggestions'
import { FOLDS } from './folds'

/** Under this many examples of a theme nothing is proposed. */
export const LEAST_POSITIVES = 20
/** Under this many held-out proposals a precision proves nothing. */
const LEAST_PROPOSED = 10

/** One held-out proposal: whether a person had said so, and its group of near-identical texts. */
interface Trial {
  readonly right: boolean
  readonly group: number
  /** No rule gives the theme: what suggestions are for. */
  readonly isBeyondRules: boolean
}

/**
 * Wilson's interval of a share of texts that come in groups of near-identical ones, which are right or wrong together: Wilson with the
 * effective number p(1 − p)/v, v = Σ (x_g − p m_g)² / n² · G/(G − 1) the variance of a ratio over G groups (Cochran 1977, 6.4),
 * never above n nor under G; G itself where all or none are right, because then v says nothing.
 */
export function groupedWilson(
  trials: readonly Pick<Trial, 'right' | 'group'>[],
): (Interval & { readonly value: number }) | null {
  const n = trials.length
  if (n === 0) return null
  const groups = new Map<number, { n: number; right: number }>()
  let right = 0
  for (const trial of trials) {
    const group = groups.get(trial.group) ?? { n: 0, right: 0 }
    group.n++
    if (trial.right) group.right++
    groups.set(trial.group, group)
    if (trial.right) right++
  }
  const p = right / n
  const count = groups.size
  let squares = 0
  for (const group of groups.values()) squares += (group.right - p * group.n) ** 2
  const variance = count > 1 ? (squares / n ** 2) * (count / (count - 1)) : 0
  const free = variance > 0 && p > 0 && p < 1 ? (p * (1 - p)) / variance : count
  return { value: p, ...wilsonEffective({ share: p, effectiveN: Math.min(n, Math.max(count, free)) }) }
}

/** What is known of one theme's held-out examples. */
export interface HeldOut {
  readonly themeId: number
  /** NaN where nobody said. */
  readonly chances: Float64Array
  readonly answers: Int8Array
  readonly ruled: Int8Array
  readonly groups: Int32Array
  readonly folds: Int32Array
}

/** Chances from which a theme may be proposed: the target itself, and higher ones where that is not precise enough. */
function candidates(target: number): number[] {
  return [target, 1 - (1 - target) * 0.66, 1 - (1 - target) * 0.33, 1 - (1 - target) * 0.13]
}

/** The lowest candidate at which the examples that `keep` names reach the target; the highest when none does. */
function thresholdFor(held: HeldOut, target: number, keep: (row: number) => boolean): number {
  const all = candidates(target)
  for (const threshold of all) {
    let [n, right] = [0, 0]
    held.chances.forEach((chance, row) => {
      if (!(chance >= threshold) || !keep(row)) return
      n++
      if ((held.answers[row] ?? 0) > 0) right++
    })
    if (n > 0 && right / n >= target) return threshold
  }
  return all.at(-1) ?? target
}

/** A theme's measurement, and its held-out proposals for the sum over themes. */
export interface Measurement {
  readonly measured: MeasuredTheme
  readonly proposals: readonly Trial[]
  /** Whether each example that has the theme would have been proposed. */
  readonly found: readonly Trial[]
}

/**
 * Precision and recall of a theme on texts the model had not seen, at thresholds chosen without them (per fold, on the other folds);
 * the threshold to be used is chosen the same way on all of them.
 */
export function measureTheme(held: HeldOut, target: number): Measurement {
  const { themeId, chances, answers, ruled, groups, folds } = held
  const thresholds = Array.from({ length: FOLDS }, (_, fold) =>
    thresholdFor(held, target, (row) => folds[row] !== fold),
  )
  const proposals: Trial[] = []
  const found: Trial[] = []
  answers.forEach((answer, row) => {
    const isProposed = (chances[row] ?? Number.NaN) >= (thresholds[folds[row] ?? 0] ?? 1)
    const place = { group: groups[row] ?? 0, isBeyondRules: (ruled[row] ?? 0) === 0 }
    if (isProposed) proposals.push({ ...place, right: answer > 0 })
    if (answer > 0) found.push({ ...place, right: isProposed })
  })
  const precision = groupedWilson(proposals)
  const positives = found.length
  const state =
    positives < LEAST_POSITIVES
      ? 'few'
      : precision === null || proposals.length < LEAST_PROPOSED
        ? 'unproven'
        : precision.value >= target && isPreciseBeyondRules(proposals, target)
          ? 'proposes'
          : 'below'
  const measured: MeasuredTheme = {
    themeId,
    state,
    positives,
    proposed: proposals.length,
    right: proposals.filter(({ right }) => right).length,
    precision: precision === null ? null : plain(precision),
    recall: positives === 0 ? null : plain(groupedWilson(found)),
    threshold: thresholdFor(held, target, () => true),
  }
  return { measured, proposals, found }
}

/** What suggestions are for must be right too, as far as it can be measured. */
function isPreciseBeyondRules(proposals: readonly Trial[], target: number): boolean {
  const beyond = proposals.filter(({ isBeyondRules }) => isBeyondRules)
  return beyond.length < LEAST_PROPOSED || beyond.filter(({ right }) => right).length >= target * beyond.length
}

/** Value and limits, without the level. */
export function plain(interval: (Interval & { value: number }) | null): {
  value: number
  lower: number
  upper: number
} {
  if (interval === null) throw new RangeError('no trials')
  return { value: interval.value, lower: interval.lower, upper: interval.upper }
}
