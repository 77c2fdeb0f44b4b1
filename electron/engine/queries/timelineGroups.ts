import { MOST_SERIES, type TimeGrouping } from '../../../shared/contract/timeline'
import { PLATFORMS, POST_FORMATS } from '../../../shared/vocabulary'
import { atInt } from '../statistics/arrays'
import type { Network } from './networkTables'
import type { TimedPosts } from './timelineRead'

/** Which group each row is of: a position in `keys`, −1 for none. */
export interface Partition {
  readonly keys: readonly string[]
  readonly of: Int32Array
  /** The rows that are in a group, ascending. */
  readonly rows: Int32Array
}

/** A partition by the group of each row. */
export function dealt(keys: readonly string[], of: Int32Array): Partition {
  const rows = new Int32Array(of.length)
  let n = 0
  for (let row = 0; row < of.length; row++) if (atInt(of, row) >= 0) rows[n++] = row
  return { keys, of, rows: rows.subarray(0, n) }
}

/** Everything in one group, each post once. */
export function together(posts: TimedPosts): Partition {
  const { first } = posts
  const of = new Int32Array(posts.rows)
  if (first !== null) for (let row = 0; row < posts.rows; row++) of[row] = first[row] === 1 ? 0 : -1
  return dealt([''], of)
}

/** What tells the groups apart, a small number per row, and the key it stands for, as comparisons name it. */
function grouping(by: TimeGrouping, posts: TimedPosts, { accounts }: Network) {
  switch (by) {
    case 'account':
      return { codes: posts.account, key: String }
    case 'branch':
      return { codes: posts.account, key: (id: number) => String(accounts.get(id)?.branchId ?? 'network') }
    case 'platform':
      return { codes: posts.account, key: (id: number): string => accounts.get(id)?.platform ?? 'unknown' }
    case 'format':
      return { codes: posts.format, key: (format: number): string => POST_FORMATS[format] ?? 'other' }
    case 'theme':
      return { codes: posts.theme ?? new Int32Array(posts.rows), key: String }
  }
}

/** Position of a group in the order of the network: branches by colour, words by their list, ids by number. */
function place(by: TimeGrouping, key: string, network: Network): number {
  if (by === 'platform') return PLATFORMS.findIndex((each) => each === key)
  if (by === 'format') return POST_FORMATS.findIndex((each) => each === key)
  if (key === 'network') return Number.MAX_SAFE_INTEGER
  if (by === 'theme' && key === '0') return Number.MAX_SAFE_INTEGER
  return by === 'branch' ? (network.branches.get(Number(key))?.slot ?? Number(key)) : Number(key)
}

interface Wanted {
  readonly by: TimeGrouping
  readonly groups: readonly string[]
  readonly counts: (row: number) => boolean
  readonly network: Network
}

/** Every row under the number of its group, in order of appearance, and how many rows of each count. */
function numbered(posts: TimedPosts, { by, counts, network }: Wanted) {
  const { codes, key } = grouping(by, posts, network)
  const numbers = new Map<string, number>()
  const numberOfCode: number[] = []
  const all = new Int32Array(posts.rows)
  const sizes: number[] = []
  for (let row = 0; row < posts.rows; row++) {
    // From −1 on: a format that is not known.
    const code = atInt(codes, row) + 1
    let number = numberOfCode[code]
    if (number === undefined) {
      const name = key(code - 1)
      number = numbers.get(name) ?? numbers.size
      numbers.set(name, number)
      numberOfCode[code] = number
    }
    all[row] = number
    if (counts(row)) sizes[number] = (sizes[number] ?? 0) + 1
  }
  return { all, found: [...numbers].map(([name, number]) => ({ name, number, n: sizes[number] ?? 0 })) }
}

/**
 * Sorts the rows into groups. At most twelve are kept: those asked for, else those with most posts that count within the
 * days drawn; `hidden` says how many are not.
 */
export function partition(posts: TimedPosts, wanted: Wanted): Partition & { readonly hidden: number } {
  const { by, groups, network } = wanted
  const { all, found } = numbered(posts, wanted)
  const counting = found.filter(({ n }) => n > 0)
  const named = groups.length === 0 ? counting : counting.filter(({ name }) => groups.includes(name))
  const kept = named.toSorted((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)).slice(0, MOST_SERIES)
  kept.sort((a, b) => place(by, a.name, network) - place(by, b.name, network))
  const positions = new Int32Array(found.length).fill(-1)
  kept.forEach(({ number }, i) => (positions[number] = i))
  const keys = kept.map(({ name }) => name)
  const of = all.map((number) => atInt(positions, number))
  return { ...dealt(keys, of), hidden: counting.length - kept.length }
}
