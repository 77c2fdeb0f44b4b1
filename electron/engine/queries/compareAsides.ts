import type { GroupRow } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import { SET_ASIDE } from '../../../shared/vocabulary'
import { MIN_POSTS } from '../statistics/outcome'
import type { Comparing } from './compareGroups'
import { othersOf } from './compareRows'
import { inOrder } from './networkTables'

const labelOf = (row: GroupRow) => row.label ?? row.key

function aboutRatios(comparing: Comparing, rows: readonly GroupRow[]): Finding[] {
  const base = { by: comparing.query.by, rate: comparing.query.rate, unit: comparing.unit }
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
  if (tested.scheme === 'each_against_rest') out.push(makeFinding('each_against_rest', null, { groups }))
  return out
}

/** Notes in the margin, most pressing first. The refusal to add reach is explained wherever reach is the denominator. */
export function asides(comparing: Comparing, rows: readonly GroupRow[]): Finding[] {
  const platforms = inOrder(comparing.groups.flatMap((group) => [...group.allPlatforms]))
  return [
    ...aboutRatios(comparing, rows),
    ...aboutGroups(comparing, rows),
    ...(comparing.unit === 'index' ? [makeFinding('index_explained', null, { platforms })] : []),
    ...aboutTests(comparing, rows),
    ...aboutSetAside(comparing),
    ...(comparing.query.rate === 'err' ? [makeFinding('why_no_reach_total', null, {})] : []),
  ]
}
