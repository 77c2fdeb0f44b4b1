import type { Notice } from '../../../shared/contract/imports'
import { isDay } from '../../../shared/periods'
import type { AccountDayMetric, Platform } from '../../../shared/vocabulary'
import type { DailySectionsFile, HeaderLanguage } from './format'
import { normaliseHeader } from './header'
import { isDayCell, sectionsOf, type Section } from './read/sections'
import type { DailySeries, RejectedCell, SourceAccount } from './staged'

export interface DailyContent {
  readonly platform: Platform | null
  readonly series: readonly DailySeries[]
  readonly accounts: readonly SourceAccount[]
  readonly rejects: readonly RejectedCell[]
  readonly rowsIn: number
  readonly setAside: number
  readonly duplicates: number
  readonly firstDay: string | null
  readonly lastDay: string | null
  /** Title that says neither what is counted nor of which platform. */
  readonly unknownTitle: string | null
  readonly language: HeaderLanguage | null
  readonly warnings: readonly Notice[]
  /** Why none of it can be taken. */
  readonly problem: Notice | null
  /** True: no year is written, and nothing at hand tells it; the days stand under the year 4 until someone says. */
  readonly needsExportDate: boolean
}

interface Meaning {
  readonly metric: AccountDayMetric
  readonly platform: Platform | null
}

/** What unknown titles are about, by their words (French titles were never seen). The first that fits counts. */
const WORDS: readonly (readonly [RegExp, AccountDayMetric])[] = [
  [/\bviewers?\b|spectat/, 'viewers'],
  [/reach|couverture|räckvidd|alcance|reichweite/, 'reach'],
  [/visit/, 'visits'],
  [/interaction/, 'interactions'],
  [/\blinks?\b|\bliens?\b/, 'link_clicks'],
  [/follow|abonn|new likes|nouveaux j'aime/, 'follows'],
  [/\bviews?\b|\bvues?\b/, 'views'],
]

/** Meaning of a section title; null when nobody can know. */
export function meaningOf(format: DailySectionsFile, title: string): Meaning | null {
  const name = normaliseHeader(title)
  const known = format.titles[name]
  if (known !== undefined) return known
  const found = WORDS.find(([pattern]) => pattern.test(name))
  if (found === undefined) return null
  const platform = /instagram/.test(name) ? 'instagram' : /facebook|\bpage\b/.test(name) ? 'facebook' : null
  return { metric: found[1], platform }
}

/**
 * Reads a Meta daily file. The account is not in it: each section names at most its platform, and a file of two sections
 * holds two accounts. A day that is not there is missing, not 0.
 */
export function readDaily(format: DailySectionsFile, records: readonly (readonly string[])[]): DailyContent {
  const sections = sectionsOf(records).filter((section) => section.rows.length > 0)
  const out: Reader = { series: [], rejects: [], rowsIn: 0, setAside: 0, duplicates: 0, unknownTitle: null }
  for (const section of sections) readSection(format, section, out)
  const days = out.series.flatMap((series) => series.days.map((day) => day.day)).sort()
  const accounts = accountsOf(out.series)
  const platforms = new Set(accounts.map((account) => account.platform))
  return {
    ...out,
    accounts,
    platform: platforms.size === 1 ? (accounts[0]?.platform ?? null) : null,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    language: null,
    warnings: [],
    problem: null,
    needsExportDate: false,
  }
}

interface Reader {
  series: DailySeries[]
  rejects: RejectedCell[]
  rowsIn: number
  setAside: number
  duplicates: number
  unknownTitle: string | null
}

function readSection(format: DailySectionsFile, section: Section, out: Reader): void {
  const meaning = meaningOf(format, section.title ?? '')
  if (meaning === null) {
    out.unknownTitle = section.title ?? ''
    return
  }
  const days = new Map<string, { day: string; value: number; row: number }>()
  section.rows.forEach((cells, i) => {
    const row = section.numbers[i] ?? 0
    if (i === 0 && !isDayCell(cells[0] ?? '')) return
    out.rowsIn += 1
    const read = readDay(cells, row, section.rows[0] ?? [])
    if ('code' in read) out.rejects.push(read)
    else {
      const before = days.get(read.day)
      if (before !== undefined) out.duplicates += 1
      if (before === undefined || before.value < read.value) days.set(read.day, read)
    }
  })
  const sourceKey = `section:${meaning.platform ?? 'unknown'}`
  out.series.push({ sourceKey, title: section.title ?? '', metric: meaning.metric, days: [...days.values()] })
}

function readDay(
  cells: readonly string[],
  row: number,
  header: readonly string[],
): RejectedCell | DailySeries['days'][number] {
  const [dayCell = '', valueCell = ''] = cells
  const day = dayCell.trim().slice(0, 10)
  if (!isDayCell(dayCell) || !isDay(day)) return { row, column: header[0] ?? 'Date', text: dayCell, code: 'unreadable' }
  const text = valueCell.replace(/[\s\u00A0\u202F]/g, '')
  if (!/^-?\d{1,15}(\.0+)?$/.test(text)) return { row, column: header[1] ?? null, text: valueCell, code: 'unreadable' }
  return { day, value: Math.round(Number(text)), row }
}

function accountsOf(series: readonly DailySeries[]): SourceAccount[] {
  const rows = new Map<string, number>()
  for (const one of series) rows.set(one.sourceKey, (rows.get(one.sourceKey) ?? 0) + one.days.length)
  return [...rows].map(([key, count]) => {
    const platform = key === 'section:facebook' ? 'facebook' : key === 'section:instagram' ? 'instagram' : null
    return { key, platform, nativeId: null, handle: null, name: null, rows: count }
  })
}
