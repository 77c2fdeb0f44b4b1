import fc from 'fast-check'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { surveyRange } from '../../electron/engine/audience/evidence'
import { createGazetteer, type Gazetteer } from '../../electron/engine/audience/gazetteer'
import { readGazetteer } from '../../electron/engine/audience/gazetteerFile'
import { targetOf } from '../../electron/engine/audience/targetOf'
import type { Survey } from '../../electron/engine/audience/types'
import type { Respondent, SurveyAnswers } from '../../electron/engine/surveys/answers'
import { areasOfPostcode, placeReader } from '../../electron/engine/surveys/people'
import { peopleOf, surveyEvidence } from '../../electron/engine/surveys/surveyEvidence'
import type { Condition } from '../../shared/contract/audience'

const ACCOUNT = 7
let gazetteer: Gazetteer

beforeAll(() => {
  gazetteer = createGazetteer(readGazetteer(join(import.meta.dirname, '../../resources/gazetteer/gazetteer.json')))
})

interface Answer {
  readonly status?: string
  readonly age?: string
  readonly place?: string
  readonly gender?: string
  /** undefined = did not answer the question. */
  readonly follows?: boolean
  readonly weight?: number
}

function respondent({ follows, weight = 1, ...rest }: Answer): Respondent {
  const answers = new Map(Object.entries(rest).map(([key, text]) => [key, [text]]))
  const yes = new Set(follows === true ? [ACCOUNT] : [])
  return { weight, answers, follows: follows === undefined ? null : { yes, unknown: new Set() } }
}

const times = (n: number, answer: Answer): Answer[] => Array.from({ length: n }, () => answer)

/** What a survey of these answers says. */
function says(answers: readonly Answer[], conditions: readonly Condition[], changes: Partial<SurveyAnswers> = {}) {
  const survey: SurveyAnswers = {
    ...{ id: 1, label: 'x', takenOn: '2025-10-01', isProbability: true, drawnFrom: 'members', population: null },
    isWeighted: false,
    accountIds: [ACCOUNT],
    questions: [],
    respondents: answers.map(respondent),
    ...changes,
  }
  const places = placeReader(gazetteer, new Map(), 'FR')
  const { target } = targetOf(conditions, gazetteer)
  const found = surveyEvidence(peopleOf(survey, places), ACCOUNT, target)
  const of = (question: Survey['question'], dimension: Survey['dimension']) =>
    found.find((each) => each.question === question && each.dimension === dimension)
  return { found, of }
}

const STUDENT: Condition = { kind: 'status', statuses: ['étudiant'] }
const YOUNG: Condition = { kind: 'age', from: 18, to: 24 }

