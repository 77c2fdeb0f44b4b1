import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ERRORS } from '../../shared/contract/errors'

const FOUND = [
  'sqlite',
  'duckdb_other',
  'text',
  'empty',
  'directory',
  'unknown',
  'newer_storage',
  'newer_schema',
  'damaged',
]

/** What the interface says without the engine: the door is gone, the user cancelled. */
const OWN = ['UNREACHABLE', 'CANCELLED']

function sentences(language: string): Record<string, unknown> {
  const file = join(import.meta.dirname, '../../shared/messages', language, 'errors.json')
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
}

describe.each(['fr', 'en'])('sentences of errors: %s', (language) => {
  test.each(Object.keys(ERRORS))('%s has one', (code) => {
    expect(sentences(language)).toHaveProperty([`error.${code}`])
  })

  test.each(FOUND)('a refused file that is %s has one', (found) => {
    expect(sentences(language)).toHaveProperty([`error.WORKSPACE_REFUSED.${found}`])
  })

  test('no sentence for a code that does not exist', () => {
    const codes = Object.keys(sentences(language)).flatMap((id) => /^error\.([A-Z_]+)/.exec(id)?.[1] ?? [])
    expect(codes.filter((code) => !(code in ERRORS) && !OWN.includes(code))).toEqual([])
  })
})
