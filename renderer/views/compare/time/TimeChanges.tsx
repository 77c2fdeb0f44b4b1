import type { TimeChange, TimeResult, TimeSeriesRow } from '../../../../shared/contract/timeline'
import { Strength } from '../../../components/Notehead'
import { Raised } from '../../../components/Raised'
import { Table, type Column } from '../../../components/Table'
import { useDays } from '../../../format/days'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { useTimeNames } from './timeNames'

interface Line {
  readonly row: TimeSeriesRow
  readonly change: TimeChange
}

/** Each series against the year before and against the period before: counts, medians, ratio, and the same with the calendar even. */
export function TimeChanges({ result }: { readonly result: TimeResult }) {
  const t = useWords()
  const days = useDays()
  const { series, total, by } = result
  const rows = by === null ? [total] : [...series, total]
  const kinds = (['year_before', 'period_before'] as const).flatMap((kind) => {
    const first = total.changes.find((change) => change.kind === kind)
    return first === undefined ? [] : [{ kind, days: days.range(first.from, first.to) }]
  })
  return (
    <section className="chapter">
      <h2>{t('timeline.changes')}</h2>
      {kinds.map(({ kind, days: range }) => (
        <div key={kind} className="time-change">
          <h3>
            <Raised>{t(`timeline.changes.${kind}`, { days: range })}</Raised>
          </h3>
          <ChangeTable result={result} rows={rows} kind={kind} />
        </div>
      ))}
      <p className="note">{t('timeline.changes.note')}</p>
    </section>
  )
}

function ChangeTable({
  result,
  rows,
  kind,
}: {
  readonly result: TimeResult
  readonly rows: readonly TimeSeriesRow[]
  readonly kind: TimeChange['kind']
}) {
  const t = useWords()
  const columns = useColumns(result)
  const lines = rows.flatMap((row): Line[] => {
    const change = row.changes.find((each) => each.kind === kind)
    return change === undefined ? [] : [{ row, change }]
  })
  return (
    <div className="scroll">
      <Table
        label={t(`timeline.changes.${kind}.label`)}
        columns={columns}
        rows={lines}
        rowKey={({ row }) => (row.key === '' ? 'total' : row.key)}
      />
    </div>
  )
}

function useColumns(result: TimeResult): readonly Column<Line>[] {
  const t = useWords()
  const numbers = useNumbers()
  const names = useTimeNames(result)
  const ratio = (value: number, interval: { low: number; high: number } | null) =>
    `× ${numbers.ratio(value)}${interval === null ? '' : ` (${numbers.interval(interval.low, interval.high, 'ratio')})`}`
  return [
    {
      id: 'name',
      isName: true,
      header: result.by === null ? t('timeline.rows') : t(`timeline.by.${result.by}`),
      cell: ({ row }) => names.name(row),
    },
    { id: 'n', numeric: true, header: 'n', cell: ({ row }) => numbers.count(row.n) },
    { id: 'median', numeric: true, header: t('plots.head.median'), cell: ({ row }) => names.value(row, row.median) },
    {
      id: 'nBefore',
      numeric: true,
      header: t('timeline.head.n_before'),
      cell: ({ change }) => numbers.count(change.n),
    },
    {
      id: 'before',
      numeric: true,
      header: t('timeline.head.before'),
      cell: ({ row, change }) => names.value(row, change.median),
    },
    {
      id: 'ratio',
      numeric: true,
      header: t('timeline.head.ratio'),
      cell: ({ change }) =>
        change.ratio === null ? (
          <span className="mute">{t(`timeline.refused.${change.refused ?? 'few'}`, { n: change.quarters })}</span>
        ) : (
          ratio(change.ratio, change.ratioInterval)
        ),
    },
    {
      id: 'strength',
      header: t('compare.test.strength'),
      cell: ({ change }) => (change.strength === null ? MISSING : <Strength strength={change.strength} />),
    },
    {
      id: 'even',
      numeric: true,
      header: t('timeline.head.even'),
      cell: ({ change: { adjusted } }) => (adjusted === null ? MISSING : ratio(adjusted.ratio, adjusted.interval)),
    },
    {
      id: 'evenStrength',
      header: t('compare.test.strength'),
      cell: ({ change: { adjusted } }) => (adjusted === null ? MISSING : <Strength strength={adjusted.strength} />),
    },
  ]
}
