import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { compareCommand } from '../../electron/host/cli/compare'
import { GROUPINGS, MEASURES } from '../../shared/vocabulary'
import { run } from '../support/commandLine'
import { HEADER } from '../support/facebookExport'

/** Two invented pages of eight posts each: photos and links, the second page reacts five times as much. */
function exportFile(folder: string): string {
  const path = join(folder, 'Apr-01-2026_Jun-30-2026_100000000000001.csv')
  const rows = [0, 1].flatMap((page) =>
    Array.from({ length: 8 }, (_, i) => {
      const id = `14000000000000${page * 10 + i + 10}`
      const e = (20 + i) * (page === 0 ? 1 : 5)
      return `${id},10006400000077${page},Page ${page},,Invented post ${i},0,04/${10 + i}/2026 05:0${i},,https://www.facebook.com/exemple/posts/${id},0,0,${i % 2 === 0 ? 'Photos' : 'Links'},,,,,Lifetime,${1000 + i},${e + 10},${e},5,5,12,4,8`
    }),
  )
  writeFileSync(path, `\uFEFF${[HEADER, ...rows].join('\n')}\n`)
  return path
}

let workspace = ''
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'portee-compare-'))
  workspace = join(folder, 'network.duckdb')
  const { code, error } = await run(
    'import',
    '--workspace',
    workspace,
    '--yes',
    '--exported',
    '2026-09-30',
    exportFile(folder),
  )
  expect(error).toBe('')
  expect(code).toBe(0)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const compare = (...args: string[]) => run('compare', '--workspace', workspace, '--period', '2026-Q2', ...args)

describe('portee compare', () => {
  test('by account: the sentence with its strength first, then the tests', async () => {
    const { code, out } = await compare('--by', 'account')
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toMatch(/^clear — Page 1 /)
    expect(out).toMatch(/Page 0 \/ Page 1 +× 0\.2/)
  })

  test.each(GROUPINGS)('--by %s answers in words and as JSON', async (by) => {
    expect((await compare('--by', by, '--lang', 'fr')).code).toBe(0)
    const { out } = await compare('--by', by, '--json')
    expect(JSON.parse(out)).toMatchObject({ by, network: { n: 16 } })
  })

  test.each(MEASURES)('--rate %s', async (rate) => {
    const { code, out } = await compare('--by', 'account', '--rate', rate, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ rate })
  })

  test('--group, --focus, --against, --outliers and --age are the options of the contract', async () => {
    const json = async (...args: string[]) =>
      JSON.parse((await compare('--by', 'account', ...args, '--json')).out) as object
    expect(await json('--group', 'page 1')).toMatchObject({
      rows: [{ label: 'Page 1' }],
      finding: { code: 'one_group' },
    })
    expect(await json('--focus', 'Page 0')).toMatchObject({ scheme: 'focus', finding: { code: 'focus_below' } })
    expect(await json('--against', 'rest', '--against', 'none')).toMatchObject({ scheme: 'rest', before: null })
    expect(await json('--outliers', 'without')).toMatchObject({ rows: [{ n: 8 }, { n: 8 }] })
    expect(await json('--age', '30')).toMatchObject({ age: { days: 30, tolerance: 6 }, network: { n: 0 } })
    expect(await json('--by', 'weekday', '--group', 'Friday')).toMatchObject({ rows: [{ key: '5' }] })
  })

  test.each(['groups', 'aims', 'reach', 'alike', 'messages', 'time', 'clock'])(
    '--view %s prints words, JSON and a table',
    async (view) => {
      const file = join(folder, `${view}.csv`)
      const words = await compare('--view', view, '--csv', file)
      expect(words).toMatchObject({ code: 0, error: '' })
      expect(words.out.length).toBeGreaterThan(20)
      expect(readFileSync(file, 'utf8')).toMatch(/^\ufeff[a-z_]+[,;]/)
      JSON.parse((await compare('--view', view, '--json')).out)
    },
  )

  test('--view panels: one comparison under each name, one family', async () => {
    const file = join(folder, 'panels.csv')
    const { code, out } = await compare('--view', 'panels', '--by', 'account', '--panel', 'format', '--csv', file)
    expect(code).toBe(0)
    expect(out).toContain('── photo')
    expect(out).toContain('── link')
    expect(out).toContain('One family over all panels')
    expect(readFileSync(file, 'utf8').split('\r\n')[1]).toMatch(/^link,/)
  })

  test('--view reach adds no reach: the sum of the posts is in no word of it', async () => {
    const sum = 2 * Array.from({ length: 8 }, (_, i) => 1000 + i).reduce((total, reach) => total + reach, 0)
    const { out } = await compare('--view', 'reach')
    expect(out.replaceAll(/\D/g, ' ').split(/ +/)).not.toContain(String(sum))
    expect(out.replaceAll(/[\s,]/g, '')).not.toContain(String(sum))
    expect(out).toContain('1,007')
  })

  test.each([
    ['panels without a panel', ['--view', 'panels']],
    ['panels of the rows', ['--view', 'panels', '--by', 'account', '--panel', 'account']],
    ['a view that is none', ['--view', 'pie']],
    ['an age that is none', ['--age', 'old']],
    ['an age of years', ['--age', '400']],
    ['a group nobody knows', ['--by', 'account', '--group', 'Nowhere']],
    ['a side that is none', ['--against', 'everyone']],
    ['a measure that is none', ['--rate', 'likes']],
  ])('refuses %s with a sentence, in both languages', async (_, args) => {
    for (const language of ['fr', 'en']) {
      const { code, out, error } = await compare(...args, '--lang', language)
      expect([code, out]).toEqual([1, ''])
      expect(error).toMatch(/[.»]$/)
    }
  })

  test('help says every option and shows an example of every view', async () => {
    for (const language of ['fr', 'en']) {
      const { out } = await run('compare', '--help', '--lang', language)
      for (const option of Object.keys(compareCommand.options))
        expect(out, option).toMatch(new RegExp(`--${option} +\\S`))
      for (const view of ['panels', 'aims', 'reach', 'alike', 'messages', 'time'])
        expect(out).toContain(`--view ${view}`)
    }
  })
})
