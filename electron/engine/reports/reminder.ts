import type { CoverageAsk, CoverageKind, CoverageSheet } from '../../../shared/contract/coverage'
import type { Words } from './words'

export interface Reminder {
  readonly subject: string
  readonly text: string
  /** Passages of the text to set off. */
  readonly strong: string[]
}

/** The message to a coordinator about one cell: what is missing, where to export it, which dates, what to beware of. */
export function reminderText(
  sheet: CoverageSheet,
  { kind, today, words }: { kind: CoverageKind; today: string; words: Words },
): Reminder | null {
  const { ask, row } = sheet
  if (ask === null || !words.has(`reminder.step.where.${row.platform}`)) return null
  const account = row.name
  const months = monthsText(ask.months, words)
  const of = words.say('reminder.of', { platform: row.platform, account })
  const dates = words.say('reminder.dates', datesText(ask, words))
  const notBefore = ask.notBefore === null ? null : longDay(ask.notBefore, words, true)
  const steps = [
    words.say(`reminder.step.where.${row.platform}`, { account }),
    words.say('reminder.step.dates', { dates }),
    words.say(`reminder.step.export.${row.platform}`, { kind }),
  ]
  const { coveredDays: covered, days, rejectedRows: rows, earlyPosts: posts, fileNames } = ask
  const files = words.list(fileNames.map((name) => (words.language === 'fr' ? `« ${name} »` : `“${name}”`)))
  const said = { of, months, covered, days, rows, posts, files }
  const isOpen = ask.deadline !== null && ask.deadline >= today
  const paragraphs = [
    words.say('reminder.hello', { name: row.coordinator }),
    words.say(`reminder.${ask.why}`, { ...said, notBefore }),
    steps.map((step, index) => `${index + 1}. ${step}`).join('\n'),
    [
      words.say('reminder.trap'),
      ...(isOpen && ask.deadline !== null
        ? [words.say('reminder.deadline', { deadline: longDay(ask.deadline, words, true) })]
        : []),
    ].join(' '),
    words.say('reminder.thanks'),
  ]
  const subject = words.say('reminder.subject', { why: ask.why, account, months })
  return { subject, text: paragraphs.join('\n\n'), strong: notBefore === null ? [dates] : [dates, notBefore] }
}

function datesText({ from, to }: CoverageAsk, words: Words): { from: string; to: string } {
  return { from: longDay(from, words, from.slice(0, 4) !== to.slice(0, 4)), to: longDay(to, words, true) }
}

/** "août 2026", "juin – août 2026", "décembre 2025 – janvier 2026". */
function monthsText(months: readonly string[], words: Words): string {
  const [first = ''] = months
  const last = months.at(-1) ?? first
  const year = first.slice(0, 4)
  const begin = last.startsWith(year) ? words.month(first).replace(` ${year}`, '') : words.month(first)
  return first === last ? words.month(first) : `${begin} – ${words.month(last)}`
}

/** "30 juillet", "2 septembre 2026", "1er août 2026". */
function longDay(day: string, { language }: Words, withYear: boolean): string {
  const text = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(withYear ? { year: 'numeric' } : {}),
  }).format(new Date(`${day}T00:00:00Z`))
  return language === 'fr' ? text.replace(/^1(?=\s)/, '1er') : text
}
