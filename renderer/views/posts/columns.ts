import {
  POST_NUMBERS,
  type PostColumn,
  type PostNumber,
  type PostRow,
  type PostSort,
} from '../../../shared/contract/posts'
import { RATES } from '../../../shared/vocabulary'
import type { NumberWriter } from '../../format/numbers'
import type { Words } from '../../i18n/useWords'

/** Columns of the table. The link and why a post is left out stand in the sheet and in the text; a file has them apart. */
export type ColumnId = Exclude<PostColumn, 'link' | 'aside'>

/** Every column in the order in which they are offered. */
export const COLUMN_IDS: readonly ColumnId[] = [
  ...(['date', 'account', 'platform', 'format', 'text', 'themes', 'reach', 'views', 'impressions'] as const),
  ...(['interactions', 'err', 'erv', 'erf'] as const),
  ...POST_NUMBERS.filter((id) => !['reach', 'views', 'impressions', 'interactions', ...RATES].includes(id)),
  'snapshots',
]

/** Cannot be taken away: a row without them says nothing. */
export const FIXED: readonly ColumnId[] = ['date', 'text']

/** Without the format: the text needs the room, and most know the post by it. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  ...(['date', 'account', 'platform', 'text', 'themes', 'reach', 'interactions', 'err'] as const),
]

const NUMBERS: ReadonlySet<string> = new Set(POST_NUMBERS)
const RATE_IDS: ReadonlySet<string> = new Set(RATES)

export function isPostNumber(id: string): id is PostNumber {
  return NUMBERS.has(id)
}

export function isRate(id: ColumnId): boolean {
  return RATE_IDS.has(id)
}

/** What a column sorts by; null where an order would say nothing. */
export function sortOf(id: ColumnId): PostSort | null {
  if (id === 'date') return 'published_at'
  if (id === 'text') return null
  return id === 'themes' ? 'theme' : id
}

/** Head words of a column; a measure that has no short word goes by its name. */
export function headWords(id: ColumnId, t: Words, has: (id: string) => boolean): string {
  if (has(`posts.head.${id}`)) return t(`posts.head.${id}`)
  const name = t(`posts.metric.${id}`)
  return name.slice(0, 1).toLocaleLowerCase() + name.slice(1)
}

/** A column as the table draws it: its track of the grid and its least width, px. */
export interface Column {
  readonly id: ColumnId
  readonly head: string
  readonly width: string
  readonly least: number
  readonly isNumber: boolean
  readonly sort: PostSort | null
}

const WIDTHS: Readonly<Partial<Record<ColumnId, number>>> = { date: 72, account: 136, platform: 26, format: 78 }

/** A number takes the room of its head at 12.5 px, and no less than seven digits need. */
const numberWidth = (head: string) => Math.max(70, Math.ceil(head.length * 6.6) + 22)

export function columnOf(id: ColumnId, head: string): Column {
  const sort = sortOf(id)
  const isNumber = isPostNumber(id) || id === 'snapshots'
  if (id === 'text') return { id, head, width: 'minmax(160px, 1fr)', least: 160, isNumber, sort }
  if (id === 'themes') return { id, head, width: 'minmax(112px, 0.28fr)', least: 112, isNumber, sort }
  const least = WIDTHS[id] ?? numberWidth(head)
  return { id, head, width: `${least}px`, least, isNumber, sort }
}

/** A number of a row; null = no file gives it. */
export function numberIn(row: PostRow, id: PostNumber): number | null {
  switch (id) {
    case 'views':
    case 'impressions':
    case 'reach':
    case 'interactions':
    case 'clicks':
    case 'err':
    case 'erv':
      return row[id]
    default:
      return row.values[id] ?? null
  }
}

/** Numbers that a row carries only when they are asked for. */
export function extraNumbers(columns: readonly ColumnId[]): PostNumber[] {
  const carried = ['views', 'impressions', 'reach', 'interactions', 'clicks', 'err', 'erv']
  return columns.filter(isPostNumber).filter((id) => !carried.includes(id))
}

/** Number of a cell as text; null for columns that are no numbers. */
export function numberText(id: ColumnId, row: PostRow, numbers: NumberWriter): string | null {
  if (id === 'snapshots') return numbers.count(row.snapshots)
  if (!isPostNumber(id)) return null
  const value = numberIn(row, id)
  return isRate(id) ? numbers.rate(value) : numbers.count(value)
}
