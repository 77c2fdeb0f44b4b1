import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import type { PostNumber, PostRow } from '../../../shared/contract/posts'
import type { Api } from '../../api/client'
import { useApi } from '../../api/apiContext'
import { useQuery } from '../../api/useQuery'
import type { PostsQuery } from './postsState'

/** Rows asked for at once. */
const WINDOW = 100

export interface PostWindows {
  readonly total: number | null
  /** Posts that the filter finds now: a tag may have taken some of the list out of it. */
  readonly matching: number
  readonly immature: number
  readonly setAside: number
  readonly relax: Readonly<Record<string, number>>
  /** Name of the list, for those who read on in it. */
  readonly list: string | null
  /** The row at an index, undefined while its window is on the way. */
  readonly row: (index: number) => PostRow | undefined
  readonly error: Error | null
  readonly isStale: boolean
  /** Asks the question anew: posts that no longer answer it go. */
  readonly refresh: () => void
}

/** The name of the list that is being read, from its first answer on: every window goes on in that order. */
class Reading {
  private name: string | null = null

  async window(api: Api, input: Parameters<Api['posts']['list']>[0], signal: AbortSignal) {
    const page = await api.posts.list({ ...input, list: this.name }, { signal })
    this.name = page.list
    return page
  }

  forget(): void {
    this.name = null
  }
}

/**
 * Rows of a list of any length, by windows of 100: only those that `first`–`last` (indexes on screen) touch are read. While one
 * works on it the list keeps its posts and their order; another question, or `refresh`, reads it anew.
 */
export function usePostWindows(
  query: PostsQuery,
  numbers: readonly PostNumber[],
  first: number,
  last: number,
): PostWindows {
  const api = useApi()
  const client = useQueryClient()
  const question = JSON.stringify(query)
  const reading = useMemo(() => ({ question, of: new Reading() }), [question])
  const input = (offset: number) => ({ ...query, numbers: [...numbers], offset, limit: WINDOW })
  const key = (offset: number) => ['posts.list', question, numbers.join(), offset]
  // A question that is left is asked anew when one comes back to it.
  useEffect(
    () => () => void client.invalidateQueries({ queryKey: ['posts.list', question], refetchType: 'none' }),
    [client, question],
  )
  const head = useQuery(key(0), (own, signal) => reading.of.window(own, input(0), signal))
  const from = Math.floor(Math.max(0, first) / WINDOW)
  const to = Math.floor(Math.max(0, last) / WINDOW)
  const offsets = Array.from({ length: to - from + 1 }, (_, index) => (from + index) * WINDOW).filter(
    (offset) => offset > 0,
  )
  const windows = useQueries({
    queries: offsets.map((offset) => ({
      queryKey: key(offset),
      queryFn: ({ signal }: { signal: AbortSignal }) => reading.of.window(api, input(offset), signal),
      // Before the first answer there is no list to go on in.
      enabled: head.data !== undefined && !head.isPlaceholderData,
    })),
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
  const refresh = useCallback(() => {
    reading.of.forget()
    void client.resetQueries({ queryKey: ['posts.list', reading.question] })
  }, [client, reading])
  const { data } = head
  return {
    total: data?.total ?? null,
    matching: data?.matching ?? 0,
    immature: data?.immature ?? 0,
    setAside: data?.setAside ?? 0,
    relax: data?.relax ?? {},
    list: head.isPlaceholderData ? null : (data?.list ?? null),
    row,
    error: head.error,
    isStale: head.isPlaceholderData,
    refresh,
  }
}
