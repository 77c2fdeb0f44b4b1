import type { MessagePair, MessagePairs, MessagesQuery } from '../../../shared/contract/alike'
import type { Finding } from '../../../shared/contract/common'
import { makeFinding } from '../../../shared/findings'
import type { Session } from '../db/database'
import { fail } from '../fail'
import { benjaminiHochberg, falseCoverageLevel } from '../statistics/multiplicity'
import { exponentiated } from '../statistics/hodgesLehmann'
import { LEVEL, MIN_POSTS } from '../statistics/outcome'
import { median } from '../statistics/quantiles'
import { pairedShift, signedRank } from '../statistics/signedRank'
import { ALPHA, strengthOf } from '../statistics/strength'
import { messagesBase, type ReadMessages, readMessages } from './messagesRead'

/** Above this number of groups, two by two would be more comparisons than anyone reads. */
const ALL_PAIRS_UP_TO = 12

/** Log ratios of one group to another (or to the median of the others), message by message. */
interface Differences {
  readonly a: string
  readonly b: string
  readonly logs: readonly number[]
}

/** Against the median of the others: in each message the group and at least one other have a value in. */
function againstOthers({ messages, groups }: ReadMessages): Differences[] {
  return groups.map(({ key }) => ({
    a: key,
    b: 'others',
    logs: messages.flatMap(({ logs }) => {
      const own = logs.get(key)
      const others = [...logs].filter(([group]) => group !== key).map(([, value]) => value)
      return own === undefined || others.length === 0 ? [] : [own - median(others)]
    }),
  }))
}

/** Two by two; with a focus its own pairs alone. */
function twoByTwo({ messages, groups }: ReadMessages, focus: string | null): Differences[] {
  const keys = groups.map(({ key }) => key)
  if (focus === null && keys.length > ALL_PAIRS_UP_TO) return []
  const wanted =
    focus === null
      ? keys.flatMap((a, i) => keys.slice(i + 1).map((b) => [a, b] as const))
      : keys.filter((key) => key !== focus).map((b) => [focus, b] as const)
  return wanted.flatMap(([a, b]) => {
    const logs = messages.flatMap(({ logs: own }) => {
      const [x, y] = [own.get(a), own.get(b)]
      return x === undefined || y === undefined ? [] : [x - y]
    })
    return logs.length === 0 ? [] : [{ a, b, logs }]
  })
}

/** Each set of differences judged within its family; under 6 messages nothing but counts. */
function judged(family: readonly Differences[]): MessagePair[] {
  const tested = family.map(({ logs }) => ({
    test: signedRank(logs).value,
    shift: logs.length >= MIN_POSTS ? pairedShift(logs) : null,
  }))
  const places = tested.flatMap(({ test }, i) => (test === null ? [] : [{ i, p: test.p }]))
  const qs = benjaminiHochberg(places.map(({ p }) => p))
  const q = new Map(places.map(({ i }, place) => [i, qs[place] ?? 1]))
  const level = falseCoverageLevel(qs.filter((own) => own < ALPHA).length, places.length, ALPHA)
  return family.map(({ a, b, logs }, i) => {
    const { test, shift } = tested[i] ?? { test: null, shift: null }
    const at = (wanted: number | null) => {
      const found = wanted === null ? null : (shift?.intervalAt(wanted) ?? null)
      return found === null ? null : exponentiated(found)
    }
    const own = q.get(i) ?? null
    const interval = at(LEVEL)
    const adjusted = own !== null && own < ALPHA ? at(level) : null
    return {
      ...{
        a,
        b,
        n: logs.length,
        above: logs.filter((log) => log > 0).length,
        below: logs.filter((log) => log < 0).length,
      },
      ratio: shift === null ? null : Math.exp(shift.estimate),
      interval: interval === null ? null : { low: interval.lower, high: interval.upper },
      p: test?.p ?? null,
      q: own,
      strength: shift === null ? null : strengthOf({ q: own, interval, adjusted }),
    }
  })
}

