import normalCdf from '@stdlib/stats-base-dists-normal-cdf'
import { sortedCopy } from './arrays'
import { found, MIN_POSTS, none, type Outcome } from './outcome'
import { placement } from './rankSums'

/** Two groups within one stratum (platform × format × quarter). */
export type Stratum = { readonly x: ArrayLike<number>; readonly y: ArrayLike<number> }

/** The groups compared within strata only: a branch that posts more video no longer looks better for it. */
export type Stratified = {
  /** Standardised van Elteren (1960) statistic; positive when x is higher within strata. */
  readonly z: number
  readonly p: number
  /** P(X > Y) + ½ P(X = Y) within strata, strata weighted as in the test: n1·n2/(n1 + n2 + 1). */
  readonly A: number
  /** Strata that hold both groups; the others say nothing. */
  readonly strata: number
}

type Part = { n1: number; n2: number; weight: number; A: number; variance: number }

/** Within one stratum: weight n1·n2/(N + 1), A, and the tie-corrected variance of weight · A under equality. */
const partOf = ({ x, y }: Stratum): Part[] => {
  const [a, b] = [sortedCopy(x), sortedCopy(y)]
  const [n1, n2] = [a.length, b.length]
  if (n1 === 0 || n2 === 0) return []
  const n = n1 + n2
  const { wins, tieTerm } = placement(a, b)
  const variance = ((n1 * n2) / 12) * (n + 1 - tieTerm / (n * (n - 1)))
  return [{ n1, n2, weight: (n1 * n2) / (n + 1), A: wins / (n1 * n2), variance: variance / (n + 1) ** 2 }]
}

/**
 * Van Elteren's stratified rank test: Mann–Whitney within each stratum, combined with weights 1/(N + 1).
 * @returns `too_few` under 6 posts of either group in strata that hold both, `no_variation` when all values are tied
 * @throws RangeError on a value that is not finite
 */
export const vanElteren = (strata: readonly Stratum[]): Outcome<Stratified> => {
  const parts = strata.flatMap(partOf)
  const total = (pick: (part: Part) => number): number => parts.reduce((all, part) => all + pick(part), 0)
  if (total((part) => part.n1) < MIN_POSTS || total((part) => part.n2) < MIN_POSTS) return none('too_few')
  const variance = total((part) => part.variance)
  if (!(variance > 0)) return none('no_variation')
  const z = total((part) => part.weight * (part.A - 0.5)) / Math.sqrt(variance)
  const A = total((part) => part.weight * part.A) / total((part) => part.weight)
  return found({ z, p: 2 * normalCdf(-Math.abs(z), 0, 1), A, strata: parts.length })
}
