import type { AimRow, ComparisonResult, GroupRow, ReachAnswer } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import type { Grouping } from '../../../shared/vocabulary'
import type { Client, Session } from './command'
import { weekdayName } from './compareOptions'
import { compareWords } from './compareWords'
import { type Column, table } from './table'

type Panels = Awaited<ReturnType<Client['compare']['panels']>>
type Aims = Awaited<ReturnType<Client['compare']['aims']>>
type Pair = ComparisonResult['pairs'][number]

/** Name of a group in the language of the command. */
export function groupText(session: Session, by: Grouping, key: string, label: string | null): string {
  const { say, words } = session
  const own = compareWords(session.language)
  if (key === 'rest') return own.rest
  switch (by) {
    case 'branch':
      return key === 'network' ? own.noBranch : (label ?? key)
    case 'theme':
      return key === '0' ? own.noTheme : (label ?? key)
    case 'weekday':
      return weekdayName(Number(key), session.language)
    case 'hour':
      return own.hour(Number(key))
    case 'month':
      return say.month(key)
    case 'quarter':
      return session.language === 'fr' ? key.replace('Q', 'T') : key
    default:
      return label ?? words.vocabulary(key)
  }
}

/** A finding whose labels are the names shown: the engine gives the network's label, or the bare key of a word. */
function named(session: Session, finding: Finding, { by, rows }: Pick<ComparisonResult, 'by' | 'rows'>): string {
  const names = new Map(rows.map(({ key, label }) => [label ?? key, groupText(session, by, key, label)]))
  const name = (text: string) => names.get(text) ?? text
  const data = Object.fromEntries(
    Object.entries(finding.data).map(([key, value]) => {
      if (!/labels?$/i.test(key)) return [key, value]
      return [key, Array.isArray(value) ? value.map(name) : typeof value === 'string' ? name(value) : value]
    }),
  )
  return session.say.finding({ ...finding, data })
}

type Unit = ComparisonResult['unit']

/** A value in the unit of a comparison. */
export function amountText(session: Session, unit: Unit, value: number | null): string {
  if (value === null) return '—'
  if (unit === 'rate') return session.say.percent(value)
  return session.say.number(Math.abs(value) < 10 ? Math.round(value * 10) / 10 : value)
}

function rangeText(session: Session, unit: Unit, range: { low: number; high: number } | null): string {
  return range === null ? '—' : `${amountText(session, unit, range.low)} – ${amountText(session, unit, range.high)}`
}

const times = (value: number) => `× ${value.toFixed(2)}`
const timesRange = (range: { low: number; high: number } | null) =>
  range === null ? '—' : `${range.low.toFixed(2)} – ${range.high.toFixed(2)}`
const p = (value: number | null) => (value === null ? '—' : value < 0.0001 ? '< 0.0001' : value.toFixed(4))

function groupColumns(session: Session, result: ComparisonResult): Column<GroupRow>[] {
  const { words, say } = session
  const { unit } = result
  const own = compareWords(session.language)
  const isFlagged = result.outliers !== null
  const columns: (Column<GroupRow> | null)[] = [
    {
      title: own.by[result.by],
      cell: (row) => (row === result.network ? words.network : groupText(session, result.by, row.key, row.label)),
    },
    { title: 'n', align: 'right', cell: (row) => say.number(row.n) },
    { title: words.median, align: 'right', cell: (row) => amountText(session, unit, row.median) },
    { title: words.interval, align: 'right', cell: (row) => rangeText(session, unit, row.interval) },
    {
      title: unit === 'count' ? own.mean : words.ratioOfSums,
      align: 'right',
      cell: (row) => amountText(session, unit, row.ratioOfSums?.value ?? null),
    },
    result.rows.some(({ ranks }) => ranks !== null)
      ? {
          title: own.ranks,
          align: 'right',
          cell: ({ ranks }) =>
            ranks === null ? '—' : ranks.best === ranks.worst ? String(ranks.best) : `${ranks.best}–${ranks.worst}`,
        }
      : null,
    result.rows.some(({ letters }) => letters.length > 0)
      ? { title: own.letters, cell: ({ letters }) => letters.join(' ') }
      : null,
    isFlagged ? { title: own.unusual, align: 'right', cell: (row) => say.number(row.outliers) } : null,
    isFlagged
      ? { title: own.medianWithout, align: 'right', cell: (row) => amountText(session, unit, row.medianWithout) }
      : null,
    { title: words.immature, align: 'right', cell: (row) => say.number(row.immature) },
  ]
  return columns.flatMap((column) => (column === null ? [] : [column]))
}

