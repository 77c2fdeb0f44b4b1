import { useAddress } from '../../address/location'
import { useNetwork } from '../../api/useNetwork'
import { FilterBar } from '../../components/filters/FilterBar'
import { Tabs } from '../../components/Tabs'
import { Waiting } from '../../components/Waiting'
import { useWords } from '../../i18n/useWords'
import { AccountsTab } from './AccountsTab'
import { AddButtons } from './AddButtons'
import { CalendarTab } from './CalendarTab'
import { FileTab } from './FileTab'
import { FollowersTab } from './FollowersTab'
import './network.css'

const TABS = ['accounts', 'followers', 'calendar', 'file'] as const

/** Branches, accounts and what each is for; followers; the academic calendar; settings of the file. */
export function NetworkView() {
  const t = useWords()
  const { query } = useAddress()
  const tab = TABS.find((each) => each === query.get('tab')) ?? 'accounts'
  const network = useNetwork()
  return (
    <>
      {tab === 'followers' && <FilterBar hide={['compare', 'branches', 'platforms', 'formats', 'themes']} />}
      <main className="network">
        <Tabs
          label={t('network.tabs')}
          tabs={TABS.map((id) => ({ id, to: `/network?tab=${id}`, label: t(`network.tab.${id}`) }))}
          current={tab}
          end={tab === 'accounts' && network !== undefined ? <AddButtons network={network} /> : undefined}
        />
        {network === undefined ? (
          <Waiting />
        ) : tab === 'accounts' ? (
          <AccountsTab network={network} />
        ) : tab === 'followers' ? (
          <FollowersTab network={network} />
        ) : tab === 'calendar' ? (
          <CalendarTab network={network} />
        ) : (
          <FileTab />
        )}
      </main>
    </>
  )
}
