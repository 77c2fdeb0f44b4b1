import { useRef } from 'react'
import type { ClockCell, ClockResult } from '../../../../shared/contract/timeline'
import { Notehead } from '../../../components/Notehead'
import { useRovingGrid } from '../../../components/useRovingGrid'
import { useNumbers } from '../../../format/numbers'
import { useWords } from '../../../i18n/useWords'
import { cellAt, hoursShown, useClockNames, type ClockNames } from './clockNames'

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

/**
 * The week as a table: hours down, days across. A cell says its median and its number of posts, and has a bar as long as that
 * number; under six posts, circles. Nothing depends on colour.
 */
export function ClockGrid({ result }: { readonly result: ClockResult }) {
  const t = useWords()
  const names = useClockNames(result)
  const table = useRef<HTMLTableElement>(null)
  const roving = useRovingGrid(table)
  const most = Math.max(1, ...result.cells.map(({ n }) => n))
  const { weekdays, hourly } = result
  return (
    <div className="scroll">
      <table className="clock" ref={table} {...roving} aria-label={t('timeline.clock.grid')}>
        <thead>
          <tr>
            <th scope="col">{t('timeline.clock.hour')}</th>
            {DAYS.map((day) => (
              <th scope="col" key={day}>
                <abbr title={names.weekday(day)}>{names.weekday(day, 'short')}</abbr>
              </th>
            ))}
            <th scope="col" className="margin-col">
              {t('timeline.clock.all_days')}
            </th>
          </tr>
        </thead>
        <tbody>
          {hoursShown(result).map((hour) => (
            <tr key={hour}>
              <th scope="row">{names.hours(hour)}</th>
              {DAYS.map((day) => (
                <Cell key={day} cell={cellAt(result, day, hour)} most={most} names={names} />
              ))}
              <Cell cell={hourly.find((cell) => cell.hour === hour)} names={names} isMargin />
            </tr>
          ))}
          <tr className="margin-row">
            <th scope="row">{t('timeline.clock.all_hours')}</th>
            {DAYS.map((day) => (
              <Cell key={day} cell={weekdays.find((cell) => cell.weekday === day)} names={names} isMargin />
            ))}
            <td />
          </tr>
        </tbody>
      </table>
    </div>
  )
}

function Cell({
  cell,
  most = 0,
  names,
  isMargin = false,
}: {
  readonly cell: ClockCell | undefined
  readonly most?: number
  readonly names: ClockNames
  readonly isMargin?: boolean
}) {
  const t = useWords()
  const numbers = useNumbers()
  if (cell === undefined) return <td />
  const { n, median, strength } = cell
  const stands = strength === 'clear'
  const label = t('timeline.clock.cell', {
    place: names.place(cell),
    n,
    median: names.value(median),
    isKnown: median !== null,
    stands,
    interval: names.interval(cell.interval) ?? '',
  })
  const className = [...(isMargin ? ['margin-cell'] : []), ...(stands ? ['stands'] : []), ...(n === 0 ? ['none'] : [])]
  return (
    <td aria-label={label} title={label} className={className.join(' ')}>
      {n === 0 ? (
        <span aria-hidden="true">·</span>
      ) : (
        <span aria-hidden="true" className="in">
          {median === null ? (
            <span className="circles">{'○'.repeat(n)}</span>
          ) : (
            <b>
              {stands && <Notehead fill="full" colour="var(--ink)" />}
              {names.value(median)}
            </b>
          )}
          <small>{numbers.count(n)}</small>
          {!isMargin && <i style={{ width: `${Math.round((100 * n) / most)}%` }} />}
        </span>
      )}
    </td>
  )
}
