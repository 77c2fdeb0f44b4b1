import { describe, expect, it } from 'vitest'
import {
  instagramJuly,
  instagramOctober,
  otherPages,
  sante,
  santeSettled,
} from '../../electron/engine/sample/exports/audiences'
import { sampleTruths } from '../../electron/engine/sample/truths'
import { wordsFor } from '../../electron/engine/reports/words'
import { testWorkspace, type TestEngine } from '../support/engine'
import { found, insertMetaFile, seedNetwork, type Seeded } from './support'

const PERIOD = '2026-Q3'
const clock = () => new Date('2026-10-12T10:00:00Z')

/** The sample network with the audience files it holds before the one that settles Santé. */
async function sampleAudiences(): Promise<TestEngine & Seeded> {
  const test = await testWorkspace({ clock })
  const seeded = await seedNetwork(test)
  await insertMetaFile(test, seeded.account('ig-reseau'), '2026-07-06', instagramJuly, 5041)
  await insertMetaFile(test, seeded.account('ig-reseau'), '2026-10-09', instagramOctober, 5214)
  await insertMetaFile(test, seeded.account('fb-sante'), '2026-10-09', sante, null)
  for (const [key, shares] of Object.entries(otherPages)) {
    await insertMetaFile(test, seeded.account(key), '2026-10-09', shares, null)
  }
  return { ...test, ...seeded }
}

