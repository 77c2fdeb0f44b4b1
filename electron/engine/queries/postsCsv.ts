import type { DuckDBValue } from '@duckdb/node-api'
import { type PostColumn, POST_NUMBERS, type PostNumber, type PostRow } from '../../../shared/contract/posts'
import { type CsvCell, csvText } from '../../../shared/csv'
import { type Language, METRICS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, sql, type Sql } from '../db/sql'
import { plain, type Plain } from '../db/values'
import { languageOf } from './exportTables'
import { knownOf, type PostQuery, postSource } from './postConditions'
import { numberSql } from './postNumbers'
import { listedRow, POST_FIELDS } from './postRows'
import { orderBy, postSorting } from './postSorts'

/** Every column, when none is chosen. */
const ALL: readonly PostColumn[] = [
  ...([
    'account',
    'platform',
    'format',
    'date',
    'text',
    'link',
    'themes',
    'err',
    'erv',
    'erf',
    'interactions',
  ] as const),
  ...METRICS,
  ...(['aside', 'snapshots'] as const),
]

/** What a row of the file is made of. */
interface Source {
  readonly post: Omit<PostRow, 'themes' | 'suggestions'>
  readonly fields: Readonly<Record<string, Plain>>
}

interface CsvColumn {
  readonly headers: readonly string[]
  readonly cells: (source: Source) => readonly CsvCell[]
}

/** Rates keep the names that the views of the file give them. */
const RATE_NAMES: Readonly<Partial<Record<PostNumber, string>>> = {
  err: 'rate_by_reach',
  erv: 'rate_by_views',
  erf: 'rate_by_followers',
}

const text = (value: Plain | undefined) => (typeof value === 'string' ? value : null)

const WORDS: Readonly<Record<Exclude<PostColumn, PostNumber>, CsvColumn>> = {
  date: {
    headers: ['published_day', 'published_at'],
    cells: ({ post }) => [post.publishedDay, post.publishedAt],
  },
  account: { headers: ['account', 'branch'], cells: ({ fields }) => [text(fields['account']), text(fields['branch'])] },
  platform: { headers: ['platform'], cells: ({ post }) => [post.platform] },
  format: { headers: ['format'], cells: ({ post }) => [post.format] },
  text: { headers: ['text'], cells: ({ post }) => [post.text] },
  themes: {
    headers: ['main_theme', 'themes'],
    cells: ({ fields }) => [text(fields['main_theme']), text(fields['themes'])],
  },
  link: { headers: ['permalink'], cells: ({ post }) => [post.permalink] },
  aside: {
    headers: ['matures_in_days', 'set_aside'],
    cells: ({ post }) => [post.maturesIn, post.setAside.join(' ')],
  },
  snapshots: { headers: ['snapshots'], cells: ({ post }) => [post.snapshots] },
}

const isNumber = (column: PostColumn): column is PostNumber => POST_NUMBERS.some((number) => number === column)

function csvColumn(column: PostColumn): CsvColumn {
  if (!isNumber(column)) return WORDS[column]
  return { headers: [RATE_NAMES[column] ?? column], cells: ({ post }) => [post.values[column] ?? null] }
}

/** Names of themes in a language, the main one first, then in the order of the codebook. */
function themeNames(language: Language): Sql {
  const label = ident(language === 'fr' ? 'label_fr' : 'label_en')
  return sql`(SELECT pt.post_id, string_agg(t.${label}, ' | ' ORDER BY pt.is_main DESC, t.position, t.id) AS themes,
      max(t.${label}) FILTER (WHERE pt.is_main) AS main_theme
    FROM post_theme pt JOIN theme t ON t.id = pt.theme_id GROUP BY pt.post_id)`
}

/** Every post of the list, not a page of it, in its order. */
async function exportQuery(
  session: Session,
  query: PostQuery,
  numbers: readonly PostNumber[],
  language: Language,
  days: Awaited<ReturnType<typeof knownOf>>,
): Promise<Sql> {
  const sorting = await postSorting(session, query.sort)
  const { from, where } = postSource(query, days, [...numbers, ...sorting.numbers])
  const values = numbers.map((number) => sql`${numberSql(number)} AS ${ident(`number_${number}`)}`)
  const order = orderBy(sorting.key, sql`p.published_day`, sql`p.id`, query.descending)
  return sql`SELECT ${join([POST_FIELDS, ...values], ', ')}, p.key AS post_key, a.name AS account, b.name AS branch,
      names.themes, names.main_theme
    FROM ${from} ${sorting.joins} LEFT JOIN account a ON a.id = p.account_id LEFT JOIN branch b ON b.id = a.branch_id
    LEFT JOIN ${themeNames(language)} AS names ON names.post_id = p.id
    WHERE ${where} ORDER BY ${order}`
}

function sourceOf(names: readonly string[], row: readonly DuckDBValue[], numbers: readonly PostNumber[]): Source {
  const fields = Object.fromEntries(names.map((name, i) => [name, plain(row[i] ?? null)]))
  const values = Object.fromEntries(numbers.map((number) => [number, fields[`number_${number}`]]))
  return { post: listedRow.parse({ ...fields, numbers: values }), fields }
}

/**
 * Every post of the list as a table for spreadsheets, text cells inert; the post's key first: an id stays whole inside it,
 * which is text. Rows are written as they are read, so that a million of them are never objects at once.
 */
export async function postsCsv(
  session: Session,
  query: PostQuery & { readonly language?: Language | undefined; readonly columns?: readonly PostColumn[] | undefined },
): Promise<{ name: string; type: string; blob: Blob }> {
  const language = await languageOf(session, query.language)
  const chosen = query.columns ?? ALL
  const numbers = chosen.filter(isNumber)
  const columns = chosen.map(csvColumn)
  const headers = ['post_key', ...columns.flatMap((column) => column.headers)]
  const known = await knownOf(session, query)
  const { text: asked, values } = await exportQuery(session, query, numbers, language, known)
  const result = await session.connection.stream(asked, [...values])
  const names = result.deduplicatedColumnNames()
  const head = csvText(headers, [], language)
  const parts = [head]
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    const rows = chunk.getRows().map((row): CsvCell[] => {
      const source = sourceOf(names, row, numbers)
      return [text(source.fields['post_key']), ...columns.flatMap((column) => column.cells(source))]
    })
    parts.push(csvText(headers, rows, language).slice(head.length))
  }
  const type = 'text/csv;charset=utf-8'
  const { from, to } = known.days
  return { name: `portee-posts-${from}_${to}.csv`, type, blob: new Blob(parts, { type }) }
}
