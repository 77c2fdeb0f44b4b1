import { quotedLine, utf16WithMark } from './text'

/** One series of a daily account file. */
export interface DailySection {
  /** As Meta titles it: `Reach`, `Instagram follows`, `Facebook visits`… Facebook and Instagram share some titles. */
  title: string
  /** `Primary` today; in 2020-2023 the name of the metric, sometimes the wrong one. */
  valueHeader?: string
  /** Days in order; a day without a row is missing, not 0. */
  days: readonly { day: string; value: number }[]
}

/**
 * A daily account file (Insights › Results / Overview): UTF-16LE with mark, LF, `sep=,`, every cell quoted, each section
 * followed by a blank line. Two sections = the layout of 2020-2023 (Facebook, then Instagram).
 */
export function writeMetaDaily(sections: readonly DailySection[]): Uint8Array {
  const lines = ['sep=,']
  for (const { title, valueHeader = 'Primary', days } of sections) {
    lines.push(quotedLine([title]), quotedLine(['Date', valueHeader]))
    for (const { day, value } of days) lines.push(quotedLine([`${day}T00:00:00`, String(value)]))
    lines.push('')
  }
  return utf16WithMark(`${lines.join('\n')}\n`)
}
