import { createHash, randomUUID } from 'node:crypto'
import { copyFile, open, rm, stat } from 'node:fs/promises'
import { constants } from 'node:fs'
import { join } from 'node:path'
import { refused, type Refusal } from '../refuse'
import { accountArchive } from './accountArchive'
import { Archive, type ArchiveEntry } from './archive'
import { Budget, ContainerError, TOTAL_BYTES } from './container'
import { instantOf } from './entryTime'
import { gunzipTo } from './gunzip'
import { headOf, slicesOf, type OnBytes } from './prepare'
import { kindOf, type Kind } from './sniff'
import { isWorkbook, readWorkbook, repack } from './workbook'
import { decodeXml } from './xmlText'

/** One table of a file the user gave: the file itself, an entry of an archive, a sheet of a workbook. */
export interface Part {
  /** Shown after the file's name: "Content.zip › Table data.csv", "x.xls › All posts". null: the file itself. */
  readonly inside: string | null
  /** Name used for recognition: the innermost file name (the entry's base name, or the file's). */
  readonly fileName: string
  /** Sheet name when the part is a sheet, else null. */
  readonly sheet: string | null
  /** Sheets that the workbook does not show are read, and said to be hidden. */
  readonly hidden: boolean
  /**
   * Text in any encoding, or a sheet as CSV: UTF-8, comma, LF, RFC 4180, one record per sheet row (blank rows kept, so that
   * row numbers are the sheet's), every record as wide as the widest. Cells: dates as ISO `YYYY-MM-DD` or `YYYY-MM-DD
   * HH:MM:SS`, times and durations `H:MM:SS`, numbers as the shortest exact decimal text, TRUE/FALSE, errors as their text,
   * formulas as the value the file holds.
   */
  readonly path: string
  /** True: a copy in the staging folder, which the caller deletes (`releaseParts`). False: the user's own file. */
  readonly owned: boolean
  /** Identity: of the entry's bytes; of a sheet, of the file's sha256 and the sheet's name. null: the file itself, not yet read. */
  readonly sha256: string | null
  readonly bytes: number
  /** When the entry of an archive was written, else null. */
  readonly entryTime: Date | null
  /** Name of the container the part lies in, innermost first; numbers in them are evidence of the export date. */
  readonly containers: readonly string[]
  /** Bytes of an XML workbook that were no text, replaced by U+FFFD before it was read. */
  readonly replaced: number
  readonly kind: 'text' | 'sheet'
}

/** Something inside a container that cannot be opened, while the rest can. */
export interface RefusedPart {
  readonly inside: string
  readonly fileName: string
  readonly bytes: number
  readonly refusal: Refusal
}

export interface Parts {
  readonly parts: readonly Part[]
  readonly refused: readonly RefusedPart[]
  /** Names of files in the archive that are no tables (pictures, pages, notes). */
  readonly beside: readonly string[]
}

export interface PartsOptions {
  readonly folder: string
  /** The network's zone, in which the clock of an archive is read. */
  readonly zone: string
  readonly signal?: AbortSignal | undefined
  readonly onBytes: OnBytes
}

/** Between the names of a file and of what is inside. */
export const INSIDE = ' › '
const HEAD = 1 << 13
/** A dropped zip may hold zips; those may hold none. */
const DEEPEST_ZIP = 2
const TABLES = /\.(csv|tsv|tab|txt|xls|xlsx|xlsm|xlsb|ods|xml|zip|gz)$/i

/**
 * The tables of a file the user gave. A plain text file is its own one part and is not read here beyond its head.
 * @returns or why the container cannot be opened
 * @throws the signal's reason, errors of the disk; what was written is then gone
 */
export async function partsOf(
  upload: { readonly name: string; readonly path: string },
  options: PartsOptions,
): Promise<Parts | Refusal> {
  const kind = kindOf(await headOf(upload.path, HEAD))
  if (kind === 'text') {
    return accountArchive([upload.name]) ?? { parts: [await itself(upload)], refused: [], beside: [] }
  }
  const unpacking = new Unpacking(options)
  try {
    return await unpacking.top(upload, kind)
  } catch (error) {
    await releaseParts(unpacking.parts)
    options.signal?.throwIfAborted()
    if (error instanceof ContainerError) return refused(error.code, error.data)
    throw error
  }
}

