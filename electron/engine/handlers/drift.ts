import { os, type EngineContext } from '../context'
import { audienceDrift } from '../queries/audienceDrift'

/** Whether accounts keep to the themes of their editorial lines. */
export function driftHandlers(context: EngineContext) {
  return {
    drift: os.audience.drift.handler(({ input, signal }) =>
      context.workspace().database.read((session) => audienceDrift(session, input), signal),
    ),
  }
}
