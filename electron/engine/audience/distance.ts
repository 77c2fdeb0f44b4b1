import type { Range } from './bounds'
import { massesOf } from './masses'
import type { Breakdown } from './types'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function paired(p: readonly number[], q: readonly number[]): [number, number][] {
  if (p.length !== q.length) throw new RangeError(`profiles of ${p.length} and ${q.length} bands`)
  const [a, b] = [sum(p), sum(q)]
  if (!(a > 0 && b > 0)) throw new RangeError('a profile without people')
  return p.map((x, i) => [x / a, (q[i] ?? 0) / b])
}

/**
 * Total variation, ½·Σ|p − q|: the share of the audience that is in the wrong band (0–1). Profiles over the same bands,
 * in any unit: each is divided by its sum. @throws RangeError on different lengths or an empty profile (as all below)
 */
export function totalVariation(p: readonly number[], q: readonly number[]): number {
  return sum(paired(p, q).map(([x, y]) => Math.abs(x - y))) / 2
}

/** Jensen–Shannon divergence in nats (0 to ln 2); its square root is a distance. Bands empty on both sides count nothing. */
export function jensenShannon(p: readonly number[], q: readonly number[]): number {
  const part = (x: number, middle: number) => (x > 0 ? x * Math.log(x / middle) : 0)
  return sum(paired(p, q).map(([x, y]) => part(x, (x + y) / 2) + part(y, (x + y) / 2))) / 2
}

/**
 * Population stability index, Σ(p − q)·ln(p/q), in nats. Infinite as soon as a band is empty on one side only: shown for
 * drift, never as a test (the cut-offs .1 and .25 are folklore).
 */
export function stabilityIndex(p: readonly number[], q: readonly number[]): number {
  return sum(paired(p, q).map(([x, y]) => (x === y ? 0 : (x - y) * Math.log(x / y))))
}

/** Hellinger distance, √(1 − Σ√(p·q)), 0–1. */
export function hellinger(p: readonly number[], q: readonly number[]): number {
  return Math.sqrt(Math.max(0, 1 - sum(paired(p, q).map(([x, y]) => Math.sqrt(x * y)))))
}

/** A band of ages, both ends included (`to` null = open), with its share or count. */
export type Band = { readonly from: number; readonly to: number | null; readonly value: number }

type Interval = { readonly start: number; readonly end: number; readonly mass: number }

/** Bands as intervals that cover every age: gaps become empty bands, values are divided by their sum. */
function partition(bands: readonly Band[]): Interval[] {
  const whole = sum(bands.map((band) => band.value))
  if (!(whole > 0)) throw new RangeError('a profile without people')
  const intervals: Interval[] = []
  let start = 0
  for (const band of bands.toSorted((a, b) => a.from - b.from)) {
    if (band.from < start) throw new RangeError(`bands overlap at ${band.from}`)
    if (band.from > start) intervals.push({ start, end: band.from, mass: 0 })
    start = band.to === null ? Infinity : band.to + 1
    intervals.push({ start: band.from, end: start, mass: band.value / whole })
  }
  if (start < Infinity) intervals.push({ start, end: Infinity, mass: 0 })
  return intervals
}

/** Where a band of one profile meets a band of the other, from the youngest on. */
type Meeting = { readonly a: number; readonly b: number }

function meetings(a: readonly Interval[], b: readonly Interval[]): Meeting[] {
  const found: Meeting[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    found.push({ a: i, b: j })
    const [endA, endB] = [a[i]?.end ?? Infinity, b[j]?.end ?? Infinity]
    if (endA <= endB) i++
    if (endB <= endA) j++
  }
  return found
}

/** The most people the two profiles can have in common: along ordered bands the greedy matching is a maximum flow. */
function largestOverlap(a: readonly Interval[], b: readonly Interval[], met: readonly Meeting[]): number {
  const [leftA, leftB] = [a.map((x) => x.mass), b.map((x) => x.mass)]
  let overlap = 0
  for (const { a: i, b: j } of met) {
    const common = Math.min(leftA[i] ?? 0, leftB[j] ?? 0)
    leftA[i] = (leftA[i] ?? 0) - common
    leftB[j] = (leftB[j] ?? 0) - common
    overlap += common
  }
  return overlap
}

/**
 * The fewest: Σ min(p, q) over the meetings is concave, so its minimum has each band on a single meeting. Walking from the
 * youngest, all that must be remembered is whether the current band of each profile is already placed.
 */
function smallestOverlap(a: readonly Interval[], b: readonly Interval[], met: readonly Meeting[]): number {
  let states = new Map<string, number>([['false,false', 0]])
  met.forEach((here, at) => {
    const next = met[at + 1]
    const after = new Map<string, number>()
    for (const [state, cost] of states) {
      const [placedA, placedB] = state.split(',').map((word) => word === 'true')
      for (const putA of placedA === true ? [false] : [true, false]) {
        for (const putB of placedB === true ? [false] : [true, false]) {
          const [doneA, doneB] = [placedA === true || putA, placedB === true || putB]
          if ((next?.a !== here.a && !doneA) || (next?.b !== here.b && !doneB)) continue
          const key = `${String(next?.a === here.a && doneA)},${String(next?.b === here.b && doneB)}`
          const common = putA && putB ? Math.min(a[here.a]?.mass ?? 0, b[here.b]?.mass ?? 0) : 0
          after.set(key, Math.min(after.get(key) ?? Infinity, cost + common))
        }
      }
    }
    states = after
  })
  return Math.min(...states.values())
}

/**
 * Total variation between two age profiles whose bands need not agree, on the bands that the limits of both cut out
 * (18–24 and 25–34 against 18–25 and 26–34: 18–24, 25, 26–34): the least and the most it can be, over every way people
 * may be spread over these. Equal bands give the plain total variation, twice. Values in any unit, gaps count as empty.
 * @throws RangeError on overlapping bands or a profile without people
 */
export function variationRange(p: readonly Band[], q: readonly Band[]): Range {
  const [a, b] = [partition(p), partition(q)]
  const met = meetings(a, b)
  return { lower: Math.max(0, 1 - largestOverlap(a, b, met)), upper: Math.max(0, 1 - smallestOverlap(a, b, met)) }
}

/** Bands of the known ages of a breakdown; cells of one band (women, men) are added. Null when it has no ages. */
export function ageProfile(b: Breakdown): Band[] | null {
  const masses = massesOf(b)
  if ('code' in masses) return null
  const bands = new Map<string, Band>()
  for (const { cell, printed } of masses.cells) {
    if (cell.ageFrom === undefined || cell.ageTo === undefined || printed === null) continue
    const key = `${cell.ageFrom}-${cell.ageTo ?? ''}`
    bands.set(key, { from: cell.ageFrom, to: cell.ageTo, value: (bands.get(key)?.value ?? 0) + printed })
  }
  return bands.size === 0 ? null : [...bands.values()]
}

/** Above this total variation the people reached are not the followers: a finding in itself (a setting). */
export const GAP_THRESHOLD = 0.15

/**
 * How far the people reached are from the followers, by age. `differ` = even the least variation is above the threshold.
 * Null when one of the two has no usable ages.
 */
export function audienceGap(followers: Breakdown, reached: Breakdown, threshold = GAP_THRESHOLD) {
  const [a, b] = [ageProfile(followers), ageProfile(reached)]
  if (a === null || b === null) return null
  const variation = variationRange(a, b)
  return { variation, differ: variation.lower > threshold }
}
