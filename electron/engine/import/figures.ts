/** What stands in a cell when the platform has no value. TikTok writes `undefined`. */
const MISSING = new Set(['', '-', '--', '–', '—', 'n/a', 'undefined', 'null'])

/** True for a cell that says "no value". */
export function isMissing(text: string): boolean {
  return MISSING.has(text.trim().toLowerCase())
}

const SPACES = /[\s\u00A0\u202F\u2009]/g
const plain = (text: string): string => text.trim().replaceAll('−', '-')

/**
 * A whole number, or null when it cannot be read: plain, `12.0`, or with groups of three by spaces, commas or dots. A count has
 * no decimals, so that `1,234` and `1.234` mean one thing each; a column that uses both signs is read by nobody (see `groupSignOf`).
 */
export function readCount(text: string): number | null {
  const cell = plain(text)
  if (/^-?\d{1,15}([.,]0{1,2})?$/.test(cell)) return Number(cell.replace(/[.,]\d+$/, ''))
  const grouped = /^-?[1-9]\d{0,2}(?:([.,' \u00A0\u202F\u2009])\d{3})(?:\1\d{3}){0,4}([.,]0{1,2})?$/.exec(cell)
  if (grouped === null || grouped[2]?.startsWith(grouped[1] ?? '') === true) return null
  const whole = grouped[2] === undefined ? cell : cell.slice(0, -grouped[2].length)
  return Number(whole.replace(/[^\d-]/g, ''))
}

/** The sign between groups of three in a cell that `readCount` reads; null without one. Spaces count as one sign. */
export function groupSignOf(text: string): ',' | '.' | null {
  const found = /^-?\d{1,3}([.,])\d{3}(?!\d)/.exec(plain(text))
  return found?.[1] === ',' || found?.[1] === '.' ? found[1] : null
}

/** The sign before decimals that these cells prove: one followed by other than three digits, or after a group; null without proof. */
export function decimalSignOf(cells: readonly string[]): ',' | '.' | null {
  const signs = new Set(
    cells.flatMap((cell) => {
      const text = plain(cell).replace(SPACES, '').replace(/%$/, '')
      const found = /^-?\d+([.,])(\d+)$/.exec(text) ?? /^-?\d{1,3}(?:[.,]\d{3})+([.,])(\d+)$/.exec(text)
      return found === null || (found[2]?.length === 3 && !/^-?0[.,]/.test(text)) ? [] : [found[1]]
    }),
  )
  if (signs.size !== 1) return null
  return signs.has(',') ? ',' : '.'
}

/**
 * A number with decimals, or null when it cannot be read. `decimal`: the sign the column is proven to use; without it a lone
 * sign before three digits (`1,234`) cannot be told from a group and is not read, except a dot, which platforms write.
 */
export function readDecimal(text: string, decimal: ',' | '.' | null): number | null {
  const cell = plain(text).replace(SPACES, '')
  const sign = decimal ?? '.'
  const other = sign === ',' ? '.' : ','
  const [whole = '', fraction, ...rest] = cell.split(sign)
  if (rest.length > 0 || (fraction !== undefined && !/^\d{1,12}$/.test(fraction))) return null
  const digits =
    /^-?[1-9]\d{0,2}(?:[.,]\d{3})+$/.test(whole) && !whole.includes(sign) ? whole.replaceAll(other, '') : whole
  const isLoneComma = decimal === null && fraction === undefined && whole !== digits && !/[.,]\d+[.,]/.test(whole)
  return isLoneComma || !/^-?\d{1,15}$/.test(digits) ? null : Number(`${digits}.${fraction ?? '0'}`)
}

/** Digits written after the decimal sign. */
export function digitsOf(text: string): number {
  return /[.,](\d+)\s*%?$/.exec(plain(text))?.[1]?.length ?? 0
}
