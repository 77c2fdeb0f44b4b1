import { describe, expect, it } from 'vitest'
import { sql } from '../../electron/engine/db/sql'
import type { Condition } from '../../shared/contract/audience'
import { testWorkspace } from '../support/engine'
import { insertAudience } from './support'

const PERIOD = '2026-Q2'
const AGE: Condition = { kind: 'age', from: 18, to: 24 }
const LILLE: Condition = { kind: 'near', place: 'Lille, Hauts-de-France, France', km: 30 }

/** Three accounts: one with ages and towns, one with ages alone, one with nothing; and one that was closed. */
async function network() {
  const test = await testWorkspace()
  const account = async (name: string, closedOn: string | null = null) => {
    const draft = { handle: null, url: null, branchId: null, coordinator: null, openedOn: null, aliases: [] }
    return (await test.client.network.saveAccount({ ...draft, closedOn, platform: 'linkedin', name })).id
  }
  const [both, ages] = [await account('Both'), await account('Ages')]
  await account('None')
  await account('Closed', '2025-03-01')
  const taken = { takenOn: '2026-06-20' }
  const cells = [{ label: '18-24', value: 0.4, ageFrom: 18, ageTo: 24 }]
  for (const accountId of [both, ages]) await insertAudience(test, { accountId, dimension: 'age', cells, ...taken })
  const towns = [{ label: 'Lille, Hauts-de-France, France', value: 0.6 }]
  await insertAudience(test, { accountId: both, dimension: 'city', cells: towns, ...taken })
  const work = [
    { label: 'Enseignement', value: 0.1 },
    { label: 'Research', value: 0.3 },
  ]
  await insertAudience(test, { accountId: both, dimension: 'job_function', cells: work, ...taken })
  await insertAudience(test, {
    accountId: both,
    dimension: 'language',
    cells: [{ label: 'English (UK)', value: 0.2 }],
    ...taken,
  })
  const check = (conditions: Condition[]) =>
    test.client.audience.checkTarget({ conditions, period: PERIOD, language: 'fr' })
  return { test, check }
}

describe('a target before it is kept', () => {
  it('says how many open accounts have data on every condition, and on some', async () => {
    const { check } = await network()
    expect(await check([AGE])).toEqual({ problems: [], accounts: { all: 2, some: 0, of: 3 } })
    expect(await check([AGE, LILLE])).toEqual({ problems: [], accounts: { all: 1, some: 1, of: 3 } })
    expect((await check([{ kind: 'status', statuses: ['chercheur'] }])).accounts).toEqual({ all: 0, some: 0, of: 3 })
    expect((await check([])).accounts).toEqual({ all: 0, some: 0, of: 3 })
  })

  it('puts what is wrong beside the condition it is about, with the places to choose from', async () => {
    const { check } = await network()
    const { problems } = await check([
      AGE,
      {
        kind: 'any',
        of: [
          { kind: 'places', places: ['Xyzzy'] },
          { kind: 'all', of: [{ kind: 'near', place: 'Lille', km: 10 }, AGE] },
        ],
      },
      { kind: 'near', place: 'Bretagne', km: 30 },
    ])
    expect(problems.map(({ path, notice }) => [path, notice.code])).toEqual([
      [[1, 0], 'place_not_found'],
      [[1, 1, 0], 'place_ambiguous'],
      [[2], 'place_without_point'],
    ])
    const [, several] = problems
    expect(several?.readings.map(({ label }) => label)).toEqual(
      expect.arrayContaining([expect.stringContaining('Hauts-de-France'), expect.stringContaining('Belgique')]),
    )
    for (const { place } of several?.readings ?? []) {
      expect((await check([{ kind: 'near', place, km: 10 }])).problems).toEqual([])
    }
  })

  it('finds conditions that exclude each other, in the list and in a group', async () => {
    const { check } = await network()
    const old: Condition = { kind: 'age', from: 60, to: null }
    expect((await check([AGE, LILLE, old])).problems).toMatchObject([
      { path: [2], notice: { code: 'conditions_contradict', data: { dimension: 'age' } } },
    ])
    const { problems } = await check([{ kind: 'any', of: [LILLE, { kind: 'all', of: [AGE, old] }] }])
    expect(problems.map(({ path, notice }) => [path, notice.code])).toContainEqual([[0, 1], 'conditions_contradict'])
  })
})

describe('words of conditions', () => {
  it('come from imports and surveys first, then from the lists of LinkedIn, each once', async () => {
    const { test } = await network()
    await test.engine.context.workspace().database.write(async (session) => {
      await session.run(
        sql`INSERT INTO survey_answer (survey_id, respondent, question, answer, weight)
            SELECT 1, n, 'status', CASE WHEN n <= 7 THEN 'Étudiant·e' WHEN n <= 12 THEN 'Chercheur' ELSE 'Doyen' END, NULL
            FROM range(1, 17) AS each (n)`,
      )
      await session.run(
        sql`INSERT INTO reference_population (id, label, dimension, value, people, taken_on, source)
            VALUES (1, 'Inscrits', 'status', 'chercheur', 900, DATE '2026-01-15', 'SISE'),
                   (2, 'Inscrits', 'status', 'Personnel', 400, DATE '2026-01-15', 'SISE')`,
      )
    })
    const words = await test.client.audience.targetWords()
    expect(words.statuses).toEqual(['Étudiant·e', 'Chercheur', 'Personnel'])
    expect(words.occupations.job_function.slice(0, 3)).toEqual(['Research', 'Enseignement', 'Accounting'])
    expect(words.occupations.job_function.filter((each) => each === 'Research')).toHaveLength(1)
    expect(words.occupations.seniority).toContain('Entry')
    expect(words.languages).toEqual(['en'])
  })
})
