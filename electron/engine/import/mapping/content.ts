import type { MappingSpec, Meaning } from '../../../../shared/mapping'
import { ACCOUNT_DAY_METRICS, type Platform } from '../../../../shared/vocabulary'
import type { AudienceColumns } from '../audienceTable'
import type { DailyColumns } from '../dailyColumns'
import type { AudienceTable, AudienceTableFile, DailyMetric, DailyTableFile } from '../format'
import type { Match } from '../match'
import { RowConverter, UNREADABLE, type ConvertedRow } from './convert'
import type { Places } from './places'
import { readRecords } from './records'
import { MAPPED_FORMATS } from './mappedFormats'

/** A table whose rows are no posts, under a specification. */
export interface MappedTable {
  readonly path: string
  readonly delimiter: string
  readonly headerRow: number
  readonly header: readonly string[]
  readonly places: Places
  readonly spec: MappingSpec
  readonly signal?: AbortSignal | undefined
}

/** The table of one platform as the readers of daily and audience tables take it. */
export interface MappedContent {
  readonly platform: Platform
  readonly match: Match & { readonly kind: 'account_day' | 'audience' }
  readonly records: readonly (readonly string[])[]
}

const DAILY: readonly Meaning[] = ['followers', ...ACCOUNT_DAY_METRICS]
const isDaily = (meaning: Meaning): meaning is DailyMetric => DAILY.includes(meaning)

/**
 * The records of a table with ISO days, digits, and two columns more: network and account. One entry for each platform; rows of
 * the others are blank there, so that row numbers stay those of the file. What cannot be read stays as it is, and unreadable.
 */
export async function mappedContents(table: MappedTable): Promise<{
  readonly contents: MappedContent[]
  readonly elsewhere: ReadonlyMap<string, number>
}> {
  const converter = new RowConverter(table.spec, table.places)
  const rows: { readonly cells: readonly string[]; readonly converted: ConvertedRow | null }[] = []
  const above: (readonly string[])[] = []
  const elsewhere = new Map<string, number>()
  const platforms = new Set<Platform>()
  for await (const records of readRecords(table.path, table.delimiter, table.signal)) {
    for (const { at, cells, raw } of records) {
      if (at <= table.headerRow) {
        above.push(cells ?? [raw])
        continue
      }
      const converted = cells === null ? null : converter.convert(cells)
      rows.push({ cells: cells ?? [raw], converted })
      if (converted?.kind === 'ok' && converted.platform !== null) platforms.add(converted.platform)
      if (converted?.kind === 'elsewhere')
        elsewhere.set(converted.word ?? '', (elsewhere.get(converted.word ?? '') ?? 0) + 1)
    }
  }
  const contents = [...platforms].sort().map((platform) => {
    const body = rows.map(({ cells, converted }) => rowOf(table, cells, converted, platform))
    const header = [...table.header, NETWORK, ACCOUNT]
    return { platform, match: matchOf(table, platform), records: [...above.slice(0, -1), header, ...body] }
  })
  return { contents, elsewhere }
}

const NETWORK = 'network'
const ACCOUNT = 'account'

function rowOf(
  table: MappedTable,
  cells: readonly string[],
  converted: ConvertedRow | null,
  platform: Platform,
): string[] {
  if (converted === null) return [...table.header.map((_, at) => `${UNREADABLE}${cells[at] ?? ''}`)]
  if (converted.kind !== 'ok' || converted.platform !== platform) return []
  const own = table.header.map((_, at) => {
    const cell = converted.cells.get(at)
    if (cell === undefined) return cells[at] ?? ''
    return cell.kind === 'bad' ? `${UNREADABLE}${cells[at] ?? ''}` : cell.kind === 'value' ? cell.text : ''
  })
  return [...own, platform, accountOf(table, converted)]
}

/** Name of the row's account; a handle begins with `@`. */
function accountOf({ spec, places }: MappedTable, converted: ConvertedRow): string {
  if (spec.account.from === 'name') return spec.account.name
  if (spec.account.from === 'ask') return ''
  const said = (meaning: Meaning): string => {
    const cell = converted.cells.get(places.get(meaning) ?? -1)
    return cell?.kind === 'value' ? cell.text.trim() : ''
  }
  const handle = said('account_handle').replace(/^@/, '')
  return handle === '' ? said('account_name') : `@${handle}`
}

function matchOf(table: MappedTable, platform: Platform): MappedContent['match'] {
  return table.spec.level === 'audience' ? audienceMatch(table, platform) : dailyMatch(table, platform)
}

function dailyMatch({ spec, places, headerRow, header }: MappedTable, platform: Platform): MappedContent['match'] {
  const metrics = new Map<DailyMetric, readonly number[]>()
  for (const [meaning, at] of places) if (isDaily(meaning)) metrics.set(meaning, [at])
  const columns: DailyColumns = {
    headerRow,
    date: places.get('day') ?? 0,
    metrics,
    other: null,
    network: header.length,
    profile: spec.account.from === 'ask' ? null : header.length + 1,
    series: null,
    language: null,
    names: metrics.size + 1,
  }
  const format: DailyTableFile = {
    id: MAPPED_FORMATS.account_day,
    platform,
    level: 'account_day',
    shape: 'table',
    date: {},
    metrics: {},
    signs: [],
    slashes: null,
  }
  return { kind: 'account_day', format, columns }
}

function audienceMatch({ spec, places, headerRow }: MappedTable, platform: Platform): MappedContent['match'] {
  const unit = places.has('share') ? 'percent' : 'count'
  const { dimension, basis } = spec.audience ?? { dimension: 'city', basis: 'followers' }
  const table: AudienceTable = { dimension, label: {}, values: [] }
  const columns: AudienceColumns = {
    headerRow,
    table,
    label: places.get('label') ?? 0,
    value: places.get(unit === 'percent' ? 'share' : 'count') ?? 0,
    unit,
    language: 'en',
    names: 2,
  }
  const { account } = spec
  const format: AudienceTableFile = {
    id: MAPPED_FORMATS.audience,
    platform,
    level: 'audience',
    shape: 'table',
    basis,
    tables: [table],
    ...(account.from === 'name' ? { handleInName: () => account.name } : {}),
  }
  return { kind: 'audience', format, columns }
}
