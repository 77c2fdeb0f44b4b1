import fc from 'fast-check'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileStem, workspaceId } from '../../electron/engine/workspace/fileNames'
import { SETTINGS, testEngine } from '../support/engine'

const HOSTILE = [
  `x'); drop table posts; --.csv`,
  'a"b',
  '$1',
  'glob[1]*.csv',
  'year=2026/',
  '%s',
  'nom\u202Ecod.exe',
  '🎼 portée',
  'é'.repeat(200),
  'trailing dot.',
  'trailing space ',
  'CON',
  'con.duckdb',
  'line\nbreak',
  '../../etc/passwd',
  '..',
  '/absolute',
  'C:\\Windows',
  'nul\0byte',
]

describe('names of workspaces', () => {
  test.each(HOSTILE)('%j makes a file in the data folder and nowhere else, and opens again', async (name) => {
    const { client, engine, folder } = await testEngine()
    const made = await client.workspace.create({ name, settings: { ...SETTINGS, networkName: name } })
    expect(made.settings.networkName).toBe(name.trim())
    const files = readdirSync(join(folder, 'data')).filter((file) => file.endsWith('.duckdb'))
    expect(files).toHaveLength(1)
    expect(Buffer.byteLength(files[0]!)).toBeLessThanOrEqual(255)
    expect(existsSync(join(folder, 'data', files[0]!))).toBe(true)
    await client.workspace.close()
    expect((await client.workspace.open({ id: made.id })).id).toBe(made.id)
    const tables = await engine.context
      .workspace()
      .database.read((session) => session.connection.runAndReadAll('SHOW TABLES'))
    expect(tables.currentRowCount).toBeGreaterThan(20)
  })

  test('any text makes a name that every system takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const stem = fileStem(name)
        return (
          stem.length > 0 &&
          Buffer.byteLength(stem) <= 130 &&
          !/[\p{Cc}\p{Cf}/\\:*?"<>|]/u.test(stem) &&
          !/^[. ]|[. ]$/.test(stem) &&
          !/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(stem)
        )
      }),
      { numRuns: 5000 },
    )
  })

  test('an id tells nothing of the path and stays the same', () => {
    const id = workspaceId('/home/lead/réseau.duckdb')
    expect(id).toMatch(/^[\w-]{22}$/)
    expect(id).toBe(workspaceId('/home/lead/../lead/réseau.duckdb'))
    expect(id).not.toBe(workspaceId('/home/lead/autre.duckdb'))
  })
})
