import type { Notice } from '../../../shared/contract/imports'
import type { Platform } from '../../../shared/vocabulary'
import { isTotalWord } from './audienceWords'
import type { DailyColumns } from './dailyColumns'
import { orderOf, readDayCell, type CellDay, type DayOrder } from './dayCells'
import { decimalSignOf, groupSignOf, isMissing, readCount, readDecimal } from './figures'
import type { DailyMetric, DailyTableFile } from './format'
import { normaliseHeader } from './header'
import { isRagged } from './ragged'
import { hiddenRowsOf } from './read/sections'
import type { DailyContent } from './stageDaily'
import type { DailySeries, RejectedCell, SourceAccount } from './staged'
import { placeYears, type ExportMoment } from './yearless'

/** What is known of a daily table beside its cells. */
export interface DailyContext {
  readonly exported: ExportMoment | null
  /** Account that the file's name gives, or null. */
  readonly handle: string | null
}

interface Row {
  readonly row: number
  readonly key: string
  readonly day: CellDay
  readonly values: ReadonlyMap<DailyMetric, number>
}

interface Reader {
  readonly format: DailyTableFile
  readonly columns: DailyColumns
  readonly header: readonly string[]
  readonly order: DayOrder | null
  readonly context: DailyContext
  readonly rows: Row[]
  readonly rejects: RejectedCell[]
  readonly accounts: Map<string, SourceAccount>
  rowsIn: number
  setAside: number
}

/** Metrics that count people or displays: below zero they are no figure. The others can fall, where a like is taken back. */
const NEVER_NEGATIVE = new Set<DailyMetric>([
  'reach',
  'views',
  'viewers',
  'visitors',
  'impressions',
  'followers',
  'visits',
  'follows',
  'unfollows',
])

/**
 * Reads a daily table. A row with one unreadable cell is rejected whole; a row without a figure is set aside; a missing figure
 * stays missing. Days without a year are placed by the export date, or the content asks for it.
 */
export function readDailyTable(
  format: DailyTableFile,
  columns: DailyColumns,
  records: readonly (readonly string[])[],
  context: DailyContext,
): DailyContent {
  const body = records.slice(columns.headerRow + 1)
  const dates = body.map((record) => record[columns.date] ?? '')
  const order = orderOf(dates, format.slashes)
  if (order === 'undecided' || order === 'contradictory')
    return {
      ...EMPTY,
      problem: { code: `days_${order}`, data: { text: dates.find((cell) => cell.trim() !== '') ?? '' } },
    }
  const header = records[columns.headerRow] ?? []
  const out: Reader = {
    ...{ format, columns, header, order, context, rows: [], rejects: [], accounts: new Map(), rowsIn: 0, setAside: 0 },
  }
  const mixed = signsOf(out, body)
  const first = columns.headerRow + 2 - hiddenRowsOf(records)
  body.forEach((record, i) => {
    readRow(out, record, first + i, mixed)
  })
  return contentOf(out)
}

const EMPTY: DailyContent = {
  platform: null,
  series: [],
  accounts: [],
  rejects: [],
  rowsIn: 0,
  setAside: 0,
  duplicates: 0,
  firstDay: null,
  lastDay: null,
  unknownTitle: null,
  language: null,
  warnings: [],
  problem: null,
  needsExportDate: false,
}

interface Signs {
  /** Both `1,234` and `1.234` occur: neither is read. */
  readonly isMixed: boolean
  readonly decimal: ',' | '.' | null
}

function signsOf({ columns, format }: Reader, body: readonly (readonly string[])[]): Signs {
  const cells = (isDecimal: boolean): string[] =>
    [...columns.metrics]
      .flatMap(([metric, positions]) =>
        (format.units?.[metric] ?? 'count') === 'count' ? (isDecimal ? [] : positions) : isDecimal ? positions : [],
      )
      .flatMap((at) => body.map((record) => record[at] ?? ''))
  const groups = new Set(cells(false).flatMap((cell) => groupSignOf(cell) ?? []))
  return { isMixed: groups.size > 1, decimal: decimalSignOf(cells(true)) }
}

/** A row that is no day: blank, a total, descriptions of the columns, a footer, another series than the total. */
function isAside({ columns }: Reader, record: readonly string[]): boolean {
  const date = (record[columns.date] ?? '').trim()
  const figures = [...columns.metrics.values()].flat().map((at) => record[at] ?? '')
  if (isTotalWord(date)) return true
  if (readDayCell(date, 'month_first') === null && readDayCell(date, 'day_first') === null)
    return figures.every((cell) => readCount(cell) === null && !/^[\d.,\s]+$/.test(cell.trim()))
  return columns.series !== null && !isTotalWord(record[columns.series] ?? '')
}

