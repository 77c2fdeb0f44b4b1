import { useId } from 'react'
import type { ColumnGuess, MappingTrial } from '../../../../shared/contract/mappings'
import { WATCH_UNITS, type Meaning, type WatchUnit } from '../../../../shared/mapping'
import { useWords } from '../../../i18n/useWords'
import { isOpen, withMeaning, type DraftColumn } from './mappingDraft'
import { MeaningOptions } from './MeaningOptions'
import { useEvidence } from './useEvidence'
import type { Mapping } from './useMapping'

/** The first rows as they stand in the file; above each column a menu of what it is, and why it is thought to be. */
export function MappingTable({ mapping }: { readonly mapping: Mapping }) {
  const t = useWords()
  const { preview, draft, trial } = mapping
  const header = preview.headerRow
  return (
    <div className="mapping-scroll" role="region" aria-label={t('mapping.table')}>
      <table className="mapping-table">
        <thead>
          <tr>
            <td className="rownum" />
            {draft.columns.map((column) => (
              <th key={column.position} scope="col">
                <ColumnHead column={column} guess={preview.guess.columns[column.position]} mapping={mapping} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preview.records.map((record, row) => (
            <tr key={row} className={row === header ? 'is-header' : row < header ? 'is-above' : undefined}>
              <th scope="row" className="rownum">
                <HeaderButton mapping={mapping} row={row} />
              </th>
              {draft.columns.map(({ position, meaning }) => (
                <td key={position} className={cellClass(trial, row + preview.firstNumber, position, meaning)}>
                  <span>{record[position] ?? ''}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function cellClass(trial: MappingTrial | null, row: number, position: number, meaning: Meaning | null): string {
  if (meaning === null) return 'unused'
  const cell = trial?.first.find((each) => each.row === row)?.cells.find((each) => each.position === position)
  return cell?.isBad === true ? 'bad' : ''
}

function HeaderButton({ mapping, row }: { readonly mapping: Mapping; readonly row: number }) {
  const t = useWords()
  const { preview, chooseHeader } = mapping
  const number = row + preview.firstNumber
  const isHeader = row === preview.headerRow
  // Far below no header stands; and a header needs a row under it.
  if (row >= Math.min(20, preview.records.length - 1)) return <span>{number}</span>
  return (
    <button
      type="button"
      aria-pressed={isHeader}
      aria-label={t('mapping.header_row', { row: number })}
      title={t('mapping.header_row', { row: number })}
      onClick={() => chooseHeader(row)}
    >
      {number}
    </button>
  )
}

function ColumnHead({
  column,
  guess,
  mapping,
}: {
  readonly column: DraftColumn
  readonly guess: ColumnGuess | undefined
  readonly mapping: Mapping
}) {
  const t = useWords()
  const why = useEvidence()
  const id = useId()
  const { draft, change } = mapping
  const open = isOpen(column, guess)
  const name = column.name.trim() === '' ? t('mapping.column', { n: column.position + 1 }) : column.name
  const isGuess = guess?.meaning === column.meaning
  return (
    <div className={`column-head${open ? ' open' : ''}`}>
      <label htmlFor={id} title={name}>
        {name}
      </label>
      <select
        id={id}
        className="field"
        value={column.meaning ?? ''}
        aria-describedby={`${id}-why`}
        onChange={(event) =>
          change((before) =>
            withMeaning(before, column.position, event.target.value === '' ? null : (event.target.value as Meaning)),
          )
        }
      >
        <MeaningOptions level={draft.level} />
      </select>
      {column.meaning === 'watch_time_ms' && <UnitField column={column} mapping={mapping} />}
      <small id={`${id}-why`} className={open ? 'warned' : ''}>
        {guess === undefined || !isGuess
          ? column.meaning === null
            ? t('mapping.kept_as_text')
            : t('mapping.by.hand')
          : why(guess)}
      </small>
    </div>
  )
}

function UnitField({ column, mapping }: { readonly column: DraftColumn; readonly mapping: Mapping }) {
  const t = useWords()
  const setUnit = (unit: WatchUnit) =>
    mapping.change((draft) => ({
      ...draft,
      columns: draft.columns.map((each) => (each.position === column.position ? { ...each, unit } : each)),
    }))
  return (
    <select
      className="field"
      aria-label={t('mapping.unit')}
      value={column.unit}
      onChange={(event) => setUnit(WATCH_UNITS.find((unit) => unit === event.target.value) ?? 'seconds')}
    >
      {WATCH_UNITS.map((unit) => (
        <option key={unit} value={unit}>
          {t(`mapping.unit.${unit}`)}
        </option>
      ))}
    </select>
  )
}
