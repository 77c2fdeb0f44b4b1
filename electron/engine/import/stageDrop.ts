import { ORPCError } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import type { EngineContext, Upload } from '../context'
import { diskReason, harmless } from '../errors'
import { readSettings } from '../workspace/settings'
import type { Drop } from './drop'
import type { Report } from './progress'
import { openFile, removeCopy, stageTables, type OpenTable, type StageOptions } from './stageFile'
import type { RefusedFile, StagedFile } from './staged'
import { loadKey } from './stageTable'

type Settled = StagedFile | RefusedFile

interface Waiting {
  readonly at: number
  readonly upload: Upload
  readonly table: OpenTable
}

/** Copies that wait in the staging folder are loaded before they are more than this. */
const MOST_WAITING = { bytes: 1 << 25, files: 200 }

/**
 * Reads uploads into the drop's file, in their order. Small post exports of one header are loaded together (see Note [small
 * files] in stageTable.ts). A file on which the reading fails is refused, and the others go on.
 * @throws the reason of the signal; a full disk
 */
export async function stageAll(
  context: EngineContext,
  drop: Drop,
  uploads: readonly Upload[],
  signal: AbortSignal | undefined,
  report: Report,
): Promise<Settled[]> {
  const settings = await context.workspace().database.read((session) => readSettings(session))
  const staging = new Staging(context, drop, settings.keepOrganisations, settings.zone, signal)
  const alone = uploads.length === 1
  try {
    for (const [at, upload] of uploads.entries()) {
      await staging.take(at, upload, (done, total) => {
        if (alone) report({ stage: 'reading', done, total, unit: 'bytes' })
      })
      if (!alone) report({ stage: 'reading', done: at + 1, total: uploads.length, unit: 'files' })
    }
    await staging.flush()
    return uploads.flatMap((_, at) => staging.settled.get(at) ?? [])
  } finally {
    await staging.clear()
  }
}

class Staging {
  readonly settled = new Map<number, Settled>()
  private waiting: Waiting[] = []
  private bytes = 0

  constructor(
    private readonly context: EngineContext,
    private readonly drop: Drop,
    private readonly keepNames: boolean,
    private readonly zone: string,
    private readonly signal: AbortSignal | undefined,
  ) {}

  async take(at: number, upload: Upload, onBytes: StageOptions['onBytes']): Promise<void> {
    const opened = await this.orRefused(upload, () => openFile(upload, this.options(onBytes)))
    if (opened.kind === 'settled') {
      this.settled.set(at, opened.file)
      return
    }
    const one = { at, upload, table: opened.table }
    this.waiting.push(one)
    if (opened.table.scanned === null) {
      await this.stageAlone(one, onBytes)
      this.waiting = this.waiting.filter((other) => other !== one)
      await removeCopy(one.table.file.path)
      return
    }
    this.bytes += opened.table.file.bytes
    if (this.bytes > MOST_WAITING.bytes || this.waiting.length >= MOST_WAITING.files) await this.flush()
  }

  /** Loads what waits, header by header. */
  async flush(): Promise<void> {
    const groups = new Map<string, Waiting[]>()
    for (const one of this.waiting) {
      const { scanned } = one.table
      const key = scanned === null ? '' : loadKey(scanned)
      groups.set(key, [...(groups.get(key) ?? []), one])
    }
    for (const group of groups.values()) await this.stageGroup(group)
    await this.clear()
  }

  /** Nothing of what waits stays in the staging folder. */
  async clear(): Promise<void> {
    for (const { table } of this.waiting) await removeCopy(table.file.path)
    this.waiting = []
    this.bytes = 0
  }

  /** One file that does not load must not take the others with it: then each is loaded alone. */
  private async stageGroup(group: readonly Waiting[]): Promise<void> {
    const [only] = group
    if (group.length === 1 && only !== undefined) return this.stageAlone(only, () => undefined)
    const found = await this.load(group, () => undefined).catch((error: unknown) => {
      this.signal?.throwIfAborted()
      if (!isOfOneFile(error)) throw error
      return []
    })
    for (const [i, one] of group.entries()) {
      const file = found[i] ?? null
      if (file !== null) this.settled.set(one.at, file)
      else await this.stageAlone(one, () => undefined)
    }
  }

  private async stageAlone(one: Waiting, onBytes: StageOptions['onBytes']): Promise<void> {
    const opened = await this.orRefused(one.upload, async () => {
      const [file] = await this.load([one], onBytes)
      if (file === undefined || file === null) throw new Error('a table of one file was not settled')
      return { kind: 'settled' as const, file }
    })
    this.settled.set(one.at, opened.file)
  }

  private load(group: readonly Waiting[], onBytes: StageOptions['onBytes']): Promise<(Settled | null)[]> {
    const place = { alias: this.drop.alias, table: this.drop.nextTable() }
    const tables = group.map(({ table }) => table)
    return this.context
      .workspace()
      .database.read((session) => stageTables(session, place, tables, this.options(onBytes)), this.signal)
  }

  /** What `work` gives, or the file as refused; the cause goes to the log, without the file's name or words. */
  private async orRefused<T>(
    upload: Upload,
    work: () => Promise<T>,
  ): Promise<T | { readonly kind: 'settled'; readonly file: RefusedFile }> {
    try {
      return await work()
    } catch (error) {
      this.signal?.throwIfAborted()
      if (!isOfOneFile(error)) throw error
      const logId = randomUUID().slice(0, 8)
      this.context.options.log({ level: 'error', event: 'staging', logId, ...harmless(error) })
      const refusal = { code: 'unreadable_file', data: { logId } }
      const { name: fileName, bytes } = upload
      return {
        kind: 'settled',
        file: { level: 'refused', id: randomUUID(), fileName, bytes, format: null, platform: null, refusal },
      }
    }
  }

  private options(onBytes: StageOptions['onBytes']): StageOptions {
    const folder = this.context.options.stagingFolder
    return { folder, keepNames: this.keepNames, zone: this.zone, signal: this.signal, onBytes }
  }
}

/** A full disk, or an answer to the caller, is no fault of the file. */
function isOfOneFile(error: unknown): boolean {
  if (error instanceof ORPCError) return false
  const disk = diskReason(error)
  return disk === null || disk === 'EACCES'
}
