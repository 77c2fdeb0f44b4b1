import type { Filter } from '../../../shared/contract/common'
import { GROUPS_AT_MOST, type CompareQuery } from '../../../shared/contract/compare'
import { GROUPINGS, MEASURES, type Grouping } from '../../../shared/vocabulary'

const KEY = /^[\w-]{1,40}$/

/**
 * What side by side looks at, from the query: rows `by`, measure `m`, panels `panel`, groups chosen `g`, `vs=rest`, the group
 * looked at `focus`, `out=without` outliers, equal age `age` in days. What cannot be read is left out.
 */
export function readCompare(query: URLSearchParams, filter: Filter): CompareQuery {
  const by = oneOf(GROUPINGS, query.get('by')) ?? 'branch'
  const panel = oneOf(GROUPINGS, query.get('panel'))
  const groups = [...new Set((query.get('g') ?? '').split(',').filter((key) => KEY.test(key)))].slice(0, GROUPS_AT_MOST)
  const focus = query.get('focus')
  const age = Number(query.get('age') ?? 'none')
  return {
    filter,
    by,
    rate: oneOf(MEASURES, query.get('m')) ?? 'err',
    panel: panel === by ? null : panel,
    // One group alone is a filter, not a comparison: the bar above does that.
    groups: groups.length < 2 ? [] : groups,
    against: query.get('vs') === 'rest' ? 'rest' : 'pairs',
    focus: focus !== null && KEY.test(focus) ? focus : null,
    outliers: query.get('out') === 'without' ? 'without' : 'with',
    age: Number.isInteger(age) && age >= 1 && age <= 365 ? age : null,
  }
}

export type CompareChange = Partial<Omit<CompareQuery, 'filter'>>

/**
 * What to write into the query for a change; null removes the key (its default holds again). Other rows forget the groups and
 * the focus, whose keys mean nothing there.
 */
export function writeCompare(change: CompareChange, now: CompareQuery): Record<string, string | null> {
  const keys: Record<string, string | null> = {}
  if (change.by !== undefined && change.by !== now.by) {
    Object.assign(keys, { by: change.by === 'branch' ? null : change.by, g: null, focus: null, page: null })
    if (now.panel === change.by) keys['panel'] = null
  }
  if (change.rate !== undefined) keys['m'] = change.rate === 'err' ? null : change.rate
  if (change.panel !== undefined) Object.assign(keys, { panel: change.panel, page: null })
  if (change.groups !== undefined) Object.assign(keys, { g: list(change.groups), page: null })
  if (change.against !== undefined) keys['vs'] = change.against === 'rest' ? 'rest' : null
  if (change.focus !== undefined) keys['focus'] = change.focus
  if (change.outliers !== undefined) keys['out'] = change.outliers === 'with' ? null : 'without'
  if (change.age !== undefined) keys['age'] = change.age === null ? null : String(change.age)
  return keys
}

/** What rows may be split by: anything but themselves. */
export function panelsOf(by: Grouping): readonly Grouping[] {
  return GROUPINGS.filter((each) => each !== by)
}

/** The page of a long list, from 1, kept between its ends. */
export function readPage(query: URLSearchParams, pages: number): number {
  const page = Number(query.get('page') ?? 1)
  return Number.isInteger(page) ? Math.min(Math.max(page, 1), Math.max(pages, 1)) : 1
}

function list(keys: readonly string[]): string | null {
  return keys.length === 0 ? null : keys.join(',')
}

function oneOf<W extends string>(words: readonly W[], text: string | null): W | null {
  return words.find((each) => each === text) ?? null
}
