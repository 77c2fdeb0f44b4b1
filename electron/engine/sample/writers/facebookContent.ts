import type { FacebookContentRow } from './facebookColumns'
import { facebookColumns } from './facebookColumns'
import type { FacebookLayout } from './facebookLayouts'
import { facebookLayouts, facebookLongHeaders } from './facebookLayouts'
import { count, decimal, metaLine, utf8WithMark } from './text'

/** Header cells of a layout, in the order of the file. */
export function facebookHeader(layout: FacebookLayout): string[] {
  const { columns, wording, long } = facebookLayouts[layout]
  const named = columns.map((key) => facebookColumns[key][wording.language])
  return long ? [...named, ...facebookLongHeaders[wording.language]] : named
}

/** Cells of the all-columns export: a curve that decays with the interval, shares of the 3-second views; empty for photos. */
function longCells(row: FacebookContentRow): string[] {
  const views = row.threeSecondViews
  const curve = (rate: number): string[] =>
    Array.from({ length: 41 }, (_, i) => (views === null ? '' : decimal(100 * Math.exp(-i * rate))))
  const split = (n: number): string[] =>
    Array.from({ length: n }, (_, i) => (views === null ? '' : count((views * (n - i)) / ((n * (n + 1)) / 2))))
  return [...curve(0.06), ...curve(0.03), ...split(12), ...split(6)]
}

/** Cells of one post in a layout. */
export function facebookCells(row: FacebookContentRow, layout: FacebookLayout): string[] {
  const { columns, wording, long } = facebookLayouts[layout]
  const named = columns.map((key) => facebookColumns[key].cell(row, wording))
  return long ? [...named, ...longCells(row)] : named
}

/**
 * A Facebook content export (Meta Business Suite › Insights › Content › Export): UTF-8 with mark, LF, comma, quotes only
 * where needed, no preamble, no total row. Rows are written in the order given (real files: newest first).
 */
export function writeFacebookContent(rows: readonly FacebookContentRow[], layout: FacebookLayout): Uint8Array {
  const lines = [facebookHeader(layout), ...rows.map((row) => facebookCells(row, layout))].map(metaLine)
  return utf8WithMark(`${lines.join('\n')}\n`)
}
