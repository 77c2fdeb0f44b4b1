import type { Metric } from '../../../shared/vocabulary'
import type { AudienceFormatFile, DailyFormatFile, Format, PostField, PostFormatFile, TableName } from './format'
import { normaliseHeader } from './header'
import { mapColumns, mapPositions, type ColumnMap } from './matchColumns'
import { KNOWN_ELSEWHERE, type KnownElsewhere } from './otherPlatforms'
import { isDayCell, sectionsOf } from './read/sections'

export type { ColumnMap } from './matchColumns'

const FILES = import.meta.glob<Format>('./formats/*.ts', { eager: true, import: 'default' })

/** Every format, by the name of its file. */
export const FORMATS: readonly Format[] = Object.keys(FILES)
  .sort()
  .flatMap((path) => FILES[path] ?? [])

export type Match =
  | { readonly kind: 'post'; readonly format: PostFormatFile; readonly headerRow: number; readonly columns: ColumnMap }
  | { readonly kind: 'account_day'; readonly format: DailyFormatFile }
  | { readonly kind: 'audience'; readonly format: AudienceFormatFile }
  | { readonly kind: 'elsewhere'; readonly known: KnownElsewhere }
  | { readonly kind: 'ambiguous'; readonly formats: readonly string[] }
  | { readonly kind: 'unknown' }

/** How many records at the top may stand before the header. */
const HEADER_WITHIN = 12

const NAMELESS: TableName = { fileName: '', sheet: null }

/**
 * Which format the first records of a file belong to. Every format is scored; exactly one winner is needed.
 * @param records first records of the file as text, in order
 * @param name what the file and its sheet are called, for exports that no header tells apart
 */
export function matchFormat(records: readonly (readonly string[])[], name: TableName = NAMELESS): Match {
  const claims = claimsOf(records)
  const best = Math.max(...claims.map((claim) => claim.score))
  const winners = claims.filter((claim) => claim.score === best)
  const [winner, second] = winners
  if (winner === undefined) return elsewhere(records, name)
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

interface Claim {
  readonly score: number
  readonly match: Match
}

function claimOf(format: Format, records: readonly (readonly string[])[]): Claim | null {
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

function claimPosts(format: PostFormatFile, records: readonly (readonly string[])[]): Claim | null {
  let best: Claim | null = null
  records.slice(0, HEADER_WITHIN).forEach((record, headerRow) => {
    const columns = postColumns(format, records, record, headerRow)
    if (columns === null) return
    const score = columns.fields.size
    if (best === null || score > best.score) best = { score, match: { kind: 'post', format, headerRow, columns } }
  })
  return best
}

/** The columns of a record that is the format's header, by name or else by position; null when it is not. */
function postColumns(
  format: PostFormatFile,
  records: readonly (readonly string[])[],
  record: readonly string[],
  headerRow: number,
): ColumnMap | null {
  const columns = mapColumns(format, record)
  const has = (field: PostField | Metric): boolean => columns.fields.has(field)
  const isHeader = format.required.every(has) && format.anyOf?.some(has) !== false && format.without?.some(has) !== true
  if (isHeader) return columns
  return format.byPosition === undefined ? null : mapPositions(format.byPosition, records, headerRow)
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

function elsewhere(records: readonly (readonly string[])[], { fileName, sheet }: TableName): Match {
  for (const record of records.slice(0, HEADER_WITHIN)) {
    const names = new Set(record.map(normaliseHeader))
    const known = KNOWN_ELSEWHERE.find(
      (entry) =>
        entry.header.every((list) => list.some((name) => names.has(name))) &&
        (entry.sheet === undefined || entry.sheet.test(sheet ?? '')) &&
        (entry.file === undefined || entry.file.test(fileName)),
    )
    if (known !== undefined) return { kind: 'elsewhere', known }
  }
  return { kind: 'unknown' }
}
