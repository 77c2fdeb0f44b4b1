import type { CoverageBoard, CoverageRow } from '../../../../shared/contract/coverage'
import { carryFilter, Link } from '../../../address/Link'
import { useNetwork } from '../../../api/useNetwork'
import { PlatformMark } from '../../../components/marks'
import { useDays } from '../../../format/days'
import { useWords } from '../../../i18n/useWords'

const ASKED = ['missing', 'partial', 'rejected', 'early']
const SHOWN = 6

/** Before a cell is chosen: what is to be asked for, by coordinator; each line opens its cell. */
export function AskList({ board }: { readonly board: CoverageBoard }) {
  const t = useWords()
  const rows = board.rows.filter((row) => row.action !== 'none' && row.isAsked)
  const people = [...new Set(rows.map(({ coordinator }) => coordinator))]
  return (
    <>
      <h2>{t('coverage.asks')}</h2>
      <p className="note">{t(rows.length === 0 ? 'coverage.asks_none' : 'coverage.asks_hint')}</p>
      {people.map((person) => (
        <section key={person ?? ''} className="person">
          <h3>{person ?? t('coverage.asks_nobody')}</h3>
          <ul>
            {rows
              .filter(({ coordinator }) => coordinator === person)
              .map((row) => (
                <Asked key={row.accountId} row={row} />
              ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function Asked({ row }: { readonly row: CoverageRow }) {
  const t = useWords()
  const days = useDays()
  const branch = useNetwork()?.branches.find((each) => each.id === row.branchId)
  const ofNetwork = `${t('common.network')}, ${t(`platform.${row.platform}`)}`
  const name = row.branchId === null ? ofNetwork : (branch?.shortName ?? row.name)
  const query = new URLSearchParams(window.location.search)
  const asked = row.cells.filter(({ state }) => ASKED.includes(state)).toReversed()
  // Without any file there is one thing to ask, whatever the month.
  const isNever = row.lastExport === null
  const cells = isNever ? asked.slice(0, 1) : asked
  const to = (month: string) => {
    query.set('cell', `${row.accountId}.${month}`)
    return carryFilter(`/imports?${query.toString()}`, query)
  }
  return (
    <li>
      <PlatformMark platform={row.platform} label={name} />
      <ul>
        {cells.slice(0, SHOWN).map((cell) => (
          <li key={cell.month}>
            <Link to={to(cell.month)}>{isNever ? t('coverage.row.never') : days.month(`${cell.month}-01`, true)}</Link>{' '}
            {!isNever && <span className="mute">{t(`coverage.state.${cell.state}`)}</span>}
          </li>
        ))}
        {cells.length > SHOWN && <li className="mute">{t('coverage.asks_more', { n: cells.length - SHOWN })}</li>}
      </ul>
    </li>
  )
}
