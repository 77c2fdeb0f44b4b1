import { useRef } from 'react'
import type { NetworkRow, Persona } from '../../../../shared/contract/audience'
import { Link } from '../../../address/Link'
import { useNetwork } from '../../../api/useNetwork'
import { PlatformMark } from '../../../components/marks'
import { useRovingGrid } from '../../../components/useRovingGrid'
import { VerdictDrawing } from '../../../components/VerdictBadge'
import { MISSING, useNumbers, type NumberWriter } from '../../../format/numbers'
import { useWords, type Words } from '../../../i18n/useWords'
import { PersonaInitial } from '../PersonaInitial'
import { useShortName } from '../accountNames'

const VERDICTS = ['reaches', 'does_not_reach', 'cannot_tell'] as const

interface TableProps {
  readonly rows: readonly NetworkRow[]
  readonly personas: readonly Persona[]
}

/** Per persona: how it is served, the accounts by verdict, and the coverage of all together. Arrows move between accounts. */
export function NetworkTable({ rows, personas }: TableProps) {
  const t = useWords()
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  return (
    <table className="t personas-network" ref={table} {...roving} aria-label={t('audience.tab.network')}>
      <thead>
        <tr>
          <th scope="col">{t('audience.network.persona')}</th>
          {VERDICTS.map((verdict) => (
            <th scope="col" key={verdict}>
              {t(`audience.network.${verdict}`)}
            </th>
          ))}
          <th scope="col">{t('audience.network.coverage')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.personaId} row={row} persona={personas.find(({ id }) => id === row.personaId)} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, persona }: { readonly row: NetworkRow; readonly persona: Persona | undefined }) {
  const t = useWords()
  const accounts = { reaches: row.reached, does_not_reach: row.missed, cannot_tell: row.open }
  return (
    <tr>
      <th scope="row">
        <span className="persona-name">
          {persona !== undefined && <PersonaInitial persona={persona} />}
          <span>
            <b>{persona?.name}</b>
            <small>{persona?.tagline}</small>
            <small className={`served ${row.served}`}>{t(`audience.network.served.${row.served}`)}</small>
          </span>
        </span>
      </th>
      {VERDICTS.map((verdict) => (
        <td key={verdict}>
          <Accounts ids={accounts[verdict]} verdict={verdict} personaId={row.personaId} />
        </td>
      ))}
      <td>
        <Coverage row={row} />
      </td>
    </tr>
  )
}

/** Accounts of one verdict, each a way to its sheet. */
function Accounts({
  ids,
  verdict,
  personaId,
}: {
  readonly ids: readonly number[]
  readonly verdict: (typeof VERDICTS)[number]
  readonly personaId: number
}) {
  const network = useNetwork()
  const nameOf = useShortName()
  if (ids.length === 0) return <span className="mute">{MISSING}</span>
  return (
    <ul className="by-verdict">
      {ids.map((id) => {
        const account = network?.accounts.find((each) => each.id === id)
        return (
          <li key={id}>
            <Link to={`/audience?account=${id}&persona=${personaId}`}>
              <VerdictDrawing verdict={verdict} />
              {account === undefined ? null : <PlatformMark platform={account.platform} label={nameOf(id)} />}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}

function coverageText({ low, high }: NonNullable<NetworkRow['coverage']>, t: Words, numbers: NumberWriter): string {
  if (low <= 0 && high >= 1) return t('audience.network.coverage.open')
  if (low <= 0) return t('audience.at_most', { high: numbers.share(high) })
  const bare = numbers.share(low).replace(/[\s\u00a0\u202f]*%$/, '')
  return t('audience.between', { low: bare, high: numbers.share(high) })
}

/** Between the largest floor and the sum of the ceilings: solid, then hatched, on 0 to 100 %. */
function Coverage({ row }: { readonly row: NetworkRow }) {
  const t = useWords()
  const numbers = useNumbers()
  const { coverage, population, personaId } = row
  if (coverage === null) return <span className="note">{t('audience.network.coverage.none')}</span>
  const [low, high] = [coverage.low * 100, coverage.high * 100]
  const hatch = `network-${personaId}`
  return (
    <span className="together">
      <svg width="104" height="10" viewBox="0 0 104 10" aria-hidden="true">
        <defs>
          <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0v4" stroke="var(--control)" strokeWidth="1.4" />
          </pattern>
        </defs>
        <rect x="1.5" y="0.5" width="101" height="9" fill="none" stroke="var(--line-2)" />
        <rect x={2 + low} y="1" width={Math.max(0, high - low)} height="8" fill={`url(#${hatch})`} />
        <rect x="2" y="1" width={low} height="8" fill="var(--soft)" />
      </svg>
      <span>{coverageText(coverage, t, numbers)}</span>
      {population !== null && <small className="mute">{t('audience.network.people', { n: population })}</small>}
    </span>
  )
}
