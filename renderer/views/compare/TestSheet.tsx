import type { ComparisonResult } from '../../../shared/contract/compare'
import { Strength } from '../../components/Notehead'
import { DialogSheet } from '../../components/Sheet'
import { Table, type Column } from '../../components/Table'
import { useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { useGroupName } from './groupNames'

type Pair = ComparisonResult['pairs'][number]

/** Every test of the family on screen, with effect, q and strength: nobody has to believe the sentence. */
export function TestSheet({
  result,
  isOpen,
  onClose,
}: {
  readonly result: ComparisonResult
  readonly isOpen: boolean
  readonly onClose: () => void
}) {
  const t = useWords()
  const columns = usePairColumns(result)
  const { kruskal, pairs } = result
  return (
    <DialogSheet title={t('compare.test.title')} isOpen={isOpen} onClose={onClose} wide>
      <p className="note">{t('compare.test.what', { n: pairs.length })}</p>
      {kruskal !== null && (
        <p className="note">{t('compare.test.kruskal', { h: kruskal.h, df: kruskal.df, p: kruskal.p })}</p>
      )}
      <div className="scroll">
        <Table
          label={t('compare.test.title')}
          columns={columns}
          rows={pairs}
          rowKey={(pair) => `${pair.a} ${pair.b}`}
        />
      </div>
    </DialogSheet>
  )
}

function usePairColumns(result: ComparisonResult): readonly Column<Pair>[] {
  const t = useWords()
  const numbers = useNumbers()
  const name = useGroupName()
  const label = (key: string) =>
    key === 'rest'
      ? t('compare.rest')
      : name(result.by, key, result.rows.find((each) => each.key === key)?.label ?? null)
  return [
    {
      id: 'pair',
      isName: true,
      header: t('compare.test.pair'),
      cell: ({ a, b }) => t('compare.test.pair_of', { a: label(a), b: label(b) }),
    },
    { id: 'ratio', numeric: true, header: t('compare.test.ratio'), cell: ({ ratio }) => `× ${numbers.ratio(ratio)}` },
    {
      id: 'interval',
      numeric: true,
      header: t('plots.head.interval'),
      cell: ({ interval }) =>
        interval === null ? t('plots.no_interval') : numbers.interval(interval.low, interval.high, 'ratio'),
    },
    {
      id: 'superiority',
      numeric: true,
      header: t('compare.test.superiority'),
      cell: ({ superiority }) => numbers.ratio(superiority),
    },
    { id: 'p', numeric: true, header: 'p', cell: ({ p }) => t('compare.test.p', { p }) },
    { id: 'q', numeric: true, header: 'q', cell: ({ q }) => t('compare.test.p', { p: q }) },
    { id: 'strength', header: t('compare.test.strength'), cell: ({ strength }) => <Strength strength={strength} /> },
  ]
}
