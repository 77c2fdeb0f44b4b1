import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { MOST_POSTS } from '../../../shared/contract/posts'
import type { Api } from '../../api/client'
import { useApi } from '../../api/apiContext'
import { toFailure } from '../../api/errors'
import { useUndo } from '../../components/undoContext'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { ThemeChange } from '../../components/themeChoice'
import type { OnProgress } from './useChosen'

/** What neither a theme nor a mark of a post changes: not read again after each of a hundred. */
const STEADY: ReadonlySet<unknown> = new Set([
  ...['workspace.current', 'network.overview', 'compare.definitions', 'views.list', 'themes.codebook'],
])

/** How far work on many posts is. */
export interface BulkProgress {
  readonly stage: 'reading' | 'writing' | 'undoing'
  readonly done: number
  readonly total: number
}

/** Ids at hand, or read by parts when they are many. */
export type Targets = readonly string[] | ((onProgress: OnProgress, signal: AbortSignal) => Promise<readonly string[]>)

/** Changes at most 5,000 posts; returns for how many it was a change, and what takes it back (null = nothing to take back). */
type ChangePart = (api: Api, ids: string[]) => Promise<Changed>
interface Changed {
  readonly n: number
  readonly undo: (() => Promise<unknown>) | null
}

export interface Bulk {
  readonly progress: BulkProgress | null
  readonly cancel: () => void
  readonly tag: (targets: Targets, change: ThemeChange, name: string) => void
  readonly setAside: (targets: Targets, aside: boolean) => void
}

/**
 * Changes of one or many posts, by parts of 5,000, one after the other; then what is on screen is read again and one bar takes
 * all of it back. Stopped, or failing on the way, what was done stays done, is told, and can be taken back.
 */
export function useBulk(): Bulk {
  const t = useWords()
  const numbers = useNumbers()
  const run = useRun()
  const { progress, cancel, start } = run
  const tag = useCallback<Bulk['tag']>(
    (targets, change, name) => {
      const { themeId, holds, main } = change
      const what = main === true ? 'main' : main === false ? 'unmain' : holds ? 'given' : 'taken'
      start(
        targets,
        async (api, ids) => {
          const { before } = await api.themes.tag({
            ids,
            changes: [{ themeId, holds, ...(main === undefined ? {} : { main }) }],
          })
          return { n: ids.length, undo: () => api.themes.restoreTags({ before }) }
        },
        (n) => t(`posts.tagged.${what}`, { n, count: numbers.count(n), name }),
      )
    },
    [start, t, numbers],
  )
  const setAside = useCallback<Bulk['setAside']>(
    (targets, aside) =>
      start(
        targets,
        async (api, ids) => {
          const { changed } = await api.posts.setAside({ ids, aside })
          // Only those: one that had been set aside before stays so.
          const undo = changed.length === 0 ? null : () => api.posts.setAside({ ids: changed, aside: !aside })
          return { n: changed.length, undo }
        },
        (n) => t(aside ? 'posts.aside.done' : 'posts.aside.back', { n }),
      ),
    [start, t],
  )
  return { progress, cancel, tag, setAside }
}

function useRun() {
  const api = useApi()
  const queries = useQueryClient()
  const undo = useUndo()
  const t = useWords()
  const [progress, setProgress] = useState<BulkProgress | null>(null)
  const running = useRef<AbortController | null>(null)
  // One after the other: two changes of the same posts in the order in which they were asked.
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const cancel = useCallback(() => running.current?.abort(), [])
  useEffect(() => () => running.current?.abort(), [])
  const start = useCallback(
    (targets: Targets, change: ChangePart, told: (n: number) => string) => {
      const work = async () => {
        const own = new AbortController()
        running.current = own
        const done = await changeAll(api, targets, change, own.signal, setProgress)
        setProgress(null)
        if (done.asked === 0 && done.failure === null) return
        const takeBack = async () => {
          const total = done.steps.length
          for (const [index, step] of done.steps.toReversed().entries()) {
            if (total > 1) setProgress({ stage: 'undoing', done: index * MOST_POSTS, total: total * MOST_POSTS })
            await step()
          }
          setProgress(null)
          await queries.invalidateQueries({ predicate: ({ queryKey }) => !STEADY.has(queryKey[0]) })
        }
        const failed = done.failure === null ? [] : [t(`error.${toFailure(done.failure).code}.title`)]
        undo({
          message: [...(done.asked === 0 ? [] : [told(done.n)]), ...failed].join(' '),
          ...(done.steps.length === 0 ? {} : { undo: () => void (queue.current = queue.current.then(takeBack)) }),
        })
        // Not waited for: the next change is written at once, and what is on screen follows.
        void queries.invalidateQueries({ predicate: ({ queryKey }) => !STEADY.has(queryKey[0]) })
      }
      queue.current = queue.current.then(work)
    },
    [api, queries, undo, t],
  )
  return { progress, cancel, start }
}

interface Done {
  /** Posts asked for, of these those changed, and what takes each part back, in the order in which they were changed. */
  readonly asked: number
  readonly n: number
  readonly steps: readonly (() => Promise<unknown>)[]
  readonly failure: unknown
}

async function changeAll(
  api: Api,
  targets: Targets,
  change: ChangePart,
  signal: AbortSignal,
  onProgress: (progress: BulkProgress) => void,
): Promise<Done> {
  const steps: (() => Promise<unknown>)[] = []
  let [asked, n] = [0, 0]
  try {
    const ids =
      typeof targets === 'function'
        ? await targets((done, total) => onProgress({ stage: 'reading', done, total }), signal)
        : targets
    for (let from = 0; from < ids.length && !signal.aborted; from += MOST_POSTS) {
      if (ids.length > MOST_POSTS) onProgress({ stage: 'writing', done: from, total: ids.length })
      const part = ids.slice(from, from + MOST_POSTS)
      const changed = await change(api, part)
      asked += part.length
      n += changed.n
      if (changed.undo !== null) steps.push(changed.undo)
    }
    return { asked, n, steps, failure: null }
  } catch (failure) {
    return { asked, n, steps, failure: signal.aborted ? null : failure }
  }
}
