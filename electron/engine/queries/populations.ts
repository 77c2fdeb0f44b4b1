import {
  populationDraft,
  type Population,
  type PopulationDimension,
  type PopulationDraft,
} from '../../../shared/contract/populations'
import { areCountries, blockingOf, type KnownPopulation } from '../populations/readPopulation'
import { readValue } from '../populations/values'
import type { Session } from '../db/database'
import { join, sql } from '../db/sql'
import { fail } from '../fail'
import { populationRow } from './audienceReference'
import { check, count, nextId } from './networkChecks'

/** Towns and countries are two dimensions in the table, as breakdowns of audiences have them; a person enters places. */
const dimensionOf = (dimension: string): PopulationDimension =>
  dimension === 'city' || dimension === 'country' ? 'place' : populationDraft.shape.dimension.parse(dimension)

/**
 * Every table of people, newest first; of one day the one entered last first. Its rows in the order they were given. `used`:
 * the newest of its kind, by which today is counted; a past quarter may count by an older one (Note [table of its time] in
 * audienceReference.ts).
 */
export async function listPopulations(session: Session): Promise<Population[]> {
  const rows = await session.all(
    populationRow,
    sql`SELECT id, label, dimension, value, people::DOUBLE AS people, taken_on AS "takenOn", source FROM reference_population
        ORDER BY taken_on DESC, id DESC, rowid`,
  )
  const tables = new Map<number, Population>()
  const newest = new Set<string>()
  for (const { id, label, dimension, value, people, takenOn, source } of rows) {
    const table = tables.get(id)
    const isPersona = dimension === 'persona'
    // A persona has its own newest count; of the other kinds the newest table counts as a whole. None is taken after today.
    const kind = isPersona ? `persona:${value}` : dimension
    const isNewest = !newest.has(kind) && (isPersona || table === undefined)
    if (isNewest) newest.add(kind)
    tables.set(id, {
      id,
      label,
      dimension: dimensionOf(dimension),
      takenOn,
      source,
      rows: [...(table?.rows ?? []), { value, people }],
      people: isPersona ? null : (table?.people ?? 0) + people,
      used: isNewest || (table?.used ?? false),
    })
  }
  return [...tables.values()]
}

/** @throws NOT_FOUND */
async function getPopulation(session: Session, id: number): Promise<PopulationDraft> {
  const found = (await listPopulations(session)).find((each) => each.id === id)
  if (found === undefined) throw fail('NOT_FOUND', { what: 'population' })
  const { label, dimension, takenOn, source, rows } = found
  return { label, dimension, takenOn, source, rows }
}

/** Rows under their keys, as they are kept. @throws INVALID `rows` with why one is none, or what blocks them together */
function checkedRows({ dimension, rows }: PopulationDraft, known: KnownPopulation): PopulationDraft['rows'] {
  const keys = new Set<string>()
  const kept = rows.map(({ value, people }) => {
    const read = readValue(dimension, value, known)
    if ('reason' in read) throw fail('INVALID', { field: 'rows', reason: read.reason })
    check(!keys.has(read.key), 'rows', 'twice')
    keys.add(read.key)
    return { value: read.value, people }
  })
  const [block] = blockingOf(dimension, kept)
  if (block !== undefined) throw fail('INVALID', { field: 'rows', reason: block.code })
  return kept
}

/**
 * Keeps a table of people in place of `replaces` (null = beside the others), inside a write transaction.
 * @param known the personas and the gazetteer that its values are read against; `today`: ISO day, no count is of later
 * @returns its id, and what it replaced
 * @throws NOT_FOUND; INVALID `rows`, `takenOn` future, `label` same_table
 */
export async function savePopulation(
  session: Session,
  { table, replaces }: { readonly table: PopulationDraft; readonly replaces: number | null },
  { today, ...known }: KnownPopulation & { readonly today: string },
): Promise<{ id: number; before: PopulationDraft | null }> {
  const { label, takenOn, source } = table
  check(takenOn <= today, 'takenOn', 'future')
  const rows = checkedRows(table, known)
  const values = rows.map(({ value }) => value)
  const dimension =
    table.dimension !== 'place' ? table.dimension : areCountries(values, known.gazetteer) ? 'country' : 'city'
  const before = replaces === null ? null : await getPopulation(session, replaces)
  if (replaces !== null) await session.run(sql`DELETE FROM reference_population WHERE id = ${replaces}`)
  const same = await count(
    session,
    sql`SELECT count(*) AS n FROM reference_population
        WHERE dimension = ${dimension} AND taken_on = ${takenOn}::DATE AND label = ${label} AND source = ${source}`,
  )
  check(same === 0, 'label', 'same_table')
  const id = replaces ?? (await nextId(session, 'reference_population'))
  const lines = rows.map(
    ({ value, people }) => sql`(${id}, ${label}, ${dimension}, ${value}, ${people}, ${takenOn}::DATE, ${source})`,
  )
  await session.run(
    sql`INSERT INTO reference_population (id, label, dimension, value, people, taken_on, source) VALUES ${join(lines, ', ')}`,
  )
  return { id, before }
}

/** Removes a table of people and returns what it was. @throws NOT_FOUND */
export async function removePopulation(session: Session, id: number): Promise<PopulationDraft> {
  const before = await getPopulation(session, id)
  await session.run(sql`DELETE FROM reference_population WHERE id = ${id}`)
  return before
}
