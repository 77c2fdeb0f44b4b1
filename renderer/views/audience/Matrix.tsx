import { useRef } from 'react'
import type { Account } from '../../../shared/contract/network'
import type { Persona } from '../../../shared/contract/audience'
import { useNetwork, type Network } from '../../api/useNetwork'
import { PlatformMark } from '../../components/marks'
import { useRovingGrid } from '../../components/useRovingGrid'
import { VerdictBadge } from '../../components/VerdictBadge'
import { useWords } from '../../i18n/useWords'
import { AccountMark } from '../posts/AccountMark'
import type { MatrixResult } from './MatrixTab'

interface MatrixProps {
  readonly result: MatrixResult
  readonly personas: readonly Persona[]
  readonly onOpen: (account: number, persona: number) => void
}

/** The matrix of verdicts: drawing, word and grade, so that it reads without colour. Arrows move, Enter opens a pair. */
export function Matrix({ result, personas, onOpen }: MatrixProps) {
  const t = useWords()
  const network = useNetwork()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  const meant = personas.filter((persona) => result.cells.some((cell) => cell.personaId === persona.id))
  return (
    <table className="matrix" ref={table} {...roving} aria-label={t('audience.matrix')}>
      <thead>
        <tr>
          <th scope="col" className="label">
            {t('audience.head.account')}
          </th>
          {meant.map((persona) => (
            <th scope="col" key={persona.id}>
              <span className="initial" aria-hidden="true">
                {persona.name.slice(0, 1)}
              </span>
              <b>{persona.name}</b>
              <small>{persona.tagline}</small>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accountsOf(network, result).map((account) => (
          <tr key={account.id} className={account.closedOn === null ? '' : 'mute'}>
            <th scope="row">
              <span className="who">
                <AccountMark accountId={account.id} network={network} />
                <PlatformMark
                  platform={account.platform}
                  {...(account.closedOn === null
                    ? {}
                    : { label: t('audience.closed', { platform: t(`platform.${account.platform}`) }) })}
                />
              </span>
            </th>
            {meant.map((persona) => (
              <Cell key={persona.id} account={account} persona={persona} result={result} onOpen={onOpen} />
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className="mute">
            {t('audience.served')}
          </th>
          {meant.map((persona) => (
            <td key={persona.id}>
              <Served result={result} persona={persona} />
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

/** Accounts with a line, in the order of the network: branches first, as they were created. */
function accountsOf(network: Network | undefined, result: MatrixResult): readonly Account[] {
  const slot = (account: Account) => network?.branches.find((each) => each.id === account.branchId)?.slot ?? 1000
  return (network?.accounts ?? [])
    .filter((account) => result.cells.some((cell) => cell.accountId === account.id))
    .toSorted((a, b) => slot(a) - slot(b) || a.id - b.id)
}

function Cell({
  account,
  persona,
  result,
  onOpen,
}: { readonly account: Account; readonly persona: Persona } & Pick<MatrixProps, 'result' | 'onOpen'>) {
  const t = useWords()
  const cell = result.cells.find((each) => each.accountId === account.id && each.personaId === persona.id)
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
      <button type="button" className="pair" onClick={() => onOpen(account.id, persona.id)}>
        <VerdictBadge verdict={cell.verdict} grade={cell.grade} />
      </button>
    </td>
  )
}

function Served({ result, persona }: { readonly result: MatrixResult; readonly persona: Persona }) {
  const t = useWords()
  const cells = result.cells.filter((cell) => cell.personaId === persona.id)
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
