import type { GroupRow } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import { MIN_POSTS } from '../statistics/outcome'
import { ALPHA } from '../statistics/strength'
import type { NetworkChange } from './compareChange'
import type { PairTold } from './compareFamily'
import { postsOf, type Told } from './compareSituation'
import { groupName, labelOf } from './groupNames'
import { inOrder } from './networkTables'

const compared = ({ query, unit }: Told) => ({ by: query.by, rate: query.rate, measure: query.rate, unit })

/** Pairs of one strength as "winner over loser". */
function wins(pairs: readonly PairTold[], strength: PairTold['strength']): { over: string; under: string }[] {
  return pairs.flatMap(({ a, b, isAbove, strength: own }) =>
    own !== strength || b === null ? [] : [isAbove ? { over: a, under: b } : { over: b, under: a }],
  )
}

/** The group that stands above most others at this strength; the highest on screen where several do. */
function leading(rows: readonly GroupRow[], found: readonly { over: string; under: string }[]) {
  const followers = (key: string) => found.filter(({ over }) => over === key).map(({ under }) => under)
  const best = rows.reduce<GroupRow | null>(
    (top, row) => (followers(row.key).length > (top ? followers(top.key).length : 0) ? row : top),
    null,
  )
  if (best === null) return null
  const below = new Set(followers(best.key))
  return { leader: best, followers: rows.filter(({ key }) => below.has(key)) }
}

/**
 * Whether the groups differ at all: Kruskal–Wallis of three groups or more. A sentence picks among many pairs, and among nine equal
 * groups some pair is "likely" more often than not (measured): the sentence says so only where this test agrees.
 */
const differs = ({ tested }: Told): boolean => tested.kruskalWallis === null || tested.kruskalWallis.p < ALPHA

function pairsFinding(comparing: Told, rows: readonly GroupRow[], network: GroupRow): Finding {
  const { pairs } = comparing.tested
  const clear = pairs.filter(({ strength }) => strength === 'clear').length
  const tested = rows.filter(({ key }) => comparing.family.some((group) => group.key === key))
  const n = postsOf({ parts: comparing.familyParts })
  for (const strength of ['clear', 'likely'] as const) {
    if (strength === 'likely' && !differs(comparing)) continue
    const found = leading(tested, wins(pairs, strength))
    if (found === null) continue
    return makeFinding('groups_differ', strength, {
      ...compared(comparing),
      leader: found.leader.key,
      leaderLabel: labelOf(found.leader),
      followers: found.followers.map(({ key }) => key),
      followerLabels: found.followers.map(labelOf),
      medianTop: found.leader.median ?? 0,
      medianFollowers: found.followers.map(({ median }) => String(median)),
      n,
      clear,
      family: pairs.length,
    })
  }
  const groups = tested.filter(({ median }) => median !== null).length
  const data = { ...compared(comparing), groups, n, median: network.median, family: pairs.length }
  return makeFinding('nothing_separates', 'cannot_tell', data)
}

function restFinding(comparing: Told, rows: readonly GroupRow[], network: GroupRow): Finding {
  const { pairs } = comparing.tested
  const clear = pairs.filter(({ strength }) => strength === 'clear').length
  const n = postsOf({ parts: comparing.familyParts })
  for (const strength of ['clear', 'likely'] as const) {
    if (strength === 'likely' && !differs(comparing)) continue
    const found = pairs.filter((pair) => pair.strength === strength)
    if (found.length === 0) continue
    const side = (isAbove: boolean) => {
      const keys = new Set(found.filter((pair) => pair.isAbove === isAbove).map(({ a }) => a))
      return rows.filter(({ key }) => keys.has(key))
    }
    const [above, below] = [side(true), side(false)]
    return makeFinding('groups_off_network', strength, {
      ...compared(comparing),
      above: above.map(({ key }) => key),
      aboveLabels: above.map(labelOf),
      below: below.map(({ key }) => key),
      belowLabels: below.map(labelOf),
      nAbove: above.length,
      nBelow: below.length,
      n,
      clear,
      family: pairs.length,
    })
  }
  const data = { ...compared(comparing), groups: pairs.length, n, median: network.median, family: pairs.length }
  return makeFinding('nothing_separates', 'cannot_tell', data)
}

