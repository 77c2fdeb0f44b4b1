import type { AlikeOverview, AlikeQuery } from '../../../shared/contract/alike'
import {
  type Measure,
  PER_POST,
  PLATFORMS,
  type Platform,
  POST_FORMATS,
  type PostFormat,
  SET_ASIDE,
  type SetAside,
} from '../../../shared/vocabulary'
import type { Days } from '../../../shared/periods'
import { type NumericList, numericLists } from '../db/columns'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { at, atInt, sum } from '../statistics/arrays'
import type { Cell } from '../statistics/kitagawa'
import { logRate } from '../statistics/logRates'
import { medianInPlace } from '../statistics/select'
import { allOf, asideCode, kept, listConditions, published } from './filter'
import type { Network } from './networkTables'

/** Content of posts: what they are compared within. theme 0 = without main theme. */
export interface Content {
  readonly platform: Platform
  readonly format: PostFormat
  readonly theme: number
}

/** Posts of one group with the same content: rates (fractions or index) and log rates, each ascending. */
export interface ContentPosts {
  readonly group: string
  readonly stratum: string
  readonly content: Content
  readonly rates: Float64Array
  /** The rates in any order: sorting them is left to those who need it. */
  readonly values: Float64Array
  readonly logs: Float64Array
}

/** Every post that counts, by group and content, and what was left out. */
export interface AlikePosts {
  readonly unit: AlikeOverview['unit']
  readonly hasThemes: boolean
  readonly cells: readonly ContentPosts[]
  readonly setAside: ReadonlyMap<SetAside, number>
  /** Posts of accounts of no branch: no branch, so in no reference. */
  readonly ofNoBranch: number
}

/**
 * One scan: a row per account, format, main theme and reason to leave out, with the lists of both terms. The main theme alone
 * is joined (at most one of a post), so that no post counts twice.
 */
export function alikePostsQuery(query: AlikeQuery, days: Days): Sql {
  const rate = compileRate(query.rate)
  return sql`SELECT account, format, theme, aside, count(*)::INTEGER AS n, list(e) AS e, list(d) AS d FROM (
      SELECT p.account_id AS account, (${FORMAT})::INTEGER AS format,
        coalesce(mt.theme_id, 0)::INTEGER AS theme, (${asideCode(rate, kept(query.filter, query.by))})::INTEGER AS aside,
        (${rate.numerator})::DOUBLE AS e, (${rate.denominator})::DOUBLE AS d
      FROM post AS p ${rate.joins}
        LEFT JOIN (SELECT post_id, theme_id FROM post_theme WHERE is_main) AS mt ON mt.post_id = p.id
      WHERE ${allOf([published(days), ...listConditions(query.filter)])})
    GROUP BY account, format, theme, aside`
}

const FORMAT = sql`CASE p.format ${join(
  POST_FORMATS.map((format, i) => sql`WHEN ${format} THEN ${i}::INTEGER`),
  '\n',
)} ELSE -1 END`

/** Key of the group an account is in; null: of no branch. */
export function accountGroup(by: AlikeQuery['by'], network: Network, accountId: number): string | null {
  if (by === 'account') return String(accountId)
  const branch = network.accounts.get(accountId)?.branchId ?? null
  return branch === null ? null : String(branch)
}

/** Lists of one cell, from one account. */
interface Heap {
  readonly content: Content
  readonly group: string
  readonly row: number
}

/** What stands for 100 on each platform: the median rate of its posts, its mean where more than half have none. */
function platformBases(heaps: readonly Heap[], terms: Terms): ReadonlyMap<Platform, number> {
  const bases = new Map<Platform, number>()
  for (const platform of new Set(heaps.map(({ content }) => content.platform))) {
    const [own, below] = termsOf(
      heaps.filter(({ content }) => content.platform === platform),
      terms,
    )
    const rates = own.map((e, i) => e / at(below, i))
    // Before the rates change places: the median reorders them.
    const mean = sum(rates) / rates.length
    const middle = medianInPlace(rates)
    const base = middle > 0 ? middle : mean
    bases.set(platform, base > 0 ? base : 1)
  }
  return bases
}

interface Terms {
  readonly e: NumericList
  readonly d: NumericList
}

/** Both terms of the posts of some heaps, copied: numerator and denominator. */
function termsOf(heaps: readonly Heap[], { e, d }: Terms): readonly [Float64Array, Float64Array] {
  const n = heaps.reduce((total, { row }) => total + e.size(row), 0)
  const [own, below] = [new Float64Array(n), new Float64Array(n)]
  let offset = 0
  for (const { row } of heaps) {
    e.copy(row, own, offset)
    d.copy(row, below, offset)
    offset += e.size(row)
  }
  return [own, below]
}

