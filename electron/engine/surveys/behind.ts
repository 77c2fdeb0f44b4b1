import { FEWEST_TOLD, type BehindAccount, type SurveyCell } from '../../../shared/contract/surveys'
import { makeFinding } from '../../../shared/findings'
import { followersOf, type KeptQuestion, type SurveyAnswers } from './answers'
import { countingOf, groupsAmong, type Counting } from './groups'
import { told } from './protect'
import { cellsOf, effectiveSize, shareOf } from './tally'

/** What tells most of people first: what they are, else their age, else where they live. */
const BY = ['status', 'age', 'place'] as const

/**
 * Who is behind an account: what the respondents who follow it are. Shares are of those of them who told it.
 * @returns null when the survey did not ask about the account, or asked nothing that tells who its followers are
 */
export function behindAccount(survey: SurveyAnswers, accountId: number, account: string): BehindAccount | null {
  if (!survey.accountIds.includes(accountId)) return null
  const question = BY.map((key) => survey.questions.find((each) => each.key === key)).find((each) => each !== undefined)
  const by = BY.find((key) => key === question?.key)
  if (question === undefined || by === undefined) return null
  const followers = followersOf(survey, accountId)
  const { counting, overall } = everybodyOf(survey, question)
  const { groups, answered } = groupsAmong(counting, followers)
  // That nobody of them gave a rare answer says nothing; that none of them is a researcher does.
  const cells = cellsOf(survey, groups, answered, !question.several).filter(({ answer, n }) => answer !== '' || n !== 0)
  const shown = by === 'age' ? cells : cells.toSorted(mostFirst)
  const n = told(answered.length)
  const { id: surveyId, label, takenOn, isProbability, population } = survey
  const about = { surveyId, accountId, label, takenOn, isProbability, population, by }
  return {
    ...about,
    n,
    nEffective: n === null ? null : effectiveSize(answered),
    untold: told(followers.length - answered.length),
    groups: shown,
    finding: findingOf(survey, account, by, answered.length, shown, overall),
  }
}

interface Everybody {
  readonly counting: Counting
  /** Share of an answer among all respondents. */
  readonly overall: (answer: string) => number | null
}

const COUNTED = new WeakMap<SurveyAnswers, Everybody>()

/** The same for every account of a survey: counted once. */
function everybodyOf(survey: SurveyAnswers, question: KeptQuestion): Everybody {
  const before = COUNTED.get(survey)
  if (before !== undefined) return before
  const counting = countingOf(survey, question)
  const { groups, answered } = groupsAmong(counting, survey.respondents)
  const shares = new Map(groups.map(({ answer, people }) => [answer, shareOf(people, answered)]))
  const everybody = { counting, overall: (answer: string) => shares.get(answer) ?? null }
  COUNTED.set(survey, everybody)
  return everybody
}

/** Largest first; what is not told after what is, the rest last. */
function mostFirst(a: SurveyCell, b: SurveyCell): number {
  if ((a.answer === '') !== (b.answer === '')) return a.answer === '' ? 1 : -1
  return (b.share ?? -1) - (a.share ?? -1)
}

function findingOf(
  survey: SurveyAnswers,
  account: string,
  by: BehindAccount['by'],
  n: number,
  groups: readonly SurveyCell[],
  overall: (answer: string) => number | null,
): BehindAccount['finding'] {
  const about = { account, survey: survey.label, takenOn: survey.takenOn, by }
  const asked = survey.respondents.filter(({ follows }) => follows !== null).length
  if (n === 0) return makeFinding('survey_behind_nobody', null, { ...about, asked })
  const largest = groups
    .filter(({ answer }) => answer !== '')
    .reduce<SurveyCell | null>((most, cell) => ((cell.share ?? -1) > (most?.share ?? -1) ? cell : most), null)
  // Where nobody gave any of the answers that may be told, all of them gave one that may not.
  if (n < FEWEST_TOLD || largest === null || largest.n === null || largest.n === 0 || largest.share === null) {
    return makeFinding('survey_behind_few', null, { ...about, needed: FEWEST_TOLD })
  }
  const { answer: group, share, n: people, interval } = largest
  const said = { ...about, group, share, people, n, overall: overall(group) }
  if (interval === null) return makeFinding('survey_behind_indicative', null, said)
  const { low, high } = interval
  const all = said.overall ?? share
  const standing = all < low ? 'above' : all > high ? 'below' : 'alike'
  return makeFinding('survey_behind', null, { ...said, low, high, standing })
}
