import { os, type EngineContext } from '../context'
import { homeOverview } from '../queries/home'
import { dayIn } from '../workspace/describe'
import { readSettings } from '../workspace/settings'

/** The front page. */
export function homeHandlers(context: EngineContext) {
  return {
    overview: os.home.overview.handler(({ input, signal }) =>
      context.workspace().database.read(async (session) => {
        const { zone } = await readSettings(session)
        return homeOverview(session, { period: input.period, today: dayIn(zone, context.options.clock()) })
      }, signal),
    ),
  }
}
