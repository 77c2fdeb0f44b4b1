import { Suspense } from 'react'
import { Link } from '../../address/Link'
import { useAddress } from '../../address/location'
import { FilterBar } from '../../components/filters/FilterBar'
import { Tabs } from '../../components/Tabs'
import { Waiting } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import { PairPhrases } from './PairPhrases'
import { audienceTabAddress } from './tabAddress'
import { AUDIENCE_TABS, audienceTab } from './tabs'
import { VerdictPage } from './VerdictPage'
import '../../plots/plots.css'
import './audience.css'

/** Phrases of the filter bar that mean nothing on Publics. */
const HIDDEN = ['compare', 'platforms', 'formats', 'themes'] as const

/** Does each account reach the people it is meant for? One account × persona, or the tab of the address. */
export function AudienceView() {
  const t = useWords()
  const { query } = useAddress()
  const account = idOf(query.get('account'))
  const persona = idOf(query.get('persona'))
  if (account !== null && persona !== null) {
    return (
      <main>
        <VerdictPage key={`${account} ${persona}`} accountId={account} personaId={persona} />
      </main>
    )
  }
  const tab = audienceTab(query.get('tab'))
  const shown = AUDIENCE_TABS.map(({ id, isEnd }) => ({
    id,
    isEnd: isEnd === true,
    to: audienceTabAddress(id),
    label: t(`audience.tab.${id}`),
  }))
  return (
    <>
      {tab.hasPeriod && (
        <FilterBar hide={tab.hasBranches === true ? HIDDEN : [...HIDDEN, 'branches']}>
          {tab.id === 'matrix' && <PairPhrases />}
        </FilterBar>
      )}
      <main>
        <Tabs
          label={t('audience.tabs')}
          current={tab.id}
          tabs={shown.filter(({ isEnd }) => !isEnd)}
          end={shown
            .filter(({ isEnd }) => isEnd)
            .map(({ id, to, label }) => (
              <Link key={id} to={to} className="lk" aria-current={id === tab.id ? 'page' : undefined}>
                {label}
              </Link>
            ))}
        />
        <Suspense key={tab.id} fallback={<Waiting />}>
          <tab.Component />
        </Suspense>
      </main>
    </>
  )
}

function idOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null
}
