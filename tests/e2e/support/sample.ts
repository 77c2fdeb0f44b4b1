import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { startHost, type Host } from './host'

/**
 * The sample network in French as a closed file, built by the importer once in a run: the first file of tests that
 * needs it makes it, the others copy it. (Files of tests run one after the other in this project.)
 */
export async function sampleFile(): Promise<string> {
  const folder = process.env['PORTEE_E2E_FOLDER'] ?? inject('e2eFolder')
  const file = join(folder, 'Valmont.duckdb')
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  const host = await startHost()
  try {
    const steps = await host.client.workspace.createSample({ language: 'fr' })
    while ((await steps.next()).done !== true);
    const [made] = await host.client.workspace.list()
    if (made === undefined) throw new Error('the sample was not made')
    await host.client.workspace.close()
    renameSync(join(host.dataFolder, `${made.name}.duckdb`), file)
  } finally {
    await host.close()
  }
  return file
}

/** A host on a copy of the sample network. Close it yourself. */
export async function sampleHost(): Promise<Host> {
  return startHost({ workspace: await sampleFile() })
}
