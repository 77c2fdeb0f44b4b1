import { existsSync, readFileSync } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { Archive, ArchiveEntry } from './archive'
import { ContainerError } from './container'
import { slicesOf } from './prepare'
import { StoredZip } from './storedZip'

/** One sheet that holds something, written as CSV into the staging folder. */
export interface SheetFile {
  readonly name: string
  /** 1: hidden, 2: very hidden (only a macro shows it). */
  readonly hidden: 0 | 1 | 2
  readonly path: string
  readonly bytes: number
  readonly rows: number
  readonly columns: number
}

/** What is read at most. The widest export seen has about 350 columns; a page's whole history some ten thousand rows. */
const LIMITS = { rows: 200_000, columns: 2000, sheets: 256, bytes: 1 << 28 }
/** Of a workbook as the user has it, and of its parts unpacked: what fits in the thread's memory at all. */
const MOST_FILE = 100 * 2 ** 20
const MOST_UNPACKED = 400 * 2 ** 20
const HEAP_MB = 512
const TEN_MB = 10 * 2 ** 20

/**
 * Reads a workbook in a thread of its own with a limit on memory and time: the parser may be made to eat either, and neither
 * may cost more than a refusal. A thread rather than a process: the packaged application may start no Node process (its fuse
 * is off), and its engine is no main process that could start a utility.
 * @param source copy in the staging folder: the file itself, or what `repack` made of it
 * @returns sheets that hold something, in their order; their files belong to the caller
 * @throws ContainerError
 */
export async function readWorkbook(
  source: { readonly path: string; readonly kind: 'zip' | 'compound' | 'spreadsheet_xml' },
  folder: string,
  signal?: AbortSignal,
): Promise<readonly SheetFile[]> {
  const { size } = await stat(source.path)
  if (source.kind !== 'zip' && size > MOST_FILE) throw new ContainerError('workbook_too_large', { bytes: size })
  if (source.kind === 'spreadsheet_xml') await guardFile(source.path, signal)
  const out = join(folder, randomUUID())
  try {
    return await runWorker({ ...source, out, limits: LIMITS }, timeFor(size, source.kind), signal)
  } catch (error) {
    await removeAll(out)
    throw error
  }
}

/** Eight seconds, and eight more for every further ten megabytes of what the user has; unpacked, a workbook is four times that. */
function timeFor(bytes: number, kind: string): number {
  return 8000 * Math.max(1, Math.ceil(bytes / TEN_MB / (kind === 'zip' ? 4 : 1)))
}

async function removeAll(prefix: string): Promise<void> {
  const folder = dirname(prefix)
  const names = await readdir(folder)
  const ours = names.filter((name) => name.startsWith(`${basename(prefix)}-`))
  await Promise.all(ours.map((name) => rm(join(folder, name), { force: true })))
}

