import { describe, expect, it } from 'vitest'
import { sql } from '../../electron/engine/db/sql'
import { testWorkspace, type TestEngine } from '../support/engine'
import { found, insertAudience } from './support'

const PERIOD = '2026-Q2'
const TAKEN = '2026-06-20'

async function account(test: TestEngine, name: string): Promise<number> {
  const draft = { handle: null, url: null, branchId: null, coordinator: null, openedOn: null, closedOn: null }
  return (await test.client.network.saveAccount({ ...draft, platform: 'facebook', name, aliases: [] })).id
}

const persona = (name: string, km: number) => ({
  name,
  tagline: null,
  story: null,
  needs: null,
  conditions: [{ kind: 'near' as const, place: 'Lille, Hauts-de-France, France', km }],
})

/** Two accounts, whose lists hold labels that are read, that nothing fits, and that several towns fit. */
async function situation() {
  const test = await testWorkspace()
  const [first, second] = [await account(test, 'Centrale'), await account(test, 'Sciences')]
  const cities = { dimension: 'city' as const, takenOn: TAKEN, isSorted: false }
  await insertAudience(test, {
    ...cities,
    accountId: first,
    knownShare: 1,
    total: 1000,
    cells: [
      { label: 'Lille, Hauts-de-France', value: 0.3 },
      { label: 'Greater Lille Metropolitan Area', value: 0.25 },
      { label: 'Xyzzy', value: 0.2 },
      { label: 'Lille', value: 0.1 },
      { label: 'Other', value: 0.15 },
    ],
  })
  await insertAudience(test, {
    ...cities,
    accountId: second,
    unit: 'count',
    total: 200,
    cells: [
      { label: 'Xyzzy', value: 90 },
      { label: 'Roubaix, Hauts-de-France', value: 110 },
    ],
  })
  return { test, first, second }
}

