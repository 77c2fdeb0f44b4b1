import type { PostNumber } from '../../../shared/contract/posts'
import { METRICS, RATES } from '../../../shared/vocabulary'
import { ident, join, sql, type Sql } from '../db/sql'
import { compileRate, rateExpression } from '../metrics/compile'

const isMetric = (number: PostNumber) => METRICS.some((metric) => metric === number)
const rateOf = (number: PostNumber) => RATES.find((rate) => rate === number)

/** DOUBLE over `post AS p` with the joins of the number; NULL when no file gives it, or a rate has no value. */
export function numberSql(number: PostNumber): Sql {
  const rate = rateOf(number)
  if (rate !== undefined) return rateExpression(rate)
  return isMetric(number) ? sql`p.${ident(number)}::DOUBLE` : sql`p.interactions::DOUBLE`
}

/** What has to be joined after `FROM post AS p` for these numbers, each once. */
export function numberJoins(numbers: Iterable<PostNumber>): Sql {
  const rates = [...new Set(numbers)].flatMap((number) => rateOf(number) ?? [])
  return join(
    rates.map((rate) => compileRate(rate).joins),
    '\n',
  )
}
