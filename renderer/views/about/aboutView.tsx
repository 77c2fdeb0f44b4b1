import { useWords } from '../../i18n/useWords'

export function AboutView() {
  const t = useWords()
  return <h1>{t('view.about')}</h1>
}
