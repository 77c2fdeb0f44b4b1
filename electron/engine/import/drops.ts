import { z } from 'zod'
import type { ImportRecord, Review } from '../../../shared/contract/imports'
import type { Platform } from '../../../shared/vocabulary'
import type { EngineContext, Upload } from '../context'
import type { Database, Session } from '../db/database'
import { ident, sql } from '../db/sql'
import { fail } from '../fail'
import { readSettings } from '../workspace/settings'
import { addAliases, createAccount, type Alias } from './createAccounts'
import { writeReady } from './commitDrop'
import { Drop } from './drop'
import { readImports } from './listImports'
import { FORMATS } from './match'
import type { Report } from './progress'
import { judgeDrop, signatureOf, type Judgement } from './review'
import { stageAll } from './stageDrop'
import { removeCopy } from './stageFile'
import type { StagedFile, StagedPosts } from './staged'
import { placedBy } from './stageContent'
import { daysOf } from './stagePosts'
import { instantSql, openFlagSql, settledSql, timeFlagSql } from './times'

export type AccountChoice =
  | { readonly accountId: number }
  | {
      readonly create: {
        readonly name: string
        readonly branchId: number | null
        readonly platform?: Platform | undefined
      }
    }

export interface Answer {
  readonly fileId: string
  readonly accounts?:
    readonly { readonly sourceKey: string; readonly choice: AccountChoice; readonly remember: boolean }[] | undefined
  readonly exportedAt?: string | undefined
  readonly zone?: string | undefined
  readonly skip?: boolean | undefined
}

/** Drops under way, by the database they are meant for: another workspace does not see them. */
const DROPS = new WeakMap<Database, Map<string, Drop>>()

function dropsOf(database: Database): Map<string, Drop> {
  const known = DROPS.get(database)
  if (known !== undefined) return known
  const drops = new Map<string, Drop>()
  DROPS.set(database, drops)
  return drops
}

/** @throws NOT_FOUND */
export function dropOf(database: Database, id: string): Drop {
  const drop = dropsOf(database).get(id)
  if (drop === undefined) throw fail('NOT_FOUND', { what: 'drop' })
  return drop
}

export function pendingDrops(context: EngineContext): string[] {
  return [...dropsOf(context.workspace().database).values()]
    .filter((drop) => drop.files.length > 0 || drop.unknown.length > 0)
    .map((drop) => drop.id)
}

/** Reads uploads into a drop (a new one without `dropId`). Cancelled: what this call staged is gone, the rest stays. */
export async function stageUploads(
  context: EngineContext,
  dropId: string | undefined,
  uploads: readonly Upload[],
  signal: AbortSignal | undefined,
  report: Report,
): Promise<Review> {
  const { database } = context.workspace()
  const drop = dropId === undefined ? new Drop(database, context.options.stagingFolder) : dropOf(database, dropId)
  const before = { files: drop.files.length, unknown: drop.unknown.length }
  return drop.inTurn(async () => {
    try {
      await drop.attach('write')
      const staged = await stageAll(context, drop, uploads, signal, report)
      drop.files.push(...staged.files)
      drop.unknown.push(...staged.unknown)
      report({ stage: 'checking', done: uploads.length, total: uploads.length, unit: 'files' })
      await drop.attach('read')
      const review = await lookAt(context, drop, signal)
      dropsOf(database).set(drop.id, drop)
      for (const upload of uploads) await context.uploads.release(upload.id)
      return review
    } catch (error) {
      await forget(drop, before)
      throw error
    }
  })
}

/** After a cancel or an error while staging: the files of this call go; a drop of nothing goes whole. */
async function forget(drop: Drop, before: { readonly files: number; readonly unknown: number }): Promise<void> {
  drop.files.splice(before.files)
  const tables = drop.unknown.splice(before.unknown)
  await Promise.all(tables.map(({ path }) => removeCopy(path)))
  if (before.files === 0 && before.unknown === 0) await drop.remove()
  else await drop.attach('read')
}

/** Works out the review of a drop and remembers it as what the user sees. */
export async function lookAt(context: EngineContext, drop: Drop, signal?: AbortSignal): Promise<Review> {
  const { database } = context.workspace()
  const { review } = await database.read((session) => judgeDrop(session, drop, context.options.clock()), signal)
  drop.shown = review
  return review
}

/** @throws NOT_FOUND */
export async function reviewDrop(context: EngineContext, dropId: string): Promise<Review> {
  const drop = dropOf(context.workspace().database, dropId)
  return drop.inTurn(() => lookAt(context, drop))
}

