import { sql } from '../db/sql'

/**
 * Follower counts, to stand after FROM: those typed in, and of those read in files, which repeat their days from one export to the
 * next, the one of the newest export of each account and day. Columns of `follower_count`.
 */
export const FOLLOWER_READINGS = sql`(
  SELECT f.* FROM follower_count f LEFT JOIN import i ON i.id = f.import_id
  QUALIFY f.import_id IS NULL OR row_number() OVER (
    PARTITION BY f.account_id, f.day, f.import_id IS NULL ORDER BY i.exported_at DESC, i.sha256 DESC, f.id DESC) = 1)`
