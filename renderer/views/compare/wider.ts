import type { CompareQuery, ComparisonResult } from '../../../shared/contract/compare'

/** One way to more posts: what is widened, and the question then asked. */
export interface Wider {
  readonly id: 'year' | 'branches' | 'accounts' | 'platforms' | 'formats' | 'themes' | 'groups' | 'age'
  readonly query: CompareQuery
}

const LISTS = ['branches', 'accounts', 'platforms', 'formats', 'themes'] as const

/** What could be widened: the period to its whole year, each filter taken away, the groups all, the age any. */
export function waysWider(query: CompareQuery, days: Pick<ComparisonResult, 'from' | 'to'>): readonly Wider[] {
  const { filter } = query
  const year = { from: `${days.from.slice(0, 4)}-01-01`, to: `${days.to.slice(0, 4)}-12-31` }
  const isWhole = days.from <= year.from && days.to >= year.to
  return [
    ...(isWhole
      ? []
      : [{ id: 'year' as const, query: { ...query, filter: { ...filter, period: `${year.from}..${year.to}` } } }]),
    ...LISTS.filter((list) => filter[list].length > 0).map((id) => ({
      id,
      query: { ...query, filter: { ...filter, [id]: [] } },
    })),
    ...(query.groups.length === 0 ? [] : [{ id: 'groups' as const, query: { ...query, groups: [] } }]),
    ...(query.age === null ? [] : [{ id: 'age' as const, query: { ...query, age: null } }]),
  ]
}

/** Posts that would be compared, and those of the fullest row: a way is worth showing where it brings more. */
export interface Gain {
  readonly n: number
  readonly largest: number
}

export function gainOf({ network, rows }: Pick<ComparisonResult, 'network' | 'rows'>): Gain {
  return { n: network.n, largest: rows.reduce((most, row) => Math.max(most, row.n), 0) }
}
