/** A breakdown as it is pasted: label and value. */
export interface PastedCell {
  readonly label: string
  readonly value: number
}

export interface Pasted {
  readonly cells: readonly PastedCell[]
  /** Lines that could not be read, with their number and text: never dropped silently. */
  readonly rejected: readonly { readonly line: number; readonly text: string }[]
}

/** Last separator of a line, then a number with French or English signs, and % or not. */
const LINE = /^\s*"?(.+?)"?\s*[;\t]\s*"?([\d\s\u00a0\u202f.,]+)\s*(%?)"?\s*$/u

/**
 * Rows "label;value" or label, tab, value, as a spreadsheet copies them. `share`: percentages become fractions, with or
 * without the sign (41 %, 41, 0,41 %); numbers all at most 1 and without a sign are fractions already. `count`: people.
 */
export function parseRows(text: string, unit: 'share' | 'count'): Pasted {
  const cells: (PastedCell & { readonly isPercent: boolean })[] = []
  const rejected: { line: number; text: string }[] = []
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (raw.trim() === '') continue
    const [, label = '', digits = '', sign] = LINE.exec(raw) ?? []
    const value = readNumber(digits, unit)
    if (label === '' || value === null) rejected.push({ line: index + 1, text: raw.trim() })
    else cells.push({ label: label.trim(), value, isPercent: sign === '%' })
  }
  if (unit === 'count') return { cells: cells.map(({ label, value }) => ({ label, value })), rejected }
  const areFractions = cells.every((cell) => !cell.isPercent && cell.value <= 1)
  return {
    cells: cells.map(({ label, value }) => ({
      label,
      value: areFractions ? value : Number((value / 100).toPrecision(12)),
    })),
    rejected,
  }
}

/** 1 234,5 · 1,234.5 · 1.234,5 · 41. A count has no decimals, so that one group of three after a sign is thousands. */
function readNumber(text: string, unit: 'share' | 'count'): number | null {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/gu, '')
  if (bare === '') return null
  const isGrouped = /^\d{1,3}([.,]\d{3})+$/.test(bare)
  const whole = unit === 'count' && isGrouped ? bare.replaceAll(/[.,]/g, '') : withPoint(bare)
  const value = /^\d+(\.\d+)?$/.test(whole) ? Number(whole) : Number.NaN
  if (!Number.isFinite(value) || (unit === 'count' && !Number.isInteger(value))) return null
  return value
}

/** The last sign is the decimal one, the others group. */
function withPoint(text: string): string {
  const at = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  if (at < 0) return text
  return `${text.slice(0, at).replaceAll(/[.,]/g, '')}.${text.slice(at + 1)}`
}
