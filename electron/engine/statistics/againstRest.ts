import { pooledSorted, withoutSorted } from './arrays'
import { compareWithRest } from './binned'
import { pooledBins } from './bins'
import type { KeyedSample } from './compareSamples'
import { type Compared, compareSorted } from './compareTwo'
import { MIN_POSTS } from './outcome'
import { SORTED_UP_TO } from './sample'

/**
 * Each group of at least six posts against the posts of every other group, also of those too small to stand alone. Exact up
 * to 5,000 posts in all, binned above (Note [binned]).
 * @returns one comparison per group large enough, when six others are left
 */
export const eachAgainstRest = (
  groups: readonly KeyedSample[],
): { readonly key: string; readonly compared: Compared }[] => {
  const all = groups.reduce((total, { sample }) => total + sample.n, 0)
  const eligible = groups.filter(({ sample }) => sample.n >= MIN_POSTS && all - sample.n >= MIN_POSTS)
  if (eligible.length === 0) return []
  return all > SORTED_UP_TO ? binned(groups, eligible) : sorted(groups, eligible)
}

const binned = (groups: readonly KeyedSample[], eligible: readonly KeyedSample[]) => {
  const bins = groups.map(({ sample }) => sample.bins())
  const pool = { rates: pooledBins(bins.map(({ rates }) => rates)), logs: pooledBins(bins.map(({ logs }) => logs)) }
  return eligible.map(({ key, sample }) => ({ key, compared: compareWithRest(sample.bins(), pool) }))
}

const sorted = (groups: readonly KeyedSample[], eligible: readonly KeyedSample[]) => {
  const prepared = groups.map(({ sample }) => sample.sorted())
  const rates = pooledSorted(prepared.map((each) => each.rates))
  const logs = pooledSorted(prepared.map((each) => each.logs))
  return eligible.flatMap(({ key, sample }) => {
    const own = sample.sorted()
    const rest = { rates: withoutSorted(rates, own.rates), logs: withoutSorted(logs, own.logs) }
    const compared = compareSorted(own, rest).value
    return compared === null ? [] : [{ key, compared }]
  })
}
