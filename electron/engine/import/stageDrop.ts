import { ORPCError } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import type { MappingProfile } from '../../../shared/contract/mappings'
import type { MappingSpec } from '../../../shared/mapping'
import type { EngineContext, Upload } from '../context'
import { diskReason, harmless } from '../errors'
import { readSettings } from '../workspace/settings'
import type { Drop } from './drop'
import { openMapped, type MappedFile } from './mapping/openMapped'
import { readProfiles } from './mapping/profiles'
import type { UnknownTable } from './mapping/unknownTable'
import { Containers } from './containers'
import { openUpload, type Source } from './openUpload'
import type { Report } from './progress'
import { openFile, refusedFile, removeCopy, stageTables, type OpenTable, type StageOptions } from './stageFile'
import type { RefusedFile, StagedFile } from './staged'
import { loadKey } from './stageTable'

type Settled = StagedFile | RefusedFile

interface Waiting {
  /** Place of the file in the drop: of the upload, and of the file among those made of it. */
  readonly at: Place
  readonly upload: Pick<Source, 'name' | 'bytes'>
  readonly table: OpenTable
}

type Place = readonly [upload: number, part: number]

/** What a call of `stageAll` brought into the drop. */
export interface Staged {
  readonly files: Settled[]
  readonly unknown: UnknownTable[]
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
): Promise<Staged> {
  const staging = await Staging.begin(context, drop, signal)
  const alone = uploads.length === 1
  try {
    for (const [at, upload] of uploads.entries()) {
      await staging.take(upload, (done, total) => {
        if (alone) report({ stage: 'reading', done, total, unit: 'bytes' })
      })
      if (!alone) report({ stage: 'reading', done: at + 1, total: uploads.length, unit: 'files' })
    }
    await staging.flush()
    return await staging.shown()
  } catch (error) {
    await Promise.all(staging.unknown.map(({ path }) => removeCopy(path)))
    throw error
  } finally {
    await staging.clear()
  }
}

/**
 * Reads a table of the drop under a specification into the drop's file.
 * @returns the files made of it, or null when a column is not there
 */
export async function stageMapped(
  context: EngineContext,
  drop: Drop,
  table: UnknownTable,
  spec: MappingSpec,
  profile: string | null,
  signal: AbortSignal | undefined,
): Promise<Settled[] | null> {
  const staging = await Staging.begin(context, drop, signal)
  try {
    const files = await openMapped(table, spec, profile, { folder: context.options.stagingFolder, signal })
    if (files === null) return null
    await staging.takeMapped(0, files, () => undefined)
    await staging.flush()
    return staging.inOrder()
  } finally {
    await staging.clear()
  }
}

class Staging {
  readonly unknown: UnknownTable[] = []
  private readonly settled: { readonly at: Place; readonly file: Settled }[] = []
  private readonly containers = new Containers()
  private waiting: Waiting[] = []
  private bytes = 0
  private next = 0

  private constructor(
    private readonly context: EngineContext,
    private readonly drop: Drop,
    private readonly keepNames: boolean,
    private readonly zone: string,
    private readonly profiles: readonly MappingProfile[],
    private readonly signal: AbortSignal | undefined,
  ) {}

  static async begin(context: EngineContext, drop: Drop, signal: AbortSignal | undefined): Promise<Staging> {
    return context.workspace().database.read(async (session) => {
      const { keepOrganisations, zone } = await readSettings(session)
      return new Staging(context, drop, keepOrganisations, zone, await readProfiles(session), signal)
    })
  }

  /** What is settled, in the order of the uploads. */
  inOrder(): Settled[] {
    return [...this.settled].sort((a, b) => a.at[0] - b.at[0] || a.at[1] - b.at[1]).map(({ file }) => file)
  }

  /** What is settled, without what lies beside the tables of a container. */
  async shown(): Promise<Staged> {
    const { files, unknown, hidden } = this.containers.shown(this.settled, this.unknown)
    await Promise.all(hidden.map(({ path }) => removeCopy(path)))
    this.settled.splice(0, this.settled.length, ...files)
    return { files: this.inOrder(), unknown }
  }

