import { useAddress } from '../../address/location'
import { ButtonLink } from '../../components/Button'
import { Tabs } from '../../components/Tabs'
import { useWords } from '../../i18n/useWords'
import { ByHandTab } from './byHand/ByHandTab'
import { CoverageTab } from './coverage/CoverageTab'
import { DropTab } from './DropTab'
import { HistoryTab } from './HistoryTab'
import './imports.css'

/** Drop files, see what each is and what will change, import; what was imported, and its undo. */
export function ImportsView() {
  const t = useWords()
  const { query } = useAddress()
  const asked = query.get('tab')
  const tab = asked === 'history' || asked === 'coverage' || asked === 'hand' ? asked : 'drop'
  return (
    <main className="imports">
      <Tabs
        label={t('imports.tabs')}
        tabs={[
          { id: 'drop', to: '/imports?tab=drop', label: t('imports.tab.drop') },
          { id: 'coverage', to: '/imports?tab=coverage', label: t('imports.tab.coverage') },
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
      {tab === 'drop' && <h1 className="vh">{t('view.imports')}</h1>}
      {tab === 'drop' && <DropTab />}
      {tab === 'coverage' && <CoverageTab />}
      {tab === 'hand' && <ByHandTab />}
      {tab === 'history' && <HistoryTab />}
    </main>
  )
}
