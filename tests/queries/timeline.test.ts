import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import {
  spanDays,
  stepDays,
  stepIndex,
  dayNumber,
  isoDay,
  yearsBefore,
} from '../../electron/engine/queries/timelineSteps'
import { timelineCsv } from '../../electron/engine/queries/timelineCsv'
import { timelineSeries } from '../../electron/engine/queries/timelineSeries'
import { compareTwo } from '../../electron/engine/statistics/compareTwo'
import { timeQuery, type TimeStep } from '../../shared/contract/timeline'
import { wordsFor } from '../../electron/engine/reports/words'
import { addEvent, addFollowers, addPosts, branches, emptyDatabase, filterOf, type PostDraft } from './build'
import { addTimed, manyPosts, plainMedian } from './timed'

type Asked = Partial<z.input<typeof timeQuery>>
const ask = (database: Database, asked: Asked = {}) =>
  database.read((session) => timelineSeries(session, timeQuery.parse({ filter: filterOf(), ...asked })))

const month = (start: string, values: readonly number[], draft: (value: number) => PostDraft): PostDraft[] =>
  values.map((value, i) => ({ day: `${start}-${String(i + 1).padStart(2, '0')}`, ...draft(value) }))
const rates = (values: readonly number[]) => (i: number) => ({ interactions: values[i]!, reach: 1000 })
const six = [10, 20, 30, 40, 50, 60]
const indexes = six.map((_, i) => i)

async function network(posts: readonly PostDraft[], accounts = 1): Promise<Database> {
  const database = await emptyDatabase()
  await branches(database, accounts)
  await addPosts(database, posts)
  return database
}

describe('steps', () => {
  it('weeks begin on Monday, also over New Year, and hold every day once through leap years and changes of clocks', () => {
    for (const step of ['week', 'month', 'quarter'] as const) {
      let last = stepIndex(dayNumber('2023-12-01'), step)
      for (let day = dayNumber('2023-12-01'); day < dayNumber('2028-03-02'); day++) {
        const index = stepIndex(day, step)
        expect(index === last || index === last + 1).toBe(true)
        last = index
        const { from, to } = stepDays(index, step)
        expect([from <= isoDay(day), to >= isoDay(day)]).toEqual([true, true])
        if (step === 'week') expect([new Date(from).getUTCDay(), new Date(to).getUTCDay()]).toEqual([1, 0])
      }
    }
    expect(stepDays(stepIndex(dayNumber('2025-12-31'), 'week'), 'week')).toEqual({
      from: '2025-12-29',
      to: '2026-01-04',
    })
    expect(stepDays(stepIndex(dayNumber('2024-02-29'), 'month'), 'month')).toEqual({
      from: '2024-02-01',
      to: '2024-02-29',
    })
  })

  it('a span goes back whole years, and begins with a whole step', () => {
    expect(spanDays('2026-09-30', 3, 'month', null)).toEqual({ from: '2023-10-01', to: '2026-09-30' })
    expect(spanDays('2026-09-30', 1, 'week', null)).toEqual({ from: '2025-09-29', to: '2026-09-30' })
    expect(spanDays('2026-09-30', null, 'quarter', '2024-05-17')).toEqual({ from: '2024-04-01', to: '2026-09-30' })
    expect(yearsBefore('2024-02-29', 1)).toBe('2023-02-28')
    expect(yearsBefore('2024-02-29', 4)).toBe('2020-02-29')
  })
})

