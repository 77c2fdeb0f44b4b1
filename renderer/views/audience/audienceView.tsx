import { Suspense } from 'react'
import { useAddress } from '../../address/location'
import { FilterBar } from '../../components/filters/FilterBar'
import { Tabs } from '../../components/Tabs'
import { Waiting } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import { AUDIENCE_TABS, audienceTab, audienceTabAddress } from './tabs'
import { VerdictPage } from './VerdictPage'
import '../../plots/plots.css'
import './audience.css'

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
  return (
    <>
      {tab.hasPeriod && <FilterBar hide={['compare', 'branches', 'platforms', 'formats', 'themes']} />}
      <main>
        <Tabs
          label={t('audience.tabs')}
          current={tab.id}
          tabs={AUDIENCE_TABS.map(({ id }) => ({ id, to: audienceTabAddress(id), label: t(`audience.tab.${id}`) }))}
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
