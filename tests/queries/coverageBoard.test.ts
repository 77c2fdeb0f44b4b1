import { describe, expect, it } from 'vitest'
import type { Database } from '../../electron/engine/db/database'
import { coverageBoard } from '../../electron/engine/queries/coverageBoard'
import { readCoverageFacts } from '../../electron/engine/queries/coverageFacts'
import { coverageSheet } from '../../electron/engine/queries/coverageSheet'
import { homeOverview } from '../../electron/engine/queries/home'
import { reminderText } from '../../electron/engine/reports/reminder'
import { wordsFor } from '../../electron/engine/reports/words'
import { coverageBoard as boardSchema, coverageSheet as sheetSchema } from '../../shared/contract/coverage'
import type { CoverageKind } from '../../shared/contract/coverage'
import type { Language } from '../../shared/vocabulary'
import { addAccount, addBranch, addImport, addPosts, branches, emptyDatabase, type PostDraft, run } from './build'

const TODAY = '2026-10-12'

interface BoardOptions {
  readonly kind?: CoverageKind
  readonly months?: number
  readonly today?: string
  readonly last?: string
}

async function board(database: Database, options: BoardOptions = {}) {
  const { kind = 'posts', months = 3, today = TODAY, last = '' } = options
  const query = { kind, months, ...(last === '' ? {} : { last }) }
  return boardSchema.parse(
    await database.read(async (session) => coverageBoard(await readCoverageFacts(session), query, today)),
  )
}

async function sheet(database: Database, accountId: number, month: string, today = TODAY) {
  return sheetSchema.parse(
    await database.read((session) => coverageSheet(session, { accountId, month, kind: 'posts' }, today)),
  )
}

async function reminder(database: Database, accountId: number, month: string, language: Language, today = TODAY) {
  const found = reminderText(await sheet(database, accountId, month, today), {
    kind: 'posts',
    today,
    words: wordsFor(language),
  })
  // Catalogues write plain spaces; the narrow ones of French come on the way out.
  return found === null ? null : { ...found, text: found.text.replace(/[\u00a0\u202f]/g, ' ') }
}

const states = async (database: Database, options: BoardOptions = {}) =>
  (await board(database, options)).rows.map(({ cells }) => cells.map(({ state }) => state))

/** Posts on the days given, of August 2026 where only a number is. */
const on = (account: number, days: readonly string[], more: PostDraft = {}): PostDraft[] =>
  days.map((day) => ({ account, day, interactions: 5, reach: 100, ...more }))

/** A snapshot of each post of an account by one import, rows from 2 on in order of days, newest first. */
async function addSnapshots(database: Database, importId: number, account: number): Promise<void> {
  await run(
    database,
    `INSERT INTO snapshot BY NAME SELECT ${importId} AS import_id, row_number() OVER (ORDER BY published_day DESC) + 1 AS row_number,
       id AS post_id, account_id, exported_at, 'instant' AS precision, format FROM post WHERE account_id = ${account}`,
  )
}

