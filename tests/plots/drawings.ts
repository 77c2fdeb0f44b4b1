import { JSDOM } from 'jsdom'
import type { EstimateRow } from '../../renderer/plots/estimateScale'

/** A document to draw in, outside any browser. */
export function drawingDocument(): Document {
  return new JSDOM('<!doctype html><html><body></body></html>').window.document
}

/** The text of a drawing, one element a line, so that a golden file reads and compares line by line. */
export function asText(svg: Element): string {
  return `${svg.outerHTML.replaceAll('><', '>\n<')}\n`
}

/** Deterministic posts of a row, heavy on the low side as rates are. */
export function dots(prefix: string, count: number, centre: number, spread = 0.6): EstimateRow['dots'] {
  return Array.from({ length: count }, (_, index) => ({
    id: `${prefix}${index}`,
    rate: centre * Math.exp(spread * Math.sin(index * 12.9898 + count)),
    isMature: true,
  }))
}

export function row(key: string, slot: number, more: Partial<EstimateRow>): EstimateRow {
  return {
    key,
    color: `var(--b-${slot})`,
    isHollow: false,
    median: null,
    interval: null,
    dots: [],
    dominant: null,
    ...more,
  }
}
