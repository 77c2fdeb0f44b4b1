import { createRouterClient } from '@orpc/server'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import { createEngine, type Engine } from '../../../electron/engine/engine'
import { nameOf, workspaceId } from '../../../electron/engine/workspace/fileNames'
import type { EngineOptions } from '../../../electron/engine/context'
import type { Settings } from '../../../electron/engine/workspace/settings'
import { startHttp } from '../../../electron/host/http'
import { printerOrNull } from '../../../electron/host/printer'
import type { Client } from '../../support/engine'

const ROOT = join(import.meta.dirname, '../../..')

/** The application as a browser tab has it: the real engine behind the real loopback host, and the built pages. */
export interface Host {
  readonly origin: string
  readonly launchUrl: string
  readonly engine: Engine
  /** The contract called directly, to compare what the screen says with what the engine says. */
  readonly client: Client
  readonly dataFolder: string
  close(): Promise<void>
}

/** 12 October 2026 by default: the day of the sample network. */
export const NOW = new Date('2026-10-12T10:00:00Z')

/** A host with a data folder of its own. `workspace`: a file to copy into it and open. Close it yourself. */
export async function startHost(options: { workspace?: string; clock?: () => Date } = {}): Promise<Host> {
  const folder = mkdtempSync(join(tmpdir(), 'portee-e2e-host-'))
  const dataFolder = join(folder, 'data')
  mkdirSync(dataFolder)
  const engine = await createEngine({
    dataFolder,
    stagingFolder: join(folder, 'staging'),
    resourcesFolder: join(ROOT, 'resources'),
    version: '0.0.0-test',
    clock: options.clock ?? (() => NOW),
    log: logErrors,
    print: printerOrNull(),
  })
  const client = createRouterClient(engine.router)
  if (options.workspace !== undefined) await openCopy(client, dataFolder, options.workspace)
  const http = await startHttp({ engine, rendererFolder: join(inject('e2eFolder'), 'renderer') })
  return {
    origin: http.origin,
    launchUrl: http.launchUrl,
    engine,
    client,
    dataFolder,
    close: async () => {
      await http.close()
      await engine.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A host that ends with the running test. */
export async function testHost(options: Parameters<typeof startHost>[0] = {}): Promise<Host> {
  const host = await startHost(options)
  onTestFinished(() => host.close())
  return host
}

async function openCopy(client: Client, dataFolder: string, file: string): Promise<void> {
  const copy = join(dataFolder, basename(file))
  copyFileSync(file, copy)
  const listed = (await client.workspace.list()).find((entry) => entry.name === nameOf(copy))
  await client.workspace.open({ id: listed?.id ?? workspaceId(copy) })
}

function logErrors(line: Parameters<EngineOptions['log']>[0]): void {
  if (line.level === 'error') process.stderr.write(`${JSON.stringify(line)}\n`)
}

export const SETTINGS: Settings = {
  networkName: 'Bibliothèques de Valmont',
  zone: 'Europe/Paris',
  language: 'fr',
  keepOrganisations: false,
}

/** A host with one empty workspace open, ended with the running test. */
export async function emptyHost(settings: Partial<Settings> = {}): Promise<Host> {
  const host = await testHost()
  await host.client.workspace.create({ name: 'Valmont', settings: { ...SETTINGS, ...settings } })
  return host
}
