import { at, atInt } from './arrays'
import { DEFAULT_SEED, LEVEL } from './outcome'
import { quantileOfSorted } from './quantiles'
import { createRandom } from './random'
import type { Shrunk } from './shrinkage'

/** The ranks a group may well have; 1 is the highest. */
export type RankInterval = { readonly best: number; readonly worst: number }

const DRAWS = 2000

/** Fills `order` with the positions of the values, highest first, equal ones as they come: by insertion, nothing is made. */
const rankInto = (order: Int32Array, values: Float64Array): void => {
  for (let i = 0; i < values.length; i++) {
    let place = i
    while (place > 0 && at(values, atInt(order, place - 1)) < at(values, i)) {
      order[place] = atInt(order, place - 1)
      place--
    }
    order[place] = i
  }
}

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
  const order = new Int32Array(groups.length)
  for (let draw = 0; draw < DRAWS; draw++) {
    groups.forEach(({ shrunk, standardError }, i) => {
      values[i] = shrunk + standardError * random.normal()
    })
    rankInto(order, values)
    for (let rank = 0; rank < order.length; rank++) {
      const own = ranks[atInt(order, rank)]
      if (own !== undefined) own[draw] = rank + 1
    }
  }
  return ranks.map((own) => {
    own.sort()
    const tail = (1 - level) / 2
    return { best: Math.floor(quantileOfSorted(own, tail)), worst: Math.ceil(quantileOfSorted(own, 1 - tail)) }
  })
}
