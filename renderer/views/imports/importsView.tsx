import { useAddress } from '../../address/location'
import { ButtonLink } from '../../components/Button'
import { Tabs } from '../../components/Tabs'
import { useWords } from '../../i18n/useWords'
import { ByHandTab } from './byHand/ByHandTab'
import { CoverageTab } from './coverage/CoverageTab'
import { DropTab } from './DropTab'
import { HistoryTab } from './HistoryTab'
import { MappingPage } from './mapping/MappingPage'
import { ProfilesTab } from './profiles/ProfilesTab'
import './imports.css'

const TABS = ['drop', 'coverage', 'profiles', 'hand', 'history'] as const

/** Drop files, see what each is and what will change, import; what was imported, and its undo. */
export function ImportsView() {
  const t = useWords()
  const { query } = useAddress()
  const asked = query.get('tab')
  const tab = TABS.find((each) => each === asked) ?? 'drop'
  const mapped = tab === 'drop' ? query.get('map') : null
  return (
    <main className="imports">
      <Tabs
        label={t('imports.tabs')}
        tabs={[
          { id: 'drop', to: '/imports?tab=drop', label: t('imports.tab.drop') },
          { id: 'coverage', to: '/imports?tab=coverage', label: t('imports.tab.coverage') },
          { id: 'profiles', to: '/imports?tab=profiles', label: t('imports.tab.profiles') },
          { id: 'hand', to: '/imports?tab=hand', label: t('imports.tab.hand') },
          { id: 'history', to: '/imports?tab=history', label: t('imports.tab.history') },
        ]}
        current={tab}
        end={
          <ButtonLink kind="quiet" to="/help?chapter=export">
            {t('imports.how_to_export')}
          </ButtonLink>
        }
      />
      {tab === 'drop' && mapped === null && <h1 className="vh">{t('view.imports')}</h1>}
      {tab === 'drop' && mapped === null && <DropTab />}
      {mapped !== null && <MappingPage key={mapped} {...partsOf(mapped)} />}
      {tab === 'profiles' && <ProfilesTab />}
      {tab === 'coverage' && <CoverageTab />}
      {tab === 'hand' && <ByHandTab />}
      {tab === 'history' && <HistoryTab />}
    </main>
  )
}

/** Drop and file of the address of the mapping screen. */
function partsOf(mapped: string): { readonly dropId: string; readonly fileId: string } {
  const [dropId = '', fileId = ''] = mapped.split('.')
  return { dropId, fileId }
}
