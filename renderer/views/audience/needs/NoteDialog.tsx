import { useState } from 'react'
import type { Need } from '../../../../shared/contract/needs'
import { isDay } from '../../../../shared/periods'
import { seemsPersonal } from '../../../../shared/personal'
import { useChange } from '../../../api/useChange'
import { BranchField } from '../../../components/BranchField'
import { Field } from '../../../components/Field'
import { DialogSheet } from '../../../components/Sheet'
import { useUndo } from '../../../components/undoContext'
import { useWords } from '../../../i18n/useWords'
import { EditForm } from '../../network/EditForm'
import { TopicField } from './TopicField'

/** One note, to be put right. */
export function NoteDialog({
  note,
  topics,
  onClose,
}: {
  readonly note: Need
  readonly topics: readonly string[]
  readonly onClose: () => void
}) {
  const t = useWords()
  const undo = useUndo()
  const [draft, setDraft] = useState(note)
  const set = (change: Partial<Need>) => setDraft((now) => ({ ...now, ...change }))
  const restore = useChange((api, input: Need) => api.needs.save(input))
  const save = useChange(
    (api, input: Need) => api.needs.save(input),
    () => {
      undo({ message: t('needs.changed'), undo: () => restore.mutate(note) })
      onClose()
    },
  )
  const { heardOn, topic, text, source } = draft
  const isPersonal = seemsPersonal(text) || seemsPersonal(topic)
  return (
    <DialogSheet title={t('needs.change')} isOpen onClose={onClose}>
      <EditForm
        error={save.error}
        canSave={isDay(heardOn) && topic.trim() !== '' && !save.isPending}
        onSave={() => save.mutate({ ...draft, topic: topic.trim(), text: text.trim() })}
        onCancel={onClose}
      >
        <div className="two">
          <BranchField
            label={t('needs.branch')}
            none={t('needs.branch_none')}
            value={draft.branchId}
            onChange={(branchId) => set({ branchId })}
            isOfToday
          />
          <Field label={t('needs.day')} type="date" value={heardOn} onChange={(day) => set({ heardOn: day })} />
        </div>
        <TopicField value={topic} topics={topics} onChange={(value) => set({ topic: value })} />
        <Field
          label={t('needs.text')}
          value={text}
          lines={4}
          hint={t(isPersonal ? 'needs.personal' : 'needs.no_names')}
          onChange={(value) => set({ text: value })}
        />
        <Field
          label={t('needs.source')}
          hint={t('common.optional')}
          value={source ?? ''}
          onChange={(value) => set({ source: value.trim() === '' ? null : value })}
        />
      </EditForm>
    </DialogSheet>
  )
}
