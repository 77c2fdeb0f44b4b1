import { useId, useRef, useState, type SyntheticEvent } from 'react'
import { LONGEST_NOTE, type NeedDraft } from '../../../../shared/contract/needs'
import { isDay } from '../../../../shared/periods'
import { seemsPersonal } from '../../../../shared/personal'
import { useChange } from '../../../api/useChange'
import { useNetwork } from '../../../api/useNetwork'
import { BranchField } from '../../../components/BranchField'
import { Button } from '../../../components/Button'
import { ErrorPanel } from '../../../components/ErrorPanel'
import { Field } from '../../../components/Field'
import { useUndo } from '../../../components/undoContext'
import { useWorkspace } from '../../../components/workspaceContext'
import { useWords } from '../../../i18n/useWords'
import { keepBranch, lastBranch } from './lastBranch'
import { TopicField } from './TopicField'

/**
 * One line to log what was heard: library, day and topic stay for the next note, Enter saves, and the focus is in the text again.
 */
export function NoteForm({ topics }: { readonly topics: readonly string[] }) {
  const t = useWords()
  const undo = useUndo()
  const { today } = useWorkspace()
  const network = useNetwork()
  const textId = useId()
  const text = useRef<HTMLInputElement>(null)
  const topic = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState({ branchId: lastBranch(), heardOn: today, topic: '', text: '' })
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<typeof draft>) => setDraft((now) => ({ ...now, ...change }))
  // The library kept may belong to another network.
  const branchId = network?.branches.some(({ id }) => id === draft.branchId) === true ? draft.branchId : null
  const remove = useChange((api, id: number) => api.needs.remove({ ids: [id] }))
  const save = useChange(
    (api, input: NeedDraft) => api.needs.save(input),
    ({ id, topic: spelled }) => {
      undo({ message: t('needs.saved', { topic: spelled }), undo: () => remove.mutate(id) })
      keepBranch(branchId)
      setTried(false)
      set({ topic: spelled, text: '' })
      text.current?.focus()
    },
  )
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    if (save.isPending) return
    if (draft.topic.trim() === '' || !isDay(draft.heardOn)) {
      setTried(true)
      if (draft.topic.trim() === '') topic.current?.focus()
      return
    }
    save.mutate({ ...draft, branchId, topic: draft.topic.trim(), text: draft.text.trim(), source: null })
  }
  const isPersonal = seemsPersonal(draft.text) || seemsPersonal(draft.topic)
  return (
    <form className="noteform" aria-label={t('needs.log')} noValidate onSubmit={submit}>
      <BranchField
        label={t('needs.branch')}
        none={t('needs.branch_none')}
        value={branchId}
        onChange={(id) => set({ branchId: id })}
        isOfToday
      />
      <Field
        label={t('needs.day')}
        type="date"
        value={draft.heardOn}
        onChange={(heardOn) => set({ heardOn })}
        problem={isTried && !isDay(draft.heardOn) ? t('needs.day_missing') : null}
      />
      <TopicField
        ref={topic}
        value={draft.topic}
        topics={topics}
        onChange={(value) => set({ topic: value })}
        problem={isTried && draft.topic.trim() === '' ? t('needs.topic_missing') : null}
      />
      <div className="fieldset said">
        <label htmlFor={textId}>{t('needs.text')}</label>
        <input
          id={textId}
          className="field"
          ref={text}
          value={draft.text}
          maxLength={LONGEST_NOTE}
          placeholder={t('needs.text_example')}
          aria-describedby={`${textId}-hint`}
          onChange={(event) => set({ text: event.target.value })}
        />
      </div>
      <Button kind="primary" type="submit">
        {t('needs.save')}
      </Button>
      <p className={isPersonal ? 'note hint st ask' : 'note hint'} id={`${textId}-hint`} role="status">
        {t(isPersonal ? 'needs.personal' : 'needs.no_names')}
      </p>
      {(save.error ?? remove.error) !== null && <ErrorPanel error={save.error ?? remove.error} />}
    </form>
  )
}
