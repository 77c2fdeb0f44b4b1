import { useWords } from '../../i18n/useWords'

export function ReportView() {
  const t = useWords()
  return <h1>{t('view.report')}</h1>
}
