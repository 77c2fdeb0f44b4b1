import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Condition, VerdictSheet } from '../../shared/contract/audience'
import type { Platform } from '../../shared/vocabulary'
import { bench, type Bench } from '../import/importing'
import { found } from './support'

// Real exports, taken through the importer and judged through the contract. The bounds are worked by hand from the printed
// figures: each printed share may be off by half its last digit, and every step is written out beside the assertion.

const SAMPLES = process.env['PORTEE_SAMPLES'] ?? ''
const DAY = '2026-07-02'
const PERIOD = '2026-Q2'

type Clause = { kind: 'share' | 'joint'; dimension: 'age' | 'gender' | 'place' | null; threshold: number }

interface Judged {
  readonly test: Bench
  /** Verdict on a persona of these conditions, by a line that asks these clauses (none: the usual ones). */
  readonly verdict: (conditions: readonly Condition[], clauses?: readonly Clause[]) => Promise<VerdictSheet>
}

/** One export in a network of its own: the account it is of is the answer a person gives at import. */
async function imported(platform: Platform, path: string): Promise<Judged> {
  const test = await bench({ rules: false })
  const accountId = await test.account(platform, 'Compte')
  const choice = { accountId }
  const accounts = { audience: choice, table: choice, file: choice }
  const { review, imports } = await test.import([{ path, exportedAt: new Date(`${DAY}T10:00:00Z`), accounts }])
  expect(review.files.map(({ state }) => state)).toEqual(['ready'])
  expect(imports).toHaveLength(1)
  let line: { id?: number } = {}
  let personas = 0
  const verdict: Judged['verdict'] = async (conditions, clauses = []) => {
    personas += 1
    const draft = { name: `Persona ${personas}`, tagline: null, story: null, needs: null, colour: null }
    const { id: personaId } = await test.client.audience.savePersona({ ...draft, conditions: [...conditions] })
    line = await test.client.network.saveLine({
      ...line,
      ...{ accountId, validFrom: '2026-01-01', validTo: null, aim: 'reach', note: null, themes: [] },
      personaIds: [personaId],
      clauses: clauses.map((clause) => ({ ...clause, personaId })),
    })
    return test.client.audience.verdict({ accountId, personaId, period: PERIOD })
  }
  return { test, verdict }
}

function clauseOf(sheet: VerdictSheet, kind: Clause['kind'], dimension: Clause['dimension']) {
  return found(
    sheet.clauses.find((clause) => clause.kind === kind && clause.dimension === dimension),
    `${kind} ${String(dimension)}`,
  )
}

/** Bounds to the tenth digit: the figures are printed, so is what follows from them. */
function expectBounds({ bounds }: { bounds: { low: number; high: number } }, low: number, high: number): void {
  expect(bounds.low).toBeCloseTo(low, 10)
  expect(bounds.high).toBeCloseTo(high, 10)
}

const aged = (from: number, to: number | null): Condition => ({ kind: 'age', from, to })
const living = (...places: string[]): Condition => ({ kind: 'places', places })
const is = (gender: 'women' | 'men'): Condition => ({ kind: 'gender', gender })
const share = (dimension: 'age' | 'gender' | 'place', threshold: number): Clause => ({
  kind: 'share',
  dimension,
  threshold,
})

