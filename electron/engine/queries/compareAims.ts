import { z } from 'zod'
import type { Filter, Finding } from '../../../shared/contract/common'
import type { AimRow } from '../../../shared/contract/compare'
import { makeFinding } from '../../../shared/findings'
import { AIMS, type Measure } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { judgeFamily } from '../statistics/compareSamples'
import { MIN_POSTS } from '../statistics/outcome'
import { type Job, restJobs } from './compareFamily'
import { readContext, type ReadContext } from './groupNames'
import { groupOf, type GroupPosts, groupsOf, type Part, postsIn } from './groupParts'
import { lowHigh } from './lowHigh'
import { asIndex } from './platformIndex'
import { readRatedMeasures } from './ratedPosts'

type Aim = (typeof AIMS)[number]

/** What tells whether a theme does what it is for: people reached, clicks and views of a post, interactions by reach. */
export const MEASURE_OF_AIM: Readonly<Record<Aim, Measure>> = {
  reach: 'reach_per_post',
  clicks: 'clicks_per_post',
  interactions: 'err',
  views: 'views_per_post',
}

const themeRow = z.object({ id: z.int(), aim: z.enum(AIMS) })

/** One theme with its posts and all posts without it, both as indexes within their platforms. */
interface Judged {
  readonly themeId: number
  readonly aim: Aim
  readonly group: GroupPosts
  readonly others: number
  readonly job: Job | null
}

/** The themes of one aim, each against the posts that do not have it. */
function ofAim(aim: Aim, ids: readonly number[], read: readonly Part[]): Judged[] {
  const parts = asIndex(read)
  const wanted = new Set(ids.map(String))
  const groups = groupsOf(parts.filter(({ keys }) => keys.some((key) => wanted.has(key)))).filter(({ key }) =>
    wanted.has(key),
  )
  const jobs = restJobs(groups, parts)
  const all = postsIn(parts)
  return ids.map((themeId): Judged => {
    const key = String(themeId)
    const group = groups.find((own) => own.key === key) ?? groupOf(key, NONE)
    return { themeId, aim, group, others: all - group.now.n, job: jobs.find(({ a }) => a === key) ?? null }
  })
}

const NONE: readonly Part[] = []

/** What a theme without a test says: its posts alone. */
function plain({ themeId, aim, group, others }: Judged, { themes }: ReadContext): AimRow {
  const { n, median, interval } = group.now.summary(group.key)
  return {
    themeId,
    label: themes.get(themeId) ?? null,
    aim,
    measure: MEASURE_OF_AIM[aim],
    n,
    median,
    interval: lowHigh(interval),
    ratio: null,
    ratioInterval: null,
    adjusted: null,
    nOthers: others,
    p: null,
    q: null,
    strength: null,
    immature: group.immature,
  }
}

/** The sentence: themes above and below, at the surest strength found. */
function findingOf(rows: readonly AimRow[]): Finding {
  const tested = rows.filter(({ strength }) => strength !== null)
  const n = Math.max(0, ...rows.map((row) => row.n + row.nOthers))
  const clear = tested.filter(({ strength }) => strength === 'clear').length
  if (tested.length === 0)
    return makeFinding('themes_too_few', null, { themes: rows.filter((row) => row.n > 0).length, n, needed: MIN_POSTS })
  for (const strength of ['clear', 'likely'] as const) {
    const found = tested.filter((row) => row.strength === strength)
    if (found.length === 0) continue
    const side = (isAbove: boolean) => found.filter(({ ratio }) => (ratio ?? 1) > 1 === isAbove)
    const [above, below] = [side(true), side(false)]
    const keys = (own: readonly AimRow[]) => own.map(({ themeId }) => String(themeId))
    const labels = (own: readonly AimRow[]) => own.map(({ themeId, label }) => label ?? String(themeId))
    return makeFinding('themes_by_aim', strength, {
      above: keys(above),
      aboveLabels: labels(above),
      below: keys(below),
      belowLabels: labels(below),
      nAbove: above.length,
      nBelow: below.length,
      n,
      clear,
      family: tested.length,
    })
  }
  return makeFinding('themes_nothing_separates', 'cannot_tell', { themes: tested.length, n, family: tested.length })
}

/**
 * Every theme of the codebook judged by its own aim: contract `compare.aims`. Each post is measured against the median post of its
 * platform, a theme's posts against all posts without it; one family over the themes. A post with two themes counts in
 * both, and is never on both sides of a test. In the order of the codebook.
 * @throws INVALID, NOT_FOUND for the period
 */
export async function compareAims(session: Session, { filter }: { filter: Filter }) {
  const context = await readContext(session, { ...filter, compare: 'none' })
  const themes = await session.all(
    themeRow,
    sql`SELECT id, aim FROM theme WHERE archived_on IS NULL ORDER BY position, id`,
  )
  const aims = AIMS.filter((aim) => themes.some((theme) => theme.aim === aim))
  const measures = aims.map((aim) => MEASURE_OF_AIM[aim])
  const read = await readRatedMeasures(session, { filter, by: 'theme', age: null }, measures, context)
  const judged = aims.flatMap((aim) => {
    const ids = themes.filter((theme) => theme.aim === aim).map(({ id }) => id)
    return ofAim(aim, ids, read.get(MEASURE_OF_AIM[aim])?.parts ?? NONE)
  })
  const jobs = judged.flatMap(({ job, themeId }) => (job === null ? [] : [{ ...job, themeId }]))
  const results = new Map(judgeFamily(jobs).map((own) => [own.themeId, own]))
  const rows = themes.flatMap(({ id }) => {
    const own = judged.find(({ themeId }) => themeId === id)
    if (own === undefined) return []
    const row = plain(own, context)
    const result = results.get(id)
    if (result === undefined) return [row]
    const { compared, q, adjusted, strength } = result
    const { hlRatio: ratio, interval, p } = compared.result
    return [{ ...row, ratio, ratioInterval: lowHigh(interval), adjusted: lowHigh(adjusted), p, q, strength }]
  })
  return { from: context.days.from, to: context.days.to, rows, finding: findingOf(rows), family: jobs.length }
}
