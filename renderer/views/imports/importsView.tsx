import { useWords } from '../../i18n/useWords'

export function ImportsView() {
  const t = useWords()
  return <h1>{t('view.imports')}</h1>
}
