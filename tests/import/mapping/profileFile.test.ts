import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LARGEST_PROFILE,
  mappingSpec,
  problemsOf,
  readProfile,
  writeProfile,
  type MappingSpec,
} from '../../../shared/mapping'
import { AGES_SPEC, columns, DAYS_SPEC, FRENCH_SPEC, TWO_NETWORKS_SPEC } from './specs'

const written = (change: (file: Record<string, unknown>) => void): string => {
  const file = JSON.parse(writeProfile('Outil', FRENCH_SPEC)) as Record<string, unknown>
  change(file)
  return JSON.stringify(file)
}
const inSpec = (part: object) => written((file) => Object.assign(file['spec'] as object, part))

describe('the file of a profile', () => {
  it.each([FRENCH_SPEC, TWO_NETWORKS_SPEC, DAYS_SPEC, AGES_SPEC])('is read as it was written ($level)', (spec) => {
    expect(readProfile(writeProfile('Outil', spec))).toEqual({ name: 'Outil', spec })
  })

  it.each([
    ['nothing', '', 'not_json'],
    ['no JSON', '{"application":', 'not_json'],
    ['a list', '[]', 'not_a_profile'],
    ['null', 'null', 'not_a_profile'],
    ['another file', '{"application":"portee","kind":"report","version":1}', 'not_a_profile'],
    ['a newer one', written((file) => (file['version'] = 2)), 'newer_version'],
    ['a newer specification', inSpec({ version: 7 }), 'newer_version'],
    ['a key of ours twice and one of nobody', written((file) => (file['more'] = 1)), 'not_usable'],
    [
      '__proto__',
      '{"__proto__":{"admin":true},"application":"portee","kind":"mapping_profile","version":1}',
      'not_a_profile',
    ],
    ['__proto__, escaped', `{"\\u005f_proto__":{"a":1},${written(() => undefined).slice(1)}`, 'not_usable'],
    ['a name of 10,000 characters', written((file) => (file['name'] = 'x'.repeat(10_000))), 'not_usable'],
    ['a blank name', written((file) => (file['name'] = '  ')), 'not_usable'],
    ['columns of a wrong type', inSpec({ columns: { 0: 'x' } }), 'not_usable'],
    ['a meaning nobody has', inSpec({ columns: [{ name: 'a', meaning: 'password' }] }), 'not_usable'],
    ['a path for a zone', inSpec({ zone: '../../etc/passwd' }), 'not_usable'],
    ['a header at row 10^9', inSpec({ headerRow: 1e9 }), 'not_usable'],
    ['NaN for a row', written((file) => Object.assign(file['spec'] as object, { headerRow: null })), 'not_usable'],
    ['one column twice', inSpec({ columns: [...FRENCH_SPEC.columns, FRENCH_SPEC.columns[0]] }), 'not_usable'],
    ['no column', inSpec({ columns: [] }), 'not_usable'],
    [
      '400 columns',
      inSpec({ columns: Array.from({ length: 400 }, (_, i) => ({ name: String(i), meaning: 'reach' })) }),
      'not_usable',
    ],
    ['too much', ' '.repeat(LARGEST_PROFILE + 1), 'too_large'],
    ['too deep', '['.repeat(100_000) + ']'.repeat(100_000), 'not_a_profile'],
  ])('is refused: %s', (_, text, fault) => {
    expect(readProfile(text)).toBe(fault)
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined()
  })

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => typeof readProfile(text) === 'string'))
    const valid = writeProfile('Outil', FRENCH_SPEC)
    fc.assert(
      fc.property(fc.nat(valid.length - 1), fc.string({ maxLength: 3 }), (at, text) => {
        const read = readProfile(valid.slice(0, at) + text + valid.slice(at + 1))
        if (typeof read !== 'string') expect(mappingSpec.safeParse(read.spec).success).toBe(true)
      }),
    )
  })
})

describe('what a specification needs', () => {
  const without = (...gone: string[]): MappingSpec => ({
    ...FRENCH_SPEC,
    columns: FRENCH_SPEC.columns.filter(({ meaning }) => !gone.includes(meaning)),
  })
  it.each([
    [without(), []],
    [without('published'), ['needs_published']],
    [without('permalink', 'text'), ['needs_identity']],
    [without('reach', 'reactions', 'comments', 'shares'), ['needs_figure']],
    [without('platform'), ['needs_platform']],
    [without('account_name'), ['needs_account']],
    [{ ...AGES_SPEC, columns: columns({ label: 'a' }) }, ['needs_value']],
    [{ ...AGES_SPEC, columns: columns({ label: 'a', share: 'b', count: 'c' }) }, ['needs_value']],
    [{ ...AGES_SPEC, audience: null }, ['needs_dimension']],
    [
      { ...DAYS_SPEC, columns: columns({ day: 'Jour', account_name: 'Page', saves: 'x', sticker_taps: 'y' }) },
      ['meaning_of_other_level'],
    ],
    [{ ...FRENCH_SPEC, numbers: { decimal: ',', groups: ',', rounded: 'reject' } }, ['same_signs']],
  ] as const)('%#', (spec, problems) => {
    expect(problemsOf(spec as MappingSpec)).toEqual(problems)
  })
})
