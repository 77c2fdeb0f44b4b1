/** Why a text is no count: words `byHand.problem.<code>`. */
export type CountProblem = 'words' | 'part' | 'rounded' | 'signs' | 'negative' | 'too_large'

export type ReadCount =
  | { readonly kind: 'empty' }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'problem'; readonly code: CountProblem }

interface Seen {
  readonly read: ReadCount
  /** The sign in "1.234" or "1,234", where it may group or part. */
  readonly lone?: '.' | ','
  /** What the text proves of a sign: that it groups thousands, or parts decimals. */
  readonly groups?: string
  readonly parts?: '.' | ','
}

/** Above it nobody counts followers of a library; a slip of the keyboard does. */
const MOST = 2_000_000_000
/** Spaces that group digits: usual, no-break, thin, narrow; and the apostrophe of Switzerland. */
const SPACED = /^\d{1,3}(?:[ \u00a0\u2009\u202f'’]\d{3})+$/u

/**
 * Reads a whole number as a spreadsheet or a screen writes it in French or English: 1 234 · 1.234 · 1,234 · 1234 · 12,00.
 * What rounds ("1,2 k") or cannot be a number of people is a problem, never a guess.
 */
export function readCount(text: string): ReadCount {
  return look(text).read
}

/**
 * Reads the cells of one block together, because they were written by one hand: where "1.234" stands beside "1,234", or
 * beside "12,5" or "1.234,00" that prove its sign to be the decimal one, it cannot be decided and says so.
 */
export function readCounts(texts: readonly string[]): ReadCount[] {
  const seen = texts.map(look)
  const grouping = new Set(seen.flatMap(({ groups }) => (groups === undefined ? [] : [groups])))
  const parting = new Set<string>(seen.flatMap(({ parts }) => (parts === undefined ? [] : [parts])))
  const lone = new Set<string>(seen.flatMap((each) => (each.lone === undefined ? [] : [each.lone])))
  return seen.map(({ read, lone: own }) => {
    if (own === undefined) return read
    const other = own === '.' ? ',' : '.'
    const isOpen = parting.has(own) || (lone.has(other) && !grouping.has(own)) || grouping.has(other)
    return isOpen ? { kind: 'problem', code: 'signs' } : read
  })
}

const problem = (code: CountProblem): Seen => ({ read: { kind: 'problem', code } })

function look(text: string): Seen {
  const bare = text.trim()
  if (bare === '' || /^[-–—]$/u.test(bare)) return { read: { kind: 'empty' } }
  if (!/\d/.test(bare)) return problem('words')
  if (/^[-−]\s?\d/u.test(bare)) return problem('negative')
  if (/^[\d\s.,\u00a0\u202f]+\s*(k|m|md|mio)$/iu.test(bare)) return problem('rounded')
  if (/^\d+$/.test(bare) || SPACED.test(bare)) return whole(bare)
  const lone = /^\d{1,3}([.,])\d{3}$/.exec(bare)?.[1]
  if (lone === '.' || lone === ',') return { ...whole(bare), lone }
  const grouped = /^\d{1,3}([.,])\d{3}(?:\1\d{3})+$/.exec(bare)?.[1]
  if (grouped !== undefined) return { ...whole(bare), groups: grouped }
  return withDecimals(bare)
}

/** 12,00 · 1.234,0 · 1 234.00: whole when all decimals are zero. */
function withDecimals(bare: string): Seen {
  const found = /^(\d+|\d{1,3}(?:[ \u00a0\u2009\u202f'’.,]\d{3})+)([.,])(\d{1,2}|\d{4,})$/u.exec(bare)
  const [, digits = '', sign, decimals = ''] = found ?? []
  if (found === null || (sign !== '.' && sign !== ','))
    return problem(/^[\d\s.,'’\u00a0\u202f]+$/u.test(bare) ? 'signs' : 'words')
  if (digits.includes(sign)) return problem('signs')
  return /^0+$/.test(decimals) ? { ...whole(digits), parts: sign } : { ...problem('part'), parts: sign }
}

function whole(text: string): Seen {
  const value = Number(text.replaceAll(/\D/g, ''))
  return value > MOST ? problem('too_large') : { read: { kind: 'count', value } }
}
