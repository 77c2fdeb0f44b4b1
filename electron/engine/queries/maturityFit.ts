import { z } from 'zod'
import type { MaturityFit, MaturityWindow } from '../../../shared/contract/maturity'
import type { Platform } from '../../../shared/vocabulary'
import { numericColumns } from '../db/columns'
import type { Session } from '../db/database'
import { ident, sql, type Sql } from '../db/sql'
import { fail } from '../fail'
import { interactionsSql } from '../metrics/interactions'
import { maturityAge, type MaturityAge, postsNeeded, type Sightings } from '../statistics/maturity'
import { maturityWindows } from './maturityWindows'

/** Final numbers are from exports at least this many default windows after publication; ages up to half of it are looked at. */
const FINAL_WINDOWS = 4
/** Under this final number 95 % is the number itself, and one reaction more or less decides. */
const SMALLEST = 20
/** What a window must hold for: nine posts in ten. */
const MOST = 0.9

type Metric = 'reach' | 'views' | 'impressions' | 'interactions'

const valueOf = (metric: Metric): Sql =>
  metric === 'interactions' ? interactionsSql('s', sql`p.platform`) : sql`s.${ident(metric)}`

/**
 * Every export of the posts of a platform that were followed to the end, with the age and whether 95 % of the last number was
 * there. Paid posts grow as long as somebody pays, and stories end by themselves: both are left out.
 */
async function readSightings(session: Session, platform: Platform, metric: Metric, days: number): Promise<Sightings> {
  const value = valueOf(metric)
  const rows = await numericColumns(
    session,
    sql`WITH seen AS (
          SELECT s.post_id, s.exported_at, ${value} AS value,
            (epoch_ms(s.exported_at) - coalesce(epoch_ms(p.published_at), epoch_ms(p.published_day::TIMESTAMP)))
              / 86400000.0::DOUBLE AS age
          FROM snapshot s JOIN post p ON p.id = s.post_id
          WHERE p.platform = ${platform} AND NOT p.is_boosted AND p.format <> 'story' AND ${value} IS NOT NULL),
        ended AS (
          SELECT post_id, arg_max(value, exported_at) AS value FROM seen GROUP BY post_id
          HAVING max(age) >= ${FINAL_WINDOWS * days}::DOUBLE AND arg_max(value, exported_at) >= ${SMALLEST})
        SELECT (dense_rank() OVER (ORDER BY seen.post_id) - 1)::INTEGER AS post, seen.age::DOUBLE AS age,
          (seen.value >= 0.95::DOUBLE * ended.value)::INTEGER::DOUBLE AS reached
        FROM seen JOIN ended USING (post_id)
        WHERE seen.age >= 0 AND seen.age <= ${(FINAL_WINDOWS / 2) * days}::DOUBLE
        ORDER BY post, age`,
  )
  return { post: rows.integers('post'), age: rows.doubles('age'), reached: rows.doubles('reached') }
}

const followed = ({ post }: Sightings): number => (post.length === 0 ? 0 : (post.at(-1) ?? -1) + 1)

/** Both terms of a rate must have grown up: the later of the two ages. */
function later(one: MaturityAge | null, other: MaturityAge | null): MaturityFit['half'] {
  if (one === null || other === null) return null
  const high = one.upper === null || other.upper === null ? null : Math.max(one.upper, other.upper)
  return { days: Math.max(one.estimate, other.estimate), low: Math.max(one.lower, other.lower), high }
}

function verdictOf(most: MaturityFit['most'], defaultDays: number): Pick<MaturityFit, 'verdict' | 'proposed'> {
  if (most === null) return { verdict: 'too_few', proposed: null }
  if (most.high === null)
    return most.low >= defaultDays ? { verdict: 'longer', proposed: null } : { verdict: 'growing', proposed: null }
  // The upper bound, not the estimate: a window that is too short lets numbers in that still move.
  if (most.high < defaultDays) return { verdict: 'shorter', proposed: most.high }
  if (most.low >= defaultDays) return { verdict: 'longer', proposed: most.high }
  return { verdict: 'fits', proposed: null }
}

/** The number of reach, views, impressions that most posts were followed by. */
async function exposure(session: Session, platform: Platform, days: number) {
  let best: { metric: 'reach' | 'views' | 'impressions'; sightings: Sightings } | null = null
  for (const metric of ['reach', 'views', 'impressions'] as const) {
    const sightings = await readSightings(session, platform, metric, days)
    if (followed(sightings) > (best === null ? 0 : followed(best.sightings))) best = { metric, sightings }
  }
  return best
}

async function fitOf(session: Session, window: MaturityWindow): Promise<MaturityFit> {
  const { platform, defaultDays } = window
  const shown = await exposure(session, platform, defaultDays)
  const counted = await readSightings(session, platform, 'interactions', defaultDays)
  const longest = (FINAL_WINDOWS / 2) * defaultDays
  const ageOf = (sightings: Sightings | undefined, share: number) =>
    sightings === undefined ? null : maturityAge(sightings, share, longest).value
  const at = (share: number) => later(ageOf(shown?.sightings, share), ageOf(counted, share))
  const most = at(MOST)
  return {
    ...window,
    metric: shown?.metric ?? null,
    posts: shown === null ? 0 : Math.min(followed(shown.sightings), followed(counted)),
    needed: postsNeeded(MOST),
    half: at(0.5),
    most,
    ...verdictOf(most, defaultDays),
  }
}

const platformRow = z.object({ platform: z.string() })

/** What the network's own exports say of the windows, platform by platform: contract `maturity.fit`. */
export async function maturityFits(session: Session): Promise<MaturityFit[]> {
  const present = new Set(
    (await session.all(platformRow, sql`SELECT DISTINCT platform FROM post`)).map(({ platform }) => platform),
  )
  const fits: MaturityFit[] = []
  for (const window of await maturityWindows(session)) {
    if (present.has(window.platform)) fits.push(await fitOf(session, window))
  }
  return fits
}

/**
 * Takes the window proposed for a platform, worked out anew in the same transaction, or goes back to the default.
 * @throws INVALID when nothing is proposed
 */
export async function chooseWindow(
  session: Session,
  { platform, source }: { readonly platform: Platform; readonly source: 'default' | 'fitted' },
  now: Date,
): Promise<MaturityWindow[]> {
  const window = (await maturityWindows(session)).find((each) => each.platform === platform)
  const fit = source === 'fitted' && window !== undefined ? await fitOf(session, window) : null
  if (source === 'fitted' && (fit === null || fit.proposed === null))
    throw fail('INVALID', { field: 'source', reason: 'nothing_proposed' })
  await session.run(sql`DELETE FROM maturity_window WHERE platform = ${platform}`)
  if (fit !== null && fit.proposed !== null) {
    const { proposed, posts, most } = fit
    await session.run(sql`INSERT INTO maturity_window VALUES (${platform}, ${proposed}, ${posts}, ${most?.low ?? 0},
      ${most?.high ?? proposed}, ${now.toISOString()}::TIMESTAMPTZ)`)
  }
  return maturityWindows(session)
}
