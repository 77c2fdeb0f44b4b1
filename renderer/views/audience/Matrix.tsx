import { useRef } from 'react'
import type { Account } from '../../../shared/contract/network'
import type { Persona } from '../../../shared/contract/audience'
import { useNetwork, type Network } from '../../api/useNetwork'
import { PlatformMark } from '../../components/marks'
import { useRovingGrid } from '../../components/useRovingGrid'
import { VerdictBadge } from '../../components/VerdictBadge'
import { useWords } from '../../i18n/useWords'
import { AccountMark } from '../posts/AccountMark'
import { PersonaInitial } from './PersonaInitial'
import type { ShownCell } from './shownCells'

interface MatrixProps {
  readonly cells: readonly ShownCell[]
  readonly personas: readonly Persona[]
  readonly onOpen: (account: number, persona: number) => void
}

/** The matrix of verdicts: drawing, word and grade, so that it reads without colour. Arrows move, Enter opens a pair. */
export function Matrix({ cells, personas, onOpen }: MatrixProps) {
  const t = useWords()
  const network = useNetwork()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  const meant = personas.filter((persona) => cells.some((cell) => cell.personaId === persona.id))
  return (
    <table className="matrix" ref={table} {...roving} aria-label={t('audience.matrix')}>
      <thead>
        <tr>
          <th scope="col" className="label">
            {t('audience.head.account')}
          </th>
          {meant.map((persona) => (
            <th scope="col" key={persona.id}>
              <PersonaInitial persona={persona} />
              <b>{persona.name}</b>
              <small>{persona.tagline}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accountsOf(network, cells).map((account) => (
          <AccountRow
            key={account.id}
            account={account}
            cells={cells.filter(({ accountId }) => accountId === account.id)}
            personas={meant}
            onOpen={onOpen}
          />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="mute">
            {t('audience.served')}
          </th>
          {meant.map((persona) => (
            <td key={persona.id}>
              <Served cells={cells.filter((cell) => cell.personaId === persona.id && !cell.isPast)} />
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

/** Accounts with a line: branches as they were created, then the network's own; those that are closed last. */
function accountsOf(network: Network | undefined, cells: readonly ShownCell[]): readonly Account[] {
  const slot = (account: Account) => network?.branches.find((each) => each.id === account.branchId)?.slot ?? 1000
  const isPast = (account: Account) => cells.some((cell) => cell.accountId === account.id && cell.isPast)
  return (network?.accounts ?? [])
    .filter((account) => cells.some((cell) => cell.accountId === account.id))
    .toSorted((a, b) => Number(isPast(a)) - Number(isPast(b)) || slot(a) - slot(b) || a.id - b.id)
}

interface RowProps extends MatrixProps {
  readonly account: Account
}

/** One account. One that was closed before the period is muted: its verdicts are those of its last quarter. */
function AccountRow({ account, cells, personas, onOpen }: RowProps) {
  const t = useWords()
  const network = useNetwork()
  const past = cells.find(({ isPast }) => isPast)
  const closedOn = past?.closedOn ?? null
  const platform = t(`platform.${account.platform}`)
  const closed = closedOn === null ? null : t('audience.closed', { platform })
  return (
    <tr className={past === undefined ? '' : 'past'}>
      <th scope="row">
        <span className="who">
          <AccountMark accountId={account.id} network={network} />
          <PlatformMark platform={account.platform} {...(closed === null ? {} : { label: closed })} />
        </span>
      </th>
      {personas.map((persona) => (
        <Cell
          key={persona.id}
          cell={cells.find(({ personaId }) => personaId === persona.id)}
          onOpen={() => onOpen(account.id, persona.id)}
        />
      ))}
    </tr>
  )
}

function Cell({ cell, onOpen }: { readonly cell: ShownCell | undefined; readonly onOpen: () => void }) {
  const t = useWords()
  if (cell === undefined) {
    return (
      <td className="off">
        <span aria-hidden="true">–</span>
        <span className="vh">{t('audience.off_line')}</span>
      </td>
    )
  }
  return (
    <td>
      <button type="button" className="pair" onClick={onOpen}>
        <VerdictBadge verdict={cell.verdict} grade={cell.grade} />
        {cell.moved !== null && <Moved way={cell.moved} />}
      </button>
    </td>
  )
}

/** Since the quarter before: drawn small, said in full. */
function Moved({ way }: { readonly way: 'rose' | 'fell' }) {
  const t = useWords()
  const word = t(`audience.moved.${way}`)
  return (
    <span className="moved" title={word}>
      <svg width="8" height="7" viewBox="0 0 8 7" aria-hidden="true">
        <path d={way === 'rose' ? 'M4 0l4 7H0z' : 'M4 7L0 0h8z'} fill="var(--soft)" />
      </svg>
      <span className="vh">{word}</span>
    </span>
  )
}

function Served({ cells }: { readonly cells: readonly ShownCell[] }) {
  const t = useWords()
  const count = (verdict: string) => cells.filter((cell) => cell.verdict === verdict).length
  return (
    <>
      <b>{t('audience.served.by', { n: count('reaches') })}</b>
      {count('cannot_tell') > 0 && (
        <span className="mute">{t('audience.served.open', { n: count('cannot_tell') })}</span>
      )}
    </>
  )
}
