import { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { sql } from '../../electron/engine/db/sql'
import type { Grouping } from '../../shared/vocabulary'

/** Independent of the engine: every post as an object, groups by plain JavaScript, medians by sorting. */
const row = z.object({
  id: z.string(),
  account: z.int(),
  branch: z.int().nullable(),
  platform: z.string(),
  format: z.string(),
  at: z.string(),
  day: z.string(),
  precision: z.string(),
  e: z.number(),
  d: z.number(),
  themes: z.string().nullable(),
})
export type NaivePost = z.infer<typeof row>

/** Posts with both terms of the rate by reach, published in the days. */
export function naivePosts(database: Database, from: string, to: string): Promise<NaivePost[]> {
  return database.all(
    row,
    sql`SELECT CAST(p.id AS VARCHAR) AS id, p.account_id AS account, a.branch_id AS branch, p.platform, p.format,
          strftime(p.published_at, '%Y-%m-%dT%H:%M:%SZ') AS at, CAST(p.published_day AS VARCHAR) AS day, p.precision,
          p.err_interactions::DOUBLE AS e, p.err_reach::DOUBLE AS d,
          (SELECT string_agg(theme_id, ' ' ORDER BY theme_id) FROM post_theme t WHERE t.post_id = p.id) AS themes
        FROM post p LEFT JOIN account a ON a.id = p.account_id
        WHERE p.err_reach > 0 AND p.err_interactions >= 0 AND p.published_day BETWEEN ${from}::DATE AND ${to}::DATE`,
  )
}

const parisHour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', hour: 'numeric', hourCycle: 'h23' })

/** Keys of the groups of a post. */
export function naiveKeys(post: NaivePost, by: Grouping): string[] {
  const date = new Date(`${post.day}T00:00:00Z`)
  switch (by) {
    case 'branch':
      return [post.branch === null ? 'network' : String(post.branch)]
    case 'account':
      return [String(post.account)]
    case 'platform':
      return [post.platform]
    case 'format':
      return [post.format]
    case 'theme':
      return post.themes === null ? ['0'] : post.themes.split(' ')
    case 'weekday':
      return [String(date.getUTCDay() === 0 ? 7 : date.getUTCDay())]
    case 'hour':
      return post.precision === 'instant' ? [String(Number(parisHour.format(new Date(post.at))))] : []
    case 'month':
      return [post.day.slice(0, 7)]
    case 'quarter':
      return [`${post.day.slice(0, 4)}-Q${Math.floor(date.getUTCMonth() / 3) + 1}`]
  }
}

export function naiveMedian(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** n and median by key; posts of several platforms as 100 × rate / median of the platform where `isIndex`. */
export function naiveGroups(posts: readonly NaivePost[], by: Grouping, isIndex: boolean) {
  const rates = (own: readonly NaivePost[]) => own.map(({ e, d }) => e / d)
  const bases = new Map(
    [...new Set(posts.map(({ platform }) => platform))].map((platform) => [
      platform,
      naiveMedian(rates(posts.filter((post) => post.platform === platform))),
    ]),
  )
  const groups = new Map<string, number[]>()
  for (const post of posts) {
    const value = isIndex ? (100 * post.e) / post.d / bases.get(post.platform)! : post.e / post.d
    for (const key of naiveKeys(post, by)) groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return new Map(
    [...groups].map(([key, values]) => [
      key,
      { n: values.length, median: values.length < 6 ? null : naiveMedian(values) },
    ]),
  )
}
