import type { GroupRow } from '../../../shared/contract/compare'
import { MEASURE_CATALOG } from '../metrics/catalog'
import type { GroupSummary } from '../statistics/compareGroups'
import type { RatioOfSums } from '../statistics/ratioOfSums'
import { ratioTogether, together } from '../statistics/sample'
import type { Change, NetworkChange } from './compareChange'
import type { Told } from './compareSituation'
import type { DominantPost } from './dominantPosts'
import { type EqualWeightMedian, equalWeightMedian } from './equalWeight'
import { IN_TIME, inKeyOrder } from './groupKeys'
import { groupName } from './groupNames'
import { type GroupPosts, NO_POSTS, type Part } from './groupParts'
import { lowHigh } from './lowHigh'

interface Extras {
  readonly dominant: ReadonlyMap<string, DominantPost>
  readonly changes: ReadonlyMap<string, Change> | null
}

function ratio(ratioOfSums: RatioOfSums | null): GroupRow['ratioOfSums'] {
  return ratioOfSums === null
    ? null
    : { value: ratioOfSums.ratio, interval: { low: ratioOfSums.lower, high: ratioOfSums.upper } }
}

/**
 * Reference of one group: the others that have a median and a ratio, each with the same weight. A post that outweighs
 * its group is left out of that group's ratio here, or every other group would seem to disagree because of it.
 */
export function othersOf(
  key: string,
  rows: readonly Pick<GroupRow, 'key' | 'median' | 'ratioOfSums' | 'dominant'>[],
): { median: number; ratio: number } | null {
  const others = rows.flatMap((row) =>
    row.key !== key && row.median !== null && row.ratioOfSums !== null
      ? [{ median: row.median, ratio: row.dominant?.ratioWithout ?? row.ratioOfSums.value }]
      : [],
  )
  if (others.length === 0) return null
  const mean = (pick: 'median' | 'ratio') => others.reduce((total, other) => total + other[pick], 0) / others.length
  return { median: mean('median'), ratio: mean('ratio') }
}

/** Sums that may be shown: of what the measure counts, and of views. Followers are people, and so is reach: never added. */
function sums(
  { query }: Told,
  own: Pick<Part, 'now' | 'counted'>,
): Pick<GroupRow, 'interactions' | 'views' | 'clicks'> {
  const { numerator, denominator } = MEASURE_CATALOG[query.rate]
  const total = (what: string) => (numerator === what ? own.now.interactions : null)
  return {
    interactions: total('interactions'),
    views: denominator === 'views' ? own.counted.denominators : total('views'),
    clicks: total('clicks'),
  }
}

/** The ratio of sums may be shown: not that of reach per post, whose mean times n is a sum of reach. */
const hasRatio = ({ query }: Told): boolean => MEASURE_CATALOG[query.rate].numerator !== 'reach'

/** A…Z, AA, AB… */
export function letter(i: number): string {
  return (i >= 26 ? letter(Math.floor(i / 26) - 1) : '') + String.fromCharCode(65 + (i % 26))
}

/** Place among the groups ordered, and letters: two rows share one if and only if they are not told apart. */
function places({ tested }: Told, key: string): Pick<GroupRow, 'shrunken' | 'ranks' | 'letters'> {
  const own = tested.order?.ranked.find((ranked) => ranked.key === key)
  const index = tested.grouping?.keys.indexOf(key) ?? -1
  return {
    shrunken: own?.shrunk ?? null,
    ranks: own === undefined ? null : { best: own.best, worst: own.worst },
    letters: (tested.grouping?.letters[index] ?? []).map((i) => letter(i).toLowerCase()),
  }
}

function row(comparing: Told, group: GroupPosts, summary: GroupSummary, extras: Extras): GroupRow {
  const then = comparing.before === null ? null : group.then.summary(group.key)
  const dominant = extras.dominant.get(group.key)
  const without = comparing.withoutFlagged.get(group.key)
  return {
    key: group.key,
    ...groupName(comparing.query.by, group.key, comparing, group.platforms),
    n: summary.n,
    median: summary.median,
    interval: lowHigh(summary.interval),
    outliers: without?.outliers ?? 0,
    medianWithout: without?.median ?? null,
    intervalWithout: lowHigh(without?.interval ?? null),
    ratioOfSums: hasRatio(comparing) ? ratio(summary.ratioOfSums) : null,
    disagrees: false,
    dominant: dominant === undefined ? null : { ...dominant },
    ...sums(comparing, group),
    ...places(comparing, group.key),
    immature: group.immature,
    previous: then && {
      n: then.n,
      median: then.median,
      interval: lowHigh(then.interval),
      change: extras.changes?.get(group.key) ?? null,
    },
  }
}

