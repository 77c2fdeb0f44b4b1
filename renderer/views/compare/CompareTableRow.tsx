import type { ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import { Strength } from '../../components/Notehead'
import { MISSING, useNumbers } from '../../format/numbers'
import { useWords } from '../../i18n/useWords'
import type { Columns } from './CompareTable'
import { GroupName } from './GroupName'
import { useGroupName } from './groupNames'
import { kindOf, sumKindOf } from './unit'

/** One group in numbers. Missing is a dash, never zero. */
export function CompareTableRow({
  row,
  result,
  columns,
}: {
  readonly row: GroupRow
  readonly result: ComparisonResult
  readonly columns: Columns
}) {
  const numbers = useNumbers()
  const name = useGroupName()
  const value = numbers[kindOf(result.unit)]
  const sum = numbers[sumKindOf(result.rate)]
  const ratio = row.ratioOfSums
  const cell = (text: string, isStrong = false) => <td className={`num${isStrong ? ' med' : ''}`}>{text}</td>
  return (
    <tr>
      <th scope="row">
        <GroupName line={{ key: row.key, name: name(result.by, row.key, row.label) }} result={result} />
      </th>
      {columns.letters && <td>{lettersOf(row, result)}</td>}
      {cell(numbers.count(row.n))}
      {cell(value(row.median), true)}
      {cell(value(row.interval?.low ?? null))}
      {cell(value(row.interval?.high ?? null))}
      {columns.outliers && cell(numbers.count(row.outliers))}
      {columns.outliers && cell(value(row.medianWithout))}
      {columns.ratio && cell(sum(ratio?.value ?? null), row.disagrees)}
      {columns.ratio && cell(sum(ratio?.interval?.low ?? null))}
      {columns.ratio && cell(sum(ratio?.interval?.high ?? null))}
      {columns.interactions && cell(numbers.count(row.interactions))}
      {columns.views && cell(numbers.count(row.views))}
      {columns.clicks && cell(numbers.count(row.clicks))}
      {columns.before && cell(value(row.previous?.median ?? null))}
      {columns.before && (
        <td>
          <Change previous={row.previous} />
        </td>
      )}
    </tr>
  )
}

/** The letters of the brackets in the chart, where these say all; else those of the engine, in small letters as it gives them. */
function lettersOf(row: GroupRow, { rows, brackets, asides }: ComparisonResult): string {
  const isWhole = brackets.length > 0 && asides.every(({ code }) => code !== 'brackets_incomplete')
  const index = rows.indexOf(row)
  const letters = isWhole
    ? brackets.filter(({ from, to }) => from <= index && index <= to).map(({ letter }) => letter)
    : row.letters
  return letters.length === 0 ? MISSING : letters.join(' ')
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
