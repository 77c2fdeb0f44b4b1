import { z } from 'zod'
import type { Notice } from '../../../shared/contract/imports'
import { METRICS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import { aliasKey, type AccountBook } from './accounts'
import { relabelLoose, seedFrom } from './components'
import { fillDays, type RowCounts } from './countRows'
import { fingerprintSql, idKeySql, postIdSql } from './keys'
import { CELL, CELLS } from './load'
import { accountMapSql, candidatesSql, matchesSql, snapshotsSql } from './priorRows'
import { rebuildPosts } from './rebuildPosts'
import { rowNumberSql } from './stageTable'
import type { RejectedCell, StagedAudience, StagedDaily, StagedFile, StagedPosts } from './staged'

export interface CommitFile {
  readonly file: StagedFile
  /** Name under which the drop's DuckDB file is attached. */
  readonly alias: string
  /** Source key → account. */
  readonly accounts: ReadonlyMap<string, number>
  readonly book: AccountBook
  readonly exportedAt: Date
  readonly exportedAtEvidence: string
  readonly importedAt: Date
  readonly counts: RowCounts
  readonly warnings: readonly Notice[]
  /** The network's zone. */
  readonly zone: string
}

/**
 * Writes one file inside the caller's transaction. @returns the id of the import
 */
export async function commitFile(session: Session, commit: CommitFile): Promise<number> {
  const id = await nextId(session, 'import')
  const { file } = commit
  await insertImport(session, id, commit)
  if (file.level === 'post') await commitPosts(session, id, commit, file)
  else if (file.level === 'account_day') await commitDays(session, id, commit, file)
  else await commitAudience(session, id, commit, file)
  await insertAccounts(session, id, commit)
  await learnAliases(session, id, commit)
  return id
}

/** Next free id of a small table; ids are never given twice while a row holds them. */
export async function nextId(session: Session, table: string): Promise<number> {
  const row = await session.first(
    z.object({ id: z.number() }),
    sql`SELECT coalesce(max(id), 0) + 1 AS id FROM ${ident(table)}`,
  )
  return row?.id ?? 1
}

async function insertImport(session: Session, id: number, commit: CommitFile): Promise<void> {
  const { file, counts } = commit
  await session.run(sql`INSERT INTO import (id, file_name, sha256, bytes, format, platform, level, language, encoding, delimiter,
    exported_at, exported_at_evidence, imported_at, rows_in, rows_new, rows_updated, rows_unchanged, rows_duplicate, rows_set_aside,
    rows_rejected, first_day, last_day, warnings, columns) VALUES (${id}, ${file.fileName}, ${file.sha256}, ${file.bytes}, ${file.format}, ${file.platform},
    ${file.level}, ${file.language}, ${file.encoding}, ${file.delimiter}, ${commit.exportedAt.toISOString()}::TIMESTAMPTZ,
    ${commit.exportedAtEvidence}, ${commit.importedAt.toISOString()}::TIMESTAMPTZ, ${counts.rowsIn}, ${counts.new}, ${counts.updated},
    ${counts.unchanged}, ${counts.duplicate}, ${counts.setAside}, ${counts.rejected}, ${file.firstDay}::DATE, ${file.lastDay}::DATE,
    ${JSON.stringify(commit.warnings)}, ${file.level === 'post' ? JSON.stringify(file.columns) : null})`)
}

async function insertAccounts(session: Session, id: number, { file, accounts }: CommitFile): Promise<void> {
  for (const source of file.accounts) {
    const account = accounts.get(source.key)
    if (account === undefined) continue
    await session.run(sql`INSERT INTO import_account VALUES (${id}, ${account}, ${source.key}, ${source.rows})`)
  }
}

/** Names under which this file knows its accounts, for later files. One row per import, so that undoing one keeps the others'. */
async function learnAliases(session: Session, id: number, { file, accounts, book }: CommitFile): Promise<void> {
  for (const source of file.accounts) {
    const account = accounts.get(source.key)
    if (account === undefined || file.level !== 'post') continue
    const names = { native_id: source.nativeId, handle: source.handle, page_name: source.name }
    for (const [kind, value] of Object.entries(names)) {
      if (value === null || book.confirmed.has(aliasKey(file.platform, kind, value))) continue
      await session.run(
        sql`INSERT INTO account_alias VALUES (${account}, ${kind}, ${value}, NULL, NULL, ${`import:${String(id)}`})`,
      )
    }
  }
}

const SAID = ['time_flag', 'format', 'text', 'permalink', 'is_share', 'is_crosspost', 'is_boosted'] as const

async function commitPosts(session: Session, id: number, commit: CommitFile, file: StagedPosts): Promise<void> {
  const table = sql`${ident(commit.alias)}.${ident(file.table)}`
  await findNeeded(session, commit, file, table)
  const key = idKeySql(literal(file.platform), sql`f.native_id`)
  await session.run(
    sql`INSERT INTO snapshot
        SELECT ${id}, ${rowNumberSql('f', file.firstRow)}, CASE WHEN f.native_id IS NULL THEN 0 ELSE ${postIdSql(key)} END,
               coalesce(m.account_id, n.account_id), ${commit.exportedAt.toISOString()}::TIMESTAMPTZ,
               f.native_id, f.permalink_key, CASE WHEN f.native_id IS NULL THEN ${fingerprintSql(sql`f.published_at`, sql`f.text`)} END,
               f.published_at, 'instant', ${join(
                 SAID.map((c) => sql`f.${ident(c)}`),
                 ', ',
               )},
               NULL, NULL, ${join(
                 METRICS.map((metric) => sql`f.${ident(metric)}`),
                 ', ',
               )}, f.extra
        FROM ${table} f LEFT JOIN ${accountMapSql(commit.accounts)} m ON m.source_key = f.source_key
        LEFT JOIN needed n ON n.rid = f.rowid
        WHERE (f.state = 'ok' AND m.account_id IS NOT NULL) OR n.rid IS NOT NULL`,
  )
  await insertRejects(session, id, file, table, commit.accounts)
  const conflicts = await settlePosts(session, sql`import_id = ${id}`, commit.zone)
  if (conflicts === 0) return
  const warnings = JSON.stringify([...commit.warnings, { code: 'keys_conflict', data: { keys: conflicts } }])
  await session.run(sql`UPDATE import SET warnings = ${warnings} WHERE id = ${id}`)
}

/** Rows whose time or account only a known post gives: `needed` (rid, account_id). */
async function findNeeded(session: Session, commit: CommitFile, file: StagedPosts, table: Sql): Promise<void> {
  const own = sql`(SELECT * FROM (${candidatesSql(table, commit.accounts)}) WHERE needs)`
  const matched = matchesSql(own, sql`(${snapshotsSql(file.platform)})`)
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE needed AS SELECT rid, min(account_id) AS account_id FROM (${matched})
        GROUP BY rid HAVING count(published_at) > 0`,
  )
}

/** Settles identity and current values after the snapshots `which` came. @returns the keys that lead to two posts */
async function settlePosts(session: Session, which: Sql, zone: string): Promise<number> {
  await seedFrom(session, which)
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE touched AS SELECT post_id FROM snapshot WHERE ${which} AND native_id IS NOT NULL`,
  )
  const conflicts = await relabelLoose(session)
  await rebuildPosts(session, zone)
  return conflicts
}

