import { z } from 'zod'
import { REPORT_SECTIONS } from '../../../shared/contract/report'
import type { Session } from '../db/database'
import { sql } from '../db/sql'

const known = z.object({ audiences: z.int(), word: z.int() })

/**
 * How many sections of the report would print something, by the same rules as the report itself but without building
 * it: summary and method always, numbers where there are posts, audiences where one is known, the word where written.
 */
export async function reportReadiness(session: Session, period: string, posts: number) {
  const row = await session.first(
    known,
    sql`SELECT (SELECT count(*) FROM (SELECT 1 FROM audience_snapshot LIMIT 1)) AS audiences,
          (SELECT count(*) FROM (SELECT 1 FROM report_comment
            WHERE period = ${period} AND section = 'word' AND trim(text) <> '' LIMIT 1)) AS word`,
  )
  const ready = REPORT_SECTIONS.filter((section) => {
    switch (section) {
      case 'summary':
      case 'method':
        return true
      case 'key_figures':
      case 'branches':
      case 'platforms':
      case 'posts':
        return posts > 0
      case 'audiences':
        return (row?.audiences ?? 0) > 0
      case 'word':
        return (row?.word ?? 0) > 0
    }
  })
  return { ready: ready.length, total: REPORT_SECTIONS.length }
}
