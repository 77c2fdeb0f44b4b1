const KEY = 'portee.note.branch'

/** The library of the note logged last in this window's browser; null = none in particular. */
export function lastBranch(): number | null {
  try {
    const kept = window.localStorage.getItem(KEY) ?? ''
    return /^\d{1,9}$/.test(kept) ? Number(kept) : null
  } catch {
    return null
  }
}

export function keepBranch(branchId: number | null): void {
  try {
    window.localStorage.setItem(KEY, branchId === null ? '' : String(branchId))
  } catch {
    // Storage may be refused by the browser: the next note then begins without a library.
  }
}
