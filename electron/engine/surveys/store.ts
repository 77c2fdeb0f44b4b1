import { z } from 'zod'
import {
  FEWEST_TOLD,
  surveyFrame,
  surveyReject,
  surveyRole,
  type Survey,
  type SurveyDraft,
} from '../../../shared/contract/surveys'
import { notice } from '../../../shared/contract/imports'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import type { KeptQuestion, Respondent, SurveyAnswers } from './answers'
import type { Trial } from './trial'

/**
 * What is kept of a survey beside its answers (column `spec`). Answers are rows of survey_answer: question = a role or
 * `question:<position>`; of `follows` the account's id, NULL = the question was answered (whatever they follow); `follows_unknown`:
 * the account whose cell could not be read. weight NULL = the survey has no weights.
 */
const spec = z.object({
  version: z.literal(1),
  questions: z.array(z.object({ key: z.string(), role: surveyRole, name: z.string(), several: z.boolean() })),
  accountIds: z.array(z.int()),
  drawnFrom: surveyFrame,
  isWeighted: z.boolean(),
  nEffective: z.number(),
  rejects: z.array(surveyReject),
  rejected: z.int(),
  problems: z.array(notice),
})
type Spec = z.infer<typeof spec>

const surveyRow = z.object({
  id: z.int(),
  label: z.string(),
  takenOn: z.string(),
  isProbability: z.boolean(),
  population: z.number().nullable(),
  respondents: z.number(),
  fileName: z.string().nullable(),
  importedAt: z.string().nullable(),
  spec: z.string().transform((text) => spec.parse(JSON.parse(text))),
})
type SurveyRow = z.infer<typeof surveyRow>

const COLUMNS = sql`id, label, taken_on AS "takenOn", is_probability AS "isProbability", population::DOUBLE AS population,
  coalesce(respondents, 0)::DOUBLE AS respondents, file_name AS "fileName", imported_at AS "importedAt", spec::VARCHAR AS spec`

/** A survey that was kept: what the list shows, and what only its sheet does. */
export interface KeptSurvey {
  readonly survey: Survey
  readonly spec: Spec
}

function keptOf({ spec: read, fileName, importedAt, ...row }: SurveyRow): KeptSurvey {
  const roles = [...new Set(read.questions.map(({ role }) => role))]
  const { nEffective, rejected, accountIds, isWeighted, drawnFrom } = read
  return {
    spec: read,
    survey: {
      ...row,
      nEffective,
      rejected,
      accountIds,
      drawnFrom,
      fileName: fileName ?? '',
      importedOn: importedAt?.slice(0, 10) ?? row.takenOn,
      roles: isWeighted ? [...roles, 'weight'] : roles,
    },
  }
}

/** Every survey, newest first. */
export async function listSurveys(session: Session): Promise<KeptSurvey[]> {
  const rows = await session.all(surveyRow, sql`SELECT ${COLUMNS} FROM survey ORDER BY taken_on DESC, id DESC`)
  return rows.map(keptOf)
}

/** @throws NOT_FOUND */
export async function getSurvey(session: Session, id: number): Promise<KeptSurvey> {
  const row = await session.first(surveyRow, sql`SELECT ${COLUMNS} FROM survey WHERE id = ${id}`)
  if (row === null) throw fail('NOT_FOUND', { what: 'survey' })
  return keptOf(row)
}

/** The survey made of these bytes, if one was. */
export async function surveyOfFile(session: Session, sha256: string) {
  const row = await session.first(surveyRow, sql`SELECT ${COLUMNS} FROM survey WHERE sha256 = ${sha256} ORDER BY id`)
  return row === null ? null : keptOf(row).survey
}

/** Where the bytes of a survey come from. */
export interface SurveySource {
  readonly fileName: string
  readonly sha256: string
  readonly importedAt: Date
}

