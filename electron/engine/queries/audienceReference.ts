import { z } from 'zod'
import type { Band } from '../audience/distance'
import type { Gazetteer } from '../audience/gazetteer'
import { readLabel } from '../audience/labels'
import { readBreakdown } from '../audience/readBreakdown'
import { shareBounds } from '../audience/share'
import type { AgePyramid, Formula, Reference, Target } from '../audience/types'
import type { Session } from '../db/database'
import { sql } from '../db/sql'

const populationRow = z.object({
  label: z.string(),
  dimension: z.string(),
  value: z.string(),
  people: z.number(),
  takenOn: z.string(),
  source: z.string(),
})

/**
 * Rows of table reference_population, of the newest count of each dimension. dimension `persona`: value = id of the
 * persona, people = how many the account is meant for (enrolled students). age (a band or one year), gender, city,
 * country: the whole reference population by that dimension.
 */
export type Populations = ReadonlyMap<string, readonly z.infer<typeof populationRow>[]>

/** Reference populations by dimension (`persona:3` for those of one persona), newest count only. */
export async function readPopulations(session: Session): Promise<Populations> {
  const rows = await session.all(
    populationRow,
    sql`SELECT label, dimension, value, people::DOUBLE AS people, taken_on AS "takenOn", source FROM reference_population
        ORDER BY taken_on DESC, id`,
  )
  const found = new Map<string, z.infer<typeof populationRow>[]>()
  for (const row of rows) {
    const key = row.dimension === 'persona' ? `persona:${row.value}` : row.dimension
    const kept = found.get(key) ?? []
    if (kept.length === 0 || kept[0]?.takenOn === row.takenOn) found.set(key, [...kept, row])
  }
  return found
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

/** Share of the reference population that meets one condition; null unless the table answers it exactly. */
function shareOf(
  populations: Populations,
  asked: Formula,
  dimension: 'age' | 'gender' | 'place',
  gazetteer: Gazetteer,
): number | null {
  const sources = dimension === 'place' ? (['city', 'country'] as const) : ([dimension] as const)
  for (const by of sources) {
    const rows = populations.get(by) ?? []
    const lines = rows.map(({ value, people }) => {
      const year = by === 'age' && ONE_YEAR.test(value) ? Number(value) : null
      return { label: value, value: people, ageFrom: year, ageTo: year, gender: null }
    })
    const total = rows.reduce((sum, row) => sum + row.people, 0)
    const whole = {
      id: 0,
      accountId: 0,
      basis: 'reached',
      takenOn: '',
      source: '',
      unit: 'count',
      digits: null,
    } as const
    const breakdown = readBreakdown(
      { ...whole, dimension: by, total, knownShare: 1, isSorted: false, lines },
      gazetteer,
      null,
    )
    const share = breakdown === null || rows.length === 0 ? null : shareBounds(breakdown, asked)
    if (share !== null && !('code' in share) && share.upper - share.lower < 1e-9) return share.lower
  }
  return null
}

/** What is known of the population a persona stands for; null when nothing is. */
export function referenceOf(
  populations: Populations,
  personaId: number,
  target: Target,
  gazetteer: Gazetteer,
): Reference | null {
  const [own] = populations.get(`persona:${personaId}`) ?? []
  const shares = (['age', 'gender', 'place'] as const).flatMap((dimension) => {
    const asked = target[dimension]
    const share = asked === null ? null : shareOf(populations, asked, dimension, gazetteer)
    return share === null ? [] : [{ dimension, share }]
  })
  const [first] = [...populations.values()].flat()
  if (first === undefined || (own === undefined && shares.length === 0)) return null
  const { takenOn, source } = own ?? first
  return { population: own?.people ?? null, shares, takenOn, source }
}
