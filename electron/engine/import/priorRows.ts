import { METRICS } from '../../../shared/vocabulary'
import { ident, join, sql, type Sql } from '../db/sql'

/** Hash of what a row says; two rows of one hash say the same of the post. */
export const valuesHashSql: Sql = sql`hash(${join(
  METRICS.map((metric) => ident(metric)),
  ', ',
)})`

/** Account of each name in the file, as rows (source_key, account_id). */
export function accountMapSql(accounts: ReadonlyMap<string, number>): Sql {
  const rows = [...accounts].map(([key, id]) => sql`SELECT ${key}::VARCHAR AS source_key, ${id}::INTEGER AS account_id`)
  if (rows.length === 0) return sql`(SELECT NULL::VARCHAR AS source_key, NULL::INTEGER AS account_id WHERE FALSE)`
  return sql`(${join(rows, ' UNION ALL ')})`
}

/** Rows of a staged file that may become snapshots. `needs`: only a known post can give their time or account. */
export function candidatesSql(rows: Sql, accounts: ReadonlyMap<string, number>): Sql {
  return sql`SELECT f.rowid AS rid, m.account_id, f.native_id, f.permalink_key, f.published_at, f.text,
                    ${valuesHashSql} AS said, ${needsSql('m')} AS needs
             FROM ${rows} f LEFT JOIN ${accountMapSql(accounts)} m ON m.source_key = f.source_key
             WHERE f.state IN ('ok', 'needs_known')`
}

/** True for a row `f` whose time or account nobody but a known post can give; `accounts`: alias of the joined account map. */
export function needsSql(accounts: string): Sql {
  return sql`(f.state = 'needs_known' OR ${ident(accounts)}.account_id IS NULL)`
}

const samePrint = sql`r.account_id = p.account_id AND r.published_at = p.published_at AND r.text = p.text`

/**
 * Rows of files (r) found among earlier rows (p): (rid, same, account_id, published_at), one line per pair.
 * @param within condition that p must meet besides to be earlier than r
 */
export function matchesSql(rows: Sql, prior: Sql, within: Sql = sql`TRUE`): Sql {
  const pairs = (on: Sql): Sql =>
    sql`SELECT r.rid, r.said = p.said AS same, p.account_id, p.published_at FROM ${rows} r JOIN ${prior} p ON ${on} AND ${within}`
  return join(
    [
      pairs(sql`r.native_id = p.native_id`),
      pairs(sql`r.permalink_key = p.permalink_key AND (r.native_id IS NULL OR p.native_id IS NULL)`),
      sql`${pairs(samePrint)} WHERE r.native_id IS NULL`,
      sql`${pairs(samePrint)} WHERE r.native_id IS NOT NULL AND p.native_id IS NULL`,
    ],
    ' UNION ALL ',
  )
}

/** Snapshots of a platform's accounts, with the columns of `candidatesSql`. */
export function snapshotsSql(platform: string): Sql {
  return sql`SELECT native_id, permalink_key, account_id, published_at, text, ${valuesHashSql} AS said
             FROM snapshot WHERE account_id IN (SELECT id FROM account WHERE platform = ${platform})`
}
