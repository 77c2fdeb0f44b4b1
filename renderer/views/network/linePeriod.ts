import type { Account, EditorialLine } from '../../../shared/contract/network'
import { formatPeriod, parsePeriod, quarterDays, quarterOf, type Days } from '../../../shared/periods'
import type { Network } from '../../api/useNetwork'

const later = (a: string, b: string | null): string => (b !== null && b > a ? b : a)
const earlier = (a: string, b: string | null): string => (b !== null && b < a ? b : a)

/** The days of a period; null for a term that the calendar does not have. */
function daysOf(text: string, events: Network['events']): Days | null {
  const period = parsePeriod(text)
  if (period === null) return null
  if (period.kind === 'quarter') return quarterDays(period.year, period.quarter)
  if (period.kind === 'free') return period
  const term = events.find(({ id }) => id === period.eventId)
  return term === undefined ? null : { from: term.startsOn, to: term.endsOn }
}

/**
 * The period in which a line is held against what its account published: `asked` where the line held on any of its days, else the
 * quarter of the last day on which it did (today's while it still holds). Null for a line that has not begun.
 */
export function linePeriod(
  line: Pick<EditorialLine, 'validFrom' | 'validTo'>,
  account: Pick<Account, 'openedOn' | 'closedOn'>,
  { asked, events, today }: { readonly asked: string; readonly events: Network['events']; readonly today: string },
): string | null {
  const from = later(line.validFrom, account.openedOn)
  const to = earlier(earlier(today, line.validTo), account.closedOn)
  if (from > to) return null
  const days = daysOf(asked, events)
  if (days !== null && days.from <= to && days.to >= from) return asked
  return formatPeriod(quarterOf(to))
}
