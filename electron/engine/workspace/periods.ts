import { z } from 'zod'
import { formatPeriod, quarterOf } from '../../../shared/periods'
import type { Database } from '../db/database'
import { sql } from '../db/sql'

export interface Periods {
  quarters: { period: string; posts: number }[]
  terms: { period: string; label: string; from: string; to: string }[]
}

/** Quarters that hold posts (by publication day in the network's zone), newest first, and the terms of the calendar. */
export async function listPeriods(database: Database): Promise<Periods> {
  return database.read(async (session) => {
    const quarters = await session.all(
      z.object({ first_day: z.string(), posts: z.number() }),
      sql`SELECT CAST(date_trunc('quarter', published_day) AS DATE) AS first_day, count(*) AS posts
          FROM post WHERE published_day IS NOT NULL GROUP BY 1 ORDER BY 1 DESC`,
    )
    const terms = await session.all(
      z.object({ id: z.number(), label: z.string(), from: z.string(), to: z.string() }),
      sql`SELECT id, label, starts_on AS "from", ends_on AS "to" FROM calendar_event
          WHERE kind = 'term' ORDER BY starts_on DESC, id DESC`,
    )
    return {
      quarters: quarters.map((row) => ({ period: formatPeriod(quarterOf(row.first_day)), posts: row.posts })),
      terms: terms.map(({ id, ...term }) => ({ ...term, period: formatPeriod({ kind: 'term', eventId: id }) })),
    }
  })
}
