import type { CompareQuery } from '../../../shared/contract/compare'
import { type Grouping, type Measure, PLATFORMS, SET_ASIDE, type SetAside } from '../../../shared/vocabulary'
import { numericLists, type NumericList, type NumericLists } from '../db/columns'
import type { Session } from '../db/database'
import { ident, join, sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { at, atInt } from '../statistics/arrays'
import { Sample } from '../statistics/sample'
import { allOf, asideCode, kept, listConditions, postAside, published } from './filter'
import { keysOf, monthsBetween, position, type Trait, TRAIT_SIZE, type Traits, TRAITS_OF, traitSql } from './groupKeys'
import type { ReadContext } from './groupNames'
import type { Part, PlatformRun } from './groupParts'
import { placesOfThemes, splitByThemes, type ThemedRow, type ThemeIds, themeIds } from './themeSets'

/** Every post of both periods, in parts of the same groups, and what was left out of this one, by reason. */
export interface RatedPosts {
  readonly parts: readonly Part[]
  readonly setAside: ReadonlyMap<SetAside, number>
}

/** What of a query decides which posts are read and how they are sorted. */
export type RatedQuery = Pick<CompareQuery, 'filter' | 'by' | 'rate' | 'panel' | 'age'>

const NOW = 1
const THEN = 2

/** Reasons 0… and −1, periods 1…3, traits from −1 up, account: digits of one integer, so that a row is a few values. */
const REASONS = SET_ASIDE.length + 1
const PERIODS = 4

/** Rows of a row group of DuckDB: one thread reads one, so that a list within a block has the order of the table. */
const BLOCK = 122_880

/** A cell number may pass 2^31: it leaves DuckDB in two INTEGER columns. */
const HALF = 2 ** 30

/** Traits and theme sets a query is sorted by. */
interface Sorting {
  /** Cells tell accounts apart, else platforms only: fewer and longer lists. */
  readonly byAccount: boolean
  readonly traits: readonly Trait[]
  /** Themes posts may have; null where no grouping needs them. */
  readonly themes: ThemeIds | null
}

function groupingsOf({ by, panel }: RatedQuery): Grouping[] {
  return panel === null ? [by] : [by, panel]
}

async function sortingOf(session: Session, query: RatedQuery): Promise<Sorting> {
  const groupings = groupingsOf(query)
  const traits = [...new Set(groupings.flatMap((by) => TRAITS_OF[by]))]
  const byAccount = groupings.some((by) => by === 'branch' || by === 'account')
  return { byAccount, traits, themes: groupings.includes('theme') ? await themeIds(session) : null }
}

/** Measures a query reads at once: of each, what left a post out is a digit of its cell. */
type Measures = readonly Measure[]

/** Cells of four measures and all traits still are whole numbers to JavaScript. */
const MEASURES_AT_ONCE = 4

/** The number of account or platform, traits and period of a post, and the condition to be in either period. */
function placeOf({ days, before, zone }: ReadContext, { byAccount, traits }: Sorting): { place: Sql; periods: Sql } {
  const then = before === null ? sql`0` : sql`(${published(before)})::INTEGER * ${THEN}::INTEGER`
  const periods = before === null ? published(days) : sql`(${published(days)} OR ${published(before)})`
  const period = sql`((${published(days)})::INTEGER * ${NOW}::INTEGER + ${then})`
  const owner = byAccount ? sql`p.account_id::BIGINT` : sql`(${position(sql`p.platform`, PLATFORMS)} + 1)::BIGINT`
  const traced = traits.reduce(
    (code, trait) => sql`(${code} * ${TRAIT_SIZE[trait]}::BIGINT + ${traitSql(trait, zone)} + 1)`,
    owner,
  )
  return { place: sql`(${traced} * ${PERIODS}::BIGINT + ${period})`, periods }
}

/**
 * The posts of either period, sorted by DuckDB: one row per cell (account, traits, period, a reason for each measure) and block of the
 * table, with the number of posts and for each measure the lists of e and d; no d where it is 1 for every post. Both are whole where
 * the reason is −1. By theme with the list of their places in the table, and rows that say where the posts of each theme lie.
 */
export function ratedPostsQuery(query: RatedQuery, measures: Measures, context: ReadContext, sorting: Sorting): Sql {
  const { place, periods } = placeOf(context, sorting)
  const { themes } = sorting
  const needsTime = groupingsOf(query).includes('hour')
  const include = kept(query.filter, query.by, query.panel)
  const rates = measures.map((measure) => compileRate(measure, query.age))
  const [first] = rates
  if (first === undefined || rates.length > MEASURES_AT_ONCE) throw new RangeError(`${rates.length} measures at once`)
  const cell = rates.reduce(
    (code, rate) =>
      sql`(${code} * ${REASONS}::BIGINT + ${asideCode(rate, include, needsTime, sql`p.aside_of_post`)} + 1)`,
    place,
  )
  const terms = rates.flatMap(({ numerator, denominator, isPerPost }, i) => [
    { name: ident(`e${i}`), value: numerator },
    ...(isPerPost === true ? [] : [{ name: ident(`d${i}`), value: denominator }]),
  ])
  const isThemed = themes !== null
  const each = (write: (term: (typeof terms)[number]) => Sql) => join(terms.map(write), '\n')
  const posts = sql`SELECT (cell // ${HALF}::BIGINT)::INTEGER AS high, (cell % ${HALF}::BIGINT)::INTEGER AS low, block,
      n ${each(({ name }) => sql`, ${name}`)} ${isThemed ? sql`, place` : sql``} FROM (
    SELECT cell, block, count(*)::INTEGER AS n ${each(({ name }) => sql`, list(${name}) AS ${name}`)}
      ${isThemed ? sql`, list(place) AS place` : sql``} FROM (
      SELECT ${cell} AS cell, p.block ${each(({ name, value }) => sql`, coalesce((${value})::DOUBLE, 'NaN'::DOUBLE) AS ${name}`)}
        ${isThemed ? sql`, p.place` : sql``}
      FROM (SELECT p.*, (p.rowid // ${BLOCK}::INTEGER)::INTEGER AS block, p.rowid::DOUBLE AS place,
          ${postAside(first, include)} AS aside_of_post
        FROM post AS p WHERE ${allOf([periods, ...listConditions(query.filter)])}) AS p
        ${join(
          rates.map(({ joins }) => joins),
          '\n',
        )})
    GROUP BY cell, block)`
  const none = each(({ name }) => sql`[]::DOUBLE[] AS ${name},`)
  return isThemed ? sql`${posts} UNION ALL ${placesOfThemes(none)}` : posts
}

/** Posts of one cell and block, by theme of one set of them; `row` is where its lists are. */
interface Heap extends Traits, ThemedRow {
  readonly period: number
  /** Of each measure, the position of its reason in SET_ASIDE, or −1. */
  readonly reasons: readonly number[]
  readonly n: number
}

/** What the number of a cell stands for. */
function cellOf(
  code: number,
  traits: readonly Trait[],
  measures: number,
): Omit<Heap, 'n' | 'platform' | keyof ThemedRow> {
  const reasons: number[] = []
  let left = code
  for (let i = measures - 1; i >= 0; i--) {
    reasons[i] = (left % REASONS) - 1
    left = Math.floor(left / REASONS)
  }
  const period = left % PERIODS
  left = Math.floor(left / PERIODS)
  const found: Partial<Record<Trait, number>> = {}
  for (const trait of traits.toReversed()) {
    found[trait] = (left % TRAIT_SIZE[trait]) - 1
    left = Math.floor(left / TRAIT_SIZE[trait])
  }
  return { ...found, account: left, period, reasons }
}

/** The heaps in the order of their cells, then of the table. */
function heaps(
  rows: NumericLists,
  { byAccount, traits, themes }: Sorting,
  platforms: ReadonlyMap<number, number>,
  measures: number,
): Heap[] {
  const [high, low, blocks] = [rows.integers('high'), rows.integers('low'), rows.integers('block')]
  const sizes = rows.integers('n')
  const codes = Float64Array.from(high, (value, i) => value * HALF + atInt(low, i))
  // Sorting keeps the order of the sets of themes within a row.
  const order = splitByThemes(rows, themes).sort(
    (a, b) => at(codes, a.row) - at(codes, b.row) || atInt(blocks, a.row) - atInt(blocks, b.row),
  )
  return order.map((own) => {
    const cell = cellOf(at(codes, own.row), traits, measures)
    const owner = byAccount ? platforms.get(cell.account) : cell.account - 1
    return { ...cell, ...own, platform: owner ?? -1, n: own.positions?.length ?? atInt(sizes, own.row) }
  })
}

/** Where the terms of the heaps are; d null where it is 1 for every post. */
interface Source {
  readonly e: NumericList
  readonly d: NumericList | null
}

/** The posts of some heaps, one after the other. */
function gather(own: readonly Heap[], { e, d }: Source): { sample: Sample; runs: PlatformRun[] } {
  const all = own.reduce((total, { n }) => total + n, 0)
  const series = { interactions: new Float64Array(all), denominator: new Float64Array(all) }
  const runs: PlatformRun[] = []
  let from = 0
  for (const { platform, n, row, positions } of own) {
    const take = (list: NumericList, target: Float64Array) => {
      if (positions === null) list.copy(row, target, from)
      else list.pick(row, positions, target, from)
    }
    take(e, series.interactions)
    if (d === null) series.denominator.fill(1, from, from + n)
    else take(d, series.denominator)
    const last = runs.at(-1)
    if (last?.platform === platform) runs[runs.length - 1] = { ...last, to: from + n }
    else runs.push({ platform, from, to: from + n })
    from += n
  }
  return { sample: new Sample(series), runs }
}

/** Heaps of one part, by what they are for. */
interface Pile {
  readonly keys: readonly string[]
  readonly now: Heap[]
  readonly then: Heap[]
  immature: number
}

/** Heaps sorted into the parts of one panel (all of them without panels). */
class Sorter {
  private readonly piles = new Map<string, Pile>()
  readonly setAside = new Map<SetAside, number>()

  /** @param measure which of the measures read decides what is set aside */
  constructor(
    private readonly chosen: ReadonlySet<string>,
    private readonly measure: number,
  ) {}

  private reasonOf({ reasons }: Heap): SetAside | undefined {
    return SET_ASIDE[reasons[this.measure] ?? -1]
  }

  /** Keys on screen among those given. */
  private onScreen(keys: readonly string[]): readonly string[] {
    return this.chosen.size === 0 ? keys : keys.filter((key) => this.chosen.has(key))
  }

  private pile(keys: readonly string[]): Pile {
    const name = keys.join(' ')
    const found = this.piles.get(name) ?? { keys, now: [], then: [], immature: 0 }
    this.piles.set(name, found)
    return found
  }

  /** Counts what is set aside of this period. A post without hour is in no row: it is set aside for that, whatever is chosen. */
  count(heap: Heap, nowKeys: readonly string[]): void {
    const reason = this.reasonOf(heap)
    if (reason === undefined || (heap.period & NOW) === 0) return
    if (nowKeys.length > 0 && this.onScreen(nowKeys).length === 0) return
    this.setAside.set(reason, (this.setAside.get(reason) ?? 0) + heap.n)
  }

  /** Adds the heap to the rows it is in, of this period and of the other; null = not in this panel. */
  add(heap: Heap, nowKeys: readonly string[] | null, thenKeys: readonly string[] | null): void {
    const reason = this.reasonOf(heap)
    if (nowKeys !== null && (heap.period & NOW) !== 0) {
      const keys = this.onScreen(nowKeys)
      this.count(heap, nowKeys)
      if (keys.length > 0) {
        const pile = this.pile(keys)
        if (reason === undefined) pile.now.push(heap)
        if (reason === 'immature') pile.immature += heap.n
      }
    }
    const keys = this.onScreen(thenKeys ?? [])
    if ((heap.period & THEN) !== 0 && reason === undefined && keys.length > 0) this.pile(keys).then.push(heap)
  }

  parts(source: Source): Part[] {
    return [...this.piles.values()].map(({ keys, now, then, immature }) => {
      const [own, other] = [gather(now, source), gather(then, source)]
      return {
        keys,
        now: own.sample,
        then: other.sample,
        nowRuns: own.runs,
        thenRuns: other.runs,
        counted: own.sample,
        immature,
      }
    })
  }
}

/** Every panel with its posts, and what was left out over all of them, each post once. */
export interface RatedPanels {
  readonly panels: ReadonlyMap<string, RatedPosts>
  readonly setAside: ReadonlyMap<SetAside, number>
}

/** What was read at once, and how it is to be sorted. */
interface Read {
  readonly own: readonly Heap[]
  readonly sources: readonly Source[]
}

async function read(session: Session, query: RatedQuery, measures: Measures, context: ReadContext): Promise<Read> {
  const sorting = await sortingOf(session, query)
  const rows = await numericLists(session, ratedPostsQuery(query, measures, context, sorting))
  const platformOf = new Map(
    [...context.network.accounts].map(([id, { platform }]) => [id, PLATFORMS.indexOf(platform)]),
  )
  const sources = measures.map((measure, i) => ({
    e: rows.lists(`e${i}`),
    d: compileRate(measure, query.age).isPerPost === true ? null : rows.lists(`d${i}`),
  }))
  return { own: heaps(rows, sorting, platformOf, measures.length), sources }
}

/** Sorts what was read into panels and groups, by what one of the measures left out. */
function panelsOf(
  { own, sources }: Read,
  measure: number,
  query: RatedQuery,
  { network, days, before }: ReadContext,
  chosen: readonly string[],
): RatedPanels {
  const source = sources[measure]
  if (source === undefined) throw new RangeError(`measure ${measure} was not read`)
  const shift = monthsBetween(days, before)
  const screen = new Set(chosen)
  const whole = new Sorter(screen, measure)
  const sorters = new Map<string, Sorter>()
  const keys = (by: Grouping | null, heap: Heap, isThen: boolean) =>
    by === null ? [''] : keysOf(by, network, heap, isThen ? shift : 0)
  for (const heap of own) {
    const [now, then] = [keysOf(query.by, network, heap), keysOf(query.by, network, heap, shift)]
    whole.count(heap, now)
    const [panelsNow, panelsThen] = [keys(query.panel, heap, false), keys(query.panel, heap, true)]
    for (const panel of new Set([...panelsNow, ...panelsThen])) {
      const sorter = sorters.get(panel) ?? new Sorter(screen, measure)
      sorters.set(panel, sorter)
      sorter.add(heap, panelsNow.includes(panel) ? now : null, panelsThen.includes(panel) ? then : null)
    }
  }
  return {
    panels: new Map(
      [...sorters].map(([panel, sorter]) => [panel, { parts: sorter.parts(source), setAside: sorter.setAside }]),
    ),
    setAside: whole.setAside,
  }
}

/**
 * As `readRatedPosts`, split by `query.panel` too; by theme a post is in each of its panels. Still one query. Without a
 * panel in the query there is one, named ''.
 */
export async function readRatedPanels(
  session: Session,
  query: RatedQuery,
  context: ReadContext,
  chosen: readonly string[] = [],
): Promise<RatedPanels> {
  return panelsOf(await read(session, query, [query.rate], context), 0, query, context, chosen)
}

/** Several measures of the same posts, at most four, read in one query: as `readRatedPosts` gives each. */
export async function readRatedMeasures<M extends Measure>(
  session: Session,
  query: Omit<RatedQuery, 'rate' | 'panel'>,
  measures: readonly M[],
  context: ReadContext,
): Promise<Map<M, RatedPosts>> {
  if (measures.length === 0) return new Map()
  const found = await read(session, { ...query, rate: 'err', panel: null }, measures, context)
  const of = (i: number, rate: M) => panelsOf(found, i, { ...query, rate, panel: null }, context, []).panels.get('')
  return new Map(measures.map((rate, i) => [rate, of(i, rate) ?? NOTHING]))
}

const NOTHING: RatedPosts = { parts: [], setAside: new Map() }

/**
 * Reads the posts of both periods and sorts them into the groups of `query.by`. One query, whatever the number of posts.
 * @param chosen keys of the groups wanted; none = all. What is set aside is counted for these alone.
 */
export async function readRatedPosts(
  session: Session,
  query: RatedQuery,
  context: ReadContext,
  chosen: readonly string[] = [],
): Promise<RatedPosts> {
  const { panels } = await readRatedPanels(session, { ...query, panel: null }, context, chosen)
  return panels.get('') ?? NOTHING
}
