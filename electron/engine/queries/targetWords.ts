import { z } from 'zod'
import { FEWEST_TOLD } from '../../../shared/contract/surveys'
import { OCCUPATION_FACETS, type OccupationFacet } from '../../../shared/vocabulary'
import { placeKey } from '../audience/gazetteer'
import { readLanguage } from '../audience/labels'
import { LINKEDIN_WORDS } from '../audience/linkedinWords'
import type { Session } from '../db/database'
import { list, sql } from '../db/sql'

const word = z.object({ word: z.string() })
const labelled = z.object({ dimension: z.enum([...OCCUPATION_FACETS, 'language']), label: z.string() })

/** Words a condition can use, those that data hold first. */
export interface TargetWords {
  readonly statuses: string[]
  readonly occupations: Record<OccupationFacet, string[]>
  /** ISO 639-1 codes of languages that tables of an audience or surveys name. */
  readonly languages: string[]
}

/** Each once, whatever its case and accents; the first spelling stays. */
function once(words: readonly string[]): string[] {
  const seen = new Map<string, string>()
  for (const each of words) if (!seen.has(placeKey(each))) seen.set(placeKey(each), each)
  return [...seen.values()]
}

/** Statuses of surveys (that five people gave at least) and of counts of populations; work and languages as imports name them. */
export async function targetWords(session: Session): Promise<TargetWords> {
  const answers = (role: string) =>
    session.all(
      word,
      sql`SELECT answer AS word FROM survey_answer WHERE question = ${role} AND answer <> ''
          GROUP BY answer HAVING count(DISTINCT (survey_id, respondent)) >= ${FEWEST_TOLD} ORDER BY count(*) DESC, answer`,
    )
  const counted = await session.all(
    word,
    sql`SELECT value AS word FROM reference_population WHERE dimension = 'status'
        GROUP BY value ORDER BY max(people) DESC, value`,
  )
  const labels = await session.all(
    labelled,
    sql`SELECT s.dimension AS dimension, c.label AS label FROM audience_cell c JOIN audience_snapshot s ON s.id = c.audience_id
        WHERE s.dimension IN ${list([...OCCUPATION_FACETS, 'language'])}
        GROUP BY s.dimension, c.label ORDER BY max(c.value) DESC NULLS LAST, c.label`,
  )
  const of = (dimension: string) => labels.filter((each) => each.dimension === dimension).map(({ label }) => label)
  const work = (facet: OccupationFacet) => once([...of(facet), ...LINKEDIN_WORDS[facet]])
  const spoken = [...of('language'), ...(await answers('language')).map((each) => each.word)]
  return {
    statuses: once([...(await answers('status')), ...counted].map((each) => each.word)),
    occupations: { job_function: work('job_function'), seniority: work('seniority'), industry: work('industry') },
    languages: [...new Set(spoken.map(readLanguage).filter((code) => code !== null))],
  }
}
