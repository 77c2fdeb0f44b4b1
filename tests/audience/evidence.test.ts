import { describe, expect, it } from 'vitest'
import { testWorkspace, type TestEngine } from '../support/engine'
import { found, insertAudience } from './support'

const PERIOD = '2026-Q2'
type Typed = Parameters<TestEngine['client']['audience']['addEvidence']>[0]

/** One page, one persona (18–24), one line that names it, without clauses. */
async function onePair(conditions: Parameters<TestEngine['client']['audience']['savePersona']>[0]['conditions']) {
  const test = await testWorkspace()
  const { client } = test
  const account = {
    platform: 'facebook' as const,
    name: 'Page',
    handle: null,
    url: null,
    branchId: null,
    coordinator: null,
    openedOn: null,
    closedOn: null,
    aliases: [],
  }
  const accountId = (await client.network.saveAccount(account)).id
  const texts = { tagline: null, story: null, needs: null }
  const personaId = (await client.audience.savePersona({ name: 'Camille', ...texts, conditions })).id
  const line = { accountId, validFrom: '2026-01-01', validTo: null, aim: 'reach' as const, note: null, themes: [] }
  const lineId = (await client.network.saveLine({ ...line, personaIds: [personaId], clauses: [] })).id
  const saveClauses = (
    clauses: {
      kind: 'share' | 'joint' | 'index' | 'coverage'
      dimension: 'age' | 'place' | 'gender' | null
      threshold: number
    }[],
  ) =>
    client.network.saveLine({
      ...line,
      id: lineId,
      personaIds: [personaId],
      clauses: clauses.map((clause) => ({ ...clause, personaId: null })),
    })
  const ask = { accountId, personaId, period: PERIOD }
  return { ...test, accountId, personaId, ask, saveClauses, sheet: () => client.audience.verdict(ask) }
}

const AGES = [{ kind: 'age' as const, from: 18, to: 25 }]

/** The example of the method: 13–17 4 %, 18–24 41 %, 25–34 33 %, the rest 22 %. */
const EXAMPLE = [
  { label: '13-17', value: 0.04 },
  { label: '18-24', value: 0.41 },
  { label: '25-34', value: 0.33 },
  { label: '35+', value: 0.22 },
]

const typed = (accountId: number, changes: Partial<Typed> = {}): Typed => ({
  accountId,
  basis: 'followers',
  dimension: 'age',
  takenOn: '2026-07-01',
  source: 'Meta Business Suite',
  unit: 'share',
  total: 5200,
  knownShare: 0.8,
  note: null,
  cells: EXAMPLE,
  ...changes,
})

