import type { Finding } from '../../../shared/contract/common'
import { isDay, parsePeriod } from '../../../shared/periods'
import { PLATFORMS } from '../../../shared/vocabulary'
import type { Words } from './words'

type Raw = Finding['data'][string]

/**
 * Data of a finding made ready for its sentence: numbers stay (the sentence names their format), days, months and periods
 * become words, platform codes their names. The interface does the same with its own words.
 */
export function findingValues(data: Finding['data'], words: Words): Record<string, Raw> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((v) => word(v, words)) : typeof value === 'string' ? word(value, words) : value,
    ]),
  )
}

function word(value: string, words: Words): string {
  if (isDay(value)) return words.day(value)
  if (/^\d{4}-\d{2}$/.test(value)) return words.month(value)
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return words.day(value)
  const period = parsePeriod(value)
  if (period?.kind === 'quarter') {
    return words.say('report.short.quarter', { quarter: period.quarter, year: String(period.year) })
  }
  if (period?.kind === 'free') return `${words.day(period.from)} – ${words.day(period.to)}`
  return PLATFORMS.some((platform) => platform === value) ? words.say(`report.platform.${value}`) : value
}
