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
  /** Track of the grid. */
  readonly width: string
  readonly isNumber: boolean
  readonly sort: PostSort | null
  /** Cannot be taken away: a row without them says nothing. */
  readonly isFixed: boolean
}

const number = (id: ColumnId, width: string, sort: PostSort | null): Column => ({
  id,
  width,
  isNumber: true,
  sort,
  isFixed: false,
})

/** Every column in its order. */
export const COLUMNS: readonly Column[] = [
  { id: 'date', width: '72px', isNumber: false, sort: 'published_at', isFixed: true },
  { id: 'account', width: '136px', isNumber: false, sort: null, isFixed: false },
  { id: 'platform', width: '26px', isNumber: false, sort: null, isFixed: false },
  { id: 'format', width: '78px', isNumber: false, sort: null, isFixed: false },
  { id: 'text', width: 'minmax(160px, 1fr)', isNumber: false, sort: null, isFixed: true },
  number('reach', '86px', 'reach'),
  number('views', '78px', 'views'),
  number('impressions', '96px', null),
  number('interactions', '96px', 'interactions'),
  number('clicks', '70px', 'clicks'),
  number('err', '84px', 'err'),
  number('erv', '84px', 'erv'),
  number('snapshots', '76px', null),
]

export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'date',
  'account',
  'platform',
  'format',
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
