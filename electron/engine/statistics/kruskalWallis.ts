import chisquareCdf from '@stdlib/stats-base-dists-chisquare-cdf'
import { pooledSorted, sortedCopy } from './arrays'
import { found, none, type Outcome } from './outcome'
import { placement, tieTermOf } from './rankSums'

/** One test of "no group differs". Degrees of freedom: groups − 1. */
export type KruskalWallis = { readonly H: number; readonly df: number; readonly p: number }

/** As `kruskalWallis`, of groups already sorted ascending. */
export const kruskalWallisOfSorted = (groups: readonly Float64Array[]): Outcome<KruskalWallis> => {
  if (groups.length < 2 || groups.some((group) => group.length === 0)) return none('too_few')
  const pooled = pooledSorted(groups)
  const n = pooled.length
  const ties = 1 - tieTermOf(pooled) / (n ** 3 - n)
  if (!(ties > 0)) return none('no_variation')
  let between = 0
  for (const group of groups) {
    // Against the pool, which holds the group itself, each value wins its mid-rank less one half.
    const meanRank = placement(group, pooled).wins / group.length + 0.5
    between += group.length * (meanRank - (n + 1) / 2) ** 2
  }
  const H = ((12 / (n * (n + 1))) * between) / ties
  const df = groups.length - 1
  return found({ H, df, p: 1 - chisquareCdf(H, df) })
}

/**
 * Kruskal–Wallis rank test of several groups, corrected for ties; p by chi-square.
 * @returns `too_few` under two groups or with an empty one, `no_variation` when all values are equal
 * @throws RangeError on a value that is not finite
 */
export const kruskalWallis = (groups: readonly ArrayLike<number>[]): Outcome<KruskalWallis> =>
  kruskalWallisOfSorted(groups.map(sortedCopy))
