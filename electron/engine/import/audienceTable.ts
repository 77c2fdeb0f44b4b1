import type { Notice } from '../../../shared/contract/imports'
import { digitsOf, decimalSignOf, isMissing, readCount, readDecimal } from './figures'
import type { AudienceTable, AudienceTableFile, HeaderLanguage, HeaderNames } from './format'
import { normaliseHeader } from './header'
import { isRagged } from './ragged'
import { ageOf, genderWordOf, isRestWord, isTotalWord } from './audienceWords'
import { hiddenRowsOf } from './read/sections'
import type { AudienceContent } from './stageAudience'
import type { AudienceBlock, RejectedCell } from './staged'

/** Where a table of labels and values has what, positions from 0. */
export interface AudienceColumns {
  readonly headerRow: number
  readonly table: AudienceTable
  readonly label: number
  readonly value: number
  readonly unit: AudienceTable['values'][number]['unit']
  readonly language: HeaderLanguage
  readonly names: number
}

/** How many records at the top may stand before the header. */
const HEADER_WITHIN = 12

/** The columns of an audience table of this format, or null when the records are none. */
export function audienceColumns(
  format: AudienceTableFile,
  records: readonly (readonly string[])[],
): AudienceColumns | null {
  for (const [headerRow, record] of records.slice(0, HEADER_WITHIN).entries()) {
    const header = record.map(normaliseHeader)
    for (const table of format.tables) {
      const found = columnsOf(table, header)
      if (found !== null) return { ...found, headerRow, table }
    }
  }
  return null
}

function columnsOf(table: AudienceTable, header: readonly string[]) {
  const key = positionOf(header, table.label)
  if (key === null) return null
  const words = table.words === undefined ? null : positionOf(header, table.words)
  if (table.words !== undefined && words === null) return null
  for (const { unit, names } of table.values) {
    const value = positionOf(header, names)
    if (value !== null)
      return { label: (words ?? key).at, value: value.at, unit, language: key.language, names: words === null ? 2 : 3 }
  }
  return null
}

function positionOf(header: readonly string[], names: HeaderNames): { at: number; language: HeaderLanguage } | null {
  for (const [language, list] of Object.entries(names) as [HeaderLanguage, readonly string[]][]) {
    const at = header.findIndex((cell) => list.some((name) => normaliseHeader(name) === cell))
    if (at >= 0) return { at, language }
  }
  return null
}

type Cell = AudienceBlock['cells'][number]

interface Reader {
  readonly columns: AudienceColumns
  readonly header: readonly string[]
  readonly decimal: ',' | '.' | null
  readonly cells: Cell[]
  readonly rejects: RejectedCell[]
  rowsIn: number
  setAside: number
  /** What a total row states. */
  total: number | null
  digits: number
  /** Rows after which the platform cut the table. */
  cut: number | null
}

/**
 * Reads a table of labels and values: one block. A total row gives the total and is no cell, nor is the rest of a list of places; a value that is not there is withheld
 * by the platform, not 0, and its row is set aside; "Showing top 500 results" says that the table is not whole.
 */
export function readAudienceTable(
  format: AudienceTableFile,
  columns: AudienceColumns,
  records: readonly (readonly string[])[],
): AudienceContent {
  const body = records.slice(columns.headerRow + 1)
  const values = body.map((record) => record[columns.value] ?? '')
  const header = records[columns.headerRow] ?? []
  const out: Reader = {
    ...{ columns, header, decimal: decimalSignOf(values), cells: [], rejects: [] },
    ...{ rowsIn: 0, setAside: 0, total: null, digits: 0, cut: null },
  }
  const first = columns.headerRow + 2 - hiddenRowsOf(records)
  body.forEach((record, i) => {
    readRow(out, record, first + i)
  })
  const { rowsIn, setAside, rejects } = out
  const warnings: Notice[] = out.cut === null ? [] : [{ code: 'incomplete_export', data: { rows: out.cut } }]
  return {
    platform: format.platform,
    blocks: out.cells.length === 0 ? [] : [blockOf(out, format)],
    rejects,
    rowsIn,
    setAside,
    warnings,
    language: columns.language,
  }
}

