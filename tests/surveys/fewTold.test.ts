import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { surveyRange } from '../../electron/engine/audience/evidence'
import { createGazetteer } from '../../electron/engine/audience/gazetteer'
import { targetOf } from '../../electron/engine/audience/targetOf'
import type { Survey } from '../../electron/engine/audience/types'
import type { Respondent, SurveyAnswers } from '../../electron/engine/surveys/answers'
import { peopleOf, surveyEvidence } from '../../electron/engine/surveys/surveyEvidence'
import { wordsFor } from '../../electron/engine/reports/words'
import type { Condition } from '../../shared/contract/audience'
import { audienceBench } from '../queries/audienceBench'
import { csv, importSurvey } from './support'

const ACCOUNT = 7
const NOWHERE = { source: '', licence: '', countries: {}, regions: {}, aliases: {}, groups: {} }
const STUDENT: Condition = { kind: 'status', statuses: ['étudiant'] }
const target = targetOf([STUDENT], createGazetteer(NOWHERE)).target

/** Respondents: students who follow, others who follow, students who do not, others who do not. */
interface Table {
  readonly both: number
  readonly follow: number
  readonly student: number
  readonly neither: number
}

function evidence({ both, follow, student, neither }: Table, weightAt: (i: number) => number = () => 1) {
  const some = (n: number, status: string, follows: boolean) => Array.from({ length: n }, () => ({ status, follows }))
  const answers = [
    ...some(both, 'étudiant', true),
    ...some(follow, 'personnel', true),
    ...some(student, 'étudiant', false),
    ...some(neither, 'personnel', false),
  ]
  const respondents = answers.map(({ status, follows }, i): Respondent => ({
    weight: weightAt(i),
    answers: new Map([['status', [status]]]),
    follows: { yes: new Set(follows ? [ACCOUNT] : []), unknown: new Set() },
  }))
  const survey: SurveyAnswers = {
    ...{ id: 1, label: 'x', takenOn: '2025-10-01', isProbability: true, drawnFrom: 'members', population: null },
    ...{ isWeighted: false, accountIds: [ACCOUNT], questions: [], respondents },
  }
  return surveyEvidence(
    peopleOf(survey, () => []),
    ACCOUNT,
    target,
  )
}

/** All that bounds can be made of, to the last digit. */
const shown = (found: readonly Survey[]) =>
  JSON.stringify(
    found.map(({ question, dimension, asked, ...each }) => [
      question,
      dimension,
      asked,
      surveyRange({ ...each, question, dimension, asked }),
    ]),
  )

