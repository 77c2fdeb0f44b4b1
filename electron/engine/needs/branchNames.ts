import type { BranchRow } from '../queries/networkTables'
import { topicKey } from './topicNames'

/** Words that stand before any library's name. */
const GENERAL = /\b(bibliotheque|bibliotheques|bu|bib|library|universitaire|campus|site|de|du|des|la|le|les|l|d)\b/g

const key = (text: string): string => topicKey(text.replaceAll(/[^\p{L}\p{N}]+/gu, ' '))
const bare = (text: string): string => key(text).replaceAll(GENERAL, ' ').replaceAll(/\s+/g, ' ').trim()

/** The branch a text names: by its name or short name, else by what is left of both without general words. Never chooses between two. */
export function branchOf(text: string, branches: readonly BranchRow[]): number | null {
  const one = (found: readonly BranchRow[]): number | null => (found.length === 1 ? (found[0]?.id ?? null) : null)
  const wanted = key(text)
  if (wanted === '') return null
  const same = branches.filter(({ name, shortName }) => key(name) === wanted || key(shortName) === wanted)
  if (same.length > 0) return one(same)
  const rest = bare(text)
  return rest === ''
    ? null
    : one(branches.filter(({ name, shortName }) => bare(name) === rest || bare(shortName) === rest))
}
