import type { KeyboardEvent } from 'react'
import type { CodebookTheme } from '../../../shared/contract/themes'
import { Link } from '../../address/Link'
import { Table, type Column } from '../../components/Table'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { useThemeName, type Counts } from './codebook'
import { ThemeDot } from './ThemeDialog'

interface ThemeListProps {
  readonly themes: readonly CodebookTheme[]
  readonly counts: Counts | undefined
  readonly selected: number | null
  readonly isChanged: (id: number) => boolean
  readonly onSelect: (id: number) => void
  readonly onMove: (id: number, step: -1 | 1) => void
}

/** The themes in the order of the codebook: what each is judged on, its posts, and where they come from. */
export function ThemeList({ themes, counts, selected, isChanged, onSelect, onMove }: ThemeListProps) {
  const t = useWords()
  const numbers = useNumbers()
  const nameOf = useThemeName()
  const of = (id: number) => counts?.themes.find(({ themeId }) => themeId === id)
  const most = Math.max(1, ...(counts?.themes ?? []).map(({ n }) => n))
  const columns: Column<CodebookTheme>[] = [
    {
      id: 'name',
      header: t('themes.theme'),
      isName: true,
      cell: (theme) => (
        <button
          type="button"
          className="cellbtn"
          data-theme-id={theme.id}
          aria-pressed={theme.id === selected}
          onClick={() => onSelect(theme.id)}
        >
          {theme.colour !== null && <ThemeDot colour={theme.colour} />}
          {nameOf(theme)}
          {isChanged(theme.id) && <span className="mute"> *</span>}
          {isChanged(theme.id) && <span className="vh"> {t('themes.unsaved')}</span>}
        </button>
      ),
    },
    { id: 'aim', header: t('themes.judged'), cell: ({ aim }) => <span className="mute small">{t(`aim.${aim}`)}</span> },
    {
      id: 'n',
      header: t('themes.n'),
      numeric: true,
      cell: ({ id }) => {
        const n = of(id)?.n ?? 0
        return counts === undefined ? null : (
          <Link to={`/posts?t=${id}`} aria-label={t('themes.n_link', { n, count: numbers.count(n) })}>
            {numbers.count(n)}
          </Link>
        )
      },
    },
    { id: 'origin', header: t('themes.origin'), cell: ({ id }) => <OriginBar count={of(id)} most={most} /> },
  ]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
    const row = event.target instanceof Element ? event.target.closest('tr')?.querySelector('[data-theme-id]') : null
    const id = Number(row?.getAttribute('data-theme-id'))
    if (!event.altKey || step === null || !(id > 0)) return
    // Before the table, whose own arrows move the focus.
    event.preventDefault()
    event.stopPropagation()
    onMove(id, step)
  }
  return (
    <div onKeyDownCapture={onKeyDown}>
      <Table
        className="cb"
        label={t('view.themes')}
        columns={columns}
        rows={themes}
        rowKey={({ id }) => String(id)}
        selected={selected === null ? null : String(selected)}
      />
    </div>
  )
}

const WIDTH = 92

/** Posts by rule (filled) and by people (outline), to the scale of the largest theme. */
function OriginBar({ count, most }: { readonly count: Counts['themes'][number] | undefined; readonly most: number }) {
  const t = useWords()
  const numbers = useNumbers()
  if (count === undefined || count.n === 0) return null
  const rule = (count.byRule / most) * WIDTH
  const people = ((count.byHand + count.bySuggestion) / most) * WIDTH
  return (
    <>
      <svg width={WIDTH} height="10" className="plot" aria-hidden="true">
        <rect y="1" width={rule} height="8" fill="var(--soft)" />
        {people > 0 && (
          <rect x={rule + 0.5} y="1.5" width={Math.max(1, people - 1)} height="7" fill="none" stroke="var(--soft)" />
        )}
      </svg>
      <span className="vh">
        {t('themes.origin_words', {
          rule: numbers.count(count.byRule),
          hand: numbers.count(count.byHand),
          suggestion: numbers.count(count.bySuggestion),
        })}
      </span>
    </>
  )
}
