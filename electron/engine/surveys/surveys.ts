import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Condition } from '../../../shared/contract/audience'
import type {
  BehindAccount,
  SurveyDraft,
  SurveyPreview,
  SurveyRead,
  SurveySheet,
} from '../../../shared/contract/surveys'
import type { EngineContext } from '../context'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { spokenAccount } from '../queries/audienceNames'
import { readNetwork, type Network } from '../queries/networkTables'
import { listPersonas } from '../queries/personas'
import { readSettings } from '../workspace/settings'
import { readNamedAccounts } from './accountNames'
import type { SurveyAnswers } from './answers'
import { behindAccount } from './behind'
import { questionsOf } from './groups'
import { withHeader, type OpenedSurvey, type OpenSurveys, type SurveyTable } from './openTables'
import { told } from './protect'
import { followTexts, readTable, statusTexts, type Known } from './readTable'
import { getSurvey, keepSurvey, listSurveys, readAllAnswers, readAnswers, surveyOfFile } from './store'
import { tryDraft, type Trial } from './trial'

const SHOWN_REJECTS = 200

/** What a call works with. */
export interface SurveyWork {
  readonly context: EngineContext
  readonly open: OpenSurveys
  readonly signal: AbortSignal | undefined
}

const statusRow = z.object({ answer: z.string() })

/** Status words of the conditions of personas, in groups too. */
function wordsOf(condition: Condition | SimpleGroup): string[] {
  if (condition.kind === 'status') return condition.statuses
  return condition.kind === 'any' || condition.kind === 'all' ? condition.of.flatMap(wordsOf) : []
}
type SimpleGroup = Extract<Condition, { kind: 'any' }>['of'][number]

async function readKnown(session: Session, today: string): Promise<Known> {
  const words = await session.all(
    statusRow,
    sql`SELECT answer FROM survey_answer WHERE question = 'status' AND answer IS NOT NULL
        GROUP BY answer ORDER BY count(*) DESC, answer LIMIT 200`,
  )
  const personas = await listPersonas(session)
  const wanted = personas.flatMap(({ conditions }) => conditions.flatMap(wordsOf))
  const statuses = [...wanted, ...words.map(({ answer }) => answer)]
  return { accounts: await readNamedAccounts(session), statuses, today }
}

const todayOf = ({ context }: SurveyWork): string => context.options.clock().toISOString().slice(0, 10)

/** @throws NOT_FOUND for an upload that is not known */
async function openUploaded(work: SurveyWork, uploadId: string): Promise<{ opened: OpenedSurvey; known: Known }> {
  const { context, open, signal } = work
  const { zone, known } = await context.workspace().database.read(async (session) => {
    const settings = await readSettings(session)
    return { zone: settings.zone, known: await readKnown(session, todayOf(work)) }
  }, signal)
  const opened = await open.get(uploadId, zone, signal)
  if (opened === null) throw fail('NOT_FOUND', { what: 'upload' })
  return { opened, known }
}

/** Identity of one table: the file's bytes, and its name where there are several. */
function identityOf({ sha256, tables }: OpenedSurvey, table: SurveyTable): string {
  if (tables.length === 1) return sha256
  return createHash('sha256').update(sha256).update('\0').update(table.name).digest('hex')
}

/** What the columns of an uploaded table seem to be. @throws NOT_FOUND INVALID */
export async function readUploaded(
  work: SurveyWork,
  { uploadId, table: at, headerRow }: Pick<SurveyDraft, 'uploadId' | 'table' | 'headerRow'>,
): Promise<SurveyRead> {
  const { opened, known } = await openUploaded(work, uploadId)
  const { fileName, refusal, problems } = opened
  if (refusal !== null) {
    const nothing = { tables: [], table: 0, headerRow: 0, rows: 0, columns: [], accounts: [], statuses: [] }
    return { ...nothing, fileName, label: fileName, takenOn: null, refusal, problems: [...problems], known: null }
  }
  const table = await tableOf(opened, at, headerRow, work.signal)
  const before = await work.context
    .workspace()
    .database.read((session) => surveyOfFile(session, identityOf(opened, table)), work.signal)
  const read = await readTable(opened, at, table, known, work.signal)
  const same = before === null ? null : { id: before.id, label: before.label, importedOn: before.importedOn }
  return { ...read, known: same }
}

async function tableOf(
  opened: OpenedSurvey,
  at: number,
  headerRow: number | undefined,
  signal: AbortSignal | undefined,
): Promise<SurveyTable> {
  const table = opened.tables[at]
  if (table === undefined) throw fail('INVALID', { field: 'table', reason: 'unknown' })
  const moved = await withHeader(table, headerRow, signal)
  if (moved === null) throw fail('INVALID', { field: 'headerRow', reason: 'unknown' })
  return moved
}

