import type { Finding } from '../../../shared/contract/common'
import type { TimeBreak, TimeChange, TimeQuery, TimeResult, TimeSeriesRow } from '../../../shared/contract/timeline'
import { makeFinding } from '../../../shared/findings'
import type { Days } from '../../../shared/periods'
import type { Platform } from '../../../shared/vocabulary'
import { MIN_POSTS } from '../statistics/outcome'
import { labelOf } from './groupNames'
import { QUARTERS_NEEDED } from './timelineChanges'

/** What sentences are made of. */
export interface Said {
  readonly query: TimeQuery
  readonly period: Days
  readonly series: readonly TimeSeriesRow[]
  readonly total: TimeSeriesRow
  readonly family: number
  /** Breaks drawn, and all of them between the oldest day compared and the end of the period. */
  readonly breaks: readonly TimeBreak[]
  readonly allBreaks: readonly TimeBreak[]
  readonly hidden: number
  readonly platforms: readonly Platform[]
}

function changeData({ query, period, total, platforms }: Said, change: TimeChange) {
  const [single, ...more] = platforms
  return {
    measure: query.measure,
    unit: total.unit,
    platform: more.length === 0 ? (single ?? null) : null,
    n: total.n,
    nBefore: change.n,
    median: total.median,
    medianBefore: change.median,
    from: period.from,
    to: period.to,
    beforeFrom: change.from,
    beforeTo: change.to,
  }
}

/** Up, down or open, by the strength of the change. */
function direction(strength: TimeChange['strength'], ratio: number): 'up' | 'down' | 'cannot_tell' {
  if (strength === null || strength === 'cannot_tell') return 'cannot_tell'
  return ratio > 1 ? 'up' : 'down'
}

/** The first sentence: everything of the period against the same period a year before. */
export function timeHeadline(said: Said): Finding {
  const { query, period, total } = said
  if (total.n === 0 && total.parts.every(({ points }) => points.every(({ n }) => n === 0))) {
    return makeFinding('time_no_posts', null, { measure: query.measure, ...period, setAside: 0 })
  }
  const change = total.changes.find(({ kind }) => kind === 'year_before')
  if (change === undefined)
    return makeFinding('time_no_posts', null, { measure: query.measure, ...period, setAside: 0 })
  const data = changeData(said, change)
  if (change.refused === 'break') {
    const cut = lastBreak(said.allBreaks, change, period)
    if (cut !== null) return makeFinding('time_break', 'cannot_tell', { ...data, ...breakData(cut, query.measure) })
  }
  if (change.refused === 'none') return makeFinding('time_none', 'cannot_tell', data)
  if (change.ratio === null) return makeFinding('time_too_few', 'cannot_tell', { ...data, needed: MIN_POSTS })
  const full = { ...data, ratio: change.ratio, ...interval(change.ratioInterval) }
  return makeFinding(`time_${direction(change.strength, change.ratio)}`, change.strength, full)
}

function interval(bounds: { readonly low: number; readonly high: number } | null) {
  return { low: bounds?.low ?? null, high: bounds?.high ?? null }
}

function lastBreak(breaks: readonly TimeBreak[], change: TimeChange, period: Days): TimeBreak | null {
  return breaks.findLast(({ origin, day }) => origin === 'data' && day > change.from && day <= period.to) ?? null
}

/** A rate by views had no column before: nothing came earlier under another name that may be divided by. */
function breakData({ platform, day }: TimeBreak, measure: TimeQuery['measure']) {
  return { breakPlatform: platform, day, metric: 'views', earlier: measure === 'erv' ? null : 'impressions' }
}

/** What else is true, and what to beware of. */
export function timeAsides(said: Said, setAside: TimeResult['setAside']): Finding[] {
  const immature = setAside.find(({ reason }) => reason === 'immature')?.n ?? 0
  const others = setAside.filter(({ reason }) => reason !== 'immature')
  return [
    ...seriesChanged(said),
    ...said.breaks.map(breakAside),
    ...said.total.changes.flatMap((change) => changeAside(said, change)),
    ...stepAsides(said),
    ...(immature > 0 ? [makeFinding('time_immature', null, { n: immature })] : []),
    ...(others.length > 0 ? [asideCounts(others)] : []),
    ...(said.query.measure === 'reach_per_post' ? [makeFinding('why_no_reach_total', null, {})] : []),
  ]
}

function asideCounts(setAside: TimeResult['setAside']): Finding {
  return makeFinding('set_aside', null, {
    n: setAside.reduce((sum, { n }) => sum + n, 0),
    reasons: setAside.map(({ reason }) => reason),
    counts: setAside.map(({ n }) => String(n)),
  })
}

function seriesChanged({ query, series, family }: Said): Finding[] {
  if (query.by === null) return []
  const changed = series.flatMap((row) => {
    const change = row.changes.find(({ kind }) => kind === 'year_before')
    // Among many groups one interval of its own says nothing: only what stands after correction is named.
    const isTold = change?.strength === 'clear' && change.ratio !== null
    return isTold ? [{ label: labelOf(row), isUp: (change.ratio ?? 1) > 1 }] : []
  })
  if (changed.length === 0) return []
  const labels = (isUp: boolean) => changed.filter((each) => each.isUp === isUp).map(({ label }) => label)
  const [upLabels, downLabels] = [labels(true), labels(false)]
  const counts = { up: upLabels.length, down: downLabels.length, tests: family }
  return [makeFinding('time_series_changed', 'clear', { upLabels, downLabels, ...counts })]
}

function breakAside({ platform, day, origin }: TimeBreak): Finding {
  return origin === 'data'
    ? makeFinding('time_metric_break', null, { breakPlatform: platform, day, metric: 'views', earlier: 'impressions' })
    : makeFinding('time_announced', null, { breakPlatform: platform, day })
}

/** The period before, and both comparisons with the calendar held even. */
function changeAside(said: Said, change: TimeChange): Finding[] {
  const found: Finding[] = []
  if (change.kind === 'period_before' && change.refused === 'quarters') {
    found.push(makeFinding('time_before_quarters', null, { quarters: change.quarters, needed: QUARTERS_NEEDED }))
  }
  if (change.kind === 'period_before' && change.ratio !== null) {
    const data = { ...changeData(said, change), ratio: change.ratio, ...interval(change.ratioInterval) }
    found.push(makeFinding(`time_before_${direction(change.strength, change.ratio)}`, change.strength, data))
  }
  const { adjusted } = change
  if (adjusted !== null) {
    const { ratio, n, nBefore, strata, strength } = adjusted
    const data = { kind: change.kind, ratio, ...interval(adjusted.interval), n, nBefore, strata }
    found.push(makeFinding(`time_even_${direction(strength, ratio)}`, strength, data))
  }
  return found
}

function stepAsides({ query, series, hidden, total, platforms }: Said): Finding[] {
  const points = series.flatMap(({ parts }) => parts.flatMap((part) => part.points))
  const small = points.filter(({ n }) => n > 0 && n < MIN_POSTS).length
  const isIndex = total.unit === 'index' || series.some(({ unit }) => unit === 'index')
  return [
    ...(small > 0 ? [makeFinding('time_small_steps', null, { n: small, needed: MIN_POSTS })] : []),
    ...(isIndex ? [makeFinding('time_index', null, { platforms: [...platforms] })] : []),
    ...(query.by === 'theme' ? [makeFinding('time_themes', null, {})] : []),
    ...(hidden > 0 ? [makeFinding('time_hidden', null, { n: hidden, shown: series.length })] : []),
  ]
}