describe('what a file covers', () => {
  it('is the period in its name, also where nothing was published', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, on(1, ['2026-07-14', '2026-09-02']))
    await addImport(database, 1, { name: 'Jul-01-2026_Sep-30-2026_123.csv', from: '2026-07-14', to: '2026-09-02' })
    expect(await states(database)).toEqual([['complete', 'silent', 'complete']])
  })

  it('ends with the day of the export, whatever the name says', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, on(1, ['2026-07-14', '2026-09-02']))
    const exportedAt = '2026-09-14 10:00:00'
    await addImport(database, 1, {
      ...{ name: 'Jul-01-2026_Sep-30-2026_123.csv', from: '2026-07-14', to: '2026-09-02', exportedAt },
    })
    const { rows } = await board(database)
    expect(rows[0]?.cells[2]).toMatchObject({ state: 'partial', covered: [[1, 14]], days: 30, coveredDays: 14 })
  })

  it('is its rows where the name does not fit them', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, on(1, ['2026-08-03', '2026-08-29']))
    await addImport(database, 1, { name: 'Jan-01-2026_Jan-31-2026_123.csv', from: '2026-08-03', to: '2026-08-29' })
    expect(await states(database, { months: 9 })).toEqual([[...Array<string>(7).fill('before'), 'complete', 'missing']])
  })

  it('without a name reaches the ends of its months when the silence there is one the account has shown', async () => {
    const database = await emptyDatabase()
    await branches(database, 2)
    // Account 1 is silent for 15 days inside the file: 14 days at either end are no sign of a cut.
    await addPosts(database, on(1, ['2026-08-15', '2026-08-30', '2026-09-07', '2026-09-16']))
    await addImport(database, 1, { account: 1, from: '2026-08-15', to: '2026-09-16' })
    await addSnapshots(database, 1, 1)
    // Account 2 posts every week at least, then nothing for 14 days: the file was cut.
    await addPosts(
      database,
      on(2, ['2026-08-15', '2026-08-20', '2026-08-26', '2026-09-02', '2026-09-09', '2026-09-16']),
    )
    await addImport(database, 2, { account: 2, from: '2026-08-15', to: '2026-09-16' })
    await addSnapshots(database, 2, 2)
    const { rows } = await board(database, { months: 2 })
    expect(rows.map(({ cells }) => cells.map(({ covered }) => covered))).toEqual([
      [[[1, 31]], [[1, 30]]],
      [[[15, 31]], [[1, 16]]],
    ])
  })

  it('is never taken into another month, and a margin of two days does not hide that it is missing', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, on(1, ['2026-08-03', '2026-08-29']))
    await addImport(database, 1, { name: 'Jul-30-2026_Sep-02-2026_1.csv', from: '2026-08-03', to: '2026-08-29' })
    const { rows, counts } = await board(database)
    expect(rows[0]?.cells.map(({ state, coveredDays }) => [state, coveredDays])).toEqual([
      // The margin of the first file known says nothing of the month before it.
      ['before', 2],
      ['complete', 31],
      ['missing', 2],
    ])
    expect(counts).toMatchObject({ missing: 1, partial: 0 })
  })

  it('joins up between files: two halves of a month are a whole', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, on(1, ['2026-08-03', '2026-08-29']))
    await addImport(database, 1, { name: 'Aug-01-2026_Aug-15-2026_1.csv', from: '2026-08-03', to: '2026-08-03' })
    await addImport(database, 2, { name: 'Aug-14-2026_Aug-31-2026_2.csv', from: '2026-08-29', to: '2026-08-29' })
    const { rows } = await board(database, { last: '2026-08', months: 1 })
    expect(rows[0]?.cells).toMatchObject([{ state: 'double', covered: [[1, 31]], doubled: [[14, 15]] }])
  })
})

