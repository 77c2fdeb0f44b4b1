import { z } from 'zod'
import { LANGUAGES, MEASURES } from '../vocabulary'
import { day, file, finding, id, interval, method, name, period, strength } from './common'
import { notice } from './imports'

/** Longest note, in characters: what one person said, not a report. */
export const LONGEST_NOTE = 2000
/** Notes of one file. */
export const MOST_NOTES = 20_000

const noteText = z.string().trim().max(LONGEST_NOTE)
const ids = z.array(id).max(500).default([])

/** What somebody heard from a user. Never who said it. */
export const need = z.object({
  id,
  /** null = of no library in particular. */
  branchId: id.nullable(),
  heardOn: day,
  /** What it is about, in a few words: notes are counted by it. */
  topic: name,
  text: noteText,
  /** Where it was heard: desk, letter box, survey. */
  source: name.nullable(),
})
export type Need = z.infer<typeof need>
const needDraft = need.extend({ id: id.optional() })
export type NeedDraft = z.infer<typeof needDraft>

/** Which notes. `themeId`: notes whose topic answers to the theme; 0 = to none. `text`: words found anywhere, accents and case aside. */
export const needFilter = z.object({
  period: period.nullable(),
  branches: ids,
  topic: z.string().max(200).nullable().default(null),
  themeId: z.int().nonnegative().nullable().default(null),
  text: z.string().max(200).default(''),
})
export type NeedFilter = z.infer<typeof needFilter>

/** Why posts of a theme answer a topic, or do not. `rule`: the codebook's rules find the theme in more than half of its notes. */
const topicTheme = z.object({
  themeId: id,
  origin: z.enum(['rule', 'hand']),
  holds: z.boolean(),
  /** Notes of the topic, whenever they were heard, in which the rules find the theme. */
  matching: z.int(),
})

const byBranch = z.array(z.object({ branchId: id.nullable(), n: z.int() }))

export const needTopic = z.object({
  topic: z.string(),
  /** Notes of the period. */
  n: z.int(),
  /** Notes of all times. */
  ever: z.int(),
  first: day,
  last: day,
  branches: byBranch,
  /** Themes found in at least one note, and those decided by hand; codebook order. */
  themes: z.array(topicTheme),
})
export type NeedTopic = z.infer<typeof needTopic>

// ------------------------------------------------------------ import

export const NEED_ROLES = ['day', 'branch', 'topic', 'text', 'source', 'ignored'] as const
export type NeedRole = (typeof NEED_ROLES)[number]
const role = z.enum(NEED_ROLES)
export const DAY_ORDERS = ['day_first', 'month_first'] as const

const upload = { uploadId: z.string(), table: z.int().min(0).default(0), headerRow: z.int().min(0).max(60).optional() }
const branchText = z.object({ text: z.string(), n: z.int(), branchId: id.nullable() })

const needColumn = z.object({
  position: z.int(),
  name: z.string(),
  role,
  /** sure: its name and its cells say it; likely: one of the two; open: nothing does. */
  certainty: z.enum(['sure', 'likely', 'open']),
  filled: z.int(),
  samples: z.array(z.string()),
})

/** A table that may hold notes, with what its columns seem to be. */
export const needsRead = z.object({
  fileName: z.string(),
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  table: z.int(),
  headerRow: z.int(),
  rows: z.int(),
  columns: z.array(needColumn),
  /** Texts of the branch column, most frequent first, with the branch each seems to name. */
  branches: z.array(branchText),
  /** Whether 3/4 is the 3rd of April. */
  order: z.enum(DAY_ORDERS),
  /** The cells do not prove `order`: somebody has to say it. */
  isOrderOpen: z.boolean(),
  /** Why nothing can be read (`refusal.<code>`): then there are no columns. */
  refusal: notice.nullable(),
})
export type NeedsRead = z.infer<typeof needsRead>

export const needsDraft = z.object({
  ...upload,
  columns: z.array(z.object({ position: z.int().min(0).max(1000), role })).max(1000),
  /** Texts of the branch column; null = of no branch. One that is not listed is told by its name, as `read` does. */
  branches: z.array(z.object({ text: name, branchId: id.nullable() })).max(2000),
  /** Topic of rows without one; null = such a row is a reject. */
  topic: name.nullable(),
  /** null = as `read` finds it. */
  order: z.enum(DAY_ORDERS).nullable(),
})
export type NeedsDraft = z.infer<typeof needsDraft>

/** A row that is no note: row as a spreadsheet numbers it, `need_reject.<reason>`. */
export const needReject = z.object({ row: z.int(), column: z.string(), text: z.string(), reason: z.string() })
export type NeedReject = z.infer<typeof needReject>

const needsTrial = z.object({
  /** Notes that would be added. */
  notes: z.int(),
  /** Notes that are there already: same day, branch, topic and text. */
  known: z.int(),
  first: day.nullable(),
  last: day.nullable(),
  topics: z.array(z.object({ topic: z.string(), n: z.int() })),
  branches: z.array(branchText),
  /** Notes that seem to hold a name, an address or a telephone number. */
  personal: z.int(),
  /** The first 200. */
  rejects: z.array(needReject),
  rejected: z.int(),
  /** What must be settled first: `need_problem.<code>`; empty = it can be imported. */
  blocking: z.array(notice),
})
export type NeedsTrial = z.infer<typeof needsTrial>

