import { z } from 'zod'
import { filter as filterOf } from '../../../shared/contract/common'
import { compareQuery, type ComparisonResult } from '../../../shared/contract/compare'
import type { MatrixTopic, NeedsMatrix, ThemePosts } from '../../../shared/contract/needs'
import type { Days } from '../../../shared/periods'
import { searchWords } from '../../../shared/search'
import type { Measure } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { join, sql, type Sql } from '../db/sql'
import { compareGroups } from '../queries/compareGroups'
import { resolvePeriod } from '../queries/filter'
import { count } from '../queries/networkChecks'
import { notOriginal, originals } from '../queries/originalPosts'
import { readActiveThemes } from '../themes/codebook'
import { matrixFinding } from './matrixFinding'
import { ofBranches } from './notes'
import { readTopicThemes } from './topicThemes'

export interface MatrixQuery {
  readonly period: string
  readonly branches: number[]
  readonly measure: Measure
}

const branchRow = z.object({ topic: z.string(), branchId: z.int().nullable(), n: z.int() })

/** What was asked: notes by topic and branch, most asked topic first. */
async function asked(session: Session, days: Days, branches: readonly number[]) {
  const where = join(
    [sql`n.heard_on BETWEEN ${days.from}::DATE AND ${days.to}::DATE`, ...ofBranches(branches)],
    ' AND ',
  )
  const rows = await session.all(
    branchRow,
    sql`SELECT n.topic, n.branch_id AS "branchId", count(*) AS n FROM need AS n WHERE ${where}
        GROUP BY ALL ORDER BY n DESC, branch_id`,
  )
  const topics = [...new Set(rows.map(({ topic }) => topic))].map((topic) => {
    const own = rows.filter((row) => row.topic === topic)
    return {
      topic,
      notes: own.reduce((sum, { n }) => sum + n, 0),
      branches: own.map(({ branchId, n }) => ({ branchId, n })),
    }
  })
  return topics.sort((a, b) => b.notes - a.notes || (a.topic < b.topic ? -1 : 1))
}

const themeRow = z.object({ themeId: z.int(), n: z.int() })
const topicRow = z.object({ place: z.int(), n: z.int() })

/** Per topic, the posts with any of its themes, each once. `picked`: condition of the originals of the period. */
async function postsOfTopics(session: Session, picked: Sql, themes: readonly (readonly number[])[]) {
  const links = themes.flatMap((ids, at) => ids.map((id) => sql`(${at}::INTEGER, ${id}::INTEGER)`))
  if (links.length === 0) return new Map<number, number>()
  const rows = await session.all(
    topicRow,
    sql`SELECT link.place, count(DISTINCT pt.post_id) AS n
        FROM (VALUES ${join(links, ', ')}) link(place, theme_id) JOIN post_theme pt ON pt.theme_id = link.theme_id
        WHERE pt.post_id IN (SELECT p.id FROM post AS p WHERE ${picked}) GROUP BY link.place`,
  )
  return new Map(rows.map(({ place, n }) => [place, n]))
}

const mentionRow = z.object({ counts: z.array(z.int()) })

/** Per topic, the posts whose text holds its words: what the search of Publications finds. */
async function mentions(session: Session, picked: Sql, topics: readonly string[]): Promise<readonly number[]> {
  if (topics.length === 0) return []
  const counts = topics.map((topic) => {
    const words = searchWords(topic).map((word) => sql`contains(p.search_text, ${word})`)
    return words.length === 0 ? sql`0` : sql`count(*) FILTER (${join(words, ' AND ')})`
  })
  const row = await session.first(
    mentionRow,
    sql`SELECT [${join(counts, ', ')}]::INTEGER[] AS counts FROM post AS p WHERE ${picked}`,
  )
  return row?.counts ?? []
}

/** What posts of each theme obtained: the comparison by theme, each theme against the posts without it. */
function obtainedOf({ rows, pairs }: ComparisonResult, themeId: number): ThemePosts['obtained'] {
  const row = rows.find(({ key }) => key === String(themeId))
  const pair = pairs.find(({ a, b }) => a === String(themeId) && b === 'rest')
  return {
    n: row?.n ?? 0,
    median: row?.median ?? null,
    interval: row?.interval ?? null,
    against: pair === undefined ? null : { ratio: pair.ratio, interval: pair.interval, strength: pair.strength },
  }
}