describe('what a survey says of an account', () => {
  it('share of the target among followers, and of followers in the target; both interval by Wilson', () => {
    const answers = [
      ...times(60, { status: 'Étudiant·e', follows: true }),
      ...times(40, { status: 'Personnel', follows: true }),
      ...times(140, { status: 'étudiante', follows: false }),
      ...times(10, { status: 'Personnel' }),
    ]
    const { of } = says(answers, [STUDENT])
    expect(of('target_in_audience', 'status')).toMatchObject({ yes: 60, yesAtMost: 60, asked: 100, untold: 0 })
    expect(of('target_in_audience', null)).toMatchObject({ yes: 60, asked: 100, weights: null, population: null })
    expect(of('audience_in_target', null)).toMatchObject({ yes: 60, asked: 200 })
  })

  it('known answer: 30 of 60 drawn from 200 lie between .3962 and .6038; of 60 it is exactly one half', () => {
    const answers = [
      ...times(30, { status: 'étudiant', follows: true }),
      ...times(30, { status: 'autre', follows: true }),
    ]
    const range = (population: number) => {
      const [whole] = says(answers, [STUDENT], { population }).found
      return whole === undefined ? null : surveyRange(whole)
    }
    expect(range(200)?.lower).toBeCloseTo(0.3962, 4)
    expect(range(200)?.upper).toBeCloseTo(0.6038, 4)
    expect(range(60)).toEqual({ lower: 0.5, upper: 0.5 })
  })

  it('a part of the sample was drawn from its part of the population', () => {
    const answers = [
      ...times(60, { status: 'étudiant', follows: true }),
      ...times(60, { status: 'personnel', follows: false }),
    ]
    // 120 of 400 answered: the 60 followers stand for 200 people.
    expect(says(answers, [STUDENT], { population: 400 }).of('target_in_audience', null)?.population).toBe(200)
  })

  it('weights: yes is the weighted share of those asked, and the effective number is theirs', () => {
    const answers = [
      ...times(5, { status: 'étudiant', follows: true, weight: 1 }),
      ...times(5, { status: 'personnel', follows: true, weight: 2 }),
    ]
    const { of } = says(answers, [STUDENT], { isWeighted: true })
    const share = of('target_in_audience', 'status')
    expect(share?.yes).toBeCloseTo((5 / 15) * 10, 12)
    // (1,1,1,1,1,2,2,2,2,2) is worth 9 answers.
    expect(share?.weights?.toSorted()).toEqual([1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
  })
})

describe('who cannot be told', () => {
  it('a band that the target cuts is counted once as none and once as all of them, however few they are', () => {
    const answers = [...times(50, { age: '20', follows: true }), ...times(40, { age: '40', follows: true })]
    const cut = [...answers, ...times(10, { age: '23-27', follows: true })]
    const share = says(cut, [YOUNG]).of('target_in_audience', 'age')
    expect(share).toMatchObject({ yes: 50, yesAtMost: 60, asked: 100, untold: 0 })
    const { lower, upper } = (share === undefined ? null : surveyRange(share)) ?? { lower: 1, upper: 0 }
    expect(lower).toBeLessThan(0.5)
    expect(upper).toBeGreaterThan(0.6)
  })

  it('who did not answer is left out and counted; more than a fifth of them is counted both ways', () => {
    const told = [...times(50, { age: '20', follows: true }), ...times(50, { age: '40', follows: true })]
    expect(says([...told, ...times(25, { follows: true })], [YOUNG]).of('target_in_audience', 'age')).toMatchObject({
      ...{ yes: 50, yesAtMost: 50, asked: 100, untold: 25 },
    })
    expect(says([...told, ...times(26, { follows: true })], [YOUNG]).of('target_in_audience', 'age')).toMatchObject({
      ...{ yes: 50, asked: 126, untold: 0 },
    })
    const most = says([...told, ...times(26, { follows: true })], [YOUNG]).of('target_in_audience', 'age')?.yesAtMost
    expect(most).toBeCloseTo(76, 10)
  })

  it('says nothing when more than half would be open, when nobody was asked, or when fewer than five were', () => {
    const open = [...times(40, { age: '20', follows: true }), ...times(60, { follows: true })]
    expect(says(open, [YOUNG]).of('target_in_audience', 'age')).toBeUndefined()
    expect(says(times(50, { age: '20', follows: true }), [STUDENT]).found).toEqual([])
    expect(says(times(4, { age: '20', follows: true }), [YOUNG]).found).toEqual([])
    expect(says(times(50, { age: '20', follows: true }), [YOUNG], { accountIds: [8] }).found).toEqual([])
    expect(says(times(50, { age: '20', follows: true }), []).found).toEqual([])
  })

  it('a word the survey does not use is not "no": who answered otherwise may be meant all the same', () => {
    const answers = [
      ...times(60, { status: 'Enseignant-chercheur', follows: true }),
      ...times(40, { status: 'BIATSS', follows: true }),
    ]
    const asked = (statuses: string[]) =>
      says(answers, [{ kind: 'status', statuses }]).of('target_in_audience', 'status')
    expect(asked(['chercheur'])).toBeUndefined()
    expect(asked(['Enseignante-chercheuse'])).toMatchObject({ yes: 60, yesAtMost: 60, asked: 100 })
    // Some of the BIATSS may be doctoral students for all the survey says.
    expect(asked(['Enseignante-chercheuse', 'Doctorant'])).toMatchObject({ yes: 60, yesAtMost: 100, asked: 100 })
  })

  it('a survey of students alone says how many of them follow, not that the followers are students', () => {
    const answers = [
      ...times(40, { status: 'Étudiant', follows: true }),
      ...times(60, { status: 'Étudiante', follows: false }),
    ]
    const { found, of } = says(answers, [STUDENT])
    expect(found).toHaveLength(1)
    expect(of('audience_in_target', null)).toMatchObject({ yes: 40, asked: 100 })
  })

  it('OR: who meets one condition is in the target, whatever the other would say', () => {
    const either: Condition = {
      kind: 'any',
      of: [
        { kind: 'status', statuses: ['chercheur'] },
        { kind: 'age', from: 28, to: 44 },
      ],
    }
    const answers = [
      ...times(30, { status: 'Chercheuse', follows: true }),
      ...times(20, { status: 'Étudiant', age: '30', follows: true }),
      ...times(50, { status: 'Étudiant', age: '20', follows: true }),
    ]
    const { of } = says(answers, [either])
    expect(of('target_in_audience', null)).toMatchObject({ yes: 50, yesAtMost: 50, asked: 100 })
    expect(of('target_in_audience', 'alternatives')).toMatchObject({ yes: 50, asked: 100 })
  })

  it('whether they follow can be moved by those who may be of the target: both ends are kept', () => {
    const answers = [
      ...times(20, { age: '20', follows: true }),
      ...times(60, { age: '20', follows: false }),
      ...times(10, { age: '23-27', follows: true }),
      ...times(10, { age: '23-27', follows: false }),
      ...times(40, { age: '50', follows: true }),
    ]
    const coverage = says(answers, [YOUNG]).of('audience_in_target', null)
    expect((coverage?.yes ?? 0) / (coverage?.asked ?? 1)).toBeCloseTo(20 / 90, 12)
    expect((coverage?.yesAtMost ?? 0) / (coverage?.asked ?? 1)).toBeCloseTo(30 / 90, 12)
  })

  it('places: postal codes and bare names of the country; a town that is not found is open, not outside', () => {
    expect([areasOfPostcode('59 000'), areasOfPostcode('20200'), areasOfPostcode('97410')]).toEqual([
      ['FR.32.59'],
      ['FR.94.2A', 'FR.94.2B'],
      ['RE'],
    ])
    expect(gazetteer.areaName('FR.32.59', 'fr')).toBe('Nord')
    const north: Condition = { kind: 'places', places: ['Hauts-de-France'] }
    const answers = [
      ...times(20, { place: '59000', follows: true }),
      ...times(20, { place: 'Lille', follows: true }),
      ...times(20, { place: 'Marseille', follows: true }),
      ...times(10, { place: 'chez mes parents', follows: true }),
    ]
    expect(says(answers, [north]).of('target_in_audience', 'place')).toMatchObject({
      yes: 40,
      yesAtMost: 50,
      asked: 70,
    })
  })
})

describe('properties', () => {
  const answer = fc.record(
    {
      age: fc.constantFrom('17', '19', '23', '20-26', '30', '65+'),
      status: fc.constantFrom('étudiant', 'personnel'),
      follows: fc.boolean(),
    },
    { requiredKeys: [] },
  )
  const samples = fc.array(answer, { minLength: 5, maxLength: 60 })
  const conditions = [YOUNG, STUDENT]

  it('the order of respondents does not matter, and weights of one change no share', () => {
    fc.assert(
      fc.property(samples, (answers) => {
        const plain = says(answers, conditions).found
        const turned = says(answers.toReversed(), conditions).found
        const weighted = says(answers, conditions, { isWeighted: true }).found
        const near = (survey: Survey) =>
          [survey.yes, survey.yesAtMost ?? 0, survey.asked].map((n) => Math.round(n * 1e9))
        expect(turned.map(near)).toEqual(plain.map(near))
        expect(weighted.map(near)).toEqual(plain.map(near))
        expect(weighted.map(surveyRange)).toEqual(plain.map(surveyRange))
      }),
      { numRuns: 60 },
    )
  })

  it('however those who cannot be told are, the share lies between its ends', () => {
    fc.assert(
      fc.property(samples, (answers) => {
        const share = says(answers, [YOUNG]).of('target_in_audience', 'age')
        if (share === undefined) return
        for (const age of ['20', '26']) {
          const resolved = answers.map((each) => (each.age === '20-26' ? { ...each, age } : each))
          const truth = says(resolved, [YOUNG]).of('target_in_audience', 'age')
          if (truth === undefined || truth.asked !== share.asked) continue
          expect(truth.yes).toBeGreaterThanOrEqual(share.yes - 1e-9)
          expect(truth.yesAtMost ?? 0).toBeLessThanOrEqual((share.yesAtMost ?? 0) + 1e-9)
        }
      }),
      { numRuns: 60 },
    )
  })
})
