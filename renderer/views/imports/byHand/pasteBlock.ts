import { readCount, readCounts, type ReadCount } from './readCount'

/** A row of the grid, with every name a person may call it by. */
export interface GridRow {
  readonly accountId: number
  readonly names: readonly string[]
}

/** One cell of the paste that has its place. */
export interface Placed {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly read: ReadCount
}

/** What found no place, with the text as it was: nothing is lost. why: words `byHand.left.<why>`. */
export interface Left {
  readonly text: string
  readonly why: 'beyond' | 'no_account' | 'several_accounts'
}

export interface Pasted {
  readonly placed: readonly Placed[]
  readonly left: readonly Left[]
  /** The block began with a line of titles, which was passed over. */
  readonly header: string | null
}

/** Cells of a text copied from a spreadsheet: tabs between cells, quotes around those that hold a line break. */
export function splitBlock(text: string): string[][] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  const close = () => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  const plain = text.replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '')
  for (let i = 0; i < plain.length; i++) {
    const sign = plain[i] ?? ''
    if (isQuoted && sign === '"' && plain[i + 1] === '"') cell += plain[++i] ?? ''
    else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (sign === '\t' && !isQuoted) close()
    else if (sign === '\n' && !isQuoted) {
      close()
      rows.push([])
    } else cell += sign
  }
  close()
  return rows
}

/**
 * Lays a pasted block on the grid from the cell at `row`, `column`. A first column of names puts each line on the account
 * it names, wherever it stands; a first line of titles is passed over. Empty cells of the block change nothing.
 */
export function placeBlock(
  block: readonly (readonly string[])[],
  at: { readonly row: number; readonly column: number },
  grid: { readonly rows: readonly GridRow[]; readonly columns: number },
): Pasted {
  const isName = (text: string | undefined) =>
    text !== undefined && readCount(text).kind === 'problem' && !/^[\d\s]/.test(text)
  const [first = []] = block
  const titled =
    block.length > 1 && first.length > 1 && first.slice(1).every((cell) => readCount(cell).kind !== 'count')
  const body = titled ? block.slice(1) : block
  const named = body.some((line) => line.length > 1 && isName(line[0]))
  const reads = readTogether(body, named)
  const placed: Placed[] = []
  const left: Left[] = []
  for (const [i, line] of body.entries()) {
    const found = named ? rowOf(line[0] ?? '', grid.rows) : at.row + i
    const cells = named ? line.slice(1) : line
    if (typeof found === 'string') {
      if (line.some((cell) => cell.trim() !== '')) left.push({ text: line.join(' · '), why: found })
      continue
    }
    for (const [j, text] of cells.entries()) {
      const read = reads[i]?.[j] ?? { kind: 'empty' }
      if (read.kind === 'empty') continue
      const column = at.column + j
      if (found < grid.rows.length && column < grid.columns) placed.push({ row: found, column, text, read })
      else left.push({ text: named ? `${line[0] ?? ''} · ${text}` : text, why: 'beyond' })
    }
  }
  return { placed, left, header: titled ? first.join(' · ') : null }
}

function readTogether(body: readonly (readonly string[])[], named: boolean): ReadCount[][] {
  const flat = readCounts(body.flatMap((line) => (named ? line.slice(1) : line)))
  let taken = 0
  return body.map((line) => {
    const width = named ? Math.max(0, line.length - 1) : line.length
    taken += width
    return flat.slice(taken - width, taken)
  })
}

function rowOf(name: string, rows: readonly GridRow[]): number | Exclude<Left['why'], 'beyond'> {
  const wanted = fold(name)
  const found = rows.flatMap((row, i) => (row.names.some((each) => fold(each) === wanted) ? [i] : []))
  const [only] = found
  if (only === undefined) return 'no_account'
  return found.length === 1 ? only : 'several_accounts'
}

/** Letters and digits without accents or case: "BU Santé" = "bu sante". */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
