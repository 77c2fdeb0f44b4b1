import { z } from 'zod'
import { suggestionModel, type SuggestionState } from '../../../../shared/contract/suggestions'
import type { Session } from '../../db/database'
import { sql } from '../../db/sql'
import { DECISIONS } from './examples'
import { LEAST_POSITIVES } from './precision'

const counts = z.object({ tagged: z.int(), decisions: z.int(), newer: z.int(), imports: z.int() })

/** What the model was made of, kept with it: how many decisions and imports there were. */
export const storedModel = suggestionModel.extend({ known: z.object({ decisions: z.int(), imports: z.int() }) })
export type StoredModel = z.infer<typeof storedModel>

/** Decisions of people (all, and those after an instant), posts they are about, and imports. */
export function readCounts(session: Session, after: string): Promise<z.infer<typeof counts> | null> {
  return session.first(
    counts,
    sql`SELECT count(DISTINCT post_id) AS tagged, count(*) AS decisions,
          count(*) FILTER (tagged_at > ${after}::TIMESTAMPTZ) AS newer, (SELECT count(*) FROM import) AS imports
        FROM ${DECISIONS} d`,
  )
}

/**
 * The model as it measured itself, and what has happened since: decisions taken or taken back (a decision that is gone has no date, so
 * the number counts too), files imported or undone.
 */
export async function suggestionStateOf(session: Session): Promise<SuggestionState> {
  const row = await session.first(
    z.object({ spec: z.string() }),
    sql`SELECT CAST(spec AS VARCHAR) AS spec FROM suggestion_model`,
  )
  const stored = row === null ? null : storedModel.parse(JSON.parse(row.spec))
  const now = await readCounts(session, stored?.trainedAt ?? '1970-01-01T00:00:00Z')
  const { tagged = 0, decisions = 0, newer = 0, imports = 0 } = now ?? {}
  const known = stored?.known ?? { decisions: 0, imports: 0 }
  return {
    model: stored === null ? null : suggestionModel.parse(stored),
    taggedPosts: tagged,
    needed: LEAST_POSITIVES,
    since: {
      decisions: Math.max(newer, Math.abs(decisions - known.decisions)),
      imports: Math.abs(imports - known.imports),
    },
  }
}
