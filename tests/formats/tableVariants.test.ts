import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FORMATS, matchFormat } from '../../electron/engine/import/match'
import { stageContent } from '../../electron/engine/import/stageContent'
import { naiveRecords, naiveText } from '../reading/naive'
import { expectation } from './expectation'

/** Every case of a daily or audience table in other columns and shapes; read by pure functions, without a database. */

const FOLDER = import.meta.dirname
const TABLES = FORMATS.filter((format) => format.level !== 'post' && 'shape' in format && format.shape === 'table')
const cases = TABLES.flatMap(({ id }) =>
  existsSync(join(FOLDER, id)) ? readdirSync(join(FOLDER, id)).map((name) => ({ format: id, name })) : [],
)

type Records = readonly (readonly string[])[]

function loaded({ format, name }: (typeof cases)[number]) {
  const text = naiveText(readFileSync(join(FOLDER, format, name, 'input.csv'))).replace(/^\uFEFF/, '')
  const expected = expectation.parse(JSON.parse(readFileSync(join(FOLDER, format, name, 'expected.json'), 'utf8')))
  const delimiter = text.slice(0, text.indexOf('\n')).includes(';') ? ';' : ','
  return { text, delimiter, expected, records: naiveRecords(text, delimiter) }
}

/** What is read of a table: one line per figure, or why nothing is. */
function figuresOf(records: Records, { file, exportedAt }: ReturnType<typeof loaded>['expected']): string[] {
  const fileName = file ?? 'export.csv'
  const match = matchFormat(records.slice(0, 60), { fileName, sheet: null })
  if (match.kind !== 'account_day' && match.kind !== 'audience') return [`not matched: ${match.kind}`]
  const at = new Date(exportedAt ?? '2026-12-31T10:00:00Z')
  const base = {
    ...{ id: '1', fileName, names: [fileName], sha256: '0', bytes: 1, modifiedAt: at, encoding: 'utf-8' as const },
    ...{ delimiter: ',', warnings: [], exportEvidence: 'modified' as const },
  }
  const staged = stageContent(match, { base, records, names: [fileName], exported: { at, evidence: 'modified' } })
  if ('refusal' in staged) return [`refused: ${staged.refusal.code}`]
  if (staged.level === 'audience')
    return staged.blocks.flatMap(({ dimension, unit, cells }) =>
      cells.map(({ label, value }) => `${dimension} ${unit} ${label} ${String(value)}`),
    )
  return staged.series
    .flatMap(({ sourceKey, metric, days }) =>
      days.map(({ day, value }) => `${sourceKey} ${day} ${metric} ${String(value)}`),
    )
    .sort()
}

const byPosition = (name: string): boolean => name.includes('by-position')
/** The line above the header is no row of the table. */
const turned = (records: Records): string[][] =>
  records.map((record) => {
    const isSentence = record.slice(1).every((cell) => cell === '') && record.length > 1
    return isSentence ? [...record] : [...record].reverse()
  })

describe.each(cases)('$format $name', (one) => {
  const { records, expected, text, delimiter } = loaded(one)
  const own = figuresOf(records, expected)

  it('says something, or why not', () => {
    expect(own.length).toBeGreaterThan(0)
    expect(own.some((line) => line.startsWith('refused'))).toBe(expected.refusal !== undefined)
  })

  it('columns in another order give the same, or are not known at all', () => {
    const found = figuresOf(turned(records), expected)
    // Names known in part still stand; the order alone no longer proves the others.
    if (byPosition(one.name)) {
      expect(found.length).toBeLessThan(own.length)
      expect(found.filter((line) => !own.includes(line) && !line.startsWith('not matched'))).toEqual([])
    } else expect(found).toEqual(own)
  })

  it.skipIf(byPosition(one.name))('columns that nobody knows change nothing', () => {
    const wider = records.map((record, i) => {
      const isWhole = record.length > 1
      return isWhole ? ['', ...record, i === 0 ? 'Brand new figure' : '7'] : [...record]
    })
    const found = figuresOf(wider, expected)
    // A YouTube file is known by the name of all its columns: one that is not makes it another table.
    if (one.format === 'youtube-totals') expect([[expect.stringMatching(/^not matched/)], own]).toContainEqual(found)
    else expect(found).toEqual(own)
  })

  it('cut off anywhere before its last cell, no figure is another', () => {
    const body = text.trimEnd()
    const last = body.lastIndexOf(delimiter)
    const start = body.lastIndexOf('\n') + 1
    const whole = new Set(figuresOf(naiveRecords(body, delimiter), expected))
    for (let at = start; at < last; at++) {
      const found = figuresOf(naiveRecords(body.slice(0, at), delimiter), expected)
      expect(found.filter((line) => !whole.has(line) && !/^(not matched|refused)/.test(line))).toEqual([])
    }
  })
})
