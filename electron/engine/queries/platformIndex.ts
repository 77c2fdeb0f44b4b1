import { PLATFORMS } from '../../../shared/vocabulary'
import { at, sum } from '../statistics/arrays'
import { Sample } from '../statistics/sample'
import { quantileOfSorted } from '../statistics/quantiles'
import type { GroupPosts, PlatformRun } from './ratedPosts'

/** Rates of one platform, in no order. */
function ratesOf(groups: readonly GroupPosts[], side: 'now' | 'then', platform: number): Float64Array {
  const rates: number[] = []
  for (const group of groups) {
    const { interactions, denominator } = group[side].series
    for (const run of side === 'now' ? group.nowRuns : group.thenRuns) {
      if (run.platform !== platform) continue
      for (let i = run.from; i < run.to; i++) rates.push(at(interactions, i) / at(denominator, i))
    }
  }
  return Float64Array.from(rates)
}

/** Median, or the mean where more than half of the posts have no interaction at all; null without any. */
function base(rates: Float64Array): number | null {
  if (rates.length === 0) return null
  const middle = quantileOfSorted(rates.slice().sort(), 0.5)
  const value = middle > 0 ? middle : sum(rates) / rates.length
  return value > 0 ? value : 1
}

/** What stands for 100 on each platform, in the order of PLATFORMS: a fraction. */
export function platformBases(groups: readonly GroupPosts[]): number[] {
  return PLATFORMS.map(
    (_, platform) => base(ratesOf(groups, 'now', platform)) ?? base(ratesOf(groups, 'then', platform)) ?? 1,
  )
}

/**
 * Note [index]. Where platforms mix, a rate says more about the platform than about the group: each post is measured
 * against the median post of its platform, 100 × rate / median. Denominators are scaled instead of rates, so that
 * medians, logs and ratios of sums are all index numbers: the ratio of sums is 100 × interactions / interactions expected
 * had every post done as the median of its platform. Both periods use the medians of this one, so that a change of the
 * index is a change of the rates; a platform without posts now is measured against its own median then.
 */
export function asIndex(groups: readonly GroupPosts[]): GroupPosts[] {
  const bases = platformBases(groups)
  const scaled = ({ series }: Sample, runs: readonly PlatformRun[]): Sample => {
    const denominator = series.denominator.slice()
    for (const { platform, from, to } of runs) {
      const base = bases[platform] ?? 1
      for (let i = from; i < to; i++) denominator[i] = (at(denominator, i) * base) / 100
    }
    return new Sample({ interactions: series.interactions, denominator })
  }
  return groups.map((group) => ({
    ...group,
    now: scaled(group.now, group.nowRuns),
    then: scaled(group.then, group.thenRuns),
  }))
}

/** True as soon as one group holds posts of two platforms, in either period: the unit of the comparison is then the index. */
export function platformsMix(groups: readonly GroupPosts[]): boolean {
  return groups.some((group) => group.allPlatforms.size > 1)
}
