import type { Database } from '../../electron/engine/db/database'
import { Sql, sql } from '../../electron/engine/db/sql'
import type { Filter } from '../../shared/contract/common'
import type { Client } from '../support/engine'

/** One question of the bench beside the bare SQL it is held against; null where there is none. */
export interface AlikeCase {
  readonly name: string
  readonly bare: Sql | null
  readonly run: () => Promise<unknown>
}

/** Medians per branch and content in plain SQL: what the decomposition would have to read in any case. */
const CONTENT_MEDIANS = sql`SELECT a.branch_id AS k, p.platform, p.format, pt.theme_id, count(*) AS n,
    median(p.err_interactions / p.err_reach) AS m
  FROM post p JOIN account a ON a.id = p.account_id LEFT JOIN post_theme pt ON pt.post_id = p.id AND pt.is_main
  WHERE p.err_reach > 0 AND p.err_interactions >= 0 GROUP BY ALL`

/**
 * The questions of like for like and of the same message, on the network of the comparisons' bench (60 branches).
 * @param everything filter of every post
 * @param quarter filter of one quarter: what the same message is looked for in
 */
export function alikeCases(
  client: Client,
  everything: Partial<Filter> & Pick<Filter, 'period'>,
  quarter: typeof everything,
): AlikeCase[] {
  return [
    {
      name: 'alike branches',
      bare: CONTENT_MEDIANS,
      run: () => client.alike.branches({ filter: everything, rate: 'err' }),
    },
    {
      name: 'alike accounts',
      bare: CONTENT_MEDIANS,
      run: () => client.alike.branches({ filter: everything, by: 'account', rate: 'err' }),
    },
    {
      name: 'alike one',
      bare: CONTENT_MEDIANS,
      run: () => client.alike.decompose({ filter: everything, rate: 'err', focus: '7' }),
    },
    { name: 'messages', bare: null, run: () => client.messages.list({ filter: quarter, rate: 'err' }) },
    {
      name: 'message pairs',
      bare: null,
      run: () => client.messages.pairs({ filter: quarter, rate: 'err', focus: '7' }),
    },
  ]
}

/**
 * Gives every post a text of twelve words out of two thousand; one in twenty says what all branches say on its day, with one
 * word of its own.
 */
export async function writeTexts(database: Database): Promise<void> {
  const words = (seed: string) =>
    `array_to_string(list_transform(range(12), k -> 'mot' || (hash(${seed}, k) % 2000)), ' ')`
  const text = `CASE WHEN id % 20 = 0 THEN ${words('published_day')} || ' suite' || id % 3 ELSE ${words('id')} END`
  await database.write((session) => session.run(new Sql(`UPDATE post SET text = ${text}, search_text = ${text}`, [])))
}
