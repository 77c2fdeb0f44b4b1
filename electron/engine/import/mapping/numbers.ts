import type { NumberStyle } from '../../../../shared/mapping'

/** What one cell says when it is read as a number. */
export type ReadNumber =
  | { readonly kind: 'missing' }
  /** Decimal text with a point, no groups, no exponent: numbers of any length stay exact. */
  | { readonly kind: 'number'; readonly text: string; readonly isPercent: boolean; readonly isRounded: boolean }
  | { readonly kind: 'unreadable' }

const MISSING = new Set(['', '-', '--', '–', '—', 'n/a', 'na', 'n.a.', 'nd', 'n.d.', 'null', 'none', 'nan', '#n/a'])
const SPACES = / |\u00A0|\u202F|\u2009/g
const POWERS: Readonly<Record<string, number>> = { k: 3, m: 6, mio: 6, md: 9, b: 9 }
const UNREADABLE = { kind: 'unreadable' } as const

/** True for an empty cell and for what tools write where they have no value. */
export function isMissing(text: string): boolean {
  return MISSING.has(text.trim().toLowerCase())
}

/**
 * Reads a number in a given style: `1.234,56`, `1 234`, `12 %`, `(5)` and U+2212 as negative, `1,2 k` (rounded). An exponent is
 * what a spreadsheet leaves of a long number, and is never read.
 */
export function readNumber(cell: string, style: Pick<NumberStyle, 'decimal' | 'groups'>): ReadNumber {
  const text = cell.trim()
  if (isMissing(text)) return { kind: 'missing' }
  const shape = /^([(]?)([-+−]?)([^()%a-zA-Z]+?)[\s\u00A0\u202F]*(%|k|m|mio|md|b)?([)]?)$/i.exec(text)
  if (shape === null) return UNREADABLE
  const [, open = '', sign = '', body = '', tail = '', close = ''] = shape
  if ((open === '(') !== (close === ')') || (open !== '' && sign !== '')) return UNREADABLE
  const plain = plainOf(body.trim(), style)
  if (plain === null) return UNREADABLE
  const isNegative = open !== '' || sign === '-' || sign === '−'
  const power = POWERS[tail.toLowerCase()] ?? 0
  const shifted = power === 0 ? plain : shift(plain, power)
  const zero = /^[0.]+$/.test(shifted)
  return {
    kind: 'number',
    text: `${isNegative && !zero ? '-' : ''}${shifted}`,
    isPercent: tail === '%',
    isRounded: power > 0,
  }
}

/** Digits and sign of the decimals of a body without sign and unit; null when it is not written in the style. */
function plainOf(body: string, { decimal, groups }: Pick<NumberStyle, 'decimal' | 'groups'>): string | null {
  const at = body.indexOf(decimal)
  const whole = at < 0 ? body : body.slice(0, at)
  const fraction = at < 0 ? '' : body.slice(at + 1)
  if (at >= 0 && !/^\d{1,20}$/.test(fraction)) return null
  const digits = wholeOf(whole, groups)
  if (digits === null) return null
  const short = digits.replace(/^0+(?=\d)/, '')
  return fraction === '' ? short : `${short}.${fraction}`
}

