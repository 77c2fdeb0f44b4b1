import type { AlikeDetail } from '../../../shared/contract/alike'
import { joined, pooledSorted } from '../statistics/arrays'
import { vanElteren } from '../statistics/stratified'
import { MOST_DRAWN, permuteWithinStrata } from '../statistics/withinStrata'
import type { AlikeGroup } from './alikeFamily'
import type { ContentPosts } from './alikeRead'

/**
 * Two tests beside the decomposition, on the posts themselves: ranks within strata (van Elteren) and labels exchanged within
 * strata. Both take the others' posts as they come, not each group with the same weight.
 */
export function strataTests(
  focus: AlikeGroup,
  own: readonly ContentPosts[],
  rest: readonly ContentPosts[],
): AlikeDetail['tests'] {
  const others = new Map<string, ContentPosts[]>()
  for (const cell of rest) others.set(cell.stratum, [...(others.get(cell.stratum) ?? []), cell])
  const weights = new Map((focus.taken?.parts.strata ?? []).map(({ stratum, weight }) => [stratum, weight]))
  const strata = own.map(({ stratum, rates, logs }) => {
    const theirs = others.get(stratum) ?? []
    return {
      ranks: { x: rates, y: joined(theirs.map(({ values }) => values)) },
      logs: { x: logs, theirs, weight: weights.get(stratum) ?? 0 },
    }
  })
  const { value: elteren } = vanElteren(strata.map(({ ranks }) => ranks))
  const drawn = strata.reduce((total, { ranks: { x, y } }) => total + Math.min(x.length, y.length), 0)
  // Sorted, so that the same seed draws the same posts; not where there are too many to draw.
  const { value: permutation } =
    drawn > MOST_DRAWN
      ? { value: null }
      : permuteWithinStrata(
          strata.map(({ logs: { x, theirs, weight } }) => ({
            ...{ x, weight },
            y: pooledSorted(theirs.map((cell) => cell.logs)),
          })),
        )
  return {
    vanElteren:
      elteren === null ? null : { z: elteren.z, p: elteren.p, superiority: elteren.A, strata: elteren.strata },
    permutation:
      permutation === null
        ? null
        : { p: permutation.p, method: permutation.method, splits: permutation.splits, seed: permutation.seed },
  }
}
