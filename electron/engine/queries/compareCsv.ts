import type {
  AimRow,
  COMPARE_TABLES,
  CompareQuery,
  ComparisonResult,
  GroupRow,
  ReachAnswer,
} from '../../../shared/contract/compare'
import { type CsvCell, csvFile } from '../../../shared/csv'
import type { Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { compareAims } from './compareAims'
import { compareGroups } from './compareGroups'
import { comparePanels } from './comparePanels'
import { compareReach } from './compareReach'
import { languageOf } from './exportTables'

type Range = { readonly low: number; readonly high: number } | null

const ends = (range: Range): CsvCell[] => [range?.low ?? null, range?.high ?? null]

const GROUP_HEADERS = [
  ...['group', 'label', 'platform', 'n', 'median', 'median_low', 'median_high'],
  ...['ratio_of_sums', 'ratio_low', 'ratio_high', 'interactions', 'views', 'shrunken_median', 'immature'],
  ...['previous_n', 'previous_median', 'change_ratio', 'change_low', 'change_high', 'change_strength'],
  ...['clicks', 'rank_best', 'rank_worst', 'letters', 'outliers', 'median_without', 'without_low', 'without_high'],
]
const TAIL_HEADERS = ['rate', 'unit', 'from', 'to', 'previous_from', 'previous_to', 'outliers_used', 'age_days']

function groupCells(key: string, row: GroupRow): CsvCell[] {
  const { interval, ratioOfSums, previous, ranks } = row
  const change = previous?.change ?? null
  return [
    ...[key, row.label, row.platform, row.n, row.median, ...ends(interval)],
    ...[ratioOfSums?.value ?? null, ...ends(ratioOfSums?.interval ?? null)],
    ...[row.interactions, row.views, row.shrunken, row.immature, previous?.n ?? null, previous?.median ?? null],
    ...[change?.ratio ?? null, ...ends(change?.interval ?? null), change?.strength ?? null],
    ...[row.clicks, ranks?.best ?? null, ranks?.worst ?? null, row.letters.join('') || null],
    ...[row.outliers, row.medianWithout, ...ends(row.intervalWithout)],
  ]
}

function tail(result: ComparisonResult, { outliers }: CompareQuery): CsvCell[] {
  const { rate, unit, from, to, before, age } = result
  return [rate, unit, from, to, before?.from ?? null, before?.to ?? null, outliers, age?.days ?? null]
}

/** The rows of a comparison; its last one, `all`, is the network. */
function groupRows(result: ComparisonResult, query: CompareQuery): CsvCell[][] {
  const rows = [...result.rows.map((row) => groupCells(row.key, row)), groupCells('all', result.network)]
  return rows.map((row) => [...row, ...tail(result, query)])
}

const PAIR_HEADERS = [
  ...['a', 'a_label', 'b', 'b_label', 'n_a', 'n_b', 'shared', 'ratio', 'ratio_low', 'ratio_high'],
  ...['adjusted_low', 'adjusted_high', 'superiority', 'cliffs_delta', 'p', 'q', 'strength'],
  ...['brunner_munzel_p', 'brunner_munzel_method'],
]

function pairRows(result: ComparisonResult, query: CompareQuery): CsvCell[][] {
  const label = (key: string) => result.rows.find((row) => row.key === key)?.label ?? null
  return result.pairs.map((pair) => [
    ...[
      pair.a,
      label(pair.a),
      pair.b,
      label(pair.b),
      pair.nA,
      pair.nB,
      pair.shared,
      pair.ratio,
      ...ends(pair.interval),
    ],
    ...[...ends(pair.adjusted), pair.superiority, pair.delta, pair.p, pair.q, pair.strength],
    ...[pair.brunnerMunzel?.p ?? null, pair.brunnerMunzel?.method ?? null],
    ...tail(result, query),
  ])
}

const AIM_HEADERS = [
  ...['theme', 'label', 'aim', 'measure', 'n', 'median_index', 'median_low', 'median_high', 'n_others'],
  ...['ratio', 'ratio_low', 'ratio_high', 'adjusted_low', 'adjusted_high', 'p', 'q', 'strength', 'immature'],
]

const aimCells = (row: AimRow): CsvCell[] => [
  ...[String(row.themeId), row.label, row.aim, row.measure, row.n, row.median, ...ends(row.interval), row.nOthers],
  ...[row.ratio, ...ends(row.ratioInterval), ...ends(row.adjusted), row.p, row.q, row.strength, row.immature],
]

const REACH_HEADERS = ['what', 'platform', 'account', 'from', 'to', 'n', 'value', 'low', 'high', 'post', 'label']

/** What may be said instead of a total, one statement a row. */
function reachRows(answer: ReachAnswer): CsvCell[][] {
  const { from, to, atLeast, atMost, population } = answer
  const medians = answer.platforms.map((own): CsvCell[] => [
    ...['median_per_post', own.platform, null, from, to, own.n, own.median, ...ends(own.interval), null, null],
  ])
  const least: CsvCell[][] =
    atLeast === null
      ? []
      : [
          [
            'at_least',
            atLeast.platform,
            String(atLeast.accountId),
            from,
            to,
            null,
            atLeast.value,
            null,
            null,
            atLeast.postId,
            null,
          ],
        ]
  const most: CsvCell[][] =
    population === null || atMost === null
      ? []
      : [['at_most', null, null, from, to, null, atMost, null, null, null, population.label]]
  const own = answer.own.map((figure): CsvCell[] => [
    ...['own_figure', figure.platform, String(figure.accountId), figure.from, figure.to, null, figure.value],
    ...[null, null, null, null],
  ])
  return [...medians, ...least, ...most, ...own]
}

interface Table {
  readonly name: string
  readonly headers: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}

async function tableOf(session: Session, query: CompareQuery, table: (typeof COMPARE_TABLES)[number]): Promise<Table> {
  const { by, rate } = query
  switch (table) {
    case 'groups':
    case 'pairs': {
      const result = await compareGroups(session, query)
      const days = `${result.from}_${result.to}`
      if (table === 'groups')
        return {
          name: `comparison-${by}-${rate}-${days}`,
          headers: [...GROUP_HEADERS, ...TAIL_HEADERS],
          rows: groupRows(result, query),
        }
      return {
        name: `tests-${by}-${rate}-${days}`,
        headers: [...PAIR_HEADERS, ...TAIL_HEADERS],
        rows: pairRows(result, query),
      }
    }
    case 'panels': {
      const { panels } = await comparePanels(session, query)
      const headers = ['panel', 'panel_label', ...GROUP_HEADERS, ...TAIL_HEADERS]
      const rows = panels.flatMap(({ key, label, result }) =>
        groupRows(result, query).map((row) => [key, label, ...row]),
      )
      return { name: `comparison-${by}-${query.panel ?? ''}-${rate}`, headers, rows }
    }
    case 'aims': {
      const { from, to, rows } = await compareAims(session, query)
      return { name: `themes-by-aim-${from}_${to}`, headers: AIM_HEADERS, rows: rows.map(aimCells) }
    }
    case 'reach': {
      const answer = await compareReach(session, query)
      return { name: `reach-${answer.from}_${answer.to}`, headers: REACH_HEADERS, rows: reachRows(answer) }
    }
  }
}

/** What is asked of `compare.csv`. */
export interface CompareCsvQuery extends CompareQuery {
  readonly table: (typeof COMPARE_TABLES)[number]
  readonly language?: Language | undefined
}

/** One of the tables behind a comparison, safe for spreadsheets. No column of it adds reach. */
export async function compareCsv(session: Session, query: CompareCsvQuery) {
  const { name, headers, rows } = await tableOf(session, query, query.table)
  return csvFile(`portee-${name}`, headers, rows, await languageOf(session, query.language))
}
