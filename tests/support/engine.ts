import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createEngine, type Engine } from '../../electron/engine/engine'
import type { EngineOptions } from '../../electron/engine/context'
import type { Contract } from '../../shared/contract/contract'
import type { Settings } from '../../electron/engine/workspace/settings'
import { temporaryFolder } from './folder'

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

/** An engine with a data folder of its own, closed when the running test ends. `options` replaces what it needs. */
export async function testEngine(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const folder = temporaryFolder()
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
  onTestFinished(() => engine.close())
  return { engine, client: createRouterClient(engine.router), folder, log }
}

/** A test engine with one empty workspace open. */
export async function testWorkspace(options: Partial<EngineOptions> = {}): Promise<TestEngine> {
  const test = await testEngine(options)
  await test.client.workspace.create({ name: 'Valmont', settings: SETTINGS })
  return test
}
