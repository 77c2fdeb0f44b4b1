/** A reproducible source of chance. The same seed gives the same numbers on every machine. */
export type Random = {
  /** The next 32 bits as an integer, 0 to 2^32 − 1. */
  readonly uint32: () => number
  /** The next number in [0, 1), with 32 bits. */
  readonly uniform: () => number
  /** An integer in [0, n). n up to 2^31; the bias is under n / 2^32. */
  readonly below: (n: number) => number
  /** A standard normal deviate (Marsaglia's polar method). */
  readonly normal: () => number
}

type State = readonly [number, number, number, number]

/** Spreads a seed over the state (splitmix32, the 32-bit finaliser of MurmurHash3). Never all zero. */
export const stateOf = (seed: number): State => {
  let x = seed >>> 0
  const next = () => {
    x = (x + 0x9e3779b9) >>> 0
    let z = x
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return (z ^ (z >>> 16)) >>> 0
  }
  return [next(), next(), next(), next()]
}

/** xoshiro128** of Blackman and Vigna (2018), from a given state; exported so that its reference vector can be tested. */
export const xoshiro128 = ([a, b, c, d]: State): (() => number) => {
  let s0 = a | 0
  let s1 = b | 0
  let s2 = c | 0
  let s3 = d | 0
  return () => {
    const times5 = Math.imul(s1, 5)
    const result = Math.imul((times5 << 7) | (times5 >>> 25), 9) >>> 0
    const t = s1 << 9
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= t
    s3 = (s3 << 11) | (s3 >>> 21)
    return result
  }
}

/**
 * A generator started from one seed (an integer; its low 32 bits count).
 * Own code because Math.random cannot be seeded and a stored seed must give the same interval years later.
 */
export const createRandom = (seed: number): Random => {
  const uint32 = xoshiro128(stateOf(seed))
  const uniform = () => uint32() / 4_294_967_296
  let spare: number | null = null
  const normal = () => {
    if (spare !== null) {
      const kept = spare
      spare = null
      return kept
    }
    for (;;) {
      const u = 2 * uniform() - 1
      const v = 2 * uniform() - 1
      const s = u * u + v * v
      if (s > 0 && s < 1) {
        const factor = Math.sqrt((-2 * Math.log(s)) / s)
        spare = v * factor
        return u * factor
      }
    }
  }
  return { uint32, uniform, below: (n) => Math.floor(uniform() * n), normal }
}

/** The deviates of the seed asked for last: a hundred panels draw the same ones. */
let drawn = { seed: Number.NaN, values: new Float64Array(0) }

/** The first standard normal deviates of a seed, as `createRandom` gives them one by one. Not to be written to. */
export const normals = (seed: number, count: number): Float64Array => {
  if (drawn.seed !== seed || drawn.values.length < count) {
    const { normal } = createRandom(seed)
    drawn = { seed, values: Float64Array.from({ length: count }, normal) }
  }
  return drawn.values
}

/** A seed for one named part of a larger computation (FNV-1a over the name): adding a group leaves the others' draws alone. */
export const seedFor = (seed: number, name: string): number => {
  let hash = (0x811c9dc5 ^ seed) >>> 0
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0
  return hash
}
