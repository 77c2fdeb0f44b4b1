import type { TimePoint, TimeResult, TimeSeriesRow } from '../../../../shared/contract/timeline'
import { Table, type Column } from '../../../components/Table'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useHasWords, useWords } from '../../../i18n/useWords'
import { useTimeNames } from './timeNames'

interface Line {
  readonly row: TimeSeriesRow
  readonly metric: string
  readonly point: TimePoint
}

/** What the chart shows, as numbers: a line per series, metric and step, the newest first. */
export function TimeTable({ result }: { readonly result: TimeResult }) {
  const t = useWords()
  const has = useHasWords()
  const numbers = useNumbers()
  const names = useTimeNames(result)
  const lines = result.series.flatMap((row) =>
    row.parts.toReversed().flatMap(({ metric, points }) =>
      points
        .filter(({ n, immature }) => n > 0 || immature > 0)
        .toReversed()
        .map((point): Line => ({ row, metric, point })),
    ),
  )
  const columns: readonly Column<Line>[] = [
    {
      id: 'step',
      isName: true,
      header: t(`timeline.step.${result.step}`),
      cell: ({ point }) => names.step(point.from),
    },
    ...(result.by === null
      ? []
      : [{ id: 'name', header: t(`timeline.by.${result.by}`), cell: ({ row }: Line) => names.name(row) }]),
    {
      id: 'metric',
      header: t('timeline.head.metric'),
      cell: ({ metric }) => (has(`timeline.metric.${metric}`) ? t(`timeline.metric.${metric}`) : metric),
    },
    { id: 'n', numeric: true, header: 'n', cell: ({ point }) => numbers.count(point.n) },
    {
      id: 'median',
      numeric: true,
      header: t('plots.head.median'),
      cell: ({ row, point }) => (
        <>
          {names.value(row, point.median)}
          {point.isWhole ? '' : ' *'}
        </>
      ),
    },
    {
      id: 'interval',
      numeric: true,
      header: t('plots.head.interval'),
      cell: ({ row, point }) => names.interval(row, point.interval) ?? MISSING,
    },
    {
      id: 'immature',
      numeric: true,
      header: t('timeline.head.immature'),
      cell: ({ point }) => numbers.count(point.immature),
    },
  ]
  return (
    <div className="time-table">
      <Table
        label={t('timeline.table')}
        columns={columns}
        rows={lines}
        rowKey={({ row, metric, point }) => `${row.key} ${metric} ${point.from}`}
      />
    </div>
  )
}
