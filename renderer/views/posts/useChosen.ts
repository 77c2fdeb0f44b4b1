import { useCallback, useEffect, useRef, useState } from 'react'
import type { Api } from '../../api/client'
import { useApi } from '../../api/apiContext'
import type { PostsQuery } from './postsState'

/** Posts that one action takes at most (`posts.setAside`). */
export const MOST_CHOSEN = 5000
/** Rows of one answer at most (`posts.list`). */
const PAGE = 500

export interface Chosen {
  readonly ids: ReadonlySet<string>
  /** Of the posts that the filter finds: none, some or all of them are chosen. */
  readonly share: 'none' | 'some' | 'all'
  readonly toggle: (id: string) => void
  /** Chooses every post that the filter finds, seen or not; when all are, none. */
  readonly toggleAll: () => void
  readonly clear: () => void
}

interface Whole {
  readonly key: string
  readonly ids: readonly string[]
}

/** The chosen posts. They stay chosen when the filter changes: one may gather them from several. */
export function useChosen(query: PostsQuery): Chosen {
  const api = useApi()
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const [whole, setWhole] = useState<Whole | null>(null)
  const asked = useRef<AbortController | null>(null)
  // Which posts are found, whatever their order and whichever is open.
  const key = JSON.stringify([query.filter, query.search])
  // What was asked for another filter is no longer wanted.
  useEffect(() => () => asked.current?.abort(), [key])
  const toggle = useCallback((id: string) => {
    setIds((now) => new Set(now.has(id) ? [...now].filter((each) => each !== id) : [...now, id]))
  }, [])
  const clear = useCallback(() => setIds(new Set()), [])
  const isAll = whole?.key === key && whole.ids.every((id) => ids.has(id))
  const toggleAll = useCallback(() => {
    asked.current?.abort()
    if (isAll) {
      clear()
      return
    }
    const own = new AbortController()
    asked.current = own
    readIds(api, query, own.signal).then(
      (found) => {
        if (own.signal.aborted) return
        setWhole({ key, ids: found })
        setIds((now) => new Set([...now, ...found]))
      },
      // The table asks the same question and shows what is wrong.
      () => undefined,
    )
  }, [api, query, key, isAll, clear])
  return { ids, share: isAll && ids.size > 0 ? 'all' : ids.size > 0 ? 'some' : 'none', toggle, toggleAll, clear }
}

async function readIds(api: Api, query: PostsQuery, signal: AbortSignal): Promise<string[]> {
  const ids: string[] = []
  for (;;) {
    const { rows, total } = await api.posts.list({ ...query, offset: ids.length, limit: PAGE }, { signal })
    ids.push(...rows.map((row) => row.id))
    if (rows.length === 0 || ids.length >= Math.min(total, MOST_CHOSEN)) return ids
  }
}
