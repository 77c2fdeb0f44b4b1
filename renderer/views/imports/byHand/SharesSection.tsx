import { useState } from 'react'
import { toFailure } from '../../../api/errors'
import { useChange } from '../../../api/useChange'
import type { Network } from '../../../api/useNetwork'
import { useQuery } from '../../../api/useQuery'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Check, Field, SelectField } from '../../../components/Field'
import { Table } from '../../../components/Table'
import { useUndo } from '../../../components/undoContext'
import { useWorkspace } from '../../../components/workspaceContext'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { asInput, EMPTY, isList, Kind, problemsOf, Source, type Draft } from '../../audience/EvidenceDialog'
import { useEvidenceColumns } from '../../audience/evidenceColumns'
import { parseRows, type Pasted } from '../../audience/parseRows'
import { AccountName } from '../FileAccounts'
import { filled, linesText, startLines, type ShareLine } from './shareLines'
import { LineList, LineTable } from './ShareLines'

/** Audience shares seen on a screen, typed in for one account; they count as evidence in Publics at once. */
export function SharesSection({ network }: { readonly network: Network }) {
  const t = useWords()
  const [accountId, setAccountId] = useState(network.accounts[0]?.id ?? 0)
  const open = network.accounts.filter(({ closedOn }) => closedOn === null)
  return (
    <section className="shares form" aria-label={t('byHand.shares')}>
      <div>
        <h2>{t('byHand.shares')}</h2>
        <p className="note">{t('byHand.shares_how')}</p>
      </div>
      <div className="two">
        <SelectField
          label={t('network.account')}
          value={String(accountId)}
          onChange={(id) => setAccountId(Number(id))}
          choices={(open.length === 0 ? network.accounts : open).map((each) => ({
            id: String(each.id),
            text: each.name,
            label: <AccountName accountId={each.id} />,
          }))}
        />
      </div>
      <ShareForm key={accountId} accountId={accountId} />
      <Known accountId={accountId} />
    </section>
  )
}

/** What is known of the account's audience: typed in, or of a file. */
function Known({ accountId }: { readonly accountId: number }) {
  const t = useWords()
  const columns = useEvidenceColumns()
  const evidence = useQuery(['audience.evidence', accountId], (api, signal) =>
    api.audience.evidence({ accountId }, { signal }),
  )
  const rows = (evidence.data ?? []).map((breakdown) => ({ key: String(breakdown.id), breakdown }))
  if (rows.length === 0) return null
  return (
    <div className="scroll">
      <Table label={t('audience.evidence')} columns={columns} rows={rows} rowKey={({ key }) => key} />
    </div>
  )
}

/** Drafts by account, for as long as the window lives. */
const kept = new Map<number, { readonly draft: Draft; readonly lines: readonly ShareLine[] }>()

function useShareDraft(accountId: number, genders: readonly string[]) {
  const { today } = useWorkspace()
  const [state, setState] = useState(
    () => kept.get(accountId) ?? { draft: { ...EMPTY, takenOn: today }, lines: startLines(EMPTY.dimension, genders) },
  )
  const set = (change: Partial<typeof state>) => {
    const next = { ...state, ...change }
    kept.set(accountId, next)
    setState(next)
  }
  return { ...state, set }
}

function ShareForm({ accountId }: { readonly accountId: number }) {
  const t = useWords()
  const tell = useUndo()
  const genders = [t('audience.persona.gender.women'), t('audience.persona.gender.men')]
  const { draft, lines, set } = useShareDraft(accountId, genders)
  const [isTried, setTried] = useState(false)
  const pasted = parseRows(linesText(lines), draft.unit)
  const full = { ...draft, rows: linesText(lines) }
  const problems = problemsOf(full, pasted)
  const change = (part: Partial<Draft>) => {
    const isOther = part.dimension !== undefined && part.dimension !== draft.dimension
    set({
      draft: { ...draft, ...part },
      ...(isOther ? { lines: startLines(part.dimension ?? draft.dimension, genders) } : {}),
    })
  }
  const remove = useChange((api, id: number) => api.audience.removeEvidence({ id }))
  const add = useChange(
    (api, input: Draft) => api.audience.addEvidence(asInput(accountId, input)),
    ({ id }) => {
      setTried(false)
      set({ lines: startLines(draft.dimension, genders) })
      const restore = () => {
        remove.mutate(id)
        set({ draft, lines })
      }
      tell({ message: t('byHand.share_saved', { n: pasted.cells.length }), undo: restore })
    },
  )
  const submit = () => {
    setTried(true)
    if (!Object.values(problems).some(Boolean)) add.mutate(full)
  }
  const part = {
    draft,
    set: change,
    problem: (field: keyof typeof problems) => (isTried && problems[field] ? t(`audience.add.problem.${field}`) : null),
  }
  const wrong = new Set(pasted.rejected.flatMap(({ line }) => filled(lines)[line - 1]?.at ?? []))
  const linesProps = { lines, wrong, onChange: (next: readonly ShareLine[]) => set({ lines: next }) }
  return (
    <>
      <Kind {...part} />
      <Source {...part} />
      {draft.dimension === 'age_gender' ? (
        <LineTable {...linesProps} genders={genders} />
      ) : (
        <LineList {...linesProps} />
      )}
      <Sum pasted={pasted} draft={draft} />
      {part.problem('rows') !== null && <p className="problem">{part.problem('rows')}</p>}
      {isList(draft.dimension) && (
        <Check isSelected={draft.isWholeTop} onChange={(isWholeTop) => change({ isWholeTop })}>
          {t('audience.add.whole_top')}
        </Check>
      )}
      <Field
        label={t('audience.add.note')}
        hint={t('common.optional')}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
      {(add.error ?? remove.error) !== null && <ErrorPanel error={toFailure(add.error ?? remove.error)} />}
      <div className="acts">
        <Button onPress={submit} isDisabled={add.isPending}>
          {t('byHand.share_save')}
        </Button>
      </div>
    </>
  )
}

/** The sum of what is typed and what is left of the whole, or of the part that the platform knows. */
function Sum({ pasted, draft }: { readonly pasted: Pasted; readonly draft: Draft }) {
  const t = useWords()
  const numbers = useNumbers()
  if (pasted.cells.length === 0 && pasted.rejected.length === 0) return null
  const sum = pasted.cells.reduce((total, cell) => total + cell.value, 0)
  const isShare = draft.unit === 'share'
  const total = isShare ? 1 : Number(draft.total.replaceAll(/\D/g, '')) || null
  const left = total === null ? null : total - sum
  const write = (value: number) => (isShare ? numbers.rate(value) : numbers.count(value))
  const over = left !== null && left < (isShare ? -0.02 : 0)
  return (
    <p className={over ? 'sumline problem' : 'sumline'} role="status">
      {t('byHand.sum', { n: pasted.cells.length, sum: write(sum) })}{' '}
      {left !== null && t(over ? 'byHand.sum_over' : 'byHand.sum_left', { left: write(Math.abs(left)) })}
      {pasted.rejected.map((each) => (
        <span key={each.line} className="problem">
          {' '}
          {t('byHand.unread', { text: each.text.replace('\t', ' : ') })}
        </span>
      ))}
    </p>
  )
}
