import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../electron/engine/reports/words'
import { audienceBench, YOUNG } from './audienceBench'

describe('followers and people reached', () => {
  async function both(changes: Parameters<Awaited<ReturnType<typeof audienceBench>>['ages']>[4], young: number) {
    const { client, accounts, persona, line, ages } = await audienceBench()
    const camille = await persona('Camille', YOUNG)
    await line(accounts.instagram, [camille])
    const followers = (await ages(accounts.instagram, '2026-06-30', 600, 1000)).id
    const reached = (await ages(accounts.instagram, '2026-06-30', young, 4000, { basis: 'reached', ...changes })).id
    const ask = { accountId: accounts.instagram, personaId: camille, period: '2026-Q2' }
    return { ...(await client.audience.verdict(ask)), followersId: followers, reachedId: reached }
  }

  it('are judged apart; that the two publics part is a finding in itself', async () => {
    const { bases, gap, followersId, reachedId } = await both({}, 1200)
    expect(bases.map(({ basis, verdict }) => [basis, verdict])).toEqual([
      ['reached', 'does_not_reach'],
      ['followers', 'reaches'],
    ])
    // 60 % against 30 %, counted: three in ten would have to change bands.
    expect(gap).toMatchObject({ dimension: 'age', limit: 0.15, followersId, reachedId })
    expect(gap?.low).toBeCloseTo(0.3, 10)
    expect(gap?.high).toBeCloseTo(0.3, 10)
    expect(wordsFor('fr').finding(gap?.finding ?? { code: 'home_empty', data: {} })).toMatch(
      /Les personnes que Instagram touche ne ressemblent pas à ses abonnés.*30,0\s%.*15,0\s%/,
    )
  })

  it('printed shares blur the distance by what their rounding leaves open', async () => {
    const cells = [
      { label: '18-24', value: 0.42 },
      { label: '25+', value: 0.58 },
    ]
    const { gap } = await both({ unit: 'share', cells }, 1680)
    // |0.60 − 0.42| = 0.18; two lines, each half a percent off: ± 0.01. Still above 0.15.
    expect(gap?.low).toBeCloseTo(0.17, 10)
    expect(gap?.high).toBeCloseTo(0.19, 10)
    expect(gap?.finding).not.toBeNull()
  })

  it('alike enough: the distance, and no finding', async () => {
    const { gap } = await both({}, 2000)
    expect(gap?.low).toBeCloseTo(0.1, 10)
    expect(gap?.finding).toBeNull()
  })
})

describe('doors and what was never received', () => {
  it('each datum leads to the screen that takes it, with the path of the platform', async () => {
    const bench = await audienceBench()
    const { client, accounts, persona, line } = bench
    const camille = await persona('Camille', [...YOUNG, { kind: 'gender', gender: 'women' }])
    const coverage = [{ personaId: null, kind: 'coverage' as const, dimension: null, threshold: 0.2 }]
    for (const id of [accounts.instagram, accounts.x]) await line(id, [camille])
    await line(accounts.fbHealth, [camille], { clauses: coverage })
    const sheet = (accountId: number) => client.audience.verdict({ accountId, personaId: camille, period: '2026-Q2' })
    const doors = async (accountId: number) => (await sheet(accountId)).settle.map(({ door, path }) => [door, path])
    expect(await doors(accounts.instagram)).toEqual([
      ['import', 'meta_audience'],
      ['import', 'meta_audience'],
    ])
    // X tells nobody's age: only a survey can.
    expect(new Set((await doors(accounts.x)).map(([door]) => door))).toEqual(new Set(['survey']))
    expect(await doors(accounts.fbHealth)).toEqual([['population', null]])
    expect((await sheet(accounts.instagram)).missing).toEqual([
      { basis: 'followers', dimension: 'age_gender', path: 'meta_audience' },
      { basis: 'reached', dimension: 'age_gender', path: 'instagram_reached' },
    ])
    expect((await sheet(accounts.x)).missing).toEqual([])
  })

  it('what was received is no longer missing; what would be better is typed in', async () => {
    const { client, accounts, persona, line, ages } = await audienceBench()
    const camille = await persona('Camille', [{ kind: 'age', from: 18, to: 20 }])
    await line(accounts.instagram, [camille])
    await ages(accounts.instagram, '2026-06-30', 450, 1000)
    const ask = { accountId: accounts.instagram, personaId: camille, period: '2026-Q2' }
    const { missing, settle, evidence } = await client.audience.verdict(ask)
    expect(missing.map(({ basis }) => basis)).toEqual(['reached'])
    expect(settle[0]).toMatchObject({ datum: { code: 'age_band_split' }, door: 'evidence', path: 'meta_audience' })
    expect(evidence).toMatchObject([{ rounding: null, withheld: 0, isSorted: false, cells: 2 }])
  })
})

