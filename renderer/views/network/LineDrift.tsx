import type { Account, EditorialLine } from '../../../shared/contract/network'
import { Link } from '../../address/Link'
import { useFilter } from '../../address/useFilter'
import type { Network } from '../../api/useNetwork'
import { useQuery } from '../../api/useQuery'
import { Answer } from '../../components/Answer'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useWords } from '../../i18n/useWords'
import { DriftCard } from '../audience/drift/DriftCard'
import '../audience/drift/drift.css'
import { linePeriod } from './linePeriod'
import { PlannedThemes } from './PlannedThemes'

interface LineDriftProps {
  readonly network: Network
  readonly account: Account
  readonly line: EditorialLine
}

/** What the line plans against what the account published; the plan alone where nothing can be held against it. */
export function LineDrift({ network, account, line }: LineDriftProps) {
  const t = useWords()
  const { today } = useWorkspace()
  const { period: asked } = useFilter().filter
  const period = linePeriod(line, account, { asked, events: network.events, today })
  return (
    <section className="line-drift" aria-label={t('drift.title')}>
      {period === null ? (
        <>
          <p className="soft">{t('line.drift.not_begun')}</p>
          <PlannedThemes network={network} line={line} />
        </>
      ) : (
        <Published {...{ network, account, line, period }} />
      )}
    </section>
  )
}

function Published({ network, account, line, period }: LineDriftProps & { readonly period: string }) {
  const t = useWords()
  const drift = useQuery(['audience.drift', account.id, period], (api, signal) =>
    api.audience.drift({ accountId: account.id, period }, { signal }),
  )
  return (
    <Answer query={drift}>
      {(found) => {
        const own = found.find((each) => each.line.id === line.id)
        const isDrawn = own?.rows.some(({ interval }) => interval !== null) ?? false
        return (
          <>
            {own === undefined ? (
              <p className="soft">{t('drift.no_line')}</p>
            ) : (
              <DriftCard drift={own} isNamed={false} isOneOfSeveral={found.length > 1} />
            )}
            {!isDrawn && <PlannedThemes network={network} line={line} />}
            <ToPublics {...{ network, line, period }} />
          </>
        )
      }}
    </Answer>
  )
}

/** The sheet of the account for the first persona of its line, where its drift stands whole; the matrix where nobody is named. */
function ToPublics({ network, line, period }: Omit<LineDriftProps, 'account'> & { readonly period: string }) {
  const t = useWords()
  const days = useDays()
  const term = network.events.find(({ id }) => period === `term:${id}`)?.label
  const [persona] = line.personaIds
  const pair = persona === undefined ? '' : `&account=${line.accountId}&persona=${persona}`
  return (
    <p className="small">
      <Link to={`/audience?p=${period}${pair}`}>{t('line.drift.publics', { period: days.period(period, term) })}</Link>
    </p>
  )
}
