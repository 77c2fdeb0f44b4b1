/** A seeded stream of numbers: the same seed and the same calls give the same values on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next: () => number
  /** Whole number, both ends included. */
  int: (min: number, max: number) => number
  /** Standard normal deviate. */
  normal: () => number
  /** True with probability p. */
  chance: (p: number) => boolean
  /** One element; throws RangeError on an empty list. */
  pick: <T>(list: readonly T[]) => T
  /** A shuffled copy (Fisher-Yates). */
  shuffle: <T>(list: readonly T[]) => T[]
  /** `length` decimal digits, the first one not 0. */
  digits: (length: number) => string
  /** An independent stream named by `label`: adding calls to one stream leaves the others as they were. */
  fork: (label: string) => Random
}

/** FNV-1a, 32 bits: names a stream. */
function hash(text: string, start: number): number {
  let h = start >>> 0
  for (let i = 0; i < text.length; i++) {
    h ^= text.charCodeAt(i)
    h = Math.imul(h, 0x01000193)
  }
  return h >>> 0
}

/** sfc32 (Chris Doty-Humphrey, PractRand), warmed up 15 rounds. */
function sfc32(seed: string): () => number {
  let a = hash(seed, 0x811c9dc5)
  let b = hash(seed, 0x9e3779b9)
  let c = hash(seed, 0x85ebca6b)
  let counter = 1
  const step = (): number => {
    const t = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) step()
  return step
}

/** Creates the stream of a seed (any text; numbers are written out). */
export function createRandom(seed: string | number): Random {
  const name = String(seed)
  const next = sfc32(name)
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  const pick = <T>(list: readonly T[]): T => {
    const value = list[int(0, list.length - 1)]
    if (value === undefined) throw new RangeError('pick from an empty list')
    return value
  }
  const shuffle = <T>(list: readonly T[]): T[] => {
    const left = [...list]
    const out: T[] = []
    while (left.length > 0) out.push(...left.splice(int(0, left.length - 1), 1))
    return out
  }
  return {
    next,
    int,
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (p) => next() < p,
    pick,
    shuffle,
    digits: (length) => Array.from({ length }, (_, i) => String(int(i === 0 ? 1 : 0, 9))).join(''),
    fork: (label) => createRandom(`${name}/${label}`),
  }
}

/**
 * `n` deviates that follow the normal curve as closely as n points can (quantiles at (i + ½)/n, shuffled). A group of
 * ten posts then has the centre and the spread it was planned to have, which plain draws would not give it.
 */
export function evenNormals(random: Random, n: number): number[] {
  return random.shuffle(Array.from({ length: n }, (_, i) => normalQuantile((i + 0.5) / n)))
}

/** Quantile of the standard normal: bisection on Φ (error below 1e-6, enough for a sample). */
function normalQuantile(p: number): number {
  let low = -6
  let high = 6
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2
    if (normalCdf(middle) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Φ by Abramowitz & Stegun 26.2.17 (absolute error below 7.5e-8). */
function normalCdf(x: number): number {
  if (x < 0) return 1 - normalCdf(-x)
  const t = 1 / (1 + 0.2316419 * x)
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  return 1 - (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * poly
}
