import { addDays, type Days, isDay } from '../../../shared/periods'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = `(${MONTHS.join('|')})`

/** `Aug-01-2025_Aug-01-2026_1035597415774796.csv` (Meta): English month names in every language of the interface. */
const META = new RegExp(`(?<!\\p{L})${MONTH}-(\\d{2})-(\\d{4})_${MONTH}-(\\d{2})-(\\d{4})(?!\\d)`, 'iu')
/** `account_analytics_content_2026-06-01_2026-07-14.csv` (X), `Content 2026-01-01_2026-03-31 Channel.zip` (YouTube). */
const ISO = /(?<!\d)(\d{4}-\d{2}-\d{2})(?:_|\.\.| - | to )(\d{4}-\d{2}-\d{2})(?!\d)/
/** `tweet_activity_metrics_<handle>_20161201_20170101_en.csv` (X, old): the second day is not in the file. */
const COMPACT = /(?<!\d)(\d{4})(\d{2})(\d{2})_(\d{4})(\d{2})(\d{2})(?!\d)/

/**
 * The period a person chose for an export, as the platform wrote it into the file's name; both days included. Null when
 * the name holds none, as in a file that was renamed. Days are those of the platform's clock (Pacific for Meta).
 */
export function periodInName(fileName: string): Days | null {
  const meta = META.exec(fileName)
  if (meta !== null) {
    const [, month1 = '', day1 = '', year1 = '', month2 = '', day2 = '', year2 = ''] = meta
    return checked(`${year1}-${number(month1)}-${day1}`, `${year2}-${number(month2)}-${day2}`)
  }
  const iso = ISO.exec(fileName)
  if (iso !== null) return checked(iso[1] ?? '', iso[2] ?? '')
  const compact = COMPACT.exec(fileName)
  if (compact === null) return null
  const [, y1 = '', m1 = '', d1 = '', y2 = '', m2 = '', d2 = ''] = compact
  const end = `${y2}-${m2}-${d2}`
  return isDay(end) ? checked(`${y1}-${m1}-${d1}`, addDays(end, -1)) : null
}

function checked(from: string, to: string): Days | null {
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null
}

function number(month: string): string {
  return String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')
}
