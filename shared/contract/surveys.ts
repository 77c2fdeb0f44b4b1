import { z } from 'zod'
import { SURVEY_REJECTS } from '../surveyFindings'
import { LANGUAGES, SURVEY_FRAMES } from '../vocabulary'
import { day, file, finding, id, interval, method, name } from './common'
import { notice } from './imports'

/**
 * What a column of a survey is. `follows`: accounts they follow or use, in one column with several answers or in one column per
 * account. `question`: any other question of few answers, counted and no more. `ignored` is not kept at all.
 */
export const SURVEY_ROLES = [
  'status',
  'age',
  'gender',
  'place',
  'language',
  'occupation',
  'follows',
  'weight',
  'question',
  'ignored',
] as const
export const surveyRole = z.enum(SURVEY_ROLES)
export type SurveyRole = z.infer<typeof surveyRole>
/** Roles that one column alone can have. */
export const SINGLE_ROLES: ReadonlySet<SurveyRole> = new Set(
  SURVEY_ROLES.filter((role) => role !== 'follows' && role !== 'question' && role !== 'ignored'),
)

/** Under so many people an answer is not told: nobody may be recognised in a table. */
export const FEWEST_TOLD = 5
/** A question with more different answers is a free text: it is not kept. */
export const MOST_ANSWERS = 50
const MOST_COLUMNS = 1000
const MOST_TEXTS = 2000

/** Whom a drawn sample was drawn from; a survey that does not say it was one of members, which claims less. */
export const surveyFrame = z.enum(SURVEY_FRAMES).default('members')

const separator = z.string().min(1).max(3)

export const surveyColumn = z.object({
  position: z.int().min(0).max(MOST_COLUMNS),
  role: surveyRole,
  /** Between the answers of one cell (follows, status, language, occupation, question); null = one answer. */
  separator: separator.nullable(),
  /** `follows` as one column per account: which one. null = the cells name the accounts, or the column is "none of them". */
  accountId: id.nullable(),
})
export type SurveyColumn = z.infer<typeof surveyColumn>

const upload = { uploadId: z.string(), table: z.int().min(0).default(0) }
/** Record that holds the questions, from 0; absent = as it is found. */
const headerRow = z.int().min(0).max(60).optional()

export const surveyDraft = z.object({
  ...upload,
  headerRow,
  label: name,
  takenOn: day,
  /** A sample drawn by chance, or everybody asked. false: a poll of whoever wanted, indicative only. */
  isProbability: z.boolean(),
  drawnFrom: surveyFrame,
  /** People the sample was drawn from; null = large or not known. */
  population: z.int().positive().nullable(),
  /** Columns that are not listed are ignored. */
  columns: z.array(surveyColumn).max(MOST_COLUMNS),
  /** Texts of `follows` answers that stand for accounts; null = none of ours. One that is not listed is told by its name, as `read` does. */
  accounts: z.array(z.object({ text: name, accountId: id.nullable() })).max(MOST_TEXTS),
  /** Texts of `status` answers under the word kept ("étudiant·e", "Etudiant" → "Étudiant"); unnamed ones stay as they are. */
  statuses: z.array(z.object({ text: name, status: name })).max(MOST_TEXTS),
})
export type SurveyDraft = z.infer<typeof surveyDraft>

/** An answer of `follows` and the account it seems to stand for. n null = under five people. */
export const followText = z.object({ text: z.string(), n: z.int().nullable(), accountId: id.nullable() })
/** An answer of `status` and the word it would be kept under. */
export const statusText = z.object({ text: z.string(), n: z.int().nullable(), status: z.string() })

/** A column as it is found. */
export const surveyColumnRead = z.object({
  position: z.int(),
  name: z.string(),
  role: surveyRole,
  /** sure: its name and its values say it; likely: one of the two; open: nothing does. */
  certainty: z.enum(['sure', 'likely', 'open']),
  separator: separator.nullable(),
  accountId: id.nullable(),
  /** Cells with an answer. */
  filled: z.int(),
  /** The most frequent answers, at most 100; n null = under five people. None of a column that is `personal`. */
  values: z.array(z.object({ text: z.string(), n: z.int().nullable() })),
  /** Different answers that are not among `values`. */
  more: z.int(),
  /** Names, addresses, free comments, dates: its texts are neither shown nor kept. */
  personal: z.boolean(),
})
export type SurveyColumnRead = z.infer<typeof surveyColumnRead>

/** A table that may be a survey, with what its columns seem to be. */
export const surveyRead = z.object({
  fileName: z.string(),
  /** Sheets of a workbook, files of an archive; one for a text. */
  tables: z.array(z.object({ name: z.string(), rows: z.int() })),
  table: z.int(),
  headerRow: z.int(),
  /** Records below the questions that are not blank. */
  rows: z.int(),
  columns: z.array(surveyColumnRead),
  accounts: z.array(followText),
  statuses: z.array(statusText),
  /** The file's name as a label; the last day of a column of dates. */
  label: z.string(),
  takenOn: day.nullable(),
  /** Why nothing can be read (`refusal.<code>`): then there are no columns. */
  refusal: notice.nullable(),
  /** `survey_problem.<code>`. */
  problems: z.array(notice),
  /** The same bytes are a survey already. */
  known: z.object({ id, label: z.string(), importedOn: day }).nullable(),
})
export type SurveyRead = z.infer<typeof surveyRead>

