import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { recordsOf } from '../../electron/engine/import/read/csv'
import { bench, brokenRules } from './importing'

const SAMPLES = process.env['PORTEE_SAMPLES'] ?? ''
const files = ['facebook', 'instagram'].flatMap((folder) =>
  SAMPLES === '' ? [] : readdirSync(join(SAMPLES, folder)).map((name) => ({ folder, name })),
)

const REFUSED: Readonly<Record<string, string>> = {
  'Facebook Insights Data Export (Post Level) - LOK - 2017-10-22.xls': 'not_yet_supported',
  'SYNTHETIC_en_daily_breakdown_lookalike.csv': 'daily_breakdown',
}

/** Names of some additive columns in the sample files; the file's own sums are taken by another reader than the importer's. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  views: ['Views', 'Vues'],
  reactions: ['Reactions', 'Réactions', 'Likes', 'Mentions J’aime'],
  comments: ['Comments', 'Commentaires'],
  shares: ['Shares', 'Partages'],
  interactions_stated: ['Reactions, Comments and Shares', 'Réactions, commentaires et partages'],
  clicks: ['Total clicks', 'Total des clics'],
  saves: ['Saves', 'Enregistrements'],
  follows: ['Follows', 'Followers en plus'],
}

function ownSums(records: readonly (readonly string[])[]): { rows: number; sums: Record<string, number> } {
  const [header = [], ...rows] = records
  const sums: Record<string, number> = {}
  for (const [metric, names] of Object.entries(COLUMNS)) {
    const column = header.findIndex((name) => names.includes(name))
    const values = rows.map((row) => row[column] ?? '').filter((value) => value !== '' && column >= 0)
    if (values.length > 0) sums[metric] = values.reduce((sum, value) => sum + Number(value), 0)
  }
  return { rows: rows.length, sums }
}

describe.skipIf(SAMPLES === '')('sample exports (PORTEE_SAMPLES)', () => {
  it.each(files)('$folder/$name', async ({ folder, name }) => {
    const test = await bench()
    const path = join(SAMPLES, folder, name)
    const facebook = { accountId: await test.account('facebook', 'Page') }
    const instagram = { accountId: await test.account('instagram', 'Profil') }
    const accounts = {
      'section:facebook': facebook,
      'section:instagram': instagram,
      'section:unknown': instagram,
      audience: instagram,
    }
    const { review, imports } = await test.import([{ path, exportedAt: new Date('2026-08-12T10:00:00Z'), accounts }])
    const [file] = review.files
    if (REFUSED[name] !== undefined) {
      expect(file).toMatchObject({ state: 'refused', refusal: { code: REFUSED[name] } })
      return
    }
    expect(file?.state).toBe('ready')
    const { rowsIn, ...parts } = imports[0]?.counts ?? { rowsIn: -1 }
    expect(Object.values(parts).reduce((sum, n) => sum + n, 0)).toBe(rowsIn)
    expect(rowsIn).toBeGreaterThan(0)
    expect(await brokenRules(test.database)).toEqual([])
    if (file?.level !== 'post') return
    const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
    const own = ownSums(recordsOf(Buffer.from(text), ','))
    expect(rowsIn).toBe(own.rows)
    const { sums } = file
    for (const [metric, sum] of Object.entries(own.sums)) expect([metric, sums[metric] ?? 0]).toEqual([metric, sum])
    expect(
      await test.rows('SELECT count(*) AS n FROM post WHERE err_interactions > err_reach AND err_reach = 0'),
    ).toEqual([{ n: 0 }])
  })
})

describe.skipIf(SAMPLES !== '')('sample exports', () => {
  it.skip('skipped: PORTEE_SAMPLES is not set', () => undefined)
})
