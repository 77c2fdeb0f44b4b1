import { useWords } from '../../i18n/useWords'

export function AudienceView() {
  const t = useWords()
  return <h1>{t('view.audience')}</h1>
}
