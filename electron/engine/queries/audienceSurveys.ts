import type { VerdictSheet } from '../../../shared/contract/audience'
import type { BehindAccount } from '../../../shared/contract/surveys'
import { gradeSurvey, isStale, type Days } from '../audience/evidence'
import type { Session } from '../db/database'
import type { SurveyAnswers } from '../surveys/answers'
import { behindAccount } from '../surveys/behind'
import { readAllAnswers } from '../surveys/store'
import { lastUsableDay } from './audienceSituation'

type Row = VerdictSheet['surveys'][number]

/** What the surveys say of who follows an account, and the same surveys as lines of the evidence. */
export interface AccountSurveys {
  readonly behind: BehindAccount[]
  readonly surveys: Row[]
}

function rowOf(behind: BehindAccount, { respondents, drawnFrom }: SurveyAnswers, period: Days): Row {
  const { surveyId, label, takenOn, isProbability, n, nEffective, population } = behind
  const own = { id: surveyId, takenOn, probability: isProbability, drawnFrom, population }
  const asked = {
    question: 'target_in_audience',
    dimension: null,
    yes: 0,
    asked: nEffective ?? 0,
    weights: null,
  } as const
  const said = { surveyId, label, takenOn, isProbability, drawnFrom, respondents: respondents.length, followers: n }
  return { ...said, grade: gradeSurvey({ ...own, ...asked }, period), stale: isStale(takenOn, period) }
}

/** Surveys that asked about an account and may speak of the period, newest first. `account`: how sentences name it. */
export async function surveysOfAccount(
  session: Session,
  accountId: number,
  account: string,
  period: Days,
): Promise<AccountSurveys> {
  const read = await readAllAnswers(session, accountId)
  const found = read
    .filter(({ takenOn }) => takenOn <= lastUsableDay(period))
    .flatMap((survey) => {
      const behind = behindAccount(survey, accountId, account)
      return behind === null ? [] : [{ behind, row: rowOf(behind, survey, period) }]
    })
  return { behind: found.map(({ behind }) => behind), surveys: found.map(({ row }) => row) }
}
