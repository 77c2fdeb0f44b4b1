import { execFile } from 'node:child_process'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'vite'

export const ROOT = join(import.meta.dirname, '../..')

/** Builds main, preload and renderer as they are shipped, into a folder of the tests' own; the folder. */
export async function buildDesktop(): Promise<string> {
  const out = join(ROOT, '.cache/desktop-test', `${process.pid}`, 'out')
  await mkdir(out, { recursive: true })
  const tool = join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js')
  await promisify(execFile)(process.execPath, [tool, 'build', '--outDir', out], { cwd: ROOT })
  return out
}

/** The renderer's own client as one script that sets `portee` in a page: `await portee.connect()` is the contract. */
export async function buildClient(): Promise<string> {
  const outDir = join(ROOT, '.cache/desktop-test', `${process.pid}`, 'client')
  const entry = join(ROOT, 'renderer/api/client.ts')
  await build({
    configFile: false,
    logLevel: 'error',
    root: ROOT,
    publicDir: false,
    build: { outDir, lib: { entry, formats: ['iife'], name: 'portee', fileName: () => 'client.js' } },
  })
  return readFile(join(outDir, 'client.js'), 'utf8')
}