/** Takes the user's answer for one file. @throws NOT_FOUND INVALID */
export function answerFile(context: EngineContext, dropId: string, answer: Answer): Promise<Review> {
  return answerFiles(context, dropId, [answer])
}

/** Takes answers for several files, then looks at the drop once: a look costs a pass over every file. @throws NOT_FOUND INVALID */
export async function answerFiles(context: EngineContext, dropId: string, answers: readonly Answer[]): Promise<Review> {
  const { database } = context.workspace()
  const drop = dropOf(database, dropId)
  return drop.inTurn(async () => {
    for (const answer of answers) await takeAnswer(database, drop, answer)
    return lookAt(context, drop)
  })
}

async function takeAnswer(database: Database, drop: Drop, answer: Answer): Promise<void> {
  if (drop.unknown.some(({ base }) => base.id === answer.fileId)) {
    if (answer.skip !== undefined) drop.answerOf(answer.fileId).skip = answer.skip
    return
  }
  const file = drop.files.find((one) => one.id === answer.fileId)
  if (file === undefined || file.level === 'refused') throw fail('NOT_FOUND', { what: 'file' })
  const known = drop.answerOf(file.id)
  if (answer.exportedAt !== undefined) known.exportedAt = takeExportDate(drop, file, new Date(answer.exportedAt))
  for (const { sourceKey, choice, remember } of answer.accounts ?? []) {
    const source = file.accounts.find((account) => account.key === sourceKey)
    if (source === undefined) throw fail('INVALID', { field: 'accounts.sourceKey', reason: 'unknown' })
    known.accounts.set(sourceKey, await database.write((session) => choose(session, source, choice, remember)))
  }
  if (answer.zone !== undefined && file.level === 'post' && hasOpenZone(file)) {
    await readInZone(database, drop, file, answer.zone)
    known.zone = answer.zone
  }
  if (answer.skip !== undefined) known.skip = answer.skip
}

/** @throws INVALID when a row of the file is younger; days without a year move to where the date puts them instead */
function takeExportDate(drop: Drop, file: StagedFile, exportedAt: Date): Date {
  if (file.level === 'account_day' && file.again !== null) {
    drop.files.splice(drop.files.indexOf(file), 1, placedBy(file, exportedAt))
  } else if (file.notBefore !== null && exportedAt < file.notBefore)
    throw fail('INVALID', { field: 'exportedAt', reason: 'before_last_row' })
  return exportedAt
}

type Source = Drop['files'][number] extends infer F ? (F extends { accounts: readonly (infer S)[] } ? S : never) : never

async function choose(session: Session, source: Source, choice: AccountChoice, remember: boolean): Promise<number> {
  const id = 'accountId' in choice ? choice.accountId : await createFor(session, source, choice.create)
  const account = await session.first(
    z.object({ platform: z.string() }),
    sql`SELECT platform FROM account WHERE id = ${id}`,
  )
  if (account === null) throw fail('NOT_FOUND', { what: 'account' })
  if (source.platform !== null && account.platform !== source.platform)
    throw fail('INVALID', { field: 'accounts', reason: 'other_platform' })
  if (remember) await addAliases(session, namesOf(id, source))
  return id
}

async function createFor(
  session: Session,
  source: Source,
  wanted: { name: string; branchId: number | null; platform?: Platform | undefined },
): Promise<number> {
  const platform = source.platform ?? wanted.platform
  if (platform === undefined) throw fail('INVALID', { field: 'accounts.create.platform', reason: 'missing' })
  return createAccount(session, { platform, name: wanted.name, handle: source.handle, branchId: wanted.branchId })
}

function namesOf(accountId: number, { nativeId, handle, name }: Source): Alias[] {
  const names = { native_id: nativeId, handle, page_name: name }
  return Object.entries(names).flatMap(([kind, value]) => (value === null ? [] : [{ accountId, kind, value }]))
}

/** False for a file whose times no zone changes: days without an hour, instants coded in its ids. A mapped table is no format. */
function hasOpenZone({ format: id }: StagedPosts): boolean {
  const format = FORMATS.find((one) => one.id === id)
  return format?.level !== 'post' || (format.time.written === 'clock' && format.time.coded !== 'is')
}

