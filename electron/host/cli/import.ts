import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportRecord, Notice, Review, ReviewFile } from '../../../shared/contract/imports'
import { isDay } from '../../../shared/periods'
import { listOption, textOption, UsageError, type Command, type ExitCode, type Session } from './command'
import { fold } from './names'
import { applyProfile, readProfileOption } from './profile'
import { table } from './table'
import { follow } from './task'
import { filesUnder } from './walk'
import { openOrCreateWorkspace } from './workspaceFile'
import { noticeText } from './noticeText'

/** Uploads that one call takes. */
const AT_ONCE = 2000

/** Takes exports in: review first, and with --yes what has one sound answer is imported. */
export const importCommand: Command = {
  name: 'import',
  takesFiles: true,
  options: {
    yes: { type: 'boolean', short: 'y' },
    exported: { type: 'string' },
    account: { type: 'string', multiple: true },
    zone: { type: 'string' },
    profile: { type: 'string' },
  },
  examples: [
    'portee import exports/*.csv --workspace network.duckdb',
    'portee import exports/ --workspace network.duckdb --yes',
    'portee import tool-september.csv --workspace network.duckdb --yes --profile "My tool"',
    'portee import Reach.csv --workspace network.duckdb --yes --exported 2026-07-03 --account "BU Sciences"',
  ],
  async run(session) {
    if (session.files.length === 0) throw new UsageError(session.words.missingFiles)
    const exportedAt = readExported(session)
    const uploads = await registerFiles(session)
    await openOrCreateWorkspace(session)
    const profile = await readProfileOption(session)
    const opened = await stageAll(session, uploads)
    const { dropId } = opened
    try {
      const staged = profile === null ? opened : await applyProfile(session, opened, profile)
      const review = await answerAll(session, staged, exportedAt)
      return session.options['yes'] === true ? await commit(session, review) : show(session, review)
    } finally {
      await session.client.imports.discard({ dropId }).catch(() => undefined)
    }
  },
}

/** Reads the files into one drop, in as many calls as it takes. @throws NOT_FOUND when there is none to read */
async function stageAll(session: Session, uploads: readonly string[]): Promise<Review> {
  const { signal } = session
  const [first, ...rest] = Array.from({ length: Math.max(1, Math.ceil(uploads.length / AT_ONCE)) }, (_, i) =>
    uploads.slice(i * AT_ONCE, (i + 1) * AT_ONCE),
  )
  let review = await follow(session, await session.client.imports.stage({ uploads: first ?? [] }, { signal }))
  for (const some of rest) {
    const { dropId } = review
    review = await follow(session, await session.client.imports.stage({ dropId, uploads: some }, { signal }))
  }
  return review
}

/** The user's own files, registered where they lie; a folder stands for the files in it. @throws UsageError */
async function registerFiles(session: Session): Promise<string[]> {
  const paths = (await Promise.all(session.files.map((path) => filesAt(session, path)))).flat()
  if (paths.length === 0) throw new UsageError(session.words.missingFiles)
  return Promise.all(
    paths.map(async (path) => {
      const info = await stat(path)
      const file = { name: basename(path), path, bytes: info.size, modifiedAt: info.mtime, owned: false }
      return session.engine.context.uploads.register(file).id
    }),
  )
}

async function filesAt(session: Session, path: string): Promise<string[]> {
  const info = await stat(path).catch(() => null)
  if (info === null) throw new UsageError(session.words.missingFile(path))
  if (!info.isDirectory()) return [path]
  const { paths, hidden } = await filesUnder(path)
  if (hidden > 0) session.progress(session.words.hiddenFiles(hidden))
  return paths
}

/** --exported as an instant: a day means its end in UTC, so that nothing in the file is younger. */
function readExported(session: Session): string | null {
  const text = textOption(session.options, 'exported')
  if (text === undefined) return null
  if (isDay(text)) return `${text}T23:59:59.000Z`
  const instant = new Date(text)
  if (!/^\d{4}-\d{2}-\d{2}T/.test(text) || Number.isNaN(instant.getTime())) {
    throw new UsageError(session.words.notADate(text))
  }
  return instant.toISOString()
}

/**
 * Gives the answers of the command line to every file they fit, then accepts proposed accounts when --yes. Files with the
 * same answers get them in one call: a call looks at the whole drop. An account is created by one file, the others find it.
 */
async function answerAll(session: Session, staged: Review, exportedAt: string | null): Promise<Review> {
  const { dropId } = staged
  const zone = textOption(session.options, 'zone')
  const alike = new Map<string, { answer: SharedAnswer; fileIds: string[] }>()
  let review = staged
  for (const file of staged.files) {
    const accounts = await accountAnswers(session, file)
    const answer: SharedAnswer = {
      ...(exportedAt === null ? {} : { exportedAt }),
      ...(zone === undefined || !file.questions.some((question) => question.code === 'zone') ? {} : { zone }),
      ...(accounts.length === 0 ? {} : { accounts }),
    }
    const isOpen = file.state === 'ready' || file.state === 'asks'
    if (!isOpen || Object.keys(answer).length === 0) continue
    if (accounts.some(({ choice }) => 'create' in choice)) {
      review = await session.client.imports.answerMany({ dropId, fileIds: [file.id], ...answer })
      continue
    }
    const key = JSON.stringify(answer)
    const known = alike.get(key)
    if (known === undefined) alike.set(key, { answer, fileIds: [file.id] })
    else known.fileIds.push(file.id)
  }
  for (const { answer, fileIds } of alike.values()) {
    review = await session.client.imports.answerMany({ dropId, fileIds, ...answer })
  }
  if (session.options['yes'] !== true || review.proposedAccounts.length === 0) return review
  return session.client.imports.acceptProposals({ dropId })
}

