import { useWords } from '../../i18n/useWords'

export function WelcomeView() {
  const t = useWords()
  return (
    <main>
      <h1>{t('app.name')}</h1>
    </main>
  )
}
