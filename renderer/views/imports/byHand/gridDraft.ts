import type { Pasted } from './pasteBlock'
import { readCount, type ReadCount } from './readCount'

/** What was typed in one cell and not saved yet. */
export interface DraftCell {
  readonly text: string
  readonly read: ReadCount
}

/** Cells by `row:column` of the grid, accounts and month ends; and the steps back. */
export interface GridDraft {
  readonly cells: Readonly<Record<string, DraftCell>>
  readonly past: readonly Readonly<Record<string, DraftCell>>[]
  readonly source: string | null
  readonly note: string
  /** Days read instead of the month end, by column. */
  readonly days: Readonly<Record<number, string>>
}

export const EMPTY_DRAFT: GridDraft = { cells: {}, past: [], source: null, note: '', days: {} }

/** Steps that Ctrl Z can take back. */
const STEPS = 100

export const cellKey = (accountId: number, column: number): string => `${accountId}:${column}`

export function readKey(key: string): { readonly accountId: number; readonly column: number } {
  const [accountId, column] = key.split(':').map(Number)
  return { accountId: accountId ?? 0, column: column ?? 0 }
}

function changed(draft: GridDraft, cells: GridDraft['cells']): GridDraft {
  return { ...draft, cells, past: [...draft.past, draft.cells].slice(-STEPS) }
}

/** What one cell says now; null = it goes back to what is known. */
export function typeCell(draft: GridDraft, key: string, text: string | null): GridDraft {
  const { [key]: before, ...others } = draft.cells
  if ((before?.text ?? null) === text) return draft
  return changed(draft, text === null ? others : { ...others, [key]: { text, read: readCount(text) } })
}

/** A block laid on the grid: one step back takes all of it away. */
export function pasteCells(draft: GridDraft, pasted: Pasted, accountOf: (row: number) => number): GridDraft {
  if (pasted.placed.length === 0) return draft
  const cells = pasted.placed.map(
    ({ row, column, text, read }) => [cellKey(accountOf(row), column), { text, read }] as const,
  )
  return changed(draft, { ...draft.cells, ...Object.fromEntries(cells) })
}

export function stepBack(draft: GridDraft): GridDraft {
  const before = draft.past.at(-1)
  return before === undefined ? draft : { ...draft, cells: before, past: draft.past.slice(0, -1) }
}

/** What was saved leaves the draft; the rest stays to be put right. */
export function withoutCells(draft: GridDraft, keys: readonly string[]): GridDraft {
  const gone = new Set(keys)
  const cells = Object.fromEntries(Object.entries(draft.cells).filter(([key]) => !gone.has(key)))
  return { ...draft, cells, past: [] }
}
