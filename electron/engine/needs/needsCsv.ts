import type { NeedsMatrix } from '../../../shared/contract/needs'
import { csvFile, type CsvCell } from '../../../shared/csv'
import type { Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { languageOf } from '../queries/exportTables'
import { readNetwork } from '../queries/networkTables'
import { readActiveThemes } from '../themes/codebook'
import { type MatrixQuery, needsMatrix } from './matrix'
import { listNeeds } from './notes'

const MATRIX_HEADERS = [
  ...['topic', 'notes', 'answered', 'posts_of_its_themes', 'posts_naming_it', 'theme', 'notes_of_theme', 'posts'],
  ...[
    'share_of_posts',
    'measured',
    'median',
    'median_low',
    'median_high',
    'ratio_to_others',
    'ratio_low',
    'ratio_high',
  ],
  ...['strength', 'measure', 'unit', 'from', 'to'],
]

type Posts = NeedsMatrix['themes'][number]

/** One row per topic and theme; topics without theme and themes nobody asked for have a row of their own. */
function matrixRows(matrix: NeedsMatrix, measure: string, themes: ReadonlyMap<number, string>): CsvCell[][] {
  const { unit, from, to } = matrix
  const tail = (theme: Posts | undefined): CsvCell[] => {
    const { n, median, interval, against } = theme?.obtained ?? { n: null, median: null, interval: null, against: null }
    return [
      ...[theme === undefined ? null : (themes.get(theme.themeId) ?? String(theme.themeId)), theme?.notes ?? null],
      ...[theme?.posts ?? null, theme?.share ?? null, n, median, interval?.low ?? null, interval?.high ?? null],
      ...[against?.ratio ?? null, against?.interval?.low ?? null, against?.interval?.high ?? null],
      ...[against?.strength ?? null, measure, unit, from, to],
    ]
  }
  const ofTheme = (themeId: number) => matrix.themes.find((theme) => theme.themeId === themeId)
  return [
    ...matrix.topics.flatMap(({ topic, notes, answered, posts, mentions, themes: own }) => {
      const head = [topic, notes, answered, posts, mentions]
      return own.length === 0
        ? [[...head, ...tail(undefined)]]
        : own.map((each) => [...head, ...tail(ofTheme(each.themeId))])
    }),
    ...matrix.unasked.map((themeId) => [null, 0, 'unasked', null, null, ...tail(ofTheme(themeId))]),
  ]
}

/** The matrix, or the notes of the period, as CSV. */
export async function needsCsv(
  session: Session,
  query: MatrixQuery & { readonly table: 'matrix' | 'notes'; readonly language?: Language | undefined },
) {
  const language = await languageOf(session, query.language)
  if (query.table === 'notes') return notesCsv(session, query, language)
  const themes = new Map(
    (await readActiveThemes(session)).map((theme) => [theme.id, language === 'fr' ? theme.labelFr : theme.labelEn]),
  )
  const matrix = await needsMatrix(session, query)
  const name = `portee-needs-${matrix.from}_${matrix.to}`
  return csvFile(name, MATRIX_HEADERS, matrixRows(matrix, query.measure, themes), language)
}

async function notesCsv(session: Session, { period, branches }: MatrixQuery, language: Language) {
  const network = await readNetwork(session)
  const filter = { period, branches, topic: null, themeId: null, text: '' }
  const { rows } = await listNeeds(session, { filter, offset: 0, limit: 2 ** 31 - 1 })
  return csvFile(
    `portee-notes-${period.replaceAll(/[^\w-]+/g, '_')}`,
    ['heard_on', 'branch', 'topic', 'text', 'source'],
    rows.map(({ heardOn, branchId, topic, text, source }) => [
      ...[heardOn, branchId === null ? null : (network.branches.get(branchId)?.name ?? null), topic, text, source],
    ]),
    language,
  )
}
