import { changeQuery, useAddress } from '../../address/location'
import { FilterBar } from '../../components/filters/FilterBar'
import { Tabs } from '../../components/Tabs'
import { useWords } from '../../i18n/useWords'
import { MatrixTab } from './MatrixTab'
import { PersonasTab } from './PersonasTab'
import { VerdictPage } from './VerdictPage'
import '../../plots/plots.css'
import './audience.css'

/** Does each account reach the people it is meant for? The matrix, one account × persona, and the personas themselves. */
export function AudienceView() {
  const t = useWords()
  const { query } = useAddress()
  const account = idOf(query.get('account'))
  const persona = idOf(query.get('persona'))
  const isPersonas = query.get('tab') === 'personas'
  if (account !== null && persona !== null) {
    return (
      <main>
        <VerdictPage key={`${account} ${persona}`} accountId={account} personaId={persona} />
      </main>
    )
  }
  return (
    <>
      <FilterBar hide={['compare', 'branches', 'platforms', 'formats', 'themes']} />
      <main>
        <Tabs
          label={t('audience.tabs')}
          current={isPersonas ? 'personas' : 'matrix'}
          tabs={[
            { id: 'matrix', to: '/audience', label: t('audience.tab.matrix') },
            { id: 'personas', to: '/audience?tab=personas', label: t('audience.tab.personas') },
          ]}
        />
        {isPersonas ? <PersonasTab /> : <MatrixTab onOpen={openPair} />}
      </main>
    </>
  )
}

function idOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) && Number(text) > 0 ? Number(text) : null
}

function openPair(account: number, persona: number): void {
  changeQuery({ account: String(account), persona: String(persona) })
}
