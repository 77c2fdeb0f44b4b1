import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PostRow } from '../../../shared/contract/posts'
import { useDownload, type Download } from '../../api/useDownload'
import { DownloadFailed } from '../../components/DownloadButton'
import { ErrorPanel } from '../../components/ErrorPanel'
import { FilterBar } from '../../components/filters/FilterBar'
import { SavedViews } from '../../components/filters/SavedViews'
import { useHasWords, useWords } from '../../i18n/useWords'
import { columnOf, extraNumbers, headWords, type Column } from './columns'
import type { Cell } from './gridKeys'
import { NoPosts } from './NoPosts'
import { PostSheet } from './PostSheet'
import { traceOf, type TraceOf } from './postDetail'
import { usePostsState, type PostsState } from './postsState'
import { PostTable } from './PostTable'
import { PostTools } from './PostTools'
import { PostToolbar } from './PostToolbar'
import { useBulk } from './useBulk'
import { useChosen } from './useChosen'
import { usePicking } from './usePicking'
import { usePostActions } from './usePostActions'
import { usePostKeys } from './usePostKeys'
import { usePostWindows } from './usePostWindows'
import './posts.css'

/** Every post of the filter: search, narrow, sort, choose, give themes, set aside, and the sheet of one beside the table. */
export function PostsView() {
  const t = useWords()
  const state = usePostsState()
  const grid = useRef<HTMLDivElement>(null)
  const [cell, setCell] = useState<Cell>({ row: 0, column: 0 })
  const [range, setRangeState] = useState({ first: 0, last: 0 })
  const [trace, setTrace] = useState<TraceOf>('rate')
  const columns = useColumns(state)
  const numbers = useMemo(() => extraNumbers(state.columns), [state.columns])
  const windows = usePostWindows(state.query, numbers, range.first, range.last)
  const chosen = useChosen({ query: state.query, list: windows.list, total: windows.total ?? 0 })
  const bulk = useBulk()
  const rowOf = useCallback(
    (id: string) => {
      const at = windows.row(cell.row)
      return at?.id === id ? at : null
    },
    [windows, cell.row],
  )
  const picking = usePicking(bulk, rowOf)
  const setRange = useCallback((first: number, last: number) => {
    setRangeState((now) => (now.first === first && now.last === last ? now : { first, last }))
  }, [])
  const open = useCallback(
    (row: PostRow, column: Column | undefined) => {
      if (column !== undefined) setTrace((now) => traceOf(column.id) ?? now)
      state.setOpen(row.id)
    },
    [state],
  )
  const actions = usePostActions({ state, windows, cell, setCell, chosen, bulk, picking, grid, open })
  usePostKeys({ state, windows, cell, setCell, ...actions.keys })
  useEffect(() => {
    grid.current?.scrollTo({ top: 0 })
  }, [state.query])
  const csv = useCsv(state)
  return (
    <div className="pubs">
      <FilterBar hide={['compare']} end={<SavedViews screen="posts" without={['post']} />} />
      <main className={`pub${state.openId === null ? '' : ' with-sheet'}`}>
        <section className="left" aria-label={t('view.posts')}>
          <h1 className="vh">{t('view.posts')}</h1>
          <PostToolbar state={state} windows={windows} csv={csv} />
          <DownloadFailed download={csv} />
          {windows.error !== null ? (
            <ErrorPanel error={windows.error} />
          ) : windows.total === 0 ? (
            <NoPosts state={state} relax={windows.relax} />
          ) : (
            <PostTable {...{ state, columns, cell, setCell, chosen, grid, setRange, windows }} onOpen={open} />
          )}
          <PostTools count={chosen.count} progress={bulk.progress} onCancel={bulk.cancel} {...actions.tools} />
          {picking.element}
        </section>
        {state.openId !== null && (
          <PostSheet
            key={state.openId}
            id={state.openId}
            period={state.query.filter.period}
            trace={trace}
            onTrace={setTrace}
            onClose={actions.keys.close}
            onAside={bulk.setAside}
            onThemes={actions.pickFor}
          />
        )}
      </main>
    </div>
  )
}

/** The columns shown, with their head words. */
function useColumns({ columns }: PostsState): readonly Column[] {
  const t = useWords()
  const has = useHasWords()
  return useMemo(() => columns.map((id) => columnOf(id, headWords(id, t, has))), [columns, t, has])
}

/** What the list finds, with the columns shown, the link and why a post is left out. */
function useCsv({ query, columns }: PostsState): Download {
  return useDownload((api, language) => api.posts.csv({ ...query, language, columns: [...columns, 'link', 'aside'] }))
}
