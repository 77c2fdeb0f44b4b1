import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partsOf, type Part } from '../../electron/engine/import/read/parts'
import { writeBiff, type SheetCell } from '../../electron/engine/sample/writers/biff'
import { writeZip } from '../../electron/engine/sample/writers/zip'

/** Cells of a workbook by sheet, as the workbook library reads them. */
function cellsOf(bytes: Uint8Array): Map<string, unknown[][]> {
  const book = read(bytes, { type: 'array' })
  return new Map(
    book.SheetNames.map((name) => [name, utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 })]),
  )
}

describe('a binary workbook', () => {
  const long = `Été 📚 « long »\n${'x'.repeat(3000)} fin`
  const rows: SheetCell[][] = [
    ['sentence'],
    ['a', 'b', 'c'],
    [long, 1.0928, -3],
    ['', null, 1e9],
    [null, 0.1 + 0.2, 'a'],
  ]

  test('is read by the library as it was written: long texts, decimals, signs, two sheets', () => {
    const cells = cellsOf(
      writeBiff([
        { name: 'Metrics', rows },
        { name: 'All posts', rows: [['é', 2]] },
      ]),
    )
    expect([...cells.keys()]).toEqual(['Metrics', 'All posts'])
    const [sentence, header, first, second, third] = cells.get('Metrics')!
    expect(sentence).toEqual(['sentence'])
    expect(header).toEqual(['a', 'b', 'c'])
    expect(first).toEqual([long, 1.0928, -3])
    expect(second?.[2]).toBe(1e9)
    expect(third?.slice(1)).toEqual([0.1 + 0.2, 'a'])
    expect(cells.get('All posts')).toEqual([['é', 2]])
  })

  test('holds more texts than one record can', () => {
    const many = Array.from({ length: 700 }, (_, i) => [`post ${i} ${'é'.repeat(i % 90)}`, i])
    expect(cellsOf(writeBiff([{ name: 'All posts', rows: many }])).get('All posts')).toEqual(many)
  })

  test('is the same twice', () => {
    const write = () => writeBiff([{ name: 'Metrics', rows }])
    expect(Buffer.compare(write(), write())).toBe(0)
  })
})

describe('an archive', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portee-containers-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function opened(name: string, bytes: Uint8Array): Promise<readonly Part[]> {
    const path = join(folder, name)
    await writeFile(path, bytes)
    const found = await partsOf({ name, path }, { folder, zone: 'Europe/Paris', onBytes: () => undefined })
    if (!('parts' in found)) throw new Error('refused')
    expect(found.refused).toEqual([])
    return found.parts
  }

  test('is opened by the importer: entries in order, bytes unchanged, the clock of Paris', async () => {
    const text = new TextEncoder().encode('Date,Views\n2026-09-30,3\n')
    const at = Date.parse('2026-10-02T08:20:00Z')
    const entries = ['Table data.csv', 'Données.csv'].map((name) => ({ name, bytes: text }))
    const parts = await opened('Content.zip', writeZip(entries, at))
    expect(parts.map(({ inside }) => inside)).toEqual(['Table data.csv', 'Données.csv'])
    for (const part of parts) {
      expect(part.entryTime?.toISOString()).toBe('2026-10-02T08:20:00.000Z')
      expect(Buffer.compare(await readFile(part.path), text)).toBe(0)
    }
  })

  test('and so is a binary workbook, sheet by sheet', async () => {
    const parts = await opened(
      'page.xls',
      writeBiff([
        {
          name: 'Metrics',
          rows: [
            ['Date', 'n'],
            ['05/13/2024', 0.0546],
          ],
        },
      ]),
    )
    expect(parts.map(({ sheet }) => sheet)).toEqual(['Metrics'])
    expect(await readFile(parts[0]!.path, 'utf8')).toBe('Date,n\n05/13/2024,0.0546\n')
  })
})
