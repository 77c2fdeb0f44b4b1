import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { timelineClock } from '../queries/clockCells'
import { noteRows, removeNote, saveNote } from '../queries/dayNotes'
import { timelineCalendar } from '../queries/timelineCalendar'
import { calendarCsv, clockCsv, timelineCsv } from '../queries/timelineCsv'
import { timelineSeries } from '../queries/timelineSeries'

/** Over time, the calendar, weekday and hour, notes on charts. */
export function timelineHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const read = <T>(work: (session: Session) => Promise<T>, signal: AbortSignal | undefined) =>
    database().read(work, signal)
  return {
    series: os.timeline.series.handler(({ input, signal }) =>
      read((session) => timelineSeries(session, input), signal),
    ),
    calendar: os.timeline.calendar.handler(({ input, signal }) =>
      read((session) => timelineCalendar(session, input), signal),
    ),
    clock: os.timeline.clock.handler(({ input, signal }) => read((session) => timelineClock(session, input), signal)),
    notes: os.timeline.notes.handler(({ signal }) => read((session) => noteRows(session), signal)),
    saveNote: os.timeline.saveNote.handler(async ({ input }) => ({
      id: await database().write((session) => saveNote(session, input, context.options.clock())),
    })),
    removeNote: os.timeline.removeNote.handler(({ input }) =>
      database().write((session) => removeNote(session, input.id)),
    ),
    seriesCsv: os.timeline.seriesCsv.handler(({ input, signal }) =>
      read((session) => timelineCsv(session, input), signal),
    ),
    calendarCsv: os.timeline.calendarCsv.handler(({ input, signal }) =>
      read((session) => calendarCsv(session, input), signal),
    ),
    clockCsv: os.timeline.clockCsv.handler(({ input, signal }) => read((session) => clockCsv(session, input), signal)),
  }
}
