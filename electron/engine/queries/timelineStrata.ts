import { POST_FORMATS } from '../../../shared/vocabulary'
import { at, atInt } from '../statistics/arrays'
import { logRate } from '../statistics/logRates'
import type { ShiftStratum } from '../statistics/stratifiedShift'
import type { TermColumns, TimedPosts } from './timelineRead'

/** Which side of a comparison a row is on, and its stratum beside account and format; null where it takes no part. */
export type Side = (row: number) => { readonly isX: boolean; readonly stratum: number } | null

/**
 * Posts of two sides, sorted into strata of account × format × `stratum`. Values are not scaled: within an account a
 * factor drops out.
 */
export function strataOf(posts: TimedPosts, term: TermColumns, side: Side): ShiftStratum[] {
  const found = new Map<string, { x: number[]; y: number[]; xLogs: number[]; yLogs: number[] }>()
  for (let row = 0; row < posts.rows; row++) {
    const own = side(row)
    if (own === null || atInt(term.aside, row) >= 0) continue
    const format = atInt(posts.format, row) + 1
    const key = `${atInt(posts.account, row)} ${own.stratum * (POST_FORMATS.length + 1) + format}`
    let stratum = found.get(key)
    if (stratum === undefined) {
      stratum = { x: [], y: [], xLogs: [], yLogs: [] }
      found.set(key, stratum)
    }
    const [e, d] = [at(term.e, row), at(term.d, row)]
    ;(own.isX ? stratum.x : stratum.y).push(e / d)
    ;(own.isX ? stratum.xLogs : stratum.yLogs).push(logRate(e, d))
  }
  const sorted = (values: readonly number[]) => Float64Array.from(values).sort()
  return [...found.values()]
    .filter(({ x, y }) => x.length > 0 && y.length > 0)
    .map(({ x, y, xLogs, yLogs }) => ({
      x: { rates: sorted(x), logs: sorted(xLogs) },
      y: { rates: sorted(y), logs: sorted(yLogs) },
    }))
}
