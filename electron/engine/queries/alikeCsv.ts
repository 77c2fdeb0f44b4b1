import { z } from 'zod'
import type { AlikeDetail, AlikeOverview, AlikeQuery, Factor } from '../../../shared/contract/alike'
import { csvFile, type CsvCell } from '../../../shared/csv'
import type { Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { readSettings } from '../workspace/settings'
import { alikeBranches } from './alikeBranches'
import { alikeDecompose } from './alikeDecompose'

const factorCells = (own: Factor | null | undefined): CsvCell[] => [
  own?.factor ?? null,
  own?.interval?.low ?? null,
  own?.interval?.high ?? null,
]

const factorHeaders = (name: string) => [name, `${name}_low`, `${name}_high`]

const TAIL = ['measure', 'unit', 'from', 'to']

const tail = ({ rate, unit, from, to }: Pick<AlikeOverview, 'rate' | 'unit' | 'from' | 'to'>): CsvCell[] => [
  rate,
  unit,
  from,
  to,
]

const OVERVIEW = [
  ...[
    'group',
    'label',
    'n',
    ...factorHeaders('raw_ratio'),
    ...factorHeaders('mix_ratio'),
    ...factorHeaders('outside_ratio'),
  ],
  ...[...factorHeaders('result_ratio'), 'shrunken_result', 'raw_place', 'p', 'q', 'strength'],
  ...['support_share', 'support_share_others', ...TAIL],
]

function overviewRows(result: AlikeOverview): CsvCell[][] {
  return result.rows.map(({ key, label, n, pieces, shrunken, rawPlace }) => [
    ...[key, label, n, ...factorCells(pieces?.raw), ...factorCells(pieces?.mix), ...factorCells(pieces?.outside)],
    ...[
      ...factorCells(pieces?.result),
      shrunken,
      rawPlace,
      pieces?.p ?? null,
      pieces?.q ?? null,
      pieces?.strength ?? null,
    ],
    ...[pieces?.supportFocus ?? null, pieces?.supportReference ?? null, ...tail(result)],
  ])
}

const DETAIL = [
  ...['row', 'theme', 'platform', 'format', 'n', 'n_others', 'share', 'share_others', 'median', 'median_others'],
  ...[...factorHeaders('ratio'), 'weight', 'p', 'q', 'strength', ...TAIL],
]

/** One table for the whole decomposition: `row` says what a line is (raw, mix, outside, result, theme, not_comparable). */
function detailRows(result: AlikeDetail, themeName: (id: number) => string | null): CsvCell[][] {
  const { focus, nReference, pieces, median, tests } = result
  const blank: CsvCell[] = Array.from({ length: 4 }, () => null)
  const pieceRow = (name: 'raw' | 'mix' | 'outside' | 'result'): CsvCell[] => [
    ...[name, null, null, null, focus.n, nReference, null, null],
    ...(name === 'raw' ? [median.focus, median.reference] : [null, null]),
    ...[...factorCells(pieces?.[name]), null],
    ...(name === 'result' ? [pieces?.p ?? null, pieces?.q ?? null, pieces?.strength ?? null] : [null, null, null]),
  ]
  const themes = result.themes.map((row): CsvCell[] => [
    ...['theme', themeName(row.theme), null, null, row.nFocus, row.nReference, row.shareFocus, row.shareReference],
    ...[row.medianFocus, row.medianReference, ...factorCells(row.ratio), row.weight, null, null, null],
  ])
  const left = result.notComparable.map((own): CsvCell[] => [
    ...['not_comparable', themeName(own.theme), own.platform, own.format, own.nFocus, own.nReference],
    ...[...blank, null, null, null, null, null, null, null],
  ])
  const test = (name: string, p: number | null): CsvCell[] => [
    name,
    ...blank.slice(1),
    ...blank,
    ...blank,
    ...[null, null, p, null, null],
  ]
  const rows = [
    ...(pieces === null ? [] : (['raw', 'mix', 'outside', 'result'] as const).map(pieceRow)),
    ...(tests.vanElteren === null ? [] : [test('van_elteren', tests.vanElteren.p)]),
    ...(tests.permutation === null ? [] : [test('permutation', tests.permutation.p)]),
    ...themes,
    ...left,
  ]
  return rows.map((row) => [...row, ...tail(result)])
}

const themeLabel = z.object({ id: z.int(), fr: z.string(), en: z.string() })

/** The table behind the overview, or behind one group's decomposition. @throws NOT_FOUND for an unknown group */
export async function alikeCsv(
  session: Session,
  { focus, language: asked, ...query }: AlikeQuery & { focus: string | null; language?: Language | undefined },
) {
  const language = asked ?? (await readSettings(session)).language
  if (focus === null) {
    const result = await alikeBranches(session, query)
    return csvFile(
      `portee-alike-${result.by}-${result.rate}-${result.from}_${result.to}`,
      OVERVIEW,
      overviewRows(result),
      language,
    )
  }
  const result = await alikeDecompose(session, query, focus)
  const labels = await session.all(themeLabel, sql`SELECT id, label_fr AS fr, label_en AS en FROM theme`)
  const names = new Map(labels.map((own) => [own.id, own[language]]))
  const rows = detailRows(result, (id) => names.get(id) ?? null)
  return csvFile(
    `portee-alike-${result.by}-${focus}-${result.rate}-${result.from}_${result.to}`,
    DETAIL,
    rows,
    language,
  )
}
