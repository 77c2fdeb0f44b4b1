import { createRouterClient } from '@orpc/server'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEngine, type Engine } from '../../../electron/engine/engine'
import { discardDrop, stageUploads } from '../../../electron/engine/import/drops'
import { MESSAGES } from '../../../renderer/i18n/catalogue'
import type { ReviewFile } from '../../../shared/contract/imports'
import { LANGUAGES } from '../../../shared/vocabulary'
import { NOW, SETTINGS } from '../../support/engine'
import { ARCHIVES } from './archives'
import type { HostileCase } from './case'
import { TEXTS } from './texts'
import { WORKBOOKS } from './workbooks'

const CASES: readonly HostileCase[] = [...ARCHIVES, ...WORKBOOKS, ...TEXTS]
const LARGEST = 10 * 2 ** 20
const LONGEST = 10_000
const GIGABYTE = 2 ** 30

let engine: Engine
let folder = ''
let top = 0
let watch: NodeJS.Timeout

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portee-hostile-'))
  for (const name of ['data', 'given']) mkdirSync(join(folder, name))
  engine = await createEngine({
    dataFolder: join(folder, 'data'),
    stagingFolder: join(folder, 'staging'),
    resourcesFolder: join(import.meta.dirname, '../../../resources'),
    version: '0.0.0-test',
    clock: () => NOW,
    log: () => undefined,
    print: null,
  })
  await createRouterClient(engine.router).workspace.create({ name: 'Valmont', settings: SETTINGS })
  watch = setInterval(() => (top = Math.max(top, process.memoryUsage.rss())), 20)
})

afterAll(async () => {
  clearInterval(watch)
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Every file below the test's folder, so that nothing can be written where nobody looks. */
const everything = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort()

/** Brings the file into a drop as a user does, looks at it, and takes it out again. */
async function drop(one: HostileCase): Promise<{ files: readonly ReviewFile[]; milliseconds: number }> {
  const content = Buffer.from(one.make())
  expect(content.length).toBeLessThanOrEqual(LARGEST)
  const path = join(folder, 'given', 'file')
  writeFileSync(path, content)
  const before = everything()
  const upload = engine.context.uploads.register({
    name: one.fileName,
    path,
    bytes: content.length,
    modifiedAt: NOW,
    owned: false,
  })
  const started = performance.now()
  const { files, dropId } = await stageUploads(engine.context, undefined, [upload], undefined, () => undefined)
  const milliseconds = performance.now() - started
  // Beside the file given there is the drop, in the staging folder, and a copy of each table that asks what it is.
  const added = everything().filter((name) => !before.includes(name))
  const copies = added.filter((name) => !/^staging\/drop_[0-9a-f]+\.duckdb(\.wal)?$/.test(name))
  expect(copies.filter((name) => !/^staging\/[0-9a-f-]{36}\.csv$/.test(name))).toEqual([])
  expect(copies).toHaveLength(asked(files).length)
  await discardDrop(engine.context, dropId)
  expect(everything()).toEqual(before)
  return { files, milliseconds }
}

function expectWords(area: string, codes: readonly string[]): void {
  for (const code of codes) for (const language of LANGUAGES) expect(MESSAGES[language][`${area}.${code}`]).toBeTruthy()
}

const codesOf = (files: readonly ReviewFile[]): string[] => files.flatMap(({ refusal }) => refusal?.code ?? [])
/** What a table is refused with that may be any table: it asks what it is instead. */
const asked = (files: readonly ReviewFile[]): string[] =>
  files.flatMap(({ questions }) => questions.filter(({ code }) => code === 'mapping').map(({ code }) => code))

describe('hostile and broken files', () => {
  test('are more than a hundred, each under its own name', () => {
    expect(CASES.length).toBeGreaterThan(100)
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length)
  })

  test.each(CASES)(
    '$name',
    async (one) => {
      const { files, milliseconds } = await drop(one)
      expect(milliseconds).toBeLessThan(LONGEST)
      expectWords('refusal', codesOf(files))
      expectWords(
        'warning',
        files.flatMap(({ warnings }) => warnings.map(({ code }) => code)),
      )
      expectWords(
        'question',
        files.flatMap(({ questions }) => questions.map(({ code }) => code)),
      )
      if ('refused' in one.expect) {
        const said = [...codesOf(files), ...asked(files)]
        expect(said.length).toBe(files.length)
        expect(said.filter((code) => !('refused' in one.expect && one.expect.refused.includes(code)))).toEqual([])
        expect(files.length).toBeGreaterThan(0)
        return
      }
      const read = files.filter(({ state }) => state !== 'refused')
      expect([codesOf(files), read.length]).toEqual([one.expect.beside ?? [], 1])
      const { counts, warnings, sums } = read[0]!
      expect(counts).toMatchObject({ rowsIn: one.expect.rows, rejected: one.expect.rejected ?? 0 })
      const { rowsIn, ...shares } = counts!
      expect(Object.values(shares).reduce((a, b) => a + b, 0)).toBe(rowsIn)
      for (const code of one.expect.warnings ?? []) expect(warnings.map((warning) => warning.code)).toContain(code)
      for (const [metric, sum] of Object.entries(one.expect.sums ?? {})) expect(sums[metric]).toBe(sum)
    },
    30_000,
  )

  test('none of them took a gigabyte', () => {
    expect(top).toBeGreaterThan(0)
    expect(top).toBeLessThan(GIGABYTE)
  })
})
