import type { AudienceNetwork, Persona } from '../../../../shared/contract/audience'
import { Link } from '../../../address/Link'
import { useFilter } from '../../../address/useFilter'
import { both } from '../../../api/answered'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { DownloadRow } from '../../../components/DownloadRow'
import { MarginNote, MarginNotes } from '../../../components/MarginNotes'
import { Sentence } from '../../../components/Sentence'
import { fewOf } from '../../../format/fewOf'
import { useWords } from '../../../i18n/useWords'
import { useShortName } from '../accountNames'
import { NetworkTable } from './NetworkTable'

/** The network seen from each persona: who reaches it, who misses it, who may, and how much of it all can cover. */
export function NetworkTab() {
  const { period } = useFilter().filter
  const network = useQuery(['audience.network', period], (api, signal) => api.audience.network({ period }, { signal }))
  const personas = useQuery(['audience.personas'], (api, signal) => api.audience.personas(undefined, { signal }))
  return (
    <Answer query={both(network, personas)}>{([sheet, listed]) => <Read sheet={sheet} personas={listed} />}</Answer>
  )
}

function Read({ sheet, personas }: { readonly sheet: AudienceNetwork; readonly personas: readonly Persona[] }) {
  const t = useWords()
  const { period } = useFilter().filter
  return (
    <div className="cols matrix-page">
      <div>
        <Sentence as="h1" finding={sheet.finding} under={t('audience.network.under')} />
        <h2 className="vh">{t('audience.tab.network')}</h2>
        {sheet.personas.length > 0 && (
          <div className="scroll">
            <NetworkTable rows={sheet.personas} personas={personas} />
          </div>
        )}
        <div className="foot">
          <p className="note">{t('audience.network.key')}</p>
          <DownloadRow csv={(api, language) => api.audience.csv({ period, language, table: 'network' })} />
        </div>
      </div>
      <Notes sheet={sheet} />
    </div>
  )
}

function Notes({ sheet }: { readonly sheet: AudienceNetwork }) {
  const t = useWords()
  const nameOf = useShortName()
  const names = sheet.accountsWithoutLine.map(nameOf)
  return (
    <MarginNotes>
      <MarginNote title={t('audience.network.together')}>
        <p>{t('audience.network.together.why')}</p>
      </MarginNote>
      {names.length > 0 && (
        <MarginNote title={t('audience.network.no_line')}>
          <p>
            {t('audience.network.no_line.why', { accounts: fewOf(names, t, 'audience.accounts_n') })}{' '}
            <Link to="/network">{t('audience.lines.link')}</Link>
          </p>
        </MarginNote>
      )}
    </MarginNotes>
  )
}