function answerOf(topic: Omit<MatrixTopic, 'answered'>): MatrixTopic['answered'] {
  if (topic.themes.length === 0) return 'no_theme'
  if (topic.posts === 0) return 'no'
  // A rule anybody can check by counting: no share of notes is compared with a share of posts, which are of different things.
  return topic.posts < topic.notes ? 'little' : 'yes'
}

/**
 * Needs × themes over a period: what is asked, what is published, what it obtained. Posts are originals of the branches asked for
 * (`originals`); what they obtained is the comparison of themes against the rest (`compareGroups`), so that both screens say the same.
 * @throws INVALID, NOT_FOUND for the period
 */
export async function needsMatrix(session: Session, query: MatrixQuery): Promise<NeedsMatrix> {
  const { branches, measure } = query
  const days = await resolvePeriod(session, query.period)
  const themes = await readActiveThemes(session)
  const filter = filterOf.parse({ period: query.period, compare: 'none', branches })
  const picked = originals(days, filter)
  const posts = await count(session, sql`SELECT count(*) AS n FROM post AS p WHERE ${picked}`)
  const published = await session.all(
    themeRow,
    sql`SELECT theme_id AS "themeId", count(DISTINCT post_id) AS n FROM post_theme
        WHERE post_id IN (SELECT p.id FROM post AS p WHERE ${picked}) GROUP BY theme_id`,
  )
  const comparison = await compareGroups(
    session,
    compareQuery.parse({ filter, by: 'theme', rate: measure, against: 'rest' }),
  )
  const postsOf = (themeId: number): ThemePosts => {
    const n = published.find((row) => row.themeId === themeId)?.n ?? 0
    return { themeId, posts: n, share: posts === 0 ? 0 : n / posts, obtained: obtainedOf(comparison, themeId) }
  }
  const topics = await topicsOf(session, { days, branches, picked, postsOf })
  const rows = themes.map(({ id }) => ({ ...postsOf(id), notes: notesOf(topics, id) }))
  const unasked = rows.filter((row) => row.posts > 0 && row.notes === 0).sort((a, b) => b.posts - a.posts)
  const result: Omit<NeedsMatrix, 'finding'> = {
    ...{ from: days.from, to: days.to, posts, unit: comparison.unit, topics },
    notes: topics.reduce((sum, topic) => sum + topic.notes, 0),
    themes: rows.filter((row) => row.posts > 0 || row.notes > 0),
    unanswered: topics.filter(({ answered }) => answered === 'no' || answered === 'no_theme').map(({ topic }) => topic),
    unasked: unasked.map(({ themeId }) => themeId),
    setAside: await notOriginal(session, days, filter),
  }
  return { ...result, finding: await matrixFinding(session, result) }
}

const notesOf = (topics: readonly MatrixTopic[], themeId: number): number =>
  topics.reduce((sum, { notes, themes }) => (themes.some((each) => each.themeId === themeId) ? sum + notes : sum), 0)

interface Around {
  readonly days: Days
  readonly branches: readonly number[]
  readonly picked: Sql
  readonly postsOf: (themeId: number) => ThemePosts
}

async function topicsOf(session: Session, { days, branches, picked, postsOf }: Around): Promise<MatrixTopic[]> {
  const rows = await asked(session, days, branches)
  const known = await readTopicThemes(session)
  const held = rows.map(({ topic }) =>
    (known.get(topic) ?? []).filter(({ holds }) => holds).map(({ themeId }) => themeId),
  )
  const posts = await postsOfTopics(session, picked, held)
  const named = await mentions(
    session,
    picked,
    rows.map(({ topic }) => topic),
  )
  return rows.map((row, at) => {
    const themes = (held[at] ?? []).map(postsOf)
    const topic = { ...row, themes, posts: posts.get(at) ?? 0, mentions: named[at] ?? 0 }
    return { ...topic, answered: answerOf(topic) }
  })
}