describe('personas over the network', () => {
  it('who reaches, misses, cannot be told, nobody; the coverage of several accounts is never their sum', async () => {
    const { client, accounts, persona, line, ages, people, linkedin } = await audienceBench()
    const camille = await persona('Camille', YOUNG)
    const paule = await persona('Paule', [{ kind: 'age', from: 62, to: null }])
    const lina = await persona('Lina', [{ kind: 'age', from: 15, to: 17 }])
    const nobody = await persona('Marc', [{ kind: 'age', from: 40, to: 50 }])
    await line(accounts.instagram, [camille, lina])
    await line(accounts.fbHealth, [camille])
    await line(accounts.fbScience, [camille, paule])
    // 2,100, 1,200 and 500 of 10,000: ceilings of 21, 12 and 5 %; together between 0 and 38 % (statistics 3.2, 8).
    await ages(accounts.instagram, '2026-06-30', 2100, 2100)
    await ages(accounts.fbHealth, '2026-06-30', 1200, 1200)
    await ages(accounts.fbScience, '2026-06-30', 500, 500)
    await people(camille, 10_000)
    const { personas, accountsWithoutLine, finding } = await client.audience.network({ period: '2026-Q2' })
    const of = (id: number) => personas.find(({ personaId }) => personaId === id)
    expect(of(camille)).toMatchObject({ served: 'several', missed: [], open: [], population: 10_000 })
    expect(of(camille)?.reached).toEqual([accounts.instagram, accounts.fbHealth, accounts.fbScience])
    expect(of(camille)?.coverage?.low).toBe(0)
    expect(of(camille)?.coverage?.high).toBeCloseTo(0.38, 6)
    expect(of(lina)).toMatchObject({ served: 'nobody', missed: [accounts.instagram], coverage: null })
    expect(of(paule)).toMatchObject({ served: 'nobody', missed: [accounts.fbScience] })
    expect(of(nobody)).toMatchObject({ served: 'nobody', aimed: [] })
    expect(accountsWithoutLine).toEqual([accounts.x])
    expect(wordsFor('fr').finding(finding)).toBe(
      'Un persona sur 4 est atteint par un compte au moins\u202f; aucun compte n’atteint Paule, Lina et Marc.',
    )
    const fourth = await linkedin()
    await line(fourth, [camille, paule])
    const more = await client.audience.network({ period: '2026-Q2' })
    // An account of which nothing is known may hold everybody: no ceiling is left.
    expect(more.personas.find(({ personaId }) => personaId === camille)?.coverage).toEqual({ low: 0, high: 1 })
    expect(more.personas.find(({ personaId }) => personaId === paule)?.served).toBe('not_known')
    await ages(fourth, '2026-06-30', 800, 1000)
    const many = await client.audience.network({ period: '2026-Q2' })
    expect(many.personas.find(({ personaId }) => personaId === camille)?.served).toBe('many')
  })

  it('as a table; the matrix only for the pairs asked for', async () => {
    const { client, accounts, persona, line, ages } = await audienceBench()
    const camille = await persona('=Camille', YOUNG)
    const paule = await persona('Paule', [{ kind: 'age', from: 62, to: null }])
    await line(accounts.instagram, [camille, paule])
    await line(accounts.fbHealth, [camille])
    await ages(accounts.instagram, '2026-06-30', 600, 1000)
    const read = async (input: Partial<Parameters<typeof client.audience.csv>[0]>) =>
      (await (await client.audience.csv({ period: '2026-Q2', language: 'en', ...input })).blob.text())
        .replace('\ufeff', '')
        .trim()
        .split('\r\n')
    const [header, ...rows] = await read({ table: 'network' })
    expect(header).toMatch(/^persona,served,accounts_aimed,reached,missed,cannot_tell,reached_by/)
    // A name that a spreadsheet would take for a formula is made inert.
    expect(rows[0]).toMatch(/^'=Camille,one,2,1,0,1,BU Valmont,,BU Santé Valmont/)
    expect(rows[1]).toMatch(/^Paule,not_known,1,0,0,1/)
    expect(await read({ personas: [camille], accounts: [accounts.fbHealth] })).toHaveLength(2)
    expect(await read({})).toHaveLength(4)
  })
})
