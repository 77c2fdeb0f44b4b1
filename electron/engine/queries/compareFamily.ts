import type { Grouping as By } from '../../../shared/vocabulary'
import { type BrunnerMunzel, brunnerMunzel } from '../statistics/brunnerMunzel'
import { type BinnedGroup, compareWithRest, kruskalWallisBinned, pooledBins } from '../statistics/binned'
import {
  ALL_PAIRS_UP_TO,
  type Grouping,
  groupingOf,
  type GroupSummary,
  type PairComparison,
} from '../statistics/compareGroups'
import { judgeFamily, orderOf } from '../statistics/compareSamples'
import type { Compared } from '../statistics/compareTwo'
import { type KruskalWallis, kruskalWallisOfSorted } from '../statistics/kruskalWallis'
import { DEFAULT_SEED, LEVEL, MIN_POSTS } from '../statistics/outcome'
import { anyRank, rankIntervals } from '../statistics/ranks'
import { type Sample, together } from '../statistics/sample'
import { type ShrunkenOrder, shrunkenOrder } from '../statistics/shrunkenOrder'
import { IN_TIME, inKeyOrder } from './groupKeys'
import type { GroupPosts, Part } from './groupParts'

/** Who is tested against whom. */
export type Scheme = 'pairs' | 'rest' | 'focus'

/** Groups that may be tested against each other, with the parts their posts are in. */
export interface FamilyOfGroups {
  readonly by: By
  readonly groups: readonly GroupPosts[]
  readonly parts: readonly Part[]
  readonly against: 'pairs' | 'rest'
  readonly focus: string | null
}

/** One test of the family, judged. */
export interface PairTested extends PairComparison {
  readonly shared: number
  readonly brunnerMunzel: Pick<BrunnerMunzel, 'p' | 'permutation'> | null
}

/** Everything the tests say of a family of groups. */
export interface FamilyTested {
  readonly scheme: Scheme
  readonly groups: readonly GroupSummary[]
  readonly pairs: readonly PairTested[]
  readonly kruskalWallis: KruskalWallis | null
  readonly order: ShrunkenOrder | null
  readonly grouping: Grouping | null
}

/** One test to be judged in its family. */
export interface Job {
  readonly a: string
  readonly b: string | null
  readonly compared: Compared
  readonly shared: number
  /** Both sides, where they are small enough for Brunner–Munzel. */
  readonly sides: { readonly x: Sample; readonly y: Sample } | null
}

/** Posts of all groups times groups, up to which every group is set against the others post by post; above, by bins. */
const EXACT_RESTS = 2_000_000

/** Posts of two sides together up to which Brunner–Munzel is computed, whose permutation test sweeps all of them each time. */
const BRUNNER_MUNZEL_UP_TO = 5000

const sizeOf = (parts: readonly Part[]) => parts.reduce((total, { now }) => total + now.n, 0)

const job = (a: string, b: string | null, x: Sample, y: Sample, shared: number): Job[] => {
  const compared = x.against(y)
  if (compared === null) return []
  return [{ a, b, compared, shared, sides: x.n + y.n <= BRUNNER_MUNZEL_UP_TO ? { x, y } : null }]
}

/** Posts of `a` that are not in `b`; the group itself where nothing is shared. */
function exclusive(a: GroupPosts, b: string, parts: readonly Part[]): Sample {
  const own = parts.filter(({ keys }) => keys.includes(a.key))
  if (!own.some(({ keys }) => keys.includes(b))) return a.now
  return together(own.filter(({ keys }) => !keys.includes(b)).map(({ now }) => now))
}

/** Every pair. Posts in both groups (two themes) are in neither side: the test asks for independent groups. */
function allPairs(groups: readonly GroupPosts[], parts: readonly Part[]): Job[] {
  return groups.flatMap((a, i) =>
    groups.slice(i + 1).flatMap((b) => {
      const both = parts.filter(({ keys }) => keys.includes(a.key) && keys.includes(b.key))
      return job(a.key, b.key, exclusive(a, b.key, parts), exclusive(b, a.key, parts), sizeOf(both))
    }),
  )
}

/** One group against all posts of the family that are not in it, also those of groups too small to stand alone. */
function againstRest(group: GroupPosts, parts: readonly Part[]): Job[] {
  const rest = parts.filter(({ keys }) => !keys.includes(group.key)).map(({ now }) => now)
  const [single, ...more] = rest
  return job(group.key, null, group.now, single !== undefined && more.length === 0 ? single : together(rest), 0)
}

/** The same for many posts: the bins of everything less those of the group. */
function againstBins(groups: readonly GroupPosts[], parts: readonly Part[]): Job[] {
  const bins = parts.map(({ now }) => now.bins())
  const pool: BinnedGroup = {
    rates: pooledBins(bins.map((own) => own.rates)),
    logs: pooledBins(bins.map((own) => own.logs)),
  }
  return groups.flatMap(({ key, now }) => {
    if (now.n < MIN_POSTS || pool.rates.n - now.n < MIN_POSTS) return []
    return [{ a: key, b: null, compared: compareWithRest(now.bins(), pool), shared: 0, sides: null }]
  })
}