// ------------------------------------------------------------ needs × themes

/** What posts of a theme obtained: median of the measure, against the posts without the theme. As `compare.groups` by theme. */
const obtained = z.object({
  /** Posts measured: a post without denominator, or exported too early, is published and not measured. */
  n: z.int(),
  median: z.number().nullable(),
  interval: interval.nullable(),
  /** Null under 6 posts, or where posts of other platforms cannot be compared. */
  against: z.object({ ratio: z.number(), interval: interval.nullable(), strength }).nullable(),
})

const themePosts = z.object({
  themeId: id,
  /** Posts that have it, originals only (not shared, not replies); a post with two themes counts in both. */
  posts: z.int(),
  /** Of the posts of the period. */
  share: z.number(),
  obtained,
})
export type ThemePosts = z.infer<typeof themePosts>

/** yes; little: fewer posts than notes; no: no post; no_theme: no theme of the codebook speaks of it. */
export const ANSWERS = ['yes', 'little', 'no', 'no_theme'] as const

const matrixTopic = z.object({
  topic: z.string(),
  notes: z.int(),
  branches: byBranch,
  themes: z.array(themePosts),
  /** Posts that have any of its themes, each once. */
  posts: z.int(),
  /** Posts whose text holds the words of the topic, whatever their themes. */
  mentions: z.int(),
  answered: z.enum(ANSWERS),
})
export type MatrixTopic = z.infer<typeof matrixTopic>

export const needsMatrix = z.object({
  from: day,
  to: day,
  notes: z.int(),
  posts: z.int(),
  unit: z.enum(['rate', 'count', 'index']),
  /** Most asked first. */
  topics: z.array(matrixTopic),
  /** Every theme with posts or notes, codebook order. `notes`: of topics that answer to it; a note with two themes counts in both. */
  themes: z.array(themePosts.extend({ notes: z.int() })),
  /** Topics nobody answers: `no` and `no_theme`, most asked first. */
  unanswered: z.array(z.string()),
  /** Themes published and asked for by nobody, most published first. */
  unasked: z.array(id),
  /** Posts of the period left out by reason. */
  setAside: z.array(z.object({ reason: z.string(), n: z.int() })),
  finding,
})
export type NeedsMatrix = z.infer<typeof needsMatrix>

const matrixQuery = z.object({ period, branches: ids, measure: z.enum(MEASURES).default('err') })

export const needsContract = {
  /** Newest first. */
  list: method
    .input(
      z.object({ filter: needFilter, offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) }),
    )
    .output(z.object({ total: z.int(), rows: z.array(need) })),
  /**
   * Without id a new note. A topic that differs from a known one by case, accents or blanks alone takes its spelling.
   * @throws NOT_FOUND; INVALID `branchId` unknown, `heardOn` future
   */
  save: method.input(needDraft).output(z.object({ id, topic: z.string() })),
  /** @throws NOT_FOUND when one of them is gone */
  remove: method
    .input(z.object({ ids: z.array(id).min(1).max(MOST_NOTES) }))
    .output(z.object({ removed: z.array(need) })),
  /** Brings back what `remove` gave, under the same ids. */
  restore: method.input(z.object({ needs: z.array(need).max(MOST_NOTES) })).output(z.object({})),
  /** Topics with notes in the period (null: ever), most asked first. */
  topics: method.input(z.object({ period: period.nullable() })).output(z.array(needTopic)),
  /** By hand: posts of the theme answer the topic, or do not. null = forget, the rules decide again. @throws INVALID `themeId` unknown */
  setTopicTheme: method
    .input(z.object({ topic: name, themeId: id, holds: z.boolean().nullable() }))
    .output(z.object({ before: z.boolean().nullable() })),
  /** Another name for a topic; that of another topic joins both. @throws NOT_FOUND */
  rename: method
    .input(z.object({ topic: name, to: name }))
    .output(z.object({ ids: z.array(id), themeIds: z.array(id) })),
  /** Takes a `rename` back: `ids` and `themeIds` as it gave them. */
  undoRename: method
    .input(z.object({ topic: name, to: name, ids: z.array(id), themeIds: z.array(id) }))
    .output(z.object({})),
  /** What the columns of a table seem to be. @throws NOT_FOUND (the upload) */
  read: method.input(z.object(upload)).output(needsRead),
  /** Reads the whole table as the draft says; nothing is kept. @throws NOT_FOUND INVALID */
  preview: method.input(needsDraft).output(needsTrial),
  /** Keeps what the preview showed and forgets the upload. The same file twice adds nothing. `ids` undoes it by `remove`. @throws NOT_FOUND INVALID */
  import: method.input(needsDraft).output(z.object({ ids: z.array(id), known: z.int(), rejected: z.int() })),
  /** What is asked, what is published, what it obtained. */
  matrix: method.input(matrixQuery).output(needsMatrix),
  /** The matrix (one row per topic and theme) or the notes, safe for spreadsheets. */
  csv: method
    .input(matrixQuery.extend({ table: z.enum(['matrix', 'notes']), language: z.enum(LANGUAGES).optional() }))
    .output(file),
}
