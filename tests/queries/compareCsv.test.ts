import { describe, expect, it } from 'vitest'
import { compareCsv } from '../../electron/engine/queries/compareCsv'
import { COMPARE_TABLES } from '../../shared/contract/compare'
import { addPosts, addThemes, branches, compareQuery, emptyDatabase, pairs, run } from './build'

async function network() {
  const database = await emptyDatabase()
  await addThemes(database, ['reach', 'interactions'])
  await branches(database, 2)
  const six = [1, 2, 3, 4, 5, 6, 7, 8].map((e) => [e, 1000] as const)
  await addPosts(database, [
    ...pairs(1, six, { themes: [1] }),
    ...pairs(
      2,
      six.map(([e, d]) => [e * 9, d] as const),
      { themes: [2] },
    ),
  ])
  return database
}

describe('the tables of a comparison', () => {
  it.each(COMPARE_TABLES)('%s: as many cells in each row as headers, in both dialects', async (table) => {
    const database = await network()
    const panel = table === 'panels' ? 'format' : null
    for (const [language, delimiter] of [
      ['fr', ';'],
      ['en', ','],
    ] as const) {
      const query = { ...compareQuery({ panel }), table, language }
      const { name, type, blob } = await database.read((session) => compareCsv(session, query))
      expect(type).toContain('text/csv')
      expect(name).toMatch(/^portee-[a-z0-9_-]+\.csv$/)
      const [header, ...rows] = (await blob.text()).replace('\ufeff', '').trim().split('\r\n')
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row.split(delimiter)).toHaveLength(header!.split(delimiter).length)
    }
  })

  it.each(['groups', 'aims'] as const)('%s: a name that is a formula is text', async (table) => {
    const database = await network()
    await run(database, `UPDATE theme SET label_fr = '=HYPERLINK("http://x")' WHERE id = 1`)
    const query = { ...compareQuery({ by: 'theme' }), table, language: 'en' as const }
    const text = await (await database.read((session) => compareCsv(session, query))).blob.text()
    expect(text).toContain(`"'=HYPERLINK(`)
    expect(text).not.toMatch(/[,\n]"?=/)
  })

  it('pairs: the tests as the answer gives them', async () => {
    const database = await network()
    const query = { ...compareQuery(), table: 'pairs' as const, language: 'en' as const }
    const text = await (await database.read((session) => compareCsv(session, query))).blob.text()
    const [header, row] = text
      .replace('\ufeff', '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','))
    const cell = (name: string) => row![header!.indexOf(name)]
    expect(['a', 'b', 'n_a', 'n_b', 'strength', 'brunner_munzel_method'].map(cell)).toEqual([
      '1',
      '2',
      '8',
      '8',
      'clear',
      'permutation',
    ])
  })
})
