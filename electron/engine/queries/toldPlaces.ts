import { z } from 'zod'
import type { ToldPlaces } from '../audience/placesAsked'
import type { Session } from '../db/database'
import { sql } from '../db/sql'

const answerRow = z.object({ label: z.string(), place: z.string().nullable() })

/** What somebody said labels of places stand for, where the gazetteer does not settle it. */
export async function readToldPlaces(session: Session): Promise<ToldPlaces> {
  const rows = await session.all(answerRow, sql`SELECT label, place_id AS place FROM place_answer ORDER BY label`)
  return new Map(rows.map(({ label, place }) => [label, place]))
}