describe('hand-worked verdicts', () => {
  it('nothing known: cannot tell, without basis or grade, and the breakdown that is missing', async () => {
    const { sheet } = await onePair(AGES)
    expect(await sheet()).toMatchObject({
      verdict: 'cannot_tell',
      grade: null,
      basis: null,
      evidence: [],
      followers: null,
      clausesStated: false,
      clauses: [{ kind: 'share', dimension: 'age', threshold: 0.4, evidenceIds: [], bounds: { low: 0, high: 1 } }],
      settle: [{ datum: { code: 'no_breakdown', data: { basis: 'followers', dimension: 'age' } }, widthAfter: null }],
      finding: {
        code: 'audience_cannot_tell',
        data: { reason: 'no_breakdown', account: 'Facebook', persona: 'Camille' },
      },
    })
  })

  it('18–25 on the example with 80 % known: [.328, .792], each end wider by the rounding', async () => {
    const { client, accountId, sheet } = await onePair(AGES)
    const { id } = await client.audience.addEvidence(typed(accountId))
    const { clauses, grade, basis, verdict, settle, evidence, followers, followersOn } = await sheet()
    const [age] = clauses
    // Whole percents: half a point on each of the lines, known part 0.8.
    expect(age?.bounds.low).toBeCloseTo(0.328 - 0.8 * 0.005, 10)
    expect(age?.bounds.high).toBeCloseTo(0.792 + 0.8 * 0.005 * 2, 10)
    expect(age?.working?.value).toBeCloseTo(0.443, 3)
    expect(age?.working?.assumption).toBe('uniform_in_band+unknown_like_known')
    expect(age).toMatchObject({
      verdict: 'cannot_tell',
      leaning: 'reaches',
      evidenceIds: [id],
      scope: 'all',
      grade: 'B',
    })
    expect(age?.reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['age_band_split', 'unknown_share']))
    expect([verdict, grade, basis]).toEqual(['cannot_tell', 'B', 'followers'])
    expect(settle.map(({ datum }) => datum)).toEqual([
      { code: 'age_band_split', data: { basis: 'followers', band: '25-34' } },
      expect.objectContaining({ code: 'unknown_share' }),
      expect.objectContaining({ code: 'rounding' }),
    ])
    expect(evidence).toMatchObject([
      { id, grade: 'B', knownShare: 0.8, cells: 4, stale: false, problem: null, importId: null },
    ])
    expect([followers, followersOn]).toEqual([5200, '2026-07-01'])
  })

  it('a line "Unknown" is the unknown part: known share from the sum, grade by it', async () => {
    const { client, accountId, sheet } = await onePair([{ kind: 'age', from: 18, to: 24 }])
    const cells = [
      { label: '18-24', value: 0.25 },
      { label: '25+', value: 0.37 },
      { label: 'Inconnu', value: 0.38 },
    ]
    await client.audience.addEvidence(typed(accountId, { knownShare: null, cells }))
    const { clauses, evidence } = await sheet()
    expect(evidence[0]).toMatchObject({ grade: 'C', cells: 3 })
    expect(evidence[0]?.knownShare).toBeCloseTo(0.62, 10)
    expect(clauses[0]?.bounds.low).toBeCloseTo(0.25 - 0.005, 10)
    expect(clauses[0]?.bounds.high).toBeCloseTo(0.63 + 0.005, 10)
    expect(clauses[0]?.reasons.map(({ code }) => code)).not.toContain('unresolved_label')
  })

  it('counts with a total: exact shares of everybody', async () => {
    const { client, accountId, sheet } = await onePair([{ kind: 'age', from: 18, to: 24 }])
    const cells = [
      { label: '18-24', value: 450 },
      { label: '25+', value: 500 },
    ]
    await client.audience.addEvidence(typed(accountId, { unit: 'count', total: 1000, knownShare: null, cells }))
    const { clauses, verdict, grade } = await sheet()
    expect([verdict, grade]).toEqual(['reaches', 'B'])
    expect(clauses[0]?.bounds.low).toBeCloseTo(0.45, 10)
    expect(clauses[0]?.bounds.high).toBeCloseTo(0.5, 10)
  })

  it('withheld lines keep their place in the bounds: at most 99 people each', async () => {
    const test = await onePair([{ kind: 'age', from: 13, to: 17 }])
    const cells = [
      { label: '13-17', value: null, ageFrom: 13, ageTo: 17 },
      { label: '18-24', value: 900, ageFrom: 18, ageTo: 24 },
    ]
    await insertAudience(test, {
      accountId: test.accountId,
      dimension: 'age',
      takenOn: '2026-06-30',
      unit: 'count',
      total: 1000,
      cells,
    })
    const { clauses, verdict } = await test.sheet()
    expect(verdict).toBe('does_not_reach')
    expect(clauses[0]?.bounds.low).toBeCloseTo(0, 10)
    expect(clauses[0]?.bounds.high).toBeCloseTo(0.1, 10)
  })

  it('stated clauses replace the defaults; joint by Fréchet, index and coverage from the reference population', async () => {
    const test = await onePair([
      { kind: 'age', from: 18, to: 25 },
      { kind: 'gender', gender: 'women' },
    ])
    const { client, accountId, personaId, saveClauses, sheet } = test
    await client.audience.addEvidence(typed(accountId, { knownShare: 1, cells: EXAMPLE }))
    await client.audience.addEvidence(
      typed(accountId, {
        dimension: 'gender',
        knownShare: 1,
        cells: [
          { label: 'Femmes', value: 0.7 },
          { label: 'Hommes', value: 0.3 },
        ],
      }),
    )
    await saveClauses([
      { kind: 'joint', dimension: null, threshold: 0.1 },
      { kind: 'index', dimension: 'gender', threshold: 120 },
      { kind: 'coverage', dimension: null, threshold: 0.3 },
      { kind: 'share', dimension: 'place', threshold: 0.5 },
    ])
    const bare = await sheet()
    // The clause on places is for personas that have one.
    expect(bare.clauses.map(({ kind }) => kind)).toEqual(['coverage', 'index', 'joint'])
    expect(bare.clauses.map(({ reasons }) => reasons[0]?.code)).toEqual([
      'no_population',
      'no_reference',
      'cross_table',
    ])
    const joint = found(bare.clauses[2], 'joint clause')
    expect(joint.bounds.low).toBeCloseTo(0.41 - 0.005 + 0.7 - 0.005 - 1, 10)
    expect(joint.bounds.high).toBeCloseTo(0.705, 10)
    expect(joint).toMatchObject({ verdict: 'reaches', evidenceIds: [1, 2] })
    await populate(test, personaId)
    const full = await sheet()
    const [coverage, index] = full.clauses
    expect(index?.bounds.low).toBeCloseTo(69.5 / 0.5, 8)
    expect(index).toMatchObject({ verdict: 'reaches', threshold: 120 })
    // A ceiling: at most 5,200 × 70.5 % of 18,000.
    expect(coverage?.bounds.low).toBe(0)
    expect(coverage?.bounds.high).toBeCloseTo((5200 * 0.705) / 18_000, 8)
    expect(coverage?.verdict).toBe('does_not_reach')
    expect(full.finding).toMatchObject({
      code: 'audience_does_not_reach',
      strength: 'clear',
      data: { kind: 'coverage', threshold: 0.3 },
    })
  })
})

