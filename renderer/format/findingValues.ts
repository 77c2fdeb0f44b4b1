import type { Finding } from '../../shared/contract/common'
import { isDay, parsePeriod } from '../../shared/periods'
import { PLATFORMS, POST_FORMATS, RATES } from '../../shared/vocabulary'
import type { Words, WordValues } from '../i18n/useWords'
import { dayWriter, periodText } from './days'

type Raw = Finding['data'][string]

/**
 * Data of a finding or notice made ready for its message. Numbers stay numbers (the message names their format); days, months,
 * periods become words; platform, format and rate codes become their names; lists are joined as the language does.
 */
export function findingValues(data: Finding['data'], locale: string, t: Words): WordValues {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, word(key, value, locale, t)]))
}

function word(key: string, value: Raw, locale: string, t: Words): string | number | boolean | null {
  if (Array.isArray(value)) {
    const items = value.map((each) => String(word(key.replace(/s$/, ''), each, locale, t)))
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
  }
  return typeof value === 'string' ? text(key, value, locale, t) : value
}

function text(key: string, value: string, locale: string, t: Words): string {
  if (isDay(value)) return dayWriter(locale).day(value)
  if (/^\d{4}-\d{2}$/.test(value)) return dayWriter(locale).month(`${value}-01`, true)
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return dayWriter(locale).dayOf(value, 'UTC')
  if (parsePeriod(value) !== null) return periodText(value, locale)
  if (isOneOf(PLATFORMS, value)) return t(`platform.${value}`)
  if (key.startsWith('format') && isOneOf(POST_FORMATS, value)) return t(`format.${value}`)
  if (key.startsWith('rate') && isOneOf(RATES, value)) return t(`rate.${value}`)
  return value
}

function isOneOf(list: readonly string[], value: string): boolean {
  return list.includes(value)
}