describe('bounds of a survey tell no number under five', () => {
  it('whatever the margins: wherever one of three cells has one to four people, another table shows the same', () => {
    let blurred = 0
    for (let students = 5; students <= 18; students++) {
      for (let followers = 5; followers <= 18; followers++) {
        const classes = new Map<string, number[]>()
        const most = Math.min(students, followers)
        for (let both = 0; both <= most; both++) {
          const table = { both, follow: followers - both, student: students - both, neither: 20 + both }
          const key = shown(evidence(table))
          classes.set(key, [...(classes.get(key) ?? []), both])
        }
        for (const same of classes.values()) {
          for (const both of same) {
            const cells = [both, followers - both, students - both]
            if (!cells.some((n) => n > 0 && n < 5)) continue
            blurred++
            expect(same.length, `${both} of ${students} students, ${followers} followers`).toBeGreaterThan(1)
          }
        }
      }
    }
    expect(blurred).toBeGreaterThan(500)
  })

  it('2 of 30 is 0 to 4 of 30, both ends by Wilson; 28 of 30 is 26 to 30', () => {
    const range = (both: number) => {
      const [share] = evidence({ both, follow: 30 - both, student: 60, neither: 60 })
      return share === undefined ? null : { ...surveyRange(share), isBlurred: share.isBlurred }
    }
    const few = range(2)
    expect(few?.lower).toBe(0)
    // Wilson's upper end of 4 of 30: 29.68 %.
    expect(few?.upper).toBeCloseTo(0.2968, 4)
    for (const both of [0, 1, 3, 4]) expect(range(both)).toEqual(few)
    expect(range(28)?.lower).toBeCloseTo(1 - 0.2968, 4)
    expect(range(28)?.upper).toBeCloseTo(1, 12)
    for (const both of [26, 27, 29, 30]) expect(range(both)).toEqual(range(28))
    expect(range(5)).toMatchObject({ isBlurred: false })
    expect(range(25)).toMatchObject({ isBlurred: false })
  })

  it('the truth lies between the ends, weights or not', () => {
    const cell = fc.nat({ max: 14 })
    const weight = fc.double({ min: 0.2, max: 3, noNaN: true })
    const table = fc.record({ both: cell, follow: cell, student: cell, neither: cell })
    fc.assert(
      fc.property(table, fc.array(weight, { minLength: 56, maxLength: 56 }), (counts, weights) => {
        const weightAt = (i: number) => weights[i] ?? 1
        const part = (from: number, n: number) => weights.slice(from, from + n).reduce((sum, each) => sum + each, 0)
        const { both, follow, student } = counts
        const [yes, others, missing] = [part(0, both), part(both, follow), part(both + follow, student)]
        for (const { question, yes: least, yesAtMost = least, asked } of evidence(counts, weightAt)) {
          const truth = yes / (question === 'target_in_audience' ? yes + others : yes + missing)
          expect(least / asked).toBeLessThanOrEqual(truth + 1e-9)
          expect(yesAtMost / asked).toBeGreaterThanOrEqual(truth - 1e-9)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what crosses the contract', () => {
  /** 30 followers of Instagram, so many of them students, in a survey of 120 of whom 50 are students. */
  async function answers(students: number, threshold = 0.4) {
    const bench = await audienceBench()
    const { client, accounts, persona, line } = bench
    const camille = await persona('Camille', [STUDENT])
    const own = (kind: 'share' | 'coverage', dimension: 'status' | null) => ({
      personaId: null,
      kind,
      dimension,
      threshold,
    })
    await line(accounts.instagram, [camille], { clauses: [own('share', 'status'), own('coverage', null)] })
    const rows = (n: number, ...row: string[]) => Array.from({ length: n }, () => row)
    const table = [
      ['Votre statut', 'Quels comptes suivez-vous ?'],
      ...rows(students, 'Étudiant', 'Instagram'),
      ...rows(30 - students, 'Personnel', 'Instagram'),
      ...rows(50 - students, 'Étudiant', 'Aucun'),
      ...rows(40 + students, 'Personnel', 'Aucun'),
    ]
    await importSurvey(bench, csv(table), { takenOn: '2026-05-10' })
    const ask = { accountId: accounts.instagram, personaId: camille, period: '2026-Q2' }
    const sheet = await client.audience.verdict(ask)
    const matrix = await client.audience.matrix({ period: '2026-Q2' })
    const network = await client.audience.network({ period: '2026-Q2' })
    const file = await (await client.audience.csv({ period: '2026-Q2', language: 'en' })).blob.text()
    return { sheet, all: JSON.stringify([sheet, matrix, network, file]) }
  }

  it.each([
    ['fewer than five students', [1, 2, 3, 4]],
    ['fewer than five others', [26, 27, 28, 29]],
  ])('%s: sheet, matrix, network and CSV are the same to the last character', async (_, counts) => {
    const found = await Promise.all(counts.map((n) => answers(n)))
    expect(new Set(found.map(({ all }) => all)).size).toBe(1)
    const [share] = (found[0]?.sheet.clauses ?? []).filter(({ kind }) => kind === 'share')
    expect(share?.working).toBeNull()
    expect(share?.reasons.map(({ code }) => code)).toEqual(['survey_sample', 'survey_few', 'outside_not_asked'])
  })

  it('says that there are fewer than five, in both languages', () => {
    expect(wordsFor('fr').say('reason.survey_few')).toMatch(/^Moins de 5 personnes/)
    expect(wordsFor('en').say('reason.survey_few')).toMatch(/^Fewer than 5 people/)
  })

  it.each([0.01, 0.1, 0.29, 0.3, 0.5, 0.71, 0.95])(
    'asked for %d, no verdict contradicts the bounds beside it',
    async (threshold) => {
      const verdicts = new Set<string>()
      for (const students of [2, 28]) {
        const { sheet } = await answers(students, threshold)
        for (const { verdict, bounds, surveyIds } of sheet.clauses) {
          expect(surveyIds).toEqual([1])
          verdicts.add(verdict)
          if (verdict === 'reaches') expect(bounds.low).toBeGreaterThanOrEqual(threshold - 1e-6)
          else if (verdict === 'does_not_reach') expect(bounds.high).toBeLessThan(threshold)
          else {
            expect(bounds.low).toBeLessThan(threshold)
            expect(bounds.high).toBeGreaterThanOrEqual(threshold - 1e-6)
          }
        }
      }
      expect(verdicts.size).toBeGreaterThan(threshold === 0.01 || threshold === 0.95 ? 0 : 1)
    },
  )
})
