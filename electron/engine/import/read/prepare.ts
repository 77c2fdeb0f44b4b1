import { createHash, randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { Decoder, detectEncoding, looksTwiceEncoded, Surveyor, undoTwiceEncoded, type Encoding } from './encoding'

/** A file brought into the staging folder as UTF-8. */
export interface Prepared {
  /** UTF-8 without the user's name in its own; belongs to the caller, who deletes it. */
  readonly path: string
  readonly sha256: string
  /** Size of the user's file. */
  readonly bytes: number
  readonly encoding: Encoding
  /** Bytes that no reading of the encoding explains; each became U+FFFD. */
  readonly replaced: number
  /** True when one round of "UTF-8 read as Windows-1252" was undone. */
  readonly repaired: boolean
  /** The file's own bytes begin with this, whatever its name says. */
  readonly container: 'text' | 'zip' | 'workbook' | 'xml' | 'gzip' | 'binary'
}

/** Called with the bytes done; slices are a megabyte, and the event loop runs between them. */
export type OnBytes = (done: number, total: number) => void

const SLICE = 1 << 20
const REPAIRABLE = 1 << 26

/**
 * Copies a file into `folder` and brings it to UTF-8. The copy is taken first: what is reviewed is what is committed, even if
 * the user's file changes meanwhile.
 * @throws the reason of `signal` when aborted; the copy is then gone
 */
export async function prepare(
  source: string,
  folder: string,
  signal: AbortSignal | undefined,
  onBytes: OnBytes = () => undefined,
): Promise<Prepared> {
  const path = join(folder, `${randomUUID()}.csv`)
  try {
    await copyFile(source, path, constants.COPYFILE_FICLONE)
    const { survey, sha256, bytes } = await surveyFile(path, signal, onBytes)
    const container = containerOf(survey.head)
    const { encoding, mark } = detectEncoding(survey)
    const base = { sha256, bytes, encoding, container }
    if (container !== 'text' && container !== 'xml') return { ...base, path, replaced: 0, repaired: false }
    if (encoding === 'utf-8' && survey.isUtf8 && !looksTwiceEncoded(new TextDecoder().decode(survey.head))) {
      return { ...base, path, replaced: 0, repaired: false }
    }
    const decoded = await decodeFile(path, folder, encoding, mark, bytes, signal)
    await rm(path, { force: true })
    return { ...base, ...decoded }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

async function surveyFile(path: string, signal: AbortSignal | undefined, onBytes: OnBytes) {
  const hash = createHash('sha256')
  const surveyor = new Surveyor()
  let bytes = 0
  for await (const { slice, total } of slicesOf(path, signal)) {
    hash.update(slice)
    surveyor.add(slice)
    bytes += slice.length
    onBytes(bytes, total)
  }
  return { survey: surveyor.finish(), sha256: hash.digest('hex'), bytes }
}

async function decodeFile(
  path: string,
  folder: string,
  encoding: Encoding,
  mark: number,
  bytes: number,
  signal: AbortSignal | undefined,
): Promise<{ path: string; replaced: number; repaired: boolean }> {
  const out = join(folder, `${randomUUID()}.csv`)
  const decoder = new Decoder(encoding, mark)
  const handle = await open(out, 'wx')
  try {
    if (bytes <= REPAIRABLE) return { path: out, ...(await decodeWhole(path, decoder, handle, signal)) }
    for await (const { slice } of slicesOf(path, signal)) await handle.write(decoder.decode(slice))
    await handle.write(decoder.decode())
    return { path: out, replaced: decoder.replaced, repaired: false }
  } catch (error) {
    await rm(out, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function decodeWhole(path: string, decoder: Decoder, handle: FileHandle, signal: AbortSignal | undefined) {
  let text = ''
  for await (const { slice } of slicesOf(path, signal)) text += decoder.decode(slice)
  text += decoder.decode()
  const repaired = looksTwiceEncoded(text) ? undoTwiceEncoded(text) : null
  await handle.write(repaired ?? text)
  return { replaced: decoder.replaced, repaired: repaired !== null }
}

/** The file in slices of a megabyte; the slice is reused, copy what must stay. */
export async function* slicesOf(
  path: string,
  signal: AbortSignal | undefined,
  size = SLICE,
): AsyncGenerator<{ readonly slice: Uint8Array; readonly total: number }> {
  const handle = await open(path, 'r')
  try {
    const { size: total } = await handle.stat()
    const buffer = Buffer.allocUnsafe(Math.max(1, Math.min(size, total)))
    for (;;) {
      signal?.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null)
      if (bytesRead === 0) return
      yield { slice: buffer.subarray(0, bytesRead), total }
    }
  } finally {
    await handle.close()
  }
}

/** The first bytes of a file (without a UTF-8 mark). */
export async function headOf(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(size)
    const { bytesRead } = await handle.read(buffer, 0, size, 0)
    const marked = buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf
    return buffer.subarray(marked ? 3 : 0, bytesRead)
  } finally {
    await handle.close()
  }
}

function containerOf(head: Uint8Array): Prepared['container'] {
  const begins = (...bytes: number[]): boolean => bytes.every((byte, i) => head[i] === byte)
  if (begins(0x50, 0x4b, 3, 4) || begins(0x50, 0x4b, 5, 6)) return 'zip'
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'workbook'
  if (begins(0x1f, 0x8b)) return 'gzip'
  const text = new TextDecoder('latin1')
    .decode(head.subarray(0, 200))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
  if (/^<(\?xml|!doctype|html)/i.test(text)) return 'xml'
  return looksBinary(head) ? 'binary' : 'text'
}

/** Control characters that no text file holds; NUL is left to UTF-16. */
function looksBinary(head: Uint8Array): boolean {
  const sample = head.subarray(0, 4096)
  const odd = sample.filter((byte) => byte > 0 && byte < 32 && ![9, 10, 13, 27, 12].includes(byte)).length
  return sample.length > 0 && odd > sample.length / 50
}
