import { useEffect, useState } from 'react'
import { POST_SORTS } from '../../../shared/contract/posts'
import { Button } from '../../components/Button'
import { Check } from '../../components/Field'
import { Icon } from '../../components/Icon'
import { PopoverSheet } from '../../components/Sheet'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { PhraseSelect } from '../compare/PhraseSelect'
import { COLUMNS } from './columns'
import type { PostsState } from './postsState'
import type { PostWindows } from './usePostWindows'

/** Typing is answered after this pause, ms. */
const PAUSE = 200

interface PostToolbarProps {
  readonly state: PostsState
  readonly windows: PostWindows
  readonly onCsv: () => void
}

/** Search, how many posts, sort, columns, CSV. */
export function PostToolbar({ state, windows, onCsv }: PostToolbarProps) {
  const t = useWords()
  const numbers = useNumbers()
  const { total, immature, setAside } = windows
  // The head of the sorted column says the order and changes it; a hidden column needs the choice in words.
  const isSortShown = COLUMNS.some((each) => each.sort === state.query.sort && state.columns.includes(each.id))
  return (
    <div className="tb">
      <Search state={state} />
      <p role="status" className="small">
        {total !== null && <b>{t('posts.count', { n: total, count: numbers.count(total) })}</b>}{' '}
        {total !== null && (immature > 0 || setAside > 0) && (
          <span className="mute">{t('posts.count.more', { immature, aside: setAside })}</span>
        )}
      </p>
      <div className="acts">
        {!isSortShown && (
          <PhraseSelect
            label={t('posts.sort')}
            value={state.query.sort}
            onChange={(sort) => state.setSort(sort, true)}
            choices={POST_SORTS.map((id) => ({ id, label: t(`posts.sort.${id}`) }))}
          />
        )}
        <ColumnsChoice state={state} />
        <Button kind="quiet" icon="download" aria-label={t('download.csv')} onPress={onCsv}>
          CSV
        </Button>
      </div>
    </div>
  )
}

function Search({ state }: { readonly state: PostsState }) {
  const t = useWords()
  const { search } = state.query
  const [text, setText] = useState(search)
  const { setSearch } = state
  useEffect(() => {
    if (text === search) return
    const timer = setTimeout(() => setSearch(text), PAUSE)
    return () => clearTimeout(timer)
    // The address answers to the typing, never the other way round while one types.
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

function ColumnsChoice({ state }: { readonly state: PostsState }) {
  const t = useWords()
  return (
    <PopoverSheet
      label={t('posts.columns')}
      placement="bottom end"
      trigger={<Button kind="quiet">{t('posts.columns.n', { n: state.columns.length, of: COLUMNS.length })}</Button>}
    >
      <div className="columns">
        {COLUMNS.filter((column) => !column.isFixed).map((column) => (
          <Check
            key={column.id}
            isSelected={state.columns.includes(column.id)}
            onChange={(on) =>
              state.setColumns(
                COLUMNS.map((each) => each.id).filter((id) => (id === column.id ? on : state.columns.includes(id))),
              )
            }
          >
            {t(`posts.head.${column.id}`)}
          </Check>
        ))}
      </div>
    </PopoverSheet>
  )
}
