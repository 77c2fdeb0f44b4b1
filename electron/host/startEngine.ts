import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { EngineOptions } from '../engine/context'
import { createEngine, type Engine } from '../engine/engine'
import { applicationFolder, createStagingFolder, dataFolder } from './folders'

export interface HostOptions {
  /** Folder of the workspaces; the user's data folder by default. */
  readonly dataFolder?: string
  readonly print: EngineOptions['print']
  readonly log?: EngineOptions['log']
}

/** The engine as every host starts it: a staging folder of its own, removed on close; errors as JSON lines on stderr. */
export async function startEngine(options: HostOptions): Promise<Engine> {
  const application = applicationFolder()
  const staging = await createStagingFolder()
  const engine = await createEngine({
    dataFolder: options.dataFolder ?? dataFolder(),
    stagingFolder: staging,
    resourcesFolder: join(application, 'resources'),
    version: readVersion(application),
    clock: () => new Date(),
    log: options.log ?? logErrors,
    print: options.print,
  })
  return {
    ...engine,
    close: async () => {
      await engine.close()
      await rm(staging, { recursive: true, force: true })
    },
  }
}

function readVersion(application: string): string {
  const text = readFileSync(join(application, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

function logErrors(line: Parameters<EngineOptions['log']>[0]): void {
  if (line.level === 'error') process.stderr.write(`${JSON.stringify(line)}\n`)
}
