import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { Budget, checkGrowth, ContainerError, isSystemError, TOTAL_BYTES } from './container'

/** A file inside an archive. */
export interface ArchiveEntry {
  /** With forward slashes, as the archive writes it; never used as a path. */
  readonly name: string
  readonly bytes: number
  /** When the file was written, as the archive says it; null when it does not. */
  readonly time: EntryTime | null
  readonly raw: Entry
}

/** An instant where the archive stores one, else the clock on the wall of whoever zipped (DOS time), as if it were UTC. */
export interface EntryTime {
  readonly at: Date
  readonly kind: 'instant' | 'wall'
}

const MOST_ENTRIES = 10_000
/** Names looked at in an archive of too many files, to say at least whose it is. */
const NAMES_OF_TOO_MANY = 2000

/**
 * An archive whose directory has been read and found sound: a bounded number of files, names that stay inside, no links,
 * nothing encrypted, no two files at one place. yauzl checks names and that sizes are what they are said to be; the rest is here.
 */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    readonly entries: readonly ArchiveEntry[],
    private readonly budget: Budget,
    /** True when the archive holds more files than are read; `entries` are the first ones, for their names only. */
    readonly tooMany: boolean,
  ) {}

  /** @throws ContainerError */
  static async open(path: string, budget = new Budget(TOTAL_BYTES)): Promise<Archive> {
    let zip: ZipFile
    try {
      zip = await openPromise(path, { autoClose: false })
    } catch (error) {
      throw containerError(error)
    }
    try {
      const raw = await readDirectory(zip)
      const tooMany = zip.entryCount > MOST_ENTRIES
      if (!tooMany) {
        checkDirectory(raw)
        await checkEnd(path, zip, raw)
      }
      return new Archive(zip, raw.filter(isWanted).map(entryOf), budget, tooMany)
    } catch (error) {
      zip.close()
      throw containerError(error)
    }
  }

  /**
   * Unpacks one file slice by slice, with the limits on what really comes out.
   * @returns sha256 and number of bytes
   * @throws ContainerError, or what `write` throws, or the signal's reason
   */
  async extract(
    entry: ArchiveEntry,
    write: (slice: Uint8Array) => Promise<unknown> | undefined,
    signal?: AbortSignal,
  ): Promise<{ readonly sha256: string; readonly bytes: number }> {
    const { raw } = entry
    checkGrowth(raw.uncompressedSize, raw.compressedSize)
    const hash = createHash('sha256')
    let bytes = 0
    let check = 0
    try {
      const stream: AsyncIterable<Uint8Array> = await this.zip.openReadStreamPromise(raw)
      for await (const slice of stream) {
        signal?.throwIfAborted()
        bytes += slice.length
        this.budget.take(slice.length)
        checkGrowth(bytes, raw.compressedSize)
        hash.update(slice)
        check = crc32(slice, check)
        await write(slice)
      }
    } catch (error) {
      signal?.throwIfAborted()
      throw containerError(error)
    }
    if (check !== raw.crc32) throw new ContainerError('zip_damaged', { reason: 'checksum' })
    return { sha256: hash.digest('hex'), bytes }
  }

  close(): void {
    this.zip.close()
  }
}

async function readDirectory(zip: ZipFile): Promise<Entry[]> {
  const most = zip.entryCount > MOST_ENTRIES ? NAMES_OF_TOO_MANY : MOST_ENTRIES
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    entries.push(entry)
    if (entries.length >= most) break
  }
  return entries
}

function checkDirectory(entries: readonly Entry[]): void {
  const names = new Set<string>()
  let declared = 0
  for (const entry of entries) {
    if (isLink(entry)) throw new ContainerError('zip_unsafe', { reason: 'link' })
    if (entry.isEncrypted() && isWanted(entry)) throw new ContainerError('zip_encrypted')
    // Two files that one folder could not hold side by side on every system.
    const name = entry.fileName.normalize('NFC').toLowerCase()
    if (names.has(name)) throw new ContainerError('zip_unsafe', { reason: 'same_name' })
    names.add(name)
    if (isWanted(entry)) declared += entry.uncompressedSize
  }
  if (declared > 64 * TOTAL_BYTES) throw new ContainerError('zip_bomb', { reason: 'total' })
  checkOverlap(entries)
}

