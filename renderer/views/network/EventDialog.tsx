import { useState } from 'react'
import { isDay } from '../../../shared/periods'
import { EVENT_KINDS } from '../../../shared/vocabulary'
import { useChange } from '../../api/useChange'
import { BranchField } from '../../components/BranchField'
import { Field, SelectField } from '../../components/Field'
import { DialogSheet } from '../../components/Sheet'
import { useUndo } from '../../components/undoContext'
import { without } from '../../format/without'
import { useWords } from '../../i18n/useWords'
import type { CalendarEvent, EventDraft } from './calendar'
import { EditForm } from './EditForm'

/** One entry of the calendar. A term becomes a period of the filter bar. */
export function EventDialog({
  event,
  today,
  onClose,
}: {
  readonly event: CalendarEvent | null
  readonly today: string
  readonly onClose: () => void
}) {
  const t = useWords()
  const tell = useUndo()
  const [draft, setDraft] = useState<EventDraft>(
    event ?? { kind: 'term', label: '', startsOn: today, endsOn: today, branchId: null },
  )
  const set = (change: Partial<EventDraft>) => setDraft({ ...draft, ...change })
  const save = useChange((api, input: EventDraft) => api.network.saveEvent(input), onClose)
  const restore = useChange((api, input: EventDraft) => api.network.saveEvent(input))
  const remove = useChange(
    (api, id: number) => api.network.removeEvent({ id }),
    () => {
      const kept = without(draft, 'id')
      tell({ message: t('network.removed', { name: draft.label }), undo: () => restore.mutate(kept) })
      onClose()
    },
  )
  const { startsOn, endsOn } = draft
  const isTurned = isDay(startsOn) && isDay(endsOn) && startsOn > endsOn
  return (
    <DialogSheet title={t(event === null ? 'network.event_add' : 'network.event_change')} isOpen onClose={onClose}>
      <EditForm
        error={save.error ?? remove.error}
        canSave={draft.label.trim() !== '' && isDay(startsOn) && isDay(endsOn) && !isTurned && !save.isPending}
        onSave={() => save.mutate({ ...draft, label: draft.label.trim() })}
        onCancel={onClose}
        {...(event === null ? {} : { onRemove: () => remove.mutate(event.id) })}
      >
        <Field label={t('network.event_label')} value={draft.label} onChange={(label) => set({ label })} isRequired />
        <div className="two">
          <SelectField
            label={t('network.event_kind')}
            value={draft.kind}
            onChange={(id) => set({ kind: EVENT_KINDS.find((each) => each === id) ?? draft.kind })}
            choices={EVENT_KINDS.map((id) => ({ id, text: t(`event.${id}`) }))}
          />
          <BranchField
            label={t('network.event_where')}
            value={draft.branchId}
            onChange={(branchId) => set({ branchId })}
          />
        </div>
        <div className="two">
          <Field label={t('filter.from')} type="date" value={startsOn} onChange={(day) => set({ startsOn: day })} />
          <Field
            label={t('filter.to')}
            type="date"
            value={endsOn}
            onChange={(day) => set({ endsOn: day })}
            problem={isTurned ? t('filter.days_turned') : null}
          />
        </div>
      </EditForm>
    </DialogSheet>
  )
}
