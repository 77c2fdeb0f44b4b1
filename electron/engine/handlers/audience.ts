import type { Days } from '../../../shared/periods'
import type { Gazetteer } from '../audience/gazetteer'
import { gazetteerOf } from '../audience/sharedGazetteer'
import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { audienceCsv } from '../queries/audienceCsv'
import { addEvidence, listEvidence, removeEvidence } from '../queries/audienceEvidence'
import { audienceMatrix } from '../queries/audienceMatrix'
import { networkSheet } from '../queries/audienceNetwork'
import { suggestedPlaces } from '../queries/audiencePlaces'
import { verdictSheet } from '../queries/audienceVerdict'
import { resolvePeriod } from '../queries/filter'
import { listPersonas, readTarget, removePersona, restorePersona, savePersona } from '../queries/personas'
import { checkTarget } from '../queries/targetCheck'
import { targetWords } from '../queries/targetWords'
import { readSettings } from '../workspace/settings'
import { placesAskedHandlers } from './placesAsked'

/** Personas, evidence, and whether each account reaches the people its editorial line names. */
export function audienceHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const gazetteer = () => gazetteerOf(context)
  const today = () => context.options.clock().toISOString().slice(0, 10)
  const forPeriod = <T>(
    period: string,
    signal: AbortSignal | undefined,
    work: (session: Session, days: Days, places: Gazetteer) => Promise<T>,
  ) => database().read(async (session) => work(session, await resolvePeriod(session, period), gazetteer()), signal)
  return {
    ...personaHandlers(context, gazetteer),
    ...placesAskedHandlers(context, gazetteer),
    matrix: os.audience.matrix.handler(({ input, signal }) => forPeriod(input.period, signal, audienceMatrix)),
    network: os.audience.network.handler(({ input, signal }) => forPeriod(input.period, signal, networkSheet)),
    verdict: os.audience.verdict.handler(({ input, signal }) =>
      forPeriod(input.period, signal, (session, days, places) => verdictSheet(session, input, days, places)),
    ),
    evidence: os.audience.evidence.handler(({ input, signal }) =>
      forPeriod(input.period ?? `${today()}..${today()}`, signal, (session, days, places) =>
        listEvidence(session, input.accountId, days, places),
      ),
    ),
    addEvidence: os.audience.addEvidence.handler(async ({ input }) => ({
      id: await database().write((session) => addEvidence(session, input, today(), gazetteer())),
    })),
    removeEvidence: os.audience.removeEvidence.handler(async ({ input }) => {
      await database().write((session) => removeEvidence(session, input.id))
      return {}
    }),
    csv: os.audience.csv.handler(({ input, signal }) =>
      forPeriod(input.period, signal, (session, days, places) => audienceCsv(session, days, input, places)),
    ),
  }
}

function personaHandlers(context: EngineContext, gazetteer: () => Gazetteer) {
  const database = () => context.workspace().database
  return {
    personas: os.audience.personas.handler(async ({ signal }) => {
      const personas = await database().read(listPersonas, signal)
      return personas.map((persona) => ({
        ...persona,
        problems: [...readTarget(persona.conditions, gazetteer()).problems],
      }))
    }),
    savePersona: os.audience.savePersona.handler(async ({ input }) => ({
      id: await database().write((session) => savePersona(session, input)),
    })),
    removePersona: os.audience.removePersona.handler(async ({ input }) => {
      const today = context.options.clock().toISOString().slice(0, 10)
      await database().write((session) => removePersona(session, input.id, today))
      return {}
    }),
    restorePersona: os.audience.restorePersona.handler(async ({ input }) => {
      await database().write((session) => restorePersona(session, input.id))
      return {}
    }),
    checkTarget: os.audience.checkTarget.handler(({ input, signal }) =>
      database().read(async (session) => {
        const language = input.language ?? (await readSettings(session)).language
        const period = await resolvePeriod(session, input.period)
        const { problems, accounts } = await checkTarget(session, input.conditions, { period, language }, gazetteer())
        return {
          accounts,
          problems: problems.map((each) => ({ ...each, path: [...each.path], readings: [...each.readings] })),
        }
      }, signal),
    ),
    targetWords: os.audience.targetWords.handler(({ signal }) => database().read(targetWords, signal)),
    places: os.audience.places.handler(async ({ input, signal }) => {
      const language = input.language ?? (await database().read(readSettings, signal)).language
      return suggestedPlaces(gazetteer(), input.text, language)
    }),
  }
}
