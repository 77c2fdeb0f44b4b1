import { z } from 'zod'
import type { CodebookTheme, ThemeRule } from '../../../shared/contract/themes'
import type { Session } from '../db/database'
import { join, list, sql, type Sql } from '../db/sql'
import { searchTextSql } from '../import/texts'
import { mustExist } from '../queries/networkChecks'
import { readActiveThemes } from '../themes/codebook'
import { ruleSql } from '../themes/rules'

/** A theme and a topic: whether posts of the theme answer it, and who says so. */
export interface TopicTheme {
  readonly themeId: number
  readonly origin: 'rule' | 'hand'
  readonly holds: boolean
  /** Notes of the topic in which the rules of the theme find it. */
  readonly matching: number
}

const NOWHERE = { branches: [], accounts: [], platforms: [] }

/**
 * Whether a rule of the codebook finds its theme in a note (`p`: search_text, branch_id). A rule for some branches reads the notes
 * of these; one for some accounts or platforms says how these write, and reads no note.
 */
function ruleOnNote(rule: ThemeRule): Sql {
  const { branches, accounts, platforms } = rule.scope
  if (accounts.length > 0 || platforms.length > 0) return sql`FALSE`
  const words = ruleSql({ ...rule, scope: NOWHERE })
  if (branches.length === 0) return words
  const ids = list(branches)
  return sql`(coalesce(p.branch_id IN (SELECT id FROM branch WHERE id IN ${ids} OR parent_id IN ${ids}), FALSE) AND ${words})`
}

const matchRow = z.object({ topic: z.string(), themeId: z.int(), matching: z.int(), notes: z.int() })

/** Per topic and theme, the notes in which its rules find the theme, where there are any. Over the notes of all times. */
async function matches(session: Session, themes: readonly CodebookTheme[]) {
  const ruled = themes.filter(({ rules }) => rules.length > 0)
  if (ruled.length === 0) return []
  const ids = join(
    ruled.map(({ id }) => sql`${id}::INTEGER`),
    ', ',
  )
  const holds = join(
    ruled.map(({ rules }) => sql`(${join(rules.map(ruleOnNote), ' OR ')})`),
    ', ',
  )
  return session.all(
    matchRow,
    sql`SELECT topic, theme_id AS "themeId", count(*) FILTER (holds) AS matching, count(*) AS notes FROM (
          SELECT p.topic, unnest([${ids}]) AS theme_id, unnest([${holds}]) AS holds FROM (
            SELECT n.topic, n.branch_id, ${searchTextSql(sql`(n.topic || chr(10) || n.text)`)} AS search_text FROM need AS n) AS p)
        GROUP BY ALL HAVING matching > 0`,
  )
}

const handRow = z.object({ topic: z.string(), themeId: z.int(), holds: z.boolean() })

/**
 * The themes of every topic, in the order of the codebook: those its rules find in at least one note (it holds when they find it in
 * more than half of them), and those somebody decided. What is decided by hand goes before the rules; archived themes have neither.
 */
export async function readTopicThemes(session: Session): Promise<Map<string, TopicTheme[]>> {
  const themes = await readActiveThemes(session)
  const found = await matches(session, themes)
  const hand = await session.all(
    handRow,
    sql`SELECT topic, theme_id AS "themeId", holds FROM need_topic_theme ORDER BY topic, theme_id`,
  )
  const topics = new Map<string, TopicTheme[]>()
  for (const topic of new Set([...found, ...hand].map((row) => row.topic))) {
    topics.set(
      topic,
      themes.flatMap(({ id }): TopicTheme[] => {
        const rule = found.find((row) => row.topic === topic && row.themeId === id)
        const decided = hand.find((row) => row.topic === topic && row.themeId === id)
        const matching = rule?.matching ?? 0
        if (decided !== undefined) return [{ themeId: id, origin: 'hand', holds: decided.holds, matching }]
        if (rule === undefined) return []
        return [{ themeId: id, origin: 'rule', holds: 2 * matching > rule.notes, matching }]
      }),
    )
  }
  return topics
}

const topicRow = z.object({ topic: z.string() })

/** Topics that answer to a theme; 0 = to none. */
export async function topicsOfTheme(session: Session, themeId: number): Promise<string[]> {
  const themes = await readTopicThemes(session)
  const all = await session.all(topicRow, sql`SELECT DISTINCT topic FROM need ORDER BY topic`)
  return all
    .map(({ topic }) => topic)
    .filter((topic) => {
      const held = (themes.get(topic) ?? []).filter(({ holds }) => holds)
      return themeId === 0 ? held.length === 0 : held.some((each) => each.themeId === themeId)
    })
}

const decision = z.object({ holds: z.boolean() })

/** Decides by hand; null forgets. @returns what was decided before. @throws INVALID `themeId` unknown */
export async function setTopicTheme(
  session: Session,
  { topic, themeId, holds }: { readonly topic: string; readonly themeId: number; readonly holds: boolean | null },
): Promise<boolean | null> {
  await mustExist(session, 'theme', themeId, 'themeId')
  const before = await session.first(
    decision,
    sql`SELECT holds FROM need_topic_theme WHERE topic = ${topic} AND theme_id = ${themeId}`,
  )
  await session.run(sql`DELETE FROM need_topic_theme WHERE topic = ${topic} AND theme_id = ${themeId}`)
  if (holds !== null) await session.run(sql`INSERT INTO need_topic_theme VALUES (${topic}, ${themeId}, ${holds})`)
  return before?.holds ?? null
}
