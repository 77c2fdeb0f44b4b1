import type { EditorialLine } from '../../../shared/contract/network'
import { addDays } from '../../../shared/periods'
import type { Api } from '../../api/client'
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

/** Sum of the shares that are planned; null = none is. */
export function plannedSum(themes: EditorialLine['themes']): number | null {
  const shares = themes.map(({ plannedShare }) => plannedShare).filter((share) => share !== null)
  return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0)
}

/** More is planned than all there is; a hair of rounding is not. */
export const isOverWhole = (themes: EditorialLine['themes']): boolean => (plannedSum(themes) ?? 0) > 1 + 1e-6

/** Keeps lines one after another; returns the ids of those that are new. */
export async function saveLines(api: Api, lines: readonly LineDraft[]): Promise<number[]> {
  const added: number[] = []
  for (const line of lines) {
    const { id } = await api.network.saveLine(line)
    if (line.id === undefined) added.push(id)
  }
  return added
}

/** Puts the lines of an account back as they were: what was added goes, the others take back their days and words. */
export async function restoreLines(
  api: Api,
  before: readonly EditorialLine[],
  added: readonly number[],
): Promise<void> {
  for (const id of added) await api.network.removeLine({ id })
  for (const line of before) await api.network.saveLine(line)
}
