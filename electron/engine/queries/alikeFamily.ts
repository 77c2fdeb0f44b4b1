import type { AlikeQuery, AlikeRow, Factor, Pieces } from '../../../shared/contract/alike'
import type { Days } from '../../../shared/periods'
import { SET_ASIDE } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import {
  type Decomposition,
  decomposeEach,
  factorInterval,
  factorOf,
  factorP,
  type Piece,
} from '../statistics/kitagawa'
import { benjaminiHochberg, falseCoverageLevel } from '../statistics/multiplicity'
import { MIN_POSTS } from '../statistics/outcome'
import { empiricalBayes } from '../statistics/shrinkage'
import { ALPHA, type Strength, strengthOf } from '../statistics/strength'
import { type AlikePosts, cellSums, platformsOf, readAlike } from './alikeRead'
import { groupName, type ReadContext, readContext } from './groupNames'

/** A group of the comparison, named, with its decomposition where it has one. */
export interface AlikeGroup extends Pick<AlikeRow, 'key' | 'label' | 'slot' | 'platform' | 'n'> {
  readonly taken: Judged | null
}

/** A decomposition judged within the family of all groups on screen. */
export interface Judged {
  readonly parts: Decomposition
  readonly p: number | null
  readonly q: number | null
  readonly strength: Strength
}

/** Everything the answers are made of. */
export interface AlikeFamily {
  readonly query: AlikeQuery
  readonly context: ReadContext
  readonly days: Days
  readonly posts: AlikePosts
  readonly groups: readonly AlikeGroup[]
}

/** q over all decompositions with a p; strength by decisions: q < .05 and the adjusted interval excludes 1. */
function judge(found: readonly Decomposition[]): ReadonlyMap<string, Judged> {
  const ps = found.map(({ result }) => factorP(result))
  const tested = ps.flatMap((p, i) => (p === null ? [] : [{ p, i }]))
  const qs = benjaminiHochberg(tested.map(({ p }) => p))
  const level = falseCoverageLevel(qs.filter((q) => q < ALPHA).length, tested.length, ALPHA)
  const q = new Map(tested.map(({ i }, place) => [i, qs[place] ?? 1]))
  return new Map(
    found.map((parts, i) => {
      const own = q.get(i) ?? null
      const adjusted = own !== null && own < ALPHA && level !== null ? factorInterval(parts.result, level) : null
      const strength = strengthOf({ q: own, interval: factorInterval(parts.result), adjusted })
      return [parts.focus, { parts, p: ps[i] ?? null, q: own, strength }]
    }),
  )
}

/**
 * Reads the posts once and takes every group's gap apart. Groups under 6 posts are in no reference. @throws NOT_FOUND when the
 * period's term is gone
 */
export async function alikeFamily(session: Session, query: AlikeQuery): Promise<AlikeFamily> {
  const context = await readContext(session, query.filter)
  const { days } = context
  const posts = await readAlike(session, query, context)
  const outcomes = decomposeEach(cellSums(posts.cells))
  const judged = judge([...outcomes.values()].flatMap(({ value }) => (value === null ? [] : [value])))
  const counts = new Map<string, number>()
  for (const { group, logs } of posts.cells) counts.set(group, (counts.get(group) ?? 0) + logs.length)
  const groups = [...counts].map(([key, n]) => {
    const name = groupName(query.by, key, context, platformsOf(posts.cells, key))
    return { ...name, key, n, label: name.label ?? key, taken: judged.get(key) ?? null }
  })
  return { query, context, days, posts, groups }
}

/** The fields both answers begin with. */
export function alikeBase({ query, posts, days }: AlikeFamily) {
  return {
    by: query.by,
    rate: query.rate,
    unit: posts.unit,
    from: days.from,
    to: days.to,
    hasThemes: posts.hasThemes,
    withoutTheme: posts.cells.reduce((n, { content, logs }) => n + (content.theme === 0 ? logs.length : 0), 0),
    setAside: SET_ASIDE.flatMap((reason) => {
      const n = posts.setAside.get(reason) ?? 0
      return n > 0 ? [{ reason, n }] : []
    }),
    ofNoBranch: posts.ofNoBranch,
  }
}

/** A piece as a factor with its interval. */
export function asFactor(piece: Piece): Factor {
  const interval = factorInterval(piece)
  return { factor: factorOf(piece), interval: interval === null ? null : { low: interval.lower, high: interval.upper } }
}

/** The pieces as the contract has them. */
export function piecesOf({ parts, p, q, strength }: Judged): Pieces {
  const { raw, mix, outside, result, supportFocus, supportReference } = parts
  return {
    raw: asFactor(raw),
    mix: asFactor(mix),
    outside: asFactor(outside),
    result: asFactor(result),
    p,
    q,
    strength,
    supportFocus,
    supportReference,
  }
}

/** Results drawn towards each other (empirical Bayes on the log scale), as factors; none where spreads are not known. */
export function shrunkenResults(groups: readonly AlikeGroup[]): ReadonlyMap<string, number> {
  const known = groups.flatMap(({ key, taken }) => {
    const result = taken?.parts.result
    const error = result?.standardError ?? 0
    return result !== undefined && error > 0 ? [{ key, log: result.log, variance: error ** 2 }] : []
  })
  const { value: fit } = empiricalBayes(
    known.map(({ log }) => log),
    known.map(({ variance }) => variance),
  )
  return new Map(
    known.flatMap(({ key }, i) => (fit?.groups[i] ? [[key, Math.exp(fit.groups[i].shrunk)] as const] : [])),
  )
}

/** Place of each group by its raw gap, 1 = highest. */
export function rawPlaces(groups: readonly AlikeGroup[]): ReadonlyMap<string, number> {
  const taken = groups.flatMap(({ key, taken: own }) => (own === null ? [] : [{ key, log: own.parts.raw.log }]))
  const order = taken.sort((a, b) => b.log - a.log)
  return new Map(order.map(({ key }, i) => [key, i + 1]))
}

/** Groups with at least 6 posts other than this one. */
export const othersOf = (groups: readonly AlikeGroup[], key: string): AlikeGroup[] =>
  groups.filter((group) => group.key !== key && group.n >= MIN_POSTS)