function blockOf({ columns, header, cells, total, digits }: Reader, format: AudienceTableFile): AudienceBlock {
  const { table, unit, value } = columns
  const isDown = cells.every((cell, i) => i === 0 || cell.value <= (cells[i - 1]?.value ?? 0))
  return {
    basis: format.basis,
    dimension: table.dimension,
    title: `${header[columns.label] ?? ''} · ${header[value] ?? ''}`,
    unit: unit === 'count' ? 'count' : 'share',
    digits: unit === 'count' ? null : digits,
    total: unit === 'count' ? total : null,
    isSorted: isPlace(table) && isDown,
    cells,
  }
}

function readRow(out: Reader, record: readonly string[], row: number): void {
  if (record.every((cell) => cell.trim() === '')) return
  out.rowsIn += 1
  const { columns } = out
  const label = (record[columns.label] ?? '').trim()
  const text = record[columns.value] ?? ''
  const rest = record.filter((cell) => cell.trim() !== '')
  const cut = rest.length === 1 && label === '' ? rest[0] : isMissing(text) && rest.length === 1 ? label : undefined
  const cutAt = /\b(\d{2,5})\b/.exec(cut ?? '')
  if (cutAt !== null) out.cut = Number(cutAt[1])
  const isTotal = isTotalWord(label) || isTotalWord(record[0] ?? '')
  if (isTotal) out.total = readCount(text)
  const isRest = isPlace(columns.table) && isRestWord(label)
  if (isTotal || isRest || isMissing(text)) {
    out.setAside += 1
    return
  }
  if (isRagged(record, out.header)) {
    out.rejects.push({ row, column: null, text: record.join(', '), code: 'ragged' })
    return
  }
  const value = valueOf(out, text)
  const described = describe(columns.table, label)
  if (value === null) out.rejects.push({ row, column: out.header[columns.value] ?? null, text, code: 'unreadable' })
  else if (described === null)
    out.rejects.push({ row, column: out.header[columns.label] ?? null, text: label, code: 'unreadable' })
  else {
    out.digits = Math.max(out.digits, shareDigits(columns.unit, text))
    out.cells.push({ label, value, ...described, row })
  }
}

/** A share between 0 and 1, or a count of at least 0; null when it is neither. */
function valueOf({ columns, decimal }: Reader, text: string): number | null {
  if (columns.unit === 'count') {
    const count = readCount(text)
    return count === null || count < 0 ? null : count
  }
  const isPercent = /%\s*$/.test(text)
  const number = readDecimal(text.replace(/%\s*$/, ''), decimal)
  if (number === null) return null
  const share = isPercent || columns.unit === 'percent' ? number / 100 : number
  return share < 0 || share > 1 ? null : Number(share.toPrecision(12))
}

/** Digits after the decimal sign of the percentage; a fraction of 0.56 is 56 %, without any. */
function shareDigits(unit: AudienceColumns['unit'], text: string): number {
  return unit === 'fraction' && !/%\s*$/.test(text) ? Math.max(0, digitsOf(text) - 2) : digitsOf(text)
}

const isPlace = ({ dimension }: AudienceTable): boolean => dimension === 'city' || dimension === 'country'

const NONE = { ageFrom: null, ageTo: null, gender: null } as const

/** What a label says of age or gender; null when it must say it and cannot be read. */
function describe(table: AudienceTable, label: string): Pick<Cell, 'ageFrom' | 'ageTo' | 'gender'> | null {
  if (label === '') return null
  if (table.dimension === 'age') {
    const band = ageOf(label)
    return band === null ? null : { ...NONE, ...band }
  }
  if (table.dimension !== 'gender') return NONE
  const gender = genderWordOf(label)
  return gender === null ? null : { ...NONE, gender }
}
