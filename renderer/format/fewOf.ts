import type { Words } from '../i18n/useWords'

/** Names shown of a list that may be long. */
const SHOWN = 3

/**
 * Names one after another; of a long list the first three and how many others: "Lille, Roubaix, Tourcoing et 22 autres lieux".
 * @param rest id of the message that says so, with `first` and `n`.
 */
export function fewOf(names: readonly string[], t: Words, rest: string): string {
  if (names.length <= SHOWN) return names.join(', ')
  return t(rest, { first: names.slice(0, SHOWN).join(', '), n: names.length - SHOWN })
}
