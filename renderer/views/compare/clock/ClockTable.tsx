import type { ClockCell, ClockResult } from '../../../../shared/contract/timeline'
import { Strength } from '../../../components/Notehead'
import { Table, type Column } from '../../../components/Table'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { useClockNames } from './clockNames'

/** Every cell that holds a post, and the margins: counts, medians, the ratio to the rest. */
export function ClockTable({ result }: { readonly result: ClockResult }) {
  const t = useWords()
  const numbers = useNumbers()
  const names = useClockNames(result)
  const rows = [...result.weekdays, ...result.hourly, ...result.cells].filter(({ n }) => n > 0)
  const columns: readonly Column<ClockCell>[] = [
    { id: 'place', isName: true, header: t('timeline.clock.place'), cell: names.place },
    { id: 'n', numeric: true, header: 'n', cell: ({ n }) => numbers.count(n) },
    { id: 'median', numeric: true, header: t('plots.head.median'), cell: ({ median }) => names.value(median) },
    {
      id: 'interval',
      numeric: true,
      header: t('plots.head.interval'),
      cell: ({ interval }) => names.interval(interval) ?? MISSING,
    },
    {
      id: 'ratio',
      numeric: true,
      header: t('timeline.clock.against'),
      cell: ({ ratio, ratioInterval }) =>
        ratio === null
          ? MISSING
          : `× ${numbers.ratio(ratio)}${ratioInterval === null ? '' : ` (${numbers.interval(ratioInterval.low, ratioInterval.high, 'ratio')})`}`,
    },
    { id: 'q', numeric: true, header: 'q', cell: ({ q }) => (q === null ? MISSING : t('compare.test.p', { p: q })) },
    {
      id: 'strength',
      header: t('compare.test.strength'),
      cell: ({ strength }) => (strength === null ? MISSING : <Strength strength={strength} />),
    },
    {
      id: 'within',
      numeric: true,
      header: t('timeline.clock.within'),
      cell: ({ within }) => (within === null ? MISSING : `× ${numbers.ratio(within.ratio)}`),
    },
  ]
  return (
    <div className="time-table">
      <Table
        label={t('timeline.clock.table')}
        columns={columns}
        rows={rows}
        rowKey={({ weekday, hour }) => `${weekday ?? 'all'} ${hour ?? 'all'}`}
      />
    </div>
  )
}