function oneGroup(comparing: Told, row: GroupRow): Finding {
  return makeFinding('one_group', null, {
    ...compared(comparing),
    key: row.key,
    label: labelOf(row),
    n: row.n,
    median: row.median ?? 0,
    low: row.interval?.low ?? 0,
    high: row.interval?.high ?? 0,
  })
}

/** One group against the rest: the only test on screen. */
function focusFinding(comparing: Told, rows: readonly GroupRow[], focus: string): Finding {
  const row = rows.find(({ key }) => key === focus)
  const [pair] = comparing.tested.pairs
  const label = row === undefined ? (groupName(comparing.query.by, focus, comparing).label ?? focus) : labelOf(row)
  const base = { ...compared(comparing), key: focus, label }
  if (!pair?.numbers || row === undefined || row.median === null)
    return makeFinding('focus_untested', null, { ...base, n: row?.n ?? 0, needed: MIN_POSTS })
  const { strength } = pair
  const { hlRatio: ratio, interval, n1, n2 } = pair.numbers
  const numbers = { ratio, change: Math.abs(ratio - 1), low: interval?.lower ?? null, high: interval?.upper ?? null }
  const code = strength === 'cannot_tell' ? 'focus_cannot_tell' : ratio > 1 ? 'focus_above' : 'focus_below'
  return makeFinding(code, strength, { ...base, ...numbers, median: row.median, n: n1, nOthers: n2 })
}

/** The sentence above the chart: one code, its strength, its data. Never says more than the tests do. */
export function headline(comparing: Told, rows: readonly GroupRow[], network: GroupRow): Finding {
  const { query, days, setAside, tested } = comparing
  const base = compared(comparing)
  const n = postsOf(comparing)
  if (n === 0) {
    const left = [...setAside.values()].reduce((total, count) => total + count, 0)
    return makeFinding('no_posts', null, { ...base, from: days.from, to: days.to, setAside: left })
  }
  const withMedian = rows.filter(({ median }) => median !== null)
  const [first, ...more] = withMedian
  if (first === undefined) {
    const filled = rows.filter((row) => row.n > 0)
    const largest = Math.max(...filled.map((row) => row.n))
    return makeFinding('too_few_posts', null, { ...base, n, groups: filled.length, largest, needed: MIN_POSTS })
  }
  if (query.focus !== null && query.by !== 'platform') return focusFinding(comparing, rows, query.focus)
  if (more.length === 0) return oneGroup(comparing, first)
  if (query.by === 'platform') {
    const platforms = inOrder(comparing.groups.flatMap((group) => [...group.platforms]))
    return makeFinding('platforms_not_ranked', null, { rate: query.rate, platforms, n })
  }
  if (tested.pairs.length === 0)
    return makeFinding('nothing_comparable', null, { ...base, groups: withMedian.length, n })
  return tested.scheme === 'pairs' ? pairsFinding(comparing, rows, network) : restFinding(comparing, rows, network)
}

/** The second sentence: this period against the other one, for the network. */
export function trendFinding(
  comparing: Told,
  network: GroupRow,
  { n, nBefore, change }: NetworkChange,
): Finding | null {
  const { query, unit, days, before } = comparing
  if (before === null) return null
  const platforms = inOrder(comparing.groups.flatMap((group) => [...group.allPlatforms]))
  const data = {
    platform: platforms.length === 1 ? (platforms[0] ?? null) : null,
    rate: query.rate,
    measure: query.rate,
    unit,
    n,
    nBefore,
    median: network.median,
    medianBefore: network.previous?.median ?? null,
    from: days.from,
    to: days.to,
    beforeFrom: before.from,
    beforeTo: before.to,
  }
  if (change === null) return makeFinding('period_too_few', null, { ...data, needed: MIN_POSTS })
  const { ratio, interval, strength } = change
  const changed = { ...data, ratio, low: interval?.low ?? null, high: interval?.high ?? null }
  if (strength === 'cannot_tell') return makeFinding('period_cannot_tell', strength, changed)
  return makeFinding(ratio > 1 ? 'period_up' : 'period_down', strength, changed)
}
