import { z } from 'zod'
import type { Band } from '../audience/distance'
import type { Gazetteer } from '../audience/gazetteer'
import { readLabel } from '../audience/labels'
import type { ToldPlaces } from '../audience/placesAsked'
import { dimensionsOf, literalsOf, meets } from '../audience/formula'
import type { AgePyramid, Formula, Person, Reference, ReferenceTable, Target } from '../audience/types'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { countryOf, placeReader, sameWords } from '../surveys/people'
import { readSettings } from '../workspace/settings'
import { readToldPlaces } from './toldPlaces'

/** A line of table reference_population. */
export const populationRow = z.object({
  id: z.int(),
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
 * Rows of table reference_population that count on a day, by dimension (`persona:3` for those of one persona). dimension `persona`: value = id of the
 * persona, people = how many the account is meant for (enrolled students). age (a band or one year), gender, status, city,
 * country: the whole reference population by that dimension.
 */
export type Populations = ReadonlyMap<string, readonly PopulationRow[]>

/**
 * Note [table of its time]. A verdict counts by the people there were then: of each kind by the newest table taken by the last
 * day judged, of two of one day by the one entered last. Where none is as early, by the earliest after it: a size a year off
 * says more than none, and its day is shown.
 */
export type PopulationsOn = (lastDay: string) => Populations

/** Reference populations as of any day (see Note [table of its time]); days are ISO. */
export async function readPopulations(session: Session): Promise<PopulationsOn> {
  const rows = await session.all(
    populationRow,
    sql`SELECT id, label, dimension, value, people::DOUBLE AS people, taken_on AS "takenOn", source FROM reference_population
        ORDER BY taken_on DESC, id DESC, rowid`,
  )
  if (rows.length === 0) return () => new Map()
  const places = { country: countryOf((await readSettings(session)).zone), told: await readToldPlaces(session) }
  const kinds = new Map<string, PopulationRow[]>()
  for (const row of rows) {
    const kind = row.dimension === 'persona' ? `persona:${row.value}` : row.dimension
    const own = kinds.get(kind)
    if (own === undefined) kinds.set(kind, [{ ...row, places }])
    else own.push({ ...row, places })
  }
  const known = new Map<string, Populations>()
  return (lastDay) => {
    const found = known.get(lastDay) ?? new Map([...kinds].map(([kind, own]) => [kind, ofTime(own, lastDay)]))
    known.set(lastDay, found)
    return found
  }
}

/** Rows of the one table that counts, out of rows of a kind newest first: two tables are two counts of the same people, never added. */
function ofTime(rows: readonly PopulationRow[], lastDay: string): PopulationRow[] {
  const earliest = rows.at(-1)?.takenOn
  const first = rows.find(({ takenOn }) => takenOn <= lastDay) ?? rows.find(({ takenOn }) => takenOn === earliest)
  const { takenOn, label, source } = first ?? {}
  return rows.filter((row) => row.takenOn === takenOn && row.label === label && row.source === source)
}

const tableOf = ({ id, label, takenOn, source }: PopulationRow): ReferenceTable => ({ id, label, takenOn, source })

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
  return { bands, reference: tableOf(first) }
}

/** What a table of people says of a condition, exactly. */
interface Counted {
  readonly share: number
  readonly people: number
  readonly from: ReferenceTable
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
    return { share: people / rows.reduce((sum, row) => sum + row.people, 0), people, from: tableOf(from) }
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
  if (own === undefined && first === undefined) return null
  const isWhole = first !== undefined && dimensionsOf(target).length === 1
  const shares: Reference['shares'] = [
    ...counted.map(({ dimension, share, from }) => ({ dimension, share, from })),
    // One condition is all of them.
    ...(isWhole ? [{ dimension: null, share: first.share, from: first.from }] : []),
  ]
  if (own !== undefined) return { population: own.people, populationFrom: tableOf(own), shares }
  const ofStatus = isWhole && first.dimension === 'status' ? first : null
  return { population: ofStatus?.people ?? null, populationFrom: ofStatus?.from ?? null, shares }
}
