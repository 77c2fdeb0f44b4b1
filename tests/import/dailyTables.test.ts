import { describe, expect, it } from 'vitest'
import { matchFormat } from '../../electron/engine/import/match'
import { followerGrowth, listFollowers } from '../../electron/engine/queries/followers'
import { undoImport } from '../../electron/engine/import/undoImport'
import { answerFile, commitDrop, discardDrop, stageUploads } from '../../electron/engine/import/drops'
import { bench, hashOf, type Bench } from './importing'

const X_HEADER = 'Date,Impressions,Likes,Bookmarks,New follows'
const x = (...rows: string[]) => [X_HEADER, ...rows].join('\n')
const X_OLD = x('"Sat, Mar 22, 2025",100,4,0,1', '"Fri, Mar 21, 2025",250,9,1,0')
/** A day later: the last days are revised, one is new. */
const X_NEW = x('"Sun, Mar 23, 2025",70,1,0,0', '"Sat, Mar 22, 2025",130,4,0,1', '"Fri, Mar 21, 2025",250,9,1,0')

const history = (...rows: (readonly [string, number])[]) =>
  [
    '"Date","Followers","Difference in followers from previous day"',
    ...rows.map(([day, n]) => `"${day}","${String(n)}","0"`),
  ].join('\n')

const at = (iso: string) => new Date(`${iso}T10:00:00Z`)
const days = (test: Bench, metric: string) =>
  test.rows(`SELECT day, value FROM v_account_day WHERE metric = '${metric}' ORDER BY day`)

async function xBench() {
  const test = await bench({ rules: false })
  const accounts = { table: { accountId: await test.account('x', 'Compte') } }
  const old = () => test.file('overview.csv', X_OLD, { accounts, exportedAt: at('2025-03-23') })
  const newer = () => test.file('overview (1).csv', X_NEW, { accounts, exportedAt: at('2025-03-24') })
  return { test, old, newer }
}

describe('days of two exports', () => {
  it('rows are counted whole: new, updated where one figure differs, unchanged', async () => {
    const { test, old, newer } = await xBench()
    await test.import([old()])
    const { imports } = await test.import([newer()])
    expect(imports[0]?.counts).toMatchObject({ rowsIn: 3, new: 1, updated: 1, unchanged: 1 })
  })

  it('the newest export of a day counts, whatever the order of the imports', async () => {
    const [one, two] = [await xBench(), await xBench()]
    await one.test.import([one.old()])
    await one.test.import([one.newer()])
    await two.test.import([two.newer()])
    await two.test.import([two.old()])
    expect(await hashOf(two.test.database)).toBe(await hashOf(one.test.database))
    expect(await days(one.test, 'impressions')).toEqual([
      { day: '2025-03-21', value: 250 },
      { day: '2025-03-22', value: 130 },
      { day: '2025-03-23', value: 70 },
    ])
  })

  it('undo takes back exactly one of them', async () => {
    const { test, old, newer } = await xBench()
    await test.import([old()])
    const before = await hashOf(test.database)
    const { imports } = await test.import([newer()])
    expect(await hashOf(test.database)).not.toBe(before)
    await undoImport(test.database, imports[0]?.id ?? 0)
    expect(await hashOf(test.database)).toBe(before)
  })
})

describe('readings of the stock', () => {
  const first = history(['8 mars', 100], ['9 mars', 104])
  const second = history(['9 mars', 105], ['10 mars', 103])

  async function stocks(order: readonly ('first' | 'second')[]) {
    const test = await bench({ rules: false })
    const accounts = { table: { accountId: await test.account('tiktok', 'Compte') } }
    const files = {
      first: test.file('FollowerHistory.csv', first, { accounts, exportedAt: at('2026-03-11') }),
      second: test.file('FollowerHistory (1).csv', second, { accounts, exportedAt: at('2026-03-12') }),
    }
    const ids = []
    for (const name of order) ids.push((await test.import([files[name]])).imports[0]?.id ?? 0)
    const read = async () => {
      const counts = await test.database.read((session) => listFollowers(session, null))
      return counts.map(({ day, followers, source }) => [day, followers, source])
    }
    return { test, ids, read }
  }

  it('one a day: that of the newest export, in both orders', async () => {
    const expected = [
      ['2026-03-08', 100, 'FollowerHistory.csv'],
      ['2026-03-09', 105, 'FollowerHistory (1).csv'],
      ['2026-03-10', 103, 'FollowerHistory (1).csv'],
    ]
    expect(await (await stocks(['first', 'second'])).read()).toEqual(expected)
    expect(await (await stocks(['second', 'first'])).read()).toEqual(expected)
  })

  it('after an undo the other export is as if it had come alone', async () => {
    const { test, ids, read } = await stocks(['first', 'second'])
    await undoImport(test.database, ids[1] ?? 0)
    expect(await read()).toEqual([
      ['2026-03-08', 100, 'FollowerHistory.csv'],
      ['2026-03-09', 104, 'FollowerHistory.csv'],
    ])
    expect(await days(test, 'follows_net')).toEqual([{ day: '2026-03-09', value: 4 }])
  })

  it('is never a sum, and gains minus losses are worked out from it', async () => {
    const { test } = await stocks(['first', 'second'])
    expect(await days(test, 'follows_net')).toEqual([
      { day: '2026-03-09', value: 4 },
      { day: '2026-03-10', value: -2 },
    ])
    expect(await test.rows("SELECT 1 FROM account_day WHERE metric = 'followers'")).toEqual([])
  })
})

