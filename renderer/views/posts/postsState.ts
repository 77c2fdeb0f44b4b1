import { useMemo } from 'react'
import type { Filter } from '../../../shared/contract/common'
import { POST_SORTS } from '../../../shared/contract/posts'
import { changeQuery, useAddress } from '../../address/location'
import { useFilter } from '../../address/useFilter'
import { COLUMNS, DEFAULT_COLUMNS, type ColumnId } from './columns'

export type PostSort = (typeof POST_SORTS)[number]

export interface PostsQuery {
  readonly filter: Filter
  readonly search: string
  readonly sort: PostSort
  readonly descending: boolean
}

export interface PostsState {
  readonly query: PostsQuery
  readonly columns: readonly ColumnId[]
  /** The post whose sheet is open. */
  readonly openId: string | null
  readonly setFilter: (change: Partial<Filter>) => void
  readonly setSearch: (text: string) => void
  readonly setSort: (sort: PostSort, descending: boolean) => void
  readonly setColumns: (columns: readonly ColumnId[]) => void
  readonly setOpen: (id: string | null) => void
}

/** State of the screen, all in the address: search `q`, `sort` (with - for descending), columns `cols`, open `post`. */
export function usePostsState(): PostsState {
  const { query: address } = useAddress()
  const { filter, setFilter } = useFilter()
  const sortText = address.get('sort') ?? '-published_at'
  const sort = POST_SORTS.find((each) => each === sortText.replace(/^-/, '')) ?? 'published_at'
  const descending = sortText.startsWith('-')
  const search = (address.get('q') ?? '').slice(0, 500)
  const chosen = address.get('cols')?.split(',')
  const post = address.get('post')
  const query = useMemo(() => ({ filter, search, sort, descending }), [filter, search, sort, descending])
  return {
    query,
    columns: COLUMNS.map((each) => each.id).filter((id) =>
      chosen === undefined ? DEFAULT_COLUMNS.includes(id) : chosen.includes(id),
    ),
    openId: post !== null && /^\d{1,20}$/.test(post) ? post : null,
    setFilter,
    setSearch: (text) => changeQuery({ q: text === '' ? null : text }, true),
    setSort: (next, down) =>
      changeQuery({ sort: next === 'published_at' && down ? null : `${down ? '-' : ''}${next}` }, true),
    setColumns: (columns) => changeQuery({ cols: columns.join(',') }, true),
    setOpen: (id) => changeQuery({ post: id }, true),
  }
}
