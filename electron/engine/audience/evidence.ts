import { GRADES } from '../../../shared/vocabulary'
import type { Grade } from '../../../shared/vocabulary'
import { wilsonEffective } from '../statistics/proportion'
import type { Range } from './bounds'
import type { Breakdown, Survey } from './types'

/** The days a verdict speaks of, both included (ISO). */
export type Days = { readonly from: string; readonly to: string }

/** From this share of known values on, a breakdown speaks of the whole audience. Under the second it hardly does. */
const MOSTLY_KNOWN = 0.8
const HALF_KNOWN = 0.5
/** People under which a breakdown of people reached counts for less. */
const ENOUGH_PEOPLE = 1000
/** A breakdown of people reached is exported after the period it covers: this long after still counts as in it. */
export const EXPORT_DELAY_DAYS = 31

/** The weakest of several grades; null (nothing) is weaker than D. No grade at all: null. */
export function weakest(grades: readonly (Grade | null)[]): Grade | null {
  if (grades.length === 0 || grades.includes(null)) return null
  return GRADES.findLast((grade) => grades.includes(grade)) ?? null
}

/** The strongest of several grades, or null. */
export const strongest = (grades: readonly (Grade | null)[]): Grade | null =>
  GRADES.find((grade) => grades.includes(grade)) ?? null

/** Whether evidence is more than two quarters older than the end of the period it is used for. */
export function isStale(takenOn: string, period: Days): boolean {
  const limit = new Date(`${period.to}T00:00:00Z`)
  limit.setUTCMonth(limit.getUTCMonth() - 6)
  return takenOn < limit.toISOString().slice(0, 10)
}

function aged(grade: Grade, takenOn: string, period: Days): Grade | null {
  if (!isStale(takenOn, period)) return grade
  return GRADES[GRADES.indexOf(grade) + 1] ?? null
}

function isWithin(b: Breakdown, period: Days): boolean {
  if (b.covers !== undefined) return b.covers.from >= period.from && b.covers.to <= period.to
  const last = new Date(`${period.to}T00:00:00Z`)
  last.setUTCDate(last.getUTCDate() + EXPORT_DELAY_DAYS)
  return b.takenOn >= period.from && b.takenOn <= last.toISOString().slice(0, 10)
}

function freshGrade(b: Breakdown, known: number | null, period: Days): Grade {
  if (known === null) return 'C'
  if (known < HALF_KNOWN) return 'D'
  if (b.basis === 'engaged') return 'C'
  if (b.basis === 'followers') return known >= MOSTLY_KNOWN ? 'B' : 'C'
  const many = b.total !== null && b.total >= ENOUGH_PEOPLE
  return known >= MOSTLY_KNOWN && many && isWithin(b, period) ? 'A' : 'B'
}

/**
 * How strong a breakdown is as evidence. A: people reached within the period, known share ≥ 80 %, ≥ 1,000 people.
 * B: followers with known share ≥ 80 %, or people reached with less than A asks. C: known share not stated, followers
 * with 50–80 %, or engaged people only. D: known share under 50 %. One grade lower when older than two quarters; a stale
 * D is no evidence (null).
 */
export const gradeBreakdown = (b: Breakdown, known: number | null, period: Days): Grade | null =>
  aged(freshGrade(b, known, period), b.takenOn, period)

/** Kish's effective sample size: (Σw)²/Σw², the number of answers when they are not weighted. */
export function effectiveSize(survey: Survey): number {
  if (survey.weights === null) return survey.asked
  const sum = survey.weights.reduce((total, w) => total + w, 0)
  const squares = survey.weights.reduce((total, w) => total + w * w, 0)
  return squares > 0 ? (sum * sum) / squares : 0
}

/** Grade of a survey: B with an effective n ≥ 100, C from 30, D under 30 or self-selected; one lower when stale. */
export function gradeSurvey(survey: Survey, period: Days): Grade | null {
  const n = effectiveSize(survey)
  const grade = !survey.probability || n < 30 ? 'D' : n < 100 ? 'C' : 'B'
  return aged(grade, survey.takenOn, period)
}

/**
 * 95 % interval of a survey share: Wilson on the effective sample size, with the finite population correction.
 * @returns null for self-selected answers and for a survey nobody answered: they have no interval.
 */
export function surveyRange(survey: Survey): Range | null {
  const effectiveN = effectiveSize(survey)
  if (!survey.probability || survey.asked <= 0 || !(effectiveN > 0)) return null
  const { population, asked: answered, yes, yesAtMost = yes } = survey
  const drawn = population === null ? {} : { population: Math.max(population, answered) }
  const rangeOf = (n: number) => wilsonEffective({ share: Math.min(1, n / answered), effectiveN, answered, ...drawn })
  // Who cannot be told apart is counted once as none of them, once as all of them: nothing rests on who they may be.
  return { lower: rangeOf(yes).lower, upper: rangeOf(yesAtMost).upper }
}