/** Reads the publish times of a staged file again in another zone; what was settled by a shortcode is settled anew. */
async function readInZone(database: Database, drop: Drop, file: StagedPosts, zone: string): Promise<void> {
  if (!Intl.supportedValuesOf('timeZone').includes(zone) && zone !== 'UTC')
    throw fail('INVALID', { field: 'zone', reason: 'unknown' })
  await drop.attach('write')
  const table = sql`${ident(drop.alias)}.${ident(file.table)}`
  const flag = timeFlagSql(sql`wall`, zone)
  const coded = sql`coded_at`
  const days = await database.read(async (session) => {
    await session.run(
      sql`UPDATE ${table} SET published_at = ${settledSql(instantSql(sql`wall`, zone), flag, coded)},
          time_flag = ${openFlagSql(flag, coded)} WHERE part = ${file.part}`,
    )
    return daysOf(session, table, file.part, (await readSettings(session)).zone)
  })
  drop.files.splice(drop.files.indexOf(file), 1, { ...file, ...days })
  await drop.attach('read')
}

/** Accepts every account proposed: creates those that are new, then settles the files that ask for them. */
export async function acceptProposals(
  context: EngineContext,
  dropId: string,
  accepts: (code: string) => boolean = () => true,
): Promise<Review> {
  const { database } = context.workspace()
  const drop = dropOf(database, dropId)
  return drop.inTurn(async () => {
    // Twice: files without an account inside are proposed those that the first round created.
    for (let round = 0; round < 2; round++) {
      const judged = await database.read((session) => judgeDrop(session, drop, context.options.clock()))
      await database.write((session) => acceptAll(session, drop, judged, accepts))
    }
    return lookAt(context, drop)
  })
}

async function acceptAll(
  session: Session,
  drop: Drop,
  judged: Judgement,
  accepts: (code: string) => boolean,
): Promise<void> {
  const created = new Map<string, number>()
  const aliases: Alias[] = []
  for (const { key, platform, name, handle } of judged.review.proposedAccounts) {
    if (platform !== null) created.set(key, await createAccount(session, { platform, name, handle, branchId: null }))
  }
  for (const { file, accounts } of judged.files) {
    for (const { source, state, accountId, proposal, candidates } of accounts) {
      if (state !== 'proposed') continue
      const id = proposal === null ? accountId : (created.get(proposal) ?? null)
      if (id === null || (proposal === null && !accepts(candidates[0]?.evidence.code ?? ''))) continue
      drop.answerOf(file.id).accounts.set(source.key, id)
      aliases.push(...namesOf(id, source))
    }
  }
  await addAliases(session, aliases)
}

/**
 * Commits the files that are ready; each is written whole or not at all.
 * @throws REVIEW_CHANGED when the workspace is no longer what the user saw
 */
export async function commitDrop(
  context: EngineContext,
  dropId: string,
  signal: AbortSignal | undefined,
  report: Report,
): Promise<{ imports: ImportRecord[]; left: string[] }> {
  const { database } = context.workspace()
  const drop = dropOf(database, dropId)
  return drop.inTurn(async () => {
    const seen = signatureOf(drop.shown)
    const judged = await database.read((session) => judgeDrop(session, drop, context.options.clock()), signal)
    drop.shown = judged.review
    if (signatureOf(judged.review) !== seen) throw fail('REVIEW_CHANGED')
    const ids = await writeReady(context, drop, judged, signal, report)
    const waiting = drop.unknown.filter(({ files }) => files.length === 0).map(({ base }) => base.id)
    const left = [...drop.files.map((file) => file.id), ...waiting]
    if (judged.review.totals.asks === 0) await discard(database, drop)
    const imports = await database.read((session) => readImports(session, ids))
    return { imports, left }
  })
}

async function discard(database: Database, drop: Drop): Promise<void> {
  dropsOf(database).delete(drop.id)
  await drop.remove()
}

/** @throws NOT_FOUND */
export async function discardDrop(context: EngineContext, dropId: string): Promise<void> {
  const { database } = context.workspace()
  const drop = dropOf(database, dropId)
  await drop.inTurn(() => discard(database, drop))
}

/** The staged files of a drop, for the list of rejects. @throws NOT_FOUND */
export function stagedFileOf(context: EngineContext, dropId: string, fileId: string) {
  const drop = dropOf(context.workspace().database, dropId)
  const file = drop.files.find((one) => one.id === fileId)
  if (file === undefined) throw fail('NOT_FOUND', { what: 'file' })
  const shown = drop.shown?.files.find((one) => one.id === fileId)
  return { drop, file, shown }
}
