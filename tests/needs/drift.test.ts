import { describe, expect, it } from 'vitest'
import { driftDistance, driftRows } from '../../electron/engine/queries/audienceDrift'
import { createRandom, type Random } from '../../electron/engine/statistics/random'
import type { EditorialLine } from '../../shared/contract/network'
import { needsBench, posts, type NeedsBench } from './support'

type Planned = EditorialLine['themes']

async function line(bench: NeedsBench, themes: Planned, rest: Partial<EditorialLine> = {}) {
  const base = { validTo: null, aim: 'reach' as const, note: null, personaIds: [], clauses: [] }
  return bench.client.network.saveLine({
    accountId: bench.accounts.sante,
    validFrom: '2025-09-01',
    ...base,
    themes,
    ...rest,
  })
}

const repeat = (theme: number, n: number): number[] => Array.from({ length: n }, () => theme)
const drift = async ({ client, accounts }: NeedsBench, period = '2026-Q2') =>
  client.audience.drift({ accountId: accounts.sante, period })

/** Posts drawn by a plan of four themes and the rest, as the line plans them. */
const PLAN = [0.4, 0.25, 0.15, 0.1, 0.1]

function drawnMix(random: Random, shares: readonly number[], n: number) {
  const main = new Map<number, number>()
  for (let i = 0; i < n; i++) {
    let left = random.uniform()
    const at = shares.findIndex((share) => (left -= share) < 0)
    const themeId = (at < 0 ? shares.length - 1 : at) + 1
    main.set(themeId, (main.get(themeId) ?? 0) + 1)
  }
  const themes = PLAN.slice(0, 4).map((plannedShare, i) => ({ themeId: i + 1, plannedShare }))
  const line = { id: 1, accountId: 1, validFrom: '2026-01-01', validTo: null, aim: 'reach' as const, note: null }
  return { n, unthemed: 0, main, line: { ...line, personaIds: [], themes, clauses: [] } }
}

describe('drift by chance alone', () => {
  it.each([8, 15, 30, 60])(
    'is called clear in at most 7 % of lines of %i posts, and its distance holds the truth',
    (n) => {
      const random = createRandom(20_261_005)
      const runs = 1000
      let [clear, missed] = [0, 0]
      for (let run = 0; run < runs; run++) {
        const mix = drawnMix(random, PLAN, n)
        if (driftRows(mix).some(({ strength }) => strength === 'clear')) clear += 1
        if ((driftDistance(mix)?.low ?? 0) > 1e-9) missed += 1
      }
      expect(clear / runs).toBeLessThanOrEqual(0.07)
      expect(missed / runs).toBeLessThanOrEqual(0.07)
    },
  )

  it('gives way to a habit that is another one: half the posts on one theme of 10 % is seen in most lines of 40', () => {
    const random = createRandom(7)
    const found = Array.from({ length: 300 }, () =>
      driftRows(drawnMix(random, [0.2, 0.15, 0.1, 0.5, 0.05], 40)).find(({ themeId }) => themeId === 4),
    )
    expect(found.filter((row) => row?.standing === 'more' && row.strength === 'clear').length).toBeGreaterThan(240)
  })
})

