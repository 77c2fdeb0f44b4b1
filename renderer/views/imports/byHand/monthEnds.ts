import { addDays, quarterDays, type Period } from '../../../../shared/periods'

/** One column of the grid: a month of the quarter and the day its counts are for. */
export interface GridColumn {
  /** `2026-09` */
  readonly month: string
  /** The last day of the month; of the running month today; null = the month has not begun. */
  readonly day: string | null
}

/** The three months of a quarter with their ends. */
export function monthEnds({ year, quarter }: Period & { kind: 'quarter' }, today: string): GridColumn[] {
  const { from } = quarterDays(year, quarter)
  return [0, 1, 2].map((i) => {
    const first = new Date(Date.UTC(year, Number(from.slice(5, 7)) - 1 + i, 1)).toISOString().slice(0, 10)
    const next = new Date(Date.UTC(year, Number(from.slice(5, 7)) + i, 1)).toISOString().slice(0, 10)
    const last = addDays(next, -1)
    const day = first > today ? null : last > today ? today : last
    return { month: first.slice(0, 7), day }
  })
}

/** Days a count may be from and still stand for its month end: the counts of two columns are never of one day. */
const SLACK = 13

/** A count that near stands for the month end: nothing has to be typed. */
export function standsFor(day: string, monthEnd: string): boolean {
  return day >= addDays(monthEnd, -SLACK) && day <= addDays(monthEnd, SLACK)
}

/** A day typed for a column can be: it is over, and nearer to this month end than to the others. */
export function isDayOf(column: GridColumn, day: string, today: string): boolean {
  if (column.day === null || day > today) return false
  return standsFor(day, column.day)
}
