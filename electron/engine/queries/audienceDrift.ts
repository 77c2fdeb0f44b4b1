import { z } from 'zod'
import type { Drift, DriftRow } from '../../../shared/contract/drift'
import type { EditorialLine } from '../../../shared/contract/network'
import type { Days } from '../../../shared/periods'
import type { Session } from '../db/database'
import { join, sql } from '../db/sql'
import { benjaminiHochberg, falseCoverageLevel } from '../statistics/multiplicity'
import { MIN_POSTS } from '../statistics/outcome'
import { mixDistanceLimits, partlyKnownShare, partlyKnownShareExact, plannedShareP } from '../statistics/plannedShare'
import { driftFinding, type DriftNames } from './audienceDriftFinding'
import { resolvePeriod } from './filter'
import { lowHigh } from './lowHigh'
import { networkOverview } from './network'
import { ASIDE_OF_POST, reasonsOf } from './originalPosts'
import { readSettings } from '../workspace/settings'

/** A line over the days of the period for which it held. */
interface Span {
  readonly line: EditorialLine
  readonly days: Days
}

const latest = (a: string, b: string | null): string => (b !== null && b > a ? b : a)
const earliest = (a: string, b: string | null): string => (b !== null && b < a ? b : a)

/** Lines that held within the period, each cut to it and to the life of its account: history is judged by the line of its time. */
function spansOf(
  { lines, accounts }: Awaited<ReturnType<typeof networkOverview>>,
  days: Days,
  accountId: number | null,
): Span[] {
  return lines.flatMap((line) => {
    const account = accounts.find(({ id }) => id === line.accountId)
    if (account === undefined || (accountId !== null && line.accountId !== accountId)) return []
    const from = latest(latest(days.from, line.validFrom), account.openedOn)
    const to = earliest(earliest(days.to, line.validTo), account.closedOn)
    return from <= to ? [{ line, days: { from, to } }] : []
  })
}

const countRow = z.object({ place: z.int(), aside: z.int(), themeId: z.int(), n: z.int() })
type Count = z.infer<typeof countRow>

/** Posts of each span by what leaves them out (−1 = nothing) and by main theme (0 = none). */
function counts(session: Session, spans: readonly Span[]): Promise<Count[]> {
  const values = spans.map(
    ({ line, days }, at) => sql`(${at}::INTEGER, ${line.accountId}::INTEGER, ${days.from}::DATE, ${days.to}::DATE)`,
  )
  return session.all(
    countRow,
    sql`SELECT place, aside, theme_id AS "themeId", count(*) AS n FROM (
          SELECT span.place, ${ASIDE_OF_POST} AS aside, coalesce(m.theme_id, 0) AS theme_id
          FROM (VALUES ${join(values, ', ')}) span(place, account_id, from_day, to_day)
          JOIN post AS p ON p.account_id = span.account_id AND p.published_day BETWEEN span.from_day AND span.to_day
          LEFT JOIN (SELECT post_id, theme_id FROM post_theme WHERE is_main) m ON m.post_id = p.id)
        GROUP BY ALL`,
  )
}

/** What a line plans and what was published: everything its rows are made of. */
interface Mix {
  readonly n: number
  readonly unthemed: number
  /** Posts by main theme. */
  readonly main: ReadonlyMap<number, number>
  readonly line: EditorialLine
}

/** Posts needed: with a theme, because of the others nothing is known. */
const isEnough = ({ n, unthemed }: Mix): boolean => n - unthemed >= MIN_POSTS

/** Rows of the plan: themes with a planned share, largest first, those without, then everything else (0). */
function planOf({ themes }: EditorialLine): { themeId: number; planned: number | null }[] {
  const named = themes
    .map(({ themeId, plannedShare }) => ({ themeId, planned: plannedShare }))
    .sort((a, b) => (b.planned ?? -1) - (a.planned ?? -1) || a.themeId - b.themeId)
  const planned = named.reduce((sum, each) => sum + (each.planned ?? 0), 0)
  // A theme named without a share shares what is left with everything else: nothing is planned of either alone.
  const isOpen = named.some((each) => each.planned === null)
  return [...named, { themeId: 0, planned: isOpen ? null : Math.max(0, 1 - planned) }]
}

function havingOf({ main, n, unthemed, line }: Mix, themeId: number): number {
  if (themeId > 0) return main.get(themeId) ?? 0
  const inPlan = line.themes.reduce((sum, each) => sum + (main.get(each.themeId) ?? 0), 0)
  return n - unthemed - inPlan
}

/**
 * Share of each theme of the plan, by main theme, beside what was planned. All posts of the days are known, so that their mix as such
 * needs no interval; the question is about the habit behind them, of which they are a sample, and a habit that keeps to the line gives
 * one month more of this and less of that: hence Wilson's interval. Posts without theme may belong to any (`partlyKnownShare`). None under
 * 6 posts with a theme, nor a verdict where nothing is planned. `clear`: the exact p-values of the line's themes, judged as one family
 * (Benjamini–Hochberg), are below .05 and the interval at the level adjusted for it leaves the plan too. The family is always that of one
 * line, so that the sheet of an account says what the list of all accounts says.
 */