async function populate({ engine }: TestEngine, personaId: number): Promise<void> {
  const { sql } = await import('../../electron/engine/db/sql')
  await engine.context.workspace().database.write((session) =>
    session.run(
      sql`INSERT INTO reference_population VALUES
        (1, 'Inscrits', 'persona', ${String(personaId)}, 18000, '2025-10-01', 'rentrée'),
        (2, 'Inscrits', 'gender', 'women', 9000, '2025-10-01', 'rentrée'),
        (3, 'Inscrits', 'gender', 'men', 9000, '2025-10-01', 'rentrée'),
        (4, 'Inscrits', 'gender', 'women', 1, '2020-10-01', 'rentrée')`,
    ),
  )
}

describe('followers and people reached', () => {
  it('each is judged from its own evidence; the best graded answers, the other stays visible', async () => {
    const { client, accountId, sheet } = await onePair([{ kind: 'age', from: 18, to: 24 }])
    await client.audience.addEvidence(typed(accountId, { knownShare: 1 }))
    const cells = [
      { label: '18-24', value: 0.2 },
      { label: '25+', value: 0.8 },
    ]
    const followers = await sheet()
    expect(followers).toMatchObject({ verdict: 'reaches', basis: 'followers', grade: 'B' })
    expect(followers.bases).toHaveLength(1)
    await client.audience.addEvidence(
      typed(accountId, { basis: 'reached', takenOn: '2026-06-30', total: 9000, knownShare: 0.9, cells }),
    )
    const both = await sheet()
    expect(both).toMatchObject({ verdict: 'does_not_reach', basis: 'reached', grade: 'A' })
    expect(both.bases.map(({ basis, verdict, grade }) => [basis, verdict, grade])).toEqual([
      ['reached', 'does_not_reach', 'A'],
      ['followers', 'reaches', 'B'],
    ])
  })

  it('better evidence on one condition alone does not silence an answer to all of them', async () => {
    const { client, accountId, sheet } = await onePair([
      { kind: 'age', from: 18, to: 24 },
      { kind: 'gender', gender: 'women' },
    ])
    const women = [
      { label: 'Femmes', value: 0.7 },
      { label: 'Hommes', value: 0.3 },
    ]
    await client.audience.addEvidence(typed(accountId, { knownShare: 1 }))
    await client.audience.addEvidence(typed(accountId, { knownShare: 1, dimension: 'gender', cells: women }))
    await client.audience.addEvidence(
      typed(accountId, { basis: 'reached', takenOn: '2026-06-30', knownShare: 1, dimension: 'gender', cells: women }),
    )
    expect(await sheet()).toMatchObject({ verdict: 'reaches', basis: 'followers', grade: 'B' })
  })
})

describe('age of evidence', () => {
  it('older than two quarters: one grade lower, and said', async () => {
    const { client, accountId, sheet } = await onePair([{ kind: 'age', from: 18, to: 24 }])
    await client.audience.addEvidence(typed(accountId, { knownShare: 1, takenOn: '2025-12-01' }))
    const { grade, stale, takenOn, clauses, evidence } = await sheet()
    expect({ grade, stale, takenOn }).toEqual({ grade: 'C', stale: true, takenOn: '2025-12-01' })
    expect(clauses[0]?.reasons.at(-1)).toEqual({
      code: 'stale_evidence',
      data: { basis: 'followers', takenOn: '2025-12-01' },
    })
    expect(evidence[0]).toMatchObject({ stale: true, grade: 'C' })
  })
  it('taken more than a month after the period: says nothing of it', async () => {
    const { client, accountId, ask } = await onePair([{ kind: 'age', from: 18, to: 24 }])
    await client.audience.addEvidence(typed(accountId, { knownShare: 1, takenOn: '2026-07-08' }))
    expect((await client.audience.verdict(ask)).verdict).toBe('reaches')
    const earlier = await client.audience.verdict({ ...ask, period: '2026-Q1' })
    expect(earlier).toMatchObject({ verdict: 'cannot_tell', basis: null, takenOn: null })
    expect(earlier.clauses[0]?.reasons.map(({ code }) => code)).toEqual(['no_breakdown', 'later_evidence'])
  })
})

