import { z } from 'zod'
import type { EngineContext } from '../../context'
import type { Database, Session } from '../../db/database'
import { sql } from '../../db/sql'
import type { Report } from '../../import/progress'
import { DECISIONS, readExamples } from './examples'
import type { Pause } from './measure'
import { learn, type Model } from './model'
import { type Proposal, proposalsFor } from './propose'
import { readCounts, type StoredModel } from './state'

/** Proposals kept, the surest: nobody reads a queue of more, and memory stays bounded at any number of posts. */
const MOST_KEPT = 100_000
/** Proposals written in one statement. */
const WRITTEN_AT_ONCE = 2000

/**
 * Learns from what people tagged, measures, looks at every post on which nobody has decided, and replaces model and proposals in one
 * transaction: cancelled, everything is as before. Without examples the model says so, and proposes nothing.
 */
export async function trainSuggestions(
  context: EngineContext,
  target: number,
  signal: AbortSignal | undefined,
  report: Report,
): Promise<void> {
  const { database } = context.workspace()
  const pause: Pause = async () => {
    await new Promise((resolve) => setImmediate(resolve))
    signal?.throwIfAborted()
  }
  report({ stage: 'suggest_learning', done: 0, total: null, unit: 'posts' })
  const examples = await database.read(readExamples, signal)
  const none = { target, posts: 0, messages: 0, labels: 0, overall: null, themes: [] }
  const learnt = examples === null ? null : await learn(examples, target, pause)
  const proposals =
    learnt === null || learnt.model.themes.length === 0
      ? []
      : await scoreAll(database, learnt.model, signal, report, pause)
  const trainedAt = context.options.clock().toISOString()
  const counts = await database.read((session) => readCounts(session, trainedAt), signal)
  const known = { decisions: counts?.decisions ?? 0, imports: counts?.imports ?? 0 }
  const spec: StoredModel = { trainedAt, known, ...(learnt?.measured ?? none) }
  await database.write((session) => writeModel(session, spec, proposals), signal)
}

/** A proposal with its post's id, as it is stored. */
type Kept = Proposal & { readonly postId: string }

/** What a post without any decision on it has already, so that it is not proposed again. */
const candidate = sql`
  WITH d AS (SELECT * FROM ${DECISIONS})
  SELECT CAST(p.id AS VARCHAR) AS id, p.text, array_to_string(list_concat(coalesce(h.themes, []), coalesce(r.themes, [])), ' ') AS skip
  FROM post p
  LEFT JOIN (SELECT post_id, list(theme_id) AS themes FROM post_theme GROUP BY post_id) h ON h.post_id = p.id
  LEFT JOIN (SELECT post_id, list(theme_id) AS themes FROM d WHERE NOT holds GROUP BY post_id) r ON r.post_id = p.id
  WHERE p.text <> '' AND p.id NOT IN (SELECT post_id FROM d WHERE holds)`

/**
 * Proposals for every post on which no person has decided, the surest `MOST_KEPT` of them. Posts pass in the chunks of a streamed
 * result, so that a million of them take no more memory than two thousand.
 */
async function scoreAll(
  database: Database,
  model: Model,
  signal: AbortSignal | undefined,
  report: Report,
  pause: Pause,
): Promise<Kept[]> {
  return database.read(async (session) => {
    const counted = await session.first(z.object({ n: z.int() }), sql`SELECT count(*) AS n FROM post WHERE text <> ''`)
    const total = counted?.n ?? 0
    const result = await session.connection.stream(candidate.text, [...candidate.values])
    let kept: Kept[] = []
    let done = 0
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) break
      for (const [id, text, skip] of chunk.getRows()) {
        const skipped = new Set(
          String(skip ?? '')
            .split(' ')
            .map(Number),
        )
        for (const proposal of proposalsFor(String(text), model, skipped))
          kept.push({ ...proposal, postId: String(id) })
      }
      if (kept.length > 2 * MOST_KEPT) kept = surest(kept)
      done += chunk.rowCount
      report({ stage: 'suggest_scoring', done: Math.min(done, total), total, unit: 'posts' })
      await pause()
    }
    return surest(kept)
  }, signal)
}

function surest(kept: Kept[]): Kept[] {
  return kept.sort((a, b) => b.score - a.score || compare(a.postId, b.postId)).slice(0, MOST_KEPT)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function writeModel(session: Session, spec: StoredModel, kept: readonly Kept[]): Promise<void> {
  await session.run(sql`DELETE FROM suggestion_model`)
  await session.run(sql`DELETE FROM suggestion`)
  await session.run(
    sql`INSERT INTO suggestion_model VALUES (${spec.trainedAt}::TIMESTAMPTZ, ${spec.posts}, ${JSON.stringify(spec)})`,
  )
  for (let from = 0; from < kept.length; from += WRITTEN_AT_ONCE) {
    const rows = kept.slice(from, from + WRITTEN_AT_ONCE)
    const json = JSON.stringify(rows.map(({ postId, themeId, score, words }) => ({ postId, themeId, score, words })))
    await session.run(
      sql`INSERT INTO suggestion
          SELECT CAST(r.row->>'postId' AS UBIGINT), CAST(r.row->>'themeId' AS INTEGER), CAST(r.row->>'score' AS DOUBLE), r.row->'words'
          FROM (SELECT unnest(CAST(${json}::JSON AS JSON[])) AS row) r`,
    )
  }
}
