import { z } from 'zod'
import {
  LARGEST_PROFILE,
  MAPPED_FIELDS,
  MAPPING_LEVELS,
  dateStyle,
  mappedColumn,
  mappingSpec,
  numberStyle,
  type Meaning,
} from '../mapping'
import { ACCOUNT_DAY_METRICS, METRICS } from '../vocabulary'
import { day, file, id, method, name, platform, postFormat } from './common'
import { notice, review } from './imports'

const meaning = z.enum([...new Set<Meaning>([...MAPPED_FIELDS, ...METRICS, ...ACCOUNT_DAY_METRICS])])

/** What Portée makes of one column, and why. */
export const columnGuess = z.object({
  position: z.int(),
  name: z.string(),
  occurrence: z.int(),
  meaning: meaning.nullable(),
  unit: mappedColumn.shape.unit,
  /** sure: its whole name is known and its values fit; likely: some of its words, or its values; open: the user says. */
  certainty: z.enum(['sure', 'likely', 'open']),
  /** code name | words | links | days | numbers_long | handles | texts | platform_words | type_words | rate | beside | empty | unlike | doubled | counts | none */
  evidence: notice,
  /** First values that are not empty. */
  samples: z.array(z.string()),
})
export type ColumnGuess = z.infer<typeof columnGuess>

const certainty = z.enum(['proven', 'unneeded', 'asked'])

/** What the whole of a table's cells says about it. */
export const mappingGuess = z.object({
  level: z.enum(MAPPING_LEVELS),
  columns: z.array(columnGuess),
  numbers: z.object({
    style: numberStyle,
    certainty,
    /** comma_decimal | dot_decimal | comma_groups | dot_groups | no_signs | open_comma | open_dot | mixed */
    reason: z.string(),
    example: z.string(),
    cells: z.int(),
    /** Cells such as `1,2 k`. */
    rounded: z.int(),
  }),
  dates: z.object({
    style: dateStyle,
    certainty,
    /** day_over_12 | in_order | no_future | unneeded | open | mixed | serial | serial_open */
    reason: z.string(),
    example: z.string(),
    /** Day that the example is in this style. */
    day: day.nullable(),
    cells: z.int(),
  }),
  zone: z.object({ zone: z.string(), reason: z.enum(['written', 'network']) }),
  platform: z.object({
    platform: platform.nullable(),
    /** column | links | name | none */
    reason: z.enum(['column', 'links', 'name', 'none']),
    words: z.array(z.object({ word: z.string(), platform: platform.nullable(), rows: z.int() })),
  }),
  types: z.array(z.object({ word: z.string(), format: postFormat.nullable(), rows: z.int() })),
  audience: mappingSpec.shape.audience,
})
export type MappingGuess = z.infer<typeof mappingGuess>

export const mappingPreview = z.object({
  fileName: z.string(),
  delimiter: z.string(),
  /** First records of the file, each cell cut to 200 characters. */
  records: z.array(z.array(z.string())),
  /** Number of the first of `records` as a spreadsheet shows it. */
  firstNumber: z.int(),
  headerRow: z.int(),
  /** Records below the header. */
  rows: z.int(),
  guess: mappingGuess,
  /** Saved profiles whose columns are all there. */
  profiles: z.array(z.object({ id, name, spec: mappingSpec })),
})
export type MappingPreview = z.infer<typeof mappingPreview>

/** How the rows of a table read under a specification. */
export const mappingTrial = z.object({
  rows: z.int(),
  /** Rows without an unreadable cell, blank rows and totals not counted. */
  readable: z.int(),
  /** Rows that are blank, totals, or of a platform that is not taken. */
  setAside: z.int(),
  badCells: z.int(),
  /** Posts that nobody could tell again: no link, no id, and no text or no hour. They would be rejected. */
  keyless: z.int(),
  columns: z.array(
    z.object({
      position: z.int(),
      meaning,
      good: z.int(),
      missing: z.int(),
      bad: z.int(),
      /** why: not_a_number | rounded | fraction | percent | not_a_date | negative | no_label */
      examples: z.array(z.object({ row: z.int(), text: z.string(), why: z.string() })),
    }),
  ),
  /** First rows as they would be kept: decimal text, ISO days, text; null = nothing there; by position of the column. */
  first: z.array(
    z.object({
      row: z.int(),
      cells: z.array(
        z.object({ position: z.int(), text: z.string(), value: z.string().nullable(), isBad: z.boolean() }),
      ),
    }),
  ),
  platforms: z.array(z.object({ word: z.string(), platform: platform.nullable(), rows: z.int() })),
  accounts: z.array(z.string()),
  firstDay: day.nullable(),
  lastDay: day.nullable(),
})
export type MappingTrial = z.infer<typeof mappingTrial>

export const mappingProfile = z.object({ id, name, spec: mappingSpec })
export type MappingProfile = z.infer<typeof mappingProfile>

const ofFile = z.object({ dropId: z.string(), fileId: z.string() })

/** The mapping screen: what the columns of a table are that no format knows; and the profiles that remember it. */
export const mappingsContract = {
  /** The first rows of an unknown table with what Portée makes of it. @throws NOT_FOUND */
  preview: method.input(ofFile.extend({ headerRow: z.int().min(0).max(200).optional() })).output(mappingPreview),
  /** Reads the whole table under a specification; nothing is kept. @throws NOT_FOUND INVALID (a column that is not there) */
  try: method.input(ofFile.extend({ spec: mappingSpec })).output(mappingTrial),
  /**
   * Stages the table under a specification in place of the unknown file, one file for each platform in it; `saveAs` keeps the
   * specification as a profile (one of that name is replaced). @throws NOT_FOUND INVALID
   */
  apply: method.input(ofFile.extend({ spec: mappingSpec, saveAs: name.optional() })).output(review),
  list: method.output(z.array(mappingProfile)),
  /** A profile of that name is replaced. */
  save: method.input(z.object({ name, spec: mappingSpec })).output(z.object({ id })),
  /** @throws NOT_FOUND INVALID (the name is another profile's) */
  rename: method.input(z.object({ id, name })).output(z.object({})),
  remove: method.input(z.object({ id })).output(z.object({})),
  /** The profile as a small JSON file, to give to a colleague. */
  export: method.input(z.object({ id })).output(file),
  /** Takes such a file in; one of the same name and content changes nothing. @throws INVALID (field `profile`) */
  import: method.input(z.object({ text: z.string().max(LARGEST_PROFILE + 1) })).output(mappingProfile),
}
