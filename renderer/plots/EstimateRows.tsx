import { useCallback, useId, useMemo, type ReactNode } from 'react'
import { bracketPlot, bracketWidth, type Bracket } from './bracketPlot'
import type { EstimateHeads, EstimateLine } from './estimateLine'
import { estimateHeight, estimatePlot, FULL, PANEL, placeDots, scaleOf, type EstimateOptions } from './estimatePlot'
import { Figure } from './Figure'
import { PointList } from './PointList'
import { useWidth } from './useWidth'
import './plots.css'

interface EstimateRowsProps {
  readonly lines: readonly EstimateLine[]
  readonly brackets: readonly Bracket[]
  readonly heads: EstimateHeads
  readonly options: Omit<EstimateOptions, 'id' | 'document'>
  readonly bracketAlt: string
  readonly pointsLabel: string
  /** Notehead, platform form…: the mark beside a row's name. */
  readonly renderName: (line: EstimateLine) => ReactNode
  /** What the small sheet beside a circle tells of a post. */
  readonly renderPoint: (postId: string, line: EstimateLine) => ReactNode
  readonly onOpen: (postId: string) => void
}

/** The row chart: a table whose middle column is a drawing, so names, n and values are real text, aligned and selectable. */
export function EstimateRows(props: EstimateRowsProps) {
  const { lines, brackets, heads, bracketAlt } = props
  const { network, shape = FULL } = props.options
  const drawBrackets = useCallback(
    () => bracketPlot(lines.length, brackets, { alt: bracketAlt }),
    [lines.length, brackets, bracketAlt],
  )
  const isPanel = shape === PANEL
  const hasBrackets = brackets.length > 0
  const hasLetters = !hasBrackets && lines.filter((line) => line.letters !== '').length > 1
  const below = estimateHeight(lines, network !== null, shape) - lines.length * shape.height
  return (
    <table className={`est${shape === FULL ? '' : ` ${shape.name}`}`} style={{ marginBottom: below }}>
      <thead>
        <tr>
          {(hasBrackets || hasLetters) && <th scope="col">{heads.groups}</th>}
          <th scope="col">{heads.name}</th>
          <th scope="col" className="num">
            {heads.n}
          </th>
          <th scope="col" className="plot-head">
            {heads.plot}
          </th>
          <th scope="col" className="num">
            {heads.median}
          </th>
          {!isPanel && (
            <>
              <th scope="col" className="num">
                {heads.interval}
              </th>
              <th scope="col" className="num sum">
                {heads.ratio}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <tr key={line.key} className={line.why === null ? '' : 'few'}>
            {index === 0 && hasBrackets && (
              <td rowSpan={lines.length} className="brackets" style={{ width: bracketWidth(brackets) + 4 }}>
                <Figure draw={drawBrackets} height={lines.length * shape.height} />
              </td>
            )}
            {hasLetters && <td className="letters">{line.letters}</td>}
            <th scope="row" className="nm">
              {props.renderName(line)}
              {line.note !== null && <small>{line.note}</small>}
            </th>
            <td className="num nn">{line.n}</td>
            {index === 0 && (
              <td rowSpan={lines.length} className="pl">
                <Drawing {...props} />
              </td>
            )}
            <Values line={line} isPanel={isPanel} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Median, interval, ratio of sums; in a panel the interval is drawn only. */
function Values({ line, isPanel }: { readonly line: EstimateLine; readonly isPanel: boolean }) {
  if (line.why !== null) {
    return (
      <td colSpan={isPanel ? 1 : 3} className="num why">
        {line.why}
      </td>
    )
  }
  return (
    <>
      <td className="num med">
        {line.medianText}
        {line.medianNote !== null && <small>{line.medianNote}</small>}
      </td>
      {!isPanel && (
        <>
          <td className="num">{line.intervalText}</td>
          <td className={`num sum${line.isRatioStrong ? ' strong' : ''}`}>{line.ratioText}</td>
        </>
      )}
    </>
  )
}

/** The drawing, and over it the list of its points for the pointer and the keyboard. */
function Drawing({ lines, options, pointsLabel, renderPoint, onOpen }: EstimateRowsProps) {
  const id = useId().replaceAll(/[^\w-]/g, '')
  const { ref, width } = useWidth<HTMLDivElement>()
  const { shape = FULL } = options
  const draw = useCallback((at: number) => estimatePlot(lines, at, { ...options, id }), [lines, options, id])
  const points = useMemo(() => placeDots(lines, scaleOf(lines, options), width, shape), [lines, options, width, shape])
  const describe = useCallback(
    (postId: string, row: number) => {
      const line = lines[row]
      return line === undefined ? null : renderPoint(postId, line)
    },
    [lines, renderPoint],
  )
  return (
    <div ref={ref} className="drawing">
      <Figure draw={draw} height={lines.length * shape.height} />
      {points.length > 0 && (
        <PointList points={points} label={pointsLabel} width={width} renderPoint={describe} onOpen={onOpen} />
      )}
    </div>
  )
}
