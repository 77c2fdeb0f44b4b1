import type { QuarterlyReport, ReportSection } from './report'
import { REPORT_SECTIONS } from '../../../shared/contract/report'

/** For each section: whether it would print nothing, and whether a person wrote in it. */
export function sectionStates(
  report: QuarterlyReport,
): { section: ReportSection; isEmpty: boolean; isWritten: boolean }[] {
  return REPORT_SECTIONS.map((section) => ({
    section,
    isEmpty: isEmpty(section, report),
    isWritten: report.comments.has(section),
  }))
}

function isEmpty(section: ReportSection, report: QuarterlyReport): boolean {
  switch (section) {
    case 'summary':
    case 'method':
      return false
    case 'key_figures':
      return report.keyFigures.length === 0
    case 'branches':
      return (report.byBranch?.rows.length ?? 0) === 0
    case 'platforms':
      return (report.byPlatform?.rows.length ?? 0) === 0
    case 'posts':
      return (report.extremes?.best.length ?? 0) === 0
    case 'audiences':
      return (report.audiences?.cells.length ?? 0) === 0
    case 'word':
      return !report.comments.has('word')
  }
}
