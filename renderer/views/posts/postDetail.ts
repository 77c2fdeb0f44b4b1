import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract } from '../../../shared/contract/contract'
import { METRICS, type Metric, RATES, type Rate } from '../../../shared/vocabulary'
import type { ColumnId } from './columns'

/** One post with its snapshots and the trace of its numbers. */
export type PostDetail = InferContractRouterOutputs<Contract>['posts']['get']
/** Which number shows where it comes from: one of the three of the sheet (`rate`: the main one), any rate, any metric. */
export type TraceOf = 'denominator' | 'interactions' | 'rate' | Rate | Metric

/** The trace of the number in a column; null for words. Reach, views and impressions have their own like every metric. */
export function traceOf(column: ColumnId): TraceOf | null {
  if (column === 'interactions') return 'interactions'
  return RATES.find((rate) => rate === column) ?? METRICS.find((metric) => metric === column) ?? null
}

/** The rate whose trace is asked for; undefined when the post has none. */
export function tracedRate(detail: PostDetail, of: TraceOf): PostDetail['rates'][number] | undefined {
  const asked = RATES.find((rate) => rate === of)
  return asked === undefined ? mainRate(detail) : detail.rates.find((each) => each.rate === asked)
}

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
