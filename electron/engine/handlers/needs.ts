import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { importNotes, previewNotes, readUploadedNotes, todayOf } from '../needs/importNotes'
import { needsMatrix } from '../needs/matrix'
import { needsCsv } from '../needs/needsCsv'
import { listNeeds, removeNeeds, restoreNeeds, saveNeed } from '../needs/notes'
import { listTopics, renameTopic, undoRename } from '../needs/topics'
import { setTopicTheme } from '../needs/topicThemes'
import { OpenSurveys } from '../surveys/openTables'

/** What users say, as staff hear it, and what is published about it. */
export function needsHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const read = <T>(work: (session: Session) => Promise<T>, signal: AbortSignal | undefined) =>
    database().read(work, signal)
  return {
    ...noteFileHandlers(context),
    list: os.needs.list.handler(({ input, signal }) => read((session) => listNeeds(session, input), signal)),
    save: os.needs.save.handler(({ input }) =>
      database().write((session) => saveNeed(session, input, todayOf(context))),
    ),
    remove: os.needs.remove.handler(async ({ input }) => ({
      removed: await database().write((session) => removeNeeds(session, input.ids)),
    })),
    restore: os.needs.restore.handler(async ({ input }) => {
      await database().write((session) => restoreNeeds(session, input.needs))
      return {}
    }),
    topics: os.needs.topics.handler(({ input, signal }) =>
      read((session) => listTopics(session, input.period), signal),
    ),
    setTopicTheme: os.needs.setTopicTheme.handler(async ({ input }) => ({
      before: await database().write((session) => setTopicTheme(session, input)),
    })),
    rename: os.needs.rename.handler(({ input }) => database().write((session) => renameTopic(session, input))),
    undoRename: os.needs.undoRename.handler(async ({ input }) => {
      await database().write((session) => undoRename(session, input))
      return {}
    }),
    matrix: os.needs.matrix.handler(({ input, signal }) => read((session) => needsMatrix(session, input), signal)),
    csv: os.needs.csv.handler(({ input, signal }) => read((session) => needsCsv(session, input), signal)),
  }
}

/** Notes of a file. */
function noteFileHandlers(context: EngineContext) {
  const open = new OpenSurveys(context)
  return {
    read: os.needs.read.handler(({ input, signal }) => readUploadedNotes({ context, open, signal }, input)),
    preview: os.needs.preview.handler(({ input, signal }) => previewNotes({ context, open, signal }, input)),
    import: os.needs.import.handler(({ input, signal }) => importNotes({ context, open, signal }, input)),
  }
}
