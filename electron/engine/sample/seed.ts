import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { Progress } from '../../../shared/contract/common'
import type { Review } from '../../../shared/contract/imports'
import type { Language } from '../../../shared/vocabulary'
import type { EngineContext, Upload } from '../context'
import { answerFiles, commitDrop, discardDrop, stageUploads } from '../import/drops'
import { withProgress, type Step } from '../import/progress'
import { INSIDE } from '../import/read/parts'
import type { NewWorkspace } from '../workspace/workspaces'
import { generateSample, SAMPLE_TODAY } from './generateSample'
import { seedNetwork } from './seedNetwork'
import { seedPapers } from './seedPapers'
import { seedThemeWork } from './seedThemes'
import type { Sample, SampleFile } from './types'

/** The files that the sample workspace is made of. */
export function sampleDrop({ files }: Sample): SampleFile[] {
  return files.filter((file) => !file.extra)
}

/** Names under which the tables of a file are imported: its own, or each table inside that is read, after it. */
export function tableNames({ name, inside }: SampleFile): string[] {
  if (inside === null) return [name]
  return inside.filter(({ isRead }) => isRead).map((table) => `${name}${INSIDE}${table.name}`)
}

/** Name, settings and day of the sample workspace. */
export function sampleWorkspace(language: Language): NewWorkspace {
  const name = language === 'fr' ? 'Université de Valmont (exemple)' : 'Université de Valmont (sample)'
  return {
    name,
    settings: { networkName: 'Université de Valmont', zone: 'Europe/Paris', language, keepOrganisations: false },
    sampleToday: SAMPLE_TODAY,
  }
}

/**
 * Fills the open workspace: types the network in, takes surveys, enrolment and notes in, then the generated exports through the importer
 * itself, each under its own name and export date, answering for files that do not name their account; last, what people did with the themes.
 * @throws Error when the importer leaves a file of the default drop out: the sample would not be whole.
 */
export async function* seedSample(
  context: EngineContext,
  language: Language,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress> {
  const sample = generateSample()
  const files = sampleDrop(sample)
  const { database } = context.workspace()
  const now = context.options.clock()
  const accounts = await database.write((session) => seedNetwork(session, sample.network, language, now), signal)
  yield { kind: 'progress', stage: 'network', done: 1, total: 1, unit: 'networks' }
  // Before the posts: what is kept is written to disk after each of them, and a small file is written sooner.
  yield* seedPapers(context, sample, language, signal)
  const uploads = await writeUploads(context, files)
  const staged = yield* untilDone(withProgress((report) => stageUploads(context, undefined, uploads, signal, report)))
  try {
    await answerAccounts(context, staged, files, accounts)
    const { left } = yield* untilDone(withProgress((report) => commitDrop(context, staged.dropId, signal, report)))
    if (left.length > 0) throw new Error(`${left.length} files of the sample were not imported`)
  } finally {
    await discardDrop(context, staged.dropId).catch(() => undefined)
  }
  yield* seedThemeWork(context, sample, accounts, language, signal)
}

/** Passes progress on and returns the result. */
async function* untilDone<T>(steps: AsyncIterable<Step<T>>): AsyncGenerator<Progress, T> {
  for await (const step of steps) {
    if (step.kind === 'done') return step.result
    yield step
  }
  throw new Error('the work ended without a result')
}

/** The exports as files in staging, each with its export date as modification time: the evidence a browser would give. */
async function writeUploads(context: EngineContext, files: readonly SampleFile[]): Promise<Upload[]> {
  const folder = join(context.options.stagingFolder, 'uploads')
  await mkdir(folder, { recursive: true })
  const uploads: Upload[] = []
  for (const { name, bytes, exportedAt } of files) {
    const path = join(folder, randomUUID())
    await writeFile(path, bytes)
    const modifiedAt = new Date(exportedAt)
    uploads.push(context.uploads.register({ name, path, bytes: bytes.length, modifiedAt, owned: true }))
  }
  return uploads
}

/** Daily and audience files do not say whose they are: the answer a person would give. */
async function answerAccounts(
  context: EngineContext,
  review: Review,
  files: readonly SampleFile[],
  accounts: ReadonlyMap<string, number>,
): Promise<void> {
  const owner = new Map(files.flatMap((file) => tableNames(file).map((name) => [name, accounts.get(file.accountKey)])))
  const answers = review.files.flatMap((file) => {
    const accountId = owner.get(file.fileName)
    const open = file.accounts.filter((account) => account.state !== 'known')
    if (file.state !== 'asks' || accountId === undefined || open.length === 0) return []
    const given = open.map(({ sourceKey }) => ({ sourceKey, choice: { accountId }, remember: false }))
    return [{ fileId: file.id, accounts: given }]
  })
  await answerFiles(context, review.dropId, answers)
}
