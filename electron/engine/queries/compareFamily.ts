import type { Grouping as By } from '../../../shared/vocabulary'
import { type BrunnerMunzel, brunnerMunzel } from '../statistics/brunnerMunzel'
import { type BinnedGroup, compareWithRest, kruskalWallisBinned, sideOfRest } from '../statistics/binned'
import { pooledBins } from '../statistics/bins'
import {
  ALL_PAIRS_UP_TO,
  type Grouping,
  groupingOf,
  type GroupSummary,
  type PairComparison,
} from '../statistics/compareGroups'
import { judgeFamily, orderOf } from '../statistics/compareSamples'
import type { Compared, TwoGroups } from '../statistics/compareTwo'
import { type KruskalWallis, kruskalWallisOfSorted } from '../statistics/kruskalWallis'
import { DEFAULT_SEED, LEVEL, MIN_POSTS } from '../statistics/outcome'
import { anyRank, rankIntervals } from '../statistics/ranks'
import { restOf, type Sample, together } from '../statistics/sample'
import { type ShrunkenOrder, shrunkenOrder } from '../statistics/shrunkenOrder'
import { judgeSides, type Sided, sideOf } from '../statistics/sided'
import type { Strength } from '../statistics/strength'
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

/** One test of the family as a sentence tells it. */
export interface PairTold {
  readonly a: string
  readonly b: string | null
  /** `a` is above `b` or the rest. */
  readonly isAbove: boolean
  readonly strength: Strength
  /** Null where the side alone was asked for. */
  readonly numbers: Pick<TwoGroups, 'n1' | 'n2' | 'hlRatio' | 'interval'> | null
}

/** One test of the family, judged. */
export interface PairTested extends PairComparison, PairTold {
  readonly shared: number
  readonly brunnerMunzel: Pick<BrunnerMunzel, 'p' | 'permutation'> | null
}

/** What a sentence about a family of groups rests on. */
export interface FamilyTold {
  readonly scheme: Scheme
  readonly groups: readonly GroupSummary[]
  readonly pairs: readonly PairTold[]
  readonly kruskalWallis: KruskalWallis | null
  readonly order: ShrunkenOrder | null
  readonly grouping: Grouping | null
}

/** Everything the tests say of a family of groups. */
export interface FamilyTested extends FamilyTold {
  readonly pairs: readonly PairTested[]
}

/** One test to be judged in its family. */
export interface Job<T = Compared> {
  readonly a: string
  readonly b: string | null
  readonly compared: T
  readonly shared: number
  /** Both sides, where they are small enough for Brunner–Munzel. */
  readonly sides: { readonly x: Sample; readonly y: Sample } | null
}

/** How two sides are compared: with all numbers, or for the side of 1 alone. */
interface Comparer<T> {
  readonly two: (x: Sample, y: Sample) => T | null
  readonly withRest: (own: BinnedGroup, pool: BinnedGroup) => T
}

const WHOLE: Comparer<Compared> = { two: (x, y) => x.against(y), withRest: compareWithRest }
const SIDES: Comparer<Sided> = { two: (x, y) => x.sideAgainst(y), withRest: sideOfRest }

/** All posts of a family by bin, each put together when first asked for. */
class Pool implements BinnedGroup {
  private readonly made: { rates?: BinnedGroup['rates']; logs?: BinnedGroup['logs'] } = {}

  constructor(private readonly parts: readonly Part[]) {}

  get rates() {
    return (this.made.rates ??= pooledBins(this.parts.map(({ now }) => now.bins().rates)))
  }

  get logs() {
    return (this.made.logs ??= pooledBins(this.parts.map(({ now }) => now.bins().logs)))
  }
}

/** Posts of all groups times groups, up to which every group is set against the others post by post; above, by bins. */
const EXACT_RESTS = 2_000_000

/** Posts of two sides together up to which Brunner–Munzel is computed, whose permutation test sweeps all of them each time. */
const BRUNNER_MUNZEL_UP_TO = 5000

const sizeOf = (parts: readonly Part[]) => parts.reduce((total, { now }) => total + now.n, 0)

function job<T>({ two }: Comparer<T>, keys: Pick<Job, 'a' | 'b' | 'shared'>, x: Sample, y: Sample): Job<T>[] {
  const compared = two(x, y)
  if (compared === null) return []
  return [{ ...keys, compared, sides: x.n + y.n <= BRUNNER_MUNZEL_UP_TO ? { x, y } : null }]
}

/** Posts of `a` that are not in `b`; the group itself where nothing is shared. */
function exclusive(a: GroupPosts, b: string, parts: readonly Part[]): Sample {
  const own = parts.filter(({ keys }) => keys.includes(a.key))
  if (!own.some(({ keys }) => keys.includes(b))) return a.now
  return together(own.filter(({ keys }) => !keys.includes(b)).map(({ now }) => now))
}

/** Every pair. Posts in both groups (two themes) are in neither side: the test asks for independent groups. */
function allPairs<T>(comparer: Comparer<T>, groups: readonly GroupPosts[], parts: readonly Part[]): Job<T>[] {
  return groups.flatMap((a, i) =>
    groups.slice(i + 1).flatMap((b) => {
      const both = parts.filter(({ keys }) => keys.includes(a.key) && keys.includes(b.key))
      const keys = { a: a.key, b: b.key, shared: sizeOf(both) }
      return job(comparer, keys, exclusive(a, b.key, parts), exclusive(b, a.key, parts))
    }),
  )
}

