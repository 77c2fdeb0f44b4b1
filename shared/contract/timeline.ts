import { z } from 'zod'
import { EVENT_KINDS, LANGUAGES, MEASURES, PLATFORMS, SET_ASIDE } from '../vocabulary'
import { day, file, filter, finding, id, interval, method, platform, strength } from './common'

export const TIME_GROUPINGS = ['branch', 'account', 'platform', 'format', 'theme'] as const
export type TimeGrouping = (typeof TIME_GROUPINGS)[number]

/** A week begins on Monday; days are those of the network's zone. */
export const TIME_STEPS = ['week', 'month', 'quarter'] as const
export type TimeStep = (typeof TIME_STEPS)[number]

/** Series drawn at most: those with most posts, unless `groups` names others. */
export const MOST_SERIES = 12

/** How far back from the end of the period, in years; null = everything. */
const years = z.int().min(1).max(5).nullable().default(3)

export const timeQuery = z.object({
  filter,
  measure: z.enum(MEASURES).default('err'),
  by: z.enum(TIME_GROUPINGS).nullable().default(null),
  groups: z.array(z.string().max(40)).max(MOST_SERIES).default([]),
  step: z.enum(TIME_STEPS).default('month'),
  years,
  /**
   * Asks for what is refused by default: a comparison across a definition break, of the posts on both sides that hold the metric of
   * now. Two metrics are never joined.
   */
  across: z.boolean().default(false),
})
export type TimeQuery = z.infer<typeof timeQuery>

const days = z.object({ from: day, to: day })

/** One step of a series. Under six posts no median: `dots` are then the values of the posts, ascending. */
export const timePoint = z.object({
  from: day,
  to: day,
  /** False where the end of the period cuts the step. */
  isWhole: z.boolean(),
  n: z.int(),
  /** Posts of the step still collecting at their newest export: in no median. */
  immature: z.int(),
  median: z.number().nullable(),
  interval: interval.nullable(),
  dots: z.array(z.number()),
})
export type TimePoint = z.infer<typeof timePoint>

/** One comparison after adjustment: within account, format and kind of day of the calendar (exams, holidays…). */
const adjusted = z.object({
  n: z.int(),
  nBefore: z.int(),
  strata: z.int(),
  ratio: z.number(),
  interval: interval.nullable(),
  q: z.number(),
  strength,
})

/**
 * The period against the same one a year before, or against the one before. `refused` says why there is no ratio: break = the
 * definition changes in between; few = under six posts on a side; quarters = a season cannot be told from a change in under
 * eight quarters; none = nothing was published.
 */
export const timeChange = z.object({
  kind: z.enum(['year_before', 'period_before']),
  from: day,
  to: day,
  n: z.int(),
  median: z.number().nullable(),
  interval: interval.nullable(),
  ratio: z.number().nullable(),
  ratioInterval: interval.nullable(),
  p: z.number().nullable(),
  q: z.number().nullable(),
  strength: strength.nullable(),
  refused: z.enum(['break', 'few', 'quarters', 'none']).nullable(),
  /** Quarters with at least six posts up to the end of the period. */
  quarters: z.int(),
  adjusted: adjusted.nullable(),
})
export type TimeChange = z.infer<typeof timeChange>

export const timeSeriesRow = z.object({
  /** As in comparisons; '' for everything together. */
  key: z.string(),
  label: z.string().nullable(),
  slot: z.int().nullable(),
  platform: platform.nullable(),
  /** rate: fraction; count: number per post; index: 100 × value / median of its platform in the period. */
  unit: z.enum(['rate', 'count', 'index']),
  /** Metric in force in the period: what `n`, `median` and the changes speak of. */
  metric: z.string(),
  n: z.int(),
  median: z.number().nullable(),
  interval: interval.nullable(),
  /** One line per metric; two where a platform replaced one by the other. */
  parts: z.array(z.object({ metric: z.string(), points: z.array(timePoint) })),
  changes: z.array(timeChange),
})
export type TimeSeriesRow = z.infer<typeof timeSeriesRow>

export const dayNote = z.object({
  id,
  day,
  /** null = the whole network. */
  branchId: id.nullable(),
  text: z.string().trim().min(1).max(200),
})
export type DayNote = z.infer<typeof dayNote>

const band = z.object({
  id,
  kind: z.enum(EVENT_KINDS),
  label: z.string(),
  from: day,
  to: day,
  branchId: id.nullable(),
})
export type TimeBand = z.infer<typeof band>

/** `data`: the source column changes there and no line crosses it; `announced`: a date of the platform's API, a mark only. */
const definitionBreak = z.object({ day, code: z.string(), platform, origin: z.enum(['data', 'announced']) })
export type TimeBreak = z.infer<typeof definitionBreak>

const setAside = z.array(z.object({ reason: z.enum(SET_ASIDE), n: z.int() }))

export const timeResult = z.object({
  measure: z.enum(MEASURES),
  by: z.enum(TIME_GROUPINGS).nullable(),
  step: z.enum(TIME_STEPS),
  /** What is drawn. */
  from: day,
  to: day,
  period: days,
  series: z.array(timeSeriesRow),
  /** Everything in the filter as one series; the same as `series[0]` when `by` is null. */
  total: timeSeriesRow,
  /** Groups that are not drawn. */
  hidden: z.int(),
  /** Tests of the family on screen. */
  family: z.int(),
  breaks: z.array(definitionBreak),
  bands: z.array(band),
  notes: z.array(dayNote),
  finding,
  asides: z.array(finding),
  setAside,
})
export type TimeResult = z.infer<typeof timeResult>