describe('the board', () => {
  it('is empty without accounts; an account without any file is not counted as missing months', async () => {
    const database = await emptyDatabase()
    expect(await board(database)).toMatchObject({ rows: [], earliest: null, counts: { accounts: 0, missing: 0 } })
    await branches(database, 1)
    const { rows, counts } = await board(database)
    expect(rows[0]?.cells.map(({ state }) => state)).toEqual(['missing', 'missing', 'missing'])
    expect(counts).toMatchObject({ accounts: 1, missing: 0, never: 1 })
  })

  it('never calls the running month missing, and shows closed accounts as such', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addAccount(database, 2, { branch: 0, platform: 'instagram', closed: '2026-08-15' })
    await addPosts(database, [...on(1, ['2026-08-03']), ...on(2, ['2026-07-03'], { platform: 'instagram' })])
    await addImport(database, 1, { name: 'Jul-01-2026_Aug-31-2026_1.csv', from: '2026-08-03', to: '2026-08-03' })
    await addImport(database, 2, {
      account: 2,
      name: 'Jul-01-2026_Aug-15-2026_1.csv',
      from: '2026-07-03',
      to: '2026-07-03',
    })
    expect(await states(database, { months: 4, last: '2026-10' })).toEqual([
      ['silent', 'complete', 'missing', 'running'],
      ['complete', 'silent', 'after', 'after'],
    ])
    // On the last day of a month it still runs.
    expect(await states(database, { months: 1, last: '2026-09', today: '2026-09-30' })).toEqual([
      ['running'],
      ['after'],
    ])
  })

  it('lists branches in the order they were made, then the network, its closed accounts last', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0, platform: 'x', closed: '2025-03-01' })
    await addAccount(database, 2, { branch: 0, platform: 'instagram' })
    await addBranch(database, 1, 'A')
    await addBranch(database, 2, 'B')
    await addAccount(database, 3, { branch: 2 })
    await addAccount(database, 4, { branch: 1 })
    expect((await board(database)).rows.map(({ accountId }) => accountId)).toEqual([4, 3, 2, 1])
  })

  it('tells exports made too early by the platform, and from which day to make them again', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addAccount(database, 2, { branch: 0, platform: 'instagram' })
    await addPosts(database, [
      ...on(1, ['2026-09-10', '2026-09-25'], { age: 10 }),
      ...on(2, ['2026-09-10'], { platform: 'instagram', age: 25 }),
      ...on(2, ['2026-09-28'], { platform: 'instagram', age: 7 }),
    ])
    await addImport(database, 1, {
      name: 'Sep-01-2026_Sep-30-2026_1.csv',
      from: '2026-09-10',
      to: '2026-09-25',
      exportedAt: '2026-10-05 10:00:00',
    })
    await addImport(database, 2, {
      account: 2,
      name: 'Sep-01-2026_Sep-30-2026_2.csv',
      from: '2026-09-10',
      to: '2026-09-28',
      exportedAt: '2026-10-05 10:00:00',
    })
    const { rows, counts } = await board(database, { months: 1 })
    expect(rows.map(({ cells, action }) => [cells[0]?.state, cells[0]?.early, action])).toEqual([
      // Seven days are enough on Facebook.
      ['complete', [], 'none'],
      ['early', [[22, 30]], 'ask_again'],
    ])
    expect(counts.earlyExports).toBe(1)
    expect((await sheet(database, 2, '2026-09', '2026-10-06')).ask).toMatchObject({
      why: 'early',
      notBefore: '2026-10-12',
    })
    expect((await sheet(database, 2, '2026-09')).ask).toMatchObject({ why: 'early', notBefore: null, earlyPosts: 1 })
  })

  it('puts rejected rows where they stand in the file, until a file without them covers the month', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, on(1, ['2026-07-10', '2026-08-10', '2026-09-10', '2026-09-20']))
    await addImport(database, 1, {
      name: 'Jul-01-2026_Sep-30-2026_1.csv',
      from: '2026-07-10',
      to: '2026-09-20',
      rejected: 2,
    })
    await addSnapshots(database, 1, 1)
    // Rows 2 and 3 are September, 4 August, 5 July: 6 stands under July.
    await run(
      database,
      `INSERT INTO reject VALUES (1, 3, 'Reach', '#VALEUR!', 'unreadable'), (1, 3, 'Views', 'x', 'unreadable')`,
    )
    await run(database, `INSERT INTO reject VALUES (1, 6, 'Publish time', '########', 'unreadable')`)
    expect(await states(database)).toEqual([['rejected', 'complete', 'rejected']])
    expect((await sheet(database, 1, '2026-09')).ask).toMatchObject({
      ...{ why: 'rejected', rejectedRows: 1, fileNames: ['Jul-01-2026_Sep-30-2026_1.csv'] },
    })
    await addImport(database, 2, { name: 'Sep-01-2026_Sep-30-2026_2.csv', from: '2026-09-10', to: '2026-09-20' })
    expect(await states(database)).toEqual([['rejected', 'complete', 'double']])
  })

  it('keeps stories apart: they say nothing of the posts', async () => {
    const database = await emptyDatabase()
    await addAccount(database, 1, { branch: 0, platform: 'instagram' })
    await addPosts(database, on(1, ['2026-08-03'], { platform: 'instagram', format: 'story' }))
    await addImport(database, 1, {
      name: 'Aug-01-2026_Aug-31-2026_1.csv',
      format: 'instagram-stories',
      from: '2026-08-03',
      to: '2026-08-03',
    })
    expect(await states(database, { last: '2026-08', months: 1 })).toEqual([['missing']])
    expect(await states(database, { last: '2026-08', months: 2, kind: 'stories' })).toEqual([['before', 'complete']])
    expect((await board(database)).kinds).toEqual(['posts', 'stories'])
  })

  it('says the same as the front page, month by month', async () => {
    const database = await emptyDatabase()
    await branches(database, 3)
    await addPosts(database, [
      ...on(1, ['2026-07-10', '2026-09-10']),
      ...on(2, ['2026-07-10', '2026-08-10']),
      ...on(3, ['2026-07-10', '2026-08-10', '2026-09-29'], { age: 3 }),
    ])
    await addImport(database, 1, { name: 'Jul-01-2026_Jul-31-2026_1.csv', from: '2026-07-10', to: '2026-07-10' })
    await addImport(database, 2, { name: 'Sep-01-2026_Sep-30-2026_2.csv', from: '2026-09-10', to: '2026-09-10' })
    await addImport(database, 3, {
      account: 2,
      name: 'Jul-01-2026_Aug-20-2026_3.csv',
      from: '2026-07-10',
      to: '2026-08-10',
    })
    await addImport(database, 4, {
      account: 3,
      name: 'Jul-01-2026_Sep-30-2026_4.csv',
      from: '2026-07-10',
      to: '2026-09-29',
    })
    const home = await database.read((session) => homeOverview(session, { period: '2026-Q3', today: TODAY }))
    const { rows, counts } = await board(database)
    const inState = (wanted: string) =>
      rows.flatMap(({ accountId, cells }) =>
        cells.filter(({ state }) => state === wanted).map(({ month }) => `${accountId} ${month}`),
      )
    const gaps = (key: 'months' | 'partial') =>
      home.gaps.flatMap((gap) => gap[key].map((month) => `${gap.accountId} ${month}`))
    expect(inState('missing')).toEqual(['1 2026-08', '2 2026-09'])
    expect(gaps('months')).toEqual(inState('missing'))
    expect(inState('partial')).toEqual(['2 2026-08'])
    expect(gaps('partial')).toEqual(inState('partial'))
    expect(rows.flatMap(({ cells }) => cells).reduce((sum, cell) => sum + cell.earlyPosts, 0)).toBe(home.immaturePosts)
    expect(counts).toMatchObject({ missing: 2, partial: 1 })
    expect(home.accountsComplete).toBe(1)
  })
})

