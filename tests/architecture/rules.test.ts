import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** Source files below a folder, with paths from the root. */
function sources(folder: string, endings = /\.(?:ts|tsx|mjs)$/): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && endings.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
    .sort()
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const ALL = ['electron', 'renderer', 'shared', 'tests', 'scripts'].flatMap((folder) => sources(folder))
const OURS = ALL.filter((file) => !file.startsWith('tests/'))

describe('rules of the house', () => {
  test('no lint suppression, no type suppression', () => {
    const forbidden = new RegExp(['eslint-' + 'disable', '@ts-' + '(?:ignore|expect-error|nocheck)'].join('|'))
    expect(ALL.filter((file) => forbidden.test(read(file)))).toEqual([])
  })

  test('no barrel files', () => {
    const barrel = (text: string) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:\/\/|\/?\*)/.test(line))
      return lines.length > 0 && lines.every((line) => /^export (?:\*|\{)/.test(line))
    }
    expect(OURS.filter((file) => barrel(read(file)))).toEqual([])
    expect(barrel(`export * from './a'\nexport { b } from './b'`)).toBe(true)
  })

  test('SQL is made by the sql template alone: nothing else makes an Sql, but the migrations', () => {
    const makers = OURS.filter((file) => /\bnew Sql\(/.test(read(file)))
    expect(makers).toEqual(['electron/engine/db/migrate.ts', 'electron/engine/db/sql.ts'])
  })

  test('no statement is run as a string built on the spot', () => {
    const built = /connection\.(?:run|runAndReadAll|stream|prepare)\(\s*`[^`]*\$\{/
    const files = sources('electron/engine').filter((file) => built.test(read(file)))
    // database.ts: SET of allowed folders takes no bound value; each is quoted by literal().
    expect(files.filter((file) => file !== 'electron/engine/db/database.ts')).toEqual([])
  })

  test('no regular expression is made of text from a user', () => {
    const made = OURS.filter(
      (file) => /^(?:electron|renderer|shared)/.test(file) && /new RegExp\((?!\[|'|"|`|String\.raw)/.test(read(file)),
    )
    expect(made).toEqual([])
  })

  test('nothing speaks to another machine: no fetch to an address, no http client', () => {
    const remote = /fetch\(\s*['"`]https?:|https?\.request\(|new WebSocket\(|navigator\.sendBeacon|new XMLHttpRequest/
    expect(OURS.filter((file) => remote.test(read(file)))).toEqual([])
  })
})
