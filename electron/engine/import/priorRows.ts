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

/** Rows of a staged table that may become snapshots. `needs`: only a known post can give their time or account. */
export function candidatesSql(table: Sql, accounts: ReadonlyMap<string, number>): Sql {
  return sql`SELECT f.rowid AS rid, m.account_id, f.native_id, f.permalink_key, f.published_at, f.text,
                    ${valuesHashSql} AS said, (f.state = 'needs_known' OR m.account_id IS NULL) AS needs
             FROM ${table} f LEFT JOIN ${accountMapSql(accounts)} m ON m.source_key = f.source_key
             WHERE f.state IN ('ok', 'needs_known')`
}

const samePrint = sql`r.account_id = p.account_id AND r.published_at = p.published_at AND r.text = p.text`

/** Rows of a file found among earlier rows: (rid, same, account_id, published_at), one line per pair. */
export function matchesSql(rows: Sql, prior: Sql): Sql {
  return sql`
    SELECT r.rid, r.said = p.said AS same, p.account_id, p.published_at FROM ${rows} r JOIN ${prior} p ON r.native_id = p.native_id
    UNION ALL
    SELECT r.rid, r.said = p.said, p.account_id, p.published_at FROM ${rows} r JOIN ${prior} p ON r.permalink_key = p.permalink_key
      AND (r.native_id IS NULL OR p.native_id IS NULL)
    
    UNION ALL
    SELECT r.rid, r.said = p.said, p.account_id, p.published_at FROM ${rows} r JOIN ${prior} p ON ${samePrint}
      WHERE r.native_id IS NULL
    UNION ALL
    SELECT r.rid, r.said = p.said, p.account_id, p.published_at FROM ${rows} r JOIN ${prior} p ON ${samePrint}
      WHERE r.native_id IS NOT NULL AND p.native_id IS NULL`
}

/** Snapshots of a platform's accounts, with the columns of `candidatesSql`. */
export function snapshotsSql(platform: string): Sql {
  return sql`SELECT native_id, permalink_key, account_id, published_at, text, ${valuesHashSql} AS said
             FROM snapshot WHERE account_id IN (SELECT id FROM account WHERE platform = ${platform})`
}