describe('the reminder', () => {
  it('asks for months missing in a row at once, with the margin of the platform, in both languages', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await run(database, `UPDATE account SET coordinator = 'Aïcha', name = 'BU Droit-Gestion'`)
    await addPosts(database, on(1, ['2026-06-10', '2026-09-10']))
    await addImport(database, 1, { name: 'Jun-01-2026_Jun-30-2026_1.csv', from: '2026-06-10', to: '2026-06-10' })
    await addImport(database, 2, { name: 'Sep-01-2026_Sep-30-2026_2.csv', from: '2026-09-10', to: '2026-09-10' })
    expect((await sheet(database, 1, '2026-08')).ask).toMatchObject({
      ...{ why: 'missing', months: ['2026-07', '2026-08'], from: '2026-06-29', to: '2026-09-02', margin: 2 },
    })
    const french = await reminder(database, 1, '2026-08', 'fr')
    expect(french?.text).toContain('Bonjour Aïcha,')
    expect(french?.text).toContain('de la page Facebook « BU Droit-Gestion » pour juillet – août 2026')
    expect(french?.text).toContain('1. Meta Business Suite › Statistiques › Contenu')
    expect(french?.text).toContain('du 29 juin au 2 septembre 2026')
    expect(french?.text).toContain('sans l’ouvrir dans Excel')
    const english = await reminder(database, 1, '2026-07', 'en')
    expect(english?.text).toContain('the Facebook page “BU Droit-Gestion” for July – August 2026')
    expect(english?.text).toContain('from 29 June to 2 September 2026')
  })

  it('asks for the year that is over where nothing was ever imported, the same from any of its months', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const asks = [(await sheet(database, 1, '2026-09')).ask, (await sheet(database, 1, '2025-12')).ask]
    expect(asks[0]).toMatchObject({ why: 'missing', from: '2025-09-29', to: '2026-10-02' })
    expect(asks[0]?.months).toHaveLength(12)
    expect(asks[1]).toEqual(asks[0])
    expect((await sheet(database, 1, '2024-03')).ask?.months).toEqual(['2024-03'])
  })

  it('asks for no day to come, and says nothing where nothing is lacking', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(database, on(1, ['2026-08-10']))
    await addImport(database, 1, { name: 'Aug-01-2026_Aug-31-2026_1.csv', from: '2026-08-10', to: '2026-08-10' })
    expect((await sheet(database, 1, '2026-09', '2026-10-01')).ask).toMatchObject({
      from: '2026-08-30',
      to: '2026-10-01',
    })
    expect(await reminder(database, 1, '2026-08', 'fr')).toBeNull()
    expect((await reminder(database, 1, '2026-09', 'fr'))?.text.startsWith('Bonjour,\n')).toBe(true)
  })

  it('says what the month would bring from the months nearby, and whether the quarter can do without', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    const days = (month: string, n: number) => Array.from({ length: n }, (_, i) => `${month}-${String(i + 10)}`)
    await addPosts(database, on(1, [...days('2026-06', 9), ...days('2026-07', 6), ...days('2026-09', 8)]))
    await addImport(database, 1, { name: 'Jun-01-2026_Jul-31-2026_1.csv', from: '2026-06-10', to: '2026-07-15' })
    await addImport(database, 2, { name: 'Sep-01-2026_Sep-30-2026_2.csv', from: '2026-09-10', to: '2026-09-17' })
    const found = await sheet(database, 1, '2026-08')
    expect(found.expected).toEqual({ low: 6, high: 9, months: 3 })
    expect(found.quarter).toEqual({ period: '2026-Q3', posts: 14, isReadable: true })
    expect(found).toMatchObject({ before: { posts: 6 }, after: { posts: 8 }, files: [], metrics: [] })
    const july = await sheet(database, 1, '2026-07')
    expect(july.files).toMatchObject([
      { fileName: 'Jun-01-2026_Jul-31-2026_1.csv', evidence: 'name', from: '2026-06-01' },
    ])
    expect(july.metrics).toEqual([{ metric: 'reach', posts: 6 }])
  })
})
