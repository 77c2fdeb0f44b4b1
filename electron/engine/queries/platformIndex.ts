import { PLATFORMS } from '../../../shared/vocabulary'
import { at, sum } from '../statistics/arrays'
import { Sample } from '../statistics/sample'
import { medianInPlace } from '../statistics/select'
import type { GroupPosts, Part, PlatformRun } from './groupParts'

/** Rates of one platform, in no order. */
function ratesOf(parts: readonly Part[], side: 'now' | 'then', platform: number): Float64Array {
  const own = parts.map((part) => ({
    series: part[side].series,
    runs: (side === 'now' ? part.nowRuns : part.thenRuns).filter((run) => run.platform === platform),
  }))
  const size = own.reduce((total, { runs }) => total + runs.reduce((all, { from, to }) => all + to - from, 0), 0)
  const rates = new Float64Array(size)
  let next = 0
  for (const { series, runs } of own) {
    const { interactions, denominator } = series
    for (const { from, to } of runs) {
      for (let i = from; i < to; i++) rates[next++] = at(interactions, i) / at(denominator, i)
    }
  }
  return rates
}

/** Median, or the mean where more than half of the posts have no interaction at all; null without any. Reorders its argument. */
function base(rates: Float64Array): number | null {
  if (rates.length === 0) return null
  const middle = medianInPlace(rates)
  const value = middle > 0 ? middle : sum(rates) / rates.length
  return value > 0 ? value : 1
}

/** What stands for 100 on each platform, in the order of PLATFORMS, in the unit of the measure. Every post once. */
export function platformBases(parts: readonly Part[]): number[] {
  return PLATFORMS.map(
    (_, platform) => base(ratesOf(parts, 'now', platform)) ?? base(ratesOf(parts, 'then', platform)) ?? 1,
  )
}

/**
 * Note [index]. Where platforms mix, a rate says more about the platform than about the group: each post is measured
 * against the median post of its platform, 100 × rate / median. Denominators are scaled instead of rates, so that
 * medians, logs and ratios of sums are all index numbers: the ratio of sums is 100 × interactions / interactions expected
 * had every post done as the median of its platform. Both periods use the medians of this one, so that a change of the
 * index is a change of the rates; a platform without posts now is measured against its own median then.
 */
export function asIndex(parts: readonly Part[]): Part[] {
  const bases = platformBases(parts)
  const scaled = ({ series }: Sample, runs: readonly PlatformRun[]): Sample => {
    const denominator = series.denominator.slice()
    for (const { platform, from, to } of runs) {
      const own = bases[platform] ?? 1
      for (let i = from; i < to; i++) denominator[i] = (at(denominator, i) * own) / 100
    }
    return new Sample({ interactions: series.interactions, denominator })
  }
  return parts.map((part) => ({
    ...part,
    now: scaled(part.now, part.nowRuns),
    then: scaled(part.then, part.thenRuns),
  }))
}

/** True as soon as one group holds posts of two platforms, in either period: the unit of the comparison is then the index. */
export function platformsMix(groups: readonly GroupPosts[]): boolean {
  return groups.some((group) => group.allPlatforms.size > 1)
}
