import { z } from 'zod'
import type { EngineContext } from '../context'
import type { Session } from '../db/database'
import { list, sql } from '../db/sql'
import { fail } from '../fail'
import { readSettings } from '../workspace/settings'
import { commitFiles } from './commitFile'
import { countFiles } from './countRows'
import type { Drop } from './drop'
import type { Report } from './progress'
import type { Judged, Judgement } from './review'

/** Most files, and rows, of one transaction: progress is said between them, and a cancel keeps what was written before. */
const MOST = { files: 64, rows: 200_000 }

/**
 * Note [batches]. Files are committed several in a transaction, because to settle the posts of a file costs 60 ms of planning
 * whatever it holds. Batches grow from one file to `MOST`, so that a drop of a few files still moves file by file. A file with
 * rows that only others can place (no intact id, no time, no account) is alone, as is every file once the workspace has rows
 * without an intact id: conflicts of keys are told with the file that brought them.
 */
export function batchesOf(ready: readonly Judged[], looseRows: boolean): Judged[][] {
  const batches: Judged[][] = []
  let batch: Judged[] = []
  let rows = 0
  const close = (): void => {
    if (batch.length > 0) batches.push(batch)
    batch = []
    rows = 0
  }
  let loose = looseRows
  for (const one of ready) {
    const most = Math.min(MOST.files, 2 ** batches.length)
    loose ||= one.file.warnings.some(({ code }) => code === 'ids_mangled' || code === 'no_ids')
    const apart = loose || one.needs > 0
    if (apart || batch.length >= most || rows + rowsOf(one) > MOST.rows) close()
    batch.push(one)
    rows += rowsOf(one)
    if (apart) close()
  }
  close()
  return batches
}

const rowsOf = ({ counts }: Judged): number => counts?.rowsIn ?? 0

/** True when snapshots without an intact id are in the workspace. */
async function hasLooseRows(session: Session): Promise<boolean> {
  const row = await session.first(
    z.object({ any: z.boolean() }),
    sql`SELECT EXISTS (SELECT 1 FROM snapshot WHERE native_id IS NULL) AS "any"`,
  )
  return row?.any ?? false
}

/**
 * Writes the files that are ready, each batch in one transaction that recomputes its counts; a file that is written leaves the drop.
 * @returns ids of the imports
 * @throws REVIEW_CHANGED
 */
export async function writeReady(
  context: EngineContext,
  drop: Drop,
  judged: Judgement,
  signal: AbortSignal | undefined,
  report: Report,
): Promise<number[]> {
  const { database } = context.workspace()
  const ready = judged.files.filter((one) => one.state === 'ready')
  const batches = batchesOf(ready, await database.read(hasLooseRows))
  const ids: number[] = []
  try {
    for (const batch of batches) {
      report({ stage: 'writing', done: ids.length, total: ready.length, unit: 'files' })
      ids.push(...(await commitBatch(context, drop, judged, batch, signal)))
      for (const { file } of batch) drop.files.splice(drop.files.indexOf(file), 1)
    }
  } finally {
    if (ids.length > 0) await database.checkpoint()
  }
  report({ stage: 'writing', done: ready.length, total: ready.length, unit: 'files' })
  return ids
}

async function commitBatch(
  context: EngineContext,
  drop: Drop,
  judged: Judgement,
  batch: readonly Judged[],
  signal: AbortSignal | undefined,
): Promise<number[]> {
  const { database } = context.workspace()
  const ids = await database.write(async (session) => {
    const { zone } = await readSettings(session)
    const found = await countFiles(
      session,
      drop.alias,
      batch.map(({ file, accountMap }) => ({ file, accounts: accountMap, isEarlier: true })),
    )
    const files = batch.map((one) => {
      const { file, accountMap: accounts, exportedAt, exportedAtEvidence } = one
      const counted = found.get(file.id)
      if (counted === undefined || JSON.stringify(counted.counts) !== JSON.stringify(one.counts))
        throw fail('REVIEW_CHANGED')
      return { file, accounts, exportedAt, exportedAtEvidence, ...counted }
    })
    const importedAt = context.options.clock()
    return commitFiles(session, { alias: drop.alias, files, book: judged.book, importedAt, zone })
  }, signal)
  await database.read((session) => verify(session, ids, batch))
  return ids
}

/** COMMIT after an unseen error reports success and saves nothing: what is in the file is counted again. */
async function verify(session: Session, ids: readonly number[], batch: readonly Judged[]): Promise<void> {
  const rows = await session.all(
    z.object({ id: z.number(), n: z.number() }),
    sql`SELECT import_id AS id, count(*) AS n FROM snapshot WHERE import_id IN ${list(ids)} GROUP BY import_id`,
  )
  const found = new Map(rows.map(({ id, n }) => [id, n]))
  for (const [i, { file, counts }] of batch.entries()) {
    const id = ids[i] ?? 0
    const expected = counts === null ? 0 : counts.new + counts.updated + counts.unchanged
    if (file.level === 'post' && (found.get(id) ?? 0) !== expected)
      throw new Error(`import ${String(id)}: ${String(found.get(id))} rows kept, ${String(expected)} expected`)
  }
}
