import { splitAnswers } from './cells'

/** Between the answers of one cell, as tools write them; those that are surer first. */
const SEPARATORS = [';', '|', '\n', ', ', ' / ', ','] as const

/**
 * What stands between the answers of a cell: the mark that makes the fewest different answers out of many different cells.
 * `isKnown` tells answers that are expected anyway, such as names of accounts.
 * @returns null when no mark does: one answer per cell
 */
export function guessSeparator(
  counts: ReadonlyMap<string, number>,
  isKnown: (answer: string) => boolean = () => false,
): string | null {
  const cells = [...counts.keys()]
  const known = (parts: Iterable<string>): number => [...parts].filter(isKnown).length
  const plain = { distinct: cells.length, known: known(cells) }
  let best: { separator: string; distinct: number; known: number } | null = null
  for (const separator of SEPARATORS) {
    const cut = cells.filter((cell) => cell.includes(separator))
    if (cut.length === 0) continue
    const parts = new Set(cells.flatMap((cell) => splitAnswers(cell, separator)))
    const found = { separator, distinct: parts.size, known: known(parts) }
    // Answers come back in other combinations; words of a sentence do not.
    const repeats = parts.size < plain.distinct || found.known > plain.known
    const endsWithMark = cut.length === cells.length && cut.every((cell) => cell.trimEnd().endsWith(separator))
    if (!repeats && !endsWithMark) continue
    if (
      best === null ||
      found.known > best.known ||
      (found.known === best.known && found.distinct < best.distinct * 0.8)
    )
      best = found
  }
  return best?.separator ?? null
}
