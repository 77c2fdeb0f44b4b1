import { at, atInt } from './arrays'
import { stateOf } from './random'

/** Terms of the posts resampled: what is drawn together is added up together. */
export type Terms = { readonly e: Float64Array; readonly r: Float64Array; readonly d: Float64Array }

/** Sums over one resample. */
export type ResampleSums = {
  readonly e: number
  readonly r: number
  readonly dd: number
  readonly dr: number
  readonly rr: number
}

/** Σe, Σr, Σd², Σdr, Σr² of the resample drawn last. */
const sums = new Float64Array(5)

/**
 * Note [unrolled]. The generator (xoshiro128**, random.ts) is written out in the loop, its state in an array: three hundred groups
 * of a hundred posts ask for 150 million draws, and with a call for each, or a closure of its own for each group, they take six times
 * as long. A test holds the draws against `createRandom`.
 */
const draw = (state: Int32Array, { e, r, d }: Terms): void => {
  const n = e.length
  let a = atInt(state, 0)
  let b = atInt(state, 1)
  let c = atInt(state, 2)
  let x = atInt(state, 3)
  let se = 0
  let sr = 0
  let sdd = 0
  let sdr = 0
  let srr = 0
  for (let drawn = 0; drawn < n; drawn++) {
    const times5 = Math.imul(b, 5)
    const bits = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0
    const t = b << 9
    c ^= a
    x ^= b
    b ^= c
    a ^= x
    c ^= t
    x = (x << 11) | (x >>> 21)
    const i = Math.floor((bits / 4_294_967_296) * n)
    const di = at(d, i)
    const ri = at(r, i)
    se += at(e, i)
    sr += ri
    sdd += di * di
    sdr += di * ri
    srr += ri * ri
  }
  state.set([a, b, c, x])
  sums.set([se, sr, sdd, sdr, srr])
}

/**
 * Resamples of n posts with replacement, one after the other: the same draws as n times `createRandom(seed).below(n)` each.
 * @returns what draws the next resample
 */
export const resampler = (seed: number, terms: Terms): (() => ResampleSums) => {
  const state = Int32Array.from(stateOf(seed))
  return () => {
    draw(state, terms)
    return { e: at(sums, 0), r: at(sums, 1), dd: at(sums, 2), dr: at(sums, 3), rr: at(sums, 4) }
  }
}
