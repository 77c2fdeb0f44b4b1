import { z } from 'zod'
import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { FOLLOWER_WINDOW_DAYS } from '../metrics/compile'
import type { HomeFacts } from './homeHeadline'
import { accountLabel } from './networkTables'
import { listSurveys } from '../surveys/store'

/** What to decide, and the address of the screen that settles it. */
export interface Todo {
  readonly finding: Finding
  readonly link: string
}

interface TodoFacts extends HomeFacts {
  /** Accounts open in the period. */
  readonly open: readonly number[]
  readonly imports: number
}

const ids = z.object({ id: z.int() })

async function accountsWith(session: Session, query: ReturnType<typeof sql>): Promise<Set<number>> {
  return new Set((await session.all(ids, query)).map(({ id }) => id))
}

/** Open accounts that lack a line, an audience for a line that names personas, or a follower count near the period. */
async function lacking(session: Session, { days, open, network }: TodoFacts): Promise<Todo[]> {
  const within = sql`valid_from <= ${days.to}::DATE AND coalesce(valid_to, DATE '9999-12-31') >= ${days.from}::DATE`
  const lined = await accountsWith(session, sql`SELECT DISTINCT account_id AS id FROM editorial_line WHERE ${within}`)
  const aimed = await accountsWith(
    session,
    sql`SELECT DISTINCT account_id AS id FROM editorial_line
        WHERE ${within} AND id IN (SELECT line_id FROM editorial_line_persona)`,
  )
  const seen = await accountsWith(session, sql`SELECT DISTINCT account_id AS id FROM audience_snapshot`)
  for (const { survey } of await listSurveys(session)) for (const id of survey.accountIds) seen.add(id)
  const followed = await accountsWith(
    session,
    sql`SELECT DISTINCT account_id AS id FROM follower_count
        WHERE day BETWEEN ${days.from}::DATE - ${FOLLOWER_WINDOW_DAYS} AND ${days.to}::DATE + ${FOLLOWER_WINDOW_DAYS}`,
  )
  const about = (code: 'todo_line' | 'todo_audience' | 'todo_followers', accounts: number[], link: string): Todo[] => {
    const labels = accounts.map((id) => accountLabel(network, id))
    return accounts.length === 0
      ? []
      : [{ finding: makeFinding(code, null, { accounts: accounts.length, labels }), link }]
  }
  return [
    ...about(
      'todo_audience',
      open.filter((id) => aimed.has(id) && !seen.has(id)),
      '/imports',
    ),
    ...about(
      'todo_line',
      open.filter((id) => !lined.has(id)),
      '/network',
    ),
    ...about(
      'todo_followers',
      open.filter((id) => !followed.has(id)),
      '/network',
    ),
  ]
}

/** Missing months first, then those that files cover in part; each leads to its cell on the coverage board. */
function lackingMonths({ network, gaps }: TodoFacts): Todo[] {
  const about = (code: 'todo_gap' | 'todo_partial', accountId: number, months: string[]): Todo[] => {
    const [first] = months
    if (first === undefined) return []
    const coordinator = network.accounts.get(accountId)?.coordinator ?? null
    const data = { accountId, label: accountLabel(network, accountId), months, coordinator }
    return [{ finding: makeFinding(code, null, data), link: `/imports?tab=coverage&cell=${accountId}.${first}` }]
  }
  return [
    ...gaps
      .toSorted((a, b) => Number(a.isNever) - Number(b.isNever))
      .flatMap(({ accountId, months }) => about('todo_gap', accountId, months)),
    ...gaps.flatMap(({ accountId, partial }) => about('todo_partial', accountId, partial)),
  ]
}

/** What to decide, most pressing first: nothing yet, missing months, exports too early, then what accounts lack. */
export async function homeTodo(session: Session, facts: TodoFacts): Promise<Todo[]> {
  const { network, immature, days, imports, period } = facts
  if (network.accounts.size === 0 && imports === 0) {
    return [
      { finding: makeFinding('todo_import', null, {}), link: '/imports' },
      { finding: makeFinding('todo_network', null, {}), link: '/network' },
    ]
  }
  const out: Todo[] = imports === 0 ? [{ finding: makeFinding('todo_import', null, {}), link: '/imports' }] : []
  out.push(...(imports === 0 ? [] : lackingMonths(facts)))
  if (immature > 0 && days.to < facts.today) {
    const finding = makeFinding('todo_immature', null, { posts: immature, from: days.from })
    out.push({ finding, link: `/posts?p=${encodeURIComponent(period)}` })
  }
  return [...out, ...(await lacking(session, facts))]
}
