import type { MessagePair, MessagePairs } from '../../../../shared/contract/alike'
import { Link } from '../../../address/Link'
import { BranchMark } from '../../../components/marks'
import { Strength } from '../../../components/Notehead'
import { Table, type Column } from '../../../components/Table'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import type { AlikeState } from '../alike/alikeState'
import { useAlikeWriter } from '../alike/alikeWords'

/** Every group against the median of the others, then two by two: counts, ratio, interval, test. */
export function PairRows({ pairs, state }: { readonly pairs: MessagePairs; readonly state: AlikeState }) {
  const t = useWords()
  return (
    <section className="chapter" aria-labelledby="messages-pairs">
      <h2 id="messages-pairs">{t('messages.pairs')}</h2>
      <p className="note">{t('messages.pairs.note')}</p>
      <Pairs label={t('messages.pairs')} rows={pairs.against} pairs={pairs} state={state} />
      {pairs.pairs.length > 0 && (
        <>
          <h3 className="pairs-two">{t('messages.two_by_two')}</h3>
          <Pairs label={t('messages.two_by_two')} rows={pairs.pairs} pairs={pairs} state={state} />
        </>
      )}
    </section>
  )
}

function Pairs({
  label,
  rows,
  pairs,
  state,
}: {
  readonly label: string
  readonly rows: readonly MessagePair[]
  readonly pairs: MessagePairs
  readonly state: AlikeState
}) {
  const t = useWords()
  const numbers = useNumbers()
  const write = useAlikeWriter()
  const group = (key: string) => pairs.groups.find((each) => each.key === key)
  const mark = (key: string) => <BranchMark slot={group(key)?.slot ?? null}>{group(key)?.label ?? key}</BranchMark>
  const p = (value: number | null) => (value === null ? MISSING : t('compare.test.p', { p: value }))
  const columns: readonly Column<MessagePair>[] = [
    {
      id: 'name',
      header: t(`compare.by.${pairs.by}`),
      isName: true,
      cell: ({ a, b }) => (
        <>
          <Link to={state.address(a, 'messages')}>{mark(a)}</Link>
          {b !== 'others' && (
            <>
              {` ${t('messages.against')} `}
              {mark(b)}
            </>
          )}
        </>
      ),
    },
    { id: 'n', header: t('messages.head.n'), numeric: true, cell: ({ n }) => numbers.count(n) },
    { id: 'above', header: t('messages.head.above'), numeric: true, cell: ({ above }) => numbers.count(above) },
    { id: 'ratio', header: t('messages.head.ratio'), numeric: true, cell: ({ ratio }) => write.times(ratio) },
    {
      id: 'interval',
      header: t('plots.head.interval'),
      numeric: true,
      cell: ({ ratio, interval }) =>
        ratio === null ? t('alike.fewer', { n: 6 }) : write.between({ factor: ratio, interval }),
    },
    { id: 'p', header: 'p', numeric: true, cell: (row) => p(row.p) },
    { id: 'q', header: 'q', numeric: true, cell: (row) => p(row.q) },
    {
      id: 'strength',
      header: t('compare.test.strength'),
      cell: ({ strength }) => (strength === null ? MISSING : <Strength strength={strength} />),
    },
  ]
  return (
    <div className="scroll">
      <Table label={label} columns={columns} rows={rows} rowKey={({ a, b }) => `${a} ${b}`} className="pairs" />
    </div>
  )
}
