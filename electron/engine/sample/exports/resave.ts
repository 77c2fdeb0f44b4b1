import { DAY, pacificClock } from '../clocks'
import { REJECTED_PLACES } from '../posts/thirdQuarter'
import type { FacebookColumn, FacebookContentRow } from '../writers/facebookColumns'
import { facebookCells, facebookHeader } from '../writers/facebookContent'
import type { FacebookLayout } from '../writers/facebookLayouts'
import { facebookLayouts } from '../writers/facebookLayouts'
import { utf8WithMark } from '../writers/text'

/** A number of twelve digits or more, as a French spreadsheet shows and saves it: `1,22158E+17`. */
export function spreadsheetNumber(digits: string): string {
  const power = digits.length - 1
  const mantissa = (Number(digits.slice(0, 7)) / 1e6).toFixed(5).replace(/\.?0+$/, '')
  return `${mantissa.replace('.', ',')}E+${power}`
}

/** Days since 30 December 1899, as a French spreadsheet shows a date that became a number: `46267,375`. */
function serial(instant: number): string {
  const days = (pacificClock(instant).getTime() - Date.UTC(1899, 11, 30)) / DAY
  return String(Math.round(days * 1000) / 1000).replace('.', ',')
}

function cell(text: string): string {
  return /[;"\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A French export opened in a spreadsheet set to French and saved as CSV: semicolons, CRLF between records (newlines
 * inside a cell stay LF), ids and page ids rounded, two blank records at the end. Dates survive: `07/03/2026 09:00` is
 * read as another day but saved as the same text. Three rows are beyond reading: one without id, permalink, text or
 * time; one whose time became a number; one whose reach is an error value.
 */
export function resave(rows: readonly FacebookContentRow[], layout: FacebookLayout): Uint8Array {
  const columns: readonly FacebookColumn[] = facebookLayouts[layout].columns
  const records = rows.map((row, i) => {
    const cells = facebookCells(row, layout)
    const set = (column: FacebookColumn, text: string): void => {
      cells[columns.indexOf(column)] = text
    }
    set('id', spreadsheetNumber(row.postId))
    set('page', spreadsheetNumber(row.pageId))
    if (i === REJECTED_PLACES[0]) {
      for (const column of ['permalink', 'title', 'description'] as const) set(column, '')
      set('time', '########')
    }
    if (i === REJECTED_PLACES[1]) set('time', serial(row.publishedAt))
    if (i === REJECTED_PLACES[2]) set('reach', '#VALEUR!')
    return cells
  })
  const header = facebookHeader(layout)
  const blank = header.map(() => '')
  const lines = [header, ...records, blank, blank].map((cells) => cells.map(cell).join(';'))
  return utf8WithMark(`${lines.join('\r\n')}\r\n`)
}
