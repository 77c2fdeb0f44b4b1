import { useCallback, useMemo, useState } from 'react'
import { MOST_POSTS } from '../../../shared/contract/posts'
import type { Api } from '../../api/client'
import { useApi } from '../../api/apiContext'
import type { PostsQuery } from './postsState'

/** How far the reading or the changing of many posts is; null when nothing is under way. */
export type OnProgress = (done: number, total: number) => void

export interface Chosen {
  readonly count: number
  readonly has: (id: string) => boolean
  /** Of the posts that the list finds: none, some or all of them are chosen. */
  readonly share: 'none' | 'some' | 'all'
  readonly toggle: (id: string) => void
  /** Chooses every post that the list finds, seen or not; when all are, none. */
  readonly toggleAll: () => void
  readonly clear: () => void
  /** Ids of all of them. Of a list that is chosen whole they are read now, by parts. */
  readonly readIds: (onProgress: OnProgress, signal: AbortSignal) => Promise<string[]>
}

type State =
  | { readonly kind: 'ids'; readonly ids: ReadonlySet<string>; readonly whole: string | null }
  /** A long list chosen whole: what it finds, but for some. */
  | { readonly kind: 'list'; readonly key: string; readonly total: number; readonly except: ReadonlySet<string> }

const NONE: State = { kind: 'ids', ids: new Set(), whole: null }

/** What is looked at: its question, the name of its list, how many it holds. */
export interface Looked {
  readonly query: PostsQuery
  readonly list: string | null
  readonly total: number
}

/**
 * The chosen posts. Up to 5,000 they are known one by one, and stay chosen when the filter changes: one may gather them from
 * several. A longer list is chosen whole, by what it asks, and is let go when the filter changes.
 */
export function useChosen(looked: Looked): Chosen {
  const api = useApi()
  const { query, list, total } = looked
  // Which posts are found, whatever their order and whichever is open.
  const key = `posts ${JSON.stringify([query.filter, query.search, query.ranges, query.flagged, query.aside])}`
  const [kept, setKept] = useState<State>(NONE)
  const state = standing(kept, key)
  const toggle = useCallback((id: string) => setKept((now) => toggled(standing(now, key), id)), [key, setKept])
  const clear = useCallback(() => setKept(NONE), [setKept])
  const share = shareOf(state, key)
  const toggleAll = useCallback(() => {
    if (share === 'all') {
      setKept(NONE)
    } else if (total > MOST_POSTS) {
      setKept({ kind: 'list', key, total, except: new Set() })
    } else if (total > 0) {
      const input = { ...query, list, offset: 0, limit: MOST_POSTS }
      api.posts.ids(input).then(
        ({ ids }) =>
          setKept((now) => ({
            kind: 'ids',
            ids: new Set([...(now.kind === 'ids' ? now.ids : []), ...ids]),
            whole: key,
          })),
        // The table asks the same question and shows what is wrong.
        () => undefined,
      )
    }
  }, [api, query, list, key, share, total, setKept])
  return useMemo(
    () => ({
      count: state.kind === 'ids' ? state.ids.size : state.total - state.except.size,
      has: (id) => (state.kind === 'ids' ? state.ids.has(id) : !state.except.has(id)),
      share,
      toggle,
      toggleAll,
      clear,
      readIds: (onProgress, signal) =>
        state.kind === 'ids'
          ? Promise.resolve([...state.ids])
          : readIds(api, { query, list, total }, state.except, onProgress, signal),
    }),
    [api, state, share, toggle, toggleAll, clear, query, list, total],
  )
}

/** A list chosen whole is let go with its question. */
function standing(state: State, key: string): State {
  return state.kind === 'list' && state.key !== key ? NONE : state
}

function toggled(state: State, id: string): State {
  const own = state.kind === 'ids' ? state.ids : state.except
  const next = new Set(own)
  if (!next.delete(id)) next.add(id)
  return state.kind === 'ids' ? { kind: 'ids', ids: next, whole: null } : { ...state, except: next }
}

function shareOf(state: State, key: string): Chosen['share'] {
  if (state.kind === 'list') return state.except.size === 0 ? 'all' : 'some'
  if (state.ids.size === 0) return 'none'
  return state.whole === key ? 'all' : 'some'
}

async function readIds(
  api: Api,
  { query, list, total }: Looked,
  except: ReadonlySet<string>,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<string[]> {
  const ids: string[] = []
  let [name, offset] = [list, 0]
  while (offset < total) {
    const part = await api.posts.ids({ ...query, list: name, offset, limit: MOST_POSTS }, { signal })
    if (part.ids.length === 0) break
    name = part.list
    offset += part.ids.length
    for (const id of part.ids) if (!except.has(id)) ids.push(id)
    onProgress(Math.min(offset, total), total)
  }
  return ids
}
