import type { Metric } from '../../../shared/vocabulary'
import type {
  AudienceFormatFile,
  DailyFormatFile,
  Format,
  HeaderLanguage,
  HeaderNames,
  PostField,
  PostFormatFile,
} from './format'
import { looseHeader, normaliseHeader } from './header'
import { KNOWN_ELSEWHERE, type KnownElsewhere } from './otherPlatforms'
import { isDayCell, sectionsOf } from './read/sections'

const FILES = import.meta.glob<Format>('./formats/*.ts', { eager: true, import: 'default' })

/** Every format, by the name of its file. */
export const FORMATS: readonly Format[] = Object.keys(FILES)
  .sort()
  .flatMap((path) => FILES[path] ?? [])

/** Position of each source column by meaning; several positions = columns of one meaning, the first non-empty counts. */
export interface ColumnMap {
  readonly fields: ReadonlyMap<PostField | Metric, readonly number[]>
  readonly language: HeaderLanguage
  /** Names that only matched without their brackets: a sign of re-saving by a spreadsheet. */
  readonly edited: number
}

export type Match =
  | { readonly kind: 'post'; readonly format: PostFormatFile; readonly headerRow: number; readonly columns: ColumnMap }
  | { readonly kind: 'account_day'; readonly format: DailyFormatFile }
  | { readonly kind: 'audience'; readonly format: AudienceFormatFile }
  | { readonly kind: 'elsewhere'; readonly known: KnownElsewhere }
  | { readonly kind: 'ambiguous'; readonly formats: readonly string[] }
  | { readonly kind: 'unknown' }

/** How many records at the top may stand before the header. */
const HEADER_WITHIN = 12

/**
 * Which format the first records of a file belong to. Every format is scored; exactly one winner is needed.
 * @param records first records of the file as text, in order
 */
export function matchFormat(records: readonly (readonly string[])[]): Match {
  const claims = claimsOf(records)
  const best = Math.max(...claims.map((claim) => claim.score))
  const winners = claims.filter((claim) => claim.score === best)
  const [winner, second] = winners
  if (winner === undefined) return elsewhere(records)
  if (second !== undefined) return { kind: 'ambiguous', formats: winners.map((claim) => claim.id) }
  return winner.match
}

/** Every format that claims these records, with its score; for the test that each case is claimed by one format alone. */
export function claimsOf(
  records: readonly (readonly string[])[],
): { readonly id: string; readonly score: number; readonly match: Match }[] {
  return FORMATS.flatMap((format) => {
    const claim = claimOf(format, records)
    return claim === null ? [] : [{ id: format.id, ...claim }]
  })
}

function claimOf(format: Format, records: readonly (readonly string[])[]): { score: number; match: Match } | null {
  switch (format.level) {
    case 'post':
      return claimPosts(format, records)
    case 'account_day':
      return claimDaily(format, records)
    case 'audience':
      return claimAudience(format, records)
    case 'refused':
      return null
  }
}

function claimPosts(format: PostFormatFile, records: readonly (readonly string[])[]) {
  let best: { score: number; match: Match } | null = null
  records.slice(0, HEADER_WITHIN).forEach((record, headerRow) => {
    const columns = mapColumns(format, record)
    const has = (field: PostField | Metric): boolean => columns.fields.has(field)
    if (!format.required.every(has)) return
    if (format.anyOf !== undefined && !format.anyOf.some(has)) return
    if (format.without?.some(has) === true) return
    const score = columns.fields.size
    if (best === null || score > best.score) best = { score, match: { kind: 'post', format, headerRow, columns } }
  })
  return best
}

/** A Meta daily file: only sections of two columns under a title, days in the first column. */
function claimDaily(format: DailyFormatFile, records: readonly (readonly string[])[]) {
  const sections = sectionsOf(records)
  const first = sections[0]
  if (first === undefined || first.title === null) return null
  const rows = first.rows.slice(1)
  const daily = rows.length > 0 && rows.every((row) => row.length === 2 && isDayCell(row[0] ?? ''))
  return daily ? { score: 10, match: { kind: 'account_day', format } as const } : null
}

const AUDIENCE_TITLE = /age|âge|gender|genre|sexe|cit(y|ies)|ville|countr|pays|followers|abonnés|audience/

/** Blocks about people: at least one titled block of percentages or the follower total. */
function claimAudience(format: AudienceFormatFile, records: readonly (readonly string[])[]) {
  const sections = sectionsOf(records)
  const titled = sections.filter(
    (section) => section.title !== null && AUDIENCE_TITLE.test(normaliseHeader(section.title)),
  )
  const shares = titled.some((section) =>
    section.rows.some((row) => row.some((cell) => /^\d+([.,]\d+)?\s?%$/.test(cell.trim()))),
  )
  return shares ? { score: 9, match: { kind: 'audience', format } as const } : null
}

function elsewhere(records: readonly (readonly string[])[]): Match {
  for (const record of records.slice(0, HEADER_WITHIN)) {
    const names = new Set(record.map(normaliseHeader))
    const known = KNOWN_ELSEWHERE.find((entry) => entry.header.every((list) => list.some((name) => names.has(name))))
    if (known !== undefined) return { kind: 'elsewhere', known }
  }
  return { kind: 'unknown' }
}

/** Meaning of each header cell, by exact normalised name, else without brackets. */
export function mapColumns(format: PostFormatFile, header: readonly string[]): ColumnMap {
  const exact = namesOf(format, normaliseHeader)
  const loose = namesOf(format, looseHeader)
  const fields = new Map<PostField | Metric, number[]>()
  const languages = new Map<HeaderLanguage, number>()
  let edited = 0
  header.forEach((cell, position) => {
    const known = exact.get(normaliseHeader(cell)) ?? loose.get(looseHeader(cell))
    if (known === undefined) return
    if (!exact.has(normaliseHeader(cell))) edited += 1
    fields.set(known.field, [...(fields.get(known.field) ?? []), position])
    for (const language of known.languages) languages.set(language, (languages.get(language) ?? 0) + 1)
  })
  return { fields, language: mostUsed(languages), edited }
}

interface Known {
  readonly field: PostField | Metric
  readonly languages: readonly HeaderLanguage[]
}

function namesOf(format: PostFormatFile, normalise: (name: string) => string): Map<string, Known> {
  const out = new Map<string, Known>()
  const add = (field: PostField | Metric, names: HeaderNames): void => {
    for (const [language, list] of Object.entries(names) as [HeaderLanguage, readonly string[]][]) {
      for (const name of list) {
        const key = normalise(name)
        const before = out.get(key)
        if (before !== undefined && before.field !== field) continue
        out.set(key, { field, languages: [...(before?.languages ?? []), language] })
      }
    }
  }
  for (const [field, names] of Object.entries(format.fields) as [PostField, HeaderNames][]) add(field, names)
  for (const [metric, names] of Object.entries(format.metrics) as [Metric, HeaderNames][]) add(metric, names)
  return out
}

function mostUsed(counts: ReadonlyMap<HeaderLanguage, number>): HeaderLanguage {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? 'en'
}
