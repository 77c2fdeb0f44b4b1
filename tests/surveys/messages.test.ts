import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../electron/engine/reports/words'
import { SURVEY_ROLES } from '../../shared/contract/surveys'
import { SURVEY_FINDINGS, SURVEY_PROBLEMS, SURVEY_REJECTS } from '../../shared/surveyFindings'
import { LANGUAGES } from '../../shared/vocabulary'

const DATA = {
  n: 3,
  respondents: 10,
  bytes: 1,
  role: 'age',
  population: 9,
  takenOn: '2030-01-01',
  answers: 60,
  most: 50,
  question: 'Q',
  rejected: 2,
}

describe.each(LANGUAGES)('sentences of surveys, %s', (language) => {
  const words = wordsFor(language)
  const ok = (text: string) => {
    expect(text).not.toMatch(/[{}]|undefined|null|NaN| {2}/)
    expect(text.length).toBeGreaterThan(3)
  }

  it('every reject and problem has one, for every role and number', () => {
    for (const reason of SURVEY_REJECTS) ok(words.say(`survey_reject.${reason}`))
    for (const [code, needs] of Object.entries(SURVEY_PROBLEMS)) {
      expect(Object.keys(DATA)).toEqual(expect.arrayContaining(Object.keys(needs)))
      for (const role of SURVEY_ROLES)
        for (const n of [1, 3]) ok(words.say(`survey_problem.${code}`, { ...DATA, n, bytes: n, answers: n, role }))
    }
    ok(words.say('refusal.not_a_survey'))
  })

  it.each(Object.keys(SURVEY_FINDINGS))('%s, by status, age and place', (code) => {
    for (const by of ['status', 'age', 'place']) {
      for (const [overall, standing] of [
        [0.2, 'above'],
        [0.6, 'alike'],
        [null, 'alike'],
      ] as const) {
        const about = {
          account: 'X',
          survey: 'Rentrée',
          takenOn: '2025-10-01',
          by,
          group: '18-24',
          needed: 5,
          asked: 12,
          standing,
        }
        ok(words.finding({ code, data: { ...about, share: 0.61, people: 72, n: 118, low: 0.5, high: 0.7, overall } }))
      }
    }
  })
})