describe('the sample network', () => {
  it('no target of the sample has a problem', async () => {
    const { client } = await sampleAudiences()
    const personas = await client.audience.personas()
    expect(personas.map(({ name, problems }) => [name, problems])).toEqual(
      ['Camille', 'Idriss', 'Hélène', 'Marc', 'Lina', 'Paule'].map((name) => [name, []]),
    )
  })

  it('finds every planted audience truth, with its bounds', async () => {
    const { client, account, persona } = await sampleAudiences()
    const truths = sampleTruths.filter((truth) => truth.kind === 'audience')
    expect(truths.length).toBeGreaterThanOrEqual(4)
    for (const truth of truths) {
      const ids = { accountId: account(truth.account), personaId: persona(truth.persona) }
      const sheet = await client.audience.verdict({ ...ids, period: PERIOD })
      const clause = found(
        sheet.clauses.find(({ dimension }) => dimension === truth.dimension),
        truth.id,
      )
      expect([truth.id, clause.verdict]).toEqual([truth.id, truth.verdict])
      expect(clause.bounds.low, truth.id).toBeCloseTo(truth.lower, 10)
      expect(clause.bounds.high, truth.id).toBeCloseTo(truth.upper, 10)
    }
  })

  it('Instagram reaches Camille and Lina; the sentence says so in both languages', async () => {
    const { client, account } = await sampleAudiences()
    const { cells: all, finding } = await client.audience.matrix({ period: PERIOD })
    // The X account was closed in 2025: judged as of then, not counted now.
    const cells = all.filter(({ isPast }) => !isPast)
    expect([all.length, cells.length]).toEqual([24, 23])
    const own = cells.filter(({ accountId }) => accountId === account('ig-reseau'))
    expect(own.map(({ verdict }) => verdict)).toEqual(['reaches', 'reaches'])
    expect(finding).toMatchObject({
      code: 'audience_matrix',
      data: { account: 'Instagram', personas: ['Camille', 'Lina'], pairs: 23 },
    })
    const open = cells.filter(({ verdict }) => verdict === 'cannot_tell').length
    expect(finding.data['open']).toBe(open)
    expect(wordsFor('fr').finding(finding)).toBe(
      `Instagram atteint Camille et Lina. Pour ${open} couples sur 23, on ne peut pas savoir.`,
    )
    expect(wordsFor('en').finding(finding)).toBe(
      `Instagram reaches Camille and Lina. For ${open} pairs out of 23, we cannot tell.`,
    )
  })

  it('Santé cannot be judged for Idriss; what is missing is named; adding it settles it', async () => {
    const test = await sampleAudiences()
    const { client, account, persona } = test
    const ask = { accountId: account('fb-sante'), personaId: persona('idriss'), period: PERIOD }
    const before = await client.audience.verdict(ask)
    expect(before).toMatchObject({
      verdict: 'cannot_tell',
      grade: 'C',
      basis: 'followers',
      inLine: true,
      clausesStated: true,
    })
    expect(before.clauses.map(({ dimension, verdict }) => [dimension, verdict])).toEqual([
      ['age', 'cannot_tell'],
      ['place', 'reaches'],
    ])
    expect(before.clauses[0]).toMatchObject({ leaning: 'reaches', scope: 'all' })
    expect(before.clauses[0]?.working?.assumption).toBe('unknown_like_known')
    // 25 of the 62 % whose age is known.
    expect(before.clauses[0]?.working?.value).toBeCloseTo(0.25 / 0.62, 10)
    expect(before.settle[0]?.datum).toMatchObject({
      code: 'unknown_share',
      data: { basis: 'followers', dimension: 'age' },
    })
    expect(before.settle[0]?.datum.data['share']).toBeCloseTo(0.38 + 14 * 0.0005, 10)
    expect(before.settle.at(-1)?.datum).toEqual({ code: 'no_breakdown', data: { basis: 'reached', dimension: 'age' } })
    expect(before.followers).toBe(1870)
    expect(before.followersOn).toBe('2026-10-09')
    expect(wordsFor('fr').finding(before.finding)).toBe(
      'On ne peut pas savoir si BU Santé atteint Idriss\u00a0: l’âge de deux abonnés sur cinq est inconnu.',
    )
    await insertMetaFile(test, account('fb-sante'), '2026-10-12', santeSettled, null)
    const after = await client.audience.verdict(ask)
    expect(after).toMatchObject({ verdict: 'reaches', grade: 'C', settle: [], takenOn: '2026-10-12' })
    const truth = found(
      sampleTruths.find(({ kind }) => kind === 'settled_by_extra_file'),
      'the settled truth',
    )
    if (truth.kind !== 'settled_by_extra_file') throw new Error(truth.kind)
    expect(after.clauses[0]?.verdict).toBe(truth.verdict)
    expect(after.clauses[0]?.bounds.low).toBeCloseTo(truth.lower, 10)
    expect(after.clauses[0]?.bounds.high).toBeCloseTo(truth.upper, 10)
    expect(after.clauses[0]?.grade).toBe('B')
  })

  it('the same missing datum of several accounts is counted once, by pairs', async () => {
    const { client } = await sampleAudiences()
    const { cells, settle } = await client.audience.matrix({ period: PERIOD })
    const pairs = settle.map((each) => each.pairs)
    expect(pairs).toEqual(pairs.toSorted((a, b) => b - a))
    const ages = found(
      settle.find(({ datum }) => datum.code === 'unknown_share'),
      'unknown ages',
    )
    expect(ages.datum.data).toEqual({ basis: 'followers', dimension: 'age' })
    expect(ages.accountIds.length).toBeGreaterThan(1)
    const open = cells.filter(({ verdict }) => verdict === 'cannot_tell')
    const waiting = open.filter(({ clauses }) =>
      clauses.some((c) => c.verdict === 'cannot_tell' && c.reasons.some(({ code }) => code === 'unknown_share')),
    )
    expect(ages.pairs).toBe(waiting.length)
  })

  it('the closed account is judged by the line it had, in the quarter of its closing; a persona outside the line by default clauses', async () => {
    const { client, account, persona } = await sampleAudiences()
    const { cells } = await client.audience.matrix({ period: PERIOD })
    const closed = cells.filter(({ accountId }) => accountId === account('x-reseau'))
    expect(closed).toMatchObject([
      {
        personaId: persona('helene'),
        isPast: true,
        closedOn: '2025-03-14',
        judgedOn: '2025-03-14',
        from: '2025-01-01',
      },
    ])
    const sheet = await client.audience.verdict({
      accountId: account('fb-iut'),
      personaId: persona('paule'),
      period: PERIOD,
    })
    expect(sheet).toMatchObject({ inLine: false, clausesStated: false, verdict: 'does_not_reach' })
    expect(sheet.clauses.map(({ dimension, threshold }) => [dimension, threshold])).toEqual([
      ['age', 0.4],
      ['place', 0.5],
    ])
  })

  it('13 accounts and 6 personas: one matrix', async () => {
    const { client, account, persona, log, ...test } = await sampleAudiences()
    for (const line of ['fb-sante', 'fb-droit-gestion'].map(account)) {
      await client.network.saveLine({
        accountId: line,
        validFrom: '2026-09-30',
        validTo: null,
        aim: 'reach',
        note: null,
        personaIds: ['camille', 'idriss', 'helene', 'marc', 'lina', 'paule'].map(persona),
        themes: [],
        clauses: [],
      })
    }
    const first = performance.now()
    const { cells } = await client.audience.matrix({ period: PERIOD })
    const again = performance.now()
    await client.audience.matrix({ period: PERIOD })
    const end = performance.now()
    test.engine.context.options.log({
      level: 'info',
      event: 'audience_matrix',
      pairs: cells.length,
      first: Math.round(again - first),
      again: Math.round(end - again),
    })
    console.info(JSON.stringify(log.at(-1)))
    expect(cells).toHaveLength(24 - 2 - 1 + 12)
  })

  it('the table behind the matrix: one row per clause, numbers as numbers, names inert', async () => {
    const { client, account } = await sampleAudiences()
    const lines = async (language: 'fr' | 'en') => {
      const { blob, name } = await client.audience.csv({ period: PERIOD, language })
      expect(name).toBe('portee-audience-2026-07-01_2026-09-30.csv')
      return (await blob.text()).replace('\ufeff', '').trim().split('\r\n')
    }
    const [header, ...rows] = await lines('en')
    const { cells } = await client.audience.matrix({ period: PERIOD })
    expect(rows).toHaveLength(cells.reduce((sum, { clauses }) => sum + clauses.length, 0))
    const table = rows.map((row) => row.split(','))
    const column = (title: string) => found(header, 'header').split(',').indexOf(title)
    expect(table.every((row) => row.length === found(header, 'header').split(',').length)).toBe(true)
    const own = found(
      table.find(
        (row) =>
          row[column('account')] === 'BU Santé' &&
          row[column('persona')] === 'Idriss' &&
          row[column('dimension')] === 'age',
      ),
      'Santé and Idriss',
    )
    expect(Number(own[column('low')])).toBeCloseTo(0.25 - 0.001, 10)
    expect(own.slice(column('verdict'), column('basis') + 1)).toEqual(['cannot_tell', 'C', 'followers'])
    expect(own[column('assumption')]).toBe('unknown_like_known')
    const silent = cells.filter(({ accountId }) => accountId === account('fb-tanneurs'))
    expect(silent.every(({ basis }) => basis === null)).toBe(true)
    const unknown = table.filter((row) => row[column('account')] === 'Les Tanneurs')
    expect(unknown.every((row) => row[column('low')] === '' && row[column('high')] === '')).toBe(true)
    const french = await lines('fr')
    expect(french[1]).toContain(';')
    expect(french.join(' ')).toContain('0,249')
  })
})
