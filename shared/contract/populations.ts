import { z } from 'zod'
import { day, id, method, name } from './common'
import { notice } from './imports'

/**
 * What a table of people is by. `persona`: how many people each persona stands for; the others break down the whole
 * population: age (a band or one year), gender, status (as surveys ask for it), place (towns or countries).
 */
export const POPULATION_DIMENSIONS = ['persona', 'age', 'gender', 'status', 'place'] as const
export const populationDimension = z.enum(POPULATION_DIMENSIONS)
export type PopulationDimension = z.infer<typeof populationDimension>

/** A table of so many lines is no table of ages, places or statuses. */
export const MOST_POPULATION_ROWS = 2000

/**
 * One line. value: id of the persona; an age as `19`, `18-24`, `65+`; women | men | other; the words of a status or a place.
 * people: how many, never a share.
 */
export const populationRow = z.object({ value: name, people: z.int().min(0).max(1e12) })
export type PopulationRow = z.infer<typeof populationRow>

/** People at a date, with where the numbers come from. */
export const populationDraft = z.object({
  label: name,
  dimension: populationDimension,
  takenOn: day,
  source: name,
  rows: z.array(populationRow).min(1).max(MOST_POPULATION_ROWS),
})
export type PopulationDraft = z.infer<typeof populationDraft>

export const population = populationDraft.extend({
  id,
  /** All of its people; null for personas: somebody may be two of them. */
  people: z.int().nullable(),
  /** The newest of its kind: verdicts of today count by it. A past quarter counts by the newest taken by its end, else by the earliest. */
  used: z.boolean(),
})
export type Population = z.infer<typeof population>

/** What lines of text say, before anything is kept. Lines are numbered from 1, blank ones included. */
export const populationRead = z.object({
  rows: z.array(populationRow),
  /** Sum of the rows; null for personas. */
  people: z.int().nullable(),
  /** First line that holds titles. */
  header: z.string().nullable(),
  /** A line that states the total of the others: not counted as one of them. */
  total: z.object({ line: z.int(), people: z.int() }).nullable(),
  /** `population_reject.<reason>` */
  rejects: z.array(z.object({ line: z.int(), text: z.string(), reason: z.string() })),
  /** `population_problem.<code>`: worth knowing. */
  problems: z.array(notice),
  /** `population_problem.<code>`: must be settled before it can be kept. */
  blocking: z.array(notice),
})
export type PopulationRead = z.infer<typeof populationRead>

/** A table of a file, with the columns that seem to hold values and people. */
export const populationTable = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  /** The rows below the titles, at most MOST_POPULATION_ROWS. */
  rows: z.array(z.array(z.string())),
  /** Rows that are not given. */
  more: z.int(),
  valueColumn: z.int(),
  peopleColumn: z.int(),
})
export type PopulationTable = z.infer<typeof populationTable>

/** Reference populations: how many people there are, for coverage and for the index of affinity. */
export const populationsContract = {
  /** Newest first. */
  list: method.output(z.array(population)),
  /** adds: lines of one value are added up; else the second is a reject. */
  read: method
    .input(
      z.object({ dimension: populationDimension, text: z.string().max(200_000), adds: z.boolean().default(false) }),
    )
    .output(populationRead),
  /** The tables of a file; the upload is given back. refusal `refusal.<code>` when there is none. @throws NOT_FOUND */
  readFile: method
    .input(z.object({ uploadId: z.string() }))
    .output(z.object({ fileName: z.string(), tables: z.array(populationTable), refusal: notice.nullable() })),
  /**
   * Keeps a table; `replaces` goes, and comes back as `before`. @throws NOT_FOUND (replaces); INVALID `rows` with the code of
   * what is wrong, `takenOn` future, `label` same_table (same kind, day and source)
   */
  save: method
    .input(z.object({ table: populationDraft, replaces: id.nullable() }))
    .output(z.object({ id, before: populationDraft.nullable() })),
  /** @throws NOT_FOUND */
  remove: method.input(z.object({ id })).output(z.object({ before: populationDraft })),
}