function readRow(out: Reader, record: readonly string[], row: number, signs: Signs): void {
  if (record.every((cell) => cell.trim() === '')) return
  out.rowsIn += 1
  if (isAside(out, record)) {
    out.setAside += 1
    return
  }
  if (isRagged(record, out.header)) {
    out.rejects.push({ row, column: null, text: record.join(', '), code: 'ragged' })
    return
  }
  const text = record[out.columns.date] ?? ''
  const day = readDayCell(text, out.order)
  const column = out.header[out.columns.date] ?? null
  if (day === null || (day.iso === null && out.format.yearless !== true)) {
    out.rejects.push({ row, column, text, code: 'unreadable' })
    return
  }
  const account = accountOf(out, record)
  if (typeof account !== 'string') {
    out.rejects.push({ row, ...account })
    return
  }
  const values = readValues(out, record, row, signs)
  if (values === null) return
  if (values.size === 0) out.setAside += 1
  else out.rows.push({ row, key: account, day, values })
}

/** The figures of a row; null when one of its cells cannot be read, and each of those is rejected. */
function readValues(
  out: Reader,
  record: readonly string[],
  row: number,
  signs: Signs,
): Map<DailyMetric, number> | null {
  const { columns, format, header } = out
  const values = new Map<DailyMetric, number>()
  const before = out.rejects.length
  for (const [metric, positions] of columns.metrics) {
    if (metric === format.partial?.metric && !isWhole(columns, record)) continue
    const cells = positions.map((at) => ({ at, text: record[at] ?? '' }))
    const bad = cells.filter(({ text }) => !isMissing(text) && valueOf(format, metric, text, signs) === null)
    for (const { at, text } of bad) out.rejects.push({ row, column: header[at] ?? null, text, code: 'unreadable' })
    if (bad.length > 0 || cells.some(({ text }) => isMissing(text))) continue
    const value = cells.reduce((sum, { text }) => sum + (valueOf(format, metric, text, signs) ?? 0), 0)
    values.set(metric, value)
  }
  return out.rejects.length > before ? null : values
}

/** True when nobody was reached by the other part (LinkedIn counts unique people among organic displays alone). */
function isWhole(columns: DailyColumns, record: readonly string[]): boolean {
  return columns.other !== null && readCount(record[columns.other] ?? '') === 0
}

const MILLISECONDS = { seconds: 1000, hours: 3_600_000 } as const

function valueOf(format: DailyTableFile, metric: DailyMetric, text: string, signs: Signs): number | null {
  const unit = format.units?.[metric] ?? 'count'
  if (unit !== 'count') {
    const value = readDecimal(text, signs.decimal)
    return value === null || value < 0 ? null : Math.round(value * MILLISECONDS[unit])
  }
  if (signs.isMixed && groupSignOf(text) !== null) return null
  const value = readCount(text)
  return value !== null && value < 0 && NEVER_NEGATIVE.has(metric) ? null : value
}

