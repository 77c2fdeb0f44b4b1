import { z } from 'zod'
import { type CodingRound, roundBefore, type RoundBefore } from '../../../../shared/contract/agreement'
import type { Filter } from '../../../../shared/contract/common'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { fail } from '../../fail'
import { allOf, listConditions, published, resolvePeriod } from '../../queries/filter'

const SPEC = roundBefore.shape.spec
export type RoundSpec = z.infer<typeof SPEC>

const storedRound = z.object({
  id: z.int(),
  label: z.string(),
  startedAt: z.string(),
  spec: z.string(),
  size: z.int(),
})

/** Every round, newest first, with how far each coder is. */
export async function listRounds(session: Session): Promise<CodingRound[]> {
  const rounds = await session.all(
    storedRound,
    sql`SELECT r.id, r.label, r.started_at AS "startedAt", CAST(r.spec AS VARCHAR) AS spec,
          (SELECT count(*) FROM coding_post c WHERE c.round_id = r.id) AS size
        FROM coding_round r ORDER BY r.started_at DESC, r.id DESC`,
  )
  const coders = await session.all(
    z.object({ roundId: z.int(), coder: z.string(), answered: z.int() }),
    sql`SELECT round_id AS "roundId", coder, count(*) AS answered FROM coding_answer GROUP BY ALL ORDER BY min(coded_at), coder`,
  )
  return rounds.map(({ spec, ...round }) => ({
    ...round,
    seed: SPEC.parse(JSON.parse(spec)).seed,
    coders: coders.filter(({ roundId }) => roundId === round.id).map(({ coder, answered }) => ({ coder, answered })),
  }))
}

/** One round. @throws NOT_FOUND */
export async function readRound(session: Session, id: number): Promise<CodingRound> {
  const round = (await listRounds(session)).find((each) => each.id === id)
  if (round === undefined) throw fail('NOT_FOUND', { what: 'round' })
  return round
}

export interface RoundDraft {
  readonly label: string
  readonly filter: Filter
  readonly size: number
  readonly by: 'all' | 'account'
  readonly seed: number
}

/**
 * Draws the posts of a new round: a simple random sample without replacement of the filter's posts that have a text, or the same
 * number from every account (from each in turn, as far as it has posts). The order is that of a hash of seed and key, so the same seed
 * on the same posts gives the same round, whatever the order of imports. Inside a write.
 * @throws INVALID (`filter`, empty) when there are not even two posts
 */
export async function startRound(
  session: Session,
  draft: RoundDraft,
  now: Date,
): Promise<{ id: number; size: number }> {
  const { label, filter, size, by, seed } = draft
  const where = allOf([published(await resolvePeriod(session, filter.period)), ...listConditions(filter)])
  const turn = by === 'account' ? sql`row_number() OVER (PARTITION BY account_id ORDER BY hash, key)` : sql`1`
  const next = await session.first(
    z.object({ id: z.int() }),
    sql`SELECT coalesce(max(id), 0) + 1 AS id FROM coding_round`,
  )
  const id = next?.id ?? 1
  const drawn = await session.run(
    sql`INSERT INTO coding_post
        SELECT ${id}, row_number() OVER (ORDER BY hash, key), key FROM (
          SELECT key, hash FROM (
            SELECT key, account_id, md5(${`${seed}/`} || key) AS hash FROM post p WHERE text <> '' AND ${where})
          ORDER BY ${turn}, hash, key LIMIT ${size})`,
  )
  if (drawn < 2) throw fail('INVALID', { field: 'filter', reason: 'empty' })
  const spec: RoundSpec = { seed, by, period: filter.period }
  await session.run(
    sql`INSERT INTO coding_round VALUES (${id}, ${label}, ${now.toISOString()}::TIMESTAMPTZ, ${JSON.stringify(spec)})`,
  )
  return { id, size: drawn }
}

/** Removes a round with its answers; what it was, for `restoreRound`. Tags that settled it stay. Inside a write. @throws NOT_FOUND */
export async function removeRound(session: Session, id: number): Promise<RoundBefore> {
  const round = await session.first(
    storedRound.omit({ size: true }),
    sql`SELECT id, label, started_at AS "startedAt", CAST(spec AS VARCHAR) AS spec FROM coding_round WHERE id = ${id}`,
  )
  if (round === null) throw fail('NOT_FOUND', { what: 'round' })
  const keys = await session.all(
    z.object({ key: z.string() }),
    sql`SELECT post_key AS key FROM coding_post WHERE round_id = ${id} ORDER BY position`,
  )
  const answers = await session.all(
    roundBefore.shape.answers.element,
    sql`SELECT post_key AS key, coder, theme_id AS "themeId", coded_at AS "codedAt" FROM coding_answer WHERE round_id = ${id}
        ORDER BY coded_at, coder, post_key`,
  )
  await session.run(sql`DELETE FROM coding_answer WHERE round_id = ${id}`)
  await session.run(sql`DELETE FROM coding_post WHERE round_id = ${id}`)
  await session.run(sql`DELETE FROM coding_round WHERE id = ${id}`)
  const spec = SPEC.parse(JSON.parse(round.spec))
  return { ...round, spec, keys: keys.map(({ key }) => key), answers }
}

/** Puts a removed round back. Inside a write. @throws INVALID when its number is taken again */
export async function restoreRound(session: Session, before: RoundBefore): Promise<void> {
  const { id, label, startedAt, spec, keys, answers } = before
  const taken = await session.first(z.object({ id: z.int() }), sql`SELECT id FROM coding_round WHERE id = ${id}`)
  if (taken !== null) throw fail('INVALID', { field: 'id', reason: 'taken' })
  await session.run(
    sql`INSERT INTO coding_round VALUES (${id}, ${label}, ${startedAt}::TIMESTAMPTZ, ${JSON.stringify(spec)})`,
  )
  const posts = keys.map((key, i) => ({ position: i + 1, key }))
  await session.run(
    sql`INSERT INTO coding_post SELECT ${id}, r.position, r.key
        FROM (SELECT unnest(from_json(${JSON.stringify(posts)}, '[{"position":"INTEGER","key":"VARCHAR"}]')) AS r)`,
  )
  await session.run(
    sql`INSERT INTO coding_answer SELECT ${id}, r.key, r.coder, r."themeId", r."codedAt"
        FROM (SELECT unnest(from_json(${JSON.stringify(answers)},
          '[{"key":"VARCHAR","coder":"VARCHAR","themeId":"INTEGER","codedAt":"TIMESTAMPTZ"}]')) AS r)`,
  )
}
