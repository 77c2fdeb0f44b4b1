import type { SurveyCell } from '../../../shared/contract/surveys'
import { FEWEST_TOLD } from '../../../shared/contract/surveys'
import { lowHigh } from '../queries/lowHigh'
import { wilsonEffective } from '../statistics/proportion'
import type { Respondent, SurveyAnswers } from './answers'
import { mayTell } from './protect'

type Weighed = Pick<Respondent, 'weight'>

/** People an unweighted sample of the same precision would hold: (Σw)²/Σw² (Kish). 0 when all weights are. */
export function effectiveSize(people: readonly Weighed[]): number {
  let [sum, squares] = [0, 0]
  for (const { weight } of people) {
    sum += weight
    squares += weight * weight
  }
  return squares > 0 ? (sum * sum) / squares : 0
}

/** What intervals of a survey need to know. */
export type Drawn = Pick<SurveyAnswers, 'isProbability' | 'population'> & {
  readonly respondents: { readonly length: number }
}

/**
 * The population a part of the sample was drawn from. The part is drawn at the rate of the whole: n of N means a part of m people
 * stands for m·N/n, so that a part of a survey everybody answered is known exactly.
 */
export function populationOf(survey: Drawn, part: number): number | null {
  const { population, respondents } = survey
  if (population === null || respondents.length === 0) return null
  return population <= respondents.length ? part : (part * population) / respondents.length
}

/** Interval of a weighted share among `part` respondents; null when the survey was not drawn by chance, or nobody weighs. */
export function shareInterval(survey: Drawn, share: number, part: readonly Weighed[]) {
  const effectiveN = effectiveSize(part)
  if (!survey.isProbability || part.length === 0 || !(effectiveN > 0)) return null
  const population = populationOf(survey, part.length)
  const drawn = population === null ? {} : { population, answered: part.length }
  return lowHigh(wilsonEffective({ share: Math.min(1, Math.max(0, share)), effectiveN, ...drawn }))
}

/** One answer with the people who gave it. */
export interface Group {
  readonly answer: string
  readonly accountId: number | null
  readonly people: readonly Weighed[]
}

const weightOf = (people: readonly Weighed[]): number => people.reduce((sum, { weight }) => sum + weight, 0)

/**
 * The cells of one question among those who answered it, small numbers protected (see Note [small numbers] in protect.ts).
 * @param addsUp each person is in exactly one group
 */
export function cellsOf(
  survey: Drawn,
  groups: readonly Group[],
  answered: readonly Weighed[],
  addsUp: boolean,
): SurveyCell[] {
  const total = weightOf(answered)
  const tells = mayTell(
    groups.map(({ people }) => people.length),
    addsUp,
  )
  if (tells === null) return []
  // Of so few people as a whole, no part is told.
  const isTold = answered.length >= FEWEST_TOLD && total > 0
  return groups.map(({ answer, accountId, people }, i) => {
    if (!isTold || tells[i] !== true) return { answer, accountId, n: null, share: null, interval: null }
    const share = weightOf(people) / total
    return { answer, accountId, n: people.length, share, interval: shareInterval(survey, share, answered) }
  })
}

/** Share of a group among those who answered, by weight; null without any. */
export function shareOf(people: readonly Weighed[], answered: readonly Weighed[]): number | null {
  const total = weightOf(answered)
  return total > 0 ? weightOf(people) / total : null
}