describe.skipIf(SAMPLES === '')('Instagram, Audience.csv (PORTEE_SAMPLES)', () => {
  const path = join(SAMPLES, 'instagram', 'Audience.csv')

  it('what the importer keeps: three tables of followers, one decimal, and a total that is not their sum', async () => {
    const { test } = await imported('instagram', path)
    const kept = await test.rows(
      `SELECT s.dimension, s.basis, s.unit, s.digits, s.total, s.known_share AS known, s.is_sorted AS sorted,
              count(*)::INTEGER AS n, round(sum(c.value), 10) AS sum
       FROM audience_snapshot s JOIN audience_cell c ON c.audience_id = s.id GROUP BY ALL ORDER BY s.dimension`,
    )
    const common = { basis: 'followers', unit: 'share', digits: 1, total: 1629, known: null }
    expect(kept.filter(({ unit }) => unit === 'share')).toEqual([
      // Six bands of two genders, 100.0 %: the people of known age. Nothing says how many of the 1,629 these are.
      { dimension: 'age_gender', ...common, sorted: false, n: 12, sum: 1 },
      { dimension: 'city', ...common, sorted: true, n: 10, sum: 0.198 },
      { dimension: 'country', ...common, sorted: true, n: 10, sum: 0.681 },
    ])
  })

  it('25 to 44 in South Korea: both shares are known within their rounding, and only the first reaches its half', async () => {
    const { verdict } = await imported('instagram', path)
    const sheet = await verdict([aged(25, 44), living('South Korea')], [share('age', 0.5), share('place', 0.5)])
    // 25–34: 12.1 + 27.3; 35–44: 6.3 + 12.1. Together 57.8 %, four printed figures of ± 0.05 each.
    expectBounds(clauseOf(sheet, 'share', 'age'), 0.578 - 4 * 0.0005, 0.578 + 4 * 0.0005)
    // The list of countries says 21.4 %, one figure; that of towns is cut after ten, so it says less.
    expectBounds(clauseOf(sheet, 'share', 'place'), 0.214 - 0.0005, 0.214 + 0.0005)
    expect(sheet.clauses.map(({ verdict: v, scope, grade }) => [v, scope, grade])).toEqual([
      ['reaches', 'known', 'C'],
      ['does_not_reach', 'known', 'C'],
    ])
    expect(sheet).toMatchObject({ verdict: 'does_not_reach', basis: 'followers', takenOn: DAY, settle: [] })
  })

  it('18 to 29: the band 25–34 is cut in two, so nobody can tell, and it is named', async () => {
    const { verdict } = await imported('instagram', path)
    const sheet = await verdict([aged(18, 29)], [share('age', 0.4)])
    const clause = clauseOf(sheet, 'share', 'age')
    // At least 18–24: 4.2 + 19.1 = 23.3, two figures. At most 25–34 as well: + 12.1 + 27.3 = 62.7, four figures.
    expectBounds(clause, 0.233 - 2 * 0.0005, 0.627 + 4 * 0.0005)
    // Half of the years of the band are in it: 23.3 + 39.4 × 5/10.
    expect(clause.working).toMatchObject({ assumption: 'uniform_in_band' })
    expect(clause.working?.value).toBeCloseTo(0.233 + 0.394 / 2, 10)
    expect(sheet).toMatchObject({ verdict: 'cannot_tell', grade: 'C' })
    expect(sheet.settle[0]?.datum).toMatchObject({ code: 'age_band_split', data: { band: '25-34' } })
  })

  it('men of 25 to 34: the table crosses age and gender, so the two conditions are one figure', async () => {
    const { verdict } = await imported('instagram', path)
    const joint: Clause = { kind: 'joint', dimension: null, threshold: 0.25 }
    const sheet = await verdict([aged(25, 34), is('men')], [joint])
    expectBounds(clauseOf(sheet, 'joint', null), 0.273 - 0.0005, 0.273 + 0.0005)
    expect(sheet).toMatchObject({ verdict: 'reaches', grade: 'C' })
  })

  it('Thessaloniki or Lamia: a town that is not listed has at most what the last listed one has', async () => {
    const { verdict } = await imported('instagram', path)
    const sheet = await verdict([living('Thessaloníki, Greece', 'Lamia, Greece')], [share('place', 0.05)])
    // 3.5 ± 0.05, and at most 0.6 + 0.05 more: nobody left out is above "Belgrade", the last of the ten.
    expectBounds(clauseOf(sheet, 'share', 'place'), 0.035 - 0.0005, 0.035 + 0.0005 + (0.006 + 0.0005))
    expect(sheet.verdict).toBe('does_not_reach')
  })
})

