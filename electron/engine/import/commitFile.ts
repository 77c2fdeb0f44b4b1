import { z } from 'zod'
import { METRICS, type AudienceDimension } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import { aliasKey, type AccountBook } from './accounts'
import { relabelLoose, seedFrom } from './components'
import { listDays, type RowCounts } from './countRows'
import { rowsSql } from './jsonRows'
import { fingerprintSql, idKeySql, postIdSql } from './keys'
import { accountMapSql, candidatesSql, matchesSql, snapshotsSql } from './priorRows'
import { rebuildPosts } from './rebuildPosts'
import { CELL, CELLS } from './rowState'
import { rowNumberSql } from './stageTable'
import { stagedRowsSql, type RejectedCell, type StagedAudience, type StagedFile, type StagedPosts } from './staged'

export interface CommitFile {
  readonly file: StagedFile
  /** Source key → account. */
  readonly accounts: ReadonlyMap<string, number>
  readonly exportedAt: Date
  readonly exportedAtEvidence: string
  readonly counts: RowCounts
  /** Rows whose time or account only a known post can give. */
  readonly needs: number
}

/** Files that go into the workspace together, in this order. */
export interface CommitFiles {
  /** Name under which the drop's DuckDB file is attached. */
  readonly alias: string
  readonly files: readonly CommitFile[]
  readonly book: AccountBook
  readonly importedAt: Date
  /** The network's zone. */
  readonly zone: string
}

interface Numbered extends CommitFile {
  readonly id: number
}

/**
 * Writes files inside the caller's transaction. Several at once must be such that none gives another a time, an account or an
 * identity (see `batchesOf` in commitDrop.ts): then writing them together is writing them one after the other.
 * @returns the ids of the imports, in the order of the files
 */
export async function commitFiles(session: Session, commit: CommitFiles): Promise<number[]> {
  const first = await nextId(session, 'import')
  const files = commit.files.map((file, i) => ({ ...file, id: first + i }))
  await insertImports(session, files, commit)
  await commitPosts(session, files, commit)
  await commitDays(session, files)
  for (const one of files) if (one.file.level === 'audience') await commitAudience(session, one, one.file, commit.zone)
  await insertCells(session, files)
  await insertAccounts(session, files)
  await learnAliases(session, files, commit.book)
  return files.map(({ id }) => id)
}

/** Next free id of a small table; ids are never given twice while a row holds them. */
export async function nextId(session: Session, table: string): Promise<number> {
  const row = await session.first(
    z.object({ id: z.number() }),
    sql`SELECT coalesce(max(id), 0) + 1 AS id FROM ${ident(table)}`,
  )
  return row?.id ?? 1
}

const IMPORT = {
  id: 'INTEGER',
  file_name: 'VARCHAR',
  sha256: 'VARCHAR',
  bytes: 'BIGINT',
  format: 'VARCHAR',
  platform: 'VARCHAR',
  level: 'VARCHAR',
  language: 'VARCHAR',
  encoding: 'VARCHAR',
  delimiter: 'VARCHAR',
  exported_at: 'TIMESTAMPTZ',
  exported_at_evidence: 'VARCHAR',
  imported_at: 'TIMESTAMPTZ',
  rows_in: 'BIGINT',
  rows_new: 'BIGINT',
  rows_updated: 'BIGINT',
  rows_unchanged: 'BIGINT',
  rows_duplicate: 'BIGINT',
  rows_set_aside: 'BIGINT',
  rows_rejected: 'BIGINT',
  first_day: 'DATE',
  last_day: 'DATE',
  warnings: 'VARCHAR',
  columns: 'VARCHAR',
} as const

