import { useState } from 'react'
import type { Account, EditorialLine } from '../../../shared/contract/network'
import type { Network } from '../../api/useNetwork'
import { Button } from '../../components/Button'
import { Chip } from '../../components/Chip'
import { BranchMark, PlatformMark } from '../../components/marks'
import { Raised } from '../../components/Raised'
import { useWorkspace } from '../../components/workspaceContext'
import { useDays } from '../../format/days'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { AccountDialog } from './AccountDialog'
import { BranchDialog } from './BranchDialog'
import { useClauseText, usualClauses } from './clauseKinds'
import { LineDialog } from './LineDialog'
import { LineDrift } from './LineDrift'
import { LineHistory } from './LineHistory'
import { lineAt } from './lines'
import { usePersonas } from './names'

/** What one account is for, since when, and the way to change it. */
export function LinePanel({ network, account }: { readonly network: Network; readonly account: Account }) {
  const t = useWords()
  const { today } = useWorkspace()
  const [open, setOpen] = useState<'line' | 'account' | 'branch' | null>(null)
  const branch = network.branches.find((each) => each.id === account.branchId) ?? null
  const own = network.lines.filter((each) => each.accountId === account.id)
  const line = lineAt(network.lines, account.id, today) ?? own.at(-1) ?? null
  const others = own.filter((each) => each.id !== line?.id).toReversed()
  const close = () => setOpen(null)
  return (
    <aside className="pn" aria-label={t('network.line')}>
      <p className="label">{t('network.line')}</p>
      <h2>
        <BranchMark slot={branch?.slot ?? null}>{account.name}</BranchMark>{' '}
        <span className="plat">
          <PlatformMark platform={account.platform} />
        </span>
      </h2>
      {line === null ? <p className="soft">{t('network.line_none')}</p> : <LineFacts line={line} />}
      {line !== null && <LineDrift network={network} account={account} line={line} />}
      <div className="acts">
        <Button onPress={() => setOpen('line')}>
          {t(line === null ? 'network.line_write' : 'network.line_change')}
        </Button>
        <span className="note">{t('network.line_past_kept')}</span>
      </div>
      <div className="acts more">
        <Button kind="quiet" icon="pencil" onPress={() => setOpen('account')}>
          {t('network.account_change')}
        </Button>
        {branch !== null && (
          <Button kind="quiet" icon="pencil" onPress={() => setOpen('branch')}>
            {t('network.branch_change')}
          </Button>
        )}
      </div>
      <LineHistory network={network} account={account} lines={others} />
      {open === 'line' && <LineDialog network={network} account={account} line={line} onClose={close} />}
      {open === 'account' && <AccountDialog account={account} onClose={close} />}
      {open === 'branch' && <BranchDialog network={network} branch={branch} onClose={close} />}
    </aside>
  )
}

function LineFacts({ line }: { readonly line: EditorialLine }) {
  const t = useWords()
  const days = useDays()
  const numbers = useNumbers()
  const personas = usePersonas()
  return (
    <dl>
      <dt>{t('network.for_whom')}</dt>
      <dd className="chips">
        {line.personaIds.map((id) => (
          <Chip key={id} kind="hand">
            {personas.find((each) => each.id === id)?.name ?? numbers.count(id)}
          </Chip>
        ))}
        {line.personaIds.length === 0 && <span className="mute">{t('network.nobody')}</span>}
      </dd>
      <dt>{t('network.thresholds')}</dt>
      <dd>
        <Thresholds line={line} />
      </dd>
      <dt>{t('network.judged_on')}</dt>
      <dd>{t(`aim.${line.aim}`)}</dd>
      <dt>{t('network.valid')}</dt>
      <dd>
        <Raised>
          {line.validTo === null
            ? t('network.valid_since', { day: days.day(line.validFrom) })
            : t('network.valid_range', { days: days.range(line.validFrom, line.validTo) })}
        </Raised>
      </dd>
      {line.note !== null && (
        <>
          <dt>{t('network.note')}</dt>
          <dd>{line.note}</dd>
        </>
      )}
    </dl>
  )
}

/** What must be true, one sentence each; the usual thresholds where the line writes none. */
function Thresholds({ line }: { readonly line: EditorialLine }) {
  const t = useWords()
  const clauseText = useClauseText()
  const personas = usePersonas().filter(({ id }) => line.personaIds.includes(id))
  const clauses = line.clauses.length === 0 ? usualClauses(personas) : line.clauses
  if (clauses.length === 0) return <span className="mute">{t('line.usual.none')}</span>
  return (
    <ul className="thresholds">
      {line.clauses.length === 0 && <li className="mute">{t('line.usual')}</li>}
      {clauses.map((clause) => (
        <li key={JSON.stringify(clause)}>{clauseText(clause)}</li>
      ))}
    </ul>
  )
}
