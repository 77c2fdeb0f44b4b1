import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import afterPack, { checkNative } from '../../scripts/afterPack.mjs'
import { temporaryFolder } from '../support/folder'

function lay(packages: Record<string, string[]>): string {
  const folder = temporaryFolder()
  for (const [name, files] of Object.entries(packages)) {
    const path = join(folder, 'app.asar.unpacked/node_modules/@duckdb', name)
    mkdirSync(path, { recursive: true })
    for (const file of files) writeFileSync(join(path, file), '')
  }
  return folder
}

it.each([
  ['node-bindings-linux-x64', 'libduckdb.so'],
  ['node-bindings-darwin-arm64', 'libduckdb.dylib'],
  ['node-bindings-win32-x64', 'duckdb.dll'],
])('takes %s with %s beside it', (name, library) => {
  expect(() => checkNative(lay({ 'node-api': ['a.js'], [name]: ['duckdb.node', library] }))).not.toThrow()
})

it('refuses none, two, and one without its library', () => {
  const whole = ['duckdb.node', 'libduckdb.so']
  expect(() => checkNative(lay({}))).toThrow('one DuckDB package expected')
  expect(() => checkNative(lay({ 'node-bindings-linux-x64': whole, 'node-bindings-linux-arm64': whole }))).toThrow(
    'node-bindings-linux-arm64, node-bindings-linux-x64',
  )
  expect(() => checkNative(lay({ 'node-bindings-linux-x64': ['duckdb.node'] }))).toThrow('is not whole')
})

/** Electron's mark before the fuses, then version, count and a character per fuse; on, off, on, … as shipped. */
function program(folder: string, fuses: string): string {
  const wire = Buffer.concat([Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'), Buffer.from([1, fuses.length])])
  writeFileSync(join(folder, 'portee'), Buffer.concat([Buffer.alloc(64), wire, Buffer.from(fuses), Buffer.alloc(64)]))
  return join(folder, 'portee')
}

function layProgram(fuses: string) {
  const folder = temporaryFolder()
  const native = join(folder, 'resources/app.asar.unpacked/node_modules/@duckdb/node-bindings-linux-x64')
  mkdirSync(native, { recursive: true })
  for (const file of ['duckdb.node', 'libduckdb.so']) writeFileSync(join(native, file), '')
  const file = program(folder, fuses)
  const packager = { appInfo: { productFilename: 'Portée' }, executableName: 'portee' }
  return { file, context: { appOutDir: folder, electronPlatformName: 'linux', packager } }
}

it('sets every fuse', async () => {
  const { file, context } = layProgram('10110011')
  await afterPack(context)
  // runAsNode 0, cookies 1, NODE_OPTIONS 0, inspect 0, integrity 1, only from asar 1, snapshot 0, file: 0
  expect(readFileSync(file).toString('latin1', 64 + 34, 64 + 42)).toBe('01001100')
})

it('refuses a runtime with a fuse that nobody has decided about', async () => {
  await expect(afterPack(layProgram('101100110').context)).rejects.toThrow('strictlyRequireAllFuses')
})
