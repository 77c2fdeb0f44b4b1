import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SampleOptions } from './generateSample'
import { generateSample } from './generateSample'
import type { SampleFile } from './types'

/** A file of the sample on disk. */
export interface WrittenFile {
  path: string
  file: SampleFile
}

/**
 * Writes the exports of the sample into a folder (created if need be), extra ones into its subfolder `extra`, surveys, enrolment and notes
 * into `papers`, each with its date as modification time. Returns the exports in the order of the sample. Errors: those of the file system.
 */
export async function writeSample(folder: string, options: SampleOptions = {}): Promise<WrittenFile[]> {
  await mkdir(join(folder, 'extra'), { recursive: true })
  await mkdir(join(folder, 'papers'), { recursive: true })
  const { files, papers } = generateSample(options)
  const written: WrittenFile[] = []
  for (const file of files) {
    const path = file.extra ? join(folder, 'extra', file.name) : join(folder, file.name)
    await writeDated(path, file.bytes, file.exportedAt)
    written.push({ path, file })
  }
  for (const { name, bytes, savedAt } of papers) await writeDated(join(folder, 'papers', name), bytes, savedAt)
  return written
}

async function writeDated(path: string, bytes: Uint8Array, at: string): Promise<void> {
  const time = new Date(at)
  await writeFile(path, bytes)
  await utimes(path, time, time)
}
