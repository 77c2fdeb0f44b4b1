import { useRef, type RefObject } from 'react'
import { Button } from '../../components/Button'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { BulkProgress } from './useBulk'

/** What can be done with the chosen posts, with its keys; floats at the bottom left of the table. */
export function PostTools(props: {
  readonly count: number
  readonly progress: BulkProgress | null
  /** Opens the list of themes beside the button. */
  readonly onThemes: (anchor: RefObject<Element | null>) => void
  readonly onAside: () => void
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onOpen: () => void
  readonly onClear: () => void
  readonly onCancel: () => void
}) {
  const t = useWords()
  const numbers = useNumbers()
  const themes = useRef<HTMLButtonElement>(null)
  const { count, progress } = props
  if (progress !== null) {
    const { stage, done, total } = progress
    return (
      <div className="tools" role="status">
        <span>{t(`posts.bulk.${stage}`, { done: numbers.count(done), total: numbers.count(total) })}</span>
        {stage !== 'undoing' && (
          <Button kind="quiet" onPress={props.onCancel}>
            {t('common.cancel')}
          </Button>
        )}
      </div>
    )
  }
  if (count === 0) return null
  return (
    <div className="tools" role="toolbar" aria-label={t('posts.tools')}>
      <span>{t('posts.chosen', { n: count, count: numbers.count(count) })}</span>
      <Button kind="quiet" ref={themes} onPress={() => props.onThemes(themes)}>
        {t('posts.tools.themes')} <kbd>T</kbd>
      </Button>
      <Button kind="quiet" onPress={props.onAside}>
        {t('posts.tools.aside')} <kbd>E</kbd>
      </Button>
      <Button kind="quiet" onPress={props.onBack}>
        {t('posts.tools.back')}
      </Button>
      <Button kind="quiet" onPress={props.onNext}>
        {t('posts.tools.next')} <kbd>J</kbd>
      </Button>
      <Button kind="quiet" onPress={props.onOpen}>
        {t('posts.tools.open')} <kbd>↵</kbd>
      </Button>
      <Button kind="quiet" onPress={props.onClear}>
        {t('posts.tools.clear')}
      </Button>
    </div>
  )
}
