import { z } from 'zod'
import type { Filter } from '../../../../shared/contract/common'
import { type SuggestionRow, suggestionWords } from '../../../../shared/contract/suggestions'
import { csvFile } from '../../../../shared/csv'
import { type Language, PLATFORMS } from '../../../../shared/vocabulary'
import type { Session } from '../../db/database'
import { list, sql, type Sql } from '../../db/sql'
import { allOf, listConditions, published, resolvePeriod } from '../../queries/filter'
import { readSettings } from '../../workspace/settings'
import { OPEN_SUGGESTIONS } from './openSuggestions'

const listed: z.ZodType<SuggestionRow> = z
  .object({
    postId: z.string(),
    themeId: z.int(),
    score: z.number(),
    words: z.string(),
    text: z.string(),
    accountId: z.int(),
    platform: z.enum(PLATFORMS),
    publishedDay: z.string().nullable(),
  })
  .transform(({ words, ...row }) => ({ ...row, words: suggestionWords.parse(JSON.parse(words)) }))

/** Open proposals of the filter, whose themes are the themes proposed. */
async function openOf(session: Session, filter: Filter): Promise<Sql> {
  const conditions = [published(await resolvePeriod(session, filter.period)), ...listConditions(filter, 'themes')]
  const themes = filter.themes.length > 0 ? sql`AND s.theme_id IN ${list(filter.themes)}` : sql``
  return sql`FROM ${OPEN_SUGGESTIONS} s JOIN post p ON p.id = s.post_id WHERE ${allOf(conditions)} ${themes}`
}

/** A window of the open proposals, surest first, and how many each theme has. @throws INVALID, NOT_FOUND on the period */
export async function listSuggestions(session: Session, filter: Filter, offset: number, limit: number) {
  const open = await openOf(session, filter)
  const byTheme = await session.all(
    z.object({ themeId: z.int(), n: z.int() }),
    sql`SELECT s.theme_id AS "themeId", count(*) AS n ${open} GROUP BY s.theme_id ORDER BY s.theme_id`,
  )
  const rows = await session.all(
    listed,
    sql`SELECT CAST(p.id AS VARCHAR) AS "postId", s.theme_id AS "themeId", s.score, CAST(s.words AS VARCHAR) AS words, p.text,
          p.account_id AS "accountId", p.platform, p.published_day AS "publishedDay"
        ${open} ORDER BY s.score DESC, p.published_at DESC, p.id, s.theme_id LIMIT ${limit} OFFSET ${offset}`,
  )
  return { total: byTheme.reduce((sum, { n }) => sum + n, 0), rows, byTheme }
}

const HEADERS = ['post', 'day', 'platform', 'account', 'text', 'theme', 'chance', 'words_for', 'words_against']

/** Every open proposal of the filter as a table. */
export async function suggestionsCsv(session: Session, filter: Filter, asked: Language | undefined) {
  const language = asked ?? (await readSettings(session)).language
  const { rows } = await listSuggestions(session, filter, 0, 100_000)
  const themes = await names(
    session,
    sql`SELECT id, CASE WHEN ${language === 'fr'} THEN label_fr ELSE label_en END AS name FROM theme`,
  )
  const accounts = await names(session, sql`SELECT id, name FROM account`)
  const spoken = (words: readonly { text: string }[]) => words.map(({ text }) => text).join(', ')
  return csvFile(
    'portee-suggestions',
    HEADERS,
    rows.map((row) => [
      ...[row.postId, row.publishedDay, row.platform, accounts.get(row.accountId) ?? null, row.text],
      ...[themes.get(row.themeId) ?? null, row.score, spoken(row.words.for), spoken(row.words.against)],
    ]),
    language,
  )
}

async function names(session: Session, query: Sql): Promise<Map<number, string>> {
  const rows = await session.all(z.object({ id: z.int(), name: z.string() }), query)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
