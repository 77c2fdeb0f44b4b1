import { useRef, useState } from 'react'
import type { ComparisonResult } from '../../../shared/contract/compare'
import { useRovingGrid } from '../../components/useRovingGrid'
import { useWords } from '../../i18n/useWords'
import { CompareTableRow } from './CompareTableRow'
import { sortRows, type Sort, type SortColumn } from './compareSort'
import { useGroupName } from './groupNames'
import { TestWords } from './TestSheet'
import { TestTable } from './TestTable'
import { isPerPost } from './unit'

/** Which columns hold something: a measure by reach has no views, a value per post no ratio of sums. */
export interface Columns {
  readonly letters: boolean
  readonly outliers: boolean
  readonly ratio: boolean
  readonly interactions: boolean
  readonly views: boolean
  readonly clicks: boolean
  readonly before: boolean
}

export function columnsOf({ rows, before }: Pick<ComparisonResult, 'rows' | 'before'>): Columns {
  return {
    letters: rows.some((row) => row.letters.length > 0),
    outliers: rows.some((row) => row.outliers > 0),
    ratio: rows.some((row) => row.ratioOfSums !== null),
    interactions: rows.some((row) => row.interactions !== null),
    views: rows.some((row) => row.views !== null),
    clicks: rows.some((row) => row.clicks !== null),
    before: before !== null,
  }
}

/** What the chart shows, as numbers: medians, ratios of sums, the comparison period; and every test. */
export function CompareTable({ result }: { readonly result: ComparisonResult }) {
  const t = useWords()
  const name = useGroupName()
  const [sort, setSort] = useState<Sort>({ column: 'order', isUp: false })
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  const columns = columnsOf(result)
  const rows = sortRows(result.rows, sort, (row) => name(result.by, row.key, row.label))
  return (
    <>
      <div className="scroll">
        <table className="t compare-table" ref={table} {...roving}>
          <caption>
            {t('compare.table.caption', { rate: t(`compare.rate.${result.rate}.full`), unit: result.unit })}
          </caption>
          <Head result={result} columns={columns} sort={sort} onSort={setSort} />
          <tbody>
            {rows.map((row) => (
              <CompareTableRow key={row.key} row={row} result={result} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {result.pairs.length > 0 && (
        <section className="chapter" aria-label={t('compare.test.title')}>
          <h2>{t('compare.test.title')}</h2>
          <TestWords result={result} />
          <TestTable result={result} />
        </section>
      )}
    </>
  )
}

function Head({
  result,
  columns,
  sort,
  onSort,
}: {
  readonly result: ComparisonResult
  readonly columns: Columns
  readonly sort: Sort
  readonly onSort: (sort: Sort) => void
}) {
  const t = useWords()
  const sorted = (column: SortColumn, words: string, isText = false) => (
    <th
      scope="col"
      className={isText ? '' : 'num'}
      aria-sort={sort.column === column ? (sort.isUp ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        className={`sort${sort.column === column ? ' on' : ''}`}
        onClick={() => onSort({ column, isUp: sort.column === column ? !sort.isUp : isText })}
      >
        {words}
        {sort.column === column ? (sort.isUp ? ' ↑' : ' ↓') : ''}
      </button>
    </th>
  )
  const plain = (words: string) => (
    <th scope="col" className="num">
      {words}
    </th>
  )
  const over = (words: string, span: number) => (
    <th scope="colgroup" colSpan={span} className="over">
      {words}
    </th>
  )
  const sums = [columns.interactions, columns.views, columns.clicks].filter(Boolean).length
  return (
    <thead>
      <tr>
        <td colSpan={columns.letters ? 3 : 2} />
        {over(t('compare.table.medians'), columns.outliers ? 5 : 3)}
        {columns.ratio && over(t(isPerPost(result.rate) ? 'compare.head.mean' : 'plots.head.ratio'), 3)}
        {sums > 0 && over(t('compare.table.sums'), sums)}
        {columns.before && over(t('compare.table.before'), 2)}
      </tr>
      <tr>
        {sorted('name', t(`compare.by.${result.by}`), true)}
        {columns.letters && <th scope="col">{t('plots.head.groups')}</th>}
        {sorted('n', 'n')}
        {sorted('median', t('compare.table.value'))}
        {plain(t('compare.table.from'))}
        {plain(t('compare.table.to'))}
        {columns.outliers && plain(t('compare.table.outliers'))}
        {columns.outliers && sorted('without', t('compare.table.without'))}
        {columns.ratio && sorted('ratio', t('compare.table.value'))}
        {columns.ratio && plain(t('compare.table.from'))}
        {columns.ratio && plain(t('compare.table.to'))}
        {columns.interactions && sorted('interactions', t('compare.head.interactions'))}
        {columns.views && sorted('views', t('compare.head.views'))}
        {columns.clicks && sorted('clicks', t('compare.head.clicks'))}
        {columns.before && sorted('previous', t('plots.head.median'))}
        {columns.before && <th scope="col">{t('compare.head.change')}</th>}
      </tr>
    </thead>
  )
}