/** Keeps a survey with its answers, inside a write transaction; returns its id. */
export async function keepSurvey(
  session: Session,
  draft: SurveyDraft,
  trial: Trial,
  source: SurveySource,
): Promise<number> {
  const { reader, respondents, questions, accountIds, nEffective, problems } = trial
  const { rejects, rejected, isWeighted } = reader
  // Of whoever wanted to answer nothing was drawn: the word stays the one that claims less.
  const drawnFrom = draft.isProbability ? draft.drawnFrom : 'members'
  const text = JSON.stringify(
    spec.parse({ version: 1, questions, accountIds, drawnFrom, isWeighted, nEffective, rejects, rejected, problems }),
  )
  const next = await session.first(
    z.object({ id: z.int() }),
    sql`SELECT (SELECT coalesce(max(id), 0) FROM survey)::INTEGER + 1 AS id`,
  )
  const id = next?.id ?? 1
  await session.run(
    sql`INSERT INTO survey (id, label, taken_on, is_probability, population, respondents, spec, file_name, sha256, imported_at)
        VALUES (${id}, ${draft.label}, ${draft.takenOn}::DATE, ${draft.isProbability}, ${draft.population},
                ${respondents.length}, ${text}::JSON, ${source.fileName}, ${source.sha256},
                ${source.importedAt.toISOString()}::TIMESTAMPTZ)`,
  )
  await appendAnswers(session, id, respondents, questions, isWeighted)
  return id
}

/** Rows of survey_answer as they lie in the table. */
type AnswerRow = readonly [respondent: number, question: string, answer: string | null, weight: number | null]

async function appendAnswers(
  session: Session,
  id: number,
  respondents: readonly Respondent[],
  questions: readonly KeptQuestion[],
  isWeighted: boolean,
): Promise<void> {
  const rare = rareAnswers(respondents, questions)
  await appendRows(session, id, rowsOf(respondents, isWeighted, rare))
}

function* rowsOf(
  respondents: readonly Respondent[],
  isWeighted: boolean,
  rare: ReadonlyMap<string, ReadonlySet<string>>,
): Generator<AnswerRow> {
  for (const [at, { answers, follows, weight }] of respondents.entries()) {
    const [respondent, w] = [at + 1, isWeighted ? weight : null]
    for (const [key, texts] of answers) {
      const hidden = rare.get(key)
      const kept = new Set(texts.map((text) => (hidden?.has(text) === true ? '' : text)))
      for (const text of kept) yield [respondent, key, text, w]
    }
    if (follows === null) continue
    yield [respondent, 'follows', null, w]
    for (const accountId of follows.yes) yield [respondent, 'follows', String(accountId), w]
    for (const accountId of follows.unknown) yield [respondent, 'follows_unknown', String(accountId), w]
  }
}

/** Answers to free questions that fewer than five people gave: their words are not kept, only that there was another answer. */
function rareAnswers(respondents: readonly Respondent[], questions: readonly KeptQuestion[]) {
  const rare = new Map<string, Set<string>>()
  for (const { key, role } of questions) {
    if (role !== 'question') continue
    const counts = new Map<string, number>()
    for (const { answers } of respondents)
      for (const text of answers.get(key) ?? []) counts.set(text, (counts.get(text) ?? 0) + 1)
    rare.set(key, new Set([...counts].flatMap(([text, n]) => (n < FEWEST_TOLD ? [text] : []))))
  }
  return rare
}

async function appendRows(session: Session, id: number, rows: Iterable<AnswerRow>): Promise<void> {
  const appender = await session.connection.createAppender('survey_answer')
  try {
    for (const [respondent, question, answer, weight] of rows) {
      appender.appendInteger(id)
      appender.appendInteger(respondent)
      appender.appendVarchar(question)
      if (answer === null) appender.appendNull()
      else appender.appendVarchar(answer)
      if (weight === null) appender.appendNull()
      else appender.appendDouble(weight)
      appender.endRow()
    }
    appender.flushSync()
  } finally {
    appender.closeSync()
  }
}

/** The answers of a survey, as they were read. @throws NOT_FOUND */
export async function readAnswers(session: Session, id: number): Promise<SurveyAnswers> {
  return answersOf(session, await getSurvey(session, id))
}

/** The answers of every survey, newest first; with an account, of those that asked about it. */
export async function readAllAnswers(session: Session, accountId?: number): Promise<SurveyAnswers[]> {
  const surveys = await listSurveys(session)
  const wanted = surveys.filter(({ survey }) => accountId === undefined || survey.accountIds.includes(accountId))
  const found: SurveyAnswers[] = []
  for (const kept of wanted) found.push(await answersOf(session, kept))
  return found
}

