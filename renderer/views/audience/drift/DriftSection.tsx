import { useState } from 'react'
import type { Drift } from '../../../../shared/contract/drift'
import { useQuery } from '../../../api/useQuery'
import { Answer } from '../../../components/Answer'
import { Button } from '../../../components/Button'
import { useWords } from '../../../i18n/useWords'
import { DriftCard } from './DriftCard'
import './drift.css'

interface DriftProps {
  /** null = every account: those that leave their line are shown, the others on demand. */
  readonly accountId: number | null
  readonly period: string
}

/**
 * Whether accounts publish what their editorial line plans: share of each theme beside the planned one, with its limits. One card per
 * line that held within the period. Draws its own heading (h2); fits a column of 340 px and any wider one.
 */
export function DriftSection({ accountId, period }: DriftProps) {
  const t = useWords()
  const drift = useQuery(['audience.drift', accountId, period], (api, signal) =>
    api.audience.drift({ accountId, period }, { signal }),
  )
  return (
    <section className="drift">
      <h2>{t(accountId === null ? 'drift.all' : 'drift.title')}</h2>
      <Answer query={drift}>
        {(found) => {
          if (found.length === 0) return <p className="soft">{t('drift.no_line')}</p>
          return accountId === null ? <Accounts all={found} /> : <Cards of={found} isOneAccount />
        }}
      </Answer>
    </section>
  )
}

function Cards({ of, isOneAccount = false }: { readonly of: readonly Drift[]; readonly isOneAccount?: boolean }) {
  return (
    <div className={`drift-cards${isOneAccount ? ' one' : ''}`}>
      {of.map((each) => (
        <DriftCard
          key={`${each.line.id}`}
          drift={each}
          isNamed={!isOneAccount}
          isOneOfSeveral={of.filter(({ accountId }) => accountId === each.accountId).length > 1}
        />
      ))}
    </div>
  )
}

const RANK = { clear: 0, likely: 1, cannot_tell: 2 } as const
const rankOf = ({ finding }: Drift): number => (finding.strength === null ? 3 : RANK[finding.strength])

function Accounts({ all }: { readonly all: readonly Drift[] }) {
  const t = useWords()
  const [isAll, setAll] = useState(false)
  const sorted = all.toSorted((a, b) => rankOf(a) - rankOf(b) || (b.distance?.value ?? 0) - (a.distance?.value ?? 0))
  const off = sorted.filter((each) => rankOf(each) < 2)
  const kept = sorted.filter((each) => rankOf(each) === 2).length
  const open = sorted.length - off.length - kept
  return (
    <>
      {off.length === 0 && <p className="soft">{t('drift.all_none')}</p>}
      <Cards of={isAll ? sorted : off} />
      {kept + open > 0 && (
        <p className="note drift-others">
          {!isAll && t('drift.others', { kept, open })}{' '}
          <Button kind="link" onPress={() => setAll(!isAll)}>
            {t(isAll ? 'drift.hide' : 'drift.show')}
          </Button>
        </p>
      )}
    </>
  )
}
