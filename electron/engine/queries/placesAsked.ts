import { z } from 'zod'
import { FEWEST_TOLD } from '../../../shared/contract/surveys'
import type { Language } from '../../../shared/vocabulary'
import type { Gazetteer } from '../audience/gazetteer'
import { resolveAny } from '../audience/places'
import {
  guessesOf,
  isOpen,
  isRest,
  readingsOf,
  readPlaceLabel,
  type PlaceDimension,
  type PlaceReading,
} from '../audience/placesAsked'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { areasOfPostcode, countryOf, placeReader } from '../surveys/people'
import { readSettings } from '../workspace/settings'
import { check } from './networkChecks'
import { readToldPlaces } from './toldPlaces'

const labelRow = z.object({
  label: z.string(),
  dimension: z.enum(['city', 'country', 'survey']),
  accounts: z.array(z.int()),
  share: z.number().nullable(),
})

/** A label of a list of places that stands for no place yet, or for several. */
export interface AskedLabel {
  readonly label: string
  /** survey: an answer of a survey. */
  readonly dimension: PlaceDimension | 'survey'
  /** Accounts whose lists hold it. */
  readonly accounts: readonly number[]
  /** The largest share it holds in one of them; null = no line of it has a value. */
  readonly share: number | null
  /** What it may mean; of a label that nothing fits, guesses, or none. */
  readonly readings: readonly PlaceReading[]
}

/**
 * Labels of the lists of places that are kept, each with its largest share of an audience, and answers of surveys that enough
 * people gave to be told, with their largest share of those who answered; largest first.
 */
const labelsQuery = sql`
  WITH answer AS (
    SELECT survey_id, answer AS label, count(DISTINCT respondent) AS n FROM survey_answer
    WHERE question = 'place' AND answer <> '' GROUP BY survey_id, answer
  ), asked AS (SELECT survey_id, sum(n) AS total FROM answer GROUP BY survey_id)
  SELECT label, 'survey' AS dimension, []::INTEGER[] AS accounts, max(n / total)::DOUBLE AS share
  FROM answer JOIN asked USING (survey_id) GROUP BY label HAVING max(n) >= ${FEWEST_TOLD}
  UNION ALL
  SELECT c.label AS label, s.dimension AS dimension, list_sort(list(DISTINCT s.account_id)) AS accounts,
    max(CASE WHEN s.unit = 'share' THEN c.value ELSE c.value / nullif(coalesce(s.total, t.total), 0) END)::DOUBLE AS share
  FROM audience_cell c JOIN audience_snapshot s ON s.id = c.audience_id
  JOIN (SELECT audience_id, sum(value) AS total FROM audience_cell GROUP BY audience_id) t ON t.audience_id = s.id
  WHERE s.dimension IN ('city', 'country')
  GROUP BY c.label, s.dimension ORDER BY share DESC NULLS LAST, label, dimension`

/** Labels nobody has been asked about yet, or has not answered, the largest first. */
export async function unresolvedPlaces(session: Session, gazetteer: Gazetteer, language: Language) {
  const told = await readToldPlaces(session)
  const { zone } = await readSettings(session)
  const inSurvey = placeReader(gazetteer, new Map(), countryOf(zone))
  const readOf = ({ label, dimension }: z.infer<typeof labelRow>) => {
    if (dimension === 'survey') {
      const ids = inSurvey(label)
      // A postal code of Corsica stands for two départements, and that is all it says.
      return { ids, open: ids.length !== 1 && areasOfPostcode(label) === null }
    }
    const read = readPlaceLabel(gazetteer, dimension, label)
    return { ids: read.ids, open: isOpen(read) }
  }
  const rows = await session.all(labelRow, labelsQuery)
  return rows.flatMap((row): AskedLabel[] => {
    if (told.has(row.label) || isRest(row.label)) return []
    const { ids, open } = readOf(row)
    if (!open) return []
    const few = ids.length > 0 || row.dimension === 'country' ? ids : guessesOf(gazetteer, row.label)
    return [{ ...row, readings: readingsOf(gazetteer, homeFirst(few, countryOf(zone)), language) }]
  })
}

/** Places of the network's own country come first: that is where most of its people are. */
function homeFirst(ids: readonly string[], country: string | null): readonly string[] {
  const isHome = (id: string) => country !== null && id.startsWith(`${country}.`)
  return [...ids.filter(isHome), ...ids.filter((id) => !isHome(id))]
}

/** What was answered, by label; `reading` null = nowhere that is known. */
export async function answeredPlaces(session: Session, gazetteer: Gazetteer, language: Language) {
  const told = await readToldPlaces(session)
  return [...told].map(([label, id]) => ({
    label,
    reading: id === null ? null : (readingsOf(gazetteer, [id], language)[0] ?? null),
  }))
}

/**
 * Remembers what a label stands for, everywhere it stands; null = nowhere that is known. INVALID: a label of no list
 * (`label` unknown), a place with no or several readings (`place` unknown | ambiguous).
 */
export async function answerPlace(
  session: Session,
  { label, place }: { readonly label: string; readonly place: string | null },
  gazetteer: Gazetteer,
): Promise<void> {
  const rows = await session.all(labelRow, labelsQuery)
  check(
    rows.some((row) => row.label === label),
    'label',
    'unknown',
  )
  const read = place === null ? null : resolveAny(gazetteer, place)
  check(read === null || read.status !== 'ambiguous', 'place', 'ambiguous')
  check(read === null || read.status === 'resolved', 'place', 'unknown')
  await session.run(sql`DELETE FROM place_answer WHERE label = ${label}`)
  await session.run(sql`INSERT INTO place_answer (label, place_id) VALUES (${label}, ${read?.ids[0] ?? null})`)
}

/** Forgets an answer: the label is asked again. Returns what it was, to answer it anew. @throws NOT_FOUND */
export async function forgetPlace(session: Session, label: string): Promise<{ place: string | null }> {
  const told = await readToldPlaces(session)
  const place = told.get(label)
  if (place === undefined) throw fail('NOT_FOUND', { what: 'place' })
  await session.run(sql`DELETE FROM place_answer WHERE label = ${label}`)
  return { place }
}