async function answersOf(session: Session, { survey, spec: read }: KeptSurvey): Promise<SurveyAnswers> {
  const { id, label, takenOn, isProbability, drawnFrom, population } = survey
  const { isWeighted, accountIds, questions } = read
  const respondents = respondentsOf(await readRows(session, id))
  return { id, label, takenOn, isProbability, drawnFrom, population, isWeighted, accountIds, questions, respondents }
}

/** Columns, not row objects: a large survey has half a million answers. */
async function readRows(session: Session, id: number): Promise<AnswerRow[]> {
  const columns = await session.columns(
    sql`SELECT respondent, question, answer, weight FROM survey_answer WHERE survey_id = ${id}
        ORDER BY respondent, question, answer NULLS FIRST`,
  )
  const column = (name: string) => columns.get(name) ?? []
  const [questions, answers, weights] = [column('question'), column('answer'), column('weight')]
  return column('respondent').map((respondent, i) => {
    const [question, answer, weight] = [questions[i], answers[i], weights[i]]
    return [
      Number(respondent),
      typeof question === 'string' ? question : '',
      typeof answer === 'string' ? answer : null,
      typeof weight === 'number' ? weight : null,
    ]
  })
}

function respondentsOf(rows: readonly AnswerRow[]): Respondent[] {
  const found: {
    weight: number
    answers: Map<string, string[]>
    follows: { yes: Set<number>; unknown: Set<number> } | null
  }[] = []
  let last: number | null = null
  for (const [respondent, question, answer, weight] of rows) {
    if (respondent !== last) found.push({ weight: weight ?? 1, answers: new Map(), follows: null })
    last = respondent
    const one = found.at(-1)
    if (one === undefined) continue
    if (question === 'follows' || question === 'follows_unknown') {
      one.follows ??= { yes: new Set(), unknown: new Set() }
      if (answer !== null) (question === 'follows' ? one.follows.yes : one.follows.unknown).add(Number(answer))
    } else one.answers.set(question, [...(one.answers.get(question) ?? []), answer ?? ''])
  }
  return found
}

/** Everything of a survey that was removed, to bring it back. */
export interface RemovedSurvey {
  readonly id: number
  readonly row: z.infer<typeof wholeRow>
  readonly answers: readonly AnswerRow[]
}

const wholeRow = z.object({
  label: z.string(),
  takenOn: z.string(),
  isProbability: z.boolean(),
  population: z.number().nullable(),
  respondents: z.number().nullable(),
  spec: z.string(),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  importedAt: z.string().nullable(),
})

/** Takes a survey and its answers out of the file. @throws NOT_FOUND */
export async function removeSurvey(session: Session, id: number): Promise<RemovedSurvey> {
  const row = await session.first(
    wholeRow,
    sql`SELECT label, taken_on AS "takenOn", is_probability AS "isProbability", population::DOUBLE AS population,
          respondents::DOUBLE AS respondents, spec::VARCHAR AS spec, file_name AS "fileName", sha256, imported_at AS "importedAt"
        FROM survey WHERE id = ${id}`,
  )
  if (row === null) throw fail('NOT_FOUND', { what: 'survey' })
  const answers = await readRows(session, id)
  await session.run(sql`DELETE FROM survey_answer WHERE survey_id = ${id}`)
  await session.run(sql`DELETE FROM survey WHERE id = ${id}`)
  return { id, row, answers }
}

/** Puts back what `removeSurvey` took, under its id. @throws INVALID `id` taken when another survey has it by now */
export async function restoreSurvey(session: Session, { id, row, answers }: RemovedSurvey): Promise<void> {
  const taken = await session.first(z.object({ id: z.int() }), sql`SELECT id FROM survey WHERE id = ${id}`)
  if (taken !== null) throw fail('INVALID', { field: 'id', reason: 'taken' })
  await session.run(
    sql`INSERT INTO survey (id, label, taken_on, is_probability, population, respondents, spec, file_name, sha256, imported_at)
        VALUES (${id}, ${row.label}, ${row.takenOn}::DATE, ${row.isProbability}, ${row.population}, ${row.respondents},
                ${row.spec}::JSON, ${row.fileName}, ${row.sha256}, ${row.importedAt}::TIMESTAMPTZ)`,
  )
  await appendRows(session, id, answers)
}
