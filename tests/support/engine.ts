import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createEngine, type Engine } from '../../electron/engine/engine'
import type { EngineOptions } from '../../electron/engine/context'
import type { Contract } from '../../shared/contract/contract'
import { EXTENSION, workspaceId } from '../../electron/engine/workspace/fileNames'
import type { Settings } from '../../electron/engine/workspace/settings'
import { newFolder, removeFolder } from './folder'

export const SETTINGS: Settings = {
  networkName: 'Bibliothèques de Valmont',
  zone: 'Europe/Paris',
  language: 'fr',
  keepOrganisations: false,
}

/** 8 July 2026, 10:00 in UTC: the day tests live in. */
export const NOW = new Date('2026-07-08T10:00:00Z')

export type Client = ContractRouterClient<Contract>
export type LogLine = Parameters<EngineOptions['log']>[0]

export interface TestEngine {
  readonly engine: Engine
  /** The contract called directly, without any channel. */
  readonly client: Client
  readonly folder: string
  readonly log: LogLine[]
}

/** An engine that lives as long as its caller says. */
export interface KeptEngine extends TestEngine {
  readonly close: () => Promise<void>
}

/** An engine with a data folder of its own, for several tests: close it yourself. `options` replaces what it needs. */
export async function keptEngine(options: Partial<EngineOptions> = {}): Promise<KeptEngine> {
  const folder = newFolder()
  const log: LogLine[] = []
  mkdirSync(join(folder, 'data'))
  const engine = await createEngine({
    dataFolder: join(folder, 'data'),
    stagingFolder: join(folder, 'staging'),
    resourcesFolder: join(import.meta.dirname, '../../resources'),
    version: '0.0.0-test',
    clock: () => NOW,
    log: (line) => log.push(line),
    print: null,
    ...options,
  })
  const close = async () => {
    await engine.close()
    removeFolder(folder)
  }
  return { engine, client: createRouterClient(engine.router), folder, log, close }
}

/** An engine with a data folder of its own, closed when the running test ends. `options` replaces what it needs. */
export async function testEngine(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const { close, ...test } = await keptEngine(options)
  onTestFinished(close)
  return test
}

/** A test engine with one empty workspace open. */
export async function testWorkspace(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const test = await testEngine(options)
  await openEmpty(test)
  return test
}

const NAME = 'Valmont'
/** The empty workspace as the engine made it for the first test of this process. */
let empty: Buffer | null = null

/**
 * Opens one empty workspace. The engine makes it once in a process and opens a copy afterwards: making one costs 0.1 s of
 * processor, and hundreds of tests begin with one. (What making one does is tested in tests/workspace.)
 */
export async function openEmpty({ engine, client }: TestEngine): Promise<void> {
  const file = join(engine.context.options.dataFolder, `${NAME}${EXTENSION}`)
  if (empty === null) {
    await client.workspace.create({ name: NAME, settings: SETTINGS })
    await client.workspace.close()
    empty = readFileSync(file)
  } else writeFileSync(file, empty)
  await client.workspace.open({ id: workspaceId(file) })
}