async function insertImports(session: Session, files: readonly Numbered[], commit: CommitFiles): Promise<void> {
  const rows = files.map(({ id, file, counts, exportedAt, exportedAtEvidence }) => ({
    id,
    file_name: file.fileName,
    sha256: file.sha256,
    bytes: file.bytes,
    format: file.format,
    platform: file.platform,
    level: file.level,
    language: file.language,
    encoding: file.encoding,
    delimiter: file.delimiter,
    exported_at: exportedAt.toISOString(),
    exported_at_evidence: exportedAtEvidence,
    imported_at: commit.importedAt.toISOString(),
    rows_in: counts.rowsIn,
    rows_new: counts.new,
    rows_updated: counts.updated,
    rows_unchanged: counts.unchanged,
    rows_duplicate: counts.duplicate,
    rows_set_aside: counts.setAside,
    rows_rejected: counts.rejected,
    first_day: file.firstDay,
    last_day: file.lastDay,
    warnings: JSON.stringify(file.warnings),
    columns: file.level === 'post' ? JSON.stringify(file.columns) : null,
  }))
  const names = join(Object.keys(IMPORT).map(ident), ', ')
  await session.run(sql`INSERT INTO import (${names}) ${rowsSql(IMPORT, rows)}`)
}

async function insertAccounts(session: Session, files: readonly Numbered[]): Promise<void> {
  const rows = files.flatMap(({ id, file, accounts }) =>
    file.accounts.flatMap((source) => {
      const account = accounts.get(source.key)
      return account === undefined ? [] : [{ id, account, key: source.key, rows: source.rows }]
    }),
  )
  const shape = { id: 'INTEGER', account: 'INTEGER', key: 'VARCHAR', rows: 'BIGINT' } as const
  await session.run(sql`INSERT INTO import_account ${rowsSql(shape, rows)}`)
}

/** Names under which a file knows its accounts, for later files. One row per import, so that undoing one keeps the others'. */
async function learnAliases(session: Session, files: readonly Numbered[], book: AccountBook): Promise<void> {
  const rows = files.flatMap(({ id, file, accounts }) =>
    file.accounts.flatMap((source) => {
      const account = accounts.get(source.key)
      const platform = source.platform ?? file.platform
      if (account === undefined || platform === null) return []
      const names = { native_id: source.nativeId, handle: source.handle, page_name: source.name }
      return Object.entries(names).flatMap(([kind, value]) =>
        value === null || book.confirmed.has(aliasKey(platform, kind, value))
          ? []
          : [{ account, kind, value, from: null, to: null, origin: `import:${String(id)}` }],
      )
    }),
  )
  const shape = {
    account: 'INTEGER',
    kind: 'VARCHAR',
    value: 'VARCHAR',
    from: 'DATE',
    to: 'DATE',
    origin: 'VARCHAR',
  } as const
  await session.run(sql`INSERT INTO account_alias ${rowsSql(shape, rows)}`)
}

type Posts = Numbered & { readonly file: StagedPosts }
const isPosts = (one: Numbered): one is Posts => one.file.level === 'post'

async function commitPosts(session: Session, files: readonly Numbered[], commit: CommitFiles): Promise<void> {
  const posts = files.filter(isPosts)
  const [first] = posts
  if (first === undefined) return
  await findNeeded(session, posts, commit.alias)
  await listSources(session, posts)
  for (const table of new Set(posts.map(({ file }) => file.table))) await insertSnapshots(session, table, commit.alias)
  for (const one of posts) {
    const unread = one.counts.rejected > one.file.bad.length
    if (unread) await insertRejects(session, one, commit.alias)
  }
  const ids = join(
    posts.map(({ id }) => literal(String(id))),
    ', ',
  )
  const conflicts = await settlePosts(session, sql`import_id IN (${ids})`, commit.zone)
  if (conflicts === 0) return
  const warnings = JSON.stringify([...first.file.warnings, { code: 'keys_conflict', data: { keys: conflicts } }])
  await session.run(sql`UPDATE import SET warnings = ${warnings} WHERE id = ${first.id}`)
}

/** Where the snapshots come from: `source_file` and `source_account`, temporary tables of the session. */
async function listSources(session: Session, posts: readonly Posts[]): Promise<void> {
  const files = posts.map(({ id, file, exportedAt }) => ({
    import_id: id,
    staged: file.table,
    part: file.part,
    platform: file.platform,
    first_row: file.firstRow,
    exported_at: exportedAt.toISOString(),
  }))
  const shape = {
    import_id: 'INTEGER',
    staged: 'VARCHAR',
    part: 'INTEGER',
    platform: 'VARCHAR',
    first_row: 'BIGINT',
    exported_at: 'TIMESTAMPTZ',
  } as const
  const accounts = posts.flatMap(({ id, accounts: map }) =>
    [...map].map(([source_key, account_id]) => ({ import_id: id, source_key, account_id })),
  )
  const accountShape = { import_id: 'INTEGER', source_key: 'VARCHAR', account_id: 'INTEGER' } as const
  await session.run(sql`CREATE OR REPLACE TEMP TABLE source_file AS ${rowsSql(shape, files)}`)
  await session.run(sql`CREATE OR REPLACE TEMP TABLE source_account AS ${rowsSql(accountShape, accounts)}`)
}