/** A bomb without nesting lets many directory entries share the same compressed bytes (Fifield 2019). */
function checkOverlap(entries: readonly Entry[]): void {
  const LOCAL_HEADER = 30
  const spans = entries.map((entry) => ({
    from: entry.relativeOffsetOfLocalHeader,
    to: entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize,
  }))
  spans.sort((a, b) => a.from - b.from)
  for (const [i, span] of spans.entries()) {
    const next = spans[i + 1]
    if (next !== undefined && next.from < span.to) throw new ContainerError('zip_bomb', { reason: 'overlap' })
  }
}

/** Files that the end of the archive does not count would be lost without a word: all bytes of the directory must be read. */
async function checkEnd(path: string, zip: ZipFile, entries: readonly Entry[]): Promise<void> {
  const END = 22
  const ZIP64 = 0xffffffff
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const end = Buffer.alloc(END)
    await handle.read(end, 0, END, size - END - zip.comment.length)
    const said = end.readUInt32LE(12)
    const read = entries.reduce(
      (sum, one) => sum + 46 + one.fileNameLength + one.extraFieldLength + one.fileCommentLength,
      0,
    )
    if (said !== ZIP64 && said !== read) throw new ContainerError('zip_damaged', { reason: 'directory' })
  } finally {
    await handle.close()
  }
}

function isLink(entry: Entry): boolean {
  const UNIX = 3
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000
  return entry.versionMadeBy >>> 8 === UNIX && kind === 0o120000
}

/** Folders, and what macOS and Windows leave beside the files. */
function isWanted(entry: Entry): boolean {
  const parts = entry.fileName.split('/')
  const base = parts.at(-1) ?? ''
  return (
    base !== '' && !base.startsWith('.') && !parts.includes('__MACOSX') && !/^(thumbs\.db|desktop\.ini)$/i.test(base)
  )
}

function entryOf(raw: Entry): ArchiveEntry {
  return { name: raw.fileName, bytes: raw.uncompressedSize, time: timeOf(raw), raw }
}

/** Extra fields that hold an instant: extended timestamp (Info-ZIP), NTFS. */
const INSTANT_FIELDS = new Set([0x5455, 0x000a])

function timeOf(raw: Entry): EntryTime | null {
  const exact = raw.extraFields.some((field) => INSTANT_FIELDS.has(field.id))
  // Month and day 0: writers that know no time leave the field empty.
  const written = ((raw.lastModFileDate >> 5) & 0xf) > 0 && (raw.lastModFileDate & 0x1f) > 0
  const dos = raw.getLastModDate({ forceDosFormat: true, timezone: 'UTC' })
  const found = raw.getLastModDate({ timezone: 'UTC' })
  // 1980-01-01 is the zero of the format.
  const tells = (at: Date): boolean => !Number.isNaN(at.getTime()) && at.getUTCFullYear() > 1980
  if (exact && found.getTime() !== dos.getTime()) return tells(found) ? { at: found, kind: 'instant' } : null
  return written && tells(dos) ? { at: dos, kind: 'wall' } : null
}

function containerError(error: unknown): Error {
  if (error instanceof ContainerError) return error
  if (!(error instanceof Error)) return new ContainerError('zip_damaged')
  if (isSystemError(error)) return error
  const { message } = error
  if (/absolute path|relative path|invalid characters/.test(message))
    return new ContainerError('zip_unsafe', { reason: 'path' })
  if (/encrypt/.test(message)) return new ContainerError('zip_encrypted')
  return new ContainerError('zip_damaged')
}
