import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mappedContents } from '../../../electron/engine/import/mapping/content'
import { UNREADABLE } from '../../../electron/engine/import/mapping/convert'
import { headRecords } from '../../../electron/engine/import/mapping/look'
import { findHeader } from '../../../electron/engine/import/mapping/places'
import { rewriteTable } from '../../../electron/engine/import/mapping/rewrite'
import { tryMapping } from '../../../electron/engine/import/mapping/trial'
import type { MappingSpec } from '../../../shared/mapping'
import { temporaryFolder } from '../../support/folder'
import { AGES, DAYS, TWO_NETWORKS } from './tables'
import { AGES_SPEC, DAYS_SPEC, TWO_NETWORKS_SPEC } from './specs'

async function work(content: string, spec: MappingSpec, delimiter: string) {
  const folder = temporaryFolder()
  const path = join(folder, 'table.csv')
  writeFileSync(path, content)
  const found = findHeader(await headRecords(path, delimiter), spec)
  if (found === null) throw new Error('the header of the specification is not there')
  return { folder, path, delimiter, spec, ...found }
}

describe('a table of posts, rewritten', () => {
  it('is one table for each platform, every record in its place', async () => {
    const { parts, elsewhere } = await rewriteTable(await work(TWO_NETWORKS, TWO_NETWORKS_SPEC, ','))
    expect(parts.map(({ platform, rows, hasHours }) => [platform, rows, hasHours])).toEqual([
      ['instagram', 1, true],
      ['x', 2, true],
    ])
    expect([...elsewhere]).toEqual([['Pinterest', 1]])
    const lines = parts.map(({ path }) => readFileSync(path, 'utf8').split('\n'))
    expect(lines[0]?.slice(2)).toEqual([
      'Post date,Network,Message,Post URL,Impressions,Likes,Clicks',
      '2026-09-03 09:30:00,Instagram,Morning light in the reading room,https://www.instagram.com/p/DAbcdefghij/,1234,50,',
      ...['', '', '', '', '', ''],
    ])
    expect(lines[1]?.slice(3)).toEqual([
      '',
      '2026-09-04 09:30:00,Twitter,New opening hours,https://x.com/bu_valmont/status/1965000000000000001,800,4,17',
      '',
      '',
      '2026-09-06 09:30:00,Twitter,"A line',
      'and another",https://x.com/bu_valmont/status/1965000000000000002,,5,3',
      ...['', ''],
    ])
  })

  it('leaves what cannot be read unreadable for every reader', async () => {
    const table =
      'Post date,Network,Message,Post URL,Impressions,Likes,Clicks\n03/09/26 10:00,Twitter,Hi,,1.234,"1,2k",12,,\n2026-09-04,Twitter,Ho'
    const { parts } = await rewriteTable(await work(table, TWO_NETWORKS_SPEC, ','))
    const lines = readFileSync(parts[0]?.path ?? '', 'utf8').split('\n')
    expect(lines[1]).toBe(`${UNREADABLE}03/09/26 10:00,Twitter,Hi,,${UNREADABLE}1.234,"${UNREADABLE}1,2k",12`)
    // A record too short stays too short.
    expect(lines[2]).toBe('2026-09-04,Twitter,Ho')
  })

  it('leaves nothing in the folder when it is cancelled', async () => {
    const controller = new AbortController()
    controller.abort(new Error('stop'))
    const given = await work(TWO_NETWORKS, TWO_NETWORKS_SPEC, ',')
    await expect(rewriteTable({ ...given, signal: controller.signal })).rejects.toThrow('stop')
    expect(readdirSync(given.folder)).toEqual(['table.csv'])
  })
})

describe('a trial', () => {
  it('counts what reads and what does not, with examples', async () => {
    const { path } = await work(TWO_NETWORKS, TWO_NETWORKS_SPEC, ',')
    const trial = await tryMapping(path, ',', TWO_NETWORKS_SPEC)
    expect(trial).toMatchObject({
      rows: 6,
      readable: 3,
      setAside: 3,
      badCells: 0,
      firstDay: '2026-09-03',
      lastDay: '2026-09-06',
    })
    expect(trial?.columns.find(({ meaning }) => meaning === 'impressions')).toMatchObject({
      good: 2,
      missing: 1,
      bad: 0,
    })
    expect(trial?.first[0]?.cells.find(({ position }) => position === 4)).toEqual({
      position: 4,
      text: '1,234',
      value: '1234',
      isBad: false,
    })
    const wrong = { ...TWO_NETWORKS_SPEC, numbers: { decimal: ',', groups: null, rounded: 'reject' } } as const
    const other = await tryMapping(path, ',', wrong)
    expect(other).toMatchObject({ readable: 2, badCells: 1 })
    expect(other?.columns.find(({ meaning }) => meaning === 'impressions')?.examples).toEqual([
      { row: 4, text: '1,234', why: 'fraction' },
    ])
  })

  it('counts the posts that nobody could tell again', async () => {
    const days = TWO_NETWORKS.replaceAll(' 09:30', '').replaceAll(/https:[^,]*/g, '')
    const { path } = await work(days, TWO_NETWORKS_SPEC, ',')
    expect(await tryMapping(path, ',', TWO_NETWORKS_SPEC)).toMatchObject({ readable: 0, keyless: 3, badCells: 0 })
  })

  it('says when a column is not there', async () => {
    const { path } = await work(TWO_NETWORKS, TWO_NETWORKS_SPEC, ',')
    const columns = [...TWO_NETWORKS_SPEC.columns, { name: 'Saves', occurrence: 1, meaning: 'saves' as const }]
    expect(await tryMapping(path, ',', { ...TWO_NETWORKS_SPEC, columns })).toBeNull()
  })
})

describe('days and audiences', () => {
  it('become the records of a daily table, with network and account', async () => {
    const { contents } = await mappedContents(await work(DAYS, DAYS_SPEC, ';'))
    expect(contents).toHaveLength(1)
    expect(contents[0]?.records).toEqual([
      ['Jour', 'Page', 'Abonnés', 'Couverture', 'Impressions', 'Taux de clic', 'network', 'account'],
      ['2026-09-01', 'BU Sciences', '1204', '310', '402', '1,2 %', 'facebook', 'BU Sciences'],
      ['2026-09-02', 'BU Sciences', '1206', '290', '377', '0,8 %', 'facebook', 'BU Sciences'],
      ['2026-09-13', 'BU Santé', '803', '', '120', '0,5 %', 'facebook', 'BU Santé'],
    ])
  })

  it('become the records of an audience table', async () => {
    const { contents } = await mappedContents(await work(AGES, AGES_SPEC, ';'))
    expect(contents[0]?.records.slice(1)).toEqual([
      ['18-24 ans', '42.5', 'instagram', ''],
      ['25-34 ans', '31.25', 'instagram', ''],
      ['65 ans et plus', '3', 'instagram', ''],
      [],
    ])
  })
})
