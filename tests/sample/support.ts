import type { Sample, SampleFile, SamplePost } from '../../electron/engine/sample/types'

/** A tiny RFC 4180 reader, written for these tests alone: it must not share code with the writers or the importer. */
export function parseCsv(text: string, delimiter = ','): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (quoted) {
      if (c !== '"') cell += c
      else if (text[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (c === '"') quoted = true
    else if (c === delimiter) {
      row.push(cell)
      cell = ''
    } else if (c === '\n') {
      row.push(cell.endsWith('\r') ? cell.slice(0, -1) : cell)
      rows.push(row)
      row = []
      cell = ''
    } else cell += c
  }
  if (quoted || cell !== '' || row.length > 0) throw new Error('the file does not end with a newline')
  return rows
}

/** Text of a content export; checks the mark. */
export function utf8(bytes: Uint8Array): string {
  if (bytes[0] !== 0xef || bytes[1] !== 0xbb || bytes[2] !== 0xbf) throw new Error('no UTF-8 mark')
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** Text of a daily or audience file; checks the mark. */
export function utf16(bytes: Uint8Array): string {
  if (bytes[0] !== 0xff || bytes[1] !== 0xfe) throw new Error('no UTF-16 mark')
  return new TextDecoder('utf-16le', { fatal: true }).decode(bytes)
}

/** A content export as header and rows of the same width. */
export function table(file: SampleFile): { header: string[]; rows: string[][] } {
  const resaved = file.name.startsWith('LA_')
  const [header, ...rows] = parseCsv(utf8(file.bytes), resaved ? ';' : ',')
  for (const row of rows) if (row.length !== header!.length) throw new Error(`ragged row in ${file.name}`)
  return { header: header!, rows }
}

/** Index of the first of several names in a header. */
export function column(header: readonly string[], ...names: string[]): number {
  return header.findIndex((name) => names.includes(name))
}

/** Wall clock in a zone by Intl, as `MM/DD/YYYY HH:MM`: the second opinion on our own arithmetic. */
export function intlClock(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (instant) => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
    return `${parts['month']!}/${parts['day']!}/${parts['year']!} ${parts['hour']!}:${parts['minute']!}`
  }
}

/** Middle of a list. */
export function median(values: readonly number[]): number {
  const s = [...values].sort((a, b) => a - b)
  return (s[Math.floor((s.length - 1) / 2)]! + s[Math.ceil((s.length - 1) / 2)]!) / 2
}

/** Facebook posts of July to September 2026 (Paris) that comparisons take: in a file, neither boosted nor shared, with reach. */
export function comparedInT3(posts: readonly SamplePost[]): SamplePost[] {
  return posts.filter(
    (post) =>
      post.platform === 'facebook' &&
      post.publishedAt >= '2026-06-30T22:00' &&
      post.publishedAt < '2026-09-30T22:00' &&
      !post.boosted &&
      !post.share &&
      typeof post.figures?.reach === 'number',
  )
}

/** Interactions per person reached. */
export function rate(post: SamplePost): number {
  return post.figures!.interactions / post.figures!.reach!
}

/** Two-sided Mann-Whitney p by the normal curve, ties corrected: enough for groups of twenty and more. */
export function mannWhitney(x: readonly number[], y: readonly number[]): number {
  const all = [...x.map((value) => ({ value, x: true })), ...y.map((value) => ({ value, x: false }))]
  all.sort((a, b) => a.value - b.value)
  let rankSum = 0
  let ties = 0
  for (let i = 0; i < all.length;) {
    let j = i
    while (j < all.length && all[j]!.value === all[i]!.value) j++
    for (let k = i; k < j; k++) if (all[k]!.x) rankSum += (i + j + 1) / 2
    ties += (j - i) ** 3 - (j - i)
    i = j
  }
  const [m, n, total] = [x.length, y.length, all.length]
  const u = rankSum - (m * (m + 1)) / 2
  const variance = ((m * n) / 12) * (total + 1 - ties / (total * (total - 1)))
  const z = Math.max(0, Math.abs(u - (m * n) / 2) - 0.5) / Math.sqrt(variance)
  // Two-sided tail of the normal curve by its continued fraction.
  let fraction = z + 60
  for (let k = 60; k >= 1; k--) fraction = z + k / fraction
  return Math.min(1, (2 * Math.exp((-z * z) / 2)) / (Math.sqrt(2 * Math.PI) * fraction))
}

/** Benjamini-Hochberg: adjusted values in the order given. */
export function benjaminiHochberg(p: readonly number[]): number[] {
  const order = p.map((value, i) => ({ value, i })).sort((a, b) => b.value - a.value)
  const out = p.map(() => 1)
  let least = 1
  for (const [k, { value, i }] of order.entries()) {
    least = Math.min(least, (value * p.length) / (p.length - k))
    out[i] = least
  }
  return out
}

/** Lists by key, in the order of first appearance. */
export function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

const SHORTCODE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Media id of an Instagram shortcode. */
export function decodeShortcode(code: string): bigint {
  return Array.from(code).reduce((sum, c) => sum * 64n + BigInt(SHORTCODE.indexOf(c)), 0n)
}

/** Posts of an account and month that are younger than their platform asks for on the day of their newest export. */
export function earlyOf(
  { posts }: Sample,
  { account, month, days }: { account: string; month: string; days: number },
): SamplePost[] {
  return posts.filter(
    ({ accountKey, publishedAt, figures, kind, collaboration }) =>
      accountKey === account &&
      publishedAt.startsWith(month) &&
      kind !== 'story' &&
      !collaboration &&
      figures !== null &&
      Date.parse(figures.exportedAt) - Date.parse(publishedAt) < days * 86_400_000,
  )
}
