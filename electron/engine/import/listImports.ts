import { z } from 'zod'
import { notice, type ImportRecord } from '../../../shared/contract/imports'
import { PLATFORMS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { list, sql } from '../db/sql'

const row = z.object({
  id: z.number(),
  file_name: z.string(),
  format: z.string(),
  platform: z.enum(PLATFORMS).nullable(),
  level: z.string(),
  exported_at: z.string(),
  imported_at: z.string(),
  first_day: z.string().nullable(),
  last_day: z.string().nullable(),
  rows_in: z.number(),
  rows_new: z.number(),
  rows_updated: z.number(),
  rows_unchanged: z.number(),
  rows_duplicate: z.number(),
  rows_set_aside: z.number(),
  rows_rejected: z.number(),
  warnings: z.string(),
  accounts: z.array(z.number()).nullable(),
})

/** Imports, newest first; all of them, or those of `ids`. */
export async function readImports(session: Session, ids?: readonly number[]): Promise<ImportRecord[]> {
  const which = ids === undefined ? sql`TRUE` : sql`i.id IN ${list(ids)}`
  const rows = await session.all(
    row,
    sql`SELECT i.* EXCLUDE (warnings), CAST(i.warnings AS VARCHAR) AS warnings,
               (SELECT list(DISTINCT m.account_id ORDER BY m.account_id) FROM import_account m WHERE m.import_id = i.id) AS accounts
        FROM import i WHERE ${which} ORDER BY i.id DESC`,
  )
  return rows.map((found) => ({
    id: found.id,
    fileName: found.file_name,
    format: found.format,
    platform: found.platform,
    level: found.level,
    exportedAt: found.exported_at,
    importedAt: found.imported_at,
    firstDay: found.first_day,
    lastDay: found.last_day,
    counts: {
      rowsIn: found.rows_in,
      new: found.rows_new,
      updated: found.rows_updated,
      unchanged: found.rows_unchanged,
      duplicate: found.rows_duplicate,
      setAside: found.rows_set_aside,
      rejected: found.rows_rejected,
    },
    accountIds: found.accounts ?? [],
    warnings: z.array(notice).parse(JSON.parse(found.warnings)),
  }))
}