/**
 * Which account is heard better with the same words: contract `messages.pairs`. Pairs are messages, so that neither theme nor
 * day can make the difference. q of a group is that of the family of all groups, whatever the focus.
 * @throws NOT_FOUND when the focus is in none of the messages and no group of the network
 */
export async function messagePairs(
  session: Session,
  { focus, ...query }: MessagesQuery & { readonly focus: string | null },
): Promise<MessagePairs> {
  const found = await readMessages(session, query)
  if (focus !== null) checkFocus(found, focus)
  const against = judged(againstOthers(found)).filter(({ n }) => n > 0)
  const posts = found.messages.reduce((total, { members }) => total + members.filter(({ counts }) => counts).length, 0)
  return {
    ...messagesBase(found),
    groups: found.groups,
    focus,
    against,
    pairs: judged(twoByTwo(found, focus)),
    messages: found.messages.length,
    posts,
    finding: pairsFinding(found, against, { focus, posts }),
  }
}

function checkFocus({ query, context, groups }: ReadMessages, focus: string): void {
  if (groups.some(({ key }) => key === focus)) return
  const { branches, accounts } = context.network
  const id = /^\d{1,9}$/.test(focus) ? Number(focus) : -1
  if (query.by === 'branch' ? !branches.has(id) : !accounts.has(id)) throw fail('NOT_FOUND', { what: query.by })
}

const STRENGTH_ORDER = { clear: 0, likely: 1, cannot_tell: 2 } as const

/** The group to speak of where nobody chose one: told apart with the best strength, then the largest ratio. */
function speaker(against: readonly MessagePair[]): MessagePair | null {
  const told = against.filter(({ strength }) => strength === 'clear' || strength === 'likely')
  const size = ({ ratio }: MessagePair) => Math.abs(Math.log(ratio ?? 1))
  const order = (own: MessagePair) => STRENGTH_ORDER[own.strength ?? 'cannot_tell']
  return told.sort((a, b) => order(a) - order(b) || size(b) - size(a))[0] ?? null
}

/** The sentence above the messages. */
function pairsFinding(
  { query, unit, messages, groups, read, context }: ReadMessages,
  against: readonly MessagePair[],
  { focus, posts }: { readonly focus: string | null; readonly posts: number },
): Finding {
  const asked = { by: query.by, rate: query.rate, unit }
  if (messages.length === 0) return makeFinding('messages_none', null, { ...asked, days: query.days, read })
  const base = { ...asked, days: query.days, messages: messages.length, posts }
  const own = focus === null ? speaker(against) : (against.find(({ a }) => a === focus) ?? null)
  const key = own?.a ?? focus
  if (key === null) {
    const most = Math.max(0, ...against.map(({ n }) => n))
    return makeFinding('messages_nothing_separates', most < MIN_POSTS ? null : 'cannot_tell', {
      ...base,
      groups: groups.length,
      most,
      needed: MIN_POSTS,
    })
  }
  const label = groups.find((group) => group.key === key)?.label ?? nameOf(query.by, key, context.network)
  if (own === null || own.ratio === null || own.strength === null) {
    const few = { key, label, n: own?.n ?? 0, above: own?.above ?? 0, needed: MIN_POSTS }
    return makeFinding('messages_few', null, { ...base, ...few })
  }
  const { ratio, interval, n, above, below, strength } = own
  const low = interval?.low ?? null
  const high = interval?.high ?? null
  const code = strength === 'cannot_tell' ? 'messages_even' : ratio > 1 ? 'messages_above' : 'messages_below'
  return makeFinding(code, strength, { ...base, key, label, n, above, below, ratio, low, high, p: own.p ?? 1 })
}

function nameOf(
  by: MessagesQuery['by'],
  key: string,
  { branches, accounts }: ReadMessages['context']['network'],
): string {
  return (by === 'branch' ? branches.get(Number(key))?.shortName : accounts.get(Number(key))?.name) ?? key
}
