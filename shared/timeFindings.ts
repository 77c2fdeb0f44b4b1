/** A period held against another one. Medians are fractions, numbers per post, or index numbers, as unit says. */
const CHANGE = {
  measure: 'text',
  unit: 'text',
  /** Platform of all posts, null when several. */
  platform: 'text?',
  n: 'number',
  nBefore: 'number',
  median: 'number?',
  medianBefore: 'number?',
  from: 'text',
  to: 'text',
  beforeFrom: 'text',
  beforeTo: 'text',
} as const
const RATIO = { ...CHANGE, ratio: 'number', low: 'number?', high: 'number?' } as const

/** Within account, format and kind of day. kind: year_before | period_before. */
const EVEN = {
  kind: 'text',
  ratio: 'number',
  low: 'number?',
  high: 'number?',
  n: 'number',
  nBefore: 'number',
  strata: 'number',
} as const

/** A cell of weekday × hour, or a margin: weekday 1 = Monday … 7, null = every day; hours null = every hour. */
const CELL = { weekday: 'text?', hour: 'number?', hourTo: 'number?' } as const
const STANDS = {
  ...CELL,
  measure: 'text',
  ratio: 'number',
  low: 'number?',
  high: 'number?',
  n: 'number',
  rest: 'number',
  tests: 'number',
} as const

/** Posts of one kind of day against ordinary teaching days. kind: exams | holidays | closure | between. */
const EFFECT = {
  kind: 'text',
  measure: 'text',
  ratio: 'number',
  low: 'number?',
  high: 'number?',
  n: 'number',
  nTeaching: 'number',
  runs: 'number',
} as const

/** Findings of "over time" and of "weekday and hour", as FINDINGS of findings.ts holds them. */
export const TIME_FINDINGS = {
  time_up: RATIO,
  time_down: RATIO,
  time_cannot_tell: RATIO,
  time_too_few: { ...CHANGE, needed: 'number' },
  /** Nothing was published in one of the two periods. */
  time_none: CHANGE,
  /** The column changed in between: metric of now, and the one it replaced (null where there was none). day: first day of the new one. */
  time_break: { ...CHANGE, breakPlatform: 'text', day: 'text', metric: 'text', earlier: 'text?' },
  time_no_posts: { measure: 'text', from: 'text', to: 'text', setAside: 'number' },
  /** A break drawn on the chart. */
  time_metric_break: { breakPlatform: 'text', day: 'text', metric: 'text', earlier: 'text' },
  time_announced: { breakPlatform: 'text', day: 'text' },
  time_before_up: RATIO,
  time_before_down: RATIO,
  time_before_cannot_tell: RATIO,
  /** A season cannot be told from a change in so few quarters. */
  time_before_quarters: { quarters: 'number', needed: 'number' },
  time_even_up: EVEN,
  time_even_down: EVEN,
  time_even_cannot_tell: EVEN,
  /** Groups whose period differs from a year before: clear and likely together. */
  time_series_changed: { upLabels: 'texts', downLabels: 'texts', up: 'number', down: 'number', tests: 'number' },
  time_hidden: { n: 'number', shown: 'number' },
  time_immature: { n: 'number' },
  time_small_steps: { n: 'number', needed: 'number' },
  time_index: { platforms: 'texts' },
  time_themes: {},
  clock_above: STANDS,
  clock_below: STANDS,
  /** It stands out, but not within account and format: who posts then, and what, explains it. */
  clock_confounded: { ...STANDS, within: 'number' },
  clock_nothing: { measure: 'text', tests: 'number', enough: 'number', cells: 'number', n: 'number', needed: 'number' },
  clock_too_few: { measure: 'text', n: 'number', cells: 'number', largest: 'number', needed: 'number' },
  clock_no_time: { n: 'number', platforms: 'texts' },
  clock_no_posts: { measure: 'text' },
  clock_also: { ...STANDS },
  clock_without_hour: { n: 'number', platforms: 'texts' },
  clock_doubtful: { n: 'number' },
  calendar_up: EFFECT,
  calendar_down: EFFECT,
  calendar_cannot_tell: { measure: 'text', tests: 'number', n: 'number' },
  /** Every kind of day has too few posts, or a single run of days. */
  calendar_too_few: { measure: 'text', n: 'number', needed: 'number' },
  calendar_empty: {},
  calendar_no_teaching: { n: 'number' },
} as const
