import { IntlMessageFormat } from 'intl-messageformat'
import enAlike from '../../../shared/messages/en/alike.json'
import enAudience from '../../../shared/messages/en/audience.json'
import enCompare from '../../../shared/messages/en/compare.json'
import enDefinitions from '../../../shared/messages/en/definitions.json'
import enErrors from '../../../shared/messages/en/errors.json'
import enFiles from '../../../shared/messages/en/files.json'
import enFindings from '../../../shared/messages/en/findings.json'
import enNeeds from '../../../shared/messages/en/needs.json'
import enNotices from '../../../shared/messages/en/notices.json'
import enReminders from '../../../shared/messages/en/reminders.json'
import enReport from '../../../shared/messages/en/report.json'
import enSurveys from '../../../shared/messages/en/surveys.json'
import enTimeline from '../../../shared/messages/en/timeline.json'
import frAlike from '../../../shared/messages/fr/alike.json'
import frAudience from '../../../shared/messages/fr/audience.json'
import frCompare from '../../../shared/messages/fr/compare.json'
import frDefinitions from '../../../shared/messages/fr/definitions.json'
import frErrors from '../../../shared/messages/fr/errors.json'
import frFiles from '../../../shared/messages/fr/files.json'
import frFindings from '../../../shared/messages/fr/findings.json'
import frNeeds from '../../../shared/messages/fr/needs.json'
import frNotices from '../../../shared/messages/fr/notices.json'
import frReminders from '../../../shared/messages/fr/reminders.json'
import frReport from '../../../shared/messages/fr/report.json'
import frSurveys from '../../../shared/messages/fr/surveys.json'
import frTimeline from '../../../shared/messages/fr/timeline.json'
import { findingValues } from './findingValues'
import type { Finding } from '../../../shared/contract/common'
import { typography } from '../../../shared/typography'
import type { Language } from '../../../shared/vocabulary'

type Values = Record<string, string | number | boolean | null | readonly string[]>

/** Words, numbers and days of one language, as the printed report and the command line set them. */
export interface Words {
  readonly language: Language
  /** The sentence of an id; an id without sentence is a defect and throws (tests walk all ids). */
  say(id: string, values?: Values): string
  /** True when the catalogue holds the id. */
  has(id: string): boolean
  /** The sentence of a finding: `finding.<code>`. */
  finding(finding: Pick<Finding, 'code' | 'data'>): string
  number(value: number): string
  /** Fraction → percentage with one decimal. */
  percent(value: number): string
  day(isoDay: string): string
  month(isoMonth: string): string
  list(items: readonly string[]): string
}

const CATALOGUES: Record<Language, Record<string, string>> = {
  fr: {
    ...frAlike,
    ...frAudience,
    ...frCompare,
    ...frDefinitions,
    ...frErrors,
    ...frFiles,
    ...frFindings,
    ...frNotices,
    ...frReminders,
    ...frReport,
    ...frSurveys,
    ...frNeeds,
    ...frTimeline,
  },
  en: {
    ...enAlike,
    ...enAudience,
    ...enCompare,
    ...enDefinitions,
    ...enErrors,
    ...enFiles,
    ...enFindings,
    ...enNotices,
    ...enReminders,
    ...enReport,
    ...enSurveys,
    ...enNeeds,
    ...enTimeline,
  },
}
const LOCALES: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** Words of a language. Days are shown as they are (already in the network's zone), never shifted. */
export function wordsFor(language: Language): Words {
  const locale = LOCALES[language]
  const catalogue = CATALOGUES[language]
  const compiled = new Map<string, IntlMessageFormat>()
  const say = (id: string, values: Values = {}) => {
    const message = catalogue[id]
    if (message === undefined) throw new Error(`no sentence for ${id} in ${language}`)
    const format = compiled.get(id) ?? new IntlMessageFormat(message, locale)
    compiled.set(id, format)
    return typography(String(format.format(joined(values, language))), language)
  }
  const words: Words = {
    language,
    say,
    has: (id) => catalogue[id] !== undefined,
    finding: ({ code, data }) => say(`finding.${code}`, findingValues(data, words)),
    number: (value) => new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format(value),
    percent: (value) =>
      new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
        value,
      ),
    day: (isoDay) => dated(locale, isoDay, { day: 'numeric', month: 'short', year: 'numeric' }),
    month: (isoMonth) => dated(locale, `${isoMonth.slice(0, 7)}-01`, { month: 'long', year: 'numeric' }),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
  }
  return words
}

function dated(locale: string, isoDay: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(
    new Date(`${isoDay.slice(0, 10)}T00:00:00Z`),
  )
}

function joined(values: Values, language: Language): Record<string, string | number | boolean | null> {
  const formatter = new Intl.ListFormat(LOCALES[language], { type: 'conjunction' })
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null ? formatter.format(value) : value,
    ]),
  )
}
