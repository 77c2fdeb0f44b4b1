import { describe, expect, it } from 'vitest'
import {
  personaText,
  problemsOf,
  textOf,
  draftOf as populationDraftOf,
  EMPTY,
} from '../../renderer/views/audience/surveys/people/populationDraft'
import {
  asksSeparator,
  draftOf,
  inputOf,
  obstaclesOf,
  populationOf,
  withAccount,
  withRole,
  withStatus,
} from '../../renderer/views/audience/surveys/import/surveyDraft'
import type { SurveyColumnRead, SurveyRead } from '../../shared/contract/surveys'

const column = (position: number, change: Partial<SurveyColumnRead>): SurveyColumnRead => ({
  position,
  name: `Question ${String(position)}`,
  role: 'question',
  certainty: 'sure',
  separator: null,
  accountId: null,
  filled: 10,
  values: [],
  more: 0,
  personal: false,
  ...change,
})

const READ: SurveyRead = {
  fileName: 'enquete.csv',
  tables: [{ name: 'enquete.csv', rows: 10 }],
  table: 0,
  headerRow: 0,
  rows: 10,
  columns: [
    column(0, { role: 'ignored', personal: true }),
    column(1, { role: 'status' }),
    column(2, { role: 'age' }),
    column(3, { role: 'follows', separator: ', ', values: [{ text: 'X, Instagram', n: 6 }] }),
    column(4, { role: 'follows', accountId: 7 }),
  ],
  accounts: [{ text: 'X', n: 6, accountId: 3 }],
  statuses: [
    { text: 'étudiant·e', n: 6, status: 'Étudiant' },
    { text: 'Chercheur', n: null, status: 'Chercheur' },
  ],
  label: 'enquete',
  takenOn: null,
  refusal: null,
  problems: [],
  known: null,
}
const PLACE = { uploadId: 'u', table: 0 }

describe('a survey about to be kept', () => {
  it('begins as it was found, and asks what only a person knows', () => {
    const draft = draftOf(READ)
    expect(draft).toMatchObject({
      label: 'enquete',
      takenOn: '',
      isProbability: null,
      drawnFrom: 'members',
      population: '',
    })
    expect(draft.accounts).toEqual([{ text: 'X', accountId: 3 }])
    expect(draft.statuses).toEqual([{ text: 'étudiant·e', status: 'Étudiant' }])
    expect(obstaclesOf(draft)).toEqual(['isProbability', 'takenOn'])
    const said = { ...draft, isProbability: true, takenOn: '2025-10-15', population: 'douze', label: ' ' }
    expect(obstaclesOf(said)).toEqual(['label', 'population'])
    expect(obstaclesOf({ ...said, isProbability: false, label: 'Rentrée' })).toEqual([])
  })

  it('is asked with what is said so far: nobody draws a poll of whoever wanted', () => {
    const draft = { ...draftOf(READ), population: '18 000', takenOn: '2025-10-15' }
    expect(inputOf({ ...draft, isProbability: true }, PLACE, '2026-07-08')).toMatchObject({
      isProbability: true,
      population: 18_000,
      takenOn: '2025-10-15',
    })
    const followers = { ...draft, drawnFrom: 'followers' as const }
    expect(inputOf({ ...followers, isProbability: true }, PLACE, '2026-07-08').drawnFrom).toBe('followers')
    expect(inputOf({ ...followers, isProbability: false }, PLACE, '2026-07-08').drawnFrom).toBe('members')
    const open = inputOf({ ...draft, takenOn: '' }, PLACE, '2026-07-08')
    expect(open).toMatchObject({ isProbability: false, population: null, takenOn: '2026-07-08', label: 'enquete' })
    expect(open.columns.map(({ position }) => position)).toEqual([1, 2, 3, 4])
  })

  it('has one column of a kind: the one before is a question, or not kept where it names people', () => {
    const draft = draftOf(READ)
    const moved = withRole(draft, 3, 'age', READ.columns)
    expect(moved.columns.map(({ role }) => role)).toEqual(['ignored', 'status', 'question', 'age', 'follows'])
    const personal = withRole(withRole(draft, 0, 'status', READ.columns), 1, 'status', READ.columns)
    expect(personal.columns.map(({ role }) => role)).toEqual(['ignored', 'status', 'age', 'follows', 'follows'])
    expect(withRole(draft, 4, 'question', READ.columns).columns[4]).toMatchObject({ role: 'question', accountId: null })
    expect(withRole(draft, 1, 'follows', READ.columns).columns[3]?.role).toBe('follows')
  })

  it('remembers the last thing said of an answer', () => {
    const draft = withAccount(withAccount(draftOf(READ), 'X', null), 'Insta', 5)
    expect(draft.accounts).toEqual([
      { text: 'X', accountId: null },
      { text: 'Insta', accountId: 5 },
    ])
    expect(withStatus(draft, 'étudiant·e', ' étudiant·e').statuses).toEqual([])
    expect(withStatus(draft, 'Chercheur', 'Recherche ').statuses).toContainEqual({
      text: 'Chercheur',
      status: 'Recherche',
    })
  })

  it('asks what parts the answers of a cell only where it can matter', () => {
    const asks = READ.columns.map((read) => asksSeparator(read, read))
    expect(asks).toEqual([false, false, false, true, false])
  })

  it('reads a number of people', () => {
    expect(['18\u202f000', '', ' 12 ', '0', '1,5', 'x'].map(populationOf)).toEqual([
      18_000,
      null,
      12,
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('people about to be kept', () => {
  it('come from two columns of a file, titles first, one line each', () => {
    const table = {
      name: 'a.csv',
      columns: ['Âge', 'Sexe', 'Inscrits'],
      rows: [
        ['18', 'F', '700'],
        ['19\n', 'F'],
      ],
      more: 0,
      valueColumn: 0,
      peopleColumn: 2,
    }
    expect(textOf(table, 0, 2)).toBe('Âge\tInscrits\n18\t700\n19 \t')
  })

  it('of personas are those for which a number was typed; a kept table comes back as it was', () => {
    expect(personaText({ 1: '4200', 2: ' ', 3: '12 %' })).toBe('1\t4200\n3\t12 %')
    const kept = { id: 4, label: 'Inscrits', takenOn: '2025-10-15', source: 's', people: null, used: true } as const
    const draft = populationDraftOf({ ...kept, dimension: 'persona', rows: [{ value: '1', people: 4200 }] })
    expect([draft.text, draft.personas]).toEqual(['', { 1: '4200' }])
    expect(populationDraftOf({ ...kept, dimension: 'age', rows: [{ value: '18-24', people: 9 }] }).text).toBe(
      '18-24\t9',
    )
  })

  it('need a name, a source and a day that has come', () => {
    expect(problemsOf(EMPTY, '2026-07-08')).toEqual(['label', 'takenOn', 'source'])
    const draft = { ...EMPTY, label: 'a', source: 'b', takenOn: '2026-07-09' }
    expect(problemsOf(draft, '2026-07-08')).toEqual(['future'])
    expect(problemsOf(draft, '2026-07-09')).toEqual([])
  })
})
