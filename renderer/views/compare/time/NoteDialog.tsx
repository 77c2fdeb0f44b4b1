import { useState } from 'react'
import type { DayNote } from '../../../../shared/contract/timeline'
import { isDay } from '../../../../shared/periods'
import { useChange } from '../../../api/useChange'
import { BranchField } from '../../../components/BranchField'
import { Field } from '../../../components/Field'
import { DialogSheet } from '../../../components/Sheet'
import { useWords } from '../../../i18n/useWords'
import { EditForm } from '../../network/EditForm'

export type NoteDraft = Omit<DayNote, 'id'> & { readonly id?: number }

const LONGEST = 200

/** One note: its day, what happened, and where. */
export function NoteDialog({ note, onClose }: { readonly note: NoteDraft; readonly onClose: () => void }) {
  const t = useWords()
  const [draft, setDraft] = useState(note)
  const save = useChange((api, input: NoteDraft) => api.timeline.saveNote(input), onClose)
  const text = draft.text.trim()
  const isLong = text.length > LONGEST
  return (
    <DialogSheet title={t(note.id === undefined ? 'timeline.note.add' : 'timeline.note.edit')} isOpen onClose={onClose}>
      <EditForm
        error={save.error}
        canSave={text !== '' && !isLong && isDay(draft.day) && !save.isPending}
        onSave={() => save.mutate({ ...draft, text })}
        onCancel={onClose}
      >
        <Field
          label={t('timeline.note.text')}
          value={draft.text}
          onChange={(value) => setDraft({ ...draft, text: value })}
          hint={t('timeline.note.hint')}
          problem={isLong ? t('timeline.note.long', { n: LONGEST }) : null}
          isRequired
        />
        <div className="two">
          <Field
            label={t('timeline.note.day')}
            type="date"
            value={draft.day}
            onChange={(day) => setDraft({ ...draft, day })}
          />
          <BranchField
            label={t('timeline.note.where')}
            value={draft.branchId}
            onChange={(branchId) => setDraft({ ...draft, branchId })}
          />
        </div>
      </EditForm>
    </DialogSheet>
  )
}
