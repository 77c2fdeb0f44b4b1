import type { Notice } from '../../../shared/contract/imports'
import { MOST_NOTES, type NeedsDraft, type NeedsRead, type NeedsTrial } from '../../../shared/contract/needs'
import { seemsPersonal } from '../../../shared/personal'
import type { EngineContext } from '../context'
import type { Session } from '../db/database'
import { fail } from '../fail'
import { readNetwork, type BranchRow } from '../queries/networkTables'
import { type OpenedSurvey, type OpenSurveys, surveyRows, type SurveyTable, withHeader } from '../surveys/openTables'
import { readSettings } from '../workspace/settings'
import { branchOf } from './branchNames'
import { dayOrder, guessNoteColumns, type NoteColumn, noteColumns, samplesOf } from './guessColumns'
import { appendNotes, unknownNotes } from './keepNotes'
import { NoteReader } from './noteReader'
import { knownTopics } from './topicNames'

const SHOWN_REJECTS = 200
const MOST_TEXTS = 300

/** What a call works with. Tables are opened as those of surveys: one reader for every table people type. */
export interface NotesWork {
  readonly context: EngineContext
  readonly open: OpenSurveys
  readonly signal: AbortSignal | undefined
}

/** Today in the network's zone is told by the engine's clock, in UTC: a note of tomorrow is let through. */
export const todayOf = ({ options }: EngineContext): string => options.clock().toISOString().slice(0, 10)

interface Known {
  readonly zone: string
  readonly branches: readonly BranchRow[]
  readonly topics: ReadonlyMap<string, string>
}

const readKnown = async (session: Session): Promise<Known> => ({
  zone: (await readSettings(session)).zone,
  branches: [...(await readNetwork(session)).branches.values()],
  topics: await knownTopics(session),
})

/** @throws NOT_FOUND for an upload that is not known */
async function openUploaded({ context, open, signal }: NotesWork, uploadId: string) {
  const known = await context.workspace().database.read(readKnown, signal)
  const opened = await open.get(uploadId, known.zone, signal)
  if (opened === null) throw fail('NOT_FOUND', { what: 'upload' })
  return { opened, known }
}

type Place = Pick<NeedsDraft, 'uploadId' | 'table' | 'headerRow'>

async function tableOf(opened: OpenedSurvey, { table: at, headerRow }: Place, signal: AbortSignal | undefined) {
  const table = opened.tables[at]
  if (table === undefined) throw fail('INVALID', { field: 'table', reason: 'unknown' })
  const moved = await withHeader(table, headerRow, signal)
  if (moved === null) throw fail('INVALID', { field: 'headerRow', reason: 'unknown' })
  return moved
}

/** Why a file holds no notes; a text that is no table has a word of its own here. */
const refusalOf = ({ code, data }: Notice): Notice => ({ code: code === 'not_a_survey' ? 'not_notes' : code, data })

/** Texts of a branch column, most frequent first, with what each stands for. */
function branchTexts(counts: ReadonlyMap<string, number>, branchIdOf: (text: string) => number | null) {
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_TEXTS)
    .map(([text, n]) => ({ text, n, branchId: branchIdOf(text) }))
}

/** What the columns of an uploaded table seem to be. @throws NOT_FOUND INVALID */
export async function readUploadedNotes(work: NotesWork, place: Place): Promise<NeedsRead> {
  const { opened, known } = await openUploaded(work, place.uploadId)
  const { fileName, refusal } = opened
  const tables = opened.tables.map(({ name, rows }) => ({ name, rows }))
  if (refusal !== null) {
    const nothing = { tables, table: 0, headerRow: 0, rows: 0, columns: [], branches: [] }
    return { ...nothing, fileName, order: 'day_first', isOrderOpen: false, refusal: refusalOf(refusal) }
  }
  const table = await tableOf(opened, place, work.signal)
  const found = await noteColumns(table, work.signal)
  const guesses = guessNoteColumns(found, known.branches)
  const of = (role: string): NoteColumn | undefined => found[guesses.findIndex((guess) => guess.role === role)]
  const { order, isOpen } = dayOrder(of('day'), todayOf(work.context))
  return {
    ...{ fileName, tables, table: place.table, headerRow: table.header.headerRow, rows: table.rows },
    columns: found.map((column, position) => ({
      ...{ position, name: column.name, role: 'ignored' as const, certainty: 'open' as const, ...guesses[position] },
      ...{ filled: column.look.filled, samples: samplesOf(column) },
    })),
    branches: branchTexts(of('branch')?.counts ?? new Map(), (text) => branchOf(text, known.branches)),
    ...{ order, isOrderOpen: isOpen, refusal: null },
  }
}