/** Days of the calendar other than ordinary teaching; between = neither term nor any event. */
export const CALENDAR_CLASSES = ['exams', 'holidays', 'closure', 'between'] as const

export const calendarQuery = timeQuery.pick({ filter: true, measure: true, years: true })
export type CalendarQuery = z.infer<typeof calendarQuery>

/** Posts of one kind of day against those of ordinary teaching days, within account, format and year. */
export const calendarEffect = z.object({
  kind: z.enum(CALENDAR_CLASSES),
  /** Posts in strata that hold both kinds of days. */
  n: z.int(),
  nTeaching: z.int(),
  strata: z.int(),
  /** Separate runs of days the posts come from: of a single one, the date and the kind of day cannot be told apart. */
  runs: z.int(),
  ratio: z.number().nullable(),
  interval: interval.nullable(),
  p: z.number().nullable(),
  q: z.number().nullable(),
  strength,
  refused: z.enum(['few', 'one_run', 'none']).nullable(),
})
export type CalendarEffect = z.infer<typeof calendarEffect>

export const calendarResult = z.object({
  measure: z.enum(MEASURES),
  metric: z.string(),
  from: day,
  to: day,
  /** Posts of ordinary teaching days, and posts of days the calendar says nothing of (before its first or after its last entry). */
  teaching: z.int(),
  unknown: z.int(),
  effects: z.array(calendarEffect),
  finding,
})
export type CalendarResult = z.infer<typeof calendarResult>

export const clockQuery = timeQuery
  .pick({ filter: true, measure: true, years: true })
  .extend({ hours: z.union([z.literal(1), z.literal(2)]).default(2) })
export type ClockQuery = z.infer<typeof clockQuery>

/** Posts of one cell against all others with a time. Under six posts: n alone. */
export const clockCell = z.object({
  /** 1 = Monday … 7 = Sunday; null = all days (a margin by hour). */
  weekday: z.int().min(1).max(7).nullable(),
  /** First hour of the cell in the network's zone; null = all hours (a margin by weekday). */
  hour: z.int().min(0).max(23).nullable(),
  n: z.int(),
  median: z.number().nullable(),
  interval: interval.nullable(),
  /** Against the rest: Hodges–Lehmann ratio. */
  ratio: z.number().nullable(),
  ratioInterval: interval.nullable(),
  p: z.number().nullable(),
  q: z.number().nullable(),
  /** clear or cannot_tell: among so many cells an interval of its own says nothing. */
  strength: strength.nullable(),
  /** Only where the cell stands out: the same within account and format, to see whether it is the hour or who posts then. */
  within: z.object({ ratio: z.number(), interval: interval.nullable(), p: z.number(), strength }).nullable(),
})
export type ClockCell = z.infer<typeof clockCell>

export const clockResult = z.object({
  measure: z.enum(MEASURES),
  unit: z.enum(['rate', 'count', 'index']),
  metric: z.string(),
  zone: z.string(),
  hours: z.union([z.literal(1), z.literal(2)]),
  from: day,
  to: day,
  platforms: z.array(z.enum(PLATFORMS)),
  /** Posts with a time that count. */
  n: z.int(),
  median: z.number().nullable(),
  interval: interval.nullable(),
  /** Left out here: posts whose file gives the day alone, and posts of the hour that clocks repeat or skip. */
  noTime: z.array(z.object({ platform, n: z.int() })),
  doubtful: z.int(),
  /** Weekday × hour, in reading order, all of them. */
  cells: z.array(clockCell),
  weekdays: z.array(clockCell),
  hourly: z.array(clockCell),
  /** Cells (without margins) with six posts, and tests of the family: cells and margins together. */
  enough: z.int(),
  family: z.int(),
  finding,
  asides: z.array(finding),
  setAside,
})
export type ClockResult = z.infer<typeof clockResult>

const language = z.enum(LANGUAGES).optional()

export const timelineContract = {
  /** Medians per step with breaks, calendar and notes, and what changed against the year before and the period before. */
  series: method.input(timeQuery).output(timeResult),
  /** The calendar as a covariate: what exams, holidays and closures go with; nothing is assumed of a season. */
  calendar: method.input(calendarQuery).output(calendarResult),
  /** Weekday × hour in the network's zone. */
  clock: method.input(clockQuery).output(clockResult),
  /** Notes on charts, oldest first. */
  notes: method.output(z.array(dayNote)),
  /** Without id a new one; INVALID `branchId` unknown. */
  saveNote: method.input(dayNote.extend({ id: id.optional() })).output(z.object({ id })),
  /** Gives back what was removed, so that saving it again undoes it. */
  removeNote: method.input(z.object({ id })).output(dayNote),
  seriesCsv: method.input(timeQuery.extend({ language })).output(file),
  calendarCsv: method.input(calendarQuery.extend({ language })).output(file),
  clockCsv: method.input(clockQuery.extend({ language })).output(file),
}
