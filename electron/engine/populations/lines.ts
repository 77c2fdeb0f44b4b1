/** A line of text cut into what it counts and how many. */
export type CutLine =
  | { readonly value: string; readonly number: string }
  | { readonly reason: 'no_number' | 'columns'; readonly value?: undefined }

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim()

/** One sign stands between the two cells; a comma only where it can be nothing else. */
function cellsOf(line: string): string[] | null {
  for (const sign of ['\t', ';', '|']) if (line.includes(sign)) return line.split(sign).map(unquoted)
  const found = /^([^,]+),\s*"?(\d+)"?\s*$/.exec(line) ?? /^(.+?)\s*[:=]\s*"?([\d\s\u00a0\u202f.]+)"?\s*$/u.exec(line)
  return found === null ? null : [unquoted(found[1] ?? ''), unquoted(found[2] ?? '')]
}

/** Cuts `18;1200`, `18<tab>1 200`, `Étudiants : 12 000`. Empty cells at the end count for nothing. */
export function cutLine(line: string): CutLine {
  const cells = cellsOf(line)
  if (cells === null) return { reason: 'no_number' }
  while (cells.length > 2 && cells.at(-1) === '') cells.pop()
  const [value = '', number = '', ...more] = cells
  if (more.length > 0) return { reason: 'columns' }
  return { value, number }
}

/** A number of people, or why it is none. */
export type People = { readonly people: number } | { readonly reason: 'not_a_number' | 'percent' | 'not_whole' }

const MOST = 1e12

/** Reads 1200 · 1 200 · 1 200,0 · 1.200 · 1'200 · 1,200. A group of three digits after a sign is thousands: people are whole. */
export function readPeople(text: string): People {
  const bare = text.replace(/[\s\u00a0\u202f'’]/gu, '')
  if (bare.endsWith('%')) return { reason: 'percent' }
  if (/^\d{1,3}([.,]\d{3})+$/.test(bare)) return whole(bare.replace(/[.,]/g, ''))
  const found = /^(\d+)(?:[.,](\d+))?$/.exec(bare)
  if (found === null) return { reason: 'not_a_number' }
  const [, digits = '', decimals = ''] = found
  return /^0*$/.test(decimals) ? whole(digits) : { reason: 'not_whole' }
}

function whole(digits: string): People {
  const people = Number(digits)
  return people <= MOST ? { people } : { reason: 'not_a_number' }
}