function wholeOf(whole: string, groups: ',' | '.' | null): string | null {
  if (/^\d{1,30}$/.test(whole)) return whole
  for (const sign of [SPACES, /['’]/g, ...(groups === null ? [] : [groups === ',' ? /,/g : /\./g])]) {
    const marked = whole.replace(sign, '_')
    if (/^\d{1,3}(_\d{3})+$/.test(marked)) return marked.replaceAll('_', '')
  }
  return null
}

function shift(plain: string, power: number): string {
  const [whole = '0', fraction = ''] = plain.split('.')
  const padded = fraction.padEnd(power, '0')
  const moved = `${whole}${padded.slice(0, power)}`.replace(/^0+(?=\d)/, '')
  const rest = padded.slice(power).replace(/0+$/, '')
  return rest === '' ? moved : `${moved}.${rest}`
}

/** A count from decimal text: whole (`12.0` too), else null. */
export function wholeNumber(text: string): string | null {
  const found = /^(-?\d{1,18})(\.0+)?$/.exec(text)
  return found?.[1] ?? null
}

/** What cells prove about the signs of a table: decimal sign and sign between thousands. */
export interface SignEvidence {
  /** Cells that only one reading of a sign explains, by what they prove, with an example. */
  readonly proofs: Readonly<Record<'comma_decimal' | 'dot_decimal' | 'comma_groups' | 'dot_groups', Proof>>
  /** Cells such as `1.234`, of either reading. */
  readonly open: { readonly comma: Proof; readonly dot: Proof }
  readonly rounded: number
}
interface Proof {
  readonly cells: number
  readonly example: string
}

/** Collects what number cells say about their signs. */
export class SignCollector {
  private readonly found = {
    comma_decimal: { cells: 0, example: '' },
    dot_decimal: { cells: 0, example: '' },
    comma_groups: { cells: 0, example: '' },
    dot_groups: { cells: 0, example: '' },
    comma: { cells: 0, example: '' },
    dot: { cells: 0, example: '' },
  }
  private rounded = 0

  add(cell: string): void {
    const text = cell.trim()
    if (!/[.,]|[km]$/i.test(text)) return
    const shape = /^[(]?[-+−]?([\d.,'’ \u00A0\u202F\u2009]+?)[\s\u00A0\u202F]*(%|k|m|mio|md|b)?[)]?$/i.exec(text)
    const body = shape?.[1]?.replace(SPACES, '').replace(/['’]/g, '')
    if (body === undefined) return
    const suffix = (shape?.[2] ?? '').toLowerCase()
    if (suffix !== '' && suffix !== '%') this.rounded += 1
    for (const proof of proofsOf(body, /[ '’\u00A0\u202F\u2009]/.test((shape?.[1] ?? '').trim())))
      this.note(proof, text)
  }

  private note(proof: keyof SignCollector['found'], text: string): void {
    const entry = this.found[proof]
    entry.cells += 1
    if (entry.example === '') entry.example = text
  }

  result(): SignEvidence {
    const { comma, dot, ...proofs } = this.found
    return { proofs, open: { comma, dot }, rounded: this.rounded }
  }
}

type Sign = keyof SignEvidence['proofs'] | 'comma' | 'dot'

/** What one body of digits, commas and dots proves. `spaced`: thousands are set apart by another sign already. */
function proofsOf(body: string, spaced: boolean): Sign[] {
  const both = /^\d{1,3}(?:([.,])\d{3})+([.,])\d+$/.exec(body)
  if (both !== null && both[1] !== both[2])
    return both[1] === ',' ? ['comma_groups', 'dot_decimal'] : ['dot_groups', 'comma_decimal']
  if (/^\d{1,3}(,\d{3}){2,}$/.test(body)) return ['comma_groups']
  if (/^\d{1,3}(\.\d{3}){2,}$/.test(body)) return ['dot_groups']
  const single = /^(\d+)([.,])(\d+)$/.exec(body)
  if (single === null) return []
  const [, whole = '', sign, fraction = ''] = single
  const couldGroup = fraction.length === 3 && /^[1-9]\d{0,2}$/.test(whole) && !spaced
  if (couldGroup) return [sign === ',' ? 'comma' : 'dot']
  return [sign === ',' ? 'comma_decimal' : 'dot_decimal']
}

/** How sure a reading is: by the cells themselves, by nothing that contradicts it, or not at all (then it is asked). */
export type Certainty = 'proven' | 'unneeded' | 'asked'

export interface NumberGuess {
  readonly style: Pick<NumberStyle, 'decimal' | 'groups'>
  readonly certainty: Certainty
  /** Code of the reason: comma_decimal | dot_decimal | comma_groups | dot_groups | no_signs | open_comma | open_dot | mixed */
  readonly reason: string
  readonly example: string
  readonly cells: number
}

/**
 * The signs of a table, by the whole of its cells. `1.234` alone proves nothing: it is asked, with the reading that is likelier
 * for counts proposed.
 */
export function guessSigns({ proofs, open }: SignEvidence): NumberGuess {
  const comma = proofs.comma_decimal.cells + proofs.dot_groups.cells
  const dot = proofs.dot_decimal.cells + proofs.comma_groups.cells
  const style = (decimal: ',' | '.') => ({ decimal, groups: decimal === ',' ? ('.' as const) : (',' as const) })
  const of = (decimal: ',' | '.', certainty: Certainty, reason: string, proof: Proof): NumberGuess => ({
    style: style(decimal),
    certainty,
    reason,
    ...proof,
  })
  const first = (...codes: (keyof SignEvidence['proofs'])[]): [string, Proof] => {
    const code = codes.find((each) => proofs[each].cells > 0) ?? 'comma_decimal'
    return [code, proofs[code]]
  }
  if (comma > 0 && dot > 0) {
    const [, proof] = first('comma_decimal', 'dot_groups')
    return of(comma >= dot ? ',' : '.', 'asked', 'mixed', proof)
  }
  if (comma > 0) return of(',', 'proven', ...first('comma_decimal', 'dot_groups'))
  if (dot > 0) return of('.', 'proven', ...first('dot_decimal', 'comma_groups'))
  if (open.dot.cells > 0 && open.comma.cells > 0) return of('.', 'asked', 'mixed', open.comma)
  if (open.dot.cells > 0) return of(',', 'asked', 'open_dot', open.dot)
  if (open.comma.cells > 0) return of('.', 'asked', 'open_comma', open.comma)
  return of(',', 'unneeded', 'no_signs', { cells: 0, example: '' })
}