/** Deletes the copies that belong to the caller. */
export async function releaseParts(parts: readonly Part[]): Promise<void> {
  await Promise.all(parts.filter((part) => part.owned).map((part) => rm(part.path, { force: true })))
}

async function itself({ name, path }: { readonly name: string; readonly path: string }): Promise<Part> {
  const { size } = await stat(path)
  const found = { inside: null, sheet: null, hidden: false, owned: false, sha256: null, entryTime: null, replaced: 0 }
  return { ...found, fileName: name, path, bytes: size, containers: [], kind: 'text' }
}

/** A file at hand while containers are opened. */
interface Found {
  readonly path: string
  readonly fileName: string
  /** Names on the way from the uploaded file to this one, that one not included. */
  readonly inside: readonly string[]
  readonly containers: readonly string[]
  readonly entryTime: Date | null
  readonly sha256: string | null
  readonly bytes: number
  /** Archives around it. */
  readonly depth: number
  readonly owned: boolean
}

class Unpacking {
  readonly parts: Part[] = []
  private readonly refusals: RefusedPart[] = []
  private readonly beside: string[] = []
  private readonly budget = new Budget(TOTAL_BYTES)
  private done = 0

  constructor(private readonly options: PartsOptions) {}

  async top(upload: { readonly name: string; readonly path: string }, kind: Kind): Promise<Parts | Refusal> {
    const { size } = await stat(upload.path)
    const none = { inside: [], containers: [], entryTime: null, sha256: null, depth: 0, owned: false }
    const refusal = await this.open({ ...none, path: upload.path, fileName: upload.name, bytes: size }, kind)
    if (refusal !== null) {
      await releaseParts(this.parts)
      return refusal
    }
    if (this.parts.length + this.refusals.length === 0) return refused('no_table_inside', { files: this.beside.length })
    return { parts: this.parts, refused: this.refusals, beside: this.beside }
  }

  /** @returns the refusal of an account archive, else null */
  private async open(file: Found, kind: Kind): Promise<Refusal | null> {
    switch (kind) {
      case 'text':
        this.parts.push({ ...shown(file), kind: 'text', sheet: null, hidden: false, replaced: 0 })
        return null
      case 'zip':
        return this.openZip(file)
      case 'gzip':
        return this.openGzip(file)
      case 'compound':
      case 'spreadsheet_xml':
        await this.openWorkbook(file, kind)
        return null
    }
  }

  private async openZip(file: Found): Promise<Refusal | null> {
    const archive = await Archive.open(file.path, this.budget)
    try {
      const names = archive.entries.map((entry) => entry.name)
      const personal = accountArchive(names)
      if (personal !== null) return personal
      if (archive.tooMany) throw new ContainerError('zip_bomb', { reason: 'files' })
      if (isWorkbook(names)) {
        await this.openZippedWorkbook(file, archive)
        return null
      }
      if (file.depth >= DEEPEST_ZIP) throw new ContainerError('zip_nested')
      for (const entry of archive.entries) {
        if (TABLES.test(entry.name)) await this.openEntry(file, archive, entry)
        else this.beside.push(entry.name)
      }
      return null
    } finally {
      archive.close()
    }
  }

  private async openEntry(outer: Found, archive: Archive, entry: ArchiveEntry): Promise<void> {
    const path = join(this.options.folder, `${randomUUID()}.part`)
    const fileName = entry.name.split('/').at(-1) ?? entry.name
    const inside = [...outer.inside, fileName]
    let isPart = false
    try {
      const { sha256, bytes } = await this.write(archive, entry, path)
      if (bytes === 0) {
        this.beside.push(entry.name)
        return
      }
      const entryTime = entry.time === null ? outer.entryTime : instantOf(entry.time, this.options.zone)
      const containers = [outer.fileName, ...outer.containers]
      const depth = outer.depth + 1
      const found = { path, fileName, inside, containers, entryTime, sha256, bytes, depth, owned: true }
      const kind = kindOf(await headOf(path, HEAD))
      // XML that is no workbook is the inside of some other program's document.
      if (kind === 'text' && /\.xml$/i.test(fileName)) {
        this.beside.push(entry.name)
        return
      }
      isPart = kind === 'text'
      const refusal = await this.open(found, kind)
      if (refusal !== null) this.refuse(inside, bytes, refusal)
    } catch (error) {
      // A bomb inside spends what is left for all: the whole file is refused.
      if (!(error instanceof ContainerError) || error.code === 'zip_bomb') throw error
      this.refuse(inside, entry.bytes, refused(error.code, error.data))
    } finally {
      if (!isPart) await rm(path, { force: true })
    }
  }

