import type { GroupRow } from '../../../shared/contract/compare'
import { PLATFORMS } from '../../../shared/vocabulary'
import type { GroupSummary } from '../statistics/compareGroups'
import type { Interval } from '../statistics/outcome'
import type { RatioOfSums } from '../statistics/ratioOfSums'
import { ratioTogether } from '../statistics/sample'
import type { Change, NetworkChange } from './compareChange'
import type { Comparing } from './compareGroups'
import type { DominantPost } from './dominantPosts'
import { equalWeightMedian } from './equalWeight'
import { inOrder, type Network } from './networkTables'
import type { GroupPosts } from './ratedPosts'

interface Extras {
  readonly dominant: ReadonlyMap<string, DominantPost>
  readonly changes: ReadonlyMap<string, Change> | null
}

const bounds = (interval: Interval | null) => (interval === null ? null : { low: interval.lower, high: interval.upper })

function ratio(ratioOfSums: RatioOfSums | null): GroupRow['ratioOfSums'] {
  return ratioOfSums === null
    ? null
    : { value: ratioOfSums.ratio, interval: { low: ratioOfSums.lower, high: ratioOfSums.upper } }
}

/** What names a group: label from the data, colour slot, platform. Words of the vocabulary have no label. */
function naming({ query, network }: Comparing, group: GroupPosts): Pick<GroupRow, 'label' | 'slot' | 'platform'> {
  const [single, ...more] = inOrder(group.platforms)
  const platform = more.length === 0 ? (single ?? null) : null
  const account = query.by === 'account' ? network.accounts.get(Number(group.key)) : undefined
  const branch = branchOf(network, query.by === 'branch' ? Number(group.key) : (account?.branchId ?? null))
  if (query.by === 'account') {
    return { label: account?.name ?? null, slot: branch?.slot ?? null, platform: account?.platform ?? platform }
  }
  if (query.by === 'branch') return { label: branch?.shortName ?? null, slot: branch?.slot ?? null, platform }
  // A platform without a post that can be compared (LinkedIn by reach) is still that platform.
  const own = query.by === 'platform' ? PLATFORMS.find((each) => each === group.key) : undefined
  return { label: null, slot: null, platform: own ?? platform }
}

function branchOf(network: Network, id: number | null) {
  return id === null || Number.isNaN(id) ? undefined : network.branches.get(id)
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

/** Sum of the denominators where they may be added: views only. Followers are people, and so is reach. */
function views({ query }: Comparing, group: GroupPosts): number | null {
  return query.rate === 'erv' ? group.counted.denominators : null
}

function row(comparing: Comparing, group: GroupPosts, summary: GroupSummary, extras: Extras): GroupRow {
  const order = comparing.tested.order?.ranked.find(({ key }) => key === group.key)
  const then = comparing.before === null ? null : group.then.summary(group.key)
  const dominant = extras.dominant.get(group.key)
  return {
    key: group.key,
    ...naming(comparing, group),
    n: summary.n,
    median: summary.median,
    interval: bounds(summary.interval),
    ratioOfSums: ratio(summary.ratioOfSums),
    disagrees: false,
    dominant: dominant === undefined ? null : { ...dominant },
    interactions: group.now.interactions,
    views: views(comparing, group),
    shrunken: order?.shrunk ?? null,
    immature: group.immature,
    previous: then && {
      n: then.n,
      median: then.median,
      interval: bounds(then.interval),
      change: extras.changes?.get(group.key) ?? null,
    },
  }
}

/** One row per group, in no order yet. */
export function groupRows(comparing: Comparing, extras: Extras): GroupRow[] {
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

/** Display order: the tested family by shrunken estimate, then other groups with a median, then dots, then empty ones. */
export function rowOrder({ query, tested }: Comparing, rows: readonly GroupRow[]): GroupRow[] {
  const keys = tested.order?.ranked.map(({ key }) => key) ?? tested.grouping?.keys ?? []
  const place = new Map(keys.map((key, i) => [key, i]))
  const tier = (own: GroupRow) => (place.has(own.key) ? 0 : own.median !== null ? 1 : own.n > 0 ? 2 : 3)
  if (query.by === 'platform') {
    const at = (own: GroupRow) => PLATFORMS.findIndex((platform) => platform === own.key)
    return [...rows].sort((a, b) => at(a) - at(b))
  }
  const by = (a: GroupRow, b: GroupRow) =>
    tier(a) - tier(b) ||
    (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0) ||
    (b.median ?? 0) - (a.median ?? 0) ||
    b.n - a.n ||
    (a.key < b.key ? -1 : 1)
  return [...rows].sort(by)
}

/**
 * The network as reference: the median with the same weight for each group (equalWeight.ts), over the groups that may be
 * compared. Across platforms it has none. n, interactions and the ratio of sums are those of all posts.
 */
export function networkRow(comparing: Comparing, rows: readonly GroupRow[], change: NetworkChange | null): GroupRow {
  const { groups, query } = comparing
  const family = query.by === 'platform' ? (groups.length === 1 ? groups : []) : comparing.family
  const now = equalWeightMedian(family.map((group) => group.now))
  const then = comparing.before === null ? null : equalWeightMedian(family.map((group) => group.then))
  const views = rows.every((own) => own.views !== null)
    ? rows.reduce((total, own) => total + (own.views ?? 0), 0)
    : null
  return {
    key: 'network',
    label: null,
    slot: null,
    platform: null,
    n: rows.reduce((total, own) => total + own.n, 0),
    median: now?.median ?? null,
    interval: now?.interval ?? null,
    ratioOfSums:
      family.length === 0
        ? null
        : ratio(
            ratioTogether(
              family.map((group) => group.now),
              'network',
            ),
          ),
    disagrees: false,
    dominant: null,
    interactions: rows.reduce((total, own) => total + own.interactions, 0),
    views: query.rate === 'erv' ? views : null,
    shrunken: null,
    immature: rows.reduce((total, own) => total + own.immature, 0),
    previous: change && {
      n: change.nBefore,
      median: then?.median ?? null,
      interval: then?.interval ?? null,
      change: change.change,
    },
  }
}
