import { FEWEST_TOLD } from '../../../shared/contract/surveys'

/**
 * Which counts of a table may be told. Note [small numbers]: a count of one to four people is not told. Where the counts add up to
 * a total that is told, further counts are held back, the smallest first, until what is hidden cannot be worked out from the total:
 * at least two counts, together at least five people, and more people than counts (else each would be one). A count of none tells
 * of nobody and stays, unless the others need it to hide behind.
 * @param counts people per answer
 * @param addsUp true when each person is in exactly one of the counts
 * @returns for each count whether it may be told; null = nothing may be said of the answers at all, not even which there are
 */
export function mayTell(counts: readonly number[], addsUp: boolean): boolean[] | null {
  const hidden = new Set(counts.flatMap((n, i) => (n > 0 && n < FEWEST_TOLD ? [i] : [])))
  if (addsUp && hidden.size > 0) {
    const others = counts
      .map((n, i) => ({ n, i }))
      .filter(({ n, i }) => n > 0 && !hidden.has(i))
      .sort((a, b) => a.n - b.n || a.i - b.i)
    for (const { i } of others) {
      if (isSafe(counts, hidden)) break
      hidden.add(i)
    }
    const isAlone = !isSafe(counts, hidden)
    if (isAlone && !counts.includes(0)) return null
    if (isAlone) return counts.map(() => false)
  }
  return counts.map((_, i) => !hidden.has(i))
}

function isSafe(counts: readonly number[], hidden: ReadonlySet<number>): boolean {
  const people = [...hidden].reduce((sum, i) => sum + (counts[i] ?? 0), 0)
  return hidden.size >= 2 && people >= FEWEST_TOLD && people > hidden.size
}

/** A count that stands alone; null = not told. */
export function told(n: number): number | null {
  return n > 0 && n < FEWEST_TOLD ? null : n
}