const NETWORKS: readonly (readonly [RegExp, Platform])[] = [
  [/facebook/, 'facebook'],
  [/instagram/, 'instagram'],
  [/linkedin/, 'linkedin'],
  [/youtube/, 'youtube'],
  [/tiktok/, 'tiktok'],
  [/bluesky/, 'bluesky'],
  [/mastodon/, 'mastodon'],
  [/threads/, 'threads'],
  [/^x$|^x \(|twitter/, 'x'],
]

/** The account of a row: its key, or the cell that names a network Portée does not know. */
function accountOf(out: Reader, record: readonly string[]): string | Omit<RejectedCell, 'row'> {
  const source = sourceOf(out, record)
  if (source === null) {
    const at = out.columns.network ?? 0
    return { column: out.header[at] ?? null, text: record[at] ?? '', code: 'no_account' }
  }
  if (!out.accounts.has(source.key)) out.accounts.set(source.key, source)
  return source.key
}

/** As the row names it, else as the file's name does, else nobody knows. */
function sourceOf({ columns, format, context }: Reader, record: readonly string[]): SourceAccount | null {
  const none = { nativeId: null, handle: null, name: null, rows: 0 }
  const { platform } = format
  const { handle } = context
  if (columns.profile === null)
    return handle === null
      ? { ...none, key: 'table', platform }
      : { ...none, key: `handle:${handle.toLowerCase()}`, platform, handle }
  const name = (record[columns.profile] ?? '').trim()
  const word = normaliseHeader(columns.network === null ? '' : (record[columns.network] ?? ''))
  const network = NETWORKS.find(([pattern]) => pattern.test(word))?.[1]
  if (name === '' || network === undefined) return null
  return name.startsWith('@')
    ? { ...none, key: `${network} handle:${name.slice(1).toLowerCase()}`, platform: network, handle: name.slice(1) }
    : { ...none, key: `${network} name:${name}`, platform: network, name }
}

function contentOf(out: Reader): DailyContent {
  const base = { ...EMPTY, rowsIn: out.rowsIn, setAside: out.setAside, language: out.columns.language }
  const placed = placeRows(out)
  if ('problem' in placed) return { ...base, problem: placed.problem }
  const { kept, duplicates } = keepOne(placed.rows)
  const series = [...seriesOf(out, kept), ...(out.format.difference === true ? differences(kept) : [])]
  const days = kept.map(({ iso }) => iso).sort()
  const accounts = [...out.accounts.values()]
    .map((source) => ({ ...source, rows: kept.filter(({ key }) => key === source.key).length }))
    .filter(({ rows }) => rows > 0)
  const platforms = new Set(accounts.map(({ platform }) => platform))
  return {
    ...base,
    platform: out.format.platform ?? (platforms.size === 1 ? (accounts[0]?.platform ?? null) : null),
    series,
    accounts,
    rejects: out.rejects,
    duplicates,
    firstDay: placed.isOpen ? null : (days[0] ?? null),
    lastDay: placed.isOpen ? null : (days.at(-1) ?? null),
    warnings: placed.warnings,
    needsExportDate: placed.isOpen,
  }
}

type Dated = Row & { readonly iso: string }

interface Placed {
  readonly rows: readonly Dated[]
  readonly warnings: readonly Notice[]
  /** The days wait for the export date; until then they stand under the year 1. */
  readonly isOpen: boolean
}

function placeRows({ rows, context }: Reader): Placed | { readonly problem: Notice } {
  const undated = rows.filter(({ day }) => day.iso === null)
  if (undated.length === 0)
    return { rows: rows.map((row) => ({ ...row, iso: row.day.iso ?? '' })), warnings: [], isOpen: false }
  // Years on some rows only: somebody's spreadsheet has been at work.
  if (undated.length < rows.length) return { problem: { code: 'days_unordered', data: {} } }
  const years = placeYears(
    rows.map(({ day }) => day),
    context.exported,
  )
  if (years.kind === 'unplaced') {
    if (years.reason === 'order') return { problem: { code: 'days_unordered', data: {} } }
    return { rows: rows.map((row) => ({ ...row, iso: openDay(row.day) })), warnings: [], isOpen: true }
  }
  const dated = rows.map((row, i) => ({ ...row, iso: years.days[i] ?? '' }))
  const from = [...years.days].sort()
  const data = { from: from[0] ?? '', to: from.at(-1) ?? '', proof: years.proof }
  return { rows: dated, warnings: [{ code: 'years_worked_out', data }], isOpen: false }
}

const openDay = ({ month, day }: CellDay): string =>
  `0004-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** One row per account and day: of several the one with larger figures, compared metric by metric in a fixed order. */
function keepOne(rows: readonly Dated[]): { kept: Dated[]; duplicates: number } {
  const kept = new Map<string, Dated>()
  for (const row of rows) {
    const at = `${row.key} ${row.iso}`
    const before = kept.get(at)
    if (before === undefined || isLarger(row, before)) kept.set(at, row)
  }
  return { kept: [...kept.values()], duplicates: rows.length - kept.size }
}

function isLarger(a: Row, b: Row): boolean {
  for (const metric of [...new Set([...a.values.keys(), ...b.values.keys()])].sort()) {
    const [x, y] = [a.values.get(metric) ?? -Infinity, b.values.get(metric) ?? -Infinity]
    if (x !== y) return x > y
  }
  return false
}

function seriesOf({ columns, header }: Reader, rows: readonly Dated[]): DailySeries[] {
  return [...new Set(rows.map(({ key }) => key))].flatMap((key) =>
    [...columns.metrics].flatMap(([metric, positions]) => {
      const days = rows.flatMap((row) => {
        const value = row.key === key ? row.values.get(metric) : undefined
        return value === undefined ? [] : [{ day: row.iso, value, row: row.row }]
      })
      const title = positions.map((at) => header[at] ?? '').join(' + ')
      return days.length === 0 ? [] : [{ sourceKey: key, title, metric, days }]
    }),
  )
}

const DAY = 86_400_000

/** Gains minus losses from one day's stock to the next day's; the file's own column is one day off in some files. */
function differences(rows: readonly Dated[]): DailySeries[] {
  const stock = new Map(rows.map((row) => [`${row.key} ${row.iso}`, row.values.get('followers')]))
  return [...new Set(rows.map(({ key }) => key))].flatMap((key) => {
    const days = rows.flatMap((row) => {
      const before = stock.get(`${key} ${new Date(Date.parse(row.iso) - DAY).toISOString().slice(0, 10)}`)
      const value = row.values.get('followers')
      return row.key !== key || before === undefined || value === undefined
        ? []
        : [{ day: row.iso, value: value - before, row: row.row }]
    })
    return days.length === 0 ? [] : [{ sourceKey: key, title: '', metric: 'follows_net' as const, days }]
  })
}
