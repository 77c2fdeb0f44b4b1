import type { CompareQuery, ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import type { Days } from '../../../shared/periods'
import { SET_ASIDE } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import type { GroupsCompared } from '../statistics/compareGroups'
import { compareSamples } from '../statistics/compareSamples'
import { MIN_POSTS } from '../statistics/outcome'
import { periodChanges, networkChange } from './compareChange'
import { asides } from './compareAsides'
import { headline, trendFinding } from './compareFindings'
import { dominantPosts } from './dominantPosts'
import { groupRows, networkRow, rowOrder } from './compareRows'
import { resolveComparison, resolvePeriod } from './filter'
import { readNetwork, type Network } from './networkTables'
import { asIndex, platformsMix } from './platformIndex'
import { type GroupPosts, type RatedPosts, readRatedPosts } from './ratedPosts'

/** Everything a comparison is made of, before it becomes rows and sentences. */
export interface Comparing {
  readonly query: CompareQuery
  readonly network: Network
  readonly days: Days
  readonly before: Days | null
  readonly unit: 'rate' | 'index'
  /** Groups with posts in either period, in the unit of the comparison. */
  readonly groups: readonly GroupPosts[]
  readonly setAside: RatedPosts['setAside']
  /** The family: groups whose posts come from the same platforms. Never across platforms. */
  readonly family: readonly GroupPosts[]
  readonly tested: GroupsCompared
}

/**
 * Groups that may be tested against each other: those whose posts come from the same set of platforms, because what
 * counts as an interaction differs between platforms. The largest such set; by number of posts where two are as large.
 */
function comparable(groups: readonly GroupPosts[]): GroupPosts[] {
  const classes = new Map<string, GroupPosts[]>()
  for (const group of groups.filter(({ now }) => now.n > 0)) {
    const key = [...group.platforms].sort().join(' ')
    classes.set(key, [...(classes.get(key) ?? []), group])
  }
  const strong = (set: readonly GroupPosts[]) => set.filter(({ now }) => now.n >= MIN_POSTS).length
  const posts = (set: readonly GroupPosts[]) => set.reduce((total, { now }) => total + now.n, 0)
  const best = [...classes.values()].sort((a, b) => strong(b) - strong(a) || posts(b) - posts(a))[0]
  return best ?? []
}

/** Reads and tests; by platform nothing is tested. */
export async function compareData(session: Session, query: CompareQuery): Promise<Comparing> {
  const days = await resolvePeriod(session, query.filter.period)
  const before = await resolveComparison(session, query.filter.period, query.filter.compare)
  const network = await readNetwork(session)
  const { groups: read, setAside } = await readRatedPosts(session, query, { network, days, before })
  const unit = platformsMix(read) ? 'index' : 'rate'
  const groups = unit === 'index' ? asIndex(read) : read
  const family = query.by === 'platform' ? [] : comparable(groups)
  const tested = compareSamples(family.map(({ key, now }) => ({ key, sample: now })))
  return { query, network, days, before, unit, groups, setAside, family, tested }
}

/** Brackets of more than one row, lettered from the top; none where nothing was tested. */
function brackets(comparing: Comparing): ComparisonResult['brackets'] {
  const wide = (comparing.tested.grouping?.brackets ?? []).filter(({ from, to }) => to > from)
  return wide.map(({ from, to }, i) => ({ letter: letter(i), from, to }))
}

/** A…Z, AA, AB… */
function letter(i: number): string {
  return (i >= 26 ? letter(Math.floor(i / 26) - 1) : '') + String.fromCharCode(65 + (i % 26))
}

const bounds = (interval: { lower: number; upper: number } | null) =>
  interval === null ? null : { low: interval.lower, high: interval.upper }

function pairs({ tested }: Comparing): ComparisonResult['pairs'] {
  return tested.pairs.map((pair) => ({
    a: pair.a,
    b: pair.b ?? 'rest',
    ratio: pair.hlRatio,
    interval: bounds(pair.interval),
    superiority: pair.A,
    delta: pair.delta,
    p: pair.p,
    q: pair.q,
    strength: pair.strength,
  }))
}

/** A comparison without rows: nothing was published, or nothing has this rate. */
function assemble(comparing: Comparing, rows: GroupRow[], network: GroupRow, said: Said): ComparisonResult {
  const { query, unit, days, before, tested, setAside } = comparing
  const kruskal = tested.kruskalWallis
  return {
    by: query.by,
    rate: query.rate,
    unit,
    from: days.from,
    to: days.to,
    before,
    rows,
    network,
    pairs: pairs(comparing),
    brackets: brackets(comparing),
    kruskal: kruskal === null ? null : { h: kruskal.H, df: kruskal.df, p: kruskal.p },
    ...said,
    setAside: SET_ASIDE.flatMap((reason) => {
      const n = setAside.get(reason) ?? 0
      return n > 0 ? [{ reason, n }] : []
    }),
  }
}

interface Said {
  readonly finding: Finding
  readonly trend: Finding | null
  readonly asides: Finding[]
}

/**
 * Compares groups of posts by one named rate, over one period and against another: contract `compare.groups`.
 * Reach is used as a denominator post by post and in ratios of sums, and no sum of it leaves this function.
 * @throws NOT_FOUND when the period's term is gone
 */
export async function compareGroups(session: Session, query: CompareQuery): Promise<ComparisonResult> {
  const comparing = await compareData(session, query)
  const dominant = await dominantPosts(session, comparing)
  const changes = comparing.before === null ? null : periodChanges(comparing)
  const rows = rowOrder(comparing, groupRows(comparing, { dominant, changes }))
  const change = comparing.before === null ? null : networkChange(comparing)
  const network = networkRow(comparing, rows, change)
  const trend = change === null ? null : trendFinding(comparing, network, change)
  const finding = headline(comparing, rows, network)
  return assemble(comparing, rows, network, { finding, trend, asides: asides(comparing, rows) })
}
