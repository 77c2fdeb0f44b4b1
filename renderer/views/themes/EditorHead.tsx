import { useState } from 'react'
import type { CodebookTheme } from '../../../shared/contract/themes'
import { useChange } from '../../api/useChange'
import { Button } from '../../components/Button'
import { useUndo } from '../../components/undoContext'
import { useWords } from '../../i18n/useWords'
import { useThemeName } from './codebook'
import { ThemeDialog, ThemeDot } from './ThemeDialog'

/** The theme's name, and what one does to the theme as a whole. */
export function EditorHead({
  theme,
  isChanged,
  onMove,
}: {
  readonly theme: CodebookTheme
  readonly isChanged: boolean
  readonly onMove: (step: -1 | 1) => void
}) {
  const t = useWords()
  const nameOf = useThemeName()
  const tell = useUndo()
  const [isOpen, setOpen] = useState(false)
  const restore = useChange((api, id: number) => api.themes.restore({ id }))
  const archive = useChange(
    (api, id: number) => api.themes.archive({ id }),
    (_, id) => tell({ message: t('themes.archived', { name: nameOf(theme) }), undo: () => restore.mutate(id) }),
  )
  return (
    <div className="ed-head">
      <h2>
        {theme.colour !== null && <ThemeDot colour={theme.colour} />} {nameOf(theme)}
      </h2>
      <span className="small mute" role="status">
        {isChanged && t('themes.unsaved')}
      </span>
      <div className="acts">
        <Button kind="quiet" icon="pencil" onPress={() => setOpen(true)}>
          {t('themes.change_short')}
        </Button>
        <Button kind="quiet" aria-label={t('themes.up', { name: nameOf(theme) })} onPress={() => onMove(-1)}>
          ↑
        </Button>
        <Button kind="quiet" aria-label={t('themes.down', { name: nameOf(theme) })} onPress={() => onMove(1)}>
          ↓
        </Button>
        <Button kind="quiet" onPress={() => archive.mutate(theme.id)} isDisabled={archive.isPending}>
          {t('themes.archive')}
        </Button>
      </div>
      {isOpen && <ThemeDialog theme={theme} onClose={() => setOpen(false)} />}
    </div>
  )
}
