import { useCallback, useId } from 'react'
import type { SurveyCell } from '../../../../shared/contract/surveys'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { estimateHeight, estimatePlot, type RowShape } from '../../../plots/estimatePlot'
import type { EstimateRow, EstimateScale } from '../../../plots/estimateScale'
import { Figure } from '../../../plots/Figure'
import '../../../plots/plots.css'

/** Every share of every table lies on this scale: what is next to what can be compared. */
const SHARES: EstimateScale = { type: 'linear', domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1], beyond: 0 }

/** Answers may take two lines: rows have room for them. */
const SHAPE: RowShape = { name: 'small', height: 36, line: 18, dots: 18, hasRoom: false }

interface ShareRowsProps {
  readonly label: string
  readonly cells: readonly SurveyCell[]
  readonly nameOf: (cell: SurveyCell) => string
  /** A poll of whoever wanted: hollow, without interval. */
  readonly isIndicative: boolean
}

/** Answers with their shares: the interval as a line, the share as a notehead, both in figures beside; protected ones say so. */
export function ShareRows({ label, cells, nameOf, isIndicative }: ShareRowsProps) {
  const t = useWords()
  const numbers = useNumbers()
  const rows = cells.map((cell) => asRow(cell, isIndicative))
  const below = estimateHeight(rows, false, SHAPE) - rows.length * SHAPE.height
  return (
    <table className="est small shares" aria-label={label} style={{ marginBottom: below }}>
      <thead>
        <tr>
          <th scope="col">{t('surveys.col.answer')}</th>
          <th scope="col" className="num nn">
            {t('surveys.col.people')}
          </th>
          <th scope="col" className="plot-head">
            {t(isIndicative ? 'surveys.col.plot_indicative' : 'surveys.col.plot')}
          </th>
          <th scope="col" className="num">
            {t('surveys.col.share')}
          </th>
          {!isIndicative && (
            <th scope="col" className="num">
              {t('surveys.col.between')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {cells.map((cell, index) => (
          <tr key={`${String(cell.accountId)} ${cell.answer}`} className={cell.share === null ? 'few' : ''}>
            <th scope="row" className="nm">
              <span title={nameOf(cell)}>{nameOf(cell)}</span>
            </th>
            <td className="num nn">{cell.n === null ? t('surveys.under_five') : numbers.count(cell.n)}</td>
            {index === 0 && (
              <td rowSpan={cells.length} className="pl">
                <Shares rows={rows} alt={t('surveys.shares_alt', { label })} />
              </td>
            )}
            <td className="num med">{numbers.share(cell.share)}</td>
            {!isIndicative && (
              <td className="num">
                {cell.interval === null ? MISSING : numbers.interval(cell.interval.low, cell.interval.high, 'share')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function asRow({ answer, accountId, share, interval }: SurveyCell, isHollow: boolean): EstimateRow {
  const key = `${String(accountId)} ${answer}`
  return { key, color: 'var(--ink)', isHollow, median: share, interval, dots: [], dominant: null }
}

function Shares({ rows, alt }: { readonly rows: readonly EstimateRow[]; readonly alt: string }) {
  const numbers = useNumbers()
  const id = `s${useId().replaceAll(/[^\w-]/g, '')}`
  const draw = useCallback(
    (width: number) =>
      estimatePlot(rows, width, {
        alt,
        id,
        unit: 'rate',
        network: null,
        shape: SHAPE,
        scale: SHARES,
        tick: (value, isLast) => (isLast ? numbers.share(value) : numbers.count(value * 100)),
      }),
    [rows, alt, id, numbers],
  )
  return (
    <div className="drawing">
      <Figure draw={draw} height={rows.length * SHAPE.height} />
    </div>
  )
}
