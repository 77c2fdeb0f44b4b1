import { useQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import { useApi } from '../../api/apiContext'
import { useQuery } from '../../api/useQuery'
import type { PostsQuery } from './postsState'

/** Rows asked for at once. */
const WINDOW = 200

export interface PostWindows {
  readonly total: number | null
  readonly immature: number
  readonly setAside: number
  readonly relax: Readonly<Record<string, number>>
  /** The row at an index, undefined while its window is on the way. */
  readonly row: (index: number) => PostRow | undefined
  readonly error: Error | null
  readonly isStale: boolean
}

/** Rows of a list of any length, by windows of 200: only those that `first`–`last` (indexes on screen) touch are read. */
export function usePostWindows(query: PostsQuery, first: number, last: number): PostWindows {
  const api = useApi()
  const head = useQuery(['posts.list', { ...query, offset: 0, limit: WINDOW }], (client, signal) =>
    client.posts.list({ ...query, offset: 0, limit: WINDOW }, { signal }),
  )
  const from = Math.floor(Math.max(0, first) / WINDOW)
  const to = Math.floor(Math.max(0, last) / WINDOW)
  const offsets = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * WINDOW).filter(
    (offset) => offset > 0,
  )
  const windows = useQueries({
    queries: offsets.map((offset) => {
      const input = { ...query, offset, limit: WINDOW }
      return {
        queryKey: ['posts.list', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => api.posts.list(input, { signal }),
      }
    }),
    combine: useCallback(
      (results: readonly { data?: { rows: readonly PostRow[] } | undefined }[]) =>
        results.map((each) => each.data?.rows),
      [],
    ),
  })
  const row = (index: number): PostRow | undefined => {
    const offset = Math.floor(index / WINDOW) * WINDOW
    const rows = offset === 0 ? head.data?.rows : windows[offsets.indexOf(offset)]
    return rows?.[index - offset]
  }
  return {
    total: head.data?.total ?? null,
    immature: head.data?.immature ?? 0,
    setAside: head.data?.setAside ?? 0,
    relax: head.data?.relax ?? {},
    row,
    error: head.error,
    isStale: head.isPlaceholderData,
  }
}
