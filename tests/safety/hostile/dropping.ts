import { createRouterClient } from '@orpc/server'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createEngine } from '../../../electron/engine/engine'
import { discardDrop, stageUploads } from '../../../electron/engine/import/drops'
import { MESSAGES } from '../../../renderer/i18n/catalogue'
import type { ReviewFile } from '../../../shared/contract/imports'
import { LANGUAGES } from '../../../shared/vocabulary'
import { NOW, SETTINGS } from '../../support/engine'

const LARGEST = 10 * 2 ** 20
/** No file may hold the user up for longer. */
export const LONGEST = 10_000
export const GIGABYTE = 2 ** 30

/** An engine into which one file after the other is dropped, and taken out again. */
export interface Dropping {
  drop(fileName: string, content: string | Uint8Array): Promise<readonly ReviewFile[]>
  /** Largest memory of the process so far. */
  memory(): number
  close(): Promise<void>
}

export async function dropping(): Promise<Dropping> {
  const folder = mkdtempSync(join(tmpdir(), 'portee-hostile-'))
  for (const name of ['data', 'given']) mkdirSync(join(folder, name))
  const engine = await createEngine({
    dataFolder: join(folder, 'data'),
    stagingFolder: join(folder, 'staging'),
    resourcesFolder: join(import.meta.dirname, '../../../resources'),
    version: '0.0.0-test',
    clock: () => NOW,
    log: () => undefined,
    print: null,
  })
  await createRouterClient(engine.router).workspace.create({ name: 'Valmont', settings: SETTINGS })
  let top = 0
  const watch = setInterval(() => (top = Math.max(top, process.memoryUsage.rss())), 20)
  /** Every file below the folder, so that nothing can be written where nobody looks. */
  const everything = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort()
  return {
    memory: () => top,
    async close() {
      clearInterval(watch)
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
    async drop(name, given) {
      const content = Buffer.from(given)
      expect(content.length).toBeLessThanOrEqual(LARGEST)
      const path = join(folder, 'given', 'file')
      writeFileSync(path, content)
      const before = everything()
      const { context } = engine
      const upload = context.uploads.register({ name, path, bytes: content.length, modifiedAt: NOW, owned: false })
      const started = performance.now()
      const { files, dropId } = await stageUploads(context, undefined, [upload], undefined, () => undefined)
      expect(performance.now() - started).toBeLessThan(LONGEST)
      // Beside the file given there is the drop, in the staging folder, and a copy of each table that asks what it is.
      const added = everything().filter((one) => !before.includes(one))
      const copies = added.filter((one) => !/^staging\/drop_[0-9a-f]+\.duckdb(\.wal)?$/.test(one))
      expect(copies.filter((one) => !/^staging\/[0-9a-f-]{36}\.csv$/.test(one))).toEqual([])
      expect(copies.length).toBeLessThanOrEqual(asked(files).length)
      await discardDrop(context, dropId)
      expect(everything()).toEqual(before)
      expectWords(files)
      return files
    },
  }
}

/** Every code that came out has its words in both languages. */
function expectWords(files: readonly ReviewFile[]): void {
  const ids = files.flatMap(({ refusal, warnings, questions }) => [
    ...(refusal === null ? [] : [`refusal.${refusal.code}`]),
    ...warnings.map(({ code }) => `warning.${code}`),
    ...questions.map(({ code }) => `question.${code}`),
  ])
  const missing = LANGUAGES.flatMap((language) => ids.filter((id) => !MESSAGES[language][id]))
  expect(missing).toEqual([])
}

export const codesOf = (files: readonly ReviewFile[]): string[] => files.flatMap(({ refusal }) => refusal?.code ?? [])

/** Tables that may be any table: they ask what they are instead of being refused. */
export const asked = (files: readonly ReviewFile[]): string[] =>
  files.flatMap(({ questions }) => questions.filter(({ code }) => code === 'mapping').map(({ code }) => code))

/** rows in = new + updated + unchanged + duplicate + set aside + rejected, for every file that has counts. */
export function expectAllRowsCounted(files: readonly ReviewFile[]): void {
  for (const { counts } of files) {
    if (counts === null) continue
    const { rowsIn, ...shares } = counts
    expect(Object.values(shares).reduce((sum, rows) => sum + rows, 0)).toBe(rowsIn)
  }
}
