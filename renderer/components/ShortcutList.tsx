import { setPreferences, usePreferences } from '../i18n/preferences'
import { useWords } from '../i18n/useWords'
import { VIEWS } from '../views/views'
import { Check } from './Field'
import { DialogSheet } from './Sheet'

const KEYS = ['search', 'filter_text', 'filter_bar', 'list', 'escape', 'undo', 'arrows', 'next'] as const

/** The keys, and the switch that turns single letters off. */
export function ShortcutList({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useWords()
  const { letters } = usePreferences()
  return (
    <DialogSheet title={t('shortcuts.title')} isOpen={isOpen} onClose={onClose}>
      <dl className="keys">
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{t(`shortcuts.${key}.key`)}</kbd>
            </dt>
            <dd>{t(`shortcuts.${key}`)}</dd>
          </div>
        ))}
        {VIEWS.filter((view) => view.inMasthead).map((view) => (
          <div key={view.id}>
            <dt>
              <kbd>G</kbd> <kbd>{view.digit}</kbd> {t('shortcuts.or')} <kbd>G</kbd>{' '}
              <kbd>{t(`view.${view.id}.letter`)}</kbd>
            </dt>
            <dd>{t(`view.${view.id}`)}</dd>
          </div>
        ))}
      </dl>
      <Check isSelected={letters} onChange={(on) => setPreferences({ letters: on })}>
        {t('shortcuts.letters')}
      </Check>
    </DialogSheet>
  )
}
