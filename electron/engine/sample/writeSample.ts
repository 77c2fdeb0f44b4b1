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
 * Writes the exports of the sample into a folder (created if need be), extra ones into its subfolder `extra`, each with
 * its export date as modification time. Returns them in the order of the sample. Errors: those of the file system.
 */
export async function writeSample(folder: string, options: SampleOptions = {}): Promise<WrittenFile[]> {
  await mkdir(join(folder, 'extra'), { recursive: true })
  const written: WrittenFile[] = []
  for (const file of generateSample(options).files) {
    const path = file.extra ? join(folder, 'extra', file.name) : join(folder, file.name)
    const time = new Date(file.exportedAt)
    await writeFile(path, file.bytes)
    await utimes(path, time, time)
    written.push({ path, file })
  }
  return written
}
