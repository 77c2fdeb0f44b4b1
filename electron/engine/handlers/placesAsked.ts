import type { Gazetteer } from '../audience/gazetteer'
import { os, type EngineContext } from '../context'
import { answeredPlaces, answerPlace, forgetPlace, unresolvedPlaces } from '../queries/placesAsked'
import { readSettings } from '../workspace/settings'

/** Labels of places that nothing resolves: asked once, remembered. */
export function placesAskedHandlers(context: EngineContext, gazetteer: () => Gazetteer) {
  const database = () => context.workspace().database
  return {
    unresolved: os.audience.unresolved.handler(({ input, signal }) =>
      database().read(async (session) => {
        const language = input.language ?? (await readSettings(session)).language
        const rows = await unresolvedPlaces(session, gazetteer(), language)
        return rows.map((row) => ({ ...row, accounts: [...row.accounts], readings: [...row.readings] }))
      }, signal),
    ),
    placeAnswers: os.audience.placeAnswers.handler(({ input, signal }) =>
      database().read(async (session) => {
        const language = input.language ?? (await readSettings(session)).language
        return answeredPlaces(session, gazetteer(), language)
      }, signal),
    ),
    answerPlace: os.audience.answerPlace.handler(async ({ input }) => {
      await database().write((session) => answerPlace(session, input, gazetteer()))
      return {}
    }),
    forgetPlace: os.audience.forgetPlace.handler(({ input }) =>
      database().write((session) => forgetPlace(session, input.label)),
    ),
  }
}
