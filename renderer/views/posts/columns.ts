import type { PostRow } from '../../../shared/contract/posts'
import type { NumberWriter } from '../../format/numbers'
import type { PostSort } from './postsState'

export type ColumnId =
  | 'date'
  | 'account'
  | 'platform'
  | 'format'
  | 'text'
  | 'reach'
  | 'views'
  | 'impressions'
  | 'interactions'
  | 'clicks'
  | 'err'
  | 'erv'
  | 'snapshots'

export interface Column {
  readonly id: ColumnId
  /** Track of the grid, and the least width it may have, px. */
  readonly width: string
  readonly least: number
  readonly isNumber: boolean
  readonly sort: PostSort | null
  /** Cannot be taken away: a row without them says nothing. */
  readonly isFixed: boolean
}

const number = (id: ColumnId, least: number, sort: PostSort | null): Column => ({
  id,
  width: `${least}px`,
  least,
  isNumber: true,
  sort,
  isFixed: false,
})

/** Every column in its order. */
export const COLUMNS: readonly Column[] = [
  { id: 'date', width: '72px', least: 72, isNumber: false, sort: 'published_at', isFixed: true },
  { id: 'account', width: '136px', least: 136, isNumber: false, sort: null, isFixed: false },
  { id: 'platform', width: '26px', least: 26, isNumber: false, sort: null, isFixed: false },
  { id: 'format', width: '78px', least: 78, isNumber: false, sort: null, isFixed: false },
  { id: 'text', width: 'minmax(160px, 1fr)', least: 160, isNumber: false, sort: null, isFixed: true },
  number('reach', 86, 'reach'),
  number('views', 78, 'views'),
  number('impressions', 96, null),
  number('interactions', 96, 'interactions'),
  number('clicks', 70, 'clicks'),
  number('err', 84, 'err'),
  number('erv', 84, 'erv'),
  number('snapshots', 76, null),
]

/** Without the format: the text needs the room, and most know the post by it. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'date',
  'account',
  'platform',
  'text',
  'reach',
  'interactions',
  'err',
]

/** Number of a cell as text; null for columns that are no numbers. */
export function numberText(id: ColumnId, row: PostRow, numbers: NumberWriter): string | null {
  switch (id) {
    case 'reach':
    case 'views':
    case 'impressions':
    case 'interactions':
    case 'clicks':
    case 'snapshots':
      return numbers.count(row[id])
    case 'err':
    case 'erv':
      return numbers.rate(row[id])
    case 'date':
    case 'account':
    case 'platform':
    case 'format':
    case 'text':
      return null
  }
}