describe('drift of an editorial line', () => {
  it('says more and less where the interval leaves the plan, clear where it does among all themes', async () => {
    const bench = await needsBench()
    const { hours, spaces, backstage } = bench.themes
    await line(bench, [
      { themeId: hours, plannedShare: 0.4 },
      { themeId: spaces, plannedShare: 0.4 },
    ])
    await bench.posts(
      posts(bench.accounts.sante, [...repeat(hours, 24), ...repeat(spaces, 2), ...repeat(backstage, 4)]),
    )
    const [found] = await drift(bench)
    expect(found).toMatchObject({ posts: 30, unthemed: 0, from: '2026-04-01', to: '2026-06-30' })
    expect(
      found?.rows.map(({ themeId, n, planned, standing, strength }) => [themeId, n, planned, standing, strength]),
    ).toEqual([
      [hours, 24, 0.4, 'more', 'clear'],
      [spaces, 2, 0.4, 'less', 'clear'],
      [0, 4, expect.closeTo(0.2), 'as_planned', null],
    ])
    // Wilson, 24 of 30: (.627, .905)
    expect(found?.rows[0]?.interval?.low).toBeCloseTo(0.627, 3)
    expect(found?.rows[0]?.interval?.high).toBeCloseTo(0.905, 3)
    expect(found?.beyond).toEqual([{ themeId: backstage, n: 4 }])
    // ½(|.8 − .4| + |.067 − .4| + |.133 − .2|)
    expect(found?.distance?.value).toBeCloseTo(0.4, 12)
    expect(found?.distance?.low).toBeGreaterThan(0.1)
    expect(found?.distance?.high).toBeLessThan(0.7)
    expect(found?.finding).toMatchObject({ code: 'drift_more', strength: 'clear', data: { themeId: hours, others: 1 } })
  })

  it('finds nothing where the plan is kept, and does not say that it is', async () => {
    const bench = await needsBench()
    const { hours, spaces } = bench.themes
    await line(bench, [
      { themeId: hours, plannedShare: 0.5 },
      { themeId: spaces, plannedShare: 0.5 },
    ])
    await bench.posts(posts(bench.accounts.sante, [...repeat(hours, 5), ...repeat(spaces, 4)]))
    const [found] = await drift(bench)
    expect(found?.rows.map(({ standing }) => standing)).toEqual(['as_planned', 'as_planned', 'as_planned'])
    expect(found?.finding).toMatchObject({ code: 'drift_none_seen', strength: 'cannot_tell' })
    expect(found?.distance?.low).toBe(0)
  })

  it('judges each line over its own days', async () => {
    const bench = await needsBench()
    const { hours, spaces } = bench.themes
    await line(bench, [{ themeId: hours, plannedShare: 1 }])
    await line(bench, [{ themeId: spaces, plannedShare: 1 }], { validFrom: '2026-05-01' })
    await bench.posts([
      ...posts(bench.accounts.sante, repeat(hours, 6), { day: '2026-04-30' }),
      ...posts(bench.accounts.sante, repeat(hours, 7), { day: '2026-05-01' }),
    ])
    const found = await drift(bench)
    expect(found.map(({ from, to, posts: n, finding }) => [from, to, n, finding.code])).toEqual([
      ['2026-04-01', '2026-04-30', 6, 'drift_none_seen'],
      ['2026-05-01', '2026-06-30', 7, 'drift_less'],
    ])
  })

  it('counts originals by their main theme, and says what it leaves out', async () => {
    const bench = await needsBench()
    const { hours, spaces } = bench.themes
    await line(bench, [{ themeId: hours, plannedShare: 0.5 }])
    await bench.posts([
      { account: bench.accounts.sante, day: '2026-05-01', themes: [hours, spaces] },
      ...posts(bench.accounts.sante, [hours, hours], { flags: ['reply'] }),
      ...posts(bench.accounts.sante, [hours], { flags: ['share'] }),
      ...posts(bench.accounts.sciences, repeat(spaces, 8)),
    ])
    const [found] = await drift(bench)
    expect(found?.posts).toBe(1)
    expect(found?.setAside).toEqual([
      { reason: 'share', n: 1 },
      { reason: 'reply', n: 2 },
    ])
    expect(found?.rows[0]).toMatchObject({ n: 1, share: 1, interval: null, standing: 'cannot_tell' })
    expect(found?.finding.code).toBe('drift_too_few')
  })

  it('lets posts without theme belong to any', async () => {
    const bench = await needsBench()
    const { hours, spaces } = bench.themes
    await line(bench, [{ themeId: hours, plannedShare: 0.4 }])
    await bench.posts(posts(bench.accounts.sante, [...repeat(hours, 16), ...repeat(spaces, 2)]))
    expect((await drift(bench))[0]?.rows[0]).toMatchObject({ standing: 'more', strength: 'clear' })
    await bench.posts(posts(bench.accounts.sante, repeat(0, 20)))
    const [found] = await drift(bench)
    expect(found).toMatchObject({ posts: 38, unthemed: 20 })
    expect(found?.rows[0]).toMatchObject({ n: 16, share: 16 / 18, standing: 'as_planned' })
    await bench.posts(posts(bench.accounts.sciences, repeat(0, 8)))
    await line(bench, [{ themeId: hours, plannedShare: 0.4 }], { accountId: bench.accounts.sciences })
    const [other] = await bench.client.audience.drift({ accountId: bench.accounts.sciences, period: '2026-Q2' })
    expect(other?.finding).toMatchObject({ code: 'drift_unthemed', data: { unthemed: 8 } })
  })

  it('judges no theme named without a share, nor what is left beside it', async () => {
    const bench = await needsBench()
    const { hours, spaces } = bench.themes
    await line(bench, [
      { themeId: hours, plannedShare: 0.3 },
      { themeId: spaces, plannedShare: null },
    ])
    await bench.posts(posts(bench.accounts.sante, [...repeat(hours, 9), ...repeat(spaces, 1)]))
    const [found] = await drift(bench)
    expect(found?.rows.map(({ planned, standing }) => [planned, standing])).toEqual([
      [0.3, 'more'],
      [null, null],
      [null, null],
    ])
    expect(found?.distance?.value).toBeCloseTo(0.6, 12)
    await line(bench, [{ themeId: spaces, plannedShare: null }], { validFrom: '2026-01-01' })
    expect((await drift(bench))[0]).toMatchObject({ distance: null, finding: { code: 'drift_no_plan' } })
  })

  it('stops with the account, and has nothing to say without a line', async () => {
    const bench = await needsBench()
    expect(await drift(bench)).toEqual([])
    await line(bench, [{ themeId: bench.themes.hours, plannedShare: 1 }])
    const [account] = (await bench.client.network.overview()).accounts
    if (account === undefined) throw new Error('no account')
    await bench.client.network.saveAccount({ ...account, closedOn: '2026-04-15' })
    expect((await drift(bench)).map(({ to }) => to)).toEqual(['2026-04-15'])
    expect(await drift(bench, '2026-Q3')).toEqual([])
    expect((await bench.client.audience.drift({ accountId: null, period: '2026-Q2' })).length).toBe(1)
  })
})
