import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { FacebookContentRow } from '../../electron/engine/sample/writers/facebookColumns'
import { facebookBenchRows, writeFacebookContentFile } from '../../electron/engine/sample/writers/facebookBench'
import { facebookHeader, writeFacebookContent } from '../../electron/engine/sample/writers/facebookContent'
import type { FacebookLayout } from '../../electron/engine/sample/writers/facebookLayouts'
import type { InstagramContentRow } from '../../electron/engine/sample/writers/instagramContent'
import { instagramHeader, writeInstagramContent } from '../../electron/engine/sample/writers/instagramContent'
import { writeFacebookAudience, writeInstagramAudience } from '../../electron/engine/sample/writers/metaAudience'
import { writeMetaDaily } from '../../electron/engine/sample/writers/metaDaily'
import { spreadsheetNumber } from '../../electron/engine/sample/exports/resave'
import { column, parseCsv, utf16, utf8 } from './support'

const LAYOUTS: readonly FacebookLayout[] = [
  'en-2024-early',
  'en-2024',
  'en-2024-views',
  'en-2025-impressions',
  'en-2026',
  'en-2026-long',
  'fr-2026',
  'fr-2026-long',
]

const row: FacebookContentRow = {
  postId: '1487529083405987',
  pageId: '100064000000001',
  pageName: 'Bibliothèque d’exemple',
  title: 'Heure du conte 📚\n"Le petit lecteur", à 10 h',
  description: '',
  durationSeconds: 0,
  publishedAt: Date.UTC(2026, 7, 8, 16, 10),
  permalink: 'https://www.facebook.com/reel/1421262696512658/',
  kind: 'reel',
  isCrosspost: false,
  isShare: true,
  impressions: 1200,
  views: null,
  organicReach: 900,
  boostedReach: 100,
  reactions: 30,
  comments: 4,
  shares: 2,
  photoClicks: 0,
  linkClicks: 3,
  otherClicks: 11,
  secondsViewed: 1965.7412,
  threeSecondViews: 400,
  oneMinuteViews: 12,
}

describe('Facebook content', () => {
  test.each(LAYOUTS)('%s: a row comes back from its file', (layout) => {
    const [header, cells] = parseCsv(utf8(writeFacebookContent([row], layout)))
    expect(header).toEqual(facebookHeader(layout))
    expect(cells).toHaveLength(header!.length)
    const at = (...names: string[]): string | undefined => cells![column(header!, ...names)]
    expect(at('Post ID', 'Identifiant de la publication')).toBe(row.postId)
    expect(at('Title', 'Titre')).toBe(row.title)
    expect(at('Publish time', 'Heure de publication')).toBe('08/08/2026 09:10')
    expect(at('Is share', 'Est un partage')).toBe('1')
    expect(at('Reach', 'Couverture')).toBe('1000')
    expect(at('Reactions, Comments and Shares', 'Réactions, commentaires et partages')).toBe('36')
    expect(at('Seconds viewed', 'Secondes regardé(e)')).toBe('1965.741')
    expect(at('Total clicks', 'Total des clics')).toBe('14')
    expect(at('Date')).toBe(layout.startsWith('fr') ? 'Global' : 'Lifetime')
    const kind = layout.startsWith('fr') ? 'Vidéos' : layout.startsWith('en-2024') ? 'Reels' : 'Videos'
    expect(at('Post type', 'Type de publication')).toBe(kind)
    if (layout.includes('2026')) expect(at('Views', 'Vues')).toBe('')
  })

  test('quotes stand only where a cell holds a space, a comma, a quote or a newline', () => {
    const text = utf8(writeFacebookContent([row], 'en-2026'))
    expect(text.startsWith('"Post ID","Page ID","Page name",Title,Description,"Duration (sec)",')).toBe(true)
    expect(text).toContain('"Heure du conte 📚\n""Le petit lecteur"", à 10 h"')
    expect(text).toContain(',0,1,Videos,,,,,Lifetime,,1000,36,30,4,2,')
  })

  test('missing reach is an empty cell, not 0', () => {
    const [header, cells] = parseCsv(
      utf8(writeFacebookContent([{ ...row, organicReach: null, boostedReach: null }], 'en-2026')),
    )
    for (const name of ['Reach', 'Reach from Organic posts', 'Views']) expect(cells![column(header!, name)]).toBe('')
  })

  test('a spreadsheet keeps six digits of an id', () => {
    expect(spreadsheetNumber('122158123456789012')).toBe('1,22158E+17')
    expect(spreadsheetNumber('100064305564891')).toBe('1,00064E+14')
    expect(spreadsheetNumber('120000000000001')).toBe('1,2E+14')
  })
})

