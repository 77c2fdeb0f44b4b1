import { at, atInt } from './arrays'
import { DEFAULT_SEED, LEVEL } from './outcome'
import { quantileOfSorted } from './quantiles'
import { normals } from './random'
import type { Shrunk } from './shrinkage'

/** The ranks a group may well have; 1 is the highest. */
export type RankInterval = { readonly best: number; readonly worst: number }

const DRAWS = 2000

/** Sorts the positions of the values, highest first, equal ones as they come: by insertion from the order of the last draw. */
const rankInto = (order: Int32Array, values: Float64Array): void => {
  for (let i = 1; i < order.length; i++) {
    const own = atInt(order, i)
    const value = at(values, own)
    let place = i
    for (; place > 0; place--) {
      const other = atInt(order, place - 1)
      const ahead = at(values, other)
      if (ahead > value || (ahead === value && other < own)) break
      order[place] = other
    }
    order[place] = own
  }
}

/** The ranks in order, from how often each came. */
const spread = (times: Int32Array): Float64Array => {
  const ranks = new Float64Array(DRAWS)
  let from = 0
  times.forEach((n, rank) => {
    ranks.fill(rank + 1, from, from + n)
    from += n
  })
  return ranks
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
  const k = groups.length
  const draws = normals(seed, DRAWS * k)
  const [centres, errors] = [
    Float64Array.from(groups, ({ shrunk }) => shrunk),
    Float64Array.from(groups, ({ standardError }) => standardError),
  ]
  const times = groups.map(() => new Int32Array(k))
  const values = new Float64Array(k)
  const order = Int32Array.from(groups.keys()).sort((a, b) => (groups[b]?.shrunk ?? 0) - (groups[a]?.shrunk ?? 0))
  for (let draw = 0; draw < DRAWS; draw++) {
    for (let i = 0; i < k; i++) values[i] = at(centres, i) + at(errors, i) * at(draws, draw * k + i)
    rankInto(order, values)
    for (let rank = 0; rank < k; rank++) {
      const own = times[atInt(order, rank)]
      if (own !== undefined) own[rank] = atInt(own, rank) + 1
    }
  }
  return times.map((counted) => {
    const own = spread(counted)
    const tail = (1 - level) / 2
    return { best: Math.floor(quantileOfSorted(own, tail)), worst: Math.ceil(quantileOfSorted(own, 1 - tail)) }
  })
}

/** Ranks without any draw, for an order that is not shown: each group may have any. */
export const anyRank = (groups: readonly unknown[]): RankInterval[] =>
  groups.map(() => ({ best: 1, worst: groups.length }))
