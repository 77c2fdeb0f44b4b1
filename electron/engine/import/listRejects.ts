import { z } from 'zod'
import type { rejectRow } from '../../../shared/contract/imports'
import type { EngineContext } from '../context'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { rejectedRowsSql } from './commitFile'
import { stagedFileOf } from './drops'
import { stagedRowsSql } from './staged'
import { candidatesSql, matchesSql, snapshotsSql } from './priorRows'

type RejectRow = z.infer<typeof rejectRow>

const found = z.object({
  row_number: z.number(),
  column_name: z.string().nullable(),
  text_found: z.string().nullable(),
  code: z.string(),
})

/** At most as many as a person can look at; the count is in the review. */
const SHOWN = 5000

function shape(row: z.infer<typeof found>): RejectRow {
  return { row: row.row_number, column: row.column_name, text: row.text_found, code: row.code }
}

/** Rejected rows of an import, or of a staged file, by row number. @throws NOT_FOUND INVALID */
export async function listRejects(
  context: EngineContext,
  of: { dropId?: string | undefined; fileId?: string | undefined; importId?: number | undefined },
): Promise<RejectRow[]> {
  if (of.importId !== undefined) {
    const rows = await context.workspace().database.all(
      found,
      sql`SELECT row_number, column_name, text_found, code FROM reject WHERE import_id = ${of.importId}
          ORDER BY row_number, column_name LIMIT ${SHOWN}`,
    )
    return rows.map(shape)
  }
  if (of.dropId === undefined || of.fileId === undefined) throw fail('INVALID', { field: 'fileId', reason: 'missing' })
  return stagedRejects(context, of.dropId, of.fileId)
}

async function stagedRejects(context: EngineContext, dropId: string, fileId: string): Promise<RejectRow[]> {
  const { drop, file, shown } = stagedFileOf(context, dropId, fileId)
  if (file.level === 'refused') return []
  if (file.level !== 'post') return [...file.rejects]
  const accounts = new Map(
    (shown?.accounts ?? []).flatMap((one) => (one.accountId === null ? [] : [[one.sourceKey, one.accountId] as const])),
  )
  // Accounts still to be created count as settled: their rows are not rejected.
  for (const one of shown?.accounts ?? []) if (!accounts.has(one.sourceKey)) accounts.set(one.sourceKey, 0)
  const table = stagedRowsSql(drop.alias, file)
  const matched = matchesSql(sql`(${candidatesSql(table, accounts)})`, sql`(${snapshotsSql(file.platform)})`)
  const rows = await context.workspace().database.all(
    found,
    sql`SELECT row_number, column_name, text_found, code FROM (${rejectedRowsSql(file, table, accounts)}) r
        WHERE r.rid NOT IN (SELECT rid FROM (${matched}) WHERE published_at IS NOT NULL) OR r.code = 'unreadable'
        ORDER BY row_number, column_name LIMIT ${SHOWN}`,
  )
  const bad = file.bad.map((record) => ({ row: record.row, column: null, text: record.text, code: record.code }))
  return [...rows.map(shape), ...bad].sort((a, b) => a.row - b.row).slice(0, SHOWN)
}
