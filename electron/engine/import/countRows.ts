import { z } from 'zod'
import type { rowCounts } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { ident, join, literal, sql, type Sql } from '../db/sql'
import { rowsSql } from './jsonRows'
import { matchesSql, needsSql, valuesHashSql } from './priorRows'
import type { StagedAudience, StagedDaily, StagedFile, StagedPosts } from './staged'

export type RowCounts = z.infer<typeof rowCounts>

/** A file to be counted, in the order in which files would be committed. */
export interface FileToCount {
  readonly file: StagedFile
  /** Source key → account. */
  readonly accounts: ReadonlyMap<string, number>
  /** True when it would be committed now: for the files after it, its rows are known. */
  readonly isEarlier: boolean
}

export interface Counted {
  readonly counts: RowCounts
  /** Rows whose time or account only a known post can give. */
  readonly needs: number
}

const found = z.object({
  ord: z.number(),
  new: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  lost: z.number(),
  needs: z.number(),
})
type Found = z.infer<typeof found>

/**
 * rows in = new + updated + unchanged + duplicate + set aside + rejected. new: no earlier row is of this post; unchanged: an
 * earlier row says the same; updated: earlier rows say something else. Earlier = the workspace and the files before it in `files`
 * that would be committed.
 *
 * All files at once: one statement per file and look took 10 ms each, for every file at every step of a drop.
 * @returns by id of the file
 */
export async function countFiles(
  session: Session,
  alias: string,
  files: readonly FileToCount[],
): Promise<Map<string, Counted>> {
  await listFiles(session, files)
  const posts = files.flatMap(({ file }) => (file.level === 'post' ? [file] : []))
  const ofPosts = posts.length === 0 ? [] : await countPosts(session, alias, posts, files)
  const ofDays = files.some(({ file }) => file.level === 'account_day') ? await countDays(session, files) : []
  const rows = new Map([...ofPosts, ...ofDays].map((row) => [row.ord, row]))
  return new Map(files.map(({ file }, ord) => [file.id, countedOf(file, rows.get(ord))]))
}

function countedOf(file: StagedFile, row: Found | undefined): Counted {
  const joined = { new: row?.new ?? 0, updated: row?.updated ?? 0, unchanged: row?.unchanged ?? 0 }
  const needs = row?.needs ?? 0
  switch (file.level) {
    case 'post':
      return { counts: { rowsIn: file.rowsIn, ...joined, ...asideOf(file, row?.lost ?? 0) }, needs }
    case 'account_day':
      return { counts: { rowsIn: file.rowsIn, ...joined, ...dayAside(file) }, needs }
    case 'audience':
      return { counts: countAudience(file), needs }
  }
}

function asideOf(file: StagedPosts, lost: number): Pick<RowCounts, 'duplicate' | 'setAside' | 'rejected'> {
  const at = (state: string): number => file.states[state] ?? 0
  return {
    duplicate: at('duplicate'),
    setAside: file.blankRows + at('blank') + at('total') + at('footer') + at('description') + at('other_account'),
    rejected: file.bad.length + at('rejected') + lost,
  }
}

function dayAside(file: StagedDaily): Pick<RowCounts, 'duplicate' | 'setAside' | 'rejected'> {
  return {
    duplicate: file.duplicates,
    setAside: file.setAside,
    rejected: new Set(file.rejects.map(({ row }) => row)).size,
  }
}

/** The files under their place in the order, in temporary tables of the session: `listed_file` and `listed_account`. */
async function listFiles(session: Session, files: readonly FileToCount[]): Promise<void> {
  const listed = files.flatMap(({ file, isEarlier }, ord) =>
    file.level === 'post'
      ? [{ ord, staged: file.table, part: file.part, platform: file.platform, earlier: isEarlier }]
      : [],
  )
  const accounts = files.flatMap(({ accounts: map }, ord) =>
    [...map].map(([source_key, account_id]) => ({ ord, source_key, account_id })),
  )
  const fileShape = {
    ord: 'INTEGER',
    staged: 'VARCHAR',
    part: 'INTEGER',
    platform: 'VARCHAR',
    earlier: 'BOOLEAN',
  } as const
  const accountShape = { ord: 'INTEGER', source_key: 'VARCHAR', account_id: 'INTEGER' } as const
  await session.run(sql`CREATE OR REPLACE TEMP TABLE listed_file AS ${rowsSql(fileShape, listed)}`)
  await session.run(sql`CREATE OR REPLACE TEMP TABLE listed_account AS ${rowsSql(accountShape, accounts)}`)
}

/** Rows of every listed file, file by file in `ord`. `rid`: unique among all of them. */
function listedRowsSql(alias: string, files: readonly StagedPosts[]): Sql {
  const tables = [...new Set(files.map((file) => file.table))]
  const rows = tables.map(
    (table) =>
      sql`SELECT o.ord, o.platform, o.earlier, (o.ord::BIGINT << 40) + f.rowid AS rid, m.account_id, f.native_id, f.permalink_key,
                 f.published_at, f.text, ${valuesHashSql} AS said, ${needsSql('m')} AS needs
          FROM ${ident(alias)}.${ident(table)} f JOIN listed_file o ON o.part = f.part AND o.staged = ${literal(table)}
          LEFT JOIN listed_account m ON m.ord = o.ord AND m.source_key = f.source_key
          WHERE f.state IN ('ok', 'needs_known')`,
  )
  return join(rows, ' UNION ALL ')
}