function pairsText(session: Session, result: ComparisonResult): string[] {
  const own = compareWords(session.language)
  const label = (key: string) => result.rows.find((row) => row.key === key)?.label ?? null
  const name = (key: string) => groupText(session, result.by, key, label(key))
  if (result.pairs.length === 0) return []
  const columns: Column<Pair>[] = [
    { title: own.pair, cell: ({ a, b }) => `${name(a)} / ${name(b)}` },
    { title: own.ratio, align: 'right', cell: ({ ratio }) => times(ratio) },
    { title: session.words.interval, align: 'right', cell: ({ interval }) => timesRange(interval) },
    { title: own.superiority, align: 'right', cell: ({ superiority }) => superiority.toFixed(2) },
    { title: 'p', align: 'right', cell: (pair) => p(pair.p) },
    { title: 'q', align: 'right', cell: (pair) => p(pair.q) },
    { title: 'Brunner–Munzel', align: 'right', cell: ({ brunnerMunzel }) => p(brunnerMunzel?.p ?? null) },
    { title: own.strength, cell: ({ strength }) => own.strengths[strength] },
  ]
  const { kruskal } = result
  const all = kruskal === null ? [] : [own.kruskal(kruskal.h.toFixed(2), kruskal.df, p(kruskal.p))]
  return ['', own.tests, table(columns, result.pairs), ...all]
}

function sentence(session: Session, finding: Finding, result: Pick<ComparisonResult, 'by' | 'rows'>): string {
  const text = named(session, finding, result)
  return finding.strength === null ? text : `${compareWords(session.language).strengths[finding.strength]} — ${text}`
}

/** What is measured and over which days. */
function title(session: Session, { rate, unit, from, to }: ComparisonResult): string {
  const own = compareWords(session.language)
  const index = unit === 'index' ? ` (${own.index})` : ''
  return `${own.measures[rate]}${index}, ${session.say.day(from)} – ${session.say.day(to)}`
}

/** The sentence, what is measured, the table, the tests, then what to beware of. */
export function comparisonText(session: Session, result: ComparisonResult): string {
  const own = compareWords(session.language)
  const { outliers } = result
  const otherwise =
    outliers === null || !outliers.changes
      ? []
      : [`${own.otherwise[outliers.used]} ${sentence(session, outliers.other, result)}`]
  return [
    sentence(session, result.finding, result),
    ...(result.trend === null ? [] : [sentence(session, result.trend, result)]),
    ...otherwise,
    '',
    title(session, result),
    table(groupColumns(session, result), [...result.rows, result.network]),
    ...pairsText(session, result),
    '',
    ...result.asides.map((finding) => named(session, finding, result)),
  ].join('\n')
}

/** Every panel under its name, and the size of the one family. */
export function panelsText(session: Session, panel: Grouping, { panels, family }: Panels): string {
  const own = compareWords(session.language)
  const parts = panels.map(({ key, label, result }) =>
    [`── ${groupText(session, panel, key, label)}`, comparisonText(session, result)].join('\n'),
  )
  return [...parts, own.family(family)].join('\n\n')
}

/** Each theme by its own aim. */
export function aimsText(session: Session, { from, to, rows, finding }: Aims): string {
  const { say, words } = session
  const own = compareWords(session.language)
  const columns: Column<AimRow>[] = [
    { title: own.theme, cell: ({ themeId, label }) => label ?? String(themeId) },
    { title: own.aim, cell: ({ aim }) => own.aims[aim] },
    { title: 'n', align: 'right', cell: ({ n }) => say.number(n) },
    { title: words.median, align: 'right', cell: ({ median }) => amountText(session, 'index', median) },
    { title: words.interval, align: 'right', cell: ({ interval }) => rangeText(session, 'index', interval) },
    { title: own.others, align: 'right', cell: ({ nOthers }) => say.number(nOthers) },
    { title: own.ratio, align: 'right', cell: ({ ratio }) => (ratio === null ? '—' : times(ratio)) },
    { title: words.interval, align: 'right', cell: ({ ratioInterval }) => timesRange(ratioInterval) },
    { title: 'q', align: 'right', cell: ({ q }) => p(q) },
    { title: own.strength, cell: ({ strength }) => (strength === null ? '—' : own.strengths[strength]) },
  ]
  const text = say.finding(finding)
  const head = finding.strength === null ? text : `${own.strengths[finding.strength]} — ${text}`
  return [head, '', `${own.index}, ${say.day(from)} – ${say.day(to)}`, table(columns, rows)].join('\n')
}

/** Why there is no total reach, and what there is instead. */
export function reachText(session: Session, answer: ReachAnswer): string {
  const { say, words } = session
  const own = compareWords(session.language)
  type Row = ReachAnswer['platforms'][number]
  const columns: Column<Row>[] = [
    { title: own.by.platform, cell: ({ platform }) => words.vocabulary(platform) },
    { title: 'n', align: 'right', cell: ({ n }) => say.number(n) },
    { title: own.medianPerPost, align: 'right', cell: ({ median }) => amountText(session, 'count', median) },
    { title: words.interval, align: 'right', cell: ({ interval }) => rangeText(session, 'count', interval) },
  ]
  const figures = answer.own.map(({ platform, from, to, value }) =>
    own.ownFigure(words.vocabulary(platform), say.day(from), say.day(to), say.number(value)),
  )
  const most =
    answer.atMost === null || answer.population === null
      ? own.noUpperBound
      : own.atMost(say.number(answer.atMost), answer.population.label)
  return [
    say.finding(answer.finding),
    '',
    table(columns, answer.platforms),
    '',
    ...(answer.atLeast === null ? [] : [own.atLeast(say.number(answer.atLeast.value)), most]),
    ...(figures.length === 0 ? [own.noOwnFigure] : figures),
  ].join('\n')
}
