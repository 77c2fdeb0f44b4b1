import type { Platform, PostFormat } from '../../../../shared/vocabulary'
import { foldName } from './names'

/** Words by which tools name a platform, and parts of its addresses. */
const PLATFORM_WORDS: readonly (readonly [Platform, RegExp, RegExp])[] = [
  ['facebook', /\b(facebook|fb)\b/, /(^|\.)(facebook\.com|fb\.com|fb\.watch)$/],
  ['instagram', /\b(instagram|insta|ig)\b/, /(^|\.)instagram\.com$/],
  ['linkedin', /\b(linkedin|linked in|li)\b/, /(^|\.)(linkedin\.com|lnkd\.in)$/],
  ['youtube', /\b(youtube|yt)\b/, /(^|\.)(youtube\.com|youtu\.be)$/],
  ['tiktok', /\b(tiktok|tik tok)\b/, /(^|\.)tiktok\.com$/],
  ['bluesky', /\b(bluesky|bsky)\b/, /(^|\.)bsky\.(app|social)$/],
  ['mastodon', /\bmastodon\b/, /(^|\.)mastodon\./],
  ['threads', /\bthreads\b/, /(^|\.)threads\.(net|com)$/],
  ['x', /^x$|\btwitter\b|\bx \(?twitter|^x corp$|\bx posts?$/, /(^|\.)(twitter\.com|x\.com)$/],
]

/** The platform a word names, or null (Pinterest, Snapchat: the model has no place for them). */
export function platformOfWord(word: string): Platform | null {
  const folded = foldName(word)
  return PLATFORM_WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}

/** The platform an address belongs to, or null. */
export function platformOfLink(link: string): Platform | null {
  const host = /^(?:https?:\/\/)?([^/?#:]+)/i.exec(link.trim())?.[1]?.toLowerCase() ?? ''
  return PLATFORM_WORDS.find(([, , pattern]) => pattern.test(host))?.[0] ?? null
}

/** Whether a word names some network at all, known to the model or not. */
export function isNetworkWord(word: string): boolean {
  return platformOfWord(word) !== null || /\b(pinterest|google|snapchat|whatsapp|telegram)\b/.test(foldName(word))
}

const TYPE_WORDS: readonly (readonly [PostFormat, RegExp])[] = [
  ['carousel', /carousel|carrousel|carrusel|karussell|album|multi image|multiple images|galerie|gallery|diaporama/],
  ['reel', /\breels?\b|\bshorts?\b/],
  ['story', /\bstor(y|ies)\b|\bhistoria\b/],
  ['live', /\blive\b|\bdirect\b|en vivo/],
  ['video', /\bvideos?\b|\bclip\b/],
  [
    'photo',
    /\bphotos?\b|\bimages?\b|\bpictures?\b|\bbild(er)?\b|\bfotos?\b|\bimagen(es)?\b|\bimmagin[ei]\b|\bafbeelding(en)?\b|\bimagem\b/,
  ],
  ['link', /\blinks?\b|\bliens?\b|\benlaces?\b|\barticle\b|\burl\b/],
  ['text', /\btexte?s?\b|\bstatus\b|\bstatut\b|\btweets?\b|\btexto\b|\btesto\b|\btekst\b|^post$/],
]

/** The format a word of a type column names, or null. */
export function formatOfWord(word: string): PostFormat | null {
  const folded = foldName(word)
  return TYPE_WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}