const Answer = z.union([
  z.object({
    sheets: z.array(
      z.object({
        name: z.string(),
        hidden: z.union([z.literal(0), z.literal(1), z.literal(2)]).catch(0),
        path: z.string(),
        bytes: z.number(),
        rows: z.number(),
        columns: z.number(),
      }),
    ),
  }),
  z.object({
    error: z.object({
      code: z.enum(['workbook_damaged', 'workbook_encrypted', 'workbook_too_large', 'workbook_old', 'system']),
      data: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  }),
])

async function runWorker(
  workerData: unknown,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<readonly SheetFile[]> {
  signal?.throwIfAborted()
  const worker = new Worker(workerScript(), {
    workerData,
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  // What the parser prints about a file is for nobody.
  worker.stdout.resume()
  worker.stderr.resume()
  let timer: NodeJS.Timeout | undefined
  let abort = (): void => undefined
  try {
    return await new Promise((resolve, reject) => {
      timer = setTimeout(() => reject(new ContainerError('workbook_stopped', { reason: 'time' })), milliseconds)
      abort = () => reject(signal?.reason instanceof Error ? signal.reason : new DOMException('aborted', 'AbortError'))
      signal?.addEventListener('abort', abort)
      listen(worker, resolve, reject)
    })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
    await worker.terminate()
  }
}

function listen(worker: Worker, resolve: (sheets: readonly SheetFile[]) => void, reject: (error: Error) => void): void {
  worker.on('message', (message) => {
    const answer = Answer.safeParse(message)
    if (!answer.success) reject(new ContainerError('workbook_damaged'))
    else if ('sheets' in answer.data) resolve(answer.data.sheets)
    else if (answer.data.error.code === 'system') reject(new Error(String(answer.data.error.data['message'])))
    else reject(new ContainerError(answer.data.error.code, answer.data.error.data))
  })
  worker.on('error', (error: Error & { readonly code?: string }) => {
    const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    reject(
      isFull ? new ContainerError('workbook_stopped', { reason: 'memory' }) : new ContainerError('workbook_damaged'),
    )
  })
  worker.on('exit', () => reject(new ContainerError('workbook_stopped', { reason: 'exit' })))
}

/**
 * The script of the thread. Beside this file when run from source (tests). In the built application it is a bundle of its
 * own with the parser inside; it is handed over as text, because a thread need not be able to load files out of the
 * application's archive as the main thread can.
 */
function workerScript(): URL {
  const here = import.meta.dirname
  const source = join(here, 'workbookWorker.mjs')
  if (existsSync(source)) return pathToFileURL(source)
  const built = [here, dirname(here)]
    .map((folder) => join(folder, 'workbookWorker.js'))
    .find((path) => existsSync(path))
  if (built === undefined) throw new Error('workbookWorker.js is missing from the build')
  return new URL(`data:text/javascript;base64,${readFileSync(built, 'base64')}`)
}

/** Parts of an Office Open XML or OpenDocument workbook that hold no cell: pictures, macros, comments. The rest stays: the parser wants what the list of contents names. */
const WITHOUT_CELLS =
  /\/(media|drawings|embeddings|printerSettings|charts|chartsheets\/_rels|pivotCache|pivotTables|tables|queryTables|activeX|ctrlProps|threadedComments|customXml|worksheets\/_rels)\/|\/(calcChain|comments\d*|connections)\.|vbaProject|^(docProps|customXml|Pictures|Thumbnails|Configurations2|Object [^/]*)\//i
const READ_PART = /\.(xml|rels|bin)$|^mimetype$/i

/** True for the files inside an .xlsx, .xlsm, .xlsb or .ods. */
export function isWorkbook(names: readonly string[]): boolean {
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  return has(/^xl\/workbook\.(xml|bin)$/i) || (has(/^content\.xml$/) && has(/^(mimetype|META-INF\/manifest\.xml)$/))
}

/**
 * Writes the parts of a workbook that hold cells into a plain, uncompressed zip. The parser then sees what the limits of the
 * archive have let through and nothing else: not the same archive read by other rules, no picture, no macro.
 * @throws ContainerError
 */
export async function repack(archive: Archive, target: string, signal?: AbortSignal): Promise<void> {
  const parts = archive.entries.filter((entry) => READ_PART.test(entry.name) && !WITHOUT_CELLS.test(`/${entry.name}`))
  const unpacked = parts.reduce((sum, part) => sum + part.bytes, 0)
  if (unpacked > MOST_UNPACKED) throw new ContainerError('workbook_too_large', { bytes: unpacked })
  const handle = await open(target, 'wx')
  try {
    const zip = new StoredZip(handle)
    for (const part of parts) await copyPart(archive, part, zip, signal)
    await zip.finish()
  } catch (error) {
    await rm(target, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function copyPart(archive: Archive, part: ArchiveEntry, zip: StoredZip, signal?: AbortSignal): Promise<void> {
  const guard = /\.bin$/i.test(part.name) ? null : new XmlGuard()
  await zip.begin(part.name, part.raw.crc32, part.bytes)
  await archive.extract(
    part,
    (slice) => {
      guard?.look(slice)
      return zip.write(slice)
    },
    signal,
  )
}

async function guardFile(path: string, signal?: AbortSignal): Promise<void> {
  const guard = new XmlGuard()
  for await (const { slice } of slicesOf(path, signal)) guard.look(slice)
}

/** Longer than every mark that is looked for. */
const SEAM = 32

/** Looks for what no export has and every entity bomb needs; texts of cells have `&lt;` in its place. */
class XmlGuard {
  private tail = ''

  /** @throws ContainerError workbook_unsafe; workbook_encrypted for an OpenDocument manifest that says so */
  look(slice: Uint8Array): void {
    const bytes = Buffer.from(slice.buffer, slice.byteOffset, slice.byteLength)
    const seam = this.tail + bytes.toString('latin1', 0, SEAM)
    const holds = (text: string): boolean => bytes.includes(text, 0, 'latin1') || seam.includes(text)
    if (holds('<!DOCTYPE') || holds('<!ENTITY')) throw new ContainerError('workbook_unsafe', { reason: 'doctype' })
    if (holds('<manifest:encryption-data')) throw new ContainerError('workbook_encrypted')
    this.tail = (this.tail + bytes.toString('latin1', Math.max(0, bytes.length - SEAM))).slice(-SEAM)
  }
}
