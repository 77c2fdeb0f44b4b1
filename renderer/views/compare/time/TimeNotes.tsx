import { useState } from 'react'
import type { DayNote, TimeResult } from '../../../../shared/contract/timeline'
import { useChange } from '../../../api/useChange'
import { useNetwork } from '../../../api/useNetwork'
import { Button } from '../../../components/Button'
import { BranchMark } from '../../../components/marks'
import { Raised } from '../../../components/Raised'
import { useUndo } from '../../../components/undoContext'
import { useDays } from '../../../format/days'
import { without } from '../../../format/without'
import { useWords } from '../../../i18n/useWords'
import { NoteDialog, type NoteDraft } from './NoteDialog'

/** The notes of the chart as a list: to read, change, remove; what is removed can be brought back. */
export function TimeNotes({ result }: { readonly result: TimeResult }) {
  const t = useWords()
  const days = useDays()
  const network = useNetwork()
  const tell = useUndo()
  const [open, setOpen] = useState<NoteDraft | null>(null)
  const restore = useChange((api, note: NoteDraft) => api.timeline.saveNote(note))
  const remove = useChange(
    (api, id: number) => api.timeline.removeNote({ id }),
    (note: DayNote) =>
      tell({
        message: t('timeline.note.removed', { text: note.text }),
        undo: () => restore.mutate(without(note, 'id')),
      }),
  )
  return (
    <section className="chapter">
      <div className="head">
        <h2>{t('timeline.notes')}</h2>
        <Button icon="plus" onPress={() => setOpen({ day: result.to, branchId: null, text: '' })}>
          {t('timeline.note.add')}
        </Button>
      </div>
      {result.notes.length === 0 ? (
        <p className="soft">{t('timeline.notes.none')}</p>
      ) : (
        <ul className="time-notes">
          {result.notes.map((note) => {
            const branch = network?.branches.find(({ id }) => id === note.branchId)
            return (
              <li key={note.id}>
                <span className="nowrap">
                  <Raised>{days.day(note.day)}</Raised>
                </span>
                <span>
                  {note.text}
                  {branch !== undefined && (
                    <small>
                      <BranchMark slot={branch.slot}>{branch.shortName}</BranchMark>
                    </small>
                  )}
                </span>
                <span className="acts">
                  <Button
                    kind="quiet"
                    aria-label={t('timeline.note.change', { text: note.text })}
                    onPress={() => setOpen(note)}
                  >
                    {t('common.change')}
                  </Button>
                  <Button
                    kind="quiet"
                    icon="cross"
                    aria-label={t('timeline.note.remove', { text: note.text })}
                    onPress={() => remove.mutate(note.id)}
                  />
                </span>
              </li>
            )
          })}
        </ul>
      )}
      {open !== null && <NoteDialog note={open} onClose={() => setOpen(null)} />}
    </section>
  )
}
