/** Whether the items at two positions are told apart ("clear"). Asked once per pair, with i < j. */
export type ToldApart = (i: number, j: number) => boolean

/** Positions `from` to `to` (both included) in the order shown: no two of them are told apart. */
export type Bracket = { readonly from: number; readonly to: number }

/** Brackets beside a list, with what they cannot show. */
export type Brackets = {
  /** Maximal runs, from the top; an item alone has its own run. */
  readonly brackets: readonly Bracket[]
  /** Pairs that are not told apart and yet share no bracket, because an item between them is told apart from one. */
  readonly unshown: readonly (readonly [number, number])[]
}

/**
 * Maximal runs of consecutive items of which no two are told apart.
 * @param count items, already in the order shown
 */
export const bracketsOf = (count: number, toldApart: ToldApart): Brackets => {
  const reach: number[] = []
  for (let from = 0; from < count; from++) {
    let to = Math.max(from, reach[from - 1] ?? 0)
    const fits = (next: number): boolean => {
      for (let i = from; i < next; i++) if (toldApart(i, next)) return false
      return true
    }
    while (to + 1 < count && fits(to + 1)) to++
    reach.push(to)
  }
  const brackets = reach
    .map((to, from) => ({ from, to }))
    .filter(({ from, to }) => from === 0 || reach[from - 1] !== to)
  const unshown: [number, number][] = []
  for (let i = 0; i < count; i++) {
    for (let j = (reach[i] ?? i) + 1; j < count; j++) if (!toldApart(i, j)) unshown.push([i, j])
  }
  return { brackets, unshown }
}

const isSubset = (small: ReadonlySet<number>, large: ReadonlySet<number>): boolean =>
  [...small].every((item) => large.has(item))

/** Drops every set contained in another; of equal sets the first stays. */
const absorb = (sets: readonly ReadonlySet<number>[]): ReadonlySet<number>[] =>
  sets.filter((set, i) => !sets.some((other, j) => i !== j && isSubset(set, other) && (set.size < other.size || j < i)))

/**
 * Compact letter display by insertion and absorption (Piepho 2004): two items share a letter if and only if they are not
 * told apart, whatever the order. Letters follow the order of the items. Meant for a dozen items.
 * @returns for each item the numbers of its letters, from 0
 */
export const letterGroups = (count: number, toldApart: ToldApart): number[][] => {
  let sets: ReadonlySet<number>[] = count === 0 ? [] : [new Set(Array.from({ length: count }, (_, i) => i))]
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      if (!toldApart(i, j)) continue
      const without = (set: ReadonlySet<number>, item: number) => new Set([...set].filter((other) => other !== item))
      sets = absorb(sets.flatMap((set) => (set.has(i) && set.has(j) ? [without(set, j), without(set, i)] : [set])))
    }
  }
  const ordered = sets.map((set) => [...set].sort((a, b) => a - b))
  ordered.sort((a, b) => {
    const differs = a.findIndex((item, k) => item !== b[k])
    return differs < 0 ? 0 : (a[differs] ?? -1) - (b[differs] ?? -1)
  })
  return Array.from({ length: count }, (_, item) =>
    ordered.flatMap((set, letter) => (set.includes(item) ? [letter] : [])),
  )
}
