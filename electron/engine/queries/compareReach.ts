import { z } from 'zod'
import type { Filter } from '../../../shared/contract/common'
import type { ReachAnswer } from '../../../shared/contract/compare'
import { makeFinding } from '../../../shared/findings'
import { PLATFORMS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { at } from '../statistics/arrays'
import type { Sample } from '../statistics/sample'
import { readPopulations } from './audienceReference'
import { allOf, asideCode, kept, listConditions, published } from './filter'
import { readContext, type ReadContext } from './groupNames'
import { groupsOf } from './groupParts'
import { lowHigh } from './lowHigh'
import { readRatedPosts } from './ratedPosts'

const RATE = 'reach_per_post'

/** Whole reference population as of a day: of the dimension that counts most people. Null where none was entered. */
async function wholePopulation(session: Session, lastDay: string): Promise<ReachAnswer['population']> {
  const populations = (await readPopulations(session))(lastDay)
  const whole = (['age', 'gender', 'city', 'country'] as const).flatMap((dimension) => {
    const rows = populations.get(dimension) ?? []
    const [first] = rows
    const people = rows.reduce((total, row) => total + row.people, 0)
    return first === undefined ? [] : [{ people: Math.round(people), label: first.source }]
  })
  return whole.sort((a, b) => b.people - a.people)[0] ?? null
}

const ownRow = z.object({
  accountId: z.int(),
  platform: z.enum(PLATFORMS),
  from: z.string(),
  to: z.string(),
  value: z.number(),
})

/**
 * Reach of a whole period as a platform itself counts it: the total of people reached that a file of that period states. Of several
 * files of the same days the newest export. Daily reach is another thing and never enters.
 */
function ownFigures(session: Session, filter: Filter, { days }: ReadContext): Promise<ReachAnswer['own']> {
  const accounts = allOf(listConditions({ ...filter, formats: [], themes: [] }))
  return session.all(
    ownRow,
    sql`SELECT p.account_id AS "accountId", p.platform, p.first_day AS "from", p.last_day AS "to",
          arg_max(p.total, (p.exported_at, p.sha256))::DOUBLE AS value
        FROM (SELECT s.account_id, a.platform, i.first_day, i.last_day, s.total, i.exported_at, i.sha256
              FROM audience_snapshot s JOIN import i ON i.id = s.import_id JOIN account a ON a.id = s.account_id
              WHERE s.basis = 'reached' AND s.total IS NOT NULL AND i.first_day >= ${days.from}::DATE
                AND i.last_day <= ${days.to}::DATE) AS p
        WHERE ${accounts} GROUP BY ALL ORDER BY 1, 3, 4`,
  )
}

const found = z.object({ id: z.string(), accountId: z.int(), platform: z.enum(PLATFORMS), value: z.number() })

/** The post that reached most people: the network reached at least as many. */
async function mostSeen(session: Session, filter: Filter, { days }: ReadContext): Promise<ReachAnswer['atLeast']> {
  const rate = compileRate(RATE)
  const aside = asideCode(rate, kept(filter))
  const row = await session.first(
    found,
    sql`SELECT CAST(p.id AS VARCHAR) AS id, p.account_id AS "accountId", p.platform, ${rate.numerator} AS value
        FROM post AS p ${rate.joins} WHERE ${allOf([published(days), ...listConditions(filter)])} AND (${aside}) < 0
        ORDER BY value DESC, p.id LIMIT 1`,
  )
  return row && { value: row.value, postId: row.id, accountId: row.accountId, platform: row.platform }
}

/** Whether the posts together count more people than there are: then the population is the tighter bound. Never the sum itself. */
function passes(samples: readonly Sample[], people: number): boolean {
  let left = people
  for (const { series } of samples) {
    for (let i = 0; i < series.interactions.length && left >= 0; i++) left -= at(series.interactions, i)
  }
  return left < 0
}

/** The largest value of a sample that is not empty. */
const largest = ({ series }: Sample): number => series.interactions.reduce((most, value) => Math.max(most, value), 0)

/**
 * What may be said where a total reach is asked for: contract `compare.reach`. The same person is counted at each post, so posts are
 * never added (rule 11); there is a median per post, the platform's own figure for a period where a file states one, and
 * bounds: at least the most seen post, at most the population. Where the sum of the posts would be the upper bound there
 * is none: it is never shown.
 * @throws INVALID, NOT_FOUND for the period
 */
export async function compareReach(session: Session, { filter }: { filter: Filter }): Promise<ReachAnswer> {
  const context = await readContext(session, { ...filter, compare: 'none' })
  const query = { filter, by: 'platform', rate: RATE, panel: null, age: null } as const
  const groups = groupsOf((await readRatedPosts(session, query, context)).parts).filter(({ now }) => now.n > 0)
  const platforms = PLATFORMS.flatMap((platform) => {
    const group = groups.find(({ key }) => key === platform)
    if (group === undefined) return []
    const { n, median, interval } = group.now.summary(platform)
    return [{ platform, n, median, interval: lowHigh(interval), atLeast: largest(group.now) }]
  })
  const [single, ...more] = platforms
  const only = more.length === 0 ? single : undefined
  const n = platforms.reduce((total, own) => total + own.n, 0)
  const population = await wholePopulation(session, context.days.to)
  const samples = groups.map(({ now }) => now)
  return {
    from: context.days.from,
    to: context.days.to,
    finding: makeFinding('reach_not_added', null, { n, platforms: platforms.map(({ platform }) => platform) }),
    n,
    median: only?.median ?? null,
    interval: only?.interval ?? null,
    platforms,
    atLeast: await mostSeen(session, filter, context),
    atMost: population !== null && n > 0 && passes(samples, population.people) ? population.people : null,
    population,
    own: await ownFigures(session, filter, context),
  }
}
