import { version } from '@duckdb/node-api'
import { os, type EngineContext } from '../context'
import { SCHEMA } from '../db/migrate'

/** Work of the engine itself: versions for the About page and the command line. */
export function systemHandlers(context: EngineContext) {
  return {
    about: os.system.about.handler(() => ({ version: context.options.version, schema: SCHEMA, duckdb: version() })),
  }
}