type SharedAnswer = Omit<Parameters<Session['client']['imports']['answerMany']>[0], 'dropId' | 'fileIds'>
type AccountAnswer = NonNullable<Parameters<Session['client']['imports']['answer']>[0]['accounts']>[number]

/** --account names the account of files that do not tell theirs; one that is unknown is created under the network. */
async function accountAnswers(session: Session, file: ReviewFile): Promise<AccountAnswer[]> {
  const [name, more] = listOption(session.options, 'account')
  if (more !== undefined) throw new UsageError(session.words.oneAccount)
  if (name === undefined) return []
  const { accounts } = await session.client.network.overview()
  const known = accounts.find(
    (each) =>
      (file.platform === null || each.platform === file.platform) &&
      (String(each.id) === name || [each.name, each.handle ?? ''].some((text) => fold(text) === fold(name))),
  )
  const create = { name, branchId: null, ...(file.platform === null ? {} : { platform: file.platform }) }
  return file.accounts
    .filter((account) => account.state === 'asked')
    .map(({ sourceKey }) => ({
      sourceKey,
      choice: known === undefined ? { create } : { accountId: known.id },
      remember: true,
    }))
}

/** Without --yes: what would happen. 2 when something must be answered first. */
function show(session: Session, review: Review): ExitCode {
  session.out(session.json ? JSON.stringify(review, null, 2) : reviewText(session, review))
  return review.totals.asks > 0 ? 2 : 0
}

async function commit(session: Session, review: Review): Promise<ExitCode> {
  const { dropId } = review
  const nothing: { imports: ImportRecord[]; left: string[] } = { imports: [], left: [] }
  const done =
    review.totals.ready === 0
      ? nothing
      : await follow(session, await session.client.imports.commit({ dropId }, { signal: session.signal }))
  const left = review.files.filter((file) => file.state === 'asks')
  const refused = review.files.filter((file) => file.state === 'refused')
  const known = review.files.filter((file) => file.state === 'known')
  if (session.json) session.out(JSON.stringify({ imports: done.imports, left, refused, known }, null, 2))
  else session.out(committedText(session, review, done.imports))
  return left.length > 0 || refused.length > 0 ? 2 : 0
}

/** The review as text: one row per file, then what is asked, refused or odd. */
function reviewText(session: Session, review: Review): string {
  const { words, say } = session
  const count = (file: ReviewFile, key: 'new' | 'updated' | 'unchanged' | 'rejected') =>
    file.counts === null ? '—' : say.number(file.counts[key])
  const columns = [
    { title: words.file, cell: (file: ReviewFile) => file.fileName },
    { title: words.what, cell: (file: ReviewFile) => file.format ?? '—' },
    { title: words.state, cell: (file: ReviewFile) => words.fileState(file.state) },
    {
      title: words.account,
      cell: (file: ReviewFile) => [...new Set(file.accounts.map((each) => each.sourceName))].join(', ') || '—',
    },
    { title: words.rowsNew, align: 'right', cell: (file: ReviewFile) => count(file, 'new') },
    { title: words.rowsUpdated, align: 'right', cell: (file: ReviewFile) => count(file, 'updated') },
    { title: words.rowsUnchanged, align: 'right', cell: (file: ReviewFile) => count(file, 'unchanged') },
    { title: words.rowsRejected, align: 'right', cell: (file: ReviewFile) => count(file, 'rejected') },
  ] as const
  return [table(columns, review.files), ...noticeLines(session, review.files)].join('\n')
}

function noticeLines(session: Session, files: readonly ReviewFile[]): string[] {
  const { say } = session
  return files.flatMap((file) =>
    [
      ...(file.refusal === null ? [] : [noticeText(say, 'refusal', file.refusal)]),
      ...file.questions.map((question) => questionText(session, question)),
      ...file.warnings.map((warning) => noticeText(say, 'warning', warning)),
    ].map((text) => `${file.fileName}: ${text}`),
  )
}

function questionText({ words, say }: Session, question: Notice): string {
  const { columns, open, name } = question.data
  if (question.code === 'mapping') return words.columnsOpen(Number(columns), Number(open))
  const asked = noticeText(say, 'question', question)
  return typeof name === 'string' ? `${asked} (${name})` : asked
}

function committedText(session: Session, review: Review, imports: readonly ImportRecord[]): string {
  const { words, say } = session
  const columns = [
    { title: words.file, cell: (record: ImportRecord) => record.fileName },
    { title: words.what, cell: (record: ImportRecord) => record.format },
    { title: words.rows, align: 'right', cell: (record: ImportRecord) => say.number(record.counts.rowsIn) },
    { title: words.rowsNew, align: 'right', cell: (record: ImportRecord) => say.number(record.counts.new) },
    { title: words.rowsUpdated, align: 'right', cell: (record: ImportRecord) => say.number(record.counts.updated) },
    { title: words.rowsUnchanged, align: 'right', cell: (record: ImportRecord) => say.number(record.counts.unchanged) },
    { title: words.rowsDuplicate, align: 'right', cell: (record: ImportRecord) => say.number(record.counts.duplicate) },
    { title: words.rowsSetAside, align: 'right', cell: (record: ImportRecord) => say.number(record.counts.setAside) },
    { title: words.rowsRejected, align: 'right', cell: (record: ImportRecord) => say.number(record.counts.rejected) },
  ] as const
  const others = review.files.filter((file) => file.state !== 'ready')
  const lines = others.map((file) => `${file.fileName}: ${words.fileState(file.state)}`)
  return [
    imports.length === 0 ? words.nothingImported : table(columns, imports),
    ...lines,
    ...noticeLines(session, review.files),
  ].join('\n')
}