/** A cell that cannot be read: row as a spreadsheet numbers it, `survey_reject.<reason>`. */
export const surveyReject = z.object({
  row: z.int(),
  column: z.string(),
  text: z.string(),
  reason: z.enum(SURVEY_REJECTS),
})
export type SurveyReject = z.infer<typeof surveyReject>

export const surveyPreview = z.object({
  /** People who answered something that is kept. */
  respondents: z.int(),
  /** People an unweighted sample of the same precision would hold; equal to `respondents` without weights. */
  nEffective: z.number(),
  /** Rows without any answer that is kept: no respondents. */
  empty: z.int(),
  /** Respondents who answered what they follow; null = not asked. Only they count where shares of followers are given. */
  followsAnswered: z.int().nullable(),
  follows: z.array(z.object({ accountId: id, n: z.int().nullable() })),
  statuses: z.array(z.object({ status: z.string(), n: z.int().nullable() })),
  /** Answers as the draft cuts them, with what it makes of them. */
  followTexts: z.array(followText),
  statusTexts: z.array(statusText),
  /** The first 200. */
  rejects: z.array(surveyReject),
  rejected: z.int(),
  problems: z.array(notice),
  /** What must be settled before it can be saved: `survey_problem.<code>`; empty = it can be. */
  blocking: z.array(notice),
})
export type SurveyPreview = z.infer<typeof surveyPreview>

export const survey = z.object({
  id,
  label: name,
  takenOn: day,
  isProbability: z.boolean(),
  drawnFrom: surveyFrame,
  population: z.int().nullable(),
  respondents: z.int(),
  nEffective: z.number(),
  fileName: z.string(),
  importedOn: day,
  /** Accounts that were asked about. */
  accountIds: z.array(id),
  roles: z.array(surveyRole),
  rejected: z.int(),
})
export type Survey = z.infer<typeof survey>

/**
 * One answer. `answer` '' = answers of fewer than five people each, together. n, share and interval null = protected: under five
 * people, or next to such an answer that the total would give away. interval null beside a share = indicative.
 */
export const surveyCell = z.object({
  answer: z.string(),
  /** The account of an answer of `follows`. */
  accountId: id.nullable(),
  n: z.int().nullable(),
  share: z.number().nullable(),
  interval: interval.nullable(),
})
export type SurveyCell = z.infer<typeof surveyCell>

export const surveyQuestion = z.object({
  question: z.string(),
  role: surveyRole,
  /** Respondents who answered: the denominator of the shares. */
  answered: z.int(),
  /** Respondents who did not. */
  missing: z.int(),
  /** Answers of one person may be several: the shares do not add up to 1. */
  several: z.boolean(),
  cells: z.array(surveyCell),
})
export type SurveyQuestion = z.infer<typeof surveyQuestion>

/** Who is behind an account: status (else age, else place) of the respondents who follow it. */
export const behindAccount = z.object({
  surveyId: id,
  accountId: id,
  label: z.string(),
  takenOn: day,
  isProbability: z.boolean(),
  /** Respondents who follow it and told their status (age, place): the denominator. null = under five. */
  n: z.int().nullable(),
  nEffective: z.number().nullable(),
  population: z.int().nullable(),
  /** Respondents who follow it and did not tell it; null = under five. */
  untold: z.int().nullable(),
  by: z.enum(['status', 'age', 'place']),
  /** Most frequent first; ages in their order. */
  groups: z.array(surveyCell),
  finding,
})
export type BehindAccount = z.infer<typeof behindAccount>

export const surveySheet = survey.extend({
  questions: z.array(surveyQuestion),
  /** The first 200. */
  rejects: z.array(surveyReject),
  problems: z.array(notice),
  behind: z.array(behindAccount),
})
export type SurveySheet = z.infer<typeof surveySheet>

const ofId = z.object({ id })

/** Surveys: who answered is never shown one by one, and small numbers never at all. */
export const surveysContract = {
  /** Newest first. */
  list: method.output(z.array(survey)),
  /** What the columns of a table seem to be. @throws NOT_FOUND (the upload) */
  read: method.input(z.object({ ...upload, headerRow })).output(surveyRead),
  /** Reads the whole table as the draft says; nothing is kept. @throws NOT_FOUND INVALID */
  preview: method.input(surveyDraft).output(surveyPreview),
  /**
   * Keeps what the preview showed and forgets the upload. @throws NOT_FOUND; INVALID: `upload` known (the same file is a survey
   * already), `columns` or `population` with the code of what blocks
   */
  save: method.input(surveyDraft).output(z.object({ id, respondents: z.int(), rejected: z.int() })),
  /** Gives an upload back that will not be kept; one that is not known any more is no error. */
  discard: method.input(z.object({ uploadId: z.string() })).output(z.object({})),
  /** @throws NOT_FOUND */
  get: method.input(ofId).output(surveySheet),
  /** What each survey that asked about the account says of its followers, newest first. */
  behind: method.input(z.object({ accountId: id })).output(z.array(behindAccount)),
  /** @throws NOT_FOUND */
  remove: method.input(ofId).output(z.object({})),
  /** Brings back the survey that was removed last, until the application closes. @throws NOT_FOUND */
  restore: method.input(ofId).output(z.object({})),
  /** Answers and who is behind each account, protected alike, safe for spreadsheets. @throws NOT_FOUND */
  csv: method.input(ofId.extend({ language: z.enum(LANGUAGES).optional() })).output(file),
}
