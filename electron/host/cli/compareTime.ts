import { writeFile } from 'node:fs/promises'
import type { CalendarResult, TimeQuery, TimeResult, TimeSeriesRow } from '../../../shared/contract/timeline'
import { TIME_GROUPINGS, TIME_STEPS } from '../../../shared/contract/timeline'
import { MEASURES } from '../../../shared/vocabulary'
import { choiceOption, type ExitCode, type Session, textOption, UsageError } from './command'
import { compareWords } from './compareWords'
import { readFilter } from './filter'
import { harmless, table } from './table'
import { timeWords } from './timeWords'

/** Options of `compare --view time`, beside those of every comparison: step, years back (1–5 or all), across a break. */
export const TIME_OPTIONS = {
  step: { type: 'string' },
  years: { type: 'string' },
  across: { type: 'boolean' },
} as const

/** Years back, 3 when not given; null = everything. @throws UsageError */
export function readYears(session: Session): number | null {
  const text = textOption(session.options, 'years')
  if (text === undefined) return 3
  if (text === 'all') return null
  if (!/^[1-5]$/.test(text)) {
    throw new UsageError(session.words.notAChoice('years', text, ['1', '2', '3', '4', '5', 'all']))
  }
  return Number(text)
}

/**
 * `compare --view time`: medians per step with their breaks, what changed against the year before and the period before, and what
 * goes with the calendar. `--json` prints {…timeline.series, calendar}.
 */
export async function run(session: Session): Promise<ExitCode> {
  const query = await readQuery(session)
  const csv = textOption(session.options, 'csv')
  if (csv !== undefined) {
    const file = await session.client.timeline.seriesCsv({ ...query, language: session.language })
    await writeFile(csv, Buffer.from(await file.blob.arrayBuffer()))
  }
  const result = await session.client.timeline.series(query)
  const { filter, measure, years } = query
  const calendar = await session.client.timeline.calendar({ filter, measure, years })
  session.out(session.json ? JSON.stringify({ ...result, calendar }, null, 2) : timeText(session, result, calendar))
  return 0
}

async function readQuery(session: Session): Promise<TimeQuery> {
  const by = textOption(session.options, 'by')
  return {
    filter: await readFilter(session),
    measure: choiceOption(session, 'rate', MEASURES, 'err'),
    by: by === undefined ? null : choiceOption(session, 'by', TIME_GROUPINGS, 'branch'),
    groups: [],
    step: choiceOption(session, 'step', TIME_STEPS, 'month'),
    years: readYears(session),
    across: session.options['across'] === true,
  }
}

/** A value in the unit of its series. */
export function amountText(session: Session, unit: TimeSeriesRow['unit'], value: number | null): string {
  if (value === null) return '—'
  return unit === 'rate' ? session.say.percent(value) : session.say.number(value)
}

function timeText(session: Session, result: TimeResult, calendar: CalendarResult): string {
  const { say, words } = session
  const own = timeWords(session.language)
  const rules = result.breaks
    .filter(({ origin }) => origin === 'data')
    .map(({ day, platform }) => own.rule(say.day(day), words.vocabulary(platform)))
  return [
    ...sentences(session, result),
    '',
    stepsText(session, result),
    ...rules,
    ...result.notes.map(({ day, text }) => `${say.day(day)} · ${harmless(text)}`),
    '',
    calendarText(session, calendar),
  ].join('\n')
}

/** One line per series, metric and step. */
function stepsText(session: Session, { series: all }: TimeResult): string {
  const { say, words } = session
  const own = timeWords(session.language)
  const rows = all.flatMap((series) =>
    series.parts.flatMap(({ metric, points }) => points.map((point) => ({ series, metric, point }))),
  )
  type Row = (typeof rows)[number]
  const name = ({ series }: Row) => (series.key === '' ? own.all : (series.label ?? words.vocabulary(series.key)))
  const amount = ({ series }: Row, value: number | null) => amountText(session, series.unit, value)
  const interval = (row: Row) =>
    row.point.interval === null
      ? '—'
      : `${amount(row, row.point.interval.low)} – ${amount(row, row.point.interval.high)}`
  const columns = [
    { title: own.group, cell: name },
    { title: own.metric, cell: ({ metric }: Row) => metric },
    { title: own.step, cell: ({ point }: Row) => point.from },
    { title: 'n', align: 'right', cell: ({ point }: Row) => say.number(point.n) },
    { title: words.median, align: 'right', cell: (row: Row) => amount(row, row.point.median) },
    { title: words.interval, align: 'right', cell: interval },
    { title: words.immature, align: 'right', cell: ({ point }: Row) => say.number(point.immature) },
  ] as const
  return table(columns, rows)
}

function sentences({ say }: Session, { finding, asides }: TimeResult): string[] {
  return [finding, ...asides].map((each) => say.finding(each))
}

function calendarText(session: Session, { effects, finding }: CalendarResult): string {
  const { say, words } = session
  const own = timeWords(session.language)
  type Row = (typeof effects)[number]
  const ratio = (value: number) => `× ${value.toFixed(2)}`
  const columns = [
    { title: own.kind, cell: ({ kind }: Row) => own.kinds[kind] ?? kind },
    { title: 'n', align: 'right', cell: ({ n }: Row) => say.number(n) },
    { title: own.ratio, align: 'right', cell: (row: Row) => (row.ratio === null ? '—' : ratio(row.ratio)) },
    {
      title: words.interval,
      align: 'right',
      cell: ({ interval }: Row) => (interval === null ? '—' : `${ratio(interval.low)} – ${ratio(interval.high)}`),
    },
    { title: own.strength, cell: ({ strength }: Row) => compareWords(session.language).strengths[strength] },
  ] as const
  return [own.calendarTitle, table(columns, effects), say.finding(finding)].join('\n')
}
