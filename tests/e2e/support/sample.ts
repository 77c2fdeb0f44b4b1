import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { inject } from 'vitest'
import { startHost, type Host } from './host'

/** Longest that one file of tests waits for another to make the sample network. */
const PATIENCE = 150_000

/**
 * The sample network in French as a closed file, built by the importer once in a run: the first file of tests that
 * needs it makes it, the others wait for it and copy it.
 */
export async function sampleFile(): Promise<string> {
  const file = samplePath()
  const begun = performance.now()
  while (!existsSync(file)) {
    await makingSample(() => (existsSync(file) ? Promise.resolve() : makeSample()))
    if (existsSync(file)) break
    if (performance.now() - begun > PATIENCE) throw new Error('another file of tests did not make the sample')
    await sleep(100)
  }
  return file
}

/** Runs `work`, which makes the sample and keeps it, unless another file of tests is making it; says whether it ran. */
export async function makingSample(work: () => Promise<void>): Promise<boolean> {
  const claim = `${samplePath()}.making`
  try {
    mkdirSync(claim)
  } catch {
    return false
  }
  try {
    await work()
    return true
  } finally {
    rmSync(claim, { recursive: true, force: true })
  }
}

async function makeSample(): Promise<void> {
  const host = await startHost()
  try {
    const steps = await host.client.workspace.createSample({ language: 'fr' })
    while ((await steps.next()).done !== true);
    await keepSample(host)
  } finally {
    await host.close()
  }
}

/** Closes the sample network open on a host and keeps its file, whole from the start, for the other tests of the run. */
export async function keepSample(host: Host): Promise<void> {
  const made = (await host.client.workspace.current())?.name
  if (made === undefined) throw new Error('no sample is open')
  await host.client.workspace.close()
  const draft = join(dirname(samplePath()), `${made}.${String(process.pid)}.draft`)
  copyFileSync(join(host.dataFolder, `${made}.duckdb`), draft)
  renameSync(draft, samplePath())
}

function samplePath(): string {
  return join(process.env['PORTEE_E2E_FOLDER'] ?? inject('e2eFolder'), 'Valmont.duckdb')
}

/** A host on a copy of the sample network. Close it yourself. */
export async function sampleHost(): Promise<Host> {
  return startHost({ workspace: await sampleFile() })
}
