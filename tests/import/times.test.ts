import { describe, expect, it } from 'vitest'
import { mediaId, shortcode } from '../../electron/engine/sample/shortcode'
import { bench, type Bench } from './importing'

/** Written time (US Pacific), the instant it means, and the day it falls on in Paris. Worked out by hand. */
type Moment = readonly [written: string, instant: string, day: string]

/** Both sides of every clock change of two years: the United States' at 2:00 Pacific, the European Union's at 1:00 UTC. */
const CHANGES: Readonly<Record<string, readonly Moment[]>> = {
  'United States, spring 2025': [
    ['03/08/2025 14:59', '2025-03-08T22:59:00.000Z', '2025-03-08'],
    ['03/08/2025 15:00', '2025-03-08T23:00:00.000Z', '2025-03-09'],
    ['03/09/2025 01:59', '2025-03-09T09:59:00.000Z', '2025-03-09'],
    ['03/09/2025 03:00', '2025-03-09T10:00:00.000Z', '2025-03-09'],
    ['03/09/2025 15:59', '2025-03-09T22:59:00.000Z', '2025-03-09'],
    ['03/09/2025 16:00', '2025-03-09T23:00:00.000Z', '2025-03-10'],
  ],
  'European Union, spring 2025': [
    ['03/29/2025 15:59', '2025-03-29T22:59:00.000Z', '2025-03-29'],
    ['03/29/2025 16:00', '2025-03-29T23:00:00.000Z', '2025-03-30'],
    ['03/30/2025 14:59', '2025-03-30T21:59:00.000Z', '2025-03-30'],
    ['03/30/2025 15:00', '2025-03-30T22:00:00.000Z', '2025-03-31'],
  ],
  'European Union, autumn 2025': [
    ['10/25/2025 14:59', '2025-10-25T21:59:00.000Z', '2025-10-25'],
    ['10/25/2025 15:00', '2025-10-25T22:00:00.000Z', '2025-10-26'],
    ['10/26/2025 15:59', '2025-10-26T22:59:00.000Z', '2025-10-26'],
    ['10/26/2025 16:00', '2025-10-26T23:00:00.000Z', '2025-10-27'],
  ],
  'United States, autumn 2025': [
    ['11/01/2025 15:59', '2025-11-01T22:59:00.000Z', '2025-11-01'],
    ['11/01/2025 16:00', '2025-11-01T23:00:00.000Z', '2025-11-02'],
    ['11/02/2025 00:59', '2025-11-02T07:59:00.000Z', '2025-11-02'],
    ['11/02/2025 02:00', '2025-11-02T10:00:00.000Z', '2025-11-02'],
    ['11/02/2025 14:59', '2025-11-02T22:59:00.000Z', '2025-11-02'],
    ['11/02/2025 15:00', '2025-11-02T23:00:00.000Z', '2025-11-03'],
  ],
  'United States, spring 2026': [
    ['03/07/2026 14:59', '2026-03-07T22:59:00.000Z', '2026-03-07'],
    ['03/07/2026 15:00', '2026-03-07T23:00:00.000Z', '2026-03-08'],
    ['03/08/2026 01:59', '2026-03-08T09:59:00.000Z', '2026-03-08'],
    ['03/08/2026 03:00', '2026-03-08T10:00:00.000Z', '2026-03-08'],
    ['03/08/2026 15:59', '2026-03-08T22:59:00.000Z', '2026-03-08'],
    ['03/08/2026 16:00', '2026-03-08T23:00:00.000Z', '2026-03-09'],
  ],
  'European Union, spring 2026': [
    ['03/28/2026 15:59', '2026-03-28T22:59:00.000Z', '2026-03-28'],
    ['03/28/2026 16:00', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['03/29/2026 14:59', '2026-03-29T21:59:00.000Z', '2026-03-29'],
    ['03/29/2026 15:00', '2026-03-29T22:00:00.000Z', '2026-03-30'],
  ],
  'European Union, autumn 2026': [
    ['10/24/2026 14:59', '2026-10-24T21:59:00.000Z', '2026-10-24'],
    ['10/24/2026 15:00', '2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['10/25/2026 15:59', '2026-10-25T22:59:00.000Z', '2026-10-25'],
    ['10/25/2026 16:00', '2026-10-25T23:00:00.000Z', '2026-10-26'],
  ],
  'United States, autumn 2026': [
    ['10/31/2026 15:59', '2026-10-31T22:59:00.000Z', '2026-10-31'],
    ['10/31/2026 16:00', '2026-10-31T23:00:00.000Z', '2026-11-01'],
    ['11/01/2026 00:59', '2026-11-01T07:59:00.000Z', '2026-11-01'],
    ['11/01/2026 02:00', '2026-11-01T10:00:00.000Z', '2026-11-01'],
    ['11/01/2026 14:59', '2026-11-01T22:59:00.000Z', '2026-11-01'],
    ['11/01/2026 15:00', '2026-11-01T23:00:00.000Z', '2026-11-02'],
  ],
}

const HEADERS = {
  'facebook en': 'Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Reactions',
  'facebook fr':
    'Identifiant de la publication,ID de la Page,Nom de la page,Titre,Heure de publication,Permalien,Type de publication,Date,Vues,Couverture,Réactions',
  'instagram en':
    'Post ID,Account ID,Account username,Description,Publish time,Permalink,Post type,Date,Views,Reach,Likes',
  'instagram fr':
    'Identifiant de la publication,ID du compte,Nom de profil du compte,Description,Heure de publication,Permalien,Type de publication,Date,Vues,Couverture,Mentions J’aime',
} as const
type Layout = keyof typeof HEADERS

interface Post {
  readonly written: string
  /** Instant coded in the permalink of an Instagram post; null: a permalink that codes none. */
  readonly coded: string | null
}

function permalink(layout: Layout, coded: string | null, i: number): string {
  if (layout.startsWith('facebook')) return `https://www.facebook.com/tanneurs/posts/pfbid0${String(i)}`
  if (coded === null) return ''
  return `https://www.instagram.com/p/${shortcode(mediaId(Date.parse(coded), i))}/`
}

function csv(layout: Layout, posts: readonly Post[]): string {
  const rows = posts.map(({ written, coded }, i) => {
    const id = String(8_000_000_000_000_001 + i)
    const link = permalink(layout, coded, i)
    return `${id},17841490000000101,Tanneurs,Annonce ${String(i)},${written},${link},IG image,Lifetime,10,9,1`
  })
  return `\uFEFF${[HEADERS[layout], ...rows].join('\n')}\n`
}

async function read(test: Bench, layout: Layout, posts: readonly Post[], zone?: string) {
  const file = test.file('content.csv', csv(layout, posts), zone === undefined ? {} : { zone })
  const { review, open } = await test.import([file])
  const rows = await test.rows(
    'SELECT published_at AS at, published_day AS day, time_flag AS flag FROM post ORDER BY key',
  )
  return { file: review.files[0], open, rows }
}

describe.each(Object.keys(HEADERS) as Layout[])('%s', (layout) => {
  it('reads publish times as US Pacific on both sides of each clock change', async () => {
    const moments = Object.values(CHANGES).flat()
    const posts = moments.map(([written, instant]) => ({ written, coded: instant }))
    const { file, rows } = await read(await bench({ rules: false }), layout, posts)
    expect(file).toMatchObject({ state: 'ready', warnings: [], questions: [] })
    expect(rows).toEqual(moments.map(([, at, day]) => ({ at, day, flag: null })))
  })

  it('does not read them as the time of the reader', async () => {
    const { rows } = await read(await bench({ rules: false }), layout, [{ written: '07/14/2026 12:00', coded: null }])
    expect(rows).toEqual([{ at: '2026-07-14T19:00:00.000Z', day: '2026-07-14', flag: null }])
  })
})

describe('the hour that comes twice, the hour that never comes', () => {
  const autumn = ['11/02/2025 00:59', '11/02/2025 01:00', '11/02/2025 01:59', '11/02/2025 02:00']

  it('flags the autumn hour on Facebook, where nothing settles it', async () => {
    const posts = autumn.map((written) => ({ written, coded: null }))
    const { file, rows } = await read(await bench({ rules: false }), 'facebook fr', posts)
    expect(rows.map((row) => row['flag'])).toEqual([null, 'ambiguous', 'ambiguous', null])
    expect(rows.map((row) => row['at'])).toEqual([
      '2025-11-02T07:59:00.000Z',
      '2025-11-02T09:00:00.000Z',
      '2025-11-02T09:59:00.000Z',
      '2025-11-02T10:00:00.000Z',
    ])
    expect(file?.warnings).toEqual([{ code: 'time_ambiguous', data: { rows: 2 } }])
  })

  it('settles the autumn hour on Instagram by the shortcode, both ways', async () => {
    const posts = [
      { written: '11/02/2025 01:30', coded: '2025-11-02T08:30:20.000Z' },
      { written: '11/02/2025 01:30', coded: '2025-11-02T09:30:20.000Z' },
      { written: '11/02/2025 01:30', coded: null },
    ]
    const { file, rows } = await read(await bench({ rules: false }), 'instagram fr', posts)
    expect(rows).toEqual([
      { at: '2025-11-02T08:30:00.000Z', day: '2025-11-02', flag: null },
      { at: '2025-11-02T09:30:00.000Z', day: '2025-11-02', flag: null },
      { at: '2025-11-02T09:30:00.000Z', day: '2025-11-02', flag: 'ambiguous' },
    ])
    expect(file?.warnings).toEqual([{ code: 'time_ambiguous', data: { rows: 1 } }])
  })

  it('flags the spring hour that does not exist', async () => {
    const spring = ['03/08/2026 01:59', '03/08/2026 02:00', '03/08/2026 02:59', '03/08/2026 03:00']
    const { file, rows } = await read(
      await bench({ rules: false }),
      'facebook en',
      spring.map((written) => ({ written, coded: null })),
    )
    expect(rows.map((row) => row['flag'])).toEqual([null, 'gap', 'gap', null])
    expect(file?.warnings).toEqual([{ code: 'time_in_gap', data: { rows: 2 } }])
  })
})

describe('proof by shortcodes', () => {
  /** Instants that a file saved in Paris time writes as 10:00 of the first days of June. */
  const paris = (days: number): Post[] =>
    Array.from({ length: days }, (_, i) => ({
      written: `06/0${String(i + 1)}/2026 10:00`,
      coded: `2026-06-0${String(i + 1)}T08:00:30.000Z`,
    }))
  const pacific = (days: number): Post[] =>
    Array.from({ length: days }, (_, i) => ({
      written: `05/0${String(i + 1)}/2026 10:00`,
      coded: `2026-05-0${String(i + 1)}T17:00:30.000Z`,
    }))

  it('asks about a file that disagrees, names the zone that would agree, and writes nothing', async () => {
    const { file, open, rows } = await read(await bench({ rules: false }), 'instagram en', paris(4))
    const data = { coded: 4, agreeing: 0, zone: 'America/Los_Angeles', best: 'Europe/Paris', bestRows: 4 }
    expect(file).toMatchObject({ state: 'asks', questions: [{ code: 'zone', data }] })
    expect(open.map((one) => one.id)).toEqual([file?.id])
    expect(rows).toEqual([])
  })

  it('reads the file in the zone that is answered', async () => {
    const { file, rows } = await read(await bench({ rules: false }), 'instagram en', paris(4), 'Europe/Paris')
    expect(file).toMatchObject({ state: 'ready', questions: [] })
    expect(rows[0]).toEqual({ at: '2026-06-01T08:00:00.000Z', day: '2026-06-01', flag: null })
  })

  it('settles the autumn hour of the zone that is answered, and tells the days anew', async () => {
    const posts = [
      { written: '10/25/2025 23:30', coded: '2025-10-25T21:30:10.000Z' },
      { written: '10/26/2025 02:30', coded: '2025-10-26T00:30:10.000Z' },
      { written: '10/26/2025 02:30', coded: '2025-10-26T01:30:10.000Z' },
    ]
    const { file, rows } = await read(await bench({ rules: false }), 'instagram en', posts, 'Europe/Paris')
    expect(file).toMatchObject({ firstDay: '2025-10-25', lastDay: '2025-10-26' })
    expect(rows).toEqual([
      { at: '2025-10-25T21:30:00.000Z', day: '2025-10-25', flag: null },
      { at: '2025-10-26T00:30:00.000Z', day: '2025-10-26', flag: null },
      { at: '2025-10-26T01:30:00.000Z', day: '2025-10-26', flag: null },
    ])
  })

  it('keeps US Pacific when that is answered', async () => {
    const { file, rows } = await read(await bench({ rules: false }), 'instagram en', paris(3), 'America/Los_Angeles')
    expect(file).toMatchObject({ state: 'ready', questions: [] })
    expect(rows[0]).toEqual({ at: '2026-06-01T17:00:00.000Z', day: '2026-06-01', flag: null })
  })

  it.each([
    ['two decodable rows prove nothing', [...paris(2), { written: '06/05/2026 10:00', coded: null }], 'ready'],
    ['three are enough to ask', paris(3), 'asks'],
    ['nine of ten agree', [...pacific(9), ...paris(1)], 'ready'],
    ['eight of nine do not', [...pacific(8), ...paris(1)], 'asks'],
  ])('%s', async (_, posts, state) => {
    const { file } = await read(await bench({ rules: false }), 'instagram fr', posts)
    expect(file?.state).toBe(state)
  })

  it.each([
    ['10 minutes later agrees', '2026-05-01T17:10:00.000Z', 'ready'],
    ['11 minutes later does not', '2026-05-01T17:11:00.000Z', 'asks'],
    ['10 minutes earlier agrees', '2026-05-01T16:50:00.000Z', 'ready'],
    ['11 minutes earlier does not', '2026-05-01T16:49:00.000Z', 'asks'],
  ])('%s', async (_, coded, state) => {
    const posts = [...pacific(4).slice(1), { written: '05/01/2026 10:00', coded }]
    const { file } = await read(await bench({ rules: false }), 'instagram en', posts)
    expect(file?.state).toBe(state)
  })

  it('reads the instant coded in the number of a story', async () => {
    const test = await bench({ rules: false })
    const header = `${HEADERS['instagram en']},Navigation`
    const instant = '2026-06-30T04:04:00.000Z'
    const rows = [1, 2, 3].map((i) => {
      const link = `https://www.instagram.com/stories/tanneurs/${String(mediaId(Date.parse(instant), i))}`
      return `1793320295131911${String(i)},17841490000000101,tanneurs,,06/30/2026 06:04,${link},IG story,Lifetime,10,9,1,4`
    })
    const { review } = await test.import([test.file('stories.csv', `${[header, ...rows].join('\n')}\n`)])
    expect(review.files[0]).toMatchObject({ format: 'instagram-stories', state: 'asks' })
    expect(review.files[0]?.questions[0]?.data).toMatchObject({ coded: 3, agreeing: 0, best: 'Europe/Paris' })
  })
})
