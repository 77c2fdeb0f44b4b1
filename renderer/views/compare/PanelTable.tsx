import type { Grouping } from '../../../shared/vocabulary'
import { Table, type Column } from '../../components/Table'
import { MISSING, useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { GroupRow } from '../../../shared/contract/compare'
import { useGroupName } from './groupNames'
import { GroupName } from './GroupName'
import type { PanelLines } from './panelLines'
import { kindOf, sumKindOf } from './unit'

interface Cell {
  readonly drawing: PanelLines
  readonly row: GroupRow
}

/** The numbers behind all panels: one line per panel and row. */
export function PanelTable({
  drawings,
  panel,
}: {
  readonly drawings: readonly PanelLines[]
  readonly panel: Grouping
}) {
  const t = useWords()
  const numbers = useNumbers()
  const name = useGroupName()
  const cells = drawings.flatMap((drawing) => drawing.result.rows.map((row) => ({ drawing, row })))
  const first = drawings[0]?.result
  if (first === undefined) return null
  const between = (interval: { low: number; high: number } | null | undefined, kind: 'rate' | 'index' | 'perPost') =>
    interval ? numbers.interval(interval.low, interval.high, kind) : MISSING
  const columns: Column<Cell>[] = [
    { id: 'panel', header: t(`compare.by.${panel}`), cell: ({ drawing }) => drawing.name },
    {
      id: 'row',
      isName: true,
      header: t(`compare.by.${first.by}`),
      cell: ({ drawing, row }) => (
        <GroupName line={{ key: row.key, name: name(first.by, row.key, row.label) }} result={drawing.result} />
      ),
    },
    { id: 'n', numeric: true, header: 'n', cell: ({ row }) => numbers.count(row.n) },
    {
      id: 'median',
      numeric: true,
      header: t('plots.head.median'),
      cell: ({ drawing, row }) => <b>{numbers[kindOf(drawing.result.unit)](row.median)}</b>,
    },
    {
      id: 'interval',
      numeric: true,
      header: t('plots.head.interval'),
      cell: ({ drawing, row }) => between(row.interval, kindOf(drawing.result.unit)),
    },
    {
      id: 'ratio',
      numeric: true,
      header: t('plots.head.ratio'),
      cell: ({ row }) => numbers[sumKindOf(first.rate)](row.ratioOfSums?.value ?? null),
    },
    {
      id: 'interactions',
      numeric: true,
      header: t('compare.head.interactions'),
      cell: ({ row }) => numbers.count(row.interactions),
    },
  ]
  return (
    <div className="scroll">
      <Table
        label={t('compare.panels.label')}
        columns={columns}
        rows={cells}
        rowKey={({ drawing, row }) => `${drawing.key} ${row.key}`}
      />
    </div>
  )
}
