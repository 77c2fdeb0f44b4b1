import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../electron/engine/reports/words'
import { AUDIENCE_FINDINGS } from '../../shared/audienceFindings'
import { ASSUMPTIONS, FACTS, type NoticeCode } from '../../shared/facts'
import { FINDINGS } from '../../shared/findings'
import { LANGUAGES } from '../../shared/vocabulary'

const CODES = Object.keys(FACTS).filter((code): code is NoticeCode => code in FACTS)

/** What each key may hold, a sample for every word a sentence may choose between. */
const SAMPLES: Readonly<Record<string, readonly (string | number | null)[]>> = {
  basis: ['followers', 'reached', 'engaged'],
  dimension: ['age', 'gender', 'place', 'age_gender', 'city', 'country', 'language', 'job_function', 'status', null],
  tables: [2, 3],
  dimensions: ['age_gender', 'age_place', 'gender_place', 'age_gender_place', 'age_place_language_status'],
  band: ['25-34', '65+'],
  share: [0.379],
  sum: [1.12],
  step: [0.001, 0.01],
  listed: [1, 45],
  cells: [1, 3],
  readings: [2],
  asked: [1, 60],
  label: ['Lille, Hauts-de-France'],
  text: ['Lille'],
  takenOn: ['2026-10-09'],
  account: ['BU Santé'],
  persona: ['Idriss'],
  reason: [...CODES, 'none'],
  of: [1, 2, 3, 4, 9, 19, null],
  outOf: [2, 3, 4, 5, 10, 20, null],
  place: ['Lille', null],
  scope: ['all', 'known', 'asked', 'known_asked'],
  grade: ['A', 'D'],
  kind: ['share', 'joint', 'index', 'coverage'],
  high: [0.041],
  threshold: [0.05],
  pairs: [24],
  reached: [8],
  missed: [5],
  open: [0, 1, 11],
  verdict: ['reaches', 'does_not_reach', 'cannot_tell'],
  closedOn: ['2025-03-14'],
  nReached: [0, 1, 2],
  nMissed: [0, 1, 2],
  nOpen: [0, 1, 2],
  low: [0.18],
  limit: [0.15],
  personas: [6],
  served: [0, 1, 4],
  nNobody: [0, 1, 2],
  nUnknown: [0, 1, 2],
  nMany: [0, 1, 2],
}

/** Keys that hold lists of names (of `personas` only in the sentence of the matrix). */
const NAMES = ['reached', 'missed', 'open', 'nobody', 'unknown', 'many', 'personas']

/** Every value of each key at least once, together with the first of the others. */
function variants(keys: readonly string[]): Record<string, string | number | null>[] {
  const first = Object.fromEntries(keys.map((key) => [key, SAMPLES[key]?.[0] ?? null]))
  return [first, ...keys.flatMap((key) => (SAMPLES[key] ?? []).map((value) => ({ ...first, [key]: value })))]
}

describe.each(LANGUAGES)('sentences of the audience check, %s', (language) => {
  const words = wordsFor(language)
  const ok = (text: string) => {
    expect(text).not.toMatch(/[{}]|undefined|null|NaN| {2}/)
    expect(text.length).toBeGreaterThan(3)
  }

  it.each(CODES)('reason.%s', (code) => {
    for (const values of variants(Object.keys(FACTS[code].data))) ok(words.say(`reason.${code}`, values))
  })
  it.each(CODES.filter((code) => FACTS[code].datum !== null))(
    'datum.%s says what is missing with its own keys alone',
    (code) => {
      for (const values of variants(FACTS[code].datum ?? [])) {
        const text = words.say(`datum.${code}`, values)
        ok(text)
        expect(text).not.toMatch(/\.$/)
      }
    },
  )
  it('holds no reason or datum that no code can give', () => {
    const given = CODES.flatMap((code) => [`reason.${code}`, ...(FACTS[code].datum === null ? [] : [`datum.${code}`])])
    expect(given.every((id) => words.has(id))).toBe(true)
    for (const code of CODES) expect(words.has(`datum.${code}`)).toBe(FACTS[code].datum !== null)
  })
  it.each(ASSUMPTIONS)('assumption.%s', (code) => ok(words.say(`assumption.${code}`)))

  it('findings of the audience, every reason with a sentence of its own', () => {
    const codes = Object.entries(FINDINGS).filter(([code]) => code.startsWith('audience_'))
    expect(codes).toHaveLength(7 + Object.keys(AUDIENCE_FINDINGS).length)
    for (const [code, fields] of codes) {
      const lists = NAMES.filter((key) => Object.entries(fields).some(([own, kind]) => own === key && kind === 'texts'))
      const names = Object.fromEntries(lists.map((key) => [key, ['Camille', 'Lina']]))
      for (const values of variants(Object.keys(fields).filter((key) => !lists.includes(key)))) {
        ok(words.finding({ code, data: { ...values, ...names } }))
      }
    }
    const said = (reason: string) => {
      const [first = {}] = variants(Object.keys(FINDINGS.audience_cannot_tell))
      return words.finding({ code: 'audience_cannot_tell', data: { ...first, reason } })
    }
    const none = said('none')
    for (const code of CODES) expect(said(code)).not.toBe(none)
  })
})

describe('the sentences the screen is known by', () => {
  const counts = { pairs: 24, reached: 8, missed: 5, open: 11 }
  const unknown = {
    reason: 'unknown_share',
    basis: 'followers',
    dimension: 'age',
    of: 1,
    outOf: 3,
    band: null,
    place: null,
  }
  const santé = { account: 'la page de Santé', persona: 'Idriss' }
  it('French', () => {
    const words = wordsFor('fr')
    const data = { ...counts, account: 'Instagram', personas: ['Camille', 'Lina'] }
    expect(words.finding({ code: 'audience_matrix', data })).toBe(
      'Instagram atteint Camille et Lina. Pour 11 couples sur 24, on ne peut pas savoir.',
    )
    expect(words.finding({ code: 'audience_cannot_tell', data: { ...santé, ...unknown } })).toBe(
      'On ne peut pas savoir si la page de Santé atteint Idriss\u00a0: l’âge d’un abonné sur trois est inconnu.',
    )
  })
  it('English', () => {
    const words = wordsFor('en')
    const data = { ...counts, account: 'Instagram', personas: ['Camille', 'Lina'] }
    expect(words.finding({ code: 'audience_matrix', data })).toBe(
      'Instagram reaches Camille and Lina. For 11 pairs out of 24, we cannot tell.',
    )
    expect(words.finding({ code: 'audience_cannot_tell', data: { ...santé, ...unknown, of: 2, outOf: 5 } })).toBe(
      'We cannot tell whether la page de Santé reaches Idriss: the age of two followers in five is unknown.',
    )
  })
})
