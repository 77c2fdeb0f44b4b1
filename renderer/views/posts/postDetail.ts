import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'

/** One post with its snapshots and the trace of its numbers. */
export type PostDetail = InferContractRouterOutputs<Contract>['posts']['get']
/** Which of the three numbers shows where it comes from. */
export type TraceOf = 'denominator' | 'interactions' | 'rate'

/** The rate shown: by reach where the file gives reach, else by views. */
export function mainRate(detail: PostDetail): PostDetail['rates'][number] | undefined {
  return detail.rates.find((each) => each.rate === 'err') ?? detail.rates.find((each) => each.rate === 'erv')
}

/** What the rate divides by, or would: reach where the file gives it, else views, else impressions. */
export function denominatorOf(detail: PostDetail): 'reach' | 'views' | 'impressions' {
  const { post } = detail
  return post.reach !== null
    ? 'reach'
    : post.views !== null
      ? 'views'
      : post.impressions !== null
        ? 'impressions'
        : 'reach'
}
