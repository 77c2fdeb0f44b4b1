import { describe, expect, it } from 'vitest'
import { needsBench, posts } from './support'

const PERIOD = { period: '2026-Q2', branches: [], measure: 'err' as const }

describe('needs × themes', () => {
  it('sets what is asked beside what is published, and names what nobody answers and nobody asked for', async () => {
    const bench = await needsBench()
    const { client, note, themes, accounts, branches } = bench
    for (const branchId of [branches.sante, branches.sante, branches.sciences]) await note({ branchId })
    await note({ topic: 'Ouverture', text: 'les horaires du dimanche' })
    await note({ topic: 'Température', text: 'trop froid' })
    await note({ topic: 'Température', text: 'trop froid', heardOn: '2026-01-15' })
    await bench.posts([
      ...posts(accounts.sante, [themes.spaces, themes.spaces, themes.backstage], { text: 'de nouvelles prises' }),
      { account: accounts.sciences, day: '2026-05-10', themes: [themes.backstage, themes.spaces] },
      // Not published by the account itself: not counted.
      ...posts(accounts.sante, [themes.hours], { flags: ['share'] }),
    ])
    const matrix = await client.needs.matrix(PERIOD)
    expect(matrix.notes).toBe(5)
    expect(matrix.posts).toBe(4)
    expect(
      matrix.topics.map(({ topic, notes, answered, posts: n, mentions }) => [topic, notes, answered, n, mentions]),
    ).toEqual([
      ['Prises', 3, 'yes', 3, 3],
      ['Ouverture', 1, 'no', 0, 0],
      ['Température', 1, 'no_theme', 0, 0],
    ])
    expect(matrix.topics[0]?.branches).toEqual([
      { branchId: branches.sante, n: 2 },
      { branchId: branches.sciences, n: 1 },
    ])
    expect(matrix.themes.map(({ themeId, posts: n, share, notes }) => [themeId, n, share, notes])).toEqual([
      [themes.hours, 0, 0, 1],
      [themes.spaces, 3, 0.75, 3],
      [themes.backstage, 2, 0.5, 0],
    ])
    expect(matrix.unanswered).toEqual(['Ouverture', 'Température'])
    expect(matrix.unasked).toEqual([themes.backstage])
    expect(matrix.setAside).toEqual([{ reason: 'share', n: 1 }])
    expect(matrix.finding).toMatchObject({ code: 'needs_unanswered', data: { notesUnanswered: 2, nUnasked: 1 } })
  })

  it('narrows notes and posts to the libraries asked for', async () => {
    const { client, note, branches, accounts, themes, ...bench } = await needsBench()
    await note({ branchId: branches.sante })
    await note({ branchId: branches.sciences })
    await bench.posts(posts(accounts.sciences, [themes.spaces]))
    const matrix = await client.needs.matrix({ ...PERIOD, branches: [branches.sante] })
    expect([matrix.notes, matrix.posts, matrix.finding.code]).toEqual([1, 0, 'needs_no_posts'])
  })

  it('says little where posts are fewer than notes', async () => {
    const { client, note, accounts, themes, ...bench } = await needsBench()
    for (let i = 0; i < 3; i++) await note()
    await bench.posts(posts(accounts.sante, [themes.spaces, themes.spaces]))
    expect((await client.needs.matrix(PERIOD)).topics[0]?.answered).toBe('little')
  })

  it('tells what posts obtained as the comparison by theme tells it', async () => {
    const { client, note, accounts, themes, ...bench } = await needsBench()
    await note()
    const rated = (theme: number, rates: readonly number[]) =>
      rates.map((interactions) => ({ ...posts(accounts.sante, [theme])[0], interactions, reach: 1000 }))
    await bench.posts([
      ...rated(themes.spaces, [80, 85, 90, 95, 100, 105, 110, 115, 120, 125]),
      ...rated(themes.backstage, [10, 12, 14, 16, 18, 20, 22, 24, 26, 28]),
    ])
    const matrix = await client.needs.matrix(PERIOD)
    const filter = { period: '2026-Q2', compare: 'none' as const }
    const compared = await client.compare.groups({ filter, by: 'theme', rate: 'err', against: 'rest' })
    const row = compared.rows.find(({ key }) => key === String(themes.spaces))
    const pair = compared.pairs.find(({ a }) => a === String(themes.spaces))
    expect(matrix.topics[0]?.themes[0]?.obtained).toEqual({
      n: 10,
      median: row?.median,
      interval: row?.interval,
      against: { ratio: pair?.ratio, interval: pair?.interval, strength: 'clear' },
    })
    expect(row?.median).toBeCloseTo(0.1025)
  })

  it('is empty without notes and without posts', async () => {
    const { client } = await needsBench()
    const matrix = await client.needs.matrix(PERIOD)
    expect([matrix.topics, matrix.themes, matrix.finding.code]).toEqual([[], [], 'needs_none'])
  })

  it('goes into a spreadsheet, with a row for what nobody answers', async () => {
    const { client, note, accounts, themes, ...bench } = await needsBench()
    await note({ topic: '=1+1', text: 'trop froid' })
    await bench.posts(posts(accounts.sante, [themes.backstage]))
    const text = async (table: 'matrix' | 'notes') =>
      (await client.needs.csv({ ...PERIOD, table, language: 'en' })).blob.text()
    const lines = (await text('matrix')).trim().split('\r\n')
    expect(lines[1]).toMatch(/^'=1\+1,1,no_theme,0,0,,/)
    expect(lines[2]).toMatch(/^,0,unasked,,,Backstage,0,1,1,/)
    expect(await text('notes')).toContain("2026-05-04,,'=1+1,trop froid,")
  })
})
