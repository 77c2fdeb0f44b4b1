import { MOST_SERIES, type TimeGrouping } from '../../../shared/contract/timeline'
import { PLATFORMS, POST_FORMATS } from '../../../shared/vocabulary'
import { atInt } from '../statistics/arrays'
import type { Network } from './networkTables'
import type { TimedPosts } from './timelineRead'

/** Which group each row is of: a position in `keys`, −1 for none. */
export interface Partition {
  readonly keys: readonly string[]
  readonly of: Int32Array
}

/** Everything in one group, each post once. */
export function together(posts: TimedPosts): Partition {
  const { first } = posts
  const of = new Int32Array(posts.rows)
  if (first !== null) for (let row = 0; row < posts.rows; row++) of[row] = first[row] === 1 ? 0 : -1
  return { keys: [''], of }
}

/** Key of the group of a row, as comparisons name it. */
function keyOf(by: TimeGrouping, posts: TimedPosts, network: Network): (row: number) => string {
  const ofAccount = (name: (id: number) => string) => {
    const known = new Map<number, string>()
    return (row: number) => {
      const id = atInt(posts.account, row)
      const own = known.get(id) ?? name(id)
      known.set(id, own)
      return own
    }
  }
  switch (by) {
    case 'account':
      return ofAccount(String)
    case 'branch':
      return ofAccount((id) => String(network.accounts.get(id)?.branchId ?? 'network'))
    case 'platform':
      return ofAccount((id) => network.accounts.get(id)?.platform ?? 'unknown')
    case 'format':
      return (row) => POST_FORMATS[atInt(posts.format, row)] ?? 'other'
    case 'theme':
      return (row) => String(posts.theme === null ? 0 : atInt(posts.theme, row))
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

/**
 * Sorts the rows into groups. At most twelve are kept: those asked for, else those with most posts that count within the
 * days drawn; `hidden` says how many are not.
 */
export function partition(
  posts: TimedPosts,
  {
    by,
    groups,
    counts,
    network,
  }: { by: TimeGrouping; groups: readonly string[]; counts: (row: number) => boolean; network: Network },
): Partition & { readonly hidden: number } {
  const key = keyOf(by, posts, network)
  const numbers = new Map<string, number>()
  const all = new Int32Array(posts.rows)
  const sizes: number[] = []
  for (let row = 0; row < posts.rows; row++) {
    const name = key(row)
    let number = numbers.get(name)
    if (number === undefined) {
      number = numbers.size
      numbers.set(name, number)
      sizes.push(0)
    }
    all[row] = number
    if (counts(row)) sizes[number] = (sizes[number] ?? 0) + 1
  }
  const found = [...numbers].map(([name, number]) => ({ name, number, n: sizes[number] ?? 0 })).filter(({ n }) => n > 0)
  const wanted = groups.length === 0 ? found : found.filter(({ name }) => groups.includes(name))
  const kept = wanted.toSorted((a, b) => b.n - a.n || (a.name < b.name ? -1 : 1)).slice(0, MOST_SERIES)
  kept.sort((a, b) => place(by, a.name, network) - place(by, b.name, network))
  const positions = new Int32Array(numbers.size).fill(-1)
  kept.forEach(({ number }, i) => (positions[number] = i))
  const of = all.map((number) => atInt(positions, number))
  return { keys: kept.map(({ name }) => name), of, hidden: found.length - kept.length }
}
