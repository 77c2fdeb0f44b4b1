import { gazetteerOf } from '../audience/sharedGazetteer'
import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { readPopulationFile } from '../populations/readFile'
import { readPopulation } from '../populations/readPopulation'
import { listPersonas } from '../queries/personas'
import { listPopulations, removePopulation, savePopulation } from '../queries/populations'
import { readSettings } from '../workspace/settings'

/** How many people there are: enrolment by age, gender, status, place, and per persona. */
export function populationsHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const known = async (session: Session) => ({
    personas: await listPersonas(session),
    gazetteer: gazetteerOf(context),
  })
  const today = () => context.options.clock().toISOString().slice(0, 10)
  return {
    list: os.populations.list.handler(({ signal }) => database().read(listPopulations, signal)),
    read: os.populations.read.handler(({ input, signal }) =>
      database().read(async (session) => readPopulation(input, await known(session)), signal),
    ),
    readFile: os.populations.readFile.handler(async ({ input, signal }) => {
      const { zone } = await database().read(readSettings, signal)
      return readPopulationFile(context, { uploadId: input.uploadId, zone, signal })
    }),
    save: os.populations.save.handler(({ input }) =>
      database().write(async (session) =>
        savePopulation(session, input, { ...(await known(session)), today: today() }),
      ),
    ),
    remove: os.populations.remove.handler(async ({ input }) => ({
      before: await database().write((session) => removePopulation(session, input.id)),
    })),
  }
}
