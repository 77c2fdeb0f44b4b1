import { describe, expect, it } from 'vitest'
import type { PopulationDimension } from '../../shared/contract/populations'
import { audienceBench, YOUNG } from './audienceBench'

const clause = (kind: 'share' | 'index' | 'coverage', dimension: 'age' | null, threshold: number) => ({
  ...{ personaId: null, kind, dimension, threshold },
})

/** An account of 1,000 followers, 600 of them young, and two tables of people of each kind: of 2024 and of 2026. */
async function bench() {
  const own = await audienceBench()
  const { client, accounts, persona, line, ages } = own
  const camille = await persona('Camille', YOUNG)
  const clauses = [clause('share', 'age', 0.4), clause('index', 'age', 100), clause('coverage', null, 0.5)]
  await line(accounts.instagram, [camille], { validFrom: '2023-01-01', clauses })
  const table = async (takenOn: string, dimension: PopulationDimension, rows: [string, number][]) => {
    const counted = rows.map(([value, people]) => ({ value, people }))
    const draft = { label: `Inscrits ${takenOn.slice(0, 4)}`, dimension, takenOn, source: 'scolarité', rows: counted }
    return (await client.populations.save({ table: draft, replaces: null })).id
  }
  const tables = {
    ages2024: await table('2024-10-15', 'age', [
      ['18-24', 3000],
      ['25+', 1000],
    ]),
    people2024: await table('2024-10-15', 'persona', [[String(camille), 1000]]),
    ages2026: await table('2026-02-01', 'age', [
      ['18-24', 2000],
      ['25+', 2000],
    ]),
    people2026: await table('2026-02-01', 'persona', [[String(camille), 5000]]),
  }
  const sheet = (period: string) =>
    client.audience.verdict({ accountId: accounts.instagram, personaId: camille, period })
  return { ...own, camille, tables, sheet, read: (day: string, n = 600) => ages(accounts.instagram, day, n, 1000) }
}

describe('people are counted by the table of the time judged', () => {
  it.each([
    ['2024-Q2', 2024, 'before both: the earliest'],
    ['2024-Q4', 2024, 'the first taken within it'],
    ['2025-Q4', 2024, 'between: the older, whatever came since'],
    ['2026-Q1', 2026, 'the second taken within it'],
    ['2026-Q2', 2026, 'after both: the newest'],
  ])('%s by the table of %i (%s)', async (period, year) => {
    const { sheet, read, tables, client, camille } = await bench()
    await read('2024-05-31')
    const { clauses, profile } = await sheet(period)
    const [coverage, index] = clauses
    const [ages, people] = year === 2024 ? [tables.ages2024, tables.people2024] : [tables.ages2026, tables.people2026]
    const about = { label: `Inscrits ${year}`, takenOn: year === 2024 ? '2024-10-15' : '2026-02-01' }
    expect(clauses.map(({ reference }) => reference?.id ?? null)).toEqual([people, ages, null])
    expect(index?.reference).toEqual({ id: ages, ...about, source: 'scolarité' })
    expect(profile?.reference).toMatchObject({ id: ages, ...about })
    // 60 % young followers against 75 %, then 50 % of the population; 600 of at most 1,000, then of 5,000.
    expect(index?.bounds.low).toBeCloseTo(year === 2024 ? 80 : 120, 6)
    expect(coverage?.bounds.high).toBeCloseTo(year === 2024 ? 0.6 : 0.12, 6)
    const network = await client.audience.network({ period })
    const row = network.personas.find(({ personaId }) => personaId === camille)
    expect(row?.population).toBe(year === 2024 ? 1000 : 5000)
    const csv = await (await client.audience.csv({ period, language: 'en' })).blob.text()
    expect(csv).toContain('population_taken_on')
    expect(csv).toContain(`Inscrits ${year}`)
    expect(csv).not.toContain(`Inscrits ${year === 2024 ? 2026 : 2024}`)
  })

  it('the total of a reach is bounded by the population of then', async () => {
    const { client } = await bench()
    const rows = [{ value: '18+', people: 7000 }]
    const draft = { label: 'Inscrits', dimension: 'age' as const, takenOn: '2026-06-01', source: 'scolarité', rows }
    await client.populations.save({ table: draft, replaces: null })
    const people = async (period: string) => (await client.compare.reach({ filter: { period } })).population?.people
    expect([await people('2026-Q1'), await people('2026-Q2')]).toEqual([4000, 7000])
  })

  it('`used` on the screen of populations says which count today', async () => {
    const { client, tables } = await bench()
    const used = (await client.populations.list()).filter((each) => each.used).map(({ id }) => id)
    expect(used.sort((a, b) => a - b)).toEqual([tables.ages2026, tables.people2026])
  })
})

describe('change since the quarter before', () => {
  it('across two tables is no change of the audience: index and coverage say nothing, the share does', async () => {
    const { sheet, read, client } = await bench()
    await read('2025-12-31', 600)
    await read('2026-03-31', 650)
    const { change } = await sheet('2026-Q1')
    expect(change?.clauses).toMatchObject([
      { kind: 'coverage', before: null, moved: 'cannot_tell' },
      { kind: 'index', before: null, moved: 'cannot_tell' },
      { kind: 'share', moved: 'rose' },
    ])
    const { cells } = await client.audience.matrix({ period: '2026-Q1' })
    expect(cells[0]?.moved).toBe('rose')
  })

  it('by one table is told as ever', async () => {
    const { sheet, read } = await bench()
    await read('2026-03-31', 600)
    await read('2026-06-30', 650)
    expect((await sheet('2026-Q2')).change?.clauses).toMatchObject([
      { kind: 'coverage', before: { low: 0 }, moved: 'cannot_tell' },
      { kind: 'index', moved: 'rose' },
      { kind: 'share', moved: 'rose' },
    ])
    expect((await sheet('2026-Q2')).change?.clauses[1]?.before?.low).toBeCloseTo(120, 6)
  })
})
