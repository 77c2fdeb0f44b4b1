import { z } from 'zod'
import type { rowCounts } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { ident, sql } from '../db/sql'
import { candidatesSql, matchesSql, snapshotsSql } from './priorRows'
import type { StagedAudience, StagedDaily, StagedFile, StagedPosts } from './staged'

export type RowCounts = z.infer<typeof rowCounts>

/** Files of the drop that would be committed before: their rows count as known. Kept in temporary tables of the session. */
export class Earlier {
  private posts = false
  private days = false

  /** Empty tables for one review; the session's connection forgets them. */
  static async begin(session: Session): Promise<Earlier> {
    await session.run(
      sql`CREATE OR REPLACE TEMP TABLE earlier_row (platform VARCHAR, native_id VARCHAR, permalink_key VARCHAR,
          account_id INTEGER, published_at TIMESTAMPTZ, text VARCHAR, said UBIGINT)`,
    )
    await session.run(
      sql`CREATE OR REPLACE TEMP TABLE earlier_day (account_id INTEGER, day DATE, metric VARCHAR, value BIGINT)`,
    )
    return new Earlier()
  }

  get hasPosts(): boolean {
    return this.posts
  }
  get hasDays(): boolean {
    return this.days
  }

  async add(session: Session, alias: string, file: StagedFile, accounts: ReadonlyMap<string, number>): Promise<void> {
    if (file.level === 'post') {
      this.posts = true
      const rows = candidatesSql(sql`${ident(alias)}.${ident(file.table)}`, accounts)
      await session.run(
        sql`INSERT INTO earlier_row SELECT ${file.platform}, native_id, permalink_key, account_id, published_at, text, said
            FROM (${rows}) WHERE NOT needs`,
      )
    } else if (file.level === 'account_day') {
      this.days = true
      await fillDays(session, 'earlier_day', file, accounts)
    }
  }
}

/**
 * rows in = new + updated + unchanged + duplicate + set aside + rejected. new: no earlier row is of this post; unchanged: an
 * earlier row says the same; updated: earlier rows say something else. Earlier = the workspace and, in a review, the files
 * of the drop that are committed before.
 */
export async function countRows(
  session: Session,
  alias: string,
  file: StagedFile,
  accounts: ReadonlyMap<string, number>,
  earlier: Earlier | null,
): Promise<RowCounts> {
  switch (file.level) {
    case 'post':
      return countPosts(session, alias, file, accounts, earlier)
    case 'account_day':
      return countDays(session, file, accounts, earlier)
    case 'audience':
      return countAudience(file)
  }
}

const found = z.object({ new: z.number(), updated: z.number(), unchanged: z.number(), lost: z.number() })

async function countPosts(
  session: Session,
  alias: string,
  file: StagedPosts,
  accounts: ReadonlyMap<string, number>,
  earlier: Earlier | null,
): Promise<RowCounts> {
  const at = (state: string): number => file.states[state] ?? 0
  const known = await hasRows(session, earlier)
  const table = sql`${ident(alias)}.${ident(file.table)}`
  // Nothing to compare with: a first import of a million rows must not pay for a join with nothing.
  const prior = earlier?.hasPosts
    ? sql`(${snapshotsSql(file.platform)} UNION ALL SELECT * EXCLUDE (platform) FROM earlier_row WHERE platform = ${file.platform})`
    : sql`(${snapshotsSql(file.platform)})`
  const matched = known
    ? sql`SELECT rid, bool_or(same) AS same, count(published_at) > 0 AS timed FROM (${matchesSql(sql`own`, prior)}) GROUP BY rid`
    : sql`SELECT NULL::BIGINT AS rid, FALSE AS same, FALSE AS timed WHERE FALSE`
  const row = await session.first(
    found,
    sql`WITH own AS (${candidatesSql(table, accounts)}), matched AS (${matched})
        SELECT count(*) FILTER (m.rid IS NULL AND NOT own.needs) AS new, count(*) FILTER (NOT m.same AND (NOT own.needs OR m.timed)) AS updated,
               count(*) FILTER (m.same AND (NOT own.needs OR m.timed)) AS unchanged,
               count(*) FILTER (own.needs AND (m.rid IS NULL OR NOT m.timed)) AS lost
        FROM own LEFT JOIN matched m ON m.rid = own.rid`,
  )
  return {
    rowsIn: file.rowsIn,
    new: row?.new ?? 0,
    updated: row?.updated ?? 0,
    unchanged: row?.unchanged ?? 0,
    duplicate: at('duplicate'),
    setAside: file.blankRows + at('blank') + at('total') + at('description') + at('other_account'),
    rejected: file.bad.length + at('rejected') + (row?.lost ?? 0),
  }
}

async function hasRows(session: Session, earlier: Earlier | null): Promise<boolean> {
  if (earlier?.hasPosts === true) return true
  const row = await session.first(z.object({ any: z.boolean() }), sql`SELECT EXISTS (SELECT 1 FROM snapshot) AS "any"`)
  return row?.any ?? false
}

/** Writes the days of a file into a table of the session (account_id, day, metric, value). */
export async function fillDays(
  session: Session,
  table: 'earlier_day' | 'file_day',
  file: StagedDaily,
  accounts: ReadonlyMap<string, number>,
): Promise<void> {
  for (const series of file.series) {
    const days = series.days.map((day) => day.day).join(',')
    const values = series.days.map((day) => String(day.value)).join(',')
    if (days === '') continue
    await session.run(
      sql`INSERT INTO ${ident(table)} SELECT ${accounts.get(series.sourceKey) ?? null}::INTEGER,
            unnest(string_split(${days}, ','))::DATE, ${series.metric}, unnest(string_split(${values}, ','))::BIGINT`,
    )
  }
}

async function countDays(
  session: Session,
  file: StagedDaily,
  accounts: ReadonlyMap<string, number>,
  earlier: Earlier | null,
): Promise<RowCounts> {
  await session.run(
    sql`CREATE OR REPLACE TEMP TABLE file_day (account_id INTEGER, day DATE, metric VARCHAR, value BIGINT)`,
  )
  await fillDays(session, 'file_day', file, accounts)
  const more = earlier?.hasDays ? sql`UNION ALL SELECT account_id, day, metric, value FROM earlier_day` : sql``
  const row = await session.first(
    found.omit({ lost: true }),
    sql`WITH known AS (SELECT account_id, day, metric, value FROM account_day ${more}),
        judged AS (SELECT f.*, (SELECT bool_or(k.value = f.value) FROM known k
                   WHERE k.account_id = f.account_id AND k.day = f.day AND k.metric = f.metric) AS same FROM file_day f)
        SELECT count(*) FILTER (same IS NULL) AS new, count(*) FILTER (NOT same) AS updated, count(*) FILTER (same) AS unchanged FROM judged`,
  )
  return {
    rowsIn: file.rowsIn,
    new: row?.new ?? 0,
    updated: row?.updated ?? 0,
    unchanged: row?.unchanged ?? 0,
    duplicate: file.duplicates,
    setAside: file.setAside,
    rejected: file.rejects.length,
  }
}

function countAudience(file: StagedAudience): RowCounts {
  const rejected = new Set(file.rejects.map((reject) => reject.row)).size
  const taken = file.rowsIn - file.setAside - rejected
  return { rowsIn: file.rowsIn, new: taken, updated: 0, unchanged: 0, duplicate: 0, setAside: file.setAside, rejected }
}