async function insertRejects(
  session: Session,
  id: number,
  file: StagedPosts,
  table: Sql,
  accounts: ReadonlyMap<string, number>,
): Promise<void> {
  await session.run(
    sql`INSERT INTO reject SELECT ${id}, row_number, column_name, text_found, code FROM (${rejectedRowsSql(file, table, accounts)}) r
        WHERE r.rid NOT IN (SELECT rid FROM needed)`,
  )
  await insertCells(
    session,
    id,
    file.bad.map((record) => ({ row: record.row, column: null, text: record.text, code: record.code })),
  )
}

/** Rejected rows of a staged table: (rid, row_number, column_name, text_found, code), one line per unreadable cell. */
export function rejectedRowsSql(file: StagedPosts, table: Sql, accounts: ReadonlyMap<string, number>): Sql {
  const row = rowNumberSql('f', file.firstRow)
  return sql`
    SELECT rid, row_number, split_part(cell, ${literal(CELL)}, 1) AS column_name, split_part(cell, ${literal(CELL)}, 2) AS text_found, 'unreadable' AS code
    FROM (SELECT f.rowid AS rid, ${row} AS row_number, unnest(string_split(f.bad, ${literal(CELLS)})) AS cell
          FROM ${table} f WHERE f.state = 'rejected' AND f.bad IS NOT NULL)
    UNION ALL
    SELECT f.rowid, ${row}, NULL, coalesce(f.permalink, f.native_id),
           CASE WHEN f.state = 'ok' THEN 'no_account' ELSE coalesce(f.code, 'no_time') END
    FROM ${table} f LEFT JOIN ${accountMapSql(accounts)} m ON m.source_key = f.source_key
    WHERE (f.state = 'rejected' AND f.bad IS NULL) OR f.state = 'needs_known' OR (f.state = 'ok' AND m.account_id IS NULL)`
}

