import type { Breakdown, Cell, Fact, Scope } from './types'

/** A cell as a part of an audience of mass 1: what it may be, and the value printed. */
export type Mass = { readonly cell: Cell; readonly low: number; readonly high: number; readonly printed: number | null }

/**
 * A breakdown as parts of an audience of mass 1 (the whole audience, or the known part of it, as `scope` says).
 * `unlisted`: people with a known value that the list leaves out; `unknown`: people without one. Both are ranges because
 * printed shares are rounded and lists do not always say which is which.
 */
export type Masses = {
  readonly cells: readonly Mass[]
  readonly unlisted: { readonly low: number; readonly high: number }
  readonly unknown: { readonly low: number; readonly high: number }
  readonly scope: Scope
  /** Share of the audience whose value is known: stated, or found from the sum; null = nothing says it. */
  readonly known: number | null
  /** No value left out is larger than this mass; null = a value left out may be any size. */
  readonly largestUnlisted: number | null
  /** False: counts without a total, of a cut list or with withheld cells. Each share is at most what it is of their sum. */
  readonly hasTotal: boolean
}

/** Shares may miss 1 by the rounding of each line, and by this much whatever the rounding (platforms round as they like). */
const SUM_TOLERANCE = 0.005
const MOSTLY_KNOWN = 0.8
const NONE = { low: 0, high: 0 }

const isComplete = (b: Breakdown) => b.dimension === 'age' || b.dimension === 'gender' || b.dimension === 'age_gender'

/** Youngest people who may have an account. */
const YOUNGEST = 13

/** Whether a table that leaves out rows of too few lacks one: an age that no band holds, one of the three genders. */
function mayMissRows({ ofKnown, dimension, cells }: Breakdown): boolean {
  if (ofKnown !== true) return false
  if (dimension === 'gender') return new Set(cells.map(({ gender }) => gender)).size < 3
  const bands = cells.flatMap(({ ageFrom, ageTo }) =>
    ageFrom === undefined || ageTo === undefined ? [] : [[ageFrom, ageTo] as const],
  )
  const next = bands
    .toSorted(([a], [b]) => a - b)
    .reduce((covered, [from, to]) => (from <= covered ? Math.max(covered, (to ?? Infinity) + 1) : covered), YOUNGEST)
  return dimension !== 'age' || next < Infinity
}

const largestWithheld = (b: Breakdown): number => (b.withheldUnder ?? 100) - 1

/** Printed values as fractions of the audience, half a rounding step, and whether their sum is that of a full table. */
type Fractions = {
  readonly values: readonly (number | null)[]
  readonly half: number
  readonly sum: number
  readonly tolerance: number
  readonly withheldHigh: number
  /** `withheldHigh` is a share of the whole audience, not of its known part. */
  readonly sized: boolean
  /** Most the whole can be, over what the values were divided by: 1 when the whole is known, infinite for a list without a total. */
  readonly most: number
}

function fractions(b: Breakdown): Fractions | Fact {
  if (b.cells.length === 0) return { code: 'empty_breakdown', data: { breakdown: b.id } }
  if (b.total === 0) return { code: 'no_audience', data: { breakdown: b.id } }
  const bad = b.cells.find((c) => c.value !== null && !(c.value >= 0 && Number.isFinite(c.value)))
  if (bad !== undefined) return { code: 'invalid_value', data: { label: bad.label, value: bad.value } }
  const raw = b.cells.reduce((sum, c) => sum + (c.value ?? 0), 0)
  const whole = b.unit === 'share' ? 1 : (b.total ?? raw)
  if (!(whole > 0)) return { code: 'no_audience', data: { breakdown: b.id } }
  const sum = raw / whole
  const stated = b.cells.filter((c) => c.value !== null).length
  const withheld = (b.cells.length - stated) * largestWithheld(b)
  const tolerance = Math.max((stated * b.rounding) / 2 / whole, SUM_TOLERANCE)
  if (sum > 1 + tolerance) return { code: 'sum_over_total', data: { sum } }
  if (sum === 0 && b.cells.every((c) => c.value !== null)) return { code: 'no_audience', data: { breakdown: b.id } }
  // An excess within the tolerance, and in a full table a lack, is rounding as well. Where the digits do not explain it,
  // any one line may be off by all of it.
  const rounded = sum > 1 || (isComplete(b) && b.unit === 'share' && 1 - sum <= tolerance)
  const off = rounded ? Math.abs(sum - 1) : 0
  const gap = Math.max(0, 1 - sum)
  // The limit counts people: it bounds a share of the known part only when that part's size is known.
  const sized = b.total !== null && (b.unit === 'count' || b.knownShare !== null)
  const limit = sized ? largestWithheld(b) / b.total : gap + tolerance
  const summed = b.unit === 'count' && b.total === null
  return {
    values: b.cells.map((c) => (c.value === null ? null : c.value / whole)),
    half: off > (stated * b.rounding) / 2 / whole + 1e-12 ? off : b.rounding / 2 / whole,
    sum,
    tolerance,
    withheldHigh: Math.min(1, summed ? largestWithheld(b) / raw : limit),
    sized,
    // YouTube prints 500 towns with their views and no total: all views are at least the listed ones.
    most: !summed ? 1 : isComplete(b) ? 1 + withheld / raw : Infinity,
  }
}

