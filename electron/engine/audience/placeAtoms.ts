import { combinations, linesOf, type Atom } from './atom'
import { isTown, liesIn } from './placeTarget'
import { OVERSEAS } from './places'
import type { Breakdown, Literal } from './types'

/** Everywhere. */
const WORLD = null

/** The place in which people are, and in none of those named that lie in it. */
type Node = { readonly id: string | null; readonly except: readonly string[] }

/** A list of countries may count a town overseas as France, which its code does not say. */
const within = (id: string | null, area: string): boolean =>
  id !== WORLD && (liesIn(id, area) || (area === 'FR' && OVERSEAS.has(id.slice(0, 2))))

/** Places named by tables, each without those named inside it; and the rest of the world. */
function nodesOf(tables: readonly Breakdown[]): Node[] {
  const named = new Set(tables.flatMap(({ cells }) => cells.flatMap((cell) => cell.placeIds ?? [])))
  const ids = [...named]
  return [
    ...ids.map((id) => ({ id, except: ids.filter((other) => other !== id && liesIn(other, id)) })),
    { id: WORLD, except: ids },
  ]
}

/** Places whose people all stand on a line of the table: none of them is left out of it. */
function listedIn({ cells, dimension }: Breakdown): string[] {
  return cells.flatMap(({ placeIds }) => {
    const [only, ...others] = placeIds ?? []
    // A village that the gazetteer does not hold stands under the region around it.
    if (only === undefined || others.length > 0 || (dimension === 'city' && !isTown(only))) return []
    return [only]
  })
}

/** People by where they are, cut at the places of tables, each in as many ways as the conditions leave open. */
export function placeAtoms(literals: readonly Literal[], tables: readonly Breakdown[]): Atom[] {
  const listed = tables.map(listedIn)
  return nodesOf(tables).flatMap(({ id, except }) => {
    const open = literals.map((literal) => {
      const beside = literal.kind === 'place' ? literal.place.beside(id, except) : { some: true, none: true }
      return [...(beside.none ? [false] : []), ...(beside.some ? [true] : [])]
    })
    const lines = tables.map((table) =>
      linesOf(table, ({ placeIds = [] }) => placeIds.length === 0 || placeIds.some((area) => within(id, area))),
    )
    const unlisted = listed.map((all) => (id !== WORLD && all.some((place) => liesIn(id, place)) ? 0 : null))
    return combinations(open).map((truths) => ({ truths, lines, unlisted }))
  })
}