const SAID = ['time_flag', 'format', 'text', 'permalink', 'is_share', 'is_crosspost', 'is_boosted'] as const

async function insertSnapshots(session: Session, table: string, alias: string): Promise<void> {
  const key = idKeySql(sql`o.platform`, sql`f.native_id`)
  const columns = join(
    [
      ...SAID.map((name) => sql`f.${ident(name)}`),
      sql`f.is_reply, NULL`,
      ...METRICS.map((name) => sql`f.${ident(name)}`),
    ],
    ', ',
  )
  await session.run(
    sql`INSERT INTO snapshot
        SELECT o.import_id, ${rowNumberSql('f', sql`o.first_row`)}, CASE WHEN f.native_id IS NULL THEN 0 ELSE ${postIdSql(key)} END,
               coalesce(m.account_id, n.account_id), o.exported_at,
               f.native_id, f.permalink_key, CASE WHEN f.native_id IS NULL AND f."precision" = 'instant' THEN ${fingerprintSql(sql`f.published_at`, sql`f.text`)} END,
               f.published_at, f."precision", ${columns}, f.extra
        FROM ${ident(alias)}.${ident(table)} f JOIN source_file o ON o.part = f.part AND o.staged = ${literal(table)}
        LEFT JOIN source_account m ON m.import_id = o.import_id AND m.source_key = f.source_key
        LEFT JOIN needed n ON n.import_id = o.import_id AND n.rid = f.rowid
        WHERE (f.state = 'ok' AND m.account_id IS NOT NULL) OR n.rid IS NOT NULL`,
  )
}