async function insertCells(session: Session, id: number, rejects: readonly RejectedCell[]): Promise<void> {
  for (const reject of rejects) {
    await session.run(
      sql`INSERT INTO reject VALUES (${id}, ${reject.row}, ${reject.column}, ${reject.text}, ${reject.code})`,
    )
  }
}

async function commitDays(session: Session, id: number, commit: CommitFile, file: StagedDaily): Promise<void> {
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE file_day (account_id INTEGER, day DATE, metric VARCHAR, value BIGINT)`,
  )
  await fillDays(session, 'file_day', file, commit.accounts)
  await session.run(
    sql`INSERT INTO account_day SELECT ${id}, account_id, day, metric, value, ${commit.exportedAt.toISOString()}::TIMESTAMPTZ FROM file_day`,
  )
  await insertCells(session, id, file.rejects)
}

async function commitAudience(session: Session, id: number, commit: CommitFile, file: StagedAudience): Promise<void> {
  const account = commit.accounts.get(file.accounts[0]?.key ?? '')
  if (account === undefined) return
  const takenOn = sql`CAST(timezone(${commit.zone}, ${commit.exportedAt.toISOString()}::TIMESTAMPTZ) AS DATE)`
  for (const block of file.blocks) {
    const snapshot = await nextId(session, 'audience_snapshot')
    const sum = block.cells.reduce((total, cell) => total + cell.value, 0)
    // Shares of all followers that leave a gap say how many the platform does not know; those that add up to 100 do not.
    const known = block.dimension === 'age_gender' && sum < 0.985 ? sum : null
    await session.run(
      sql`INSERT INTO audience_snapshot VALUES (${snapshot}, ${id}, ${account}, 'followers', ${block.dimension}, ${takenOn}, ${file.fileName},
          ${block.unit}, ${block.digits}, ${block.total}, ${known}, ${block.isSorted}, ${block.title})`,
    )
    for (const [position, cell] of block.cells.entries()) {
      await session.run(
        sql`INSERT INTO audience_cell VALUES (${snapshot}, ${position}, ${cell.label}, ${cell.value}, ${cell.ageFrom}, ${cell.ageTo},
            ${cell.gender}, NULL)`,
      )
    }
    if (block.dimension === 'total' && block.total !== null) {
      const count = await nextId(session, 'follower_count')
      await session.run(
        sql`INSERT INTO follower_count VALUES (${count}, ${account}, ${takenOn}, ${block.total}, ${file.fileName}, NULL, ${id})`,
      )
    }
  }
  await insertCells(session, id, file.rejects)
}
