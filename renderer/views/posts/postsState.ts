import { useMemo } from 'react'
import type { Filter } from '../../../shared/contract/common'
import {
  LISTED_ASIDE,
  type ListedAside,
  POST_SORTS,
  type PostRange,
  type PostSort,
} from '../../../shared/contract/posts'
import { writeFilter } from '../../address/filterAddress'
import { changeQuery, useAddress } from '../../address/location'
import { useFilter } from '../../address/useFilter'
import type { ColumnId } from './columns'
import { keepColumns, readColumns } from './columnChoice'
import { readRanges, writeRanges } from './ranges'

export interface PostsQuery {
  readonly filter: Filter
  readonly search: string
  readonly ranges: PostRange[]
  readonly flagged: boolean
  readonly aside: ListedAside[]
  readonly sort: PostSort
  readonly descending: boolean
}

export interface PostsState {
  readonly query: PostsQuery
  /** Numbers being limited, as they stand in the address; one without a limit yet narrows nothing, and is not in `query`. */
  readonly ranges: readonly PostRange[]
  /** In the order in which they stand. */
  readonly columns: readonly ColumnId[]
  /** The post whose sheet is open. */
  readonly openId: string | null
  readonly setFilter: (change: Partial<Filter>) => void
  readonly setSearch: (text: string) => void
  readonly setNarrowing: (change: Partial<Pick<PostsQuery, 'ranges' | 'flagged' | 'aside'>>) => void
  readonly setSort: (sort: PostSort, descending: boolean) => void
  readonly setColumns: (columns: readonly ColumnId[]) => void
  readonly setOpen: (id: string | null) => void
  /** Takes away everything that narrows the list; the period stays. */
  readonly clear: () => void
}

/** Keys of the address that are this screen's own. */
const orNull = (text: string) => (text === '' ? null : text)

const setNarrowing: PostsState['setNarrowing'] = ({ ranges, flagged, aside }) =>
  changeQuery({
    ...(ranges === undefined ? {} : { r: orNull(writeRanges(ranges)) }),
    ...(flagged === undefined ? {} : { flag: flagged ? '1' : null }),
    ...(aside === undefined ? {} : { out: orNull(aside.join(',')) }),
  })

const setSort: PostsState['setSort'] = (next, down) =>
  changeQuery({ sort: next === 'published_at' && down ? null : `${down ? '-' : ''}${next}` }, true)

const setColumns: PostsState['setColumns'] = (columns) => {
  keepColumns(columns)
  changeQuery({ cols: columns.join(',') }, true)
}

const NOTHING = { q: null, r: null, flag: null, out: null }
const NO_LISTS = { branches: [], accounts: [], platforms: [], formats: [], themes: [] }
const clear = () => changeQuery({ ...NOTHING, ...writeFilter(NO_LISTS) })

const setSearch: PostsState['setSearch'] = (text) => changeQuery({ q: orNull(text) }, true)
const setOpen: PostsState['setOpen'] = (id) => changeQuery({ post: id }, true)

/**
 * State of the screen, all in the address: search `q`, ranges `r` (reach:1000..2000), flagged `flag`, reasons `out`, `sort` (with -
 * for descending), columns `cols` in their order, open `post`. Without `cols`: the columns chosen last in this window.
 */
export function usePostsState(): PostsState {
  const { query: address } = useAddress()
  const { filter, setFilter } = useFilter()
  const sortText = address.get('sort') ?? '-published_at'
  const sort = POST_SORTS.find((each) => each === sortText.replace(/^-/, '')) ?? 'published_at'
  const descending = sortText.startsWith('-')
  const search = (address.get('q') ?? '').slice(0, 500)
  const ranges = address.get('r') ?? ''
  const flagged = address.get('flag') === '1'
  const out = address.get('out') ?? ''
  const cols = address.get('cols')
  const post = address.get('post')
  const allRanges = useMemo(() => readRanges(ranges), [ranges])
  // By its text: a number chosen without a limit asks nothing anew.
  const limits = writeRanges(allRanges.filter(({ min, max }) => min !== null || max !== null))
  const query = useMemo(
    () => ({
      filter,
      search,
      ranges: readRanges(limits),
      flagged,
      aside: LISTED_ASIDE.filter((each) => out.split(',').includes(each)),
      sort,
      descending,
    }),
    [filter, search, limits, flagged, out, sort, descending],
  )
  const columns = useMemo(() => readColumns(cols), [cols])
  const openId = post !== null && /^\d{1,20}$/.test(post) ? post : null
  return useMemo(
    () => ({
      ...{ query, ranges: allRanges, columns, openId },
      ...{ setFilter, setSearch, setNarrowing, setSort, setColumns, setOpen, clear },
    }),
    [query, allRanges, columns, openId, setFilter],
  )
}
