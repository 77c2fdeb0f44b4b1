import type { QuarterlyReport } from '../report'
import type { Words } from '../words'

/** "Troisième trimestre 2026", or the days of a free period. */
export function title(report: QuarterlyReport, words: Words): string {
  if (report.period.kind === 'quarter') {
    const ordinal = words.say(`report.quarter.${report.period.quarter}`)
    return words.say('report.title', { ordinal, year: String(report.period.year) })
  }
  return words.say('report.title.free', { from: words.day(report.days.from), to: words.day(report.days.to) })
}

/** "T3 2026", or the days. */
export function shortPeriod(report: Pick<QuarterlyReport, 'period' | 'days'>, words: Words): string {
  if (report.period.kind === 'quarter') {
    return words.say('report.short.quarter', { quarter: report.period.quarter, year: String(report.period.year) })
  }
  return `${words.day(report.days.from)} – ${words.day(report.days.to)}`
}

/** What the figures rest on, at the foot of every page. */
export function footerText(report: QuarterlyReport, words: Words): string {
  if (report.exportedAt === null || report.files.length === 0) return words.say('report.footer.none')
  return words.say('report.footer', { files: report.files.length, date: words.day(report.exportedAt) })
}
