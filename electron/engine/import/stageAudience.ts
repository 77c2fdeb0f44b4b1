import type { Notice } from '../../../shared/contract/imports'
import type { Platform } from '../../../shared/vocabulary'
import type { HeaderLanguage } from './format'
import { normaliseHeader } from './header'
import { isDayCell, sectionsOf, type Section } from './read/sections'
import type { AudienceBlock, RejectedCell } from './staged'

export interface AudienceContent {
  readonly platform: Platform | null
  readonly blocks: readonly AudienceBlock[]
  readonly rejects: readonly RejectedCell[]
  readonly rowsIn: number
  /** Rows that are no audience: affinity of pages, an embedded daily series, totals, withheld values. */
  readonly setAside: number
  readonly warnings: readonly Notice[]
  readonly language: HeaderLanguage | null
}

type Cell = AudienceBlock['cells'][number]

interface Reader {
  blocks: AudienceBlock[]
  rejects: RejectedCell[]
  rowsIn: number
  setAside: number
  total: number | null
  platform: Platform | null
}

/** Reads an Audience.csv of either layout by its structure: total, ages by gender, lists down or across. */
export function readAudience(records: readonly (readonly string[])[]): AudienceContent {
  const out: Reader = { blocks: [], rejects: [], rowsIn: 0, setAside: 0, total: null, platform: null }
  for (const section of sectionsOf(records)) readBlock(section, out)
  const { platform, blocks, rejects, rowsIn, setAside, total } = out
  // Only Instagram's layout has a total or says "Instagram"; the older one is Facebook's.
  return {
    platform: platform ?? 'facebook',
    blocks: blocks.map((block) => ({ ...block, total })),
    rejects,
    rowsIn,
    setAside,
    warnings: [],
    language: null,
  }
}

function readBlock(section: Section, out: Reader): void {
  const title = normaliseHeader(section.title ?? '')
  if (title.includes('instagram')) out.platform = 'instagram'
  const head = section.rows[0] ?? []
  if (/pages/.test(title) || section.rows.some((row) => isDayCell(row[0] ?? ''))) {
    out.rowsIn += section.rows.length
    out.setAside += section.rows.length
  } else if (
    section.rows.length <= 2 &&
    /^\d+$/.test((section.rows.at(-1)?.[0] ?? '').trim()) &&
    (section.rows.at(-1)?.length ?? 0) === 1
  ) {
    readTotal(section, out)
  } else if (head.slice(1).some((cell) => genderOf(cell) !== null)) readAges(section, out)
  else if (isAcross(section)) readAcross(section, title, out)
  else readDown(section, title, out)
}

function readTotal(section: Section, out: Reader): void {
  const total = Number((section.rows.at(-1)?.[0] ?? '').trim())
  const row = section.numbers.at(-1) ?? 0
  out.rowsIn += 1
  out.total = total
  const cell: Cell = { label: section.title ?? '', value: total, ageFrom: null, ageTo: null, gender: null, row }
  push(out, { dimension: 'total', title: section.title ?? '', unit: 'count', digits: null, isSorted: false }, [cell])
}

function readAges(section: Section, out: Reader): void {
  const [head = [], ...rows] = section.rows
  const cells = rows.flatMap((record, i) => {
    const row = section.numbers[i + 1] ?? 0
    out.rowsIn += 1
    const band = ageBand(record[0] ?? '')
    if (band === null) {
      out.rejects.push({ row, column: head[0] ?? null, text: record[0] ?? '', code: 'unreadable' })
      return []
    }
    return head.slice(1).flatMap((name, column) => {
      const cell = readShare(record[column + 1] ?? '', row, name, out)
      const label = `${(record[0] ?? '').trim()} · ${name.trim()}`
      return cell === null
        ? []
        : [{ label, value: cell.value, digits: cell.digits, ...band, gender: genderOf(name) ?? 'other', row }]
    })
  })
  pushShares(out, 'age_gender', section, cells)
}

