import { z } from 'zod'
import type { NumericList, NumericLists } from '../db/columns'
import type { Session } from '../db/database'
import { sql, type Sql } from '../db/sql'
import { at, atInt } from '../statistics/arrays'

/** Themes that posts have, ascending. */
export type ThemeIds = readonly number[]

/** Cell of the rows that hold the posts of a theme, in place of the posts of a cell. */
const OF_THEME = -1

/** The themes that posts have now. */
export async function themeIds(session: Session): Promise<ThemeIds> {
  const rows = await session.all(
    z.object({ id: z.int() }),
    sql`SELECT DISTINCT theme_id AS id FROM post_theme ORDER BY id`,
  )
  return rows.map(({ id }) => id)
}

/**
 * Rows (`high`, `low`, `block`, `n`, other lists, `place`) after those of the posts: of each theme, where its posts lie in the table. Posts are told
 * their themes by their places (`splitByThemes`): joining a million posts to their sets of themes in DuckDB takes four times as
 * long, and gives the posts back in another order every time.
 */
export const placesOfThemes = (lists: Sql): Sql => sql`SELECT ${OF_THEME}::INTEGER AS high, pt.theme_id AS low,
    0::INTEGER AS block, count(*)::INTEGER AS n, ${lists} list(p.rowid::DOUBLE) AS place
  FROM post_theme AS pt JOIN post AS p ON p.id = pt.post_id GROUP BY pt.theme_id`

/** Posts of one row, or those of them that have the same themes. */
export interface ThemedRow {
  /** Row of what was read. */
  readonly row: number
  /** Theme ids, ascending. */
  readonly themes: readonly number[]
  /** Positions of the posts within the lists of the row, ascending; null = all of them. */
  readonly positions: Int32Array | null
}

/** Sets of themes by number, 0 = none; each is made of one before and a theme. */
class Sets {
  readonly themes: (readonly number[])[] = [[]]
  private readonly more = [new Map<number, number>()]

  /** The number of a set with a theme more. */
  with(set: number, theme: number): number {
    // A post may have a theme from two sides: by rule and by hand.
    if (this.themes[set]?.at(-1) === theme) return set
    const known = this.more[set]?.get(theme)
    if (known !== undefined) return known
    const found = this.themes.push([...(this.themes[set] ?? []), theme]) - 1
    this.more.push(new Map<number, number>())
    this.more[set]?.set(theme, found)
    return found
  }
}

const valuesOf = (list: NumericList, row: number): Float64Array => {
  const values = new Float64Array(list.size(row))
  list.copy(row, values, 0)
  return values
}

/** The set of each post, by its place in the table; whoever lies beyond has none. */
function setsByPlace(rows: NumericLists, themes: ThemeIds): { sets: Sets; numbers: Int32Array } {
  const [high, low, places] = [rows.integers('high'), rows.integers('low'), rows.lists('place')]
  const rowOf = new Map<number, number>()
  for (let row = 0; row < rows.rows; row++) if (atInt(high, row) === OF_THEME) rowOf.set(atInt(low, row), row)
  const own = themes.flatMap((theme) => {
    const row = rowOf.get(theme)
    return row === undefined ? [] : [{ theme, places: valuesOf(places, row) }]
  })
  const last = own.reduce((most, { places: all }) => all.reduce((top, place) => Math.max(top, place), most), -1)
  const numbers = new Int32Array(last + 1)
  const sets = new Sets()
  // Theme by theme in the order of their ids, so that a set is one number however its themes were written.
  for (const { theme, places: all } of own) {
    let [from, to] = [-1, -1]
    for (let i = 0; i < all.length; i++) {
      const place = at(all, i)
      const before = atInt(numbers, place)
      if (before !== from) [from, to] = [before, sets.with(before, theme)]
      numbers[place] = to
    }
  }
  return { sets, numbers }
}

/** Positions of a list by the set of the post there, each ascending; sets without a post are left out. */
function positionsBySet(places: Float64Array, numbers: Int32Array, count: number): [set: number, Int32Array][] {
  const own = new Int32Array(places.length)
  const ends = new Int32Array(count + 1)
  for (let i = 0; i < places.length; i++) {
    const set = numbers[at(places, i)] ?? 0
    own[i] = set
    ends[set + 1] = atInt(ends, set + 1) + 1
  }
  for (let set = 0; set < count; set++) ends[set + 1] = atInt(ends, set) + atInt(ends, set + 1)
  const starts = ends.slice()
  const sorted = new Int32Array(places.length)
  for (let i = 0; i < own.length; i++) {
    const set = atInt(own, i)
    const next = atInt(ends, set)
    sorted[next] = i
    ends[set] = next + 1
  }
  return Array.from({ length: count }, (_, set): [number, Int32Array] => [
    set,
    sorted.subarray(atInt(starts, set), atInt(starts, set + 1)),
  ]).filter(([, positions]) => positions.length > 0)
}

/** The order of sets: by their last themes first. Never by their numbers, which follow the order of rows read. */
function compareThemes(a: readonly number[], b: readonly number[]): number {
  for (let back = 1; back <= Math.min(a.length, b.length); back++) {
    const apart = (a.at(-back) ?? 0) - (b.at(-back) ?? 0)
    if (apart !== 0) return apart
  }
  return a.length - b.length
}

/** Rows of posts, each split by the themes of its posts; as they are where no theme is asked for. */
export function splitByThemes(rows: NumericLists, themes: ThemeIds | null): ThemedRow[] {
  const all = Array.from({ length: rows.rows }, (_, row) => row)
  if (themes === null) return all.map((row) => ({ row, themes: [], positions: null }))
  const high = rows.integers('high')
  const places = rows.lists('place')
  const { sets, numbers } = setsByPlace(rows, themes)
  return all.flatMap((row) => {
    if (atInt(high, row) === OF_THEME) return []
    return positionsBySet(valuesOf(places, row), numbers, sets.themes.length)
      .map(([set, positions]) => ({ row, themes: sets.themes[set] ?? [], positions }))
      .sort((a, b) => compareThemes(a.themes, b.themes))
  })
}