interface Tried {
  readonly trial: Trial
  readonly opened: OpenedSurvey
  readonly table: SurveyTable
  readonly known: Known
}

async function tryUploaded(work: SurveyWork, draft: SurveyDraft): Promise<Tried> {
  const { opened, known } = await openUploaded(work, draft.uploadId)
  const table = await tableOf(opened, draft.table, draft.headerRow, work.signal)
  const trial = await tryDraft(table, draft, known.accounts, known.today, work.signal)
  return { trial, opened, table, known }
}

/** The whole table read as a draft says; nothing is kept. @throws NOT_FOUND INVALID */
export async function previewUploaded(work: SurveyWork, draft: SurveyDraft): Promise<SurveyPreview> {
  const { trial } = await tryUploaded(work, draft)
  const { reader, respondents, nEffective, accountIds, problems, blocking } = trial
  const answered = respondents.filter(({ follows }) => follows !== null)
  const statuses = new Map<string, number>()
  for (const { answers } of respondents)
    for (const status of answers.get('status') ?? []) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  const texts = statusTexts(reader.statusTexts, [])
  return {
    respondents: respondents.length,
    nEffective,
    empty: reader.empty,
    followsAnswered: trial.questions.some(({ role }) => role === 'follows') ? answered.length : null,
    follows: accountIds.map((accountId) => ({
      accountId,
      n: told(answered.filter(({ follows }) => follows?.yes.has(accountId) === true).length),
    })),
    statuses: [...statuses].sort((a, b) => b[1] - a[1]).map(([status, n]) => ({ status, n: told(n) })),
    followTexts: followTexts(reader.followTexts, (text) => reader.accountOf(text)),
    statusTexts: texts.map(({ text, n }) => ({ text, n, status: reader.statusOf(text) })),
    rejects: reader.rejects.slice(0, SHOWN_REJECTS),
    rejected: reader.rejected,
    problems: [...problems],
    blocking: [...blocking],
  }
}

/** Keeps a survey in one transaction and gives the upload back. @throws NOT_FOUND INVALID */
export async function saveUploaded(work: SurveyWork, draft: SurveyDraft) {
  const { trial, opened, table } = await tryUploaded(work, draft)
  const [block] = trial.blocking
  if (block !== undefined) {
    const field = block.code === 'population_too_small' ? 'population' : 'columns'
    throw fail('INVALID', { field: block.code === 'taken_in_future' ? 'takenOn' : field, reason: block.code })
  }
  const source = {
    fileName: opened.fileName,
    sha256: identityOf(opened, table),
    importedAt: work.context.options.clock(),
  }
  const { database } = work.context.workspace()
  const id = await database.write(async (session) => {
    const before = await surveyOfFile(session, source.sha256)
    if (before !== null) throw fail('INVALID', { field: 'upload', reason: 'known' })
    return keepSurvey(session, draft, trial, source)
  }, work.signal)
  await database.checkpoint()
  await work.open.release(draft.uploadId)
  return { id, respondents: trial.respondents.length, rejected: trial.reader.rejected }
}

/** Without the accounts that are gone: a survey brought back may have asked about one. */
const among = (network: Network, ids: readonly number[]): number[] => ids.filter((id) => network.accounts.has(id))

function behindOf(survey: SurveyAnswers, network: Network): BehindAccount[] {
  return survey.accountIds.flatMap((id) => behindAccount(survey, id, spokenAccount(network, id)) ?? [])
}

/** A survey with its questions and who is behind each account it asked about. @throws NOT_FOUND */
export async function surveySheet(session: Session, id: number): Promise<SurveySheet> {
  const { survey, spec } = await getSurvey(session, id)
  const network = await readNetwork(session)
  const accountIds = among(network, survey.accountIds)
  const answers = { ...(await readAnswers(session, id)), accountIds }
  const questions = questionsOf(answers, (accountId) => spokenAccount(network, accountId))
  const rejects = spec.rejects.slice(0, SHOWN_REJECTS)
  return { ...survey, accountIds, problems: spec.problems, rejects, questions, behind: behindOf(answers, network) }
}

/** What each survey that asked about an account says of its followers, newest first. */
export async function behindByAccount(session: Session, accountId: number): Promise<BehindAccount[]> {
  const name = spokenAccount(await readNetwork(session), accountId)
  const surveys = await readAllAnswers(session, accountId)
  return surveys.flatMap((survey) => behindAccount(survey, accountId, name) ?? [])
}

/** Every survey as the list shows it, newest first. */
export async function surveyList(session: Session) {
  const network = await readNetwork(session)
  return (await listSurveys(session)).map(({ survey }) => ({
    ...survey,
    accountIds: among(network, survey.accountIds),
  }))
}
