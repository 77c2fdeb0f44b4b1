import { useState } from 'react'
import type { ReadingCell } from '../../../../shared/contract/network'
import { quarterDays, type Period } from '../../../../shared/periods'
import { useChange } from '../../../api/useChange'
import type { Network } from '../../../api/useNetwork'
import { useQuery } from '../../../api/useQuery'
import { useUndo } from '../../../components/undoContext'
import { useWorkspace } from '../../../components/workspaceContext'
import { without } from '../../../format/without'
import { useWords } from '../../../i18n/useWords'
import { cellKey, pasteCells, stepBack, typeCell, withoutCells, type GridDraft } from './gridDraft'
import { changesOf, dayOf, missingCells, openAccounts, rowNames, type Account, type Change } from './gridModel'
import { useHandDraft } from './handDrafts'
import { monthEnds, type GridColumn } from './monthEnds'
import { placeBlock, splitBlock, type Left } from './pasteBlock'

/** What a paste did, to be said: cells laid, and what found no place. */
export interface PasteNews {
  readonly placed: number
  readonly wrong: number
  readonly header: string | null
  readonly left: readonly (Omit<Left, 'why'> & { readonly why: Left['why'] | 'given_by_file' | 'not_begun' })[]
}

export interface HandGrid {
  readonly accounts: readonly Account[]
  readonly columns: readonly GridColumn[]
  readonly days: readonly (string | null)[]
  readonly draft: GridDraft
  readonly change: (next: (draft: GridDraft) => GridDraft) => void
  readonly cellAt: (accountId: number, column: number) => ReadingCell | undefined
  readonly changes: readonly Change[]
  readonly wrong: readonly string[]
  readonly missing: number
  readonly news: PasteNews | null
  readonly isReady: boolean
  readonly isSaving: boolean
  readonly error: unknown
  readonly type: (accountId: number, column: number, text: string | null) => void
  readonly paste: (row: number, column: number, text: string) => void
  /** One step of the draft back, else the last save. */
  readonly back: () => void
  readonly save: () => void
}

/** The grid of one quarter: what is known, what was typed over it, and the way to keep it. */
export function useHandGrid(network: Network, quarter: Period & { kind: 'quarter' }): HandGrid {
  const { id: workspaceId, today } = useWorkspace()
  const [draft, change] = useHandDraft(`${workspaceId} ${quarter.year}-${quarter.quarter}`)
  const [news, setNews] = useState<PasteNews | null>(null)
  const { from, to } = quarterDays(quarter.year, quarter.quarter)
  const accounts = openAccounts(network, from, to)
  const columns = monthEnds(quarter, today)
  const days = columns.map((column, i) => dayOf(column, i, draft))
  const known = useReadings(days)
  const cellOn = (accountId: number, day: string) => known.cells.get(`${accountId} ${day}`)
  const cellAt = (accountId: number, column: number) => cellOn(accountId, days[column] ?? '')
  const { changes, wrong } = changesOf(draft, days, cellOn)
  const saving = useSaving(draft, change, changes)
  const type = (accountId: number, column: number, text: string | null) => {
    setNews(null)
    change((now) => typeCell(now, cellKey(accountId, column), text))
  }
  const paste = (row: number, column: number, text: string) => {
    const grid = { rows: accounts.map((account) => rowNames(network, account)), columns: columns.length }
    const pasted = placeBlock(splitBlock(text), { row, column }, grid)
    const accountOf = (index: number) => accounts[index]?.id ?? 0
    const barred = (each: (typeof pasted.placed)[number]) => {
      if ((days[each.column] ?? null) === null) return 'not_begun' as const
      return cellAt(accountOf(each.row), each.column)?.fromFile ? ('given_by_file' as const) : null
    }
    const free = pasted.placed.filter((each) => barred(each) === null)
    change((now) => pasteCells(now, { ...pasted, placed: free }, accountOf))
    setNews({
      placed: free.length,
      wrong: free.filter(({ read }) => read.kind === 'problem').length,
      header: pasted.header,
      left: [
        ...pasted.left,
        ...pasted.placed.flatMap((each) => leftBy(each, barred(each), cellAt(accountOf(each.row), each.column))),
      ],
    })
  }
  return {
    ...{ accounts, columns, days, draft, change, cellAt, changes, wrong, news, type, paste },
    missing: missingCells(accounts, days, cellOn),
    isReady: known.isReady,
    isSaving: saving.isPending,
    error: known.error ?? saving.error,
    back: () => (draft.past.length > 0 ? change(stepBack) : saving.undo()),
    save: saving.save,
  }
}

/** A pasted value that may not stand: not said when the file gives the same. */
function leftBy(
  { text, read }: { readonly text: string; readonly read: { readonly kind: string; readonly value?: number } },
  why: 'not_begun' | 'given_by_file' | null,
  cell: ReadingCell | undefined,
): PasteNews['left'] {
  if (why === null || (why === 'given_by_file' && read.value === cell?.fromFile?.followers)) return []
  return [{ text, why }]
}

function useReadings(days: readonly (string | null)[]) {
  const wanted = days.filter((day) => day !== null)
  const readings = useQuery(
    ['network.readings', wanted],
    (api, signal) => api.network.readings({ days: wanted }, { signal }),
    { enabled: wanted.length > 0 },
  )
  const cells = new Map((readings.data ?? []).map((cell) => [`${cell.accountId} ${cell.day}`, cell]))
  return { cells, isReady: readings.data !== undefined || wanted.length === 0, error: readings.error }
}

function useSaving(
  draft: GridDraft,
  change: (next: (draft: GridDraft) => GridDraft) => void,
  changes: readonly Change[],
) {
  const t = useWords()
  const tell = useUndo()
  const [undo, setUndo] = useState<(() => void) | null>(null)
  const source = draft.source?.trim() ?? t('byHand.source_default')
  const takeBack = useChange(
    (api, { added, removed }: { added: number[]; removed: Parameters<typeof api.network.saveCounts>[0]['counts'] }) =>
      api.network.saveCounts({ counts: removed, remove: added }),
  )
  const save = useChange(
    (api, wanted: readonly Change[]) => {
      const note = draft.note.trim() === '' ? null : draft.note.trim()
      const counts = wanted.flatMap(({ accountId, day, followers }) =>
        followers === null ? [] : [{ accountId, day, followers, source, note }],
      )
      const remove = wanted.flatMap(({ followers, before }) => (followers === null && before !== null ? [before] : []))
      return api.network.saveCounts({ counts, remove })
    },
    ({ added, removed }, wanted) => {
      const kept = Object.fromEntries(
        wanted.flatMap(({ key }) => Object.entries(draft.cells).filter(([own]) => own === key)),
      )
      change((now) => withoutCells(now, Object.keys(kept)))
      const restore = () => {
        takeBack.mutate({ added, removed: removed.map((count) => without(count, 'id')) })
        change((now) => ({ ...now, cells: { ...kept, ...now.cells } }))
        setUndo(null)
      }
      setUndo(() => restore)
      tell({ message: t('byHand.saved', { n: wanted.length }), undo: restore })
    },
  )
  return {
    isPending: save.isPending || takeBack.isPending,
    error: save.error ?? takeBack.error,
    undo: () => undo?.(),
    save: () => {
      if (changes.length > 0 && source !== '' && !save.isPending) save.mutate(changes)
    },
  }
}
