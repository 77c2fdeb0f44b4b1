import { useWords } from '../../i18n/useWords'

export function NetworkView() {
  const t = useWords()
  return <h1>{t('view.network')}</h1>
}
