import type { SurveyRole } from '../../../shared/contract/surveys'
import type { SurveyFrame } from '../../../shared/vocabulary'

/** Roles whose answers are kept under one name each. */
export const PERSON_ROLES = ['status', 'age', 'gender', 'place', 'language', 'occupation'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]
export const isPersonRole = (role: string): role is PersonRole => PERSON_ROLES.some((each) => each === role)

/** Who answered one row. */
export interface Respondent {
  /** 1 without weights. */
  readonly weight: number
  /** Answers by key of the question: a role (`status`), or `question:7`. A question that is not there was not answered. */
  readonly answers: ReadonlyMap<string, readonly string[]>
  /** null = did not answer what they follow: not the same as following none. */
  readonly follows: Follows | null
}

export interface Follows {
  readonly yes: ReadonlySet<number>
  /** Accounts whose own cell could not be read: nothing is known of these. */
  readonly unknown: ReadonlySet<number>
}

/** A question of a survey as it is kept. */
export interface KeptQuestion {
  /** Role, or `question:<position>`. */
  readonly key: string
  readonly role: SurveyRole
  readonly name: string
  readonly several: boolean
}

/** A survey with its answers. */
export interface SurveyAnswers {
  readonly id: number
  readonly label: string
  /** ISO day. */
  readonly takenOn: string
  readonly isProbability: boolean
  readonly drawnFrom: SurveyFrame
  readonly population: number | null
  readonly isWeighted: boolean
  /** Accounts that were asked about: of the others the survey says nothing. */
  readonly accountIds: readonly number[]
  readonly questions: readonly KeptQuestion[]
  readonly respondents: readonly Respondent[]
}

/** Respondents who say whether they follow an account: the denominator of its share. */
export function toldOf(survey: Pick<SurveyAnswers, 'respondents'>, accountId: number): Respondent[] {
  return survey.respondents.filter(({ follows }) => follows !== null && !follows.unknown.has(accountId))
}

export function followersOf(survey: Pick<SurveyAnswers, 'respondents'>, accountId: number): Respondent[] {
  return survey.respondents.filter(({ follows }) => follows?.yes.has(accountId) === true)
}