/** Rates and log rates of some heaps, ascending; `base` divides the rates. */
function ratesOf(heaps: readonly Heap[], terms: Terms, base: number): Pick<ContentPosts, 'rates' | 'values' | 'logs'> {
  // The terms are not needed afterwards: what is worked out takes their place.
  const [rates, logs] = termsOf(heaps, terms)
  for (let i = 0; i < rates.length; i++) {
    const own = at(rates, i)
    const denominator = at(logs, i) * base
    rates[i] = own / denominator
    logs[i] = logRate(own, denominator)
  }
  logs.sort()
  let isSorted = false
  return {
    logs,
    values: rates,
    // Medians are asked of one group at a time: the rates of the others are never sorted.
    get rates() {
      if (!isSorted) rates.sort()
      isSorted = true
      return rates
    },
  }
}

/** The name of a content as a stratum. */
export const stratumOf = ({ platform, format, theme }: Content): string => `${platform} ${format} ${theme}`

/** Heaps of one group and content together. */
function gather(heaps: readonly Heap[], terms: Terms, bases: ReadonlyMap<Platform, number> | null): ContentPosts[] {
  const cells = new Map<string, Heap[]>()
  for (const heap of heaps) {
    const key = `${heap.group} ${stratumOf(heap.content)}`
    const own = cells.get(key)
    if (own === undefined) cells.set(key, [heap])
    else own.push(heap)
  }
  // In order of name: DuckDB gives groups in any order, and sums must be the same to the last digit every time.
  const names = [...cells.keys()].sort()
  // One string per stratum: equal strings that are not the same one are compared letter by letter at every look-up.
  const strata = new Map<string, string>()
  const known = (name: string): string => {
    const first = strata.get(name) ?? name
    strata.set(first, first)
    return first
  }
  return names.flatMap((name) => {
    const own = cells.get(name) ?? []
    const [first] = own
    if (first === undefined) return []
    const { group, content } = first
    const base = bases === null ? 1 : (bases.get(content.platform) ?? 1) / 100
    // Not spread: that would ask for the rates.
    return [Object.assign(ratesOf(own, terms, base), { group, content, stratum: known(stratumOf(content)) })]
  })
}

/** Reads the posts of a period, by group and content. One query, whatever the number of posts. */
export async function readAlike(
  session: Session,
  query: AlikeQuery,
  { network, days }: { readonly network: Network; readonly days: Days },
): Promise<AlikePosts> {
  const rows = await numericLists(session, alikePostsQuery(query, days))
  const columns = ['account', 'format', 'theme', 'aside', 'n'] as const
  const [accounts, formats, themes, asides, sizes] = columns.map((name) => rows.integers(name))
  if (!accounts || !formats || !themes || !asides || !sizes) throw new RangeError('a column is missing')
  const setAside = new Map<SetAside, number>()
  const heaps: Heap[] = []
  let ofNoBranch = 0
  for (let row = 0; row < rows.rows; row++) {
    const n = atInt(sizes, row)
    const reason = SET_ASIDE[atInt(asides, row)]
    const accountId = atInt(accounts, row)
    if (reason !== undefined) {
      setAside.set(reason, (setAside.get(reason) ?? 0) + n)
      continue
    }
    const group = accountGroup(query.by, network, accountId)
    const platform = network.accounts.get(accountId)?.platform
    if (group === null || platform === undefined) ofNoBranch += n
    else
      heaps.push({
        group,
        row,
        content: { platform, format: formatAt(atInt(formats, row)), theme: atInt(themes, row) },
      })
  }
  const terms = { e: rows.lists('e'), d: rows.lists('d') }
  const isIndex = new Set(heaps.map(({ content }) => content.platform)).size > 1
  return {
    unit: unitOf(query.rate, isIndex),
    hasThemes: heaps.some(({ content }) => content.theme > 0),
    cells: gather(heaps, terms, isIndex ? platformBases(heaps, terms) : null),
    setAside,
    ofNoBranch,
  }
}

/** Unit of the values of a measure, on one platform or several. */
export function unitOf(measure: Measure, isIndex: boolean): AlikeOverview['unit'] {
  if (isIndex) return 'index'
  return PER_POST.some((each) => each === measure) ? 'count' : 'rate'
}

const formatAt = (position: number): PostFormat => POST_FORMATS[position] ?? 'other'

/** The cells as sums, for the decomposition. */
export function cellSums(cells: readonly ContentPosts[]): Cell[] {
  return cells.map(({ group, stratum, logs }) => {
    const mean = sum(logs) / logs.length
    let squares = 0
    for (const log of logs) squares += (log - mean) ** 2
    return { group, stratum, n: logs.length, mean, squares }
  })
}

/** Platforms in the cells of one group, in the order of the vocabulary. */
export function platformsOf(cells: readonly ContentPosts[], group: string): Platform[] {
  const own = new Set(cells.filter((cell) => cell.group === group).map(({ content }) => content.platform))
  return PLATFORMS.filter((platform) => own.has(platform))
}
