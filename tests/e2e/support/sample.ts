import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { startHost, type Host } from './host'

/**
 * The sample network in French as a closed file, built by the importer once in a run: the first file of tests that
 * needs it makes it, the others copy it. (Files of tests run one after the other in this project.)
 */
export async function sampleFile(): Promise<string> {
  const file = samplePath()
  if (existsSync(file)) return file
  const host = await startHost()
  try {
    const steps = await host.client.workspace.createSample({ language: 'fr' })
    while ((await steps.next()).done !== true);
    await keepSample(host)
  } finally {
    await host.close()
  }
  return file
}

/** Closes the sample network open on a host and keeps its file for the other tests of the run. */
export async function keepSample(host: Host): Promise<void> {
  const made = (await host.client.workspace.current())?.name
  if (made === undefined) throw new Error('no sample is open')
  await host.client.workspace.close()
  copyFileSync(join(host.dataFolder, `${made}.duckdb`), samplePath())
}

function samplePath(): string {
  return join(process.env['PORTEE_E2E_FOLDER'] ?? inject('e2eFolder'), 'Valmont.duckdb')
}

/** A host on a copy of the sample network. Close it yourself. */
export async function sampleHost(): Promise<Host> {
  return startHost({ workspace: await sampleFile() })
}
