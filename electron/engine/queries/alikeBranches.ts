import type { Finding } from '../../../shared/contract/common'
import type { AlikeOverview, AlikeQuery, AlikeRow } from '../../../shared/contract/alike'
import { makeFinding } from '../../../shared/findings'
import type { Session } from '../db/database'
import { MIN_POSTS } from '../statistics/outcome'
import { alikeBase, type AlikeFamily, alikeFamily, piecesOf, rawPlaces, shrunkenResults } from './alikeFamily'

/** Every group against the others at equal content: contract `alike.branches`. One scan of the posts. */
export async function alikeBranches(session: Session, query: AlikeQuery): Promise<AlikeOverview> {
  const family = await alikeFamily(session, query)
  const rows = overviewRows(family)
  return { ...alikeBase(family), rows, finding: overviewFinding(family, rows) }
}

/** Rows by shrunken result, highest first; without pieces last, by number of posts. */
export function overviewRows({ groups }: AlikeFamily): AlikeRow[] {
  const [shrunken, places] = [shrunkenResults(groups), rawPlaces(groups)]
  const rows = groups.map(({ key, label, slot, platform, n, taken }) => ({
    key,
    label,
    slot,
    platform,
    n,
    pieces: taken === null ? null : piecesOf(taken),
    shrunken: shrunken.get(key) ?? null,
    rawPlace: places.get(key) ?? null,
  }))
  const order = (row: AlikeRow) => row.shrunken ?? row.pieces?.result.factor ?? -1
  // Where nothing tells the groups apart all are drawn to one value: their own results then give the order.
  return rows.sort(
    (a, b) =>
      order(b) - order(a) ||
      (b.pieces?.result.factor ?? 0) - (a.pieces?.result.factor ?? 0) ||
      b.n - a.n ||
      (a.key < b.key ? -1 : 1),
  )
}

type Taken = AlikeRow & { readonly pieces: NonNullable<AlikeRow['pieces']> }

const isTaken = (row: AlikeRow): row is Taken => row.pieces !== null

function overviewFinding({ query, posts }: AlikeFamily, rows: readonly AlikeRow[]): Finding {
  const base = { by: query.by, rate: query.rate, unit: posts.unit }
  const n = rows.reduce((total, row) => total + row.n, 0)
  if (n === 0) {
    const setAside = [...posts.setAside.values()].reduce((total, count) => total + count, 0)
    return makeFinding('alike_no_posts', null, { ...base, setAside })
  }
  const taken = rows.filter(isTaken)
  const groups = taken.length
  if (groups === 0)
    return makeFinding('alike_nothing_comparable', null, { ...base, groups: rows.length, n, needed: MIN_POSTS })
  const turned = lastIsFirst(taken)
  if (turned !== null) {
    const { key, label, pieces } = turned
    const { factor: ratio, interval } = pieces.result
    const [low, high] = [interval?.low ?? ratio, interval?.high ?? ratio]
    const data = { key, label, ratio, change: Math.abs(ratio - 1), low, high, groups, n }
    return makeFinding('alike_last_is_first', pieces.strength, { ...base, ...data })
  }
  for (const strength of ['clear', 'likely'] as const) {
    const told = taken.filter(({ pieces }) => pieces.strength === strength)
    if (told.length === 0) continue
    const [above, below] = [told.filter(isAbove), told.filter((row) => !isAbove(row))]
    return makeFinding('alike_stand_out', strength, {
      ...base,
      above: above.length,
      below: below.length,
      aboveLabels: above.map(({ label }) => label),
      belowLabels: below.map(({ label }) => label),
      groups,
      n,
    })
  }
  return makeFinding('alike_nothing_separates', 'cannot_tell', { ...base, groups, n })
}

const isAbove = ({ pieces }: Taken): boolean => pieces.result.factor > 1

/** The group that is last by its raw gap and first at equal content, told apart from the others; null where there is none. */
function lastIsFirst(taken: readonly Taken[]): Taken | null {
  const [first] = taken
  if (first === undefined || taken.length < 3 || first.pieces.strength === 'cannot_tell') return null
  return first.rawPlace === taken.length && isAbove(first) ? first : null
}
