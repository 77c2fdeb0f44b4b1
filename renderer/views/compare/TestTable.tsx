import type { ComparisonResult } from '../../../shared/contract/compare'
import { Strength } from '../../components/Notehead'
import { Table, type Column } from '../../components/Table'
import { MISSING, useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { useGroupName } from './groupNames'

type Pair = ComparisonResult['pairs'][number]

/** Every test of the family on screen: effects first, then p and q, and what may be said of them. */
export function TestTable({ result }: { readonly result: ComparisonResult }) {
  const t = useWords()
  const columns = usePairColumns(result)
  return (
    <div className="scroll">
      <Table
        label={t('compare.test.title')}
        className="test-table"
        columns={columns}
        rows={result.pairs}
        rowKey={(pair) => `${pair.a} ${pair.b}`}
      />
    </div>
  )
}

function usePairColumns(result: ComparisonResult): readonly Column<Pair>[] {
  const t = useWords()
  const numbers = useNumbers()
  const name = useGroupName()
  const label = (key: string) => {
    const row = [...result.rows, ...result.choices].find((each) => each.key === key)
    return name(result.by, key, row?.label ?? null)
  }
  const p = (value: number) => t('compare.test.p', { p: value })
  const between = (interval: Pair['interval']) =>
    interval === null ? MISSING : numbers.interval(interval.low, interval.high, 'ratio')
  const hasShared = result.pairs.some((pair) => pair.shared > 0)
  return [
    {
      id: 'pair',
      isName: true,
      header: t(result.scheme === 'pairs' ? 'compare.test.pair' : `compare.by.${result.by}`),
      cell: ({ a, b }) =>
        t(b === 'rest' ? 'compare.test.against_rest' : 'compare.test.pair_of', { a: label(a), b: label(b) }),
    },
    { id: 'strength', header: t('compare.test.strength'), cell: ({ strength }) => <Strength strength={strength} /> },
    {
      id: 'n',
      numeric: true,
      header: 'n',
      cell: ({ nA, nB, shared }) => t('compare.test.n', { a: nA, b: nB, shared, hasShared: hasShared && shared > 0 }),
    },
    { id: 'superiority', numeric: true, header: 'A', cell: ({ superiority }) => numbers.ratio(superiority) },
    {
      id: 'delta',
      numeric: true,
      header: t('compare.test.delta'),
      cell: ({ delta }) => t('compare.test.signed', { value: delta }),
    },
    {
      id: 'ratio',
      numeric: true,
      header: t('compare.test.ratio'),
      cell: ({ ratio }) => <b>{`× ${numbers.ratio(ratio)}`}</b>,
    },
    { id: 'interval', numeric: true, header: t('plots.head.interval'), cell: ({ interval }) => between(interval) },
    { id: 'adjusted', numeric: true, header: t('compare.test.adjusted'), cell: ({ adjusted }) => between(adjusted) },
    { id: 'p', numeric: true, header: 'p', cell: (pair) => p(pair.p) },
    { id: 'q', numeric: true, header: 'q', cell: (pair) => p(pair.q) },
    {
      id: 'brunner',
      numeric: true,
      header: t('compare.test.brunner'),
      cell: ({ brunnerMunzel }) =>
        brunnerMunzel === null
          ? MISSING
          : `${p(brunnerMunzel.p)}${brunnerMunzel.method === 'permutation' ? '\u00a0*' : ''}`,
    },
  ]
}
