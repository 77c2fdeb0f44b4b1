import { splitBlock } from './pasteBlock'

/** One line as typed: what it names and the text of its share or count. */
export interface ShareLine {
  readonly label: string
  readonly value: string
}

export const AGE_BANDS = ['13-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const
/** Lines of a list of places that stand ready; more come as they are filled. */
const PLACES = 5

/** Labels by which a dimension usually comes, in the words of the screen; the value of each is to be typed. */
export function startLines(dimension: string, genders: readonly string[]): ShareLine[] {
  const of = (labels: readonly string[]) => labels.map((label) => ({ label, value: '' }))
  switch (dimension) {
    case 'age':
      return of(AGE_BANDS)
    case 'gender':
      return of(genders)
    case 'age_gender':
      return of(AGE_BANDS.flatMap((age) => genders.map((gender) => `${age}, ${gender}`)))
    default:
      return of(Array.from({ length: PLACES }, () => ''))
  }
}

/** The lines as the reader of pasted rows takes them: those with a value, and one with a label alone so that it is said. */
export function linesText(lines: readonly ShareLine[]): string {
  return filled(lines)
    .map(({ line }) => `${line.label.replaceAll(/[\t\n]/g, ' ')}\t${line.value.trim()}`)
    .join('\n')
}

/** Lines with a value, with their place in the list. */
export function filled(lines: readonly ShareLine[]): { readonly line: ShareLine; readonly at: number }[] {
  return lines.flatMap((line, at) => (line.value.trim() === '' ? [] : [{ line, at }]))
}

/** Lays a copied block on a list from line `at`: two columns are label and value, one column goes where it was pasted. */
export function pasteList(lines: readonly ShareLine[], at: number, field: keyof ShareLine, text: string): ShareLine[] {
  const next = [...lines]
  for (const [i, cells] of splitBlock(text).entries()) {
    const before = next[at + i] ?? { label: '', value: '' }
    const [first = '', ...others] = cells
    const last = others.findLast((cell) => cell.trim() !== '')
    next[at + i] =
      last === undefined ? { ...before, [field]: first.trim() } : { label: first.trim(), value: last.trim() }
  }
  return next
}

/**
 * Lays a copied block on the table of ages × genders from the cell (`row`, `column`) of `columns`. A first column of ages is
 * matched by its digits. What has no place comes back as text.
 */
export function pasteTable(
  lines: readonly ShareLine[],
  place: { readonly row: number; readonly column: number; readonly columns: number },
  text: string,
): { readonly lines: ShareLine[]; readonly left: readonly string[] } {
  const next = [...lines]
  const left: string[] = []
  const rows = lines.length / place.columns
  for (const [i, cells] of splitBlock(text).entries()) {
    const band = bandOf(cells[0] ?? '')
    const isNamed = cells.length > 1 && band !== null
    const row = isNamed ? AGE_BANDS.findIndex((each) => bandOf(each) === band) : place.row + i
    for (const [j, cell] of (isNamed ? cells.slice(1) : cells).entries()) {
      const column = place.column + j
      const at = row * place.columns + column
      const line = next[at]
      if (cell.trim() === '') continue
      if (row < 0 || row >= rows || column >= place.columns || line === undefined)
        left.push(isNamed ? `${cells[0] ?? ''} ${cell}` : cell)
      else next[at] = { ...line, value: cell.trim() }
    }
  }
  return { lines: next, left }
}

/** "18-24", "18 – 24 ans" → `18-24`; "65+", "65 ans et plus" → `65`. null: no age band. */
function bandOf(text: string): string | null {
  const two = /^\s*(\d{2})\s*(?:-|–|—|à|to)\s*(\d{2})\b/u.exec(text)
  if (two !== null) return `${two[1] ?? ''}-${two[2] ?? ''}`
  return /^\s*65\s*(?:\+|ans|years|and|et)/iu.test(text) ? '65' : null
}
