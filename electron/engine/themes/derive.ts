import { z } from 'zod'
import type { CodebookTheme } from '../../../shared/contract/themes'
import type { Database, Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { readActiveThemes } from './codebook'
import { decisionsSql } from './decisions'
import { firstRuleSql } from './rules'

/** Raised whenever the same rules come to mean something else: files derived by an earlier version are derived anew. */
const VERSION = '1'

/**
 * Writes `post_theme` anew: what rules and people's decisions say together now. A decision goes before the rules; archived
 * themes have neither. Main theme: the one set by hand, else the first whose rule matches in the order of the codebook, else
 * the first given by hand, else the first accepted suggestion. Rows lie in the order of the posts. Inside a write.
 * @param which 'all', or a query of the ids of the posts to derive (those without a row in `post` lose their themes)
 */
export async function writePostThemes(session: Session, which: 'all' | Sql): Promise<void> {
  const posts = await session.first(z.object({ n: z.int() }), sql`SELECT count(*) AS n FROM post`)
  // A new network: a dozen patterns need not be compiled to find nothing.
  const themes = posts?.n === 0 ? [] : await readActiveThemes(session)
  await session.run(
    which === 'all' ? sql`DELETE FROM post_theme` : sql`DELETE FROM post_theme WHERE post_id IN (${which})`,
  )
  if (themes.length > 0) {
    await session.run(sql`CREATE OR REPLACE TEMP TABLE fired AS ${firedSql(themes, which)}`)
    await session.run(sql`CREATE OR REPLACE TEMP TABLE decided AS ${decisionsSql(which)}`)
    // One INSERT, never two: where DuckDB 1.5 replaces more than 122,880 rows in one transaction, a second INSERT that finds
    // nothing in a temporary table makes the COMMIT drop what the first one wrote, without an error (a test holds this).
    await session.run(sql`INSERT INTO post_theme
      SELECT post_id, theme_id, 'rule', rule_id, theme_id = first_theme FROM fired
      WHERE post_id NOT IN (SELECT post_id FROM decided)
      UNION ALL (${decidedSql(themes)})`)
    await session.run(sql`DROP TABLE fired`)
    await session.run(sql`DROP TABLE decided`)
  }
  if (which !== 'all') return
  await session.run(sql`DELETE FROM meta WHERE key = 'themes_derived'`)
  await session.run(sql`INSERT INTO meta VALUES ('themes_derived', ${VERSION})`)
}

/** Derives every post's themes where this was never done, or by a version that read rules otherwise (a migrated file). */
export async function deriveIfDue(database: Database): Promise<void> {
  const done = await database.first(
    z.object({ value: z.string() }),
    sql`SELECT value FROM meta WHERE key = 'themes_derived'`,
  )
  if (done?.value === VERSION) return
  await database.write((session) => writePostThemes(session, 'all'))
  await database.checkpoint()
}

/**
 * post_id, theme_id, rule_id, first_theme: each theme with a rule that matches, by its first such rule, in one scan of the posts.
 * The lists of themes and rules are unnested side by side; a filter put on the list itself made DuckDB run every pattern twice.
 */
function firedSql(themes: readonly CodebookTheme[], which: 'all' | Sql): Sql {
  const ruled = themes.filter(({ rules }) => rules.length > 0)
  if (ruled.length === 0)
    return sql`SELECT 0::UBIGINT AS post_id, 0 AS theme_id, 0 AS rule_id, 0 AS first_theme WHERE FALSE`
  const first = ruled.map(({ rules }) => {
    const ids = join(
      rules.map(({ id }) => sql`${id}::INTEGER`),
      ', ',
    )
    return sql`[${ids}][${firstRuleSql(rules)}]`
  })
  const ids = join(
    ruled.map(({ id }) => sql`${id}::INTEGER`),
    ', ',
  )
  const main = join(
    ruled.map(({ id }, i) => sql`CASE WHEN rules[${i + 1}::INTEGER] IS NOT NULL THEN ${id}::INTEGER END`),
    ', ',
  )
  const posts = which === 'all' ? sql`TRUE` : sql`p.id IN (${which})`
  return sql`
    SELECT post_id, theme_id, rule_id, first_theme FROM (
      SELECT post_id, unnest([${ids}]) AS theme_id, unnest(rules) AS rule_id, coalesce(${main}) AS first_theme
      FROM (SELECT p.id AS post_id, [${join(first, ', ')}] AS rules FROM post AS p WHERE ${posts}))
    WHERE rule_id IS NOT NULL`
}

/** Rows of the posts somebody decided about: rules and decisions side by side. */
function decidedSql(themes: readonly CodebookTheme[]): Sql {
  const order = join(
    themes.map(({ id }, i) => sql`(${id}::INTEGER, ${i}::INTEGER)`),
    ', ',
  )
  return sql`
    SELECT post_id, theme_id, origin, rule_id,
      row_number() OVER (PARTITION BY post_id ORDER BY main_at DESC NULLS LAST, rule_id IS NULL,
        rule_id IS NULL AND origin <> 'hand', place) = 1
    FROM (
      SELECT post_id, theme_id, f.rule_id, o.place,
        CASE WHEN d.post_id IS NULL THEN 'rule' ELSE d.origin END AS origin,
        CASE WHEN d.is_main THEN d.tagged_at END AS main_at
      FROM (SELECT * FROM fired WHERE post_id IN (SELECT post_id FROM decided)) f
      FULL JOIN decided d USING (post_id, theme_id)
      JOIN (VALUES ${order}) o(theme_id, place) USING (theme_id)
      WHERE coalesce(d.holds, TRUE))
    ORDER BY post_id, place`
}
