import { useWords } from '../../i18n/useWords'

export function HomeView() {
  const t = useWords()
  return <h1>{t('view.home')}</h1>
}
