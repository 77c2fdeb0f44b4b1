import { dayOf, pacificClock } from '../clocks'
import type { Post } from '../posts/post'
import type { Random } from '../random'

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

const named = (day: string): string => `${MONTHS[Number(day.slice(5, 7)) - 1] ?? ''}-${day.slice(8)}-${day.slice(0, 4)}`

/** `Jul-01-2026_Sep-30-2026_1035597415774796.csv`: English months in every language, 15 or 16 digits, no account. */
export function contentName(period: { from: string; to: string }, random: Random): string {
  return `${named(period.from)}_${named(period.to)}_${random.digits(random.int(15, 16))}.csv`
}

/** Gives ` (1)`, ` (2)`… to repeated names, as a browser does. */
export function uniqueNames<T extends { name: string }>(files: readonly T[]): T[] {
  const seen = new Map<string, number>()
  return files.map((file) => {
    const n = seen.get(file.name) ?? 0
    seen.set(file.name, n + 1)
    return n === 0 ? file : { ...file, name: file.name.replace(/\.(\w+)$/, ` (${n}).$1`) }
  })
}

/** Posts of a file, newest first: those of the period (Pacific days) that existed when it was exported. */
export function postsOf(
  posts: readonly Post[],
  accountKey: string,
  period: { from: string; to: string },
  exportedAt: number,
): Post[] {
  return posts
    .filter((post) => {
      const day = dayOf(pacificClock(post.publishedAt))
      return post.accountKey === accountKey && period.from <= day && day <= period.to && post.publishedAt < exportedAt
    })
    .sort((a, b) => b.publishedAt - a.publishedAt)
}