/** One row per group, in no order yet. */
export function groupRows(comparing: Told, extras: Extras): GroupRow[] {
  const tested = new Map(comparing.tested.groups.map((summary) => [summary.key, summary]))
  const rows = comparing.groups.map((group) =>
    row(comparing, group, tested.get(group.key) ?? group.now.summary(group.key), extras),
  )
  // Different platforms have different rates by nature: no direction to agree on.
  if (comparing.query.by === 'platform') return rows
  const family = new Set(comparing.family.map(({ key }) => key))
  const peers = rows.filter(({ key }) => family.has(key))
  return rows.map((own) => {
    const others = family.has(own.key) ? othersOf(own.key, peers) : null
    if (others === null || own.median === null || own.ratioOfSums === null) return own
    const disagrees = (own.median - others.median) * (own.ratioOfSums.value - others.ratio) < 0
    return { ...own, disagrees }
  })
}

/** Display order: time and platforms in their own; else the tested family by shrunken estimate, then other groups with a median, dots, empty ones. */
export function rowOrder({ query, tested }: Told, rows: readonly GroupRow[]): GroupRow[] {
  if (query.by === 'platform' || IN_TIME.has(query.by)) {
    const order = inKeyOrder(query.by)
    return [...rows].sort((a, b) => order(a.key, b.key))
  }
  const keys = tested.order?.ranked.map(({ key }) => key) ?? tested.grouping?.keys ?? []
  const place = new Map(keys.map((key, i) => [key, i]))
  const tier = (own: GroupRow) => (place.has(own.key) ? 0 : own.median !== null ? 1 : own.n > 0 ? 2 : 3)
  const by = (a: GroupRow, b: GroupRow) =>
    tier(a) - tier(b) ||
    (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0) ||
    (b.median ?? 0) - (a.median ?? 0) ||
    b.n - a.n ||
    (a.key < b.key ? -1 : 1)
  return [...rows].sort(by)
}

/** Median of the groups together: each with the same weight; by theme every post once, since themes overlap. */
function medianTogether(
  groups: readonly GroupPosts[],
  parts: readonly Part[],
  side: 'now' | 'then',
): EqualWeightMedian | null {
  const overlap = parts.some(({ keys }) => keys.length > 1)
  return equalWeightMedian(overlap ? [together(parts.map((part) => part[side]))] : groups.map((group) => group[side]))
}

const total = (parts: readonly Part[], pick: (part: Part) => number): number =>
  parts.reduce((all, part) => all + pick(part), 0)

/** Sums over posts, each once; null where the measure does not count it. */
function sumsOf(comparing: Told): Pick<GroupRow, 'interactions' | 'views' | 'clicks'> {
  const own = comparing.parts.map((part) => sums(comparing, part))
  const none = sums(comparing, { now: NO_POSTS, counted: NO_POSTS })
  const add = (what: keyof typeof none) =>
    none[what] === null ? null : own.reduce((all, part) => all + (part[what] ?? 0), 0)
  return { interactions: add('interactions'), views: add('views'), clicks: add('clicks') }
}

/** What the network is without the posts flagged, from the comparison that leaves them out. */
function withoutFlagged(
  comparing: Told,
  now: EqualWeightMedian | null,
): Pick<GroupRow, 'outliers' | 'medianWithout' | 'intervalWithout'> {
  const { query, other, flagged } = comparing
  const cut = query.outliers === 'without' || other === null ? now : medianOf(other, 'now')
  return { outliers: flagged, medianWithout: cut?.median ?? null, intervalWithout: cut?.interval ?? null }
}

/** The groups that may be compared, as one; across platforms there is none, unless there is only one. */
function medianOf({ query, groups, parts, family, familyParts }: Told, side: 'now' | 'then'): EqualWeightMedian | null {
  if (query.by !== 'platform') return medianTogether(family, familyParts, side)
  return groups.length === 1 ? medianTogether(groups, parts, side) : null
}

/**
 * The network as reference: the median with the same weight for each group (equalWeight.ts), over the groups that may be
 * compared. Across platforms it has none. n, sums and the ratio of sums are those of all posts, each once.
 */
export function networkRow(comparing: Told, change: NetworkChange | null): GroupRow {
  const { parts, query, groups } = comparing
  const family = query.by === 'platform' ? (groups.length === 1 ? parts : []) : comparing.familyParts
  const now = medianOf(comparing, 'now')
  const then = comparing.before === null ? null : medianOf(comparing, 'then')
  const own = family.map((part) => part.now)
  return {
    key: 'network',
    label: null,
    slot: null,
    platform: null,
    n: total(parts, (part) => part.now.n),
    median: now?.median ?? null,
    interval: now?.interval ?? null,
    ...withoutFlagged(comparing, now),
    ratioOfSums: family.length === 0 || !hasRatio(comparing) ? null : ratio(ratioTogether(own, 'network')),
    disagrees: false,
    dominant: null,
    ...sumsOf(comparing),
    shrunken: null,
    ranks: null,
    letters: [],
    immature: total(parts, (part) => part.immature),
    previous: change && {
      n: change.nBefore,
      median: then?.median ?? null,
      interval: then?.interval ?? null,
      change: change.change,
    },
  }
}
