import type { DateStyle } from '../../../../shared/mapping'

/** What `1.234` is when the decimal sign is `decimal`; null for what is no number of one sign. */
export function exampleNumber(example: string, decimal: ',' | '.'): number | null {
  const found = /^(\d+)([.,])(\d+)$/.exec(example.trim())
  if (found === null) return null
  const [, whole = '', sign, fraction = ''] = found
  return Number(sign === decimal ? `${whole}.${fraction}` : `${whole}${fraction}`)
}

/** The day that `03/09/2026` is in an order; null when it is none. */
export function exampleDay(example: string, order: DateStyle['order']): string | null {
  const found = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(example.trim())
  if (found === null) return null
  const [, first = '', second = '', year = ''] = found
  const [day, month] = order === 'day_first' ? [first, second] : [second, first]
  if (Number(month) > 12 || Number(day) > 31) return null
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
