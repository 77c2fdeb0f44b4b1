import type { Metric } from '../../../shared/vocabulary'
import { audienceColumns, type AudienceColumns } from './audienceTable'
import { dailyColumns, type DailyColumns } from './dailyColumns'
import type {
  AudienceBlocksFile,
  AudienceTableFile,
  DailySectionsFile,
  DailyTableFile,
  Format,
  PostField,
  PostFormatFile,
  TableName,
} from './format'
import { normaliseHeader } from './header'
import { mapColumns, mapPositions, type ColumnMap } from './matchColumns'
import { KNOWN_ELSEWHERE, type KnownElsewhere } from './otherPlatforms'
import { isDayCell, sectionsOf } from './read/sections'

const FILES = import.meta.glob<Format>('./formats/*.ts', { eager: true, import: 'default' })

/** Every format, by the name of its file. */
export const FORMATS: readonly Format[] = Object.keys(FILES)
  .sort()
  .flatMap((path) => FILES[path] ?? [])

export type Match =
  | { readonly kind: 'post'; readonly format: PostFormatFile; readonly headerRow: number; readonly columns: ColumnMap }
  | { readonly kind: 'account_day'; readonly format: DailySectionsFile }
  | { readonly kind: 'account_day'; readonly format: DailyTableFile; readonly columns: DailyColumns }
  | { readonly kind: 'audience'; readonly format: AudienceBlocksFile }
  | { readonly kind: 'audience'; readonly format: AudienceTableFile; readonly columns: AudienceColumns }
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
  const claims = claimsOf(records, name)
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
  name: TableName = NAMELESS,
): { readonly id: string; readonly score: number; readonly match: Match }[] {
  return FORMATS.flatMap((format) => {
    const claim = claimOf(format, records, name)
    return claim === null ? [] : [{ id: format.id, ...claim }]
  })
}

interface Claim {
  readonly score: number
  readonly match: Match
}

function claimOf(format: Format, records: readonly (readonly string[])[], name: TableName): Claim | null {
  switch (format.level) {
    case 'post':
      return claimPosts(format, records)
    case 'account_day':
      return format.shape === 'table' ? claimDays(format, records, name) : claimDaily(format, records)
    case 'audience':
      return format.shape === 'table' ? claimPeople(format, records) : claimAudience(format, records)
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
function claimDaily(format: DailySectionsFile, records: readonly (readonly string[])[]) {
  const sections = sectionsOf(records)
  const first = sections[0]
  if (first === undefined || first.title === null) return null
  const rows = first.rows.slice(1)
  const daily = rows.length > 0 && rows.every((row) => row.length === 2 && isDayCell(row[0] ?? ''))
  return daily ? { score: 10, match: { kind: 'account_day', format } as const } : null
}

/** Tables of days and of people say more of themselves than blocks under a title. */
const TABLE = 10

function claimDays(format: DailyTableFile, records: readonly (readonly string[])[], name: TableName): Claim | null {
  const columns = dailyColumns(format, records, name)
  return columns === null ? null : { score: TABLE + columns.names, match: { kind: 'account_day', format, columns } }
}

function claimPeople(format: AudienceTableFile, records: readonly (readonly string[])[]): Claim | null {
  const columns = audienceColumns(format, records)
  return columns === null ? null : { score: TABLE + columns.names, match: { kind: 'audience', format, columns } }
}

/** At the beginning of a word: "pourcentage" and "partages" are no ages. */
const AUDIENCE_TITLE =
  /(?<!\p{L})(?:age|âge|gender|genre|sexe|cit(?:y|ies)|ville|countr|pays|followers|abonnés|audience)/u

/** Blocks about people: at least one titled block of percentages or the follower total. */
function claimAudience(format: AudienceBlocksFile, records: readonly (readonly string[])[]) {
  const sections = sectionsOf(records)
  const titled = sections.filter(
    // A title with another delimiter in it is the header of a table of that delimiter.
    (section) =>
      section.title !== null && !/[;\t|]/.test(section.title) && AUDIENCE_TITLE.test(normaliseHeader(section.title)),
  )
  const shares = titled.some((section) =>
    section.rows.some((row) => row.some((cell) => /^\d+([.,]\d+)?\s?%$/.test(cell.trim()))),
  )
  return shares ? { score: 9, match: { kind: 'audience', format } as const } : null
}

function elsewhere(records: readonly (readonly string[])[], { fileName, sheet }: TableName): Match {
  for (const record of records.slice(0, HEADER_WITHIN)) {
    const names = record.map(normaliseHeader)
    const known = KNOWN_ELSEWHERE.find(
      (entry) =>
        entry.header.every((list) => list.some((name) => names.includes(name))) &&
        (entry.sheet === undefined || entry.sheet.test(sheet ?? '')) &&
        (entry.file === undefined || entry.file.test(fileName)),
    )
    if (known !== undefined) return { kind: 'elsewhere', known }
  }
  return { kind: 'unknown' }
}
