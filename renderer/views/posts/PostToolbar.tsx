import { useEffect, useState } from 'react'
import { POST_SORTS } from '../../../shared/contract/posts'
import type { Download } from '../../api/useDownload'
import { useQuery } from '../../api/useQuery'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { useNumbers } from '../../format/numbers'
import { useHasWords, useWords } from '../../i18n/useWords'
import { PhraseSelect } from '../compare/PhraseSelect'
import { COLUMN_IDS, headWords, sortOf } from './columns'
import { ColumnsChoice } from './ColumnsChoice'
import { Narrowing } from './Narrowing'
import type { PostsState } from './postsState'
import type { PostWindows } from './usePostWindows'

/** Typing is answered after this pause, ms. */
const PAUSE = 200

interface PostToolbarProps {
  readonly state: PostsState
  readonly windows: PostWindows
  readonly csv: Download
}

/** Search, how many posts, what narrows them, sort, columns, CSV. */
export function PostToolbar({ state, windows, csv }: PostToolbarProps) {
  const t = useWords()
  const has = useHasWords()
  // The head of the sorted column says the order and changes it; a hidden column needs the choice in words.
  const isSortShown = state.columns.some((id) => sortOf(id) === state.query.sort)
  const choices = POST_SORTS.flatMap((sort) => {
    const column = COLUMN_IDS.find((id) => sortOf(id) === sort)
    return column === undefined ? [] : [{ id: sort, label: headWords(column, t, has) }]
  })
  return (
    <div className="tb">
      <Search state={state} />
      <Counts state={state} windows={windows} />
      <div className="acts">
        <Narrowing state={state} />
        {!isSortShown && (
          <PhraseSelect
            label={t('posts.sort')}
            value={state.query.sort}
            onChange={(sort) => state.setSort(sort, true)}
            choices={choices}
          />
        )}
        <ColumnsChoice state={state} />
        <Button kind="quiet" icon="download" aria-label={t('download.csv')} isPending={csv.isBusy} onPress={csv.save}>
          CSV
        </Button>
      </div>
    </div>
  )
}

/** How many posts the list holds, and of how many something must be said. The flagged ones are counted apart, a moment later. */
function Counts({ state, windows }: Pick<PostToolbarProps, 'state' | 'windows'>) {
  const t = useWords()
  const numbers = useNumbers()
  const { query } = state
  const { total, matching, immature, setAside, refresh } = windows
  const { data, isPlaceholderData } = useQuery(
    ['posts.flagged', query],
    (api, signal) => api.posts.flagged(query, { signal }),
    { enabled: total !== null && total > 0 && !windows.isStale },
  )
  const flagged = isPlaceholderData ? 0 : (data?.n ?? 0)
  const parts = Object.entries({ immature, setAside, flagged }).flatMap(([part, n]) =>
    n > 0 ? [t(`posts.count.${part}`, { n, count: numbers.count(n) })] : [],
  )
  return (
    <div role="status" className="small">
      {total !== null && <b>{t('posts.count', { n: total, count: numbers.count(total) })}</b>}{' '}
      {total !== null && total > 0 && parts.length > 0 && (
        <span className="mute">{t('posts.count.more', { parts: parts.join(', ') })}</span>
      )}{' '}
      {total !== null && matching !== total && (
        <span>
          {t('posts.count.changed', { n: matching, count: numbers.count(matching) })}{' '}
          <Button kind="link" onPress={refresh}>
            {t('posts.refresh')}
          </Button>
        </span>
      )}
    </div>
  )
}

function Search({ state }: { readonly state: PostsState }) {
  const t = useWords()
  const { search } = state.query
  const [text, setText] = useState(search)
  const [known, setKnown] = useState(search)
  const { setSearch } = state
  // Changed by something else: a saved view, a way out of an empty list, the browser's own way back.
  if (search !== known) {
    setKnown(search)
    setText(search)
  }
  useEffect(() => {
    if (text === search) return
    const timer = setTimeout(() => {
      setKnown(text)
      setSearch(text)
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [text, search, setSearch])
  return (
    <label className="field search-field">
      <Icon name="search" />
      <span className="vh">{t('posts.search')}</span>
      <input
        type="search"
        data-search=""
        value={text}
        maxLength={500}
        placeholder={t('posts.search.hint')}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  )
}
