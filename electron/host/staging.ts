import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { EngineContext, Upload } from '../engine/context'

/** Largest upload taken: 8 GiB. A million posts are 300 MB. */
const LIMIT = 8 * 1024 ** 3

export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge'
}

export interface Incoming {
  /** Name of the user's file, kept as it is; never part of a path. */
  readonly name: string
  /** `lastModified` in ms since 1970, or null when unknown. */
  readonly modified: number | null
  readonly body: Readable
}

/** Streams a file into staging under a random name and registers it. A broken stream leaves nothing. @throws UploadTooLarge */
export async function stageUpload(context: EngineContext, incoming: Incoming, limit = LIMIT): Promise<Upload> {
  const { path, bytes } = await writeStaged(join(context.options.stagingFolder, 'uploads'), incoming.body, limit)
  const modifiedAt = incoming.modified === null ? null : new Date(incoming.modified)
  return context.uploads.register({ name: incoming.name, path, bytes, modifiedAt, owned: true })
}

/** Writes a stream under a random name. A broken stream leaves nothing. @throws UploadTooLarge */
export async function writeStaged(
  folder: string,
  body: Readable,
  limit = LIMIT,
): Promise<{ readonly path: string; readonly bytes: number }> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, randomUUID())
  let bytes = 0
  async function* counted(source: AsyncIterable<Buffer>) {
    for await (const chunk of source) {
      bytes += chunk.length
      if (bytes > limit) throw new UploadTooLarge()
      yield chunk
    }
  }
  try {
    await pipeline(body, counted, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return { path, bytes }
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}

/** Name and time from the query of `PUT /upload?name=…&modified=…`; null when they are none. Pure. */
export function readUploadQuery(query: URLSearchParams): { name: string; modified: number | null } | null {
  const name = query.get('name') ?? ''
  if (name === '' || Buffer.byteLength(name) > 1024 || name.includes('\0')) return null
  const text = query.get('modified')
  if (text === null || text === '') return { name, modified: null }
  const modified = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN
  return Number.isNaN(new Date(modified).getTime()) ? null : { name, modified }
}
