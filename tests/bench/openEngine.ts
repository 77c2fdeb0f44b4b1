import { createRouterClient } from '@orpc/server'
import { join } from 'node:path'
import { createEngine } from '../../electron/engine/engine'

/** An engine over the data of a bench's folder, with the contract called directly; no workspace is open yet. */
export async function openEngine(folder: string) {
  const engine = await createEngine({
    dataFolder: join(folder, 'data'),
    stagingFolder: join(folder, 'staging'),
    resourcesFolder: join(process.cwd(), 'resources'),
    version: '0.0.0',
    clock: () => new Date('2026-11-22T10:00:00Z'),
    log: () => undefined,
    print: null,
  })
  return { engine, client: createRouterClient(engine.router) }
}