export function driftRows(mix: Mix): DriftRow[] {
  const { n, unthemed } = mix
  const enough = isEnough(mix)
  const rows = planOf(mix.line).map(({ themeId, planned }) => {
    const known = { having: havingOf(mix, themeId), unknown: unthemed, n }
    const p = enough && planned !== null ? plannedShareP(known, planned) : null
    return { themeId, planned, known, p }
  })
  const judged = rows.filter(({ p }) => p !== null)
  const q = benjaminiHochberg(judged.map(({ p }) => p ?? 1))
  const isRejected = (row: (typeof rows)[number]) => (q[judged.indexOf(row)] ?? 1) < 0.05
  const level = falseCoverageLevel(judged.filter(isRejected).length, judged.length)
  return rows.map((row): DriftRow => {
    const { themeId, planned, known } = row
    const share = n === unthemed ? null : known.having / (n - unthemed)
    const base = { themeId, planned, n: known.having, share }
    if (!enough) return { ...base, interval: null, standing: planned === null ? null : 'cannot_tell', strength: null }
    const interval = partlyKnownShare(known)
    const side = sideOf(interval, planned)
    const adjusted = level === null ? null : sideOf(partlyKnownShare(known, level), planned)
    const isClear = isRejected(row) && adjusted === side
    const strength = side === 'more' || side === 'less' ? (isClear ? 'clear' : 'likely') : null
    return { ...base, interval: lowHigh(interval), standing: side, strength }
  })
}

function sideOf({ lower, upper }: { readonly lower: number; readonly upper: number }, planned: number | null) {
  if (planned === null) return null
  return lower > planned ? 'more' : upper < planned ? 'less' : 'as_planned'
}

/** Rounding of a plan typed in per cent. */
const SLACK = 0.005

/**
 * Total variation between the planned and the published mix: the share of posts that would have to change theme. Its limits hold at 95 %
 * for all parts at once (each by its exact limits at 1 − .05/parts, Bonferroni) and whatever the posts without theme are about. Themes named without a
 * share are one part with everything outside. Null under 6 posts with a theme, without a planned share, or where the plan passes 100 %.
 */
export function driftDistance(mix: Mix): Drift['distance'] {
  const { n, unthemed, line } = mix
  const themes = line.themes.flatMap(({ themeId, plannedShare }) =>
    plannedShare === null ? [] : [{ planned: plannedShare, having: havingOf(mix, themeId) }],
  )
  const planned = themes.reduce((sum, each) => sum + each.planned, 0)
  if (!isEnough(mix) || themes.length === 0 || planned > 1 + SLACK) return null
  const inPlan = themes.reduce((sum, each) => sum + each.having, 0)
  const parts = [...themes, { planned: Math.max(0, 1 - planned), having: n - unthemed - inPlan }]
  const level = 1 - 0.05 / parts.length
  const limits = mixDistanceLimits(
    parts.map((part) => {
      const { lower, upper } = partlyKnownShareExact({ having: part.having, unknown: unthemed, n }, level)
      return { planned: part.planned, low: lower, high: upper }
    }),
  )
  const value = parts.reduce((sum, part) => sum + Math.abs(part.having / (n - unthemed) - part.planned), 0) / 2
  return { value, low: limits.lower, high: limits.upper }
}

function driftOf({ line, days }: Span, own: readonly Count[], names: DriftNames): Drift {
  const main = new Map<number, number>()
  for (const { aside, themeId, n } of own) if (aside < 0) main.set(themeId, (main.get(themeId) ?? 0) + n)
  const unthemed = main.get(0) ?? 0
  main.delete(0)
  const n = [...main.values()].reduce((sum, each) => sum + each, unthemed)
  const mix = { n, unthemed, main, line }
  const inPlan = new Set(line.themes.map(({ themeId }) => themeId))
  const beyond = [...main]
    .filter(([themeId]) => !inPlan.has(themeId))
    .map(([themeId, posts]) => ({ themeId, n: posts }))
    .sort((a, b) => b.n - a.n || a.themeId - b.themeId)
  const hasPlan = line.themes.some(({ plannedShare }) => plannedShare !== null)
  const drift = {
    ...{ accountId: line.accountId, line: { id: line.id, from: line.validFrom, to: line.validTo }, ...days },
    ...{ posts: n, unthemed, setAside: reasonsOf(own), beyond, distance: driftDistance(mix) },
    rows: hasPlan || line.themes.length > 0 ? driftRows(mix) : [],
  }
  return { ...drift, finding: driftFinding(drift, hasPlan, names) }
}

/**
 * The planned mix of themes of each editorial line against what its account published, over the days of the period for which the line held
 * (a line changed in mid-period gives two). Posts are the originals that comparisons count (see `originals`), by main theme.
 * @param accountId null = every account. @throws INVALID, NOT_FOUND for the period
 */
export async function audienceDrift(
  session: Session,
  { accountId, period }: { readonly accountId: number | null; readonly period: string },
): Promise<Drift[]> {
  const days = await resolvePeriod(session, period)
  const network = await networkOverview(session)
  const { language } = await readSettings(session)
  const spans = spansOf(network, days, accountId)
  if (spans.length === 0) return []
  const names: DriftNames = {
    accounts: new Map(network.accounts.map(({ id, name }) => [id, name])),
    themes: new Map(network.themes.map(({ id, labelFr, labelEn }) => [id, language === 'fr' ? labelFr : labelEn])),
  }
  const rows = await counts(session, spans)
  return spans.map((span, at) =>
    driftOf(
      span,
      rows.filter((row) => row.place === at),
      names,
    ),
  )
}
