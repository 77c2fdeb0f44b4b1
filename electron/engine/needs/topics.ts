import { z } from 'zod'
import type { NeedTopic } from '../../../shared/contract/needs'
import type { Session } from '../db/database'
import { list, sql } from '../db/sql'
import { fail } from '../fail'
import { resolvePeriod } from '../queries/filter'
import { readTopicThemes } from './topicThemes'

const topicRow = z.object({ topic: z.string(), n: z.int(), ever: z.int(), first: z.string(), last: z.string() })
const branchRow = z.object({ topic: z.string(), branchId: z.int().nullable(), n: z.int() })

/** Topics with notes in the period (null: ever), most asked first, with the themes that answer them. */
export async function listTopics(session: Session, period: string | null): Promise<NeedTopic[]> {
  const days = period === null ? null : await resolvePeriod(session, period)
  const isIn = days === null ? sql`TRUE` : sql`heard_on BETWEEN ${days.from}::DATE AND ${days.to}::DATE`
  const rows = await session.all(
    topicRow,
    sql`SELECT topic, count(*) FILTER (${isIn}) AS n, count(*) AS ever, min(heard_on) AS first, max(heard_on) AS last
        FROM need GROUP BY topic HAVING n > 0 ORDER BY n DESC, ever DESC, topic`,
  )
  const branches = await session.all(
    branchRow,
    sql`SELECT topic, branch_id AS "branchId", count(*) AS n FROM need WHERE ${isIn} GROUP BY ALL ORDER BY n DESC, branch_id`,
  )
  const themes = await readTopicThemes(session)
  return rows.map((row) => ({
    ...row,
    branches: branches.filter(({ topic }) => topic === row.topic).map(({ branchId, n }) => ({ branchId, n })),
    themes: themes.get(row.topic) ?? [],
  }))
}

const idRow = z.object({ id: z.int() })
const themeRow = z.object({ themeId: z.int() })

/**
 * Gives the notes of a topic another one. What was decided by hand about the topic goes along where nothing was decided about the
 * other; the old decisions lie dormant, and are there again when the renaming is taken back.
 * @returns notes renamed, and themes whose decision went along. @throws NOT_FOUND when no note has the topic
 */
export async function renameTopic(
  session: Session,
  { topic, to }: { readonly topic: string; readonly to: string },
): Promise<{ ids: number[]; themeIds: number[] }> {
  const notes = await session.all(idRow, sql`SELECT id FROM need WHERE topic = ${topic} ORDER BY id`)
  if (notes.length === 0) throw fail('NOT_FOUND', { what: 'topic' })
  if (topic === to) return { ids: [], themeIds: [] }
  await session.run(sql`UPDATE need SET topic = ${to} WHERE topic = ${topic}`)
  const along = await session.all(
    themeRow,
    sql`SELECT theme_id AS "themeId" FROM need_topic_theme WHERE topic = ${topic}
        AND theme_id NOT IN (SELECT theme_id FROM need_topic_theme WHERE topic = ${to}) ORDER BY theme_id`,
  )
  const themeIds = along.map(({ themeId }) => themeId)
  await session.run(
    sql`INSERT INTO need_topic_theme SELECT ${to}, theme_id, holds FROM need_topic_theme
        WHERE topic = ${topic} AND theme_id IN ${list(themeIds)}`,
  )
  return { ids: notes.map(({ id }) => id), themeIds }
}

/** Takes a renaming back: these notes have the topic again, and what went along is forgotten. */
export async function undoRename(
  session: Session,
  undone: {
    readonly topic: string
    readonly to: string
    readonly ids: readonly number[]
    readonly themeIds: readonly number[]
  },
): Promise<void> {
  await session.run(
    sql`UPDATE need SET topic = ${undone.topic} WHERE topic = ${undone.to} AND id IN ${list(undone.ids)}`,
  )
  await session.run(
    sql`DELETE FROM need_topic_theme WHERE topic = ${undone.to} AND theme_id IN ${list(undone.themeIds)}`,
  )
}
