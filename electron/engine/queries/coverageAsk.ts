import type { CoverageAsk, CoverageCell } from '../../../shared/contract/coverage'
import { addDays } from '../../../shared/periods'
import type { Platform } from '../../../shared/vocabulary'
import type { Span } from './coverageSpans'
import { daysFrom, daysOfMonth, shiftMonth } from './months'

/**
 * Days added on both sides of what is asked for. Meta and YouTube count in US Pacific time, eight or nine hours behind Paris:
 * posts of the first and last evening would fall out. LinkedIn and X count in UTC; the zone of TikTok is not known.
 */
const MARGIN_DAYS = {
  facebook: 2,
  instagram: 2,
  youtube: 2,
  tiktok: 2,
  linkedin: 1,
  x: 1,
  bluesky: 1,
  mastodon: 1,
  threads: 1,
} as const satisfies Record<Platform, number>

/**
 * Years of statistics a platform says it keeps. Meta documents two for its statistics (Graph API insights, v15); no
 * source states a limit for the others, so nothing is said of them.
 */
const KEPT_YEARS: Partial<Record<Platform, number>> = { facebook: 2, instagram: 2 }

/** A limit further away than this is not worth a line. */
const SOON_DAYS = 180

/**
 * YouTube Studio gives the figures of the period that is chosen, not those since publication: the period must run to the
 * day of the export, or views of later days are lost.
 */
const TO_TODAY: ReadonlySet<Platform> = new Set<Platform>(['youtube'])

const WHY = ['missing', 'partial', 'rejected', 'early'] as const

interface AskQuery {
  readonly platform: Platform
  /** Days after which its posts are mature. */
  readonly windowDays: number
  /** Cells of the account around the one asked about, oldest first. */
  readonly cells: readonly CoverageCell[]
  readonly month: string
  /** Newest day of publication of a post of the month that is not mature. */
  readonly lastEarly: string | null
  readonly today: string
  /** Files of the account. */
  readonly spans: readonly Span[]
}

/** What to ask for about a cell; null when it lacks nothing. Months in a row that lack the same are asked for at once. */
export function askFor({ platform, windowDays, cells, month, lastEarly, today, spans }: AskQuery): CoverageAsk | null {
  const cell = cells.find((each) => each.month === month)
  const why = WHY.find((each) => each === cell?.state)
  if (why === undefined) return null
  const months =
    why === 'early' ? [month] : spans.length === 0 ? lastYear(cells, month, today) : inARow(cells, month, why)
  const margin = MARGIN_DAYS[platform]
  const first = daysOfMonth(months[0] ?? month).from
  const last = daysOfMonth(months.at(-1) ?? month).to
  const kept = KEPT_YEARS[platform]
  const mature = why === 'early' && lastEarly !== null ? addDays(lastEarly, windowDays) : today
  const notBefore = mature > today ? mature : null
  const newest = notBefore ?? today
  const end = TO_TODAY.has(platform) ? newest : addDays(last, margin)
  return {
    why,
    months,
    ...summed(cells.filter((each) => months.includes(each.month))),
    fileNames: why === 'rejected' ? brokenFiles(spans, first, last) : [],
    from: addDays(first, -margin),
    to: end > newest ? newest : end,
    margin,
    notBefore,
    deadline: kept === undefined ? null : nearDeadline(first, kept, today),
  }
}

/** Last day on which statistics of `first` are within the years kept; null while that is far away. */
function nearDeadline(first: string, years: number, today: string): string | null {
  const day = addDays(`${Number(first.slice(0, 4)) + years}${first.slice(4)}`, -1)
  return daysFrom(today, day) > SOON_DAYS ? null : day
}

/** Names of files with rejected rows that reach into the days. */
function brokenFiles(spans: readonly Span[], first: string, last: string): string[] {
  return spans
    .filter(({ rejectedRows, from, to }) => rejectedRows > 0 && from <= last && to >= first)
    .map((each) => each.fileName)
}

function summed(cells: readonly CoverageCell[]) {
  const sum = (key: 'days' | 'coveredDays' | 'rejectedRows' | 'earlyPosts') =>
    cells.reduce((total, cell) => total + cell[key], 0)
  return {
    days: sum('days'),
    coveredDays: sum('coveredDays'),
    rejectedRows: sum('rejectedRows'),
    earlyPosts: sum('earlyPosts'),
  }
}

/** Of an account without any file, the year that is over: nobody is asked for years at once. */
function lastYear(cells: readonly CoverageCell[], month: string, today: string): string[] {
  const running = today.slice(0, 7)
  const months = cells
    .filter((cell) => cell.state === 'missing' && cell.month < running && cell.month >= shiftMonth(running, -12))
    .map((cell) => cell.month)
  return months.includes(month) ? months : [month]
}

/** The month with those before and after it in the same state, without a break. */
function inARow(cells: readonly CoverageCell[], month: string, state: CoverageCell['state']): string[] {
  const isSame = (each: string) => cells.find((cell) => cell.month === each)?.state === state
  const months = [month]
  for (let each = shiftMonth(month, -1); isSame(each); each = shiftMonth(each, -1)) months.unshift(each)
  for (let each = shiftMonth(month, 1); isSame(each); each = shiftMonth(each, 1)) months.push(each)
  return months
}
