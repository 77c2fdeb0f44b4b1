import { ageTolerance, type ComparisonResult, type GroupRow } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import { SET_ASIDE } from '../../../shared/vocabulary'
import { MEASURE_CATALOG } from '../metrics/catalog'
import { MIN_POSTS } from '../statistics/outcome'
import { othersOf } from './compareRows'
import { type Comparing, postsOf } from './compareSituation'
import { labelOf } from './groupNames'
import { inOrder } from './networkTables'

function aboutRatios(comparing: Comparing, rows: readonly GroupRow[]): Finding[] {
  const { by, rate } = comparing.query
  const base = { by, rate, measure: rate, unit: comparing.unit }
  const family = rows.filter(({ key }) => comparing.family.some((group) => group.key === key))
  const notes = rows.flatMap((row): Finding[] => {
    const named = { ...base, key: row.key, label: labelOf(row) }
    if (row.dominant !== null) {
      const { postId, share, denominator, ratioWithout } = row.dominant
      const numbers = { median: row.median, ratio: row.ratioOfSums?.value ?? null, ratioWithout }
      return [makeFinding('dominant_post', null, { ...named, postId, share, denominator, ...numbers })]
    }
    const others = row.disagrees ? othersOf(row.key, family) : null
    if (others === null || row.median === null || row.ratioOfSums === null) return []
    const own = { median: row.median, ratio: row.ratioOfSums.value }
    return [
      makeFinding('ratio_disagrees', null, {
        ...named,
        ...own,
        othersMedian: others.median,
        othersRatio: others.ratio,
      }),
    ]
  })
  // One post is the plainer reason, so it is said first.
  return notes.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
}

function aboutSetAside({ setAside }: Comparing): Finding[] {
  const reasons = SET_ASIDE.filter((reason) => setAside.has(reason))
  if (reasons.length === 0) return []
  const counts = reasons.map((reason) => setAside.get(reason) ?? 0)
  const n = counts.reduce((total, count) => total + count, 0)
  return [makeFinding('set_aside', null, { n, reasons, counts: counts.map(String) })]
}

function aboutGroups({ family, groups, query }: Comparing, rows: readonly GroupRow[]): Finding[] {
  const small = rows.filter(({ n, median }) => n > 0 && median === null)
  const out: Finding[] = []
  if (small.length > 0) out.push(makeFinding('small_groups', null, { labels: small.map(labelOf), needed: MIN_POSTS }))
  const inFamily = new Set(family.map(({ key }) => key))
  const others = rows.filter(({ key, median }) => median !== null && !inFamily.has(key))
  if (query.by !== 'platform' && others.length > 0) {
    const keys = new Set(others.map(({ key }) => key))
    const platforms = inOrder(groups.filter(({ key }) => keys.has(key)).flatMap((group) => [...group.platforms]))
    out.push(makeFinding('platforms_differ', null, { labels: others.map(labelOf), platforms }))
  }
  return out
}

function aboutTests({ tested }: Comparing, rows: readonly GroupRow[]): Finding[] {
  const out: Finding[] = []
  const label = (key: string) => {
    const row = rows.find((own) => own.key === key)
    return row === undefined ? key : labelOf(row)
  }
  const unshown = tested.grouping?.unshown ?? []
  if (unshown.length > 0) {
    out.push(makeFinding('brackets_incomplete', null, { pairs: unshown.map(([a, b]) => `${label(a)} – ${label(b)}`) }))
  }
  const groups = tested.order?.ranked.length ?? 0
  if (tested.order !== null && tested.order.tau2 === 0)
    out.push(makeFinding('no_detectable_difference', null, { groups }))
  if (tested.scheme === 'rest' && tested.pairs.length > 0) out.push(makeFinding('each_against_rest', null, { groups }))
  return out
}

/** What the flagged posts do to the numbers and to the sentence. */
function aboutOutliers(
  { query }: Comparing,
  rows: readonly GroupRow[],
  outliers: ComparisonResult['outliers'],
): Finding[] {
  if (outliers === null) return []
  const own = rows.filter((row) => row.outliers > 0)
  const { n, used, changes, other } = outliers
  const counts = own.map((row) => String(row.outliers))
  const flagged = makeFinding('outliers_flagged', null, { n, labels: own.map(labelOf), counts, used: query.outliers })
  const decides = makeFinding('outliers_decide', null, { n, used, strengthOther: other.strength })
  return changes ? [decides, flagged] : [flagged]
}

/** Which posts are on screen: groups chosen, posts in several rows, all at one age. */
function aboutPosts(comparing: Comparing, rows: readonly GroupRow[], choices: ComparisonResult['choices']): Finding[] {
  const { query, parts, setAside } = comparing
  const out: Finding[] = []
  const left = choices.filter(({ key }) => !query.groups.includes(key)).length
  if (query.groups.length > 0 && left > 0)
    out.push(makeFinding('groups_chosen', null, { by: query.by, shown: rows.length, left }))
  const several = postsOf({ parts: parts.filter(({ keys }) => keys.length > 1) })
  if (several > 0) out.push(makeFinding('themes_overlap', null, { n: several, groups: rows.length }))
  if (query.age !== null) {
    const without = setAside.get('no_snapshot_at_age') ?? 0
    const tolerance = ageTolerance(query.age)
    out.push(makeFinding('equal_age', null, { days: query.age, tolerance, n: postsOf(comparing), without }))
  }
  return out
}

/** Reach is the measure, or what the measure divides by. */
const isOfReach = ({ query }: Comparing): boolean => {
  const { numerator, denominator } = MEASURE_CATALOG[query.rate]
  return numerator === 'reach' || denominator === 'reach'
}

/** Notes in the margin, most pressing first. The refusal to add reach is explained wherever reach is measured or divided by. */
export function asides(
  comparing: Comparing,
  rows: readonly GroupRow[],
  { outliers, choices }: Pick<ComparisonResult, 'outliers' | 'choices'>,
): Finding[] {
  const platforms = inOrder(comparing.groups.flatMap((group) => [...group.allPlatforms]))
  const [decides, ...flagged] = aboutOutliers(comparing, rows, outliers)
  return [
    ...(decides?.code === 'outliers_decide' ? [decides] : []),
    ...aboutRatios(comparing, rows),
    ...aboutGroups(comparing, rows),
    ...aboutPosts(comparing, rows, choices),
    ...(comparing.unit === 'index' ? [makeFinding('index_explained', null, { platforms })] : []),
    ...(decides === undefined || decides.code === 'outliers_decide' ? flagged : [decides]),
    ...aboutTests(comparing, rows),
    ...aboutSetAside(comparing),
    ...(isOfReach(comparing) ? [makeFinding('why_no_reach_total', null, {})] : []),
  ]
}
