import type { NeedsDraft, NeedsTrial } from '../../../../shared/contract/needs'
import { useNetwork } from '../../../api/useNetwork'
import { Button } from '../../../components/Button'
import { SelectField } from '../../../components/Field'
import { RejectTable } from '../../../components/RejectTable'
import { useDays } from '../../../format/days'
import { useNumbers } from '../../../format/numbers'
import { useSentence } from '../../../format/useFinding'
import { useWords } from '../../../i18n/useWords'
import type { NoteFileState } from './useNoteFile'

interface OutcomeProps {
  readonly trial: NeedsTrial
  readonly draft: NeedsDraft
  readonly state: NoteFileState
  readonly isAdding: boolean
  readonly onAdd: () => void
}

/** What the file would add: libraries to name, topics, what cannot be read, and the one action. */
export function ImportOutcome({ trial, draft, state, isAdding, onAdd }: OutcomeProps) {
  const t = useWords()
  const say = useSentence()
  const days = useDays()
  const numbers = useNumbers()
  const { notes, known, first, last, blocking } = trial
  return (
    <div className="note-outcome">
      <Branches trial={trial} draft={draft} state={state} />
      {blocking.map((notice) => (
        <p key={notice.code} className="st ask">
          {say('need_problem', notice)}
        </p>
      ))}
      {trial.topics.length > 0 && (
        <p className="note-topics">
          {trial.topics.slice(0, 12).map(({ topic, n }) => (
            <span key={topic} className="chip">
              {topic} <small>{numbers.count(n)}</small>
            </span>
          ))}
          {trial.topics.length > 12 && (
            <span className="note">{t('needs.import.more_topics', { n: trial.topics.length - 12 })}</span>
          )}
        </p>
      )}
      {trial.personal > 0 && <p className="st ask">{t('needs.import.personal', { n: trial.personal })}</p>}
      <Rejected trial={trial} />
      <div className="import-bar">
        <Button kind="primary" isDisabled={blocking.length > 0 || notes === 0 || isAdding} onPress={onAdd}>
          {t('needs.import.add', { n: notes })}
        </Button>
        <p className="note" role="status">
          {first !== null && last !== null && `${days.range(first, last)}. `}
          {known > 0 && `${t('needs.import.known', { n: known })} `}
          {trial.rejected > 0 && t('needs.import.rejected', { n: trial.rejected })}
        </p>
      </div>
    </div>
  )
}

const NONE = 'none'
const OPEN = 'open'

/** Texts of the library column, those that nobody has named first. */
function Branches({ trial, draft, state }: Pick<OutcomeProps, 'trial' | 'draft' | 'state'>) {
  const t = useWords()
  const branches = useNetwork()?.branches ?? []
  if (trial.branches.length === 0) return null
  const isOpen = (text: string, branchId: number | null) =>
    branchId === null && !draft.branches.some((each) => each.text === text)
  const sorted = trial.branches.toSorted(
    (a, b) => Number(isOpen(b.text, b.branchId)) - Number(isOpen(a.text, a.branchId)),
  )
  return (
    <fieldset className="note-branches">
      <legend>{t('needs.import.branches')}</legend>
      {sorted.map(({ text, n, branchId }) => (
        <SelectField
          key={text}
          label={t('needs.import.branch', { text, n })}
          value={isOpen(text, branchId) ? OPEN : branchId === null ? NONE : String(branchId)}
          onChange={(id) => {
            if (id !== OPEN) state.setBranch(text, id === NONE ? null : Number(id))
          }}
          choices={[
            ...(isOpen(text, branchId) ? [{ id: OPEN, text: t('needs.import.branch_open') }] : []),
            { id: NONE, text: t('needs.branch_none') },
            ...branches.map((each) => ({ id: String(each.id), text: each.name })),
          ]}
        />
      ))}
    </fieldset>
  )
}

function Rejected({ trial: { rejects, rejected } }: Pick<OutcomeProps, 'trial'>) {
  const t = useWords()
  if (rejects.length === 0) return null
  const title = t('needs.import.rejects', { n: rejected })
  const shownRows = new Set(rejects.map(({ row }) => row)).size
  return (
    <details className="note-rejects">
      <summary>{title}</summary>
      <RejectTable
        label={title}
        rejects={rejects.map(({ reason, ...each }) => ({ ...each, why: t(`need_reject.${reason}`) }))}
        total={rejects.length + rejected - shownRows}
      />
    </details>
  )
}
