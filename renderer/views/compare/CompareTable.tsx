import { useRef, useState } from 'react'
import type { ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import { Strength } from '../../components/Notehead'
import { useRovingGrid } from '../../components/useRovingGrid'
import { useNumbers, MISSING } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import { GroupName } from './GroupName'
import { useGroupName } from './groupNames'

type Column = 'shrunken' | 'name' | 'n' | 'median' | 'ratio' | 'interactions' | 'views' | 'previous'

/** What the chart shows, as numbers: medians, ratios of sums, and the comparison period. */
export function CompareTable({ result }: { readonly result: ComparisonResult }) {
  const t = useWords()
  const name = useGroupName()
  const [sort, setSort] = useState<{ readonly column: Column; readonly isUp: boolean }>({
    column: 'shrunken',
    isUp: false,
  })
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  const hasBefore = result.before !== null
  const hasViews = result.rows.some((row) => row.views !== null)
  const rows = sorted(result.rows, sort, (row) => name(result.by, row.key, row.label))
  const head = (column: Column, words: string, isText = false) => (
    <th
      scope="col"
      className={isText ? '' : 'num'}
      aria-sort={sort.column === column ? (sort.isUp ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        className="sort"
        onClick={() => setSort({ column, isUp: sort.column === column ? !sort.isUp : isText })}
      >
        {words}
        {sort.column === column ? (sort.isUp ? ' ↑' : ' ↓') : ''}
      </button>
    </th>
  )
  return (
    <div className="scroll">
      <table className="t compare-table" ref={table} {...roving}>
        <caption>
          {t('compare.table.caption', { rate: t(`compare.rate.${result.rate}.full`), unit: result.unit })}
        </caption>
        <thead>
          <tr>
            {head('name', t(`compare.by.${result.by}`), true)}
            <th scope="col">{t('plots.head.groups')}</th>
            {head('n', 'n')}
            {head('median', t('plots.head.median'))}
            <th scope="col" className="num">
              {t('plots.head.interval')}
            </th>
            {head('ratio', t('plots.head.ratio'))}
            <th scope="col" className="num">
              {t('plots.head.interval')}
            </th>
            {head('interactions', t('compare.head.interactions'))}
            {hasViews && head('views', t('compare.head.views'))}
            {hasBefore && head('previous', t('compare.head.before'))}
            {hasBefore && <th scope="col">{t('compare.head.change')}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} result={result} hasViews={hasViews} hasBefore={hasBefore} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function sorted(rows: readonly GroupRow[], sort: { column: Column; isUp: boolean }, name: (row: GroupRow) => string) {
  const value = (row: GroupRow): number | null => {
    switch (sort.column) {
      case 'n':
      case 'median':
      case 'interactions':
      case 'views':
      case 'shrunken':
        return row[sort.column]
      case 'ratio':
        return row.ratioOfSums?.value ?? null
      case 'previous':
        return row.previous?.median ?? null
      case 'name':
        return null
    }
  }
  if (sort.column === 'shrunken' && !sort.isUp) return rows
  const sign = sort.isUp ? 1 : -1
  if (sort.column === 'name') return rows.toSorted((a, b) => sign * name(a).localeCompare(name(b)))
  // Missing values stay last in both directions: they are not small.
  return rows.toSorted((a, b) => {
    const [left, right] = [value(a), value(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    return sign * (left - right)
  })
}

function Row({
  row,
  result,
  hasViews,
  hasBefore,
}: {
  readonly row: GroupRow
  readonly result: ComparisonResult
  readonly hasViews: boolean
  readonly hasBefore: boolean
}) {
  const numbers = useNumbers()
  const name = useGroupName()
  const kind = result.unit === 'rate' ? 'rate' : 'index'
  const index = result.rows.indexOf(row)
  const letters = result.brackets.filter(({ from, to }) => from <= index && index <= to).map(({ letter }) => letter)
  const between = (interval: { low: number; high: number } | null | undefined, of: 'rate' | 'index') =>
    interval ? numbers.interval(interval.low, interval.high, of) : MISSING
  const ratio = row.ratioOfSums
  return (
    <tr>
      <th scope="row">
        <GroupName line={{ key: row.key, name: name(result.by, row.key, row.label) }} result={result} />
      </th>
      <td>{letters.length === 0 ? MISSING : letters.join(' ')}</td>
      <td className="num">{numbers.count(row.n)}</td>
      <td className="num med">{numbers[kind](row.median)}</td>
      <td className="num">{between(row.interval, kind)}</td>
      <td className={`num${row.disagrees ? ' med' : ''}`}>{numbers.rate(ratio?.value ?? null)}</td>
      <td className="num">{between(ratio?.interval, 'rate')}</td>
      <td className="num">{numbers.count(row.interactions)}</td>
      {hasViews && <td className="num">{numbers.count(row.views)}</td>}
      {hasBefore && (
        <>
          <td className="num">{numbers[kind](row.previous?.median ?? null)}</td>
          <td>
            <Change previous={row.previous} />
          </td>
        </>
      )}
    </tr>
  )
}

function Change({ previous }: { readonly previous: GroupRow['previous'] }) {
  const numbers = useNumbers()
  const t = useWords()
  const change = previous?.change ?? null
  if (change === null) return <span className="mute">{t('compare.change.none', { n: previous?.n ?? 0 })}</span>
  return (
    <span className="change">
      <Strength strength={change.strength} />
      <span>{`× ${numbers.ratio(change.ratio)}`}</span>
    </span>
  )
}