/** One group against all posts of the family that are not in it, also those of groups too small to stand alone. */
function againstRest<T>(
  comparer: Comparer<T>,
  { key, now }: GroupPosts,
  { all, parts }: { readonly all: Sample; readonly parts: readonly Part[] },
): Job<T>[] {
  const samples = (isOwn: boolean) => parts.filter(({ keys }) => keys.includes(key) === isOwn).map((part) => part.now)
  const rest = samples(false)
  const [single, ...more] = rest
  const others = single !== undefined && more.length === 0 ? single : restOf(all, samples(true), rest)
  return job(comparer, { a: key, b: null, shared: 0 }, now, others)
}

/** The same for many posts: the bins of everything less those of the group. */
function againstBins<T>({ withRest }: Comparer<T>, groups: readonly GroupPosts[], pool: BinnedGroup): Job<T>[] {
  return groups.flatMap(({ key, now }) => {
    if (now.n < MIN_POSTS || pool.rates.n - now.n < MIN_POSTS) return []
    return [{ a: key, b: null, compared: withRest(now.bins(), pool), shared: 0, sides: null }]
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
  return eachWithRest(WHOLE, groups, parts, new Pool(parts))
}

function eachWithRest<T>(
  comparer: Comparer<T>,
  groups: readonly GroupPosts[],
  parts: readonly Part[],
  pool: BinnedGroup,
): Job<T>[] {
  if (sizeOf(parts) * groups.length > EXACT_RESTS) return againstBins(comparer, groups, pool)
  const all = together(parts.map(({ now }) => now))
  return groups.flatMap((group) => againstRest(comparer, group, { all, parts }))
}

function jobsOf<T>(comparer: Comparer<T>, family: FamilyOfGroups, pool: BinnedGroup): Job<T>[] {
  const { groups, parts, focus } = family
  const eligible = eligibleOf(groups)
  const scheme = schemeOf(family)
  if (scheme === 'pairs') return allPairs(comparer, eligible, parts)
  const chosen = scheme === 'focus' ? eligible.filter(({ key }) => key === focus) : eligible
  return eachWithRest(comparer, chosen, parts, pool)
}

/** Of three groups or more. By theme over the posts that have only one of the themes: overlapping groups are not independent. */
function kruskal(groups: readonly GroupPosts[], parts: readonly Part[], pool: BinnedGroup): KruskalWallis | null {
  const alone = parts.some(({ keys }) => keys.length > 1)
    ? groups.flatMap(({ key }) =>
        parts.filter(({ keys }) => keys.length === 1 && keys[0] === key).map(({ now }) => now),
      )
    : groups.map(({ now }) => now)
  const samples = alone.filter(({ n }) => n >= MIN_POSTS)
  if (samples.length < 3) return null
  const n = samples.reduce((all, sample) => all + sample.n, 0)
  if (n * samples.length > EXACT_RESTS || samples.some(({ isLarge }) => isLarge)) {
    const rates = samples.map((sample) => sample.bins().rates)
    return kruskalWallisBinned(rates, n === sizeOf(parts) ? pool.rates : undefined)
  }
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

/** Results by family, in their order. */
function ofEach<P extends PairTold>(
  families: readonly FamilyOfGroups[],
  judged: readonly (P & { readonly index: number })[],
  pools: readonly BinnedGroup[],
  isShown: boolean,
) {
  return families.map((family, index) => {
    const { groups, parts } = family
    const eligible = eligibleOf(groups)
    const pairs = judged.filter((own) => own.index === index)
    const shrunken = order(eligible, isShown)
    const summaries = groups.map(({ key, now }) => now.summary(key))
    const scheme = schemeOf(family)
    return {
      scheme,
      groups: summaries,
      pairs,
      // A sentence seldom asks for it.
      get kruskalWallis() {
        return kruskal(eligible, parts, pools[index] ?? new Pool(parts))
      },
      order: shrunken,
      grouping: scheme === 'pairs' ? groupingOf(rowKeys(family, summaries, shrunken), pairs) : null,
    }
  })
}

const inFamilies = <T>(comparer: Comparer<T>, families: readonly FamilyOfGroups[], pools: readonly BinnedGroup[]) =>
  families.flatMap((family, index) =>
    jobsOf(comparer, family, pools[index] ?? new Pool(family.parts)).map((own) => ({ ...own, index })),
  )

/**
 * Tests several families (panels) as one: q by Benjamini–Hochberg and adjusted intervals over all tests on screen.
 * @returns one result per family, in their order
 */
export function testFamilies(families: readonly FamilyOfGroups[]): FamilyTested[] {
  const pools = families.map(({ parts }) => new Pool(parts))
  const judged = judgeFamily(inFamilies(WHOLE, families, pools)).map(({ compared: { result }, sides, ...own }) => ({
    ...result,
    ...own,
    isAbove: result.hlRatio > 1,
    numbers: result,
    brunnerMunzel: spreadFree(sides),
  }))
  return ofEach(families, judged, pools, true).map((own) => ({ ...own, kruskalWallis: own.kruskalWallis }))
}

/**
 * The same for a sentence alone: sides of 1 and strengths, numbers where one group is asked about, neither Brunner–Munzel nor the draws
 * of ranks.
 */
export function tellFamilies(families: readonly FamilyOfGroups[]): FamilyTold[] {
  const pools = families.map(({ parts }) => new Pool(parts))
  const isNumbered = families.some((family) => schemeOf(family) === 'focus')
  const jobs = isNumbered
    ? inFamilies(WHOLE, families, pools).map((own) => ({
        ...own,
        sided: sideOf(own.compared),
        numbers: own.compared.result,
      }))
    : inFamilies(SIDES, families, pools).map((own) => ({ ...own, sided: own.compared, numbers: null }))
  const judged = judgeSides<(typeof jobs)[number]>(jobs).map(({ a, b, index, strength, sided, numbers }) => ({
    ...{ a, b, index, strength, numbers },
    isAbove: sided.isAbove,
  }))
  return ofEach(families, judged, pools, false)
}