  private refuse(inside: readonly string[], bytes: number, refusal: Refusal): void {
    this.refusals.push({ inside: inside.join(INSIDE), fileName: inside.at(-1) ?? '', bytes, refusal })
  }

  private async write(archive: Archive, entry: ArchiveEntry, path: string) {
    const { onBytes, signal } = this.options
    const handle = await open(path, 'wx')
    const total = archive.entries.reduce((sum, one) => sum + one.bytes, 0)
    try {
      const write = (slice: Uint8Array) => {
        this.done += slice.length
        onBytes(this.done, Math.max(total, this.done))
        return handle.write(slice)
      }
      return await archive.extract(entry, write, signal)
    } finally {
      await handle.close()
    }
  }

  private async openGzip(file: Found): Promise<Refusal | null> {
    const path = join(this.options.folder, `${randomUUID()}.part`)
    const { sha256, bytes } = await gunzipTo(file.path, path, this.budget, this.options.signal)
    let isPart = false
    try {
      const fileName = file.fileName.replace(/\.gz$/i, '')
      const kind = kindOf(await headOf(path, HEAD))
      if (kind === 'gzip') throw new ContainerError('zip_nested')
      isPart = kind === 'text'
      return await this.open({ ...file, path, fileName, sha256, bytes, depth: file.depth + 1, owned: true }, kind)
    } finally {
      if (!isPart) await rm(path, { force: true })
    }
  }

  private async openZippedWorkbook(file: Found, archive: Archive): Promise<void> {
    const path = join(this.options.folder, `${randomUUID()}.part`)
    const sha256 = file.sha256 ?? (await this.hash(file.path))
    await repack(archive, path, this.options.signal)
    try {
      await this.addSheets(file, { path, kind: 'zip' }, sha256, 0)
    } finally {
      await rm(path, { force: true })
    }
  }

  private async openWorkbook(file: Found, kind: 'compound' | 'spreadsheet_xml'): Promise<void> {
    const { folder, signal } = this.options
    const path = join(folder, `${randomUUID()}.part`)
    const text = join(folder, `${randomUUID()}.part`)
    try {
      // The copy first: what is hashed is what is read, even if the user's file changes meanwhile.
      await copyFile(file.path, path, constants.COPYFILE_FICLONE)
      const sha256 = await this.hash(path)
      if (kind === 'compound') await this.addSheets(file, { path, kind }, sha256, 0)
      else {
        const replaced = await decodeXml(path, text, signal)
        await this.addSheets(file, { path: text, kind }, sha256, replaced)
      }
    } finally {
      await Promise.all([rm(path, { force: true }), rm(text, { force: true })])
    }
  }

  private async addSheets(
    file: Found,
    source: Parameters<typeof readWorkbook>[0],
    sha256: string,
    replaced: number,
  ): Promise<void> {
    for (const sheet of await readWorkbook(source, this.options.folder, this.options.signal)) {
      const identity = createHash('sha256').update(sha256).update('\0').update(sheet.name).digest('hex')
      const inside = [...file.inside, sheet.name].join(INSIDE)
      const base = { ...shown(file), inside, path: sheet.path, owned: true, sha256: identity, bytes: sheet.bytes }
      this.parts.push({ ...base, kind: 'sheet', sheet: sheet.name, hidden: sheet.hidden > 0, replaced })
    }
  }

  private async hash(path: string): Promise<string> {
    const hash = createHash('sha256')
    for await (const { slice } of slicesOf(path, this.options.signal)) hash.update(slice)
    return hash.digest('hex')
  }
}

function shown(file: Found) {
  const { path, fileName, containers, entryTime, sha256, bytes, owned } = file
  const inside = file.inside.length === 0 ? null : file.inside.join(INSIDE)
  return { inside, path, fileName, containers, entryTime, sha256, bytes, owned }
}
