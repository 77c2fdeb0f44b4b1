import type { EditorialLine } from '../../../shared/contract/network'
import { addDays } from '../../../shared/periods'
import { without } from '../../format/without'

/** The editorial line of an account that holds on a day, or null. */
export function lineAt(lines: readonly EditorialLine[], accountId: number, day: string): EditorialLine | null {
  const holding = lines.filter(
    (line) => line.accountId === accountId && line.validFrom <= day && (line.validTo === null || line.validTo >= day),
  )
  return holding.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0] ?? null
}

export type LineDraft = Omit<EditorialLine, 'id'> & { readonly id?: number }

/**
 * What to save when a line is changed: from a later day on, the old one ends the day before and stays for past quarters;
 * on the same day it is corrected in place.
 */
export function linesToSave(old: EditorialLine | null, draft: LineDraft): LineDraft[] {
  if (old === null || old.validFrom === draft.validFrom) return [draft]
  const fresh = without(draft, 'id')
  if (draft.validFrom < old.validFrom) return [{ ...fresh, validTo: addDays(old.validFrom, -1) }]
  return [{ ...old, validTo: addDays(draft.validFrom, -1) }, fresh]
}
