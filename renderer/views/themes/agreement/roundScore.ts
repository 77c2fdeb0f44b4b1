import type { AgreementResult, CodingRound } from '../../../../shared/contract/agreement'
import { useQuery } from '../../../api/useQuery'
import { useScore } from '../../../format/score'
import { useWords } from '../../../i18n/useWords'

/** Two people have answered every post: the agreement can be told, nobody is swayed by it any more. */
export function isFinished({ coders, size }: CodingRound): boolean {
  return coders.filter(({ answered }) => answered >= size).length >= 2
}

interface Score {
  readonly coefficient: 'kappa' | 'alpha'
  readonly value: number
  readonly lower: number
  readonly upper: number
}

/** The coefficient that stands for a round: kappa with two coders, else alpha; null where chance explains everything. */
export function scoreOf({ kappa, alpha }: Pick<AgreementResult, 'kappa' | 'alpha'>): Score | null {
  if (kappa !== null) return { coefficient: 'kappa', ...kappa }
  return alpha === null ? null : { coefficient: 'alpha', ...alpha }
}

/** An agreement as a label says it. */
export interface ScoreWords {
  /** "kappa 0,81", with its n where posts are too few; "pas encore" while two people have not finished. */
  readonly short: string
  /** Interval and n, or why there is no value. */
  readonly long: string
  readonly isMeasured: boolean
}

/** The agreement of a round in words; null without a round and until it is read. */
export function useRoundScore(round: CodingRound | undefined): ScoreWords | null {
  const t = useWords()
  const score = useScore()
  const ready = round !== undefined && isFinished(round)
  // The question of the round's own page, so that it is asked once.
  const input = { roundId: round?.id ?? 0, early: false }
  const { data, isPlaceholderData } = useQuery(
    ['agreement.result', input],
    (api, signal) => api.agreement.result(input, { signal }),
    { enabled: ready },
  )
  if (round === undefined) return null
  if (!ready) {
    const long = t(round.coders.length >= 2 ? 'agreement.wait_finish' : 'agreement.wait_two')
    return { short: t('agreement.score.not_yet'), long, isMeasured: false }
  }
  if (data === undefined || isPlaceholderData) return null
  const found = scoreOf(data)
  if (found === null) return { short: t('agreement.score.none'), long: t('agreement.said.nothing'), isMeasured: false }
  const { coefficient, value, lower, upper } = found
  const said = { coefficient, value: score(value), low: score(lower), high: score(upper), n: data.coded }
  const short = t(data.isEnough ? 'agreement.score' : 'agreement.score.few', said)
  const few = data.isEnough ? '' : ` ${t('agreement.few', { n: data.coded })}`
  return { short, long: `${t('agreement.score.about', said)}${few}`, isMeasured: true }
}
