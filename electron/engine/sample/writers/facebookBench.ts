import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { createRandom } from '../random'
import type { Random } from '../random'
import type { FacebookContentRow } from './facebookColumns'
import { facebookCells, facebookHeader } from './facebookContent'
import type { FacebookLayout } from './facebookLayouts'
import { metaLine } from './text'

const TEXTS = [
  'Horaires de la semaine : du lundi au vendredi, 8 h – 22 h',
  'Atelier Zotero jeudi à 14 h : vos bibliographies sans douleur.\nInscription à l’accueil',
  'Coup de cœur : « La marée de Douves », d’Anouk Delestraint. À lire d’une traite 📚',
  'Expo "Ponts et passerelles", montage en cours, vernissage vendredi',
]

/** Every post of the bench falls between these instants. */
const FROM = Date.parse('2023-10-01T10:00:00Z')
const SPAN = 36 * 30.4 * 86_400_000

function benchRow(i: number, random: Random, pages: number): FacebookContentRow {
  const page = i % pages
  const organic = random.int(80, 4000)
  const boosted = i % 60 === 0 ? random.int(100, 9000) : 0
  const reactions = random.int(0, 160)
  const views = Math.round((organic + boosted) * 1.4)
  const reel = i % 8 === 0
  return {
    // 16 digits, distinct by construction.
    postId: String(1_000_000_000_000_000 + i * 8_003),
    pageId: String(100_064_301_120_450 + page),
    pageName: `Bibliothèque ${page + 1}`,
    title: `${TEXTS[i % TEXTS.length] ?? ''} (${i})`,
    description: '',
    durationSeconds: reel ? 24 : 0,
    publishedAt: Math.floor((FROM + random.next() * SPAN) / 60_000) * 60_000,
    permalink: reel
      ? `https://www.facebook.com/reel/${2_000_000_000_000_000 + i}/`
      : `https://www.facebook.com/page${page}/posts/pfbid0${i.toString(36).padStart(14, '2')}l`,
    kind: reel ? 'reel' : 'photo',
    isCrosspost: false,
    isShare: i % 70 === 0,
    impressions: null,
    views,
    organicReach: organic,
    boostedReach: boosted,
    reactions,
    comments: random.int(0, 20),
    shares: random.int(0, 25),
    photoClicks: reel ? 0 : random.int(0, 60),
    linkClicks: 0,
    otherClicks: random.int(0, 80),
    secondsViewed: reel ? views * 6.25 : null,
    threeSecondViews: reel ? Math.round(views / 2) : null,
    oneMinuteViews: reel ? 0 : null,
  }
}

/** `n` posts of nine pages (or of `pages`) over three years, distinct ids, the same for the same seed. */
export function* facebookBenchRows(n: number, seed: number, pages = 9): Generator<FacebookContentRow> {
  const random = createRandom(`bench/${seed}`)
  for (let i = 0; i < n; i++) yield benchRow(i, random, pages)
}

/** Records collected before one write to the disk. */
const BATCH = 4000

/**
 * Streams rows to a file in a layout, without holding them: a million of them make about 300 MB in some seconds. Returns
 * the number of bytes. Errors: those of the file system.
 */
export async function writeFacebookContentFile(
  path: string,
  rows: Iterable<FacebookContentRow>,
  layout: FacebookLayout,
): Promise<number> {
  const stream = createWriteStream(path)
  let batch = [`\ufeff${metaLine(facebookHeader(layout))}`]
  const flush = async (): Promise<void> => {
    if (!stream.write(`${batch.join('\n')}\n`)) await once(stream, 'drain')
    batch = []
  }
  for (const row of rows) {
    batch.push(metaLine(facebookCells(row, layout)))
    if (batch.length >= BATCH) await flush()
  }
  if (batch.length > 0) await flush()
  stream.end()
  await finished(stream)
  return stream.bytesWritten
}
