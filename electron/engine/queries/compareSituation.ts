import type { CompareQuery } from '../../../shared/contract/compare'
import { PER_POST } from '../../../shared/vocabulary'
import type { GroupSummary } from '../statistics/compareGroups'
import { MIN_POSTS } from '../statistics/outcome'
import { type FamilyOfGroups, type FamilyTested, type FamilyTold, tellFamilies, testFamilies } from './compareFamily'
import type { ReadContext } from './groupNames'
import { type GroupPosts, groupsOf, type Part, postsIn } from './groupParts'
import { withoutOutliers } from './outlyingPosts'
import { asIndex, platformsMix } from './platformIndex'
import type { RatedPosts } from './ratedPosts'

/** Posts in the unit of the comparison: by group, and each once in its part. */
export interface Situation {
  readonly parts: readonly Part[]
  readonly groups: readonly GroupPosts[]
  /** The family: groups whose posts come from the same platforms. Never across platforms. */
  readonly family: readonly GroupPosts[]
  /** The posts of the family, each once. */
  readonly familyParts: readonly Part[]
}

/** What a sentence about a comparison is made of. */
export interface Told extends ReadContext, Situation {
  readonly query: CompareQuery
  readonly unit: 'rate' | 'count' | 'index'
  readonly setAside: RatedPosts['setAside']
  readonly tested: FamilyTold
  /** Posts flagged as unlike their group; 0: `other` is this same comparison. */
  readonly flagged: number
  /** By group: what it is without the flagged posts, and how many they are. */
  readonly withoutFlagged: ReadonlyMap<
    string,
    Pick<GroupSummary, 'median' | 'interval'> & { readonly outliers: number }
  >
  /** The same comparison with the flagged posts the other way; null when none is flagged. */
  readonly other: Told | null
  /** Parts of the panel this comparison is one of. */
  readonly panelKey: string | null
}

/** Everything a comparison is made of, before it becomes rows and sentences. */
export interface Comparing extends Told {
  readonly tested: FamilyTested
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

/** By platform nothing is tested. */
function situationOf(parts: readonly Part[], groups: readonly GroupPosts[], { by }: CompareQuery): Situation {
  const family = by === 'platform' ? [] : comparable(groups)
  const keys = new Set(family.map(({ key }) => key))
  const familyParts = parts.flatMap((part) => {
    const own = part.keys.filter((key) => keys.has(key))
    return own.length === 0 ? [] : [own.length === part.keys.length ? part : { ...part, keys: own }]
  })
  return { parts, groups, family, familyParts }
}

/** A comparison read and cut into situations, not yet tested. */
interface Prepared {
  readonly unit: Comparing['unit']
  readonly used: Situation
  /** The other way about the flagged posts; null when none is. */
  readonly other: Situation | null
  readonly flagged: number
  readonly withoutFlagged: Comparing['withoutFlagged']
}

function unitOf({ rate }: CompareQuery, groups: readonly GroupPosts[]): Comparing['unit'] {
  if (platformsMix(groups)) return 'index'
  return PER_POST.some((measure) => measure === rate) ? 'count' : 'rate'
}

function prepare(read: readonly Part[], query: CompareQuery): Prepared {
  const plain = groupsOf(read)
  const unit = unitOf(query, plain)
  const parts = unit === 'index' ? asIndex(read) : read
  const groups = unit === 'index' ? groupsOf(parts) : plain
  const without = withoutOutliers(parts, groups)
  const cut = new Map(without.groups.map((group) => [group.key, group]))
  const withoutFlagged = new Map(
    groups.map(({ key, now }) => {
      const left = cut.get(key)?.now ?? now
      return [key, { ...left.median(), outliers: now.n - left.n }] as const
    }),
  )
  const situations = {
    with: situationOf(parts, groups, query),
    without: without.flagged === 0 ? null : situationOf(without.parts, without.groups, query),
  }
  const isWithout = query.outliers === 'without'
  return {
    unit,
    used: (isWithout ? situations.without : null) ?? situations.with,
    other: isWithout ? (situations.without === null ? null : situations.with) : situations.without,
    flagged: without.flagged,
    withoutFlagged,
  }
}

const familyOf = ({ family, familyParts }: Situation, query: CompareQuery): FamilyOfGroups => ({
  by: query.by,
  groups: family,
  parts: familyParts,
  against: query.against,
  focus: query.focus,
})

/** What one panel holds: its key (null without panels) and its posts. */
export interface Panel {
  readonly key: string | null
  readonly rated: RatedPosts
}

/**
 * Prepares every panel and tests them as one family; then once more with the flagged posts the other way, where there are
 * any, so that what depends on them can be said.
 */
export function compareSituations(panels: readonly Panel[], query: CompareQuery, context: ReadContext): Comparing[] {
  const prepared = panels.map(({ rated }) => prepare(rated.parts, query))
  const tested = testFamilies(prepared.map(({ used }) => familyOf(used, query)))
  const isAnyFlagged = prepared.some(({ other }) => other !== null)
  const otherwise = isAnyFlagged ? tellFamilies(prepared.map(({ used, other }) => familyOf(other ?? used, query))) : []
  return panels.flatMap(({ key, rated }, i) => {
    const [own, results, others] = [prepared[i], tested[i], otherwise[i]]
    if (own === undefined || results === undefined) return []
    const { unit, flagged, withoutFlagged } = own
    const base = { ...context, query, unit, setAside: rated.setAside, flagged, withoutFlagged, panelKey: key }
    const other =
      own.other === null || others === undefined ? null : { ...base, ...own.other, tested: others, other: null }
    return [{ ...base, ...own.used, tested: results, other }]
  })
}

/** Posts on screen, each once. */
export const postsOf = ({ parts }: Pick<Situation, 'parts'>): number => postsIn(parts)