describe('medians over time', () => {
  it.each(['week', 'month', 'quarter'] as const)('agree with a plain reader, by %s', async (step: TimeStep) => {
    const database = await emptyDatabase()
    await branches(database, 2)
    const posts = manyPosts(1500)
    await addTimed(database, posts)
    const { series } = await ask(database, { step, by: 'branch', years: null })
    for (const row of series) {
      for (const point of row.parts[0]!.points) {
        const own = posts.filter(
          ({ account, day, flags }) =>
            String(account) === row.key && day >= point.from && day <= point.to && flags === undefined,
        )
        const mature = own.filter(({ age }) => age === 60)
        const values = mature.map(({ interactions, reach }) => interactions! / reach!)
        expect([point.from, point.n, point.immature]).toEqual([point.from, mature.length, own.length - mature.length])
        if (values.length < 6) expect([point.median, point.dots.length]).toEqual([null, values.length])
        else expect(point.median).toBeCloseTo(plainMedian(values), 12)
      }
    }
    const drawn = series.flatMap(({ parts }) => parts.flatMap(({ points }) => points.map(({ n }) => n)))
    const counted = posts.filter(({ flags, age, day }) => flags === undefined && age === 60 && day <= '2026-09-30')
    expect(drawn.reduce((sum, n) => sum + n, 0)).toBe(counted.length)
  })

  it('marks a step that the end of the period cuts', async () => {
    const database = await network(
      month('2026-09', six, (interactions) => ({ interactions, reach: 1000 })).map((p, i) => ({
        ...p,
        day: `2026-09-${25 + i}`,
      })),
    )
    const { series } = await ask(database, { step: 'week' })
    expect(series[0]!.parts[0]!.points.map(({ from, to, isWhole }) => [from, to, isWhole])).toEqual([
      ['2026-09-21', '2026-09-27', true],
      ['2026-09-28', '2026-09-30', false],
    ])
  })

  it('by theme a post counts in each of its themes, and once in the whole', async () => {
    const database = await network(
      month('2026-07', six, (interactions) => ({ interactions, reach: 1000 })).map((p, i) => ({ ...p, id: i + 1 })),
    )
    await database.write(async (session) => {
      const { sql } = await import('../../electron/engine/db/sql')
      await session.run(
        sql`INSERT INTO theme (id, label_fr, label_en, aim, position) VALUES (1, 'Horaires', 'Hours', 'reach', 1), (2, 'Ateliers', 'Workshops', 'clicks', 2)`,
      )
      await session.run(sql`INSERT INTO post_theme SELECT id, 1, 'rule', NULL, TRUE FROM post WHERE id < 4`)
      await session.run(sql`INSERT INTO post_theme SELECT id, 2, 'hand', NULL, FALSE FROM post WHERE id < 3`)
    })
    const { series, total, asides } = await ask(database, { by: 'theme' })
    expect(series.map(({ key, label, n }) => [key, label, n])).toEqual([
      ['1', 'Horaires', 3],
      ['2', 'Ateliers', 2],
      ['0', null, 3],
    ])
    expect(total.n).toBe(6)
    expect(asides.map(({ code }) => code)).toContain('time_themes')
  })

  it('a rate by followers divides by the followers at the date', async () => {
    const posts = [
      ...month('2026-07', six, (interactions) => ({ interactions })),
      ...month('2025-07', six, (interactions) => ({ interactions })),
    ]
    const database = await network(posts)
    await addFollowers(database, 1, 1, '2025-07-03', 500)
    await addFollowers(database, 2, 1, '2026-07-03', 1000)
    const { total } = await ask(database, { measure: 'erf' })
    expect([total.median, total.changes[0]!.median]).toEqual([0.035, 0.07])
  })

  it('never adds reach: values per post, and the refusal says why', async () => {
    const database = await network(month('2026-07', six, (reach) => ({ reach, interactions: 1 })))
    const { total, asides } = await ask(database, { measure: 'reach_per_post' })
    expect(total).toMatchObject({ unit: 'count', metric: 'reach', n: 6, median: 35 })
    expect(asides.map(({ code }) => code)).toContain('why_no_reach_total')
    const numbers = JSON.stringify(total)
      .match(/\d+(\.\d+)?/g)!
      .map(Number)
    expect(numbers).not.toContain(210)
  })
})

describe('a period against another', () => {
  const up = month('2026-07', indexes, rates(six.map((value) => value * 3)))
  const before = month('2025-07', indexes, rates(six))
  it('is the Hodges–Lehmann ratio of compareTwo, with the year before first', async () => {
    const database = await network([...up, ...before])
    const { total, finding, family } = await ask(database)
    const series = (values: readonly number[]) => ({
      interactions: Float64Array.from(values),
      denominator: new Float64Array(6).fill(1000),
    })
    const expected = compareTwo(series(six.map((value) => value * 3)), series(six)).value!
    const [year, last] = total.changes
    expect(year).toMatchObject({ kind: 'year_before', from: '2025-07-01', n: 6, refused: null })
    expect(year!.ratio).toBeCloseTo(expected.hlRatio, 12)
    expect(year!.ratioInterval!.low).toBeCloseTo(expected.interval!.lower, 12)
    expect(year!.p).toBeCloseTo(expected.p, 12)
    expect(last).toMatchObject({ kind: 'period_before', n: 0, refused: 'none', ratio: null })
    expect(family).toBe(1)
    expect(finding).toMatchObject({ code: 'time_up', strength: year!.strength })
  })

  it('quarter against quarter only from eight quarters on; with a calendar, within it', async () => {
    const quarters = ['2024-10', '2025-01', '2025-04', '2025-07', '2025-10', '2026-01', '2026-04', '2026-07']
    const posts = quarters.flatMap((at) => month(at, indexes, rates(six)))
    const few = await ask(await network(posts.slice(6)))
    expect(few.total.changes[1]).toMatchObject({ kind: 'period_before', quarters: 7, refused: 'quarters', ratio: null })
    expect(few.asides.find(({ code }) => code === 'time_before_quarters')?.data).toEqual({ quarters: 7, needed: 8 })
    const enough = await ask(await network(posts))
    expect(enough.total.changes[1]).toMatchObject({ quarters: 8, refused: null, ratio: 1 })
    const database = await network(posts.slice(6))
    await addEvent(database, 1, 'term', '2024-09-01', '2026-12-31')
    const even = await ask(database)
    expect(even.total.changes[1]).toMatchObject({
      refused: 'quarters',
      ratio: null,
      adjusted: { n: 6, nBefore: 6, strata: 1, ratio: expect.closeTo(1, 6) as number },
    })
  })

  it('says too few, and nothing at all', async () => {
    const few = await ask(await network([...up.slice(0, 5), ...before]))
    expect(few.finding).toMatchObject({ code: 'time_too_few', data: { n: 5, nBefore: 6, needed: 6 } })
    expect(few.series[0]!.parts[0]!.points.at(-1)).toMatchObject({
      median: null,
      n: 5,
      dots: six.slice(0, 5).map((v) => (v * 3) / 1000),
    })
    expect((await ask(await network([]))).finding.code).toBe('time_no_posts')
    expect((await ask(await network(before))).finding.code).toBe('time_none')
  })
})

