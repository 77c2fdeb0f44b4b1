import { Link } from '../address/Link'
import { useWords } from '../i18n/useWords'
import { VIEWS, type View } from '../views/views'
import { Icon } from './Icon'
import { NetworkMenu } from './NetworkMenu'
import { openSearch } from './shortcuts'
import { StaffMark } from './StaffMark'

/** Mark, screens as words, search, the network's own menu. `questions` = files that wait for an answer. */
export function Masthead({
  view,
  networkName,
  questions,
  onShortcuts,
}: {
  readonly view: View
  readonly networkName: string
  readonly questions: number
  readonly onShortcuts: () => void
}) {
  const t = useWords()
  return (
    <header className="mast">
      <Link className="brand" to="/">
        <StaffMark />
        {t('app.name')}
      </Link>
      <nav className="nav" aria-label={t('nav.label')}>
        {VIEWS.filter((each) => each.inMasthead).map((each) => (
          <Link key={each.id} to={each.path} aria-current={each.id === view.id ? 'page' : undefined}>
            {t(`view.${each.id}`)}
            {each.id === 'imports' && questions > 0 && (
              <span className="count">
                {questions}
                <span className="vh"> {t('nav.questions', { n: questions })}</span>
              </span>
            )}
          </Link>
        ))}
      </nav>
      <div className="mast-r">
        <button type="button" className="search" aria-label={t('nav.search')} onClick={openSearch}>
          <Icon name="search" />
          <span className="stxt">{t('nav.search')}</span>
          <kbd>Ctrl K</kbd>
        </button>
        <NetworkMenu name={networkName} onShortcuts={onShortcuts} />
      </div>
    </header>
  )
}
