import type { ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import { GROUPINGS, RATES } from '../../../shared/vocabulary'
import { choiceOption, type Command, type Session } from './command'
import { FILTER_OPTIONS, readFilter } from './filter'
import { table } from './table'
import { openWorkspace } from './workspaceFile'

/** Groups side by side: median post rate with its interval, counts, the second number. */
export const compareCommand: Command = {
  name: 'compare',
  takesFiles: false,
  options: { ...FILTER_OPTIONS, by: { type: 'string' }, rate: { type: 'string' } },
  examples: [
    'portee compare --workspace network.duckdb --by branch --platform facebook',
    'portee compare --workspace network.duckdb --period 2026-Q2 --by format --rate erv --json',
  ],
  async run(session) {
    await openWorkspace(session)
    const result = await session.client.compare.groups({
      filter: await readFilter(session),
      by: choiceOption(session, 'by', GROUPINGS, 'branch'),
      rate: choiceOption(session, 'rate', RATES, 'err'),
    })
    session.out(session.json ? JSON.stringify(result, null, 2) : comparisonText(session, result))
    return 0
  },
}

/** The comparison as text: what is measured, the table, then the sentences. */
function comparisonText(session: Session, result: ComparisonResult): string {
  const { words, say } = session
  const amount = (value: number | null) => (value === null ? '—' : amountText(session, result.unit, value))
  const interval = (row: GroupRow) =>
    row.interval === null ? '—' : `${amount(row.interval.low)} – ${amount(row.interval.high)}`
  const columns = [
    { title: words.grouping(result.by), cell: (row: GroupRow) => row.label ?? words.vocabulary(row.key) },
    { title: 'n', align: 'right', cell: (row: GroupRow) => say.number(row.n) },
    { title: words.median, align: 'right', cell: (row: GroupRow) => amount(row.median) },
    { title: words.interval, align: 'right', cell: interval },
    {
      title: words.ratioOfSums,
      align: 'right',
      cell: (row: GroupRow) => (row.ratioOfSums === null ? '—' : say.percent(row.ratioOfSums.value)),
    },
    { title: words.immature, align: 'right', cell: (row: GroupRow) => say.number(row.immature) },
  ] as const
  const sentences = [result.finding, ...(result.trend === null ? [] : [result.trend]), ...result.asides]
  return [
    words.comparisonTitle(result.rate, result.unit, say.day(result.from), say.day(result.to)),
    '',
    table(columns, [...result.rows, { ...result.network, label: words.network }]),
    '',
    ...sentences.map((finding) => say.finding(finding)),
  ].join('\n')
}

function amountText(session: Session, unit: ComparisonResult['unit'], value: number): string {
  return unit === 'rate' ? session.say.percent(value) : session.say.number(value)
}
