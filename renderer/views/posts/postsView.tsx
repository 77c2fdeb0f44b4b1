import { useCallback, useEffect, useRef, useState } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import { useApi } from '../../api/apiContext'
import { saveBlob } from '../../api/saveBlob'
import { useChange } from '../../api/useChange'
import { ErrorPanel } from '../../components/ErrorPanel'
import { FilterBar } from '../../components/filters/FilterBar'
import { useUndo } from '../../components/undoContext'
import { useLanguage } from '../../i18n/useLanguage'
import { useWords } from '../../i18n/useWords'
import type { Column } from './columns'
import type { Cell } from './gridKeys'
import { NoPosts } from './NoPosts'
import { PostSheet } from './PostSheet'
import type { TraceOf } from './postDetail'
import { usePostsState } from './postsState'
import { PostTable } from './PostTable'
import { PostTools } from './PostTools'
import { PostToolbar } from './PostToolbar'
import { useChosen } from './useChosen'
import { usePostKeys } from './usePostKeys'
import { usePostWindows } from './usePostWindows'
import './posts.css'

/** Every post of the filter: search, sort, choose, set aside, and the sheet of one beside the table. */
export function PostsView() {
  const t = useWords()
  const api = useApi()
  const language = useLanguage()
  const state = usePostsState()
  const grid = useRef<HTMLDivElement>(null)
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 })
  const [range, setRangeState] = useState({ first: 0, last: 0 })
  const chosen = useChosen(state.query)
  const [trace, setTrace] = useState<TraceOf>('rate')
  const windows = usePostWindows(state.query, range.first, range.last)
  const setAside = useSetAside()
  const setRange = useCallback((first: number, last: number) => {
    setRangeState((now) => (now.first === first && now.last === last ? now : { first, last }))
  }, [])
  const open = useCallback(
    (row: PostRow, column: Column | undefined) => {
      if (column?.isNumber === true && column.id !== 'snapshots') setTrace(traceOf(column.id))
      state.setOpen(row.id)
    },
    [state],
  )
  const close = useCallback(() => {
    state.setOpen(null)
    grid.current?.focus()
  }, [state])
  usePostKeys({ state, windows, cell, setCell, chosen: chosen.ids, setAside, close })
  useEffect(() => {
    grid.current?.scrollTo({ top: 0 })
  }, [state.query])
  const saveCsv = async () => {
    const file = await api.posts.csv({ ...state.query, language })
    saveBlob(file.name, file.blob)
  }
  return (
    <div className="pubs">
      <FilterBar hide={['compare']} />
      <main className={`pub${state.openId === null ? '' : ' with-sheet'}`}>
        <section className="left" aria-label={t('view.posts')}>
          <h1 className="vh">{t('view.posts')}</h1>
          <PostToolbar state={state} windows={windows} onCsv={() => void saveCsv()} />
          {windows.error !== null ? (
            <ErrorPanel error={windows.error} />
          ) : windows.total === 0 ? (
            <NoPosts state={state} relax={windows.relax} />
          ) : (
            <PostTable {...{ state, cell, setCell, chosen, grid, setRange, windows }} onOpen={open} />
          )}
          {chosen.ids.size > 0 && (
            <PostTools
              count={chosen.ids.size}
              onAside={() => setAside([...chosen.ids], true)}
              onBack={() => setAside([...chosen.ids], false)}
              onClear={chosen.clear}
            />
          )}
        </section>
        {state.openId !== null && (
          <PostSheet
            key={state.openId}
            id={state.openId}
            trace={trace}
            onTrace={setTrace}
            onClose={close}
            onAside={setAside}
          />
        )}
      </main>
    </div>
  )
}

function traceOf(column: Column['id']): TraceOf {
  if (column === 'err' || column === 'erv') return 'rate'
  return column === 'interactions' ? 'interactions' : 'denominator'
}

/** Sets posts aside or takes them back, and offers to undo it. */
function useSetAside(): (ids: readonly string[], aside: boolean) => void {
  const t = useWords()
  const undo = useUndo()
  const change = useChange((api, input: { ids: readonly string[]; aside: boolean }) =>
    api.posts.setAside({ ids: [...input.ids], aside: input.aside }),
  )
  const { mutate } = change
  return useCallback(
    (ids, aside) => {
      if (ids.length === 0) return
      mutate(
        { ids, aside },
        {
          onSuccess: () =>
            undo({
              message: t(aside ? 'posts.aside.done' : 'posts.aside.back', { n: ids.length }),
              undo: () => mutate({ ids, aside: !aside }),
            }),
        },
      )
    },
    [mutate, undo, t],
  )
}
