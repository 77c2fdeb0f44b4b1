import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Writes a dropped file under a random name; its path. A broken stream leaves nothing. */
export async function copyIntoStaging(folder: string, body: Readable): Promise<string> {
  const path = join(folder, randomUUID())
  try {
    await pipeline(body, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
    return path
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
}