/** Rows whose time or account only a known post gives: `needed` (import_id, rid, account_id). */
async function findNeeded(session: Session, posts: readonly Posts[], alias: string): Promise<void> {
  await session.run(sql`CREATE OR REPLACE TEMP TABLE needed (import_id INTEGER, rid BIGINT, account_id INTEGER)`)
  for (const { id, file, accounts, needs } of posts) {
    if (needs === 0) continue
    const own = sql`(SELECT * FROM (${candidatesSql(stagedRowsSql(alias, file), accounts)}) WHERE needs)`
    const matched = matchesSql(own, sql`(${snapshotsSql(file.platform)})`)
    await session.run(
      sql`INSERT INTO needed SELECT ${id}, rid, min(account_id) FROM (${matched}) GROUP BY rid HAVING count(published_at) > 0`,
    )
  }
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

async function insertRejects(session: Session, { id, file, accounts }: Posts, alias: string): Promise<void> {
  const rows = rejectedRowsSql(file, stagedRowsSql(alias, file), accounts)
  await session.run(
    sql`INSERT INTO reject SELECT ${id}, row_number, column_name, text_found, code FROM (${rows}) r
        WHERE r.rid NOT IN (SELECT rid FROM needed WHERE import_id = ${id})`,
  )
}

/** Rejected rows of a staged file: (rid, row_number, column_name, text_found, code), one line per unreadable cell. */
export function rejectedRowsSql(file: StagedPosts, table: Sql, accounts: ReadonlyMap<string, number>): Sql {
  const row = rowNumberSql('f', sql`${literal(String(file.firstRow))}::BIGINT`)
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

/** Cells and records that could not be read, of every file. */
async function insertCells(session: Session, files: readonly Numbered[]): Promise<void> {
  const rows = files.flatMap(({ id, file }) => {
    const rejects: readonly RejectedCell[] =
      file.level === 'post' ? file.bad.map(({ row, text, code }) => ({ row, column: null, text, code })) : file.rejects
    return rejects.map(({ row, column, text, code }) => ({ id, row, column, text, code }))
  })
  if (rows.length === 0) return
  const shape = { id: 'INTEGER', row: 'BIGINT', column: 'VARCHAR', text: 'VARCHAR', code: 'VARCHAR' } as const
  await session.run(sql`INSERT INTO reject ${rowsSql(shape, rows)}`)
}

async function commitDays(session: Session, files: readonly Numbered[]): Promise<void> {
  if (files.every(({ file }) => file.level !== 'account_day')) return
  await listDays(
    session,
    files.map(({ file, accounts }) => ({ file, accounts, isEarlier: true })),
  )
  const dates = files.map(({ id, exportedAt, file }, ord) => {
    return { ord, id, at: exportedAt.toISOString(), name: file.fileName }
  })
  const shape = { ord: 'INTEGER', id: 'INTEGER', at: 'TIMESTAMPTZ', name: 'VARCHAR' } as const
  const listed = sql`listed_day d JOIN (${rowsSql(shape, dates)}) i ON i.ord = d.ord`
  await session.run(
    sql`INSERT INTO account_day SELECT i.id, d.account_id, d.day, d.metric, d.value, i."at"
        FROM ${listed} WHERE d.metric <> 'followers' AND d.account_id IS NOT NULL`,
  )
  // A stock is a reading like those typed in: one a day and file, and the newest export of a day counts.
  const first = await nextId(session, 'follower_count')
  await session.run(
    sql`INSERT INTO follower_count
        SELECT ${first - 1} + row_number() OVER (ORDER BY i.id, d.account_id, d.day), d.account_id, d.day, d.value, i.name, NULL, i.id
        FROM ${listed} WHERE d.metric = 'followers' AND d.account_id IS NOT NULL`,
  )
}

/** Dimensions of which a platform lists every class; of places it lists the first ones only. */
const SUMMED: ReadonlySet<AudienceDimension> = new Set(['age', 'gender', 'age_gender'])

async function commitAudience(session: Session, one: Numbered, file: StagedAudience, zone: string): Promise<void> {
  const { id, accounts, exportedAt } = one
  const account = accounts.get(file.accounts[0]?.key ?? '')
  if (account === undefined) return
  const takenOn = sql`CAST(timezone(${zone}, ${exportedAt.toISOString()}::TIMESTAMPTZ) AS DATE)`
  const first = await nextId(session, 'audience_snapshot')
  for (const [i, block] of file.blocks.entries()) {
    const sum = block.cells.reduce((total, cell) => total + cell.value, 0)
    // Shares of all followers that leave a gap say how many the platform does not know; those that add up to 100 do not.
    const known = block.unit === 'share' && SUMMED.has(block.dimension) && sum < 0.985 ? sum : null
    await session.run(
      sql`INSERT INTO audience_snapshot VALUES (${first + i}, ${id}, ${account}, ${block.basis}, ${block.dimension}, ${takenOn}, ${file.fileName},
          ${block.unit}, ${block.digits}, ${block.total}, ${known}, ${block.isSorted}, ${block.title})`,
    )
    if (block.dimension === 'total' && block.total !== null) {
      const count = await nextId(session, 'follower_count')
      await session.run(
        sql`INSERT INTO follower_count VALUES (${count}, ${account}, ${takenOn}, ${block.total}, ${file.fileName}, NULL, ${id})`,
      )
    }
  }
  await insertAudienceCells(session, first, file)
}

async function insertAudienceCells(session: Session, first: number, file: StagedAudience): Promise<void> {
  const rows = file.blocks.flatMap((block, i) =>
    block.cells.map(({ label, value, ageFrom, ageTo, gender }, position) => {
      return { id: first + i, position, label, value, from: ageFrom, to: ageTo, gender, place: null }
    }),
  )
  const shape = {
    id: 'INTEGER',
    position: 'INTEGER',
    label: 'VARCHAR',
    value: 'DOUBLE',
    from: 'INTEGER',
    to: 'INTEGER',
    gender: 'VARCHAR',
    place: 'VARCHAR',
  } as const
  await session.run(sql`INSERT INTO audience_cell ${rowsSql(shape, rows)}`)
}
