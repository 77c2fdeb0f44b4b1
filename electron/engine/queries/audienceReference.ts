import { z } from 'zod'
import type { Band } from '../audience/distance'
import type { Gazetteer } from '../audience/gazetteer'
import { readLabel } from '../audience/labels'
import type { ToldPlaces } from '../audience/placesAsked'
import { dimensionsOf, literalsOf, meets } from '../audience/formula'
import type { AgePyramid, Formula, Person, Reference, Target } from '../audience/types'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { countryOf, placeReader, sameWords } from '../surveys/people'
import { readSettings } from '../workspace/settings'
import { readToldPlaces } from './toldPlaces'

/** A line of table reference_population. */
export const populationRow = z.object({
  label: z.string(),
  dimension: z.string(),
  value: z.string(),
  people: z.number(),
  takenOn: z.string(),
  source: z.string(),
})

type PopulationRow = z.infer<typeof populationRow> & { readonly places: PlacesAsTold }

/** How places are read here: a town named alone is one of the network's country, and what somebody said of a name holds. */
interface PlacesAsTold {
  readonly country: string | null
  readonly told: ToldPlaces
}

/**
 * Rows of table reference_population, of the newest table of each dimension. dimension `persona`: value = id of the
 * persona, people = how many the account is meant for (enrolled students). age (a band or one year), gender, status, city,
 * country: the whole reference population by that dimension.
 */
export type Populations = ReadonlyMap<string, readonly PopulationRow[]>

/** Reference populations by dimension (`persona:3` for those of one persona), newest table only. */
export async function readPopulations(session: Session): Promise<Populations> {
  const rows = await session.all(
    populationRow,
    sql`SELECT label, dimension, value, people::DOUBLE AS people, taken_on AS "takenOn", source FROM reference_population
        ORDER BY taken_on DESC, id DESC, rowid`,
  )
  if (rows.length === 0) return new Map()
  const places = { country: countryOf((await readSettings(session)).zone), told: await readToldPlaces(session) }
  const found = new Map<string, PopulationRow[]>()
  for (const row of rows) {
    const key = row.dimension === 'persona' ? `persona:${row.value}` : row.dimension
    const kept = found.get(key) ?? []
    if (isOfTable(row, kept[0])) found.set(key, [...kept, { ...row, places }])
  }
  return found
}

/** Two tables of one day are two counts of the same people: never added. */
function isOfTable(row: z.infer<typeof populationRow>, first: PopulationRow | undefined): boolean {
  if (first === undefined) return true
  return row.takenOn === first.takenOn && row.label === first.label && row.source === first.source
}

const ONE_YEAR = /^\d{1,3}$/

/** People by single year of age, when the reference population is given so. */
export function pyramidOf(populations: Populations): AgePyramid | null {
  const years = (populations.get('age') ?? []).filter(({ value }) => ONE_YEAR.test(value))
  return years.length === 0 ? null : new Map(years.map(({ value, people }) => [Number(value), people]))
}

/** The reference population by age, in years or in bands, with where it comes from; null when it is not known by age. */
export function ageBands(populations: Populations) {
  const rows = populations.get('age') ?? []
  const bands = rows.flatMap(({ value, people }): Band[] => {
    if (ONE_YEAR.test(value)) return [{ from: Number(value), to: Number(value), value: people }]
    const { ageFrom, ageTo } = readLabel(value)
    return ageFrom === undefined ? [] : [{ from: ageFrom, to: ageTo ?? null, value: people }]
  })
  const [first] = rows
  if (first === undefined || bands.length < rows.length) return null
  const { label, takenOn, source } = first
  return { bands, reference: { label, takenOn, source } }
}

/** What a table of people says of a condition, exactly. */
interface Counted {
  readonly share: number
  readonly people: number
  readonly from: PopulationRow
}

/** What is known of the people of one line of a table. */
type PersonOf = (row: PopulationRow) => Person

/** The lines of a table as people; null when the table does not speak of what is asked. */
function personReader(
  rows: readonly PopulationRow[],
  by: string,
  asked: Formula,
  gazetteer: Gazetteer,
): PersonOf | null {
  if (by === 'age' || by === 'gender') {
    return ({ value }) => {
      const { ageFrom, ageTo, gender } = readLabel(ONE_YEAR.test(value) ? `${value}-${value}` : value)
      if (by === 'gender') return gender === undefined ? {} : { gender }
      return ageFrom === undefined ? {} : { age: { from: ageFrom, to: ageTo ?? null } }
    }
  }
  if (by === 'status') {
    const words = literalsOf(asked).flatMap((each) => (each.kind === 'status' ? each.statuses : []))
    const values = rows.map(({ value }) => value)
    // A word that no line counts: its people are in another line, nobody knows in which.
    if (sameWords(values, words).length < new Set(words).size) return null
    return ({ value }) => ({ statuses: [value, ...sameWords([value], words)] })
  }
  const [first] = rows
  if (first === undefined) return null
  const placesOf = placeReader(gazetteer, first.places.told, first.places.country)
  return ({ value }) => ({ placeIds: placesOf(value) })
}

/** How many of the reference population meet one condition; null unless a table answers it exactly. */
function countOf(populations: Populations, asked: Formula, dimension: Counting, gazetteer: Gazetteer): Counted | null {
  for (const by of dimension === 'place' ? ['city', 'country'] : [dimension]) {
    const rows = (populations.get(by) ?? []).filter(({ people }) => people > 0)
    const [from] = rows
    const person = from === undefined ? null : personReader(rows, by, asked, gazetteer)
    if (from === undefined || person === null) continue
    const truths = rows.map((row) => meets(asked, person(row)))
    if (truths.includes(null)) continue
    const people = rows.reduce((sum, row, i) => sum + (truths[i] === true ? row.people : 0), 0)
    return { share: people / rows.reduce((sum, row) => sum + row.people, 0), people, from }
  }
  return null
}

/** Dimensions of a target that tables of people answer. */
const COUNTED = ['age', 'gender', 'place', 'status'] as const
type Counting = (typeof COUNTED)[number]

/**
 * What is known of the population a persona stands for; null when nothing is. Its size is what was entered for the persona, else, for
 * a persona that is a status and nothing else, the people of that status: an age or a place has people who are not meant.
 */
export function referenceOf(
  populations: Populations,
  personaId: number,
  target: Target,
  gazetteer: Gazetteer,
): Reference | null {
  const [own] = populations.get(`persona:${personaId}`) ?? []
  const counted = COUNTED.flatMap((dimension) => {
    const asked = target[dimension]
    const found = asked === null ? null : countOf(populations, asked, dimension, gazetteer)
    return found === null ? [] : [{ dimension, ...found }]
  })
  const [first] = counted
  const source = own ?? first?.from
  if (source === undefined) return null
  const isWhole = first !== undefined && dimensionsOf(target).length === 1
  const shares: Reference['shares'] = [
    ...counted.map(({ dimension, share }) => ({ dimension, share })),
    // One condition is all of them.
    ...(isWhole ? [{ dimension: null, share: first.share }] : []),
  ]
  const ofStatus = isWhole && first.dimension === 'status' ? first.people : null
  return { population: own?.people ?? ofStatus, shares, takenOn: source.takenOn, source: source.source }
}