describe('a definition break', () => {
  const impressions = (value: number): PostDraft => ({ impressions: value, interactions: 1 })
  const both = (value: number): PostDraft => ({ impressions: value, views: value * 2, interactions: 1 })
  const views = (value: number): PostDraft => ({ views: value, interactions: 1 })
  const hundred = six.map((value) => value * 100)

  it('is drawn and said; two lines; the year before is refused with the reason, in words of both languages', async () => {
    const database = await network([
      ...month('2025-08', hundred, impressions),
      ...month('2025-10', hundred, views),
      ...month('2026-08', hundred, views),
    ])
    const result = await ask(database, { measure: 'views_per_post' })
    expect(result.breaks[0]).toEqual({
      day: '2025-10-01',
      code: 'impressions_to_views',
      platform: 'facebook',
      origin: 'data',
    })
    expect(result.total).toMatchObject({ metric: 'views', unit: 'count', n: 6, median: 3500 })
    expect(result.total.parts.map(({ metric, points }) => [metric, points[0]!.from, points.at(-1)!.from])).toEqual([
      ['impressions', '2025-08-01', '2025-08-01'],
      ['views', '2025-10-01', '2026-08-01'],
    ])
    expect(result.total.changes[0]).toMatchObject({ refused: 'break', ratio: null, n: 0 })
    expect(result.finding).toMatchObject({
      code: 'time_break',
      data: { day: '2025-10-01', earlier: 'impressions', metric: 'views' },
    })
    expect(wordsFor('fr').finding(result.finding)).toMatch(
      /Pas de comparaison .* Facebook remplace les impressions par les vues/,
    )
    expect(wordsFor('en').finding(result.asides[0]!)).toMatch(/Two metrics, two lines/)
    // Asked to go across, nothing of before can stand beside views: the refusal stays.
    expect((await ask(database, { measure: 'views_per_post', across: true })).total.changes[0]!.refused).toBe('break')
    // Interactions by reach do not rest on displays.
    expect((await ask(database, { measure: 'interactions_per_post' })).breaks).toEqual([])
  })

  it('crossed only when asked, and only by what both sides hold', async () => {
    const database = await network([
      ...month('2025-08', hundred, both),
      ...month('2025-10', hundred, views),
      ...month('2026-08', hundred, views),
    ])
    expect((await ask(database, { measure: 'views_per_post' })).total.changes[0]).toMatchObject({
      refused: 'break',
      n: 6,
      ratio: null,
    })
    const across = await ask(database, { measure: 'views_per_post', across: true })
    expect(across.total.changes[0]).toMatchObject({ refused: null, n: 6, median: 7000 })
    expect(across.total.changes[0]!.ratio).toBeCloseTo(0.5, 2)
    expect(across.finding.code).toBe('time_cannot_tell')
  })

  it('a metric that ended stays readable where no other follows', async () => {
    const database = await network(month('2026-07', hundred, impressions))
    const { total, breaks } = await ask(database, { measure: 'views_per_post' })
    expect([total.metric, total.median, breaks.filter(({ origin }) => origin === 'data')]).toEqual([
      'impressions',
      3500,
      [],
    ])
  })
})

it('the table behind the chart: a row per step, comparison and break', async () => {
  const database = await network([...month('2026-07', indexes, rates(six)), ...month('2025-07', indexes, rates(six))])
  const file = await database.read((session) =>
    timelineCsv(session, { ...timeQuery.parse({ filter: filterOf() }), language: 'en' }),
  )
  const lines = (await file.blob.text()).trim().split('\r\n')
  expect(lines[0]).toContain('kind,group,label,platform,metric,unit,from,to,whole_step,n,immature,median')
  expect(lines.filter((line) => line.startsWith('step,all'))).toHaveLength(13)
  expect(lines.find((line) => line.startsWith('year_before'))).toContain(',6,,0.035,')
})
