import type {
  CalendarQuery,
  ClockCell,
  ClockQuery,
  TimeChange,
  TimeQuery,
  TimeSeriesRow,
} from '../../../shared/contract/timeline'
import { type CsvCell, csvFile } from '../../../shared/csv'
import type { Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { readSettings } from '../workspace/settings'
import { timelineClock } from './clockCells'
import { timelineCalendar } from './timelineCalendar'
import { timelineSeries } from './timelineSeries'

type Asked<Q> = Q & { readonly language?: Language | undefined }

async function languageOf(session: Session, language: Language | undefined): Promise<Language> {
  return language ?? (await readSettings(session)).language
}

const SERIES_HEADERS = [
  ...['kind', 'group', 'label', 'platform', 'metric', 'unit', 'from', 'to', 'whole_step', 'n', 'immature'],
  ...['median', 'median_low', 'median_high', 'ratio', 'ratio_low', 'ratio_high', 'q', 'strength', 'not_compared'],
]

/** One row per series, metric and step; then one per comparison; then the days where a definition changes, and the notes. */
export async function timelineCsv(session: Session, query: Asked<TimeQuery>) {
  const result = await timelineSeries(session, query)
  const blank = (cells: number): CsvCell[] => Array.from({ length: cells }, () => null)
  const rows = [
    ...result.series.flatMap((row) =>
      row.parts.flatMap(({ metric, points }) =>
        points.map((point): CsvCell[] => [
          ...[
            'step',
            row.key === '' ? 'all' : row.key,
            row.label,
            row.platform,
            metric,
            row.unit,
            point.from,
            point.to,
          ],
          ...[point.isWhole, point.n, point.immature, point.median, point.interval?.low ?? null],
          ...[point.interval?.high ?? null, ...blank(6)],
        ]),
      ),
    ),
    ...result.series.flatMap((row) => row.changes.flatMap((change) => changeRows(row, change))),
    ...result.breaks.map(({ platform, code, day, origin }): CsvCell[] => [
      ...[`break_${origin}`, code, null, platform, null, null, day, ...blank(13)],
    ]),
    ...result.notes.map(({ day, text }): CsvCell[] => ['note', null, text, null, null, null, day, ...blank(13)]),
  ]
  const name = `portee-time-${query.measure}-${result.from}_${result.to}`
  return csvFile(name, SERIES_HEADERS, rows, await languageOf(session, query.language))
}

function changeRows(row: TimeSeriesRow, change: TimeChange): CsvCell[][] {
  const group = row.key === '' ? 'all' : row.key
  const head = (kind: string): CsvCell[] => [
    ...[kind, group, row.label, row.platform, row.metric, row.unit, change.from, change.to, null],
  ]
  const raw = [
    ...head(change.kind),
    ...[change.n, null, change.median, change.interval?.low ?? null, change.interval?.high ?? null, change.ratio],
    ...[
      change.ratioInterval?.low ?? null,
      change.ratioInterval?.high ?? null,
      change.q,
      change.strength,
      change.refused,
    ],
  ]
  const { adjusted } = change
  if (adjusted === null) return [raw]
  const even = [
    ...head(`${change.kind}_even_calendar`),
    ...[adjusted.nBefore, null, null, null, null, adjusted.ratio, adjusted.interval?.low ?? null],
    ...[adjusted.interval?.high ?? null, adjusted.q, adjusted.strength, null],
  ]
  return [raw, even]
}

const CALENDAR_HEADERS = [
  ...['kind', 'n', 'n_teaching', 'strata', 'runs', 'ratio', 'ratio_low', 'ratio_high', 'p', 'q', 'strength'],
  ...['not_compared', 'metric', 'from', 'to'],
]

/** One row per kind of day. */
export async function calendarCsv(session: Session, query: Asked<CalendarQuery>) {
  const { effects, metric, from, to } = await timelineCalendar(session, query)
  const rows = effects.map((own): CsvCell[] => [
    ...[own.kind, own.n, own.nTeaching, own.strata, own.runs, own.ratio, own.interval?.low ?? null],
    ...[own.interval?.high ?? null, own.p, own.q, own.strength, own.refused, metric, from, to],
  ])
  const name = `portee-calendar-${query.measure}-${from}_${to}`
  return csvFile(name, CALENDAR_HEADERS, rows, await languageOf(session, query.language))
}

const CLOCK_HEADERS = [
  ...[
    'cut',
    'weekday',
    'hour',
    'hours',
    'n',
    'median',
    'median_low',
    'median_high',
    'ratio',
    'ratio_low',
    'ratio_high',
  ],
  ...['p', 'q', 'strength', 'within_ratio', 'within_strength', 'unit', 'metric', 'zone', 'from', 'to'],
]

/** One row per cell, then the margins by weekday and by hour. */
export async function clockCsv(session: Session, query: Asked<ClockQuery>) {
  const clock = await timelineClock(session, query)
  const row = (cut: string, cell: ClockCell): CsvCell[] => [
    ...[cut, cell.weekday, cell.hour, clock.hours, cell.n, cell.median, cell.interval?.low ?? null],
    ...[cell.interval?.high ?? null, cell.ratio, cell.ratioInterval?.low ?? null, cell.ratioInterval?.high ?? null],
    ...[cell.p, cell.q, cell.strength, cell.within?.ratio ?? null, cell.within?.strength ?? null],
    ...[clock.unit, clock.metric, clock.zone, clock.from, clock.to],
  ]
  const rows = [
    ...clock.cells.map((cell) => row('weekday_hour', cell)),
    ...clock.weekdays.map((cell) => row('weekday', cell)),
    ...clock.hourly.map((cell) => row('hour', cell)),
  ]
  const name = `portee-clock-${query.measure}-${clock.from}_${clock.to}`
  return csvFile(name, CLOCK_HEADERS, rows, await languageOf(session, query.language))
}
