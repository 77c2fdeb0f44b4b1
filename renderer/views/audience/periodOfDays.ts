import { formatPeriod, quarterDays, quarterOf } from '../../../shared/periods'

/** The period of some days: a quarter when they are one, else from day to day. */
export function periodOfDays(from: string, to: string): string {
  const quarter = quarterOf(from)
  const whole = quarterDays(quarter.year, quarter.quarter)
  return whole.from === from && whole.to === to ? formatPeriod(quarter) : `${from}..${to}`
}
