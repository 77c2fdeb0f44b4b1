import { useWords } from '../../i18n/useWords'

export function HelpView() {
  const t = useWords()
  return <h1>{t('view.help')}</h1>
}