/** A whole table read under a draft; nothing of it is kept yet. */
interface Trial {
  readonly reader: NoteReader
  readonly blocking: readonly Notice[]
}

async function tryDraft(work: NotesWork, draft: NeedsDraft): Promise<Trial> {
  const { opened, known } = await openUploaded(work, draft.uploadId)
  if (opened.refusal !== null) throw fail('INVALID', { field: 'upload', reason: opened.refusal.code })
  const table = await tableOf(opened, draft, work.signal)
  const { names } = table.header
  if (draft.columns.some(({ position }) => names[position] === undefined))
    throw fail('INVALID', { field: 'columns', reason: 'unknown' })
  const branchIds = new Set(known.branches.map(({ id }) => id))
  if (draft.branches.some(({ branchId }) => branchId !== null && !branchIds.has(branchId)))
    throw fail('INVALID', { field: 'branches', reason: 'unknown' })
  const columns = draft.columns.filter(({ role }) => role !== 'ignored')
  const day = await dayColumn(table, columns.find(({ role }) => role === 'day')?.position, work)
  const order = draft.order ?? day.order
  const reader = new NoteReader({
    ...{ draft: { ...draft, columns }, names, branches: known.branches, topics: known.topics },
    ...{ style: { order, serial: day.serial }, today: todayOf(work.context) },
  })
  for await (const rows of surveyRows(table, work.signal)) for (const row of rows) reader.add(row)
  return { reader, blocking: blockingOf({ ...draft, columns }, reader, day.isOpen) }
}

/** In which order the days of the column chosen stand, which need not be the one that was guessed. */
async function dayColumn(table: SurveyTable, position: number | undefined, work: NotesWork) {
  const columns = position === undefined ? [] : await noteColumns(table, work.signal)
  return dayOrder(columns[position ?? 0], todayOf(work.context))
}

function blockingOf({ columns, topic, order }: NeedsDraft, reader: NoteReader, isOrderOpen: boolean): Notice[] {
  const roles = columns.map(({ role }) => role)
  const twice = roles.find((role, i) => roles.indexOf(role) < i)
  const { notes, rejected } = reader
  const found: (Notice | false)[] = [
    !roles.includes('day') && { code: 'no_day_column', data: {} },
    !roles.includes('topic') && !roles.includes('text') && { code: 'nothing_said', data: {} },
    !roles.includes('topic') && roles.includes('text') && topic === null && { code: 'no_topic_column', data: {} },
    twice !== undefined && { code: 'role_twice', data: { role: twice } },
    isOrderOpen && order === null && { code: 'day_order', data: {} },
    notes.length > MOST_NOTES && { code: 'too_many', data: { n: notes.length, most: MOST_NOTES } },
    roles.includes('day') && notes.length === 0 && { code: 'no_notes', data: { rejected } },
  ]
  return found.filter((notice) => notice !== false)
}

/** The whole table read as a draft says; nothing is kept. @throws NOT_FOUND INVALID */
export async function previewNotes(work: NotesWork, draft: NeedsDraft): Promise<NeedsTrial> {
  const { reader, blocking } = await tryDraft(work, draft)
  const { notes, rejects, rejected } = reader
  const fresh = await work.context.workspace().database.read((session) => unknownNotes(session, notes), work.signal)
  const topics = new Map<string, number>()
  for (const { topic } of fresh) topics.set(topic, (topics.get(topic) ?? 0) + 1)
  const days = notes.map(({ heardOn }) => heardOn).sort()
  return {
    ...{ notes: fresh.length, known: notes.length - fresh.length, first: days[0] ?? null, last: days.at(-1) ?? null },
    topics: [...topics].map(([topic, n]) => ({ topic, n })).sort((a, b) => b.n - a.n || (a.topic < b.topic ? -1 : 1)),
    branches: branchTexts(reader.branchTexts, (text) => reader.branchIn(text) ?? null),
    personal: fresh.filter(({ topic, text }) => seemsPersonal(topic) || seemsPersonal(text)).length,
    ...{ rejects: rejects.slice(0, SHOWN_REJECTS), rejected, blocking: [...blocking] },
  }
}

/** Keeps the notes that are new in one transaction and gives the upload back. @throws NOT_FOUND; INVALID with the code of what blocks */
export async function importNotes(work: NotesWork, draft: NeedsDraft) {
  const { reader, blocking } = await tryDraft(work, draft)
  const [block] = blocking
  if (block !== undefined) throw fail('INVALID', { field: 'columns', reason: block.code })
  const { notes, rejected } = reader
  const ids = await work.context.workspace().database.write((session) => appendNotes(session, notes), work.signal)
  await work.open.release(draft.uploadId)
  return { ids, known: notes.length - ids.length, rejected }
}
