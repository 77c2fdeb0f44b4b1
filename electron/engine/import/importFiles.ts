import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { ImportRecord, Review, ReviewFile } from '../../../shared/contract/imports'
import type { EngineContext } from '../context'
import {
  acceptProposals,
  answerFiles,
  commitDrop,
  discardDrop,
  stageUploads,
  type AccountChoice,
  type Answer,
} from './drops'
import type { Report } from './progress'
import { INSIDE } from './read/parts'

export interface FileToImport {
  readonly path: string
  /** Name the user knows it by; the path's last part when absent. */
  readonly name?: string
  /** When the file was exported; its modification time when absent. */
  readonly exportedAt?: Date
  /** Which account each name in the file is, or one for all of them (files that hold no account). */
  readonly account?: AccountChoice
  readonly accounts?: Readonly<Record<string, AccountChoice>>
  readonly zone?: string
}

export interface ImportOptions {
  /** `sound`: answer what has one sound answer (`--yes`); `all`: accept every proposal; `none`: only what is known. */
  readonly accept: 'none' | 'sound' | 'all'
  readonly signal?: AbortSignal
  readonly report?: Report
}

export interface ImportResult {
  readonly imports: readonly ImportRecord[]
  /** Review of every file as it was before the commit. */
  readonly review: Review
  /** Files with an open question: nothing of them was written. */
  readonly open: readonly ReviewFile[]
  readonly refused: readonly ReviewFile[]
  readonly known: readonly ReviewFile[]
}

/** Evidence that leaves no second answer. `only_account` is none: the network's other account may be new. */
const SOUND = new Set(['same_handle', 'same_name', 'same_drop_period', 'same_drop', 'answered_before'])

/**
 * Stages, answers and commits files in one go: the same way through the contract that a user takes. Files with an open
 * question are left and listed.
 */
export async function importFiles(
  context: EngineContext,
  files: readonly FileToImport[],
  options: ImportOptions,
): Promise<ImportResult> {
  const report = options.report ?? (() => undefined)
  const uploads = await Promise.all(files.map((file) => register(context, file)))
  let review = await stageUploads(context, undefined, uploads, options.signal, report)
  const { dropId } = review
  try {
    const names = uploads.map(({ name }) => name)
    const made = filesOf(names, review.files)
    const answers = files.flatMap((file, i) => (made[i] ?? []).flatMap((one) => answerFor(one, file)))
    if (answers.length > 0) review = await answerFiles(context, dropId, answers)
    if (options.accept === 'all') review = await acceptProposals(context, dropId)
    if (options.accept === 'sound') review = await acceptProposals(context, dropId, (code) => SOUND.has(code))
    const { imports } = await commitDrop(context, dropId, options.signal, report)
    const at = (state: ReviewFile['state']): ReviewFile[] => review.files.filter((file) => file.state === state)
    return { imports, review, open: at('asks'), refused: at('refused'), known: at('known') }
  } finally {
    await discardDrop(context, dropId).catch(() => undefined)
  }
}

async function register(context: EngineContext, file: FileToImport) {
  const info = await stat(file.path)
  const name = file.name ?? basename(file.path)
  return context.uploads.register({
    name,
    path: file.path,
    bytes: info.size,
    modifiedAt: info.mtime,
    exportedAt: file.exportedAt,
    owned: false,
  })
}

/** The files of the review that each file given became: itself, or what was found inside. */
function filesOf(names: readonly string[], files: readonly ReviewFile[]): ReviewFile[][] {
  const left = [...files]
  return names.map((name) => {
    const itself = left.findIndex(({ fileName }) => fileName === name)
    if (itself >= 0) return left.splice(itself, 1)
    const isInside = (file: ReviewFile | undefined): boolean => file?.fileName.startsWith(name + INSIDE) === true
    const from = left.findIndex(isInside)
    const count = from < 0 ? 0 : left.slice(from).findIndex((file) => !isInside(file))
    return from < 0 ? [] : left.splice(from, count < 0 ? left.length : count)
  })
}

/** The answer for one file, or none: refused, or nothing to say. */
function answerFor(staged: ReviewFile | undefined, file: FileToImport): Answer[] {
  if (staged === undefined || staged.state === 'refused') return []
  const accounts = staged.accounts.flatMap(({ sourceKey, state }) => {
    const choice = file.accounts?.[sourceKey] ?? (state === 'known' ? undefined : file.account)
    return choice === undefined ? [] : [{ sourceKey, choice, remember: true }]
  })
  return accounts.length === 0 && file.zone === undefined ? [] : [{ fileId: staged.id, accounts, zone: file.zone }]
}