describe('the bench file', () => {
  test('streams the same bytes as the writer in memory, with distinct ids, about 300 bytes a row', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'portee-bench-'))
    try {
      const path = join(folder, 'bench.csv')
      const bytes = await writeFacebookContentFile(path, facebookBenchRows(9500, 3), 'en-2026')
      const streamed = await readFile(path)
      const rows = [...facebookBenchRows(9500, 3)]
      const whole = writeFacebookContent(rows, 'en-2026')
      expect(streamed.byteLength).toBe(bytes)
      const hash = (data: Uint8Array): string => createHash('sha256').update(data).digest('hex')
      expect(hash(streamed)).toBe(hash(whole))
      expect(new Set(rows.map(({ postId }) => postId)).size).toBe(9500)
      expect(bytes / 9500).toBeGreaterThan(250)
      expect(bytes / 9500).toBeLessThan(400)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

const story: InstagramContentRow = {
  postId: '17933202951319110',
  accountId: '17841400000000001',
  username: 'bibliotheque.exemple',
  accountName: 'Bibliothèque d’exemple',
  description: '',
  durationSeconds: 8,
  publishedAt: Date.UTC(2026, 5, 30, 4, 4),
  permalink: 'https://www.instagram.com/stories/bibliotheque.exemple/3930000000000000000',
  kind: 'story',
  impressions: null,
  views: 280,
  reach: 238,
  likes: 3,
  comments: 0,
  shares: 1,
  saves: null,
  follows: null,
  story: { replies: 2, navigation: 251, profileVisits: 4, linkClicks: null, stickerTaps: null },
}

describe('Instagram content', () => {
  test('a story keeps its own columns and empty cells', () => {
    const [header, cells] = parseCsv(utf8(writeInstagramContent([story], 'stories-en')))
    const at = (name: string): string | undefined => cells![column(header!, name)]
    expect([at('Publish time'), at('Replies'), at('Navigation'), at('Link clicks')]).toEqual([
      '06/29/2026 21:04',
      '2',
      '251',
      '',
    ])
  })

  test('the bilingual layout fills one language per row', () => {
    const post: InstagramContentRow = { ...story, kind: 'reel', saves: 2, follows: 0, story: null }
    const [header, ...rows] = parseCsv(utf8(writeInstagramContent([post, post, post], 'bilingual')))
    for (const [i, cells] of rows.entries()) {
      const french = cells[column(header!, 'Identifiant de la publication')]
      const english = cells[column(header!, 'Post ID')]
      expect([french, english]).toEqual(i === 1 ? ['', post.postId] : [post.postId, ''])
      expect(cells[column(header!, 'Couverture')]).toBe('238')
    }
  })
})

describe('daily and audience files', () => {
  test('two sections, a wrong label and a missing day are written as such', () => {
    const text = utf16(
      writeMetaDaily([
        { title: 'Facebook Page visits', valueHeader: 'Facebook Page likes', days: [{ day: '2022-03-01', value: 4 }] },
        {
          title: 'Instagram profile visits',
          days: [
            { day: '2022-03-01', value: 0 },
            { day: '2022-03-03', value: 7 },
          ],
        },
      ]),
    )
    expect(text).toBe(
      'sep=,\n"Facebook Page visits"\n"Date","Facebook Page likes"\n"2022-03-01T00:00:00","4"\n\n' +
        '"Instagram profile visits"\n"Date","Primary"\n"2022-03-01T00:00:00","0"\n"2022-03-03T00:00:00","7"\n\n',
    )
  })

  test('the two audience layouts', () => {
    const shares = {
      ages: [{ band: '18-24', women: 31.25, men: 9 }],
      cities: [{ name: 'Lille, Hauts-de-France', share: 24 }],
      countries: [{ name: 'France', share: 90.1 }],
    }
    const instagram = parseCsv(utf16(writeInstagramAudience(512, shares)))
    expect(instagram).toContainEqual(['18-24', '31.3%', '9%'])
    expect(instagram).toContainEqual(['512'])
    const facebook = parseCsv(utf16(writeFacebookAudience(shares)))
    expect(facebook.slice(1, 4)).toEqual([['Age & gender'], ['', 'Men', 'Women'], ['18-24', '9%', '31.3%']])
    expect(facebook).toContainEqual(['Lille, Hauts-de-France'])
  })
})

const samples = process.env['PORTEE_SAMPLES']

/** First record of the real file whose name begins so. */
function realHeader(folder: string, start: string): string[] {
  const path = join(samples!, folder)
  const name = readdirSync(path).find((file) => file.startsWith(start))!
  return parseCsv(readFileSync(join(path, name), 'utf8').slice(1))[0]!
}

describe('layouts against real exports', () => {
  test.skipIf(!samples).each([
    ['en-2024', 'content_en_Apr-02-2024'],
    ['en-2024-views', 'content_en_Sep-04-2024'],
  ] as const)('Facebook %s has the header of %s', (layout, file) => {
    expect(facebookHeader(layout)).toEqual(realHeader('facebook', file))
  })

  test.skipIf(!samples)('Facebook fr-2026 begins like a real French file', () => {
    const real = realHeader('facebook', 'content_fr_excerpt')
    const ours = facebookHeader('fr-2026')
    expect(real.slice(0, ours.length)).toEqual(ours)
    const known = facebookHeader('fr-2026-long').filter((name) => real.includes(name))
    expect(known.length).toBeGreaterThan(ours.length + 41)
  })

  test.skipIf(!samples).each([
    ['fr', 'fr_content_excerpt_1row'],
    ['bilingual', 'fr_content_bilingual'],
    ['stories-en', 'SYNTHETIC_en_stories'],
  ] as const)('Instagram %s has the header of %s', (layout, file) => {
    expect(instagramHeader(layout)).toEqual(realHeader('instagram', file))
  })
})
