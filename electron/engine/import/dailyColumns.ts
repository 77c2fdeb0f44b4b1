import type { DailyMetric, DailyTableFile, HeaderLanguage, HeaderNames, TableName } from './format'
import { readCount } from './figures'
import { normaliseHeader } from './header'
import { readDayCell } from './dayCells'

/** Where a daily table has what, positions from 0. */
export interface DailyColumns {
  readonly headerRow: number
  readonly date: number
  readonly metrics: ReadonlyMap<DailyMetric, readonly number[]>
  /** Column that must be 0 for the partial metric to be the whole. */
  readonly other: number | null
  readonly network: number | null
  readonly profile: number | null
  readonly series: number | null
  /** null: told by structure. */
  readonly language: HeaderLanguage | null
  readonly names: number
}

/** How many records at the top may stand before the header. */
const HEADER_WITHIN = 12

/** The columns of a daily table of this format, or null when the records are none. */
export function dailyColumns(
  format: DailyTableFile,
  records: readonly (readonly string[])[],
  name: TableName,
): DailyColumns | null {
  for (let row = 0; row < Math.min(HEADER_WITHIN, records.length); row += 1) {
    const [byName, byOrder] = [named(format, records, row, name), positioned(format, records, row, name)]
    const found = byName === null || byOrder === null ? (byName ?? byOrder) : completed(byName, byOrder)
    if (found !== null) return found
  }
  return null
}

/** Metrics whose name nobody knew, where the order of the columns is proven and gives them a column that no name claims. */
function completed(byName: DailyColumns, byOrder: DailyColumns): DailyColumns {
  const taken = new Set([...byName.metrics.values()].flat())
  const more = [...byOrder.metrics].filter(
    ([metric, positions]) => !byName.metrics.has(metric) && !positions.some((at) => taken.has(at)),
  )
  const other = byName.other ?? byOrder.other
  return { ...byName, other, metrics: new Map([...byName.metrics, ...more]) }
}

/** Position of the first name that the header has; names of one language after the other. */
function positionOf(header: readonly string[], names: HeaderNames | undefined): number | null {
  for (const list of Object.values(names ?? {})) {
    for (const name of list) {
      const at = header.indexOf(normaliseHeader(name))
      if (at >= 0) return at
    }
  }
  return null
}

function named(
  format: DailyTableFile,
  records: readonly (readonly string[])[],
  row: number,
  { fileName }: TableName,
): DailyColumns | null {
  const header = (records[row] ?? []).map(normaliseHeader)
  const date = positionOf(header, format.date)
  if (date === null) return null
  const metrics = metricPositions(format, header)
  const has = (names: readonly string[]): boolean => names.some((name) => header.includes(name))
  const proven = format.signs.every(has) || format.file?.test(fileName) === true
  if (metrics.size === 0 || !proven || format.without?.some((name) => header.includes(name)) === true) return null
  if (format.others !== undefined && header.some((name, i) => i !== date && name !== '' && !isKnown(format, name)))
    return null
  const dated = records.slice(row + 1).some((record) => isDay(format, record[date] ?? ''))
  if (!dated && records.slice(row + 1).some((record) => record.some((cell) => cell.trim() !== ''))) return null
  return {
    headerRow: row,
    date,
    metrics,
    other: positionOf(header, format.partial?.other),
    network: positionOf(header, format.accounts?.network),
    profile: positionOf(header, format.accounts?.profile),
    series: positionOf(header, format.series),
    language: languageOf(format, header),
    names: [...metrics.values()].flat().length + 1,
  }
}

function isDay(format: DailyTableFile, cell: string): boolean {
  const day = readDayCell(cell, 'month_first') ?? readDayCell(cell, 'day_first')
  return day !== null && (day.iso !== null || format.yearless === true)
}

function metricPositions(format: DailyTableFile, header: readonly string[]): Map<DailyMetric, readonly number[]> {
  const found = new Map<DailyMetric, readonly number[]>()
  for (const [metric, names] of Object.entries(format.metrics) as [DailyMetric, HeaderNames][]) {
    const at = positionOf(header, names)
    if (at !== null) found.set(metric, [at])
  }
  for (const [metric, parts] of Object.entries(format.parts ?? {}) as [DailyMetric, readonly HeaderNames[]][]) {
    const at = parts.flatMap((names) => positionOf(header, names) ?? [])
    const more = (format.optionalParts?.[metric] ?? []).flatMap((names) => positionOf(header, names) ?? [])
    if (!found.has(metric) && at.length === parts.length) found.set(metric, [...at, ...more])
  }
  return found
}

/** A currency in brackets says nothing of what a column is. */
function isKnown(format: DailyTableFile, name: string): boolean {
  const lists = [format.date, ...Object.values(format.metrics), format.others ?? {}]
  const plain = name.replace(/ \([a-z]{3}\)$/, '')
  return lists.some((names) =>
    Object.values(names).some((list) => list.some((one) => [name, plain].includes(normaliseHeader(one)))),
  )
}

/** The language with the most names of the header; among equals the first as the format lists them. */
function languageOf(format: DailyTableFile, header: readonly string[]): HeaderLanguage {
  const counts = new Map<HeaderLanguage, number>()
  for (const names of [format.date, ...Object.values(format.metrics)]) {
    for (const [language, list] of Object.entries(names) as [HeaderLanguage, readonly string[]][]) {
      if (list.some((name) => header.includes(normaliseHeader(name))))
        counts.set(language, (counts.get(language) ?? 0) + 1)
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'en'
}

/**
 * A table whose names nobody knows, by the order of its columns: every row begins with a day, every other cell is a number, and
 * the parts add up to their totals in every row. Anything less is null: right or refused.
 */
function positioned(
  format: DailyTableFile,
  records: readonly (readonly string[])[],
  row: number,
  { fileName }: TableName,
): DailyColumns | null {
  const header = records[row] ?? []
  const rows = records.slice(row + 1).filter((record) => record.some((cell) => cell.trim() !== ''))
  const isHeader = header.every((cell) => cell.trim() !== '' && readCount(cell) === null)
  if (!isHeader || rows.length === 0) return null
  const rule = format.byPosition?.find(
    ({ columns, sums, file }) =>
      columns.length === header.length &&
      file?.test(fileName) !== false &&
      rows.every((record) => isDay(format, record[columns.indexOf('date')] ?? '')) &&
      sums.every(({ parts, total }) => rows.every((record) => addsUp(record, parts, total))),
  )
  if (rule === undefined) return null
  const metrics = new Map<DailyMetric, number[]>()
  rule.columns.forEach((column, at) => {
    if (column !== null && column !== 'date' && column !== 'other_part')
      metrics.set(column, [...(metrics.get(column) ?? []), at])
  })
  const other = rule.columns.indexOf('other_part')
  return {
    headerRow: row,
    date: rule.columns.indexOf('date'),
    metrics,
    other: other < 0 ? null : other,
    network: null,
    profile: null,
    series: null,
    language: null,
    names: header.length,
  }
}

function addsUp(record: readonly string[], parts: readonly number[], total: number): boolean {
  const values = parts.map((at) => readCount(record[at] ?? ''))
  const sum = values.reduce<number>((all, value) => all + (value ?? Number.NaN), 0)
  return sum === readCount(record[total] ?? '')
}
