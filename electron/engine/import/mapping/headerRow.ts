import { recordsOf } from '../read/csv'
import { readDate } from './dates'
import { isMissing, readNumber } from './numbers'
import { guessByName } from './names'

/** Records at the top among which the header is looked for. */
const WITHIN = 30
const DELIMITERS = [';', ',', '\t', '|'] as const

const isBlank = (record: readonly string[]): boolean => record.every((cell) => cell.trim() === '')

/**
 * The delimiter of an unknown text: the one under which most records have the same number of cells, and many of them.
 * @returns null when the text is no table: prose, a list of single values, nothing
 */
export function guessDelimiter(head: Uint8Array): string | null {
  const named = /^(?:\uFEFF)?sep=([^"\r\n])/.exec(new TextDecoder().decode(head.subarray(0, 12)))?.[1]
  let best: { delimiter: string; score: number } | null = null
  for (const delimiter of named === undefined ? DELIMITERS : [named]) {
    const records = recordsOf(head, delimiter, 60).filter((record) => !isBlank(record))
    const widths = new Map<number, number>()
    for (const { length } of records) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1)
    const [width = 0, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
    // A title, a note and a total may stand around the table; a sentence with a comma is no table.
    if (count < 2 || count < records.length * 0.5) continue
    const score = (count / records.length) * 10 + Math.min(width, 20) / 10
    if (best === null || score > best.score) best = { delimiter, score }
  }
  return best?.delimiter ?? null
}

/** Position of the record that is the header: names rather than values, as wide as what follows. */
export function guessHeaderRow(records: readonly (readonly string[])[]): number {
  const near = records.slice(0, WITHIN)
  const widths = near.map((record) => record.filter((cell) => cell.trim() !== '').length)
  const usual = Math.max(...near.map((record) => record.length), 1)
  let best = { at: 0, score: -Infinity }
  near.forEach((record, at) => {
    if ((widths[at] ?? 0) < 2) return
    const score = scoreOf(record) / Math.max(usual, record.length) + (at + 1 < records.length ? 0.2 : -1)
    if (score > best.score + 1e-9) best = { at, score }
  })
  return best.at
}

function scoreOf(record: readonly string[]): number {
  const seen = new Set<string>()
  let score = 0
  for (const cell of record) {
    const text = cell.trim()
    if (seen.has(text) && text !== '') score -= 1
    seen.add(text)
    score += scoreOfCell(text)
  }
  return score
}

function scoreOfCell(text: string): number {
  if (isMissing(text)) return text === '' ? -0.3 : -2
  if (/^https?:/i.test(text) || text.length > 80) return -2
  if (readNumber(text, { decimal: '.', groups: ',' }).kind === 'number') return -2
  if (readNumber(text, { decimal: ',', groups: '.' }).kind === 'number') return -2
  if (readDate(text, { order: 'day_first', serial: null }).kind !== 'unreadable') return -2
  const known = guessByName(text)
  return known === null ? 1 : { name: 3, words: 2, rate: 2, beside: 2 }[known.by]
}
