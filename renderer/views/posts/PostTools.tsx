import { Button } from '../../components/Button'
import { useWords } from '../../i18n/useWords'

/** What can be done with the chosen posts; floats at the bottom left of the table. */
export function PostTools({
  count,
  onAside,
  onBack,
  onClear,
}: {
  readonly count: number
  readonly onAside: () => void
  readonly onBack: () => void
  readonly onClear: () => void
}) {
  const t = useWords()
  return (
    <div className="tools" role="toolbar" aria-label={t('posts.tools')}>
      <span>{t('posts.chosen', { n: count })}</span>
      <Button kind="quiet" onPress={onAside}>
        {t('posts.tools.aside')} <kbd>E</kbd>
      </Button>
      <Button kind="quiet" onPress={onBack}>
        {t('posts.tools.back')}
      </Button>
      <Button kind="quiet" onPress={onClear}>
        {t('posts.tools.clear')}
      </Button>
    </div>
  )
}