async function countPosts(
  session: Session,
  alias: string,
  posts: readonly StagedPosts[],
  files: readonly FileToCount[],
): Promise<Found[]> {
  const own = listedRowsSql(alias, posts)
  const first = files.findIndex(({ file, isEarlier }) => isEarlier && file.level === 'post')
  const anyEarlier = first >= 0 && files.slice(first + 1).some(({ file }) => file.level === 'post')
  // Nothing to compare with: a first import of a million rows must not pay for a join with nothing.
  if (!anyEarlier && !(await hasSnapshots(session)))
    return session.all(
      found,
      sql`SELECT ord, count(*) FILTER (NOT needs) AS new, 0 AS updated, 0 AS unchanged, count(*) FILTER (needs) AS lost,
                 count(*) FILTER (needs) AS needs FROM (${own}) GROUP BY ord`,
    )
  const columns = sql`native_id, permalink_key, account_id, published_at, text`
  const prior = sql`SELECT -1 AS ord, a.platform, ${columns}, ${valuesHashSql} AS said
      FROM snapshot s JOIN account a ON a.id = s.account_id
      ${anyEarlier ? sql`UNION ALL SELECT ord, platform, ${columns}, said FROM own WHERE earlier AND NOT needs` : sql``}`
  const matched = matchesSql(sql`own`, sql`prior`, sql`p.ord < r.ord AND p.platform = r.platform`)
  return session.all(
    found,
    sql`WITH own AS MATERIALIZED (${own}), prior AS NOT MATERIALIZED (${prior}),
        matched AS (SELECT rid, bool_or(same) AS same, count(published_at) > 0 AS timed FROM (${matched}) GROUP BY rid)
        SELECT ord, count(*) FILTER (m.rid IS NULL AND NOT own.needs) AS new,
               count(*) FILTER (NOT m.same AND (NOT own.needs OR m.timed)) AS updated,
               count(*) FILTER (m.same AND (NOT own.needs OR m.timed)) AS unchanged,
               count(*) FILTER (own.needs AND (m.rid IS NULL OR NOT m.timed)) AS lost, count(*) FILTER (own.needs) AS needs
        FROM own LEFT JOIN matched m ON m.rid = own.rid GROUP BY ord`,
  )
}

async function hasSnapshots(session: Session): Promise<boolean> {
  const row = await session.first(z.object({ any: z.boolean() }), sql`SELECT EXISTS (SELECT 1 FROM snapshot) AS "any"`)
  return row?.any ?? false
}

/**
 * Writes the figures of daily files into a temporary table `listed_day` (ord, earlier, account_id, day, metric, value, row_number);
 * `followers` among the metrics is the stock.
 */
export async function listDays(session: Session, files: readonly FileToCount[]): Promise<void> {
  const columns: string[][] = [[], [], [], [], [], [], []]
  files.forEach(({ file, accounts, isEarlier }, ord) => {
    if (file.level !== 'account_day') return
    for (const { sourceKey, metric, days } of file.series) {
      const account = accounts.get(sourceKey)
      for (const { day, value, row } of days) {
        const cells = [ord, isEarlier, account ?? '', day, metric, value, row]
        cells.forEach((cell, i) => columns[i]?.push(String(cell)))
      }
    }
  })
  const [ord, earlier, account, day, metric, value, row] = columns.map(
    (cells) => sql`unnest(string_split(${cells.join(',')}, ','))`,
  )
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE listed_day
        (ord INTEGER, earlier BOOLEAN, account_id INTEGER, day DATE, metric VARCHAR, value BIGINT, row_number BIGINT)`,
  )
  if (columns[0]?.length === 0) return
  await session.run(
    sql`INSERT INTO listed_day SELECT ${ord}::INTEGER, ${earlier}::BOOLEAN, nullif(${account}, '')::INTEGER, ${day}::DATE, ${metric},
               ${value}::BIGINT, ${row}::BIGINT`,
  )
}

/** A row holds the figures of one day: new when none of them was known, unchanged when each was, with the same value. */
async function countDays(session: Session, files: readonly FileToCount[]): Promise<Found[]> {
  await listDays(session, files)
  return session.all(
    found,
    sql`WITH own AS (SELECT rowid AS rid, * FROM listed_day),
        known AS (SELECT -1 AS ord, account_id, day, metric, value FROM account_day
                  UNION ALL SELECT -1, account_id, day, 'followers', followers FROM follower_count
                  UNION ALL SELECT ord, account_id, day, metric, value FROM listed_day WHERE earlier),
        judged AS (SELECT f.ord, f.row_number, bool_or(k.value = f.value) AS same FROM own f LEFT JOIN known k
                   ON k.account_id = f.account_id AND k.day = f.day AND k.metric = f.metric AND k.ord < f.ord
                   GROUP BY f.rid, f.ord, f.row_number),
        told AS (SELECT ord, row_number, bool_and(same IS NULL) AS is_new, bool_and(coalesce(same, FALSE)) AS same
                 FROM judged GROUP BY ord, row_number)
        SELECT ord, count(*) FILTER (is_new) AS new, count(*) FILTER (NOT is_new AND NOT same) AS updated,
               count(*) FILTER (same) AS unchanged, 0 AS lost, 0 AS needs FROM told GROUP BY ord`,
  )
}

function countAudience(file: StagedAudience): RowCounts {
  const rejected = new Set(file.rejects.map((reject) => reject.row)).size
  const taken = file.rowsIn - file.setAside - rejected
  return { rowsIn: file.rowsIn, new: taken, updated: 0, unchanged: 0, duplicate: 0, setAside: file.setAside, rejected }
}
