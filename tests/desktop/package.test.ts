import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../support/folder'
import { ROOT } from './build'

/** Marks the fuses in Electron's program: then one byte version, one byte count, and a character per fuse. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')

/** In the order of the wire, as the fuses' documentation names them. */
const WANTED = {
  runAsNode: '0',
  cookieEncryption: '1',
  nodeOptions: '0',
  nodeCliInspect: '0',
  embeddedAsarIntegrityValidation: '1',
  onlyLoadAppFromAsar: '1',
  loadBrowserProcessSpecificV8Snapshot: '0',
  grantFileProtocolExtraPrivileges: '0',
}

/** A folder shaped like Electron's runtime with a program that holds the fuses as shipped, and does nothing. */
function fakeRuntime(folder: string, fuses: string): string {
  const runtime = join(folder, 'runtime')
  mkdirSync(join(runtime, 'resources'), { recursive: true })
  mkdirSync(join(runtime, 'locales'))
  for (const name of ['fr', 'en-US', 'de']) writeFileSync(join(runtime, 'locales', `${name}.pak`), '')
  writeFileSync(join(runtime, 'version'), '45.4.1')
  const wire = Buffer.concat([SENTINEL, Buffer.from([1, fuses.length]), Buffer.from(fuses)])
  writeFileSync(join(runtime, 'electron'), Buffer.concat([Buffer.alloc(512), wire, Buffer.alloc(64)]), { mode: 0o755 })
  return runtime
}

/** Runs electron-builder with the project's own settings, into a folder of the test. */
async function pack(folder: string, fuses: string): Promise<string> {
  const tool = join(ROOT, 'node_modules/electron-builder/cli.js')
  const settings = [`-c.electronDist=${fakeRuntime(folder, fuses)}`, `-c.directories.output=${join(folder, 'dist')}`]
  await promisify(execFile)(process.execPath, [tool, '--linux', 'dir', '--x64', ...settings], { cwd: ROOT })
  return join(folder, 'dist/linux-unpacked')
}

/** Paths of all files in an archive: its header is JSON behind four lengths of four bytes. */
function archived(file: string): string[] {
  const bytes = readFileSync(file)
  interface Entry {
    readonly files?: Record<string, Entry>
  }
  const header = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))) as Entry
  const walk = (entry: Entry, path: string): string[] =>
    entry.files === undefined
      ? [path]
      : Object.entries(entry.files).flatMap(([name, each]) => walk(each, `${path}/${name}`))
  return walk(header, '')
}

/** It takes a minute or more, so it is asked for: PORTEE_PACKAGE=1, after a build. */
const canPack = process.platform === 'linux' && process.arch === 'x64' && process.env['PORTEE_PACKAGE'] === '1'

describe.skipIf(!canPack)('the packaged program, without Electron’s own (PORTEE_PACKAGE=1 on Linux x64)', () => {
  it('has every fuse as wanted, exactly one DuckDB beside the archive, and no sources, maps or tests', async () => {
    const folder = temporaryFolder()
    expect(existsSync(join(ROOT, 'out/main/main.js')), 'npm run build first').toBe(true)
    const app = await pack(folder, '10110011')
    const program = readFileSync(join(app, 'portee'))
    const at = program.indexOf(SENTINEL) + SENTINEL.length
    expect([program[at], program[at + 1]]).toEqual([1, 8])
    expect(program.toString('latin1', at + 2, at + 10)).toBe(Object.values(WANTED).join(''))

    const duckdb = join(app, 'resources/app.asar.unpacked/node_modules/@duckdb')
    expect(readdirSync(duckdb).filter((name) => name.startsWith('node-bindings-'))).toEqual(['node-bindings-linux-x64'])
    const native = join(duckdb, 'node-bindings-linux-x64')
    expect(readdirSync(native)).toEqual(expect.arrayContaining(['duckdb.node', 'libduckdb.so']))
    expect(statSync(join(native, 'libduckdb.so')).size).toBeGreaterThan(1_000_000)

    const files = archived(join(app, 'resources/app.asar'))
    expect(files).toEqual(
      expect.arrayContaining(['/package.json', '/out/main/workbookWorker.js', '/resources/gazetteer/gazetteer.json']),
    )
    expect(
      files.filter((file) => /\.(?:map|tsx?|env)$|^\/(?:tests|electron|renderer|scripts|shared)\//.test(file)),
    ).toEqual([])
    expect(files.filter((file) => file.startsWith('/node_modules/playwright-core/'))).toEqual([])
    expect(readdirSync(join(app, 'locales')).sort()).toEqual(['en-US.pak', 'fr.pak'])
  }, 300_000)
})
