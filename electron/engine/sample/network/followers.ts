import type { Random } from '../random'
import type { SampleFollowers } from '../types'

interface Growth {
  /** Followers on 9 October 2026 (X: on the day it was closed). */
  last: number
  /** Followers gained in a year, about. */
  yearly: number
  until?: string
}

const GROWTH: Readonly<Record<string, Growth>> = {
  'fb-centrale': { last: 6420, yearly: 260 },
  'fb-sciences': { last: 3110, yearly: 130 },
  'fb-sante': { last: 1870, yearly: 140 },
  'fb-droit-gestion': { last: 3460, yearly: 90 },
  'fb-lettres-arts': { last: 2980, yearly: 310 },
  'fb-tanneurs': { last: 2240, yearly: 60 },
  'fb-iut': { last: 1290, yearly: 70 },
  'fb-halle': { last: 2710, yearly: 420 },
  'fb-citadelle': { last: 1530, yearly: 20 },
  'ig-reseau': { last: 5214, yearly: 980 },
  'li-reseau': { last: 2140, yearly: 520 },
  'yt-reseau': { last: 864, yearly: 110 },
  'x-reseau': { last: 4005, yearly: -160, until: '2025-03-14' },
}

/** Days on which somebody noted the counts: every quarter, every month in the last year. */
const DAYS = [
  ...['2023-10-09', '2024-01-08', '2024-04-08', '2024-07-08', '2024-10-07', '2025-01-06', '2025-03-14', '2025-04-07'],
  ...['2025-07-07', '2025-10-06', '2025-11-10', '2025-12-08', '2026-01-12', '2026-02-09', '2026-03-09', '2026-04-13'],
  ...['2026-05-11', '2026-06-08', '2026-07-06', '2026-08-24', '2026-09-07', '2026-10-09'],
]

const YEAR = 365.25 * 86_400_000

/** Follower counts typed in by hand, with their day. The last one of each account is exact; earlier ones follow its growth. */
export function followerCounts(random: Random): SampleFollowers[] {
  return Object.entries(GROWTH).flatMap(([account, { last, yearly, until = '2026-10-09' }]) =>
    DAYS.filter((day) => day <= until).map((day) => {
      const years = (Date.parse(until) - Date.parse(day)) / YEAR
      const count = day === until ? last : Math.round(last - yearly * years + random.normal() * 3)
      return { account, day, count, source: account.startsWith('fb-') ? 'page_insights' : 'profile' } as const
    }),
  )
}
