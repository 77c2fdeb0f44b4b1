import { join } from 'node:path'
import type { EngineContext } from '../context'
import { createGazetteer, type Gazetteer } from './gazetteer'
import { readGazetteer } from './gazetteerFile'

const made = new WeakMap<EngineContext, Gazetteer>()

/** The gazetteer of an engine: read when it is first asked for, once for all areas. */
export function gazetteerOf(context: EngineContext): Gazetteer {
  const known = made.get(context)
  if (known !== undefined) return known
  const file = readGazetteer(join(context.options.resourcesFolder, 'gazetteer', 'gazetteer.json'))
  const gazetteer = createGazetteer(file)
  made.set(context, gazetteer)
  return gazetteer
}
