import { z } from 'zod'
import type { Days } from '../../../shared/periods'
import type { Session } from '../db/database'
import { sql, type Sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { OUTLIER_Z, Z_PER_MAD } from '../statistics/outliers'
import { asideCode, published } from './filter'

/** Under so many posts nothing is called unusual, as nothing is called usual. */
const LEAST = 6

/** Rates a post is flagged by: by reach where comparisons can count it so, else by views. */
const FLAG_RATES = ['err', 'erv'] as const
type FlagRate = (typeof FLAG_RATES)[number]

const usualRow = z.object({
  accountId: z.int(),
  rate: z.enum(FLAG_RATES),
  n: z.int(),
  median: z.number(),
  mad: z.number(),
})
/** What the log rates of an account's posts are like: median and raw median absolute deviation, of `n` posts. */
export type UsualRate = z.infer<typeof usualRow>

const isCounted = (rate: FlagRate) => sql`(${asideCode(compileRate(rate), [])}) < 0`

/** The rate a post is judged by, as text; NULL for a post that comparisons leave out. */
const FLAG_RATE = sql`CASE WHEN ${isCounted('err')} THEN 'err' WHEN ${isCounted('erv')} THEN 'erv' END`

/** ln((E + ½)/R), as everywhere a log rate is taken. */
function logRate(rate: FlagRate): Sql {
  const { numerator, denominator } = compileRate(rate)
  return sql`ln((${numerator} + 0.5) / ${denominator})`
}

const LOG_RATE = sql`CASE flag_rate WHEN 'err' THEN ${logRate('err')} WHEN 'erv' THEN ${logRate('erv')} END`

/**
 * The usual log rate of each account over some days, of the posts that comparisons count (mature, not set aside). Accounts
 * with fewer than six such posts, or whose deviation is 0, have none.
 * @param account only this one
 */
export async function usualRates(session: Session, days: Days, account?: number): Promise<UsualRate[]> {
  const own = account === undefined ? sql`TRUE` : sql`p.account_id = ${account}`
  return session.all(
    usualRow,
    sql`SELECT account_id AS "accountId", flag_rate AS rate, count(*) AS n, median(x) AS median, mad(x) AS mad
        FROM (SELECT account_id, flag_rate, ${LOG_RATE} AS x
              FROM (SELECT p.*, ${FLAG_RATE} AS flag_rate FROM post AS p WHERE ${published(days)} AND ${own}) AS p
              WHERE flag_rate IS NOT NULL)
        GROUP BY ALL HAVING count(*) >= ${LEAST} AND mad(x) > 0 ORDER BY ALL`,
  )
}

/** A list that holds at the place of each account's id what is given for it, as text for a cast to DOUBLE[]. */
function byAccount(usual: readonly UsualRate[], value: (own: UsualRate) => number): string {
  const values = Array.from({ length: Math.max(0, ...usual.map(({ accountId }) => accountId)) }, () => 'NULL')
  for (const own of usual) values[own.accountId - 1] = String(value(own))
  return `[${values.join(', ')}]`
}

/** Condition on `post AS p`: modified z beyond 3.5 among the posts `usual` was read from. */
export function isFlagged(usual: readonly UsualRate[]): Sql {
  const beyond = (rate: FlagRate) => {
    const own = usual.filter((each) => each.rate === rate)
    const limit = (sign: 1 | -1) => byAccount(own, ({ median, mad }) => median + (sign * OUTLIER_Z * mad) / Z_PER_MAD)
    return sql`(${logRate(rate)} NOT BETWEEN (${limit(-1)}::DOUBLE[])[p.account_id] AND (${limit(1)}::DOUBLE[])[p.account_id])`
  }
  return sql`coalesce(CASE ${FLAG_RATE} WHEN 'err' THEN ${beyond('err')} WHEN 'erv' THEN ${beyond('erv')} END, FALSE)`
}

const judged = z.object({ rate: z.enum(FLAG_RATES).nullable(), x: z.number().nullable() })

/** Modified z of one post among its account's posts of some days; null when it is not beyond 3.5, or cannot be said. */
export async function flagOf(session: Session, id: string, accountId: number, days: Days) {
  const post = await session.first(
    judged,
    sql`SELECT flag_rate AS rate, ${LOG_RATE} AS x
        FROM (SELECT p.*, ${FLAG_RATE} AS flag_rate FROM post AS p WHERE p.id = ${id}::UBIGINT AND ${published(days)}) AS p`,
  )
  const { rate, x } = post ?? { rate: null, x: null }
  if (rate === null || x === null) return null
  const usual = (await usualRates(session, days, accountId)).find((own) => own.rate === rate)
  if (usual === undefined) return null
  const deviation = (Z_PER_MAD * (x - usual.median)) / usual.mad
  return Math.abs(deviation) > OUTLIER_Z ? { rate, z: deviation, n: usual.n } : null
}