/** How the printed fractions relate to the whole audience: factor on each, what is known, what the rest is. */
type Frame = {
  readonly factor: number
  readonly known: number | null
  readonly scope: Scope
  readonly rest: 'unlisted' | 'unknown' | 'both'
}

function frameOf(b: Breakdown, f: Fractions): Frame {
  const ofTotal = b.unit === 'count' && b.total !== null
  const full = Math.abs(f.sum - 1) <= f.tolerance
  const withheld = b.cells.some((c) => c.value === null)
  if (!isComplete(b)) {
    // A cut list says at least its own sum is known: enough to call most of the audience known, never to call it unknown.
    const atLeast = f.sum >= MOSTLY_KNOWN ? f.sum : null
    if (ofTotal && b.knownShare === null) return { factor: 1, known: atLeast, scope: 'all', rest: 'both' }
    if (ofTotal) return { factor: 1, known: b.knownShare, scope: 'all', rest: 'unlisted' }
    return {
      factor: b.knownShare ?? 1,
      known: b.knownShare,
      scope: b.knownShare === null ? 'known' : 'all',
      rest: 'unlisted',
    }
  }
  if (ofTotal) return { factor: 1, known: withheld ? b.knownShare : f.sum, scope: 'all', rest: 'unknown' }
  if (b.knownShare === null) {
    // Shares that fill the table are shares of the known part; a table that stays short shows how much is not known.
    if (full || withheld || b.ofKnown === true) return { factor: 1, known: null, scope: 'known', rest: 'unknown' }
    return { factor: 1, known: f.sum, scope: 'all', rest: 'unknown' }
  }
  if (!full && b.ofKnown !== true && Math.abs(f.sum - b.knownShare) <= f.tolerance) {
    return { factor: 1, known: b.knownShare, scope: 'all', rest: 'unknown' }
  }
  return { factor: b.knownShare, known: b.knownShare, scope: 'all', rest: 'unknown' }
}

function restOf(b: Breakdown, f: Fractions, frame: Frame, cells: readonly Mass[]) {
  const lows = cells.reduce((sum, m) => sum + m.low, 0)
  const highs = cells.reduce((sum, m) => sum + m.high, 0)
  const gap = { low: Math.max(0, 1 - highs), high: Math.max(0, 1 - lows) }
  const full = isComplete(b) && b.unit === 'share' && Math.abs(f.sum - 1) <= f.tolerance && !mayMissRows(b)
  if (f.most > 1) {
    const unknown = { low: 1 - frame.factor, high: 1 - frame.factor }
    return { unlisted: isComplete(b) ? NONE : { low: 0, high: frame.factor }, unknown }
  }
  if (frame.rest === 'both') return { unlisted: { low: 0, high: gap.high }, unknown: { low: 0, high: gap.high } }
  if (frame.rest === 'unlisted') {
    const outside = frame.known === null ? 0 : 1 - frame.known
    const unlisted = { low: Math.max(0, gap.low - outside), high: Math.max(0, gap.high - outside) }
    return { unlisted, unknown: { low: outside, high: outside } }
  }
  if (full) return { unlisted: NONE, unknown: { low: 1 - frame.factor, high: 1 - frame.factor } }
  const withheld = b.cells.some((c) => c.value === null)
  if (withheld && b.unit === 'count' && b.knownShare !== null) {
    const stated = Math.min(gap.high, 1 - b.knownShare)
    return { unlisted: NONE, unknown: { low: stated, high: stated } }
  }
  return { unlisted: NONE, unknown: gap }
}

/**
 * Turns a breakdown into masses.
 * - Shares that sum to 1 within rounding are shares of the known part: all of it is known about *them* (`scope` known)
 *   unless the known share is stated. A table of ages or genders that stays short of 1 shows its unknown part itself.
 * - Counts with a total are shares of the whole audience. Without one, those of a full table are shares of its known part; those of a
 *   list, or beside withheld cells, are at most their shares of the sum: the whole is larger by what is not there.
 * - Every printed value may be half a step off (formula 5); withheld cells lie in [0, (limit − 1)/total] (formula 4).
 * @returns a fact instead (`empty_breakdown`, `no_audience`, `sum_over_total`, `invalid_value`) when nothing can be said.
 */
export function massesOf(b: Breakdown): Masses | Fact {
  const f = fractions(b)
  if ('code' in f) return f
  const frame = frameOf(b, f)
  const cells = b.cells.map((cell, i): Mass => {
    const value = f.values[i] ?? null
    if (value === null) return { cell, low: 0, high: f.withheldHigh * (f.sized ? 1 : frame.factor), printed: null }
    const low = (Math.max(0, value - f.half) / f.most) * frame.factor
    return { cell, low, high: Math.min(1, value + f.half) * frame.factor, printed: value * frame.factor }
  })
  const printed = cells.filter((m) => m.printed !== null)
  const sorted = b.sortedComplete && printed.length > 0
  return {
    cells,
    ...restOf(b, f, frame, cells),
    scope: frame.scope,
    known: frame.known,
    largestUnlisted: sorted ? Math.min(...printed.map((m) => m.high)) : null,
    hasTotal: f.most === 1,
  }
}
