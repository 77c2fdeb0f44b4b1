import { utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { bookOf } from '../support/workbook'
import {
  FORMS_FRENCH,
  FRAMAFORMS,
  GOOGLE_FORMS,
  LIMESURVEY,
  LIMESURVEY_CODES,
  MICROSOFT_FORMS,
  SURVEYMONKEY,
} from './layouts'
import { csv, draftOf, surveyBench, type SurveyBench } from './support'

/** What each column was taken for. */
async function read(bench: SurveyBench, bytes: string | Uint8Array, name = 'enquete_2025.csv') {
  const uploadId = bench.upload(name, bytes)
  const table = await bench.client.surveys.read({ uploadId })
  return { uploadId, table, roles: table.columns.map(({ role }) => role) }
}

describe('what the columns of a survey are', () => {
  it('LimeSurvey: one column per account, weights, an id, a comment', async () => {
    const bench = await surveyBench()
    const { table, roles } = await read(bench, csv(LIMESURVEY))
    expect(roles).toEqual([
      ...[
        'ignored',
        'ignored',
        'ignored',
        'status',
        'age',
        'follows',
        'follows',
        'follows',
        'follows',
        'ignored',
        'weight',
      ],
    ])
    const { instagram, x, fbHealth } = bench.accounts
    expect(table.columns.slice(5, 8).map(({ accountId }) => accountId)).toEqual([instagram, x, fbHealth])
    // Another account named beside ours is an answer, and none of ours.
    expect(table.columns[8]).toMatchObject({ certainty: 'likely', accountId: null })
    expect(table.columns[9]).toMatchObject({ personal: true, values: [] })
    expect(table).toMatchObject({ rows: 9, headerRow: 0, label: 'enquete 2025', takenOn: '2025-10-06', known: null })
    // "Étudiant·e", "Étudiante" and "Etudiant(e)" are one status; so are both researchers.
    expect(new Set(table.statuses.map(({ status }) => status)).size).toBe(3)
  })

  it('Google Forms: several answers of one cell, day first, addresses never shown', async () => {
    const bench = await surveyBench()
    const { table, roles } = await read(bench, csv(GOOGLE_FORMS, ','))
    expect(roles).toEqual(['ignored', 'status', 'age', 'follows', 'place', 'ignored'])
    expect(table.columns[3]).toMatchObject({ separator: ', ', certainty: 'sure' })
    expect(table.columns[5]).toMatchObject({ personal: true, values: [], certainty: 'sure' })
    expect(table.takenOn).toBe('2025-10-14')
    const { instagram, x, fbScience } = bench.accounts
    expect(Object.fromEntries(table.accounts.map(({ text, accountId }) => [text, accountId]))).toEqual({
      Instagram: instagram,
      X: x,
      'Facebook de la BU Sciences': fbScience,
      Aucun: null,
    })
  })

  it('Microsoft Forms: semicolons, English', async () => {
    const bench = await surveyBench()
    const { table, roles } = await read(bench, csv(MICROSOFT_FORMS, ','))
    expect(roles).toEqual([...['ignored', 'ignored', 'ignored', 'ignored', 'ignored', 'status', 'follows']])
    expect(table.columns[6]?.separator).toBe(';')
  })

  it('Framaforms: a title above, crosses; SurveyMonkey: options under the question', async () => {
    const bench = await surveyBench()
    const { instagram, x } = bench.accounts
    const frama = await read(bench, csv(FRAMAFORMS, '\t'))
    expect(frama.table.headerRow).toBe(2)
    expect(frama.roles).toEqual(['ignored', 'status', 'gender', 'follows', 'follows'])
    const monkey = await read(bench, csv(SURVEYMONKEY, ','))
    expect(monkey.table.columns.map(({ role, accountId }) => [role, accountId])).toEqual([
      ['ignored', null],
      ['ignored', null],
      ['status', null],
      ['follows', instagram],
      ['follows', x],
      ['follows', null],
      ['ignored', null],
    ])
    expect(monkey.table.rows).toBe(3)
  })

  it('codes and marks of the editor in the questions, how often instead of yes and no', async () => {
    const bench = await surveyBench()
    const { instagram, x, fbHealth } = bench.accounts
    const { table, roles, uploadId } = await read(bench, csv(LIMESURVEY_CODES, ','))
    expect(roles).toEqual([
      'ignored',
      'ignored',
      'ignored',
      'ignored',
      'ignored',
      'gender',
      'age',
      'follows',
      'follows',
    ])
    expect(table.columns[5]?.name).toBe('Q1. Vous êtes :')
    expect(table.columns.slice(7).map(({ accountId }) => accountId)).toEqual([instagram, x])
    const preview = await bench.client.surveys.preview(draftOf(table, uploadId))
    expect(preview).toMatchObject({ respondents: 3, followsAnswered: 3, rejected: 0 })
    const french = await read(bench, csv(FORMS_FRENCH))
    expect(french.table.columns.map(({ role, accountId }) => [role, accountId])).toEqual([
      ...Array.from({ length: 5 }, () => ['ignored', null]),
      ['status', null],
      ['follows', instagram],
      ['follows', fbHealth],
    ])
  })

  it('the same answers in Windows-1252, UTF-8 with a mark, UTF-16 and a workbook read alike', async () => {
    const bench = await surveyBench()
    const plain = csv(LIMESURVEY)
    const expected = (await read(bench, plain)).table
    const single = Buffer.from(plain.replaceAll('’', "'"), 'latin1')
    const marked = Buffer.from(`\uFEFF${plain}`)
    const wide = Buffer.from(`\uFEFF${plain}`, 'utf16le')
    const sheet = utils.aoa_to_sheet(LIMESURVEY.map((row) => [...row]))
    for (const bytes of [single, marked, wide, bookOf({ Réponses: sheet }, 'xlsx')]) {
      const { table } = await read(bench, bytes)
      expect(table.columns.map(({ role, accountId }) => [role, accountId])).toEqual(
        expected.columns.map(({ role, accountId }) => [role, accountId]),
      )
      expect(table.statuses).toEqual(expected.statuses)
      expect(table.rows).toBe(9)
    }
  })
})

describe('what is made of the rows', () => {
  it('missing is not zero: who left the accounts empty did not answer; an empty sibling is a no', async () => {
    const bench = await surveyBench()
    const { uploadId, table } = await read(bench, csv(LIMESURVEY))
    const preview = await bench.client.surveys.preview(draftOf(table, uploadId))
    // Row 9 has no weight, row 10 no answer at all; row 8 follows another account; row 4 answered its status but not the accounts.
    expect(preview).toMatchObject({ respondents: 7, empty: 1, followsAnswered: 6, rejected: 3, blocking: [] })
    expect(preview.rejects).toEqual([
      { row: 6, column: 'Quel est votre âge ?', text: 'quarante', reason: 'not_an_age' },
      { row: 6, column: LIMESURVEY[0]?.[7], text: 'Peut-être', reason: 'not_yes_no' },
      { row: 9, column: 'Poids', text: '', reason: 'no_weight' },
    ])
    expect(preview.problems).toEqual([
      { code: 'empty_rows', data: { n: 1 } },
      { code: 'follows_not_answered', data: { n: 1, respondents: 7 } },
      { code: 'few_respondents', data: { n: 7 } },
    ])
    const weights = [0.8, 1.2, 1, 1.5, 1.1, 0.9, 1]
    const sum = weights.reduce((a, b) => a + b)
    expect(preview.nEffective).toBeCloseTo(sum ** 2 / weights.reduce((total, w) => total + w * w, 0), 12)
    // Under five people nothing is told, not even in the preview.
    expect(preview.follows.map(({ n }) => n)).toEqual([null, null, null])
  })

  it('"none of them" is an answer, and an empty cell is not', async () => {
    const bench = await surveyBench()
    const google = await read(bench, csv(GOOGLE_FORMS, ','))
    expect(await bench.client.surveys.preview(draftOf(google.table, google.uploadId))).toMatchObject({
      respondents: 5,
      followsAnswered: 4,
    })
    const monkey = await read(bench, csv(SURVEYMONKEY, ','))
    expect(await bench.client.surveys.preview(draftOf(monkey.table, monkey.uploadId))).toMatchObject({
      respondents: 3,
      followsAnswered: 3,
    })
  })
})