/** Groups of at least 6 posts, in the order of their keys, so that no number depends on the order given. */
const eligibleOf = (groups: readonly GroupPosts[]) =>
  groups.filter(({ now }) => now.n >= MIN_POSTS).sort((a, b) => (a.key < b.key ? -1 : 1))

/** One group chosen; each against the rest when asked for or above 12 groups; else every pair. */
export function schemeOf({ groups, against, focus }: FamilyOfGroups): Scheme {
  if (focus !== null) return 'focus'
  return against === 'rest' || eligibleOf(groups).length > ALL_PAIRS_UP_TO ? 'rest' : 'pairs'
}

/** Each of the groups against the posts that are not in it, exactly where that is little work. */
export function restJobs(groups: readonly GroupPosts[], parts: readonly Part[]): Job[] {
  const isMany = sizeOf(parts) * groups.length > EXACT_RESTS
  return isMany ? againstBins(groups, parts) : groups.flatMap((group) => againstRest(group, parts))
}

function jobsOf(family: FamilyOfGroups): Job[] {
  const { groups, parts, focus } = family
  const eligible = eligibleOf(groups)
  const scheme = schemeOf(family)
  if (scheme === 'pairs') return allPairs(eligible, parts)
  return restJobs(scheme === 'focus' ? eligible.filter(({ key }) => key === focus) : eligible, parts)
}

/** Of three groups or more. By theme over the posts that have only one of the themes: overlapping groups are not independent. */
function kruskal(groups: readonly GroupPosts[], parts: readonly Part[]): KruskalWallis | null {
  const alone = parts.some(({ keys }) => keys.length > 1)
    ? groups.flatMap(({ key }) =>
        parts.filter(({ keys }) => keys.length === 1 && keys[0] === key).map(({ now }) => now),
      )
    : groups.map(({ now }) => now)
  const samples = alone.filter(({ n }) => n >= MIN_POSTS)
  if (samples.length < 3) return null
  const isMany = samples.reduce((all, { n }) => all + n, 0) * samples.length > EXACT_RESTS
  if (isMany || samples.some(({ isLarge }) => isLarge))
    return kruskalWallisBinned(samples.map((sample) => sample.bins().rates))
  return kruskalWallisOfSorted(samples.map((sample) => sample.sorted().rates)).value
}

function order(groups: readonly GroupPosts[], isShown: boolean): ShrunkenOrder | null {
  const ranksOf = isShown ? rankIntervals : anyRank
  if (groups.some(({ now }) => now.isSelected))
    return orderOf(
      groups.map(({ key, now }) => ({ key, sample: now })),
      DEFAULT_SEED,
      ranksOf,
    )
  const logs = groups.map(({ key, now }) => ({ key, logs: now.sorted().logs }))
  return shrunkenOrder(logs, DEFAULT_SEED, LEVEL, ranksOf)
}

/** Keys of the groups with a median in the order in which rows stand: time, else shrunken, else by median. */
function rowKeys({ by }: FamilyOfGroups, summaries: readonly GroupSummary[], shrunken: ShrunkenOrder | null): string[] {
  const keys = summaries
    .filter(({ dotsOnly }) => !dotsOnly)
    .sort((a, b) => (b.median ?? 0) - (a.median ?? 0) || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key)
  if (IN_TIME.has(by)) return keys.sort(inKeyOrder(by))
  return shrunken === null ? keys : shrunken.ranked.map(({ key }) => key)
}

/** The p of Brunner and Munzel for A; not for very large groups, where any two spreads differ. */
function spreadFree(sides: Job['sides']): PairTested['brunnerMunzel'] {
  if (sides === null) return null
  const { value } = brunnerMunzel(sides.x.sorted().rates, sides.y.sorted().rates)
  return value === null ? null : { p: value.p, permutation: value.permutation }
}

/**
 * Tests several families (panels) as one: q by Benjamini–Hochberg and adjusted intervals over all tests on screen.
 * @param isShown false spares Brunner–Munzel and the draws of ranks, which no sentence and no order rests on
 * @returns one result per family, in their order
 */
export function testFamilies(families: readonly FamilyOfGroups[], isShown: boolean): FamilyTested[] {
  const jobs = families.flatMap((family, index) => jobsOf(family).map((own) => ({ ...own, index })))
  const judged = judgeFamily(jobs)
  return families.map((family, index) => {
    const { groups, parts } = family
    const eligible = eligibleOf(groups)
    const pairs = judged.flatMap(({ index: own, a, b, compared, shared, sides, q, adjusted, strength }) =>
      own === index
        ? [
            {
              a,
              b,
              ...compared.result,
              q,
              adjusted,
              strength,
              shared,
              brunnerMunzel: isShown ? spreadFree(sides) : null,
            },
          ]
        : [],
    )
    const shrunken = order(eligible, isShown)
    const summaries = groups.map(({ key, now }) => now.summary(key))
    const scheme = schemeOf(family)
    return {
      scheme,
      groups: summaries,
      pairs,
      kruskalWallis: kruskal(eligible, parts),
      order: shrunken,
      grouping: scheme === 'pairs' ? groupingOf(rowKeys(family, summaries, shrunken), pairs) : null,
    }
  })
}
