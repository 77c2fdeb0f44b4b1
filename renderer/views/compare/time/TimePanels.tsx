import { useMemo } from 'react'
import { carryFilter } from '../../../address/Link'
import { go, useAddress } from '../../../address/location'
import type { TimeResult } from '../../../../shared/contract/timeline'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { timePlot } from '../../../plots/timePlot'
import { useWidth } from '../../../plots/useWidth'
import { Figure } from '../../../plots/Figure'
import { GroupMark } from './GroupMark'
import { useTimeNames } from './timeNames'
import type { RowPanel } from './timePanels'
import { TimePointList } from './TimePointList'
import type { Drawing } from './useDrawing'

/** Heights in CSS pixels: one panel alone, and one of several. */
export const PANEL_HEIGHT = { alone: 340, small: 128 } as const

/** One panel, or a row per series: name and n, the small chart, the median of the period. */
export function TimePanels({ result, drawing }: { readonly result: TimeResult; readonly drawing: Drawing }) {
  const names = useTimeNames(result)
  const t = useWords()
  const numbers = useNumbers()
  const { panels, isSmall } = drawing
  if (!isSmall) {
    return (
      <>
        {panels.map((own, index) => (
          <Panel key={index} result={result} own={own} index={index} drawing={drawing} height={PANEL_HEIGHT.alone} />
        ))}
      </>
    )
  }
  return (
    <div className="time-rows">
      {panels.map((own, index) => (
        <div className="time-row" key={drawing.nameOf(own)}>
          <div className="time-name">
            {own.rows.map((row) => (
              <div key={row.key}>
                <GroupMark result={result} row={row} />
                <small>
                  {t('timeline.row', { n: row.n, median: names.value(row, row.median), isKnown: row.median !== null })}
                </small>
                {row.interval !== null && <small>{names.interval(row, row.interval)}</small>}
                <span className="vh">{numbers.count(row.n)}</span>
              </div>
            ))}
          </div>
          <Panel result={result} own={own} index={index} drawing={drawing} height={PANEL_HEIGHT.small} />
        </div>
      ))}
    </div>
  )
}

function Panel({
  result,
  own,
  index,
  drawing,
  height,
}: {
  readonly result: TimeResult
  readonly own: RowPanel
  readonly index: number
  readonly drawing: Drawing
  readonly height: number
}) {
  const { query } = useAddress()
  const { ref, width } = useWidth<HTMLDivElement>()
  const options = useMemo(() => drawing.options(own, index), [drawing, own, index])
  const draw = useMemo(
    () => (wide: number) => timePlot(own.panel, { width: wide, height }, options),
    [own, options, height],
  )
  const open = (from: string, to: string) => go(carryFilter(`/posts?p=${from}..${to}`, query))
  return (
    <div className="time-panel" ref={ref}>
      <Figure draw={draw} height={height} />
      {width > 0 && (
        <TimePointList
          result={result}
          panel={own.panel}
          size={{ width, height }}
          options={options}
          label={drawing.nameOf(own)}
          onOpen={open}
        />
      )}
    </div>
  )
}
