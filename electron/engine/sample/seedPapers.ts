import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Progress } from '../../../shared/contract/common'
import type { SurveyDraft } from '../../../shared/contract/surveys'
import type { Language } from '../../../shared/vocabulary'
import type { Gazetteer } from '../audience/gazetteer'
import { gazetteerOf } from '../audience/sharedGazetteer'
import type { EngineContext } from '../context'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { withProgress, type Report } from '../import/progress'
import { importNotes, readUploadedNotes } from '../needs/importNotes'
import { setTopicTheme } from '../needs/topicThemes'
import { readPopulation } from '../populations/readPopulation'
import { listPersonas } from '../queries/personas'
import { savePopulation } from '../queries/populations'
import { OpenSurveys } from '../surveys/openTables'
import { readUploaded, saveUploaded } from '../surveys/surveys'
import { SAMPLE_TODAY } from './generateSample'
import type { Sample, SampleNetwork, SamplePaper } from './types'

type Paper<K extends SamplePaper['kind']> = Extract<SamplePaper, { kind: K }>

/**
 * Takes surveys, enrolment and notes in through the functions that the screens call, each as its own reading proposes: what a person
 * would keep by clicking through. The clock is that of the sample: its notes are of days that may not have come yet.
 * @throws Error when a row is not read: the sample would not be whole
 */
export async function* seedPapers(
  real: EngineContext,
  sample: Sample,
  language: Language,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress> {
  const clock = () => new Date(`${SAMPLE_TODAY}T12:00:00Z`)
  const context: EngineContext = { ...real, options: { ...real.options, clock } }
  const { papers } = sample
  const work = async (report: Report): Promise<void> => {
    const written = (done: number) => report({ stage: 'papers', done, total: papers.length, unit: 'files' })
    written(0)
    for (const [before, paper] of papers.entries()) {
      if (paper.kind === 'survey') await seedSurvey(context, paper, language, signal)
      else if (paper.kind === 'notes') await seedNotes(context, paper, sample, signal)
      else await seedPopulation(context, gazetteerOf(real), paper, language)
      written(before + 1)
    }
  }
  for await (const step of withProgress(work)) if (step.kind === 'progress') yield step
}

/** The file in staging, as an upload of the screen. */
async function uploaded(context: EngineContext, { name, bytes, savedAt }: SamplePaper): Promise<string> {
  const folder = join(context.options.stagingFolder, 'uploads')
  await mkdir(folder, { recursive: true })
  const path = join(folder, randomUUID())
  await writeFile(path, bytes)
  const upload = { name, path, bytes: bytes.length, modifiedAt: new Date(savedAt), owned: true }
  return context.uploads.register(upload).id
}

function allRead({ name }: SamplePaper, rejected: number): void {
  if (rejected > 0) throw new Error(`${rejected} rows of ${name} were not read`)
}

async function seedSurvey(
  context: EngineContext,
  paper: Paper<'survey'>,
  language: Language,
  signal: AbortSignal | undefined,
): Promise<void> {
  const uploadId = await uploaded(context, paper)
  const work = { context, open: new OpenSurveys(context), signal }
  const read = await readUploaded(work, { uploadId, table: 0 })
  const { label, takenOn, isProbability, population } = paper
  const draft: SurveyDraft = {
    ...{ uploadId, table: 0, label: label[language], takenOn, isProbability, drawnFrom: 'members', population },
    columns: read.columns.map(({ position, role, separator, accountId }) => ({ position, role, separator, accountId })),
    accounts: read.accounts.map(({ text, accountId }) => ({ text, accountId })),
    statuses: read.statuses.map(({ text, status }) => ({ text, status })),
  }
  allRead(paper, (await saveUploaded(work, draft)).rejected)
}

async function seedNotes(
  context: EngineContext,
  paper: Paper<'notes'>,
  { network }: Sample,
  signal: AbortSignal | undefined,
): Promise<void> {
  const uploadId = await uploaded(context, paper)
  const work = { context, open: new OpenSurveys(context), signal }
  const { columns, branches } = await readUploadedNotes(work, { uploadId, table: 0 })
  const draft = {
    ...{ uploadId, table: 0, topic: null, order: null },
    columns: columns.map(({ position, role }) => ({ position, role })),
    branches: branches.map(({ text, branchId }) => ({ text, branchId })),
  }
  allRead(paper, (await importNotes(work, draft)).rejected)
  await context.workspace().database.write((session) => decide(session, paper, network))
}

/** What somebody has decided of topics that the codebook's rules do not find. */
async function decide(session: Session, { decisions }: Paper<'notes'>, { themes }: SampleNetwork): Promise<void> {
  for (const { topic, theme } of decisions) {
    const label = themes.find(({ key }) => key === theme)?.label.fr ?? theme
    const row = await session.first(z.object({ id: z.int() }), sql`SELECT id FROM theme WHERE label_fr = ${label}`)
    if (row === null) throw new Error(`the sample names ${theme}, which it does not have`)
    await setTopicTheme(session, { topic, themeId: row.id, holds: true })
  }
}

async function seedPopulation(
  context: EngineContext,
  gazetteer: Gazetteer,
  paper: Paper<'population'>,
  language: Language,
): Promise<void> {
  const { label, dimension, takenOn, source, bytes } = paper
  await context.workspace().database.write(async (session) => {
    const known = { personas: await listPersonas(session), gazetteer }
    const text = new TextDecoder().decode(bytes)
    const { rows, rejects, blocking } = readPopulation({ dimension, text, adds: false }, known)
    allRead(paper, rejects.length + blocking.length)
    const table = { label: label[language], dimension, takenOn, source: source[language], rows }
    await savePopulation(session, { table, replaces: null }, { ...known, today: SAMPLE_TODAY })
  })
}