describe('what is typed in', () => {
  it('is listed, graded for a period, and taken back; a verdict follows', async () => {
    const { client, accountId, sheet, ask } = await onePair([{ kind: 'age', from: 18, to: 24 }])
    const { id } = await client.audience.addEvidence(typed(accountId, { knownShare: 1, note: 'vu à l’écran' }))
    expect(await client.audience.evidence({ accountId })).toMatchObject([
      { id, source: 'Meta Business Suite', note: 'vu à l’écran', cells: 4, grade: 'B', total: 5200 },
    ])
    expect((await client.audience.evidence({ accountId, period: '2028-Q1' }))[0]).toMatchObject({
      grade: 'C',
      stale: true,
    })
    expect((await sheet()).verdict).toBe('reaches')
    await client.audience.removeEvidence({ id })
    expect(await client.audience.evidence({ accountId })).toEqual([])
    expect((await client.audience.verdict(ask)).verdict).toBe('cannot_tell')
    await expect(client.audience.removeEvidence({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('what a file said goes with its import only', async () => {
    const test = await onePair(AGES)
    const cells = [{ label: '18-24', value: 1, ageFrom: 18, ageTo: 24 }]
    const id = await insertAudience(test, {
      accountId: test.accountId,
      dimension: 'age',
      takenOn: '2026-06-01',
      importId: 4,
      cells,
    })
    await expect(test.client.audience.removeEvidence({ id })).rejects.toMatchObject({
      code: 'INVALID',
      data: { reason: 'imported' },
    })
    expect(await test.client.audience.evidence({ accountId: test.accountId })).toHaveLength(1)
  })

  it.each<[string, Partial<Typed>, string, string]>([
    ['a day to come', { takenOn: '2026-07-09' }, 'takenOn', 'future'],
    ['a share over one', { cells: [{ label: '18-24', value: 41 }] }, 'cells', 'over_one'],
    ['shares over the whole', { cells: [...EXAMPLE, { label: '40-50', value: 0.3 }] }, 'cells', 'over_total'],
    ['people in parts', { unit: 'count', cells: [{ label: '18-24', value: 4.5 }] }, 'cells', 'not_whole'],
    ['a label twice', { cells: [EXAMPLE[0]!, EXAMPLE[0]!] }, 'cells', 'twice'],
    ['an age that is none', { cells: [{ label: 'les jeunes', value: 0.4 }] }, 'cells', 'unreadable'],
    ['an unknown account', { accountId: 99 }, 'accountId', 'unknown'],
  ])('%s is refused and nothing is kept', async (_, changes, field, reason) => {
    const { client, accountId } = await onePair(AGES)
    await expect(client.audience.addEvidence(typed(accountId, changes))).rejects.toMatchObject({
      code: 'INVALID',
      data: { field, reason },
    })
    expect(await client.audience.evidence({ accountId })).toEqual([])
  })

  it('a bare total gives the followers and is no evidence', async () => {
    const test = await onePair(AGES)
    await insertAudience(test, {
      accountId: test.accountId,
      dimension: 'total',
      takenOn: '2026-06-20',
      unit: 'count',
      cells: [{ label: 'Followers', value: 5214 }],
    })
    expect(await test.sheet()).toMatchObject({
      followers: 5214,
      followersOn: '2026-06-20',
      basis: null,
      evidence: [{ dimension: 'total', grade: null }],
    })
    await test.client.network.saveFollowers({
      accountId: test.accountId,
      day: '2026-06-30',
      followers: 5300,
      source: 'profil',
      note: null,
    })
    expect(await test.sheet()).toMatchObject({ followers: 5300, followersOn: '2026-06-30' })
  })

  it('a cut list of towns: sorted and whole, the missing town is at most its last line', async () => {
    const { client, accountId, sheet } = await onePair([
      { kind: 'places', places: ['Lille, Hauts-de-France', 'Roubaix, Hauts-de-France', 'Lens, Hauts-de-France'] },
    ])
    const cells = [
      { label: 'Lille, Hauts-de-France', value: 0.25 },
      { label: 'Paris, France', value: 0.15 },
      { label: 'Roubaix, Hauts-de-France', value: 0.11 },
      { label: 'Tourcoing, Hauts-de-France', value: 0.03 },
    ]
    const { id } = await client.audience.addEvidence(
      typed(accountId, { dimension: 'city', knownShare: 1, cells, isWholeTop: true }),
    )
    const [sorted] = (await sheet()).clauses
    expect(sorted?.bounds.low).toBeCloseTo(0.36 - 2 * 0.005, 10)
    expect(sorted?.bounds.high).toBeCloseTo(0.36 + 2 * 0.005 + 0.035, 10)
    expect(sorted?.verdict).toBe('does_not_reach')
    await client.audience.removeEvidence({ id })
    await client.audience.addEvidence(typed(accountId, { dimension: 'city', knownShare: 1, cells }))
    const [unsure] = (await sheet()).clauses
    expect(unsure?.bounds.high).toBeGreaterThan(0.8)
    expect(unsure?.verdict).toBe('cannot_tell')
  })
})
