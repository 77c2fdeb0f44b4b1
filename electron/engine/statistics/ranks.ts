import { at } from './arrays'
import { DEFAULT_SEED, LEVEL } from './outcome'
import { quantileOfSorted } from './quantiles'
import { createRandom } from './random'
import type { Shrunk } from './shrinkage'

/** The ranks a group may well have; 1 is the highest. */
export type RankInterval = { readonly best: number; readonly worst: number }

const DRAWS = 2000

/**
 * Rank uncertainty: ranks of 2,000 seeded draws from each group's normal posterior, cut to the middle `level` of them.
 * @returns one interval per group, in the order given
 */
export const rankIntervals = (
  groups: readonly Pick<Shrunk, 'shrunk' | 'standardError'>[],
  seed: number = DEFAULT_SEED,
  level: number = LEVEL,
): RankInterval[] => {
  const random = createRandom(seed)
  const ranks = groups.map(() => new Float64Array(DRAWS))
  const values = new Float64Array(groups.length)
  for (let draw = 0; draw < DRAWS; draw++) {
    groups.forEach(({ shrunk, standardError }, i) => {
      values[i] = shrunk + standardError * random.normal()
    })
    const order = groups.map((_, i) => i).sort((i, j) => at(values, j) - at(values, i))
    order.forEach((group, rank) => {
      const own = ranks[group]
      if (own !== undefined) own[draw] = rank + 1
    })
  }
  return ranks.map((own) => {
    own.sort()
    const tail = (1 - level) / 2
    return { best: Math.floor(quantileOfSorted(own, tail)), worst: Math.ceil(quantileOfSorted(own, 1 - tail)) }
  })
}