const OVERVIEW =
  '"Date","Video Views","Profile Views"\n"30 décembre","12","1"\n"31 décembre","15","1"\n"1 janvier","20","0"\n'

/** Stages one file as the window does, so that its export date is only that of a file. */
async function staged(test: Bench, content: string, modified: string) {
  const { context } = test.engine
  const { path } = test.file('Overview.csv', content)
  const upload = context.uploads.register({
    name: 'Overview.csv',
    path,
    bytes: content.length,
    modifiedAt: at(modified),
    owned: false,
  })
  const review = await stageUploads(context, undefined, [upload], undefined, () => undefined)
  return { context, dropId: review.dropId, file: review.files[0] }
}

describe('days without a year', () => {
  it('the export date is asked for when the time of the file is too far away, and an answer settles it', async () => {
    const test = await bench({ rules: false })
    const accountId = await test.account('tiktok', 'Compte')
    const { context, dropId, file } = await staged(test, OVERVIEW, '2026-08-12')
    expect(file).toMatchObject({ state: 'asks', firstDay: null, lastDay: null })
    expect(file?.questions.map(({ code }) => code)).toContain('exported_at')
    const fileId = file?.id ?? ''
    const accounts = [{ sourceKey: 'table', choice: { accountId }, remember: true }]
    const answered = await answerFile(context, dropId, { fileId, accounts, exportedAt: '2024-01-03T10:00:00Z' })
    expect(answered.files[0]).toMatchObject({ state: 'ready', firstDay: '2023-12-30', lastDay: '2024-01-01' })
    const again = await answerFile(context, dropId, { fileId, exportedAt: '2026-01-03T10:00:00Z' })
    expect(again.files[0]).toMatchObject({ state: 'ready', firstDay: '2025-12-30', exportedAtEvidence: 'user' })
    expect(again.files[0]?.warnings.filter(({ code }) => code === 'years_worked_out')).toHaveLength(1)
    await commitDrop(context, dropId, undefined, () => undefined)
    expect(await days(test, 'views')).toEqual([
      { day: '2025-12-30', value: 12 },
      { day: '2025-12-31', value: 15 },
      { day: '2026-01-01', value: 20 },
    ])
  })

  it('the time of a file just exported is believed, and the years are shown', async () => {
    const test = await bench({ rules: false })
    const { context, dropId, file } = await staged(test, OVERVIEW, '2026-01-03')
    expect(file?.questions.map(({ code }) => code)).not.toContain('exported_at')
    expect(file?.warnings).toContainEqual({
      code: 'years_worked_out',
      data: { from: '2025-12-30', to: '2026-01-01', proof: 'export_date' },
    })
    await discardDrop(context, dropId)
  })

  it('an answer that 29 February contradicts leaves the question open', async () => {
    const test = await bench({ rules: false })
    const leap = '"Date","Video Views","Profile Views"\n"28 février","1","0"\n"29 février","2","0"\n'
    const { context, dropId, file } = await staged(test, leap, '2026-03-03')
    expect(file).toMatchObject({ firstDay: '2024-02-28', lastDay: '2024-02-29' })
    const answered = await answerFile(context, dropId, {
      fileId: file?.id ?? '',
      exportedAt: '2026-03-03T10:00:00Z',
    })
    expect(answered.files[0]?.questions.map(({ code }) => code)).toContain('exported_at')
    await discardDrop(context, dropId)
  })
})

describe('the account in the name of a file', () => {
  const followers = 'Date,Sponsored followers,Organic followers,Total followers\n03/30/2026,0,5,5\n'
  const seniority = 'Seniority,Total followers\nEntry,120\nSenior,80\n'

  it('is proposed, and known from then on for every export of the Page', async () => {
    const test = await bench({ rules: false })
    const first = await test.import([test.file('exemple_followers_1774951200000.csv', followers)])
    expect(first.imports).toHaveLength(1)
    const second = await test.import([test.file('Exemple_followers_1774951300000.csv', seniority)], { accept: 'none' })
    expect(second.imports).toHaveLength(1)
    expect(await test.rows('SELECT platform, handle FROM account')).toEqual([
      { platform: 'linkedin', handle: 'exemple' },
    ])
  })
})

it('gains minus losses stand where an account has no gains, beside the stock', async () => {
  const test = await bench({ rules: false })
  const rows = ['03/30/2026,0,5,5', '03/31/2026,0,-2,-2']
  const content = ['Date,Sponsored followers,Organic followers,Total followers', ...rows].join('\n')
  await test.import([test.file('exemple_followers_1774951200000.csv', content)])
  const period = { from: '2026-03-01', to: '2026-03-31' }
  const [growth] = await test.database.read((session) => followerGrowth(session, period))
  expect(growth).toMatchObject({ start: null, gains: { value: 3, daysWithData: 2, daysInPeriod: 31 } })
})

describe('known, and answered with what to export instead', () => {
  it.each([
    [
      'FollowerActivity.csv',
      [
        ['Date', 'Hour', 'Active followers'],
        ['8 mars', '3', '12'],
      ],
      'not_kept',
    ],
    [
      'exemple_competitor_analytics_1774951200000.xlsx',
      [
        ['Page', 'Nouveau mot'],
        ['Autre', '12'],
      ],
      'competitors',
    ],
    [
      'x.csv',
      [
        ['Page', 'Total Followers', 'New Followers', 'Total posts'],
        ['Autre', '12', '1', '2'],
      ],
      'competitors',
    ],
  ])('%s', (fileName, records, code) => {
    expect(matchFormat(records, { fileName, sheet: null })).toMatchObject({ kind: 'elsewhere', known: { code } })
  })
})