  async take(upload: Upload, onBytes: StageOptions['onBytes']): Promise<void> {
    const options = this.options(onBytes)
    const opened = await this.orRefused(upload, randomUUID(), async () => {
      return { kind: 'opened' as const, ...(await openUpload(upload, options)) }
    })
    const from = this.next
    if (opened.kind === 'settled') {
      this.settled.push({ at: [this.next++, 0], file: opened.file })
      return
    }
    try {
      for (const { name, bytes, ...refusal } of opened.refused) {
        const file = { ...refusal, level: 'refused', id: randomUUID(), fileName: name, bytes } as const
        this.settled.push({ at: [this.next++, 0], file })
      }
      for (const source of opened.sources) await this.takeSource(this.next++, source, onBytes)
    } finally {
      await opened.release()
    }
    if (opened.isContainer) this.containers.add({ name: upload.name, bytes: upload.bytes, from, to: this.next })
  }

  private async takeSource(at: number, source: Source, onBytes: StageOptions['onBytes']): Promise<void> {
    const opened = await this.orRefused(source, randomUUID(), () => openFile(source, this.options(onBytes)))
    if (opened.kind === 'settled') this.settled.push({ at: [at, 0], file: opened.file })
    else if (opened.kind === 'table') await this.takeTable([at, 0], source, opened.table, onBytes)
    else {
      this.unknown.push(opened.table)
      this.containers.place(opened.table, at)
      await this.takeMapped(at, opened.files, onBytes)
    }
  }

  async takeMapped(at: number, files: readonly MappedFile[], onBytes: StageOptions['onBytes']): Promise<void> {
    for (const [part, one] of files.entries()) {
      const { base } = one.kind === 'content' ? { base: one.file } : one
      if (one.kind === 'table')
        await this.takeTable([at, part], { name: base.fileName, bytes: base.bytes }, one, onBytes)
      else if (one.kind === 'content') this.settled.push({ at: [at, part], file: one.file })
      else this.settled.push({ at: [at, part], file: refusedFile(one.base, one.refusal) })
    }
  }

  private async takeTable(
    at: Place,
    upload: Waiting['upload'],
    table: OpenTable,
    onBytes: StageOptions['onBytes'],
  ): Promise<void> {
    const one = { at, upload, table }
    this.waiting.push(one)
    if (table.scanned === null) {
      await this.stageAlone(one, onBytes)
      this.waiting = this.waiting.filter((other) => other !== one)
      await removeCopy(one.table.file.path)
      return
    }
    this.bytes += table.file.bytes
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
      if (file !== null) this.settled.push({ at: one.at, file })
      else await this.stageAlone(one, () => undefined)
    }
  }

  private async stageAlone(one: Waiting, onBytes: StageOptions['onBytes']): Promise<void> {
    const opened = await this.orRefused(one.upload, one.table.base.id, async () => {
      const [file] = await this.load([one], onBytes)
      if (file === undefined || file === null) throw new Error('a table of one file was not settled')
      return { kind: 'settled' as const, file }
    })
    this.settled.push({ at: one.at, file: opened.file })
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
    upload: Waiting['upload'],
    id: string,
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
        file: { level: 'refused', id, fileName, bytes, format: null, platform: null, refusal },
      }
    }
  }

  private options(onBytes: StageOptions['onBytes']): StageOptions {
    const folder = this.context.options.stagingFolder
    const mapping = { profiles: this.profiles, now: this.context.options.clock() }
    return { folder, keepNames: this.keepNames, zone: this.zone, signal: this.signal, onBytes, mapping }
  }
}

/** A full disk, or an answer to the caller, is no fault of the file. */
function isOfOneFile(error: unknown): boolean {
  if (error instanceof ORPCError) return false
  const disk = diskReason(error)
  return disk === null || disk === 'EACCES'
}
