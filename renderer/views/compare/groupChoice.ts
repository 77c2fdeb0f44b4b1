import { GROUPS_AT_MOST } from '../../../shared/contract/compare'

/** What the boxes say now: with no choice all are ticked, unless there are too many for a comparison in pairs. */
export function ticked(choices: readonly { readonly key: string }[], chosen: readonly string[]): readonly string[] {
  if (chosen.length > 0) return chosen
  return choices.length <= GROUPS_AT_MOST ? choices.map(({ key }) => key) : []
}

/** The list to write for these boxes: none = all; null where they are no comparison yet (one box) or too many. */
export function chosenOf(choices: readonly { readonly key: string }[], boxes: readonly string[]): string[] | null {
  const known = choices.filter(({ key }) => boxes.includes(key)).map(({ key }) => key)
  if (known.length === choices.length || known.length === 0) return []
  return known.length < 2 || known.length > GROUPS_AT_MOST ? null : known
}