function readDown(section: Section, title: string, out: Reader): void {
  const dimension = dimensionOf(`${title} ${normaliseHeader(section.rows[0]?.[0] ?? '')}`)
  const rows = section.rows.slice(1)
  if (dimension === null) {
    out.rowsIn += rows.length
    out.setAside += rows.length
    return
  }
  const cells = rows.flatMap((record, i) => {
    const row = section.numbers[i + 1] ?? 0
    out.rowsIn += 1
    const cell = readShare(record[1] ?? '', row, section.rows[0]?.[1] ?? null, out)
    return cell === null
      ? []
      : [{ label: (record[0] ?? '').trim(), ...cell, ageFrom: null, ageTo: null, gender: null, row }]
  })
  pushShares(out, dimension, section, cells)
}

/** Names in one record, percentages in the next, as the older layout writes them. */
function isAcross(section: Section): boolean {
  const [names, values] = section.rows
  return (
    section.rows.length === 2 &&
    names?.length === values?.length &&
    (values ?? []).every((cell) => percent(cell) !== null)
  )
}

function readAcross(section: Section, title: string, out: Reader): void {
  const dimension = dimensionOf(title)
  const [names = [], values = []] = section.rows
  out.rowsIn += 1
  if (dimension === null) {
    out.setAside += 1
    return
  }
  const row = section.numbers[1] ?? 0
  const cells = names.flatMap((name, i) => {
    const cell = readShare(values[i] ?? '', row, name, out)
    return cell === null ? [] : [{ label: name.trim(), ...cell, ageFrom: null, ageTo: null, gender: null, row }]
  })
  pushShares(out, dimension, section, cells)
}

function pushShares(
  out: Reader,
  dimension: AudienceBlock['dimension'],
  section: Section,
  cells: readonly (Cell & { readonly digits: number })[],
): void {
  if (cells.length === 0) return
  const digits = Math.max(...cells.map((cell) => cell.digits))
  const isSorted = cells.every((cell, i) => i === 0 || cell.value <= (cells[i - 1]?.value ?? 0))
  const list = dimension === 'city' || dimension === 'country'
  push(
    out,
    { dimension, title: section.title ?? '', unit: 'share', digits, isSorted: list && isSorted },
    cells.map(({ label, value, ageFrom, ageTo, gender, row }) => ({ label, value, ageFrom, ageTo, gender, row })),
  )
}

function push(out: Reader, block: Omit<AudienceBlock, 'basis' | 'cells' | 'total'>, cells: readonly Cell[]): void {
  out.blocks.push({ ...block, basis: 'followers', total: null, cells })
}

function readShare(
  text: string,
  row: number,
  column: string | null,
  out: Reader,
): { value: number; digits: number } | null {
  const read = percent(text)
  if (read === null && text.trim() !== '') out.rejects.push({ row, column, text, code: 'unreadable' })
  return read
}

/** "4.2%" → 0.042 with one digit. Commas and a space before the sign occur in French. */
function percent(text: string): { value: number; digits: number } | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,6}))?[\s\u00A0\u202F]?%$/.exec(text.trim())
  if (found === null) return null
  const digits = found[2]?.length ?? 0
  return { value: Number(`${found[1] ?? ''}.${found[2] ?? '0'}`) / 100, digits }
}

function ageBand(text: string): { ageFrom: number; ageTo: number | null } | null {
  const closed = /^(\d{1,2})\s*(?:[-–—]|à|a|to)\s*(\d{1,3})\b/.exec(text.trim())
  if (closed) return { ageFrom: Number(closed[1]), ageTo: Number(closed[2]) }
  const open = /^(\d{1,2})\s*(?:\+|ans et plus|and over)/.exec(text.trim())
  return open ? { ageFrom: Number(open[1]), ageTo: null } : null
}

function genderOf(text: string): 'women' | 'men' | 'other' | null {
  const name = normaliseHeader(text)
  if (/^(women|femmes|kvinnor|frauen|mulheres|female)$/.test(name)) return 'women'
  if (/^(men|hommes|män|männer|homens|male)$/.test(name)) return 'men'
  return null
}

function dimensionOf(title: string): 'city' | 'country' | null {
  if (/cit(y|ies)|ville|städer|städte|cidades/.test(title)) return 'city'
  return /countr|pays|länder|países/.test(title) ? 'country' : null
}
