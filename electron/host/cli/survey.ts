import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { SurveyColumnRead, SurveyDraft, SurveyPreview, SurveyRead } from '../../../shared/contract/surveys'
import { isDay } from '../../../shared/periods'
import { SURVEY_FRAMES } from '../../../shared/vocabulary'
import { choiceOption, textOption, UsageError, type Command, type ExitCode, type Session } from './command'
import { draftUnder, readMapping, type SurveyMapping } from './surveyMapping'
import { surveyWords } from './surveyWords'
import { table } from './table'
import { openOrCreateWorkspace } from './workspaceFile'
import { noticeText } from './noticeText'

/** What came of one file. */
interface Outcome {
  readonly fileName: string
  readonly read: SurveyRead
  readonly draft: SurveyDraft | null
  readonly preview: SurveyPreview | null
  readonly saved: { readonly id: number; readonly respondents: number; readonly rejected: number } | null
}

/** Takes in the answers of a survey: what the columns are is shown first, and kept with --yes. */
export const surveyCommand: Command = {
  name: 'survey',
  takesFiles: true,
  options: {
    yes: { type: 'boolean', short: 'y' },
    mapping: { type: 'string' },
    label: { type: 'string' },
    taken: { type: 'string' },
    drawn: { type: 'boolean' },
    from: { type: 'string' },
    population: { type: 'string' },
  },
  examples: [
    'portee survey answers.csv --workspace network.duckdb',
    'portee survey answers.xlsx --workspace network.duckdb --yes --taken 2025-10-15 --drawn --population 18000',
    'portee survey answers.csv --workspace network.duckdb --yes --mapping columns.json',
  ],
  async run(session) {
    if (session.files.length === 0) throw new UsageError(surveyWords(session.language).missingFiles)
    await openOrCreateWorkspace(session)
    const mappingPath = textOption(session.options, 'mapping')
    const mapping = mappingPath === undefined ? {} : await readMapping(session, mappingPath)
    const outcomes: Outcome[] = []
    for (const path of session.files) outcomes.push(await takeIn(session, path, mapping))
    if (session.json) session.out(JSON.stringify(outcomes, null, 2))
    else for (const outcome of outcomes) session.out(outcomeText(session, outcome))
    return exitCode(session, outcomes)
  },
}

function exitCode(session: Session, outcomes: readonly Outcome[]): ExitCode {
  const isWanted = session.options['yes'] === true
  const isDone = ({ read, preview, saved }: Outcome): boolean =>
    isWanted ? saved !== null : read.refusal === null && read.known === null && preview?.blocking.length === 0
  return outcomes.every(isDone) ? 0 : 2
}

async function takeIn(session: Session, path: string, mapping: SurveyMapping): Promise<Outcome> {
  const { client, engine, signal } = session
  const info = await stat(path).catch(() => null)
  if (info === null || !info.isFile()) throw new UsageError(session.words.missingFile(path))
  const file = { name: basename(path), path, bytes: info.size, modifiedAt: info.mtime, owned: false }
  const uploadId = engine.context.uploads.register(file).id
  const { headerRow } = mapping
  const asked = { uploadId, table: mapping.table ?? 0, ...(headerRow === undefined ? {} : { headerRow }) }
  const read = await client.surveys.read(asked, { signal })
  const base = { fileName: file.name, read }
  if (read.refusal !== null || read.known !== null) return { ...base, draft: null, preview: null, saved: null }
  const { accounts } = await client.network.overview()
  const handles = accounts.flatMap(({ id, handle }) => (handle === null ? [] : [{ id, name: handle }]))
  const facts = { uploadId, ...factsOf(session, read, mapping) }
  const draft = draftUnder(session, read, facts, mapping, [accounts, handles])
  const preview = await client.surveys.preview(draft, { signal })
  const isKept = session.options['yes'] === true && preview.blocking.length === 0
  return { ...base, draft, preview, saved: isKept ? await client.surveys.save(draft, { signal }) : null }
}

/** What the file does not tell: options first, then the mapping, then what is found. @throws UsageError without a day */
function factsOf(session: Session, read: SurveyRead, mapping: SurveyMapping) {
  const { options, words } = session
  const day = textOption(options, 'taken') ?? mapping.takenOn ?? read.takenOn
  if (day === null) throw new UsageError(surveyWords(session.language).needsDay(read.fileName))
  if (!isDay(day)) throw new UsageError(words.notADate(day))
  const text = textOption(options, 'population')
  const population = text === undefined ? (mapping.population ?? null) : Number(text)
  if (population !== null && !(Number.isInteger(population) && population > 0))
    throw new UsageError(words.notACount(text ?? '', Number.MAX_SAFE_INTEGER))
  return {
    label: textOption(options, 'label') ?? mapping.label ?? read.label,
    takenOn: day,
    isProbability: options['drawn'] === true || (mapping.isProbability ?? false),
    drawnFrom: choiceOption(session, 'from', SURVEY_FRAMES, mapping.drawnFrom ?? 'members'),
    population,
  }
}

function outcomeText(session: Session, { fileName, read, draft, preview, saved }: Outcome): string {
  const own = surveyWords(session.language)
  if (read.refusal !== null) return `${fileName}: ${noticeText(session.say, 'refusal', read.refusal)}`
  if (read.known !== null) return own.known(fileName, read.known.label, session.say.day(read.known.importedOn))
  if (draft === null || preview === null) return fileName
  const lines = [
    ...[...read.problems, ...preview.problems, ...preview.blocking].map((notice) =>
      noticeText(session.say, 'survey_problem', notice),
    ),
    ...preview.rejects
      .slice(0, 20)
      .map(
        ({ row, column, text, reason }) =>
          `${own.row(row, column, text)} – ${session.say.say(`survey_reject.${reason}`)}`,
      ),
  ]
  if (saved !== null) return [own.kept(draft.label, saved.respondents, saved.rejected), ...lines].join('\n')
  const tables = [columnsText(session, read.columns, draft), textsText(session, preview)]
  const asked = draft.isProbability ? `${own.drawn} (${own.drawnFrom[draft.drawnFrom]})` : own.voluntary
  const about = [own.read(preview.respondents, preview.rejected), own.answeredBy(asked)]
  return [fileName, ...tables, ...about, ...lines, own.notKept].join('\n')
}

function columnsText(session: Session, columns: readonly SurveyColumnRead[], draft: SurveyDraft): string {
  const own = surveyWords(session.language)
  const roles = new Map(draft.columns.map(({ position, role }) => [position, role]))
  return table(
    [
      { title: own.column, cell: ({ name }: SurveyColumnRead) => name },
      { title: own.role, cell: ({ position, role }) => own.role_(roles.get(position) ?? role) },
      { title: own.howSure, cell: ({ certainty }) => own.certainty(certainty) },
      { title: own.answers, align: 'right', cell: ({ filled }) => session.say.number(filled) },
    ],
    columns,
  )
}

function textsText(session: Session, { followTexts }: SurveyPreview): string {
  if (followTexts.length === 0) return ''
  const own = surveyWords(session.language)
  return table(
    [
      { title: own.answers, cell: ({ text }: SurveyPreview['followTexts'][number]) => text },
      { title: own.standsFor, cell: ({ accountId }) => (accountId === null ? own.noneOfOurs : String(accountId)) },
      { title: own.respondents, align: 'right', cell: ({ n }) => (n === null ? own.underFive : session.say.number(n)) },
    ],
    followTexts,
  )
}
