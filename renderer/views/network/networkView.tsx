import { useAddress } from '../../address/location'
import { useNetworkQuery } from '../../api/useNetwork'
import { Answer } from '../../components/Answer'
import { FilterBar } from '../../components/filters/FilterBar'
import { Tabs } from '../../components/Tabs'
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
  const address = useAddress()
  const tab = TABS.find((each) => each === address.query.get('tab')) ?? 'accounts'
  const network = useNetworkQuery()
  return (
    <>
      {tab === 'followers' && <FilterBar hide={['compare', 'branches', 'platforms', 'formats', 'themes']} />}
      <main className="network">
        <Tabs
          label={t('network.tabs')}
          tabs={TABS.map((id) => ({ id, to: `/network?tab=${id}`, label: t(`network.tab.${id}`) }))}
          current={tab}
          end={tab === 'accounts' && network.data !== undefined ? <AddButtons network={network.data} /> : undefined}
        />
        <Answer query={network}>
          {(read) =>
            tab === 'accounts' ? (
              <AccountsTab network={read} />
            ) : tab === 'followers' ? (
              <FollowersTab network={read} />
            ) : tab === 'calendar' ? (
              <CalendarTab network={read} />
            ) : (
              <FileTab />
            )
          }
        </Answer>
      </main>
    </>
  )
}
