import { os, type EngineContext } from '../context'
import { fail } from '../fail'
import { spokenAccount } from '../queries/audienceNames'
import { readNetwork } from '../queries/networkTables'
import { OpenSurveys } from '../surveys/openTables'
import { removeSurvey, restoreSurvey, type RemovedSurvey } from '../surveys/store'
import { surveyCsv } from '../surveys/surveyCsv'
import {
  behindByAccount,
  previewUploaded,
  readUploaded,
  saveUploaded,
  surveyList,
  surveySheet,
} from '../surveys/surveys'
import { readSettings } from '../workspace/settings'

/** Surveys: read under a mapping, kept, counted with small numbers protected. */
export function surveysHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const open = new OpenSurveys(context)
  // What was removed last, with the file it came from: an undo in another workspace would bring strangers in.
  let removed: { readonly file: string; readonly survey: RemovedSurvey } | null = null
  return {
    list: os.surveys.list.handler(({ signal }) => database().read(surveyList, signal)),
    read: os.surveys.read.handler(({ input, signal }) => readUploaded({ context, open, signal }, input)),
    preview: os.surveys.preview.handler(({ input, signal }) => previewUploaded({ context, open, signal }, input)),
    save: os.surveys.save.handler(({ input, signal }) => saveUploaded({ context, open, signal }, input)),
    discard: os.surveys.discard.handler(async ({ input }) => {
      await open.release(input.uploadId)
      return {}
    }),
    get: os.surveys.get.handler(({ input, signal }) =>
      database().read((session) => surveySheet(session, input.id), signal),
    ),
    behind: os.surveys.behind.handler(({ input, signal }) =>
      database().read((session) => behindByAccount(session, input.accountId), signal),
    ),
    remove: os.surveys.remove.handler(async ({ input }) => {
      const { file } = database()
      removed = { file, survey: await database().write((session) => removeSurvey(session, input.id)) }
      return {}
    }),
    restore: os.surveys.restore.handler(async ({ input }) => {
      const last = removed
      if (last?.survey.id !== input.id || last.file !== database().file) throw fail('NOT_FOUND', { what: 'survey' })
      await database().write((session) => restoreSurvey(session, last.survey))
      removed = null
      return {}
    }),
    csv: os.surveys.csv.handler(({ input, signal }) =>
      database().read(async (session) => {
        const network = await readNetwork(session)
        const language = input.language ?? (await readSettings(session)).language
        return surveyCsv(await surveySheet(session, input.id), (id) => spokenAccount(network, id), language)
      }, signal),
    ),
  }
}
