import type { Filter } from '../../shared/contract/common'
import { parsePeriod, type Comparison } from '../../shared/periods'
import { PLATFORMS, POST_FORMATS } from '../../shared/vocabulary'

/** Keys of the filter bar in the query; every link between screens carries them along. */
export const FILTER_KEYS = ['p', 'c', 'b', 'a', 'pl', 'f', 't', 'i'] as const

export const INCLUDES = [
  'share',
  'crosspost',
  'boosted',
  'reply',
  'collaboration',
  'story',
  'by_hand',
  'immature',
] as const
const COMPARISONS = ['year_before', 'period_before', 'none'] as const satisfies readonly Comparison[]

/** Reads the filter bar from the query. What cannot be read is left out: the bar then shows what is really looked at. */
export function readFilter(query: URLSearchParams, defaultPeriod: string): Filter {
  const period = query.get('p')
  return {
    period: period !== null && parsePeriod(period) !== null ? period : defaultPeriod,
    compare: words(query.get('c'), COMPARISONS)[0] ?? 'year_before',
    branches: ids(query.get('b')),
    accounts: ids(query.get('a')),
    platforms: words(query.get('pl'), PLATFORMS),
    formats: words(query.get('f'), POST_FORMATS),
    themes: ids(query.get('t'), 0),
    include: words(query.get('i'), INCLUDES),
  }
}

/** What to write into the query for a change of the filter; null removes the key (its default holds again). */
export function writeFilter(change: Partial<Filter>): Record<string, string | null> {
  const changes: Record<string, string | null> = {}
  if (change.period !== undefined) changes['p'] = change.period
  if (change.compare !== undefined) changes['c'] = change.compare === 'year_before' ? null : change.compare
  const lists = {
    b: change.branches,
    a: change.accounts,
    pl: change.platforms,
    f: change.formats,
    t: change.themes,
    i: change.include,
  }
  for (const [key, list] of Object.entries(lists)) {
    if (list !== undefined) changes[key] = list.length === 0 ? null : list.join(',')
  }
  return changes
}

function ids(text: string | null, lowest = 1): number[] {
  const numbers = (text ?? '').split(',').filter((each) => /^\d{1,9}$/.test(each))
  return [...new Set(numbers.map(Number))].filter((each) => each >= lowest)
}

function words<W extends string>(text: string | null, allowed: readonly W[]): W[] {
  const found = (text ?? '').split(',')
  return allowed.filter((each) => found.includes(each))
}
