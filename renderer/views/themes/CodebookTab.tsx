import { useState } from 'react'
import type { CodebookTheme } from '../../../shared/contract/themes'
import { Link } from '../../address/Link'
import { changeQuery, useAddress } from '../../address/location'
import { useChange } from '../../api/useChange'
import { Answer } from '../../components/Answer'
import { Button } from '../../components/Button'
import { Empty } from '../../components/Empty'
import { useUndo } from '../../components/undoContext'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { sameRules, useCodebook, useCounts, useThemeName, type Counts } from './codebook'
import { CodebookFile } from './CodebookFile'
import { useRuleDrafts } from './ruleDrafts'
import { RuleEditor } from './RuleEditor'
import { SuggestionsPane } from './suggestions/SuggestionsPane'
import { ThemeList } from './ThemeList'

/** Themes and rules: the list, the rules of one theme with what changing them would do. */
export function CodebookTab() {
  const codebook = useCodebook()
  const counts = useCounts()
  return (
    <Answer query={codebook}>
      {({ themes, isStarter }) => <Codebook themes={themes} isStarter={isStarter} counts={counts.data} />}
    </Answer>
  )
}

interface CodebookProps {
  readonly themes: readonly CodebookTheme[]
  readonly isStarter: boolean
  readonly counts: Counts | undefined
}

function Codebook({ themes, isStarter, counts }: CodebookProps) {
  const t = useWords()
  const { query } = useAddress()
  const { drafts, found, onDraft } = useRuleDrafts()
  const active = themes.filter(({ archivedOn }) => archivedOn === null)
  const move = useMove(active)
  const isChanged = (id: number) => {
    const draft = drafts.get(id)
    const saved = active.find((each) => each.id === id)
    return draft !== undefined && saved !== undefined && !sameRules(draft, saved.rules)
  }
  // Without a theme in the address, the one whose rules were being edited: that is where one left.
  const [first] = useState(() => [...drafts.keys()].findLast(isChanged))
  const theme =
    active.find(({ id }) => String(id) === query.get('th')) ?? active.find(({ id }) => id === first) ?? active[0]
  return (
    <div className="th with-pane">
      <section aria-label={t('themes.tab.codebook')}>
        {isStarter && <p className="note starter">{t('themes.is_starter')}</p>}
        {theme === undefined ? (
          <NoThemes />
        ) : (
          <>
            <ThemeList
              themes={active}
              counts={counts}
              selected={theme.id}
              isChanged={isChanged}
              onSelect={select}
              onMove={move}
            />
            <ListFoot counts={counts} />
          </>
        )}
        <Archived themes={themes.filter(({ archivedOn }) => archivedOn !== null)} />
        <CodebookFile />
      </section>
      {theme !== undefined && (
        <RuleEditor
          key={theme.id}
          theme={theme}
          draft={drafts.get(theme.id)}
          isKept={found.has(theme.id)}
          onDraft={(rules) => onDraft(theme.id, rules)}
          onMove={(step) => move(theme.id, step)}
        />
      )}
      <div className="pane">
        <SuggestionsPane />
      </div>
    </div>
  )
}

/** Shows a theme; where the editor lies below the list, brings it into view. */
function select(id: number): void {
  changeQuery({ th: String(id) }, true)
  requestAnimationFrame(() => document.querySelector('.th .ed h2')?.scrollIntoView({ block: 'nearest' }))
}

/** Moves a theme one place up or down; the order decides the main theme. */
function useMove(active: readonly CodebookTheme[]): (id: number, step: -1 | 1) => void {
  const t = useWords()
  const tell = useUndo()
  const nameOf = useThemeName()
  const back = useChange((api, ids: readonly number[]) => api.themes.reorder({ ids: [...ids] }))
  const reorder = useChange((api, input: { ids: readonly number[]; id: number }) =>
    api.themes.reorder({ ids: [...input.ids] }),
  )
  return (id, step) => {
    const ids = active.map((each) => each.id)
    const from = ids.indexOf(id)
    const other = ids[from + step]
    const theme = active[from]
    if (other === undefined || theme === undefined || reorder.isPending) return
    const next = ids.map((each) => (each === id ? other : each === other ? id : each))
    reorder.mutate(
      { ids: next, id },
      {
        onSuccess: ({ before }) =>
          tell({
            message: t('themes.moved', { name: nameOf(theme), place: from + step + 1 }),
            undo: () => back.mutate(before),
          }),
      },
    )
  }
}

/** How the numbers of the list are to be read. */
function ListFoot({ counts }: { readonly counts: Counts | undefined }) {
  const t = useWords()
  const numbers = useNumbers()
  if (counts === undefined) return null
  return (
    <>
      {counts.total === 0 ? (
        <p className="note counted">{t('themes.no_posts')}</p>
      ) : (
        <p className="note counted">
          {t('themes.how_counted', { n: counts.total, count: numbers.count(counts.total) })}{' '}
          {counts.none === 0 ? (
            t('themes.none_without')
          ) : (
            <>
              {t('themes.without', { n: counts.none, count: numbers.count(counts.none) })}{' '}
              <Link to="/posts?t=0">{t('themes.read_them')}</Link>
            </>
          )}
        </p>
      )}
      <p className="note keyline">
        <svg width="26" height="9" aria-hidden="true">
          <rect width="26" height="8" y=".5" fill="var(--soft)" />
        </svg>{' '}
        {t('themes.by_rule')}{' '}
        <svg width="26" height="9" aria-hidden="true">
          <rect x=".5" width="25" height="8" y=".5" fill="none" stroke="var(--soft)" />
        </svg>{' '}
        {t('themes.by_hand')}
      </p>
      <p className="note">{t('themes.order')}</p>
    </>
  )
}

function NoThemes() {
  const t = useWords()
  const tell = useUndo()
  const back = useChange((api, before: { themes: readonly CodebookTheme[] }) =>
    api.themes.restoreCodebook({ themes: [...before.themes] }),
  )
  const start = useChange(
    (api) => api.themes.addStarter(),
    ({ before }) => tell({ message: t('themes.starter_added'), undo: () => back.mutate(before) }),
  )
  return (
    <Empty
      title={t('themes.empty')}
      actions={
        <Button kind="primary" onPress={() => start.mutate(undefined)} isDisabled={start.isPending}>
          {t('themes.start')}
        </Button>
      }
    >
      {t('themes.empty_why')}
    </Empty>
  )
}

/** Themes out of use: their rules rest, their tags lie dormant. */
function Archived({ themes }: { readonly themes: readonly CodebookTheme[] }) {
  const t = useWords()
  const nameOf = useThemeName()
  const tell = useUndo()
  const archive = useChange((api, id: number) => api.themes.archive({ id }))
  const restore = useChange(
    (api, { id }: CodebookTheme) => api.themes.restore({ id }),
    (_, theme) =>
      tell({ message: t('themes.restored', { name: nameOf(theme) }), undo: () => archive.mutate(theme.id) }),
  )
  if (themes.length === 0) return null
  return (
    <details className="archived">
      <summary>{t('themes.archived_n', { n: themes.length })}</summary>
      <p className="note">{t('themes.archived_why')}</p>
      <ul>
        {themes.map((theme) => (
          <li key={theme.id}>
            {nameOf(theme)}{' '}
            <Button
              kind="link"
              aria-label={t('themes.restore_one', { name: nameOf(theme) })}
              onPress={() => restore.mutate(theme)}
            >
              {t('themes.restore')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