describe.skipIf(SAMPLES === '')('YouTube, tables of viewers (PORTEE_SAMPLES)', () => {
  const path = (name: string) => join(SAMPLES, 'youtube', name)

  it('ages: shares of views to the hundredth, of people who are signed in', async () => {
    const { verdict } = await imported('youtube', path('dangertv_en_viewer_age.csv'))
    // 45–54: 14.71; 55–64: 15.19; 65+: 17.86. Together 47.76 %, three figures of ± 0.005.
    const older = await verdict([aged(45, null)])
    expectBounds(clauseOf(older, 'share', 'age'), 0.4776 - 3 * 0.00005, 0.4776 + 3 * 0.00005)
    expect(older).toMatchObject({ verdict: 'reaches', basis: 'engaged', grade: 'C' })
    expect(older.clauses[0]?.scope).toBe('known')
    // 18–25 cuts 25–34, and even all of that band would not do: 10.81 + 22.29 = 33.1 %.
    const students = await verdict([aged(18, 25)], [share('age', 0.4)])
    expectBounds(clauseOf(students, 'share', 'age'), 0.1081 - 0.00005, 0.331 + 2 * 0.00005)
    expect(students).toMatchObject({ verdict: 'does_not_reach', settle: [] })
  })

  it('genders: 33.56 + 65.77 + 0.66 is 99.99, so what the others leave narrows each', async () => {
    const { verdict } = await imported('youtube', path('dangertv_en_Viewer_gender.csv'))
    // At most 33.565; at least 33.555, but also 100 − 65.775 − 0.665 = 33.56.
    const women = await verdict([is('women')])
    expectBounds(clauseOf(women, 'share', 'gender'), 1 - 0.65775 - 0.00665, 0.3356 + 0.00005)
    expect(women).toMatchObject({ verdict: 'does_not_reach', basis: 'engaged', grade: 'C' })
    // At most 65.775; at least 65.765, but also 100 − 33.565 − 0.665 = 65.77.
    const men = await verdict([is('men')])
    expectBounds(clauseOf(men, 'share', 'gender'), 1 - 0.33565 - 0.00665, 0.6577 + 0.00005)
    expect(men.verdict).toBe('reaches')
  })

  it('towns: 500 of them, views and no total, so a share has a ceiling and no floor', async () => {
    const { test, verdict } = await imported('youtube', path('dangertv_en_Viewer_Cities.csv'))
    const [kept] = await test.rows(
      `SELECT s.basis, s.unit, s.total, s.is_sorted AS sorted, count(*)::INTEGER AS n, sum(c.value)::INTEGER AS sum
       FROM audience_snapshot s JOIN audience_cell c ON c.audience_id = s.id GROUP BY ALL`,
    )
    expect(kept).toEqual({ basis: 'engaged', unit: 'count', total: null, sorted: true, n: 500, sum: 26_625_986 })
    // London has 1,185,761 views. "Brighton and Hove, UK" (8,757) and "Hull, UK" (7,688) bear names that the gazetteer has
    // otherwise: somewhere in the United Kingdom is all that is sure of them. All views are at least the 26,625,986 listed.
    const london = await verdict([living('London, United Kingdom')], [share('place', 0.1)])
    const clause = clauseOf(london, 'share', 'place')
    expectBounds(clause, 0, (1_185_761 + 8_757 + 7_688) / 26_625_986)
    expect(clause.working).toBeNull()
    expect(london).toMatchObject({ verdict: 'does_not_reach', basis: 'engaged', grade: 'C' })
    // The ceiling is 4.5 %: a line that asks for 4 % cannot be judged before the total is known.
    const open = await verdict([living('London, United Kingdom')], [share('place', 0.04)])
    expect(open.verdict).toBe('cannot_tell')
    expect(open.settle.map(({ datum }) => datum.code)).toContain('no_total')
  })
})

describe.skipIf(SAMPLES === '')('TikTok, tables of followers (PORTEE_SAMPLES)', () => {
  it('genders: fractions of two digits are percentages without any, half a percent off each', async () => {
    const { test, verdict } = await imported('tiktok', join(SAMPLES, 'tiktok', 'okn_el_FollowerGender.csv'))
    const [kept] = await test.rows('SELECT basis, unit, digits, total FROM audience_snapshot')
    expect(kept).toEqual({ basis: 'followers', unit: 'share', digits: 0, total: null })
    // 56 % ± 0.5. What the others leave is wider: 100 − 44.5 − 0.5 = 55 at least, 100 − 43.5 = 56.5 at most.
    const women = await verdict([is('women')])
    expectBounds(clauseOf(women, 'share', 'gender'), 0.555, 0.565)
    expect(women).toMatchObject({ verdict: 'reaches', basis: 'followers', grade: 'C' })
    const men = await verdict([is('men')])
    expectBounds(clauseOf(men, 'share', 'gender'), 0.435, 0.445)
    expect(men.verdict).toBe('does_not_reach')
  })
})

// No real territory file is among the samples, nor in their archives: the layout is TikTok's, the figures are not.
describe('TikTok, FollowerTopTerritories.csv as the tests of its format write it', () => {
  it('codes of countries, and the rest in one line', async () => {
    const path = join(import.meta.dirname, '../formats/tiktok-audience/territories/input.csv')
    const { verdict } = await imported('tiktok', path)
    // FR 0.805, BE 0.1: one digit after the point of a percentage, so ± 0.05 %. "Others" 0.095 is no territory of its own.
    const french = await verdict([living('France')], [share('place', 0.8)])
    expectBounds(clauseOf(french, 'share', 'place'), 0.805 - 0.0005, 0.805 + 0.0005)
    expect(french).toMatchObject({ verdict: 'reaches', basis: 'followers', grade: 'C' })
    // Spain is not listed: in "Others", and at most what Belgium has.
    const spanish = await verdict([living('Espagne')], [share('place', 0.1)])
    expectBounds(clauseOf(spanish, 'share', 'place'), 0, 1 - (0.805 + 0.1) + 2 * 0.0005)
    expect(spanish.verdict).toBe('does_not_reach')
  })
})
