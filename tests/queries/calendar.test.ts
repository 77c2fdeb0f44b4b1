import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { timelineCalendar } from '../../electron/engine/queries/timelineCalendar'
import { createRandom } from '../../electron/engine/statistics/random'
import { vanElteren } from '../../electron/engine/statistics/stratified'
import { calendarQuery } from '../../shared/contract/timeline'
import { addDays } from '../../shared/periods'
import { addEvent, addPosts, branches, emptyDatabase, filterOf, type PostDraft, run } from './build'

const ask = (database: Database) =>
  database.read((session) => timelineCalendar(session, calendarQuery.parse({ filter: filterOf(), years: null })))

/** Two academic years of a term with an exam session and a week of holidays within each half. */
async function calendar(database: Database): Promise<void> {
  let id = 1
  for (const [kind, from, to] of [
    ['term', '2024-09-02', '2025-06-30'],
    ['exams', '2025-01-06', '2025-01-19'],
    ['holidays', '2025-02-10', '2025-02-23'],
    ['exams', '2025-05-05', '2025-05-18'],
    ['closure', '2025-07-19', '2025-08-17'],
    ['term', '2025-09-01', '2026-06-30'],
    ['exams', '2026-01-05', '2026-01-18'],
    ['holidays', '2026-02-09', '2026-02-22'],
    ['exams', '2026-05-04', '2026-05-17'],
    ['closure', '2026-07-18', '2026-08-16'],
  ] as const) {
    await addEvent(database, id++, kind, from, to)
  }
}

const inExams = (day: string) =>
  ['2025-01-06..2025-01-19', '2025-05-05..2025-05-18', '2026-01-05..2026-01-18', '2026-05-04..2026-05-17'].some(
    (span) => {
      const [from = '', to = ''] = span.split('..')
      return day >= from && day <= to
    },
  )
const inTeaching = (day: string) =>
  ((day >= '2024-09-02' && day <= '2025-06-30') || (day >= '2025-09-01' && day <= '2026-06-30')) &&
  !inExams(day) &&
  !(day >= '2025-02-10' && day <= '2025-02-23') &&
  !(day >= '2026-02-09' && day <= '2026-02-22')

/** Three accounts of their own level; during exams everything times `effect`, and the strongest account posts more. */
function posts(effect: number, seed = 4): PostDraft[] {
  const random = createRandom(seed)
  return Array.from({ length: 760 }, (_, i) => addDays('2024-09-02', i)).flatMap((day) => {
    if (day > '2026-09-30') return []
    const isExams = inExams(day)
    return [1, 2, 3].flatMap((account): PostDraft[] => {
      if (random.uniform() > (isExams && account === 3 ? 0.8 : 0.25)) return []
      const level = [0.02, 0.03, 0.06][account - 1]! * (isExams ? effect : 1)
      return [
        {
          account,
          day,
          reach: 2000,
          interactions: Math.round(2000 * level * Math.exp(0.4 * random.normal())),
          age: 60,
        },
      ]
    })
  })
}

async function network(drafts: readonly PostDraft[]): Promise<Database> {
  const database = await emptyDatabase()
  await branches(database, 3)
  await calendar(database)
  await addPosts(database, drafts)
  return database
}

describe('the calendar as a covariate', () => {
  it('finds a planted effect within accounts, and tests as van Elteren does on plain strata', async () => {
    const drafts = posts(1.4)
    const { effects, finding, teaching } = await ask(await network(drafts))
    const exams = effects.find(({ kind }) => kind === 'exams')!
    expect(exams.ratio).toBeGreaterThan(1.3)
    expect(exams.ratio).toBeLessThan(1.5)
    expect([exams.strength, exams.runs]).toEqual(['clear', 4])
    expect(finding).toMatchObject({ code: 'calendar_up', strength: 'clear', data: { kind: 'exams' } })
    expect(teaching).toBe(drafts.filter(({ day }) => inTeaching(day!)).length)
    // Strata the plain way: account and year back from the end of the period.
    const year = (day: string) => Math.floor((Date.parse('2026-09-30') - Date.parse(day)) / 86_400_000 / 365.25)
    const strata = [1, 2, 3].flatMap((account) =>
      [0, 1, 2].map((back) => {
        const own = drafts.filter((post) => post.account === account && year(post.day!) === back)
        const rate = ({ interactions, reach }: PostDraft) => interactions! / reach!
        return {
          x: own.filter(({ day }) => inExams(day!)).map(rate),
          y: own.filter(({ day }) => inTeaching(day!)).map(rate),
        }
      }),
    )
    expect(exams.p).toBeCloseTo(vanElteren(strata).value!.p, 10)
    const common = strata.filter(({ x, y }) => x.length > 0 && y.length > 0)
    expect([exams.strata, exams.n]).toEqual([common.length, common.reduce((sum, { x }) => sum + x.length, 0)])
  })

  it('cannot tell where only the mix of accounts changes', async () => {
    const { effects, finding } = await ask(await network(posts(1)))
    expect(effects.find(({ kind }) => kind === 'exams')!.strength).toBe('cannot_tell')
    expect(finding).toMatchObject({ code: 'calendar_cannot_tell', strength: 'cannot_tell' })
  })

  it('a single run of days is never an effect', async () => {
    const database = await network(posts(1.4).filter(({ day }) => !inExams(day!) || day! < '2025-02-01'))
    const exams = (await ask(database)).effects.find(({ kind }) => kind === 'exams')!
    expect(exams).toMatchObject({ runs: 1, refused: 'one_run', strength: 'cannot_tell', q: null })
  })

  it('a closure of one branch is that branch’s alone', async () => {
    const database = await network(posts(1))
    await run(database, `INSERT INTO calendar_event VALUES (90, 'closure', 'Travaux', '2025-10-06', '2025-10-19', 2)`)
    const drafts = posts(1)
    const closed = drafts.filter(
      ({ day, account }) =>
        (account === 2 && day! >= '2025-10-06' && day! <= '2025-10-19') ||
        (day! >= '2025-07-19' && day! <= '2025-08-17') ||
        (day! >= '2026-07-18' && day! <= '2026-08-16'),
    )
    const closure = (await ask(database)).effects.find(({ kind }) => kind === 'closure')!
    expect(closure.runs).toBe(3)
    expect(closure.n).toBeLessThanOrEqual(closed.length)
    expect((await ask(database)).teaching).toBe(
      drafts.filter(
        ({ day, account }) => inTeaching(day!) && !(account === 2 && day! >= '2025-10-06' && day! <= '2025-10-19'),
      ).length,
    )
  })

  it('without a calendar, or without a term, says so', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(database, posts(1).slice(0, 50))
    expect((await ask(database)).finding.code).toBe('calendar_empty')
    await addEvent(database, 1, 'holidays', '2025-02-10', '2025-02-23')
    expect((await ask(database)).finding.code).toBe('calendar_no_teaching')
  })

  it(
    'claims an effect in at most 7 % of networks without any (60 networks, fixed seeds)',
    { timeout: 120_000 },
    async () => {
      const database = await network([])
      let alarms = 0
      for (let seed = 1; seed <= 60; seed++) {
        await run(database, 'DELETE FROM post')
        await addPosts(database, posts(1, seed))
        if ((await ask(database)).finding.code !== 'calendar_cannot_tell') alarms++
      }
      expect(alarms / 60).toBeLessThanOrEqual(0.07 + 2 * Math.sqrt((0.07 * 0.93) / 60))
    },
  )
})
