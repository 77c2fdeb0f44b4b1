import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { combineParts, joined } from '../../electron/engine/import/combine'
import legacy from '../../electron/engine/import/formats/facebook-legacy-posts'
import { partsOf, releaseParts } from '../../electron/engine/import/read/parts'
import { naiveRecords } from '../reading/naive'

const HEAD = ['Post ID', 'Posted', 'Lifetime Post Total Reach']
const main = [HEAD, ['', '', 'Lifetime: reach'], ['1_10', 'a', '5'], ['1_11', 'b', '6'], ['1_12', 'c', '7']]
const sheet = (name: string, records: string[][]) => ({ part: { sheet: name }, records })
const stories = sheet('Lifetime Post Stories by act...', [
  ['Description', 'Post ID', 'Posted', 'share', 'like', 'comment'],
  ['Lifetime: total', '1_11', 'b', '', '4', ''],
  ['', '1_10', 'a', '1', '2', '3'],
  ['', '1_12', 'c', '', '', ''],
])
const people = sheet('Lifetime Talking About This(...', [
  ['Description', 'Post ID', 'Posted', 'share', 'like', 'comment'],
  ['', '1_10', 'a', '1', '1', '1'],
])

describe('sheets of one post export', () => {
  it('are joined by id: totals by name, other columns under their sheet, an empty cell of a row that says something is none', () => {
    const [header, description, ...rows] = joined(legacy.joins, main, [people, stories])
    const about = people.part.sheet
    expect(header).toEqual([
      ...HEAD,
      `${about} · share`,
      `${about} · like`,
      `${about} · comment`,
      'share',
      'like',
      'comment',
    ])
    expect(description).toEqual(['', '', 'Lifetime: reach', '', '', '', '', '', ''])
    expect(rows).toEqual([
      ['1_10', 'a', '5', '1', '1', '1', '1', '2', '3'],
      ['1_11', 'b', '6', '', '', '', '0', '4', '0'],
      ['1_12', 'c', '7', '', '', '', '', '', ''],
    ])
  })
})

const SAMPLES = process.env['PORTEE_SAMPLES'] ?? ''

describe.skipIf(SAMPLES === '')('a real workbook (PORTEE_SAMPLES)', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'portee-combine-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  it('seven sheets of the legacy Facebook export are one table', async () => {
    const name = 'Facebook Insights Data Export (Post Level) - LOK - 2017-10-22.xls'
    const upload = { name, path: join(SAMPLES, 'facebook', name) }
    const found = await partsOf(upload, { folder, zone: 'Europe/Paris', onBytes: () => undefined })
    if (!('parts' in found)) throw new Error(found.refusal.code)
    expect(found.parts).toHaveLength(7)
    const parts = await combineParts(found.parts, folder)
    expect(parts.map(({ inside }) => inside)).toEqual(['Key Metrics'])
    expect(readdirSync(folder)).toHaveLength(1)
    const [header = [], ...rows] = naiveRecords(readFileSync(parts[0]?.path ?? '', 'utf8'), ',')
    const sum = (column: string): number =>
      rows.reduce((all, row) => all + (Number(row[header.indexOf(column)]) || 0), 0)
    expect(new Set(header.slice(-20)).size).toBe(20)
    expect([rows.length, sum('like') > 0, sum('comment') > 0, sum('share') > 0]).toEqual([13, true, true, true])
    await releaseParts(parts)
    expect(readdirSync(folder)).toEqual([])
  })
})

describe.skipIf(SAMPLES !== '')('a real workbook', () => {
  it.skip('skipped: PORTEE_SAMPLES is not set', () => undefined)
})