describe('places asked once', () => {
  it('are the labels nothing or several fit, largest share first, with their accounts and what they may mean', async () => {
    const { test, first, second } = await situation()
    const asked = await test.client.audience.unresolved({ language: 'fr' })
    expect(asked.map(({ label, share, accounts }) => [label, share, accounts])).toEqual([
      ['Xyzzy', 0.45, [first, second]],
      ['Greater Lille Metropolitan Area', 0.25, [first]],
      ['Lille', 0.1, [first]],
    ])
    expect(asked[0]?.readings).toEqual([])
    expect(asked[1]?.readings.map(({ label }) => label)).toContain('Lille, Nord, Hauts-de-France, France')
    const several = found(asked[2], 'Lille').readings.map(({ label }) => label)
    expect(several.length).toBeGreaterThan(1)
    expect(new Set(several).size).toBe(several.length)
  })

  it('once told are read so in every list, and forgotten, asked again', async () => {
    const { test, first } = await situation()
    const personaId = (await test.client.audience.savePersona(persona('Camille', 20))).id
    const bounds = async () => {
      const sheet = await test.client.audience.verdict({ accountId: first, personaId, period: PERIOD })
      return found(sheet.clauses[0], 'clause').bounds
    }
    const before = await bounds()
    // Known: Lille, 30 %. Not known: 25 + 20 + 10 + 15 %; the rounding of the printed tenths aside.
    expect(before.low).toBeCloseTo(0.3, 2)
    expect(before.high).toBeCloseTo(1, 2)
    const asked = await test.client.audience.unresolved({})
    const lille = found(
      asked
        .find(({ label }) => label.startsWith('Greater'))
        ?.readings.find(({ label }) => label.startsWith('Lille, Nord')),
      'Lille',
    )
    await test.client.audience.answerPlace({ label: 'Greater Lille Metropolitan Area', place: lille.place })
    expect((await bounds()).low).toBeCloseTo(0.55, 2)
    await test.client.audience.answerPlace({ label: 'Xyzzy', place: 'Bordeaux, Nouvelle-Aquitaine, France' })
    const told = await bounds()
    expect(told.high).toBeCloseTo(0.8, 2)
    expect((await test.client.audience.unresolved({})).map(({ label }) => label)).toEqual(['Lille'])
    expect(await test.client.audience.placeAnswers({ language: 'fr' })).toEqual([
      { label: 'Greater Lille Metropolitan Area', reading: lille },
      {
        label: 'Xyzzy',
        reading: {
          place: 'FR.75.33/Bordeaux',
          label: 'Bordeaux, Gironde, Nouvelle-Aquitaine, France',
        },
      },
    ])
    expect(await test.client.audience.forgetPlace({ label: 'Xyzzy' })).toEqual({ place: 'FR.75.33/Bordeaux' })
    await test.client.audience.forgetPlace({ label: 'Greater Lille Metropolitan Area' })
    expect(await bounds()).toEqual(before)
    expect(await test.client.audience.unresolved({})).toHaveLength(3)
  })

  it('answered with none of these are not asked again, and stay unknown', async () => {
    const { test, first } = await situation()
    const personaId = (await test.client.audience.savePersona(persona('Camille', 20))).id
    const verdict = () => test.client.audience.verdict({ accountId: first, personaId, period: PERIOD })
    const before = await verdict()
    await test.client.audience.answerPlace({ label: 'Xyzzy', place: null })
    expect((await test.client.audience.unresolved({})).map(({ label }) => label)).not.toContain('Xyzzy')
    expect((await verdict()).clauses[0]?.bounds).toEqual(before.clauses[0]?.bounds)
    expect(await test.client.audience.placeAnswers({})).toEqual([{ label: 'Xyzzy', reading: null }])
  })

  it('never move a label that the gazetteer reads: a country of the same name keeps its own place', async () => {
    const { test, first } = await situation()
    await insertAudience(test, {
      accountId: first,
      dimension: 'country',
      takenOn: TAKEN,
      cells: [{ label: 'Luxembourg', value: 0.5 }],
    })
    await insertAudience(test, {
      accountId: first,
      dimension: 'city',
      takenOn: '2026-06-21',
      cells: [{ label: 'Luxembourg', value: 0.5 }],
    })
    const open = (await test.client.audience.unresolved({})).filter(({ label }) => label === 'Luxembourg')
    for (const { dimension } of open) expect(dimension).toBe('city')
    await test.client.audience.answerPlace({ label: 'Luxembourg', place: 'Lille, Hauts-de-France, France' })
    const { id } = await test.client.audience.savePersona({
      ...persona('Lux', 20),
      conditions: [{ kind: 'places', places: ['LU'] }],
    })
    const sheet = await test.client.audience.verdict({ accountId: first, personaId: id, period: PERIOD })
    const countries = found(
      sheet.evidence.find(({ dimension }) => dimension === 'country'),
      'countries',
    )
    expect(sheet.clauses[0]?.bounds.low).toBeGreaterThan(0.4)
    expect(sheet.clauses[0]?.evidenceIds).toContain(countries.id)
  })

  it('are asked of surveys only where five people gave the answer', async () => {
    const { test } = await situation()
    await test.engine.context.workspace().database.write(async (session) => {
      await session.run(
        sql`INSERT INTO survey_answer (survey_id, respondent, question, answer, weight)
            SELECT 1, n, 'place', CASE WHEN n <= 5 THEN 'Plugh' WHEN n <= 9 THEN 'Quux' ELSE '59000 Lille' END, NULL
            FROM range(1, 21) AS each (n)`,
      )
    })
    const asked = await test.client.audience.unresolved({})
    expect(asked.find(({ label }) => label === 'Plugh')).toMatchObject({ dimension: 'survey', share: 0.25 })
    expect(asked.map(({ label }) => label)).not.toContain('Quux')
    expect(asked.map(({ label }) => label)).not.toContain('59000 Lille')
  })

  it('refuse a label of no list and a place with no or several readings', async () => {
    const { test } = await situation()
    const answer = (label: string, place: string) => test.client.audience.answerPlace({ label, place })
    await expect(answer('Nowhere', 'Lille, Hauts-de-France, France')).rejects.toMatchObject({
      code: 'INVALID',
      data: { field: 'label', reason: 'unknown' },
    })
    await expect(answer('Xyzzy', 'Plugh')).rejects.toMatchObject({ data: { field: 'place', reason: 'unknown' } })
    await expect(answer('Xyzzy', 'Lille')).rejects.toMatchObject({ data: { field: 'place', reason: 'ambiguous' } })
    await expect(test.client.audience.forgetPlace({ label: 'Xyzzy' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
