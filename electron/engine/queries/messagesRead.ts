import { z } from 'zod'
import type { Message, MessageList, MessageMember, MessagesQuery } from '../../../shared/contract/alike'
import { PLATFORMS, SET_ASIDE, type SetAside } from '../../../shared/vocabulary'
import { numericColumns } from '../db/columns'
import type { Session } from '../db/database'
import { join, sql } from '../db/sql'
import { compileRate } from '../metrics/compile'
import { at, atInt } from '../statistics/arrays'
import { logRate } from '../statistics/logRates'
import { median } from '../statistics/quantiles'
import { accountGroup, unitOf } from './alikeRead'
import { allOf, asideCode, kept, listConditions, published } from './filter'
import { groupName, type ReadContext, readContext } from './groupNames'
import { type SameMessage, sameMessages } from './messagesGroup'
import { messageText } from './messagesText'

/** Messages that cross at once: the ones on most accounts. */
const MOST_MESSAGES = 300

/** A message with the log rates that are compared, by group. */
export interface ReadMessage extends Omit<Message, 'id'> {
  /** Mean log rate of the posts of a group that count; groups without any are not there. */
  readonly logs: ReadonlyMap<string, number>
}

/** Everything the answers about messages are made of. */
export interface ReadMessages {
  readonly query: MessagesQuery
  readonly context: ReadContext
  readonly unit: MessageList['unit']
  readonly messages: readonly ReadMessage[]
  readonly groups: MessageList['groups']
  readonly read: number
}

/** Posts with a text, as columns. */
interface Texts {
  readonly n: number
  readonly accounts: Int32Array
  readonly platforms: Int32Array
  readonly days: Int32Array
  readonly minutes: Float64Array
  readonly asides: Int32Array
  readonly e: Float64Array
  readonly d: Float64Array
  readonly texts: readonly string[]
  readonly ids: readonly string[]
}

const PLATFORM = sql`CASE p.platform ${join(
  PLATFORMS.map((platform, i) => sql`WHEN ${platform} THEN ${i}::INTEGER`),
  '\n',
)} ELSE -1 END`

/** Posts of the period with a text; set aside or not: what is set aside is shown as such, and not compared. */
async function readTexts(session: Session, query: MessagesQuery, { days }: ReadContext): Promise<Texts> {
  const rate = compileRate(query.rate)
  const from = sql`FROM post AS p ${rate.joins}
    WHERE ${allOf([published(days), sql`p.search_text <> ''`, ...listConditions(query.filter)])} ORDER BY p.id`
  const columns = await numericColumns(
    session,
    sql`SELECT p.account_id AS account, (${PLATFORM})::INTEGER AS platform, date_diff('day', DATE '1970-01-01', p.published_day)::INTEGER AS day,
          (coalesce(epoch_ms(p.published_at), epoch_ms(p.published_day::TIMESTAMP)) / 60000)::DOUBLE AS minute,
          (${asideCode(rate, kept(query.filter, query.by))})::INTEGER AS aside,
          (${rate.numerator})::DOUBLE AS e, (${rate.denominator})::DOUBLE AS d ${from}`,
  )
  const words = await session.columns(sql`SELECT p.id::VARCHAR AS id, p.search_text AS text ${from}`)
  const texts = (name: string) => (words.get(name) ?? []).map(String)
  return {
    n: columns.rows,
    accounts: columns.integers('account'),
    platforms: columns.integers('platform'),
    days: columns.integers('day'),
    minutes: columns.doubles('minute'),
    asides: columns.integers('aside'),
    e: columns.doubles('e'),
    d: columns.doubles('d'),
    texts: texts('text').map(messageText),
    ids: texts('id'),
  }
}

const shownRow = z.object({ id: z.string(), text: z.string().nullable(), permalink: z.string().nullable() })

/** Text and link of the posts that are shown. */
async function readShown(session: Session, ids: readonly string[]) {
  const wanted = JSON.stringify(ids)
  const rows = await session.all(
    shownRow,
    sql`SELECT p.id::VARCHAR AS id, p.text, p.permalink FROM post p
        JOIN (SELECT unnest(from_json(${wanted}::JSON, '["VARCHAR"]'))::UBIGINT AS id) AS w ON w.id = p.id`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** What stands for 100 on each platform: the median rate of its posts that count. */
function basesOf(texts: Texts): ReadonlyMap<number, number> {
  const rates = new Map<number, number[]>()
  for (let i = 0; i < texts.n; i++) {
    if (atInt(texts.asides, i) >= 0) continue
    const own = rates.get(atInt(texts.platforms, i)) ?? []
    own.push(at(texts.e, i) / at(texts.d, i))
    rates.set(atInt(texts.platforms, i), own)
  }
  return new Map([...rates].map(([platform, own]) => [platform, median(own) || 1]))
}

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10)

/** Finds the messages of a period and what they were met with. @throws NOT_FOUND when the period's term is gone */
export async function readMessages(session: Session, query: MessagesQuery): Promise<ReadMessages> {
  const context = await readContext(session, query.filter)
  const texts = await readTexts(session, query, context)
  const posts = Array.from({ length: texts.n }, (_, i) => ({
    account: atInt(texts.accounts, i),
    platform: String(atInt(texts.platforms, i)),
    text: texts.texts[i] ?? '',
    day: atInt(texts.days, i),
    minute: at(texts.minutes, i),
  }))
  const found = sameMessages(posts, query)
  const bases = basesOf(texts)
  const unit = unitOf(query.rate, bases.size > 1)
  const ids = found.flatMap(({ members }) => members.map(({ post }) => texts.ids[post] ?? ''))
  const shown = ids.length === 0 ? new Map<string, never>() : await readShown(session, ids)
  const making = { query, context, texts, shown, bases: unit === 'index' ? bases : null }
  const messages = found.map((own) => messageOf(making, own))
  const keys = new Set(
    messages.flatMap(({ members }) => members.flatMap(({ group }) => (group === null ? [] : [group]))),
  )
  const groups = [...keys].map((key) => {
    const name = groupName(query.by, key, context)
    return { ...name, key, label: name.label ?? key }
  })
  groups.sort((a, b) => a.label.localeCompare(b.label, 'fr') || (a.key < b.key ? -1 : 1))
  return { query, context, unit, messages, groups, read: texts.n }
}

interface Making {
  readonly query: MessagesQuery
  readonly context: ReadContext
  readonly texts: Texts
  readonly shown: ReadonlyMap<string, z.infer<typeof shownRow>>
  readonly bases: ReadonlyMap<number, number> | null
}

/** A post as it is shown. */
function memberOf(making: Making, { post, similarity, counts }: SameMessage['members'][number]): MessageMember {
  const { query, context, texts, shown, bases } = making
  const id = texts.ids[post] ?? ''
  const accountId = atInt(texts.accounts, post)
  const reason: SetAside | undefined = SET_ASIDE[atInt(texts.asides, post)]
  const rate = at(texts.e, post) / at(texts.d, post)
  const value = bases === null ? rate : (100 * rate) / (bases.get(atInt(texts.platforms, post)) ?? 1)
  const own = shown.get(id)
  return {
    postId: id,
    accountId,
    group: accountGroup(query.by, context.network, accountId),
    day: isoDay(atInt(texts.days, post)),
    text: own?.text ?? '',
    permalink: own?.permalink ?? null,
    value: reason === undefined ? value : null,
    setAside: reason ?? null,
    similarity,
    counts,
  }
}

function messageOf(making: Making, { centre, members }: SameMessage): ReadMessage {
  const { texts, shown } = making
  const made = members.map((member) => memberOf(making, member))
  const logs = new Map<string, number[]>()
  members.forEach(({ post }, i) => {
    const own = made[i]
    if (own === undefined || !own.counts || own.value === null || own.group === null) return
    logs.set(own.group, [...(logs.get(own.group) ?? []), logRate(at(texts.e, post), at(texts.d, post))])
  })
  const days = made.map(({ day }) => day).sort()
  const mean = (values: readonly number[]) => values.reduce((total, value) => total + value, 0) / values.length
  return {
    platform: PLATFORMS[atInt(texts.platforms, centre)] ?? 'facebook',
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    text: shown.get(texts.ids[centre] ?? '')?.text ?? '',
    members: made,
    logs: new Map([...logs].map(([group, values]) => [group, mean(values)])),
  }
}

/** The fields both answers begin with. */
export function messagesBase({ query, unit, context }: ReadMessages) {
  const { by, rate, days, similarity } = query
  return { by, rate, unit, from: context.days.from, to: context.days.to, days, similarity }
}

/** The messages with their posts: contract `messages.list`. */
export async function listMessages(session: Session, query: MessagesQuery): Promise<MessageList> {
  return messageList(await readMessages(session, query))
}

/** Messages on most accounts where there are too many, in order of day. */
export function messageList(found: ReadMessages): MessageList {
  const accounts = ({ members }: ReadMessage) => members.filter(({ counts }) => counts).length
  const places = found.messages.map((own, place) => ({ own, place }))
  const most = [...places]
    .sort((a, b) => accounts(b.own) - accounts(a.own) || a.place - b.place)
    .slice(0, MOST_MESSAGES)
  const chosen = new Set(most.map(({ place }) => place))
  return {
    ...messagesBase(found),
    groups: found.groups,
    messages: places
      .filter(({ place }) => chosen.has(place))
      .map(({ own: { platform, from, to, text, members }, place }) => ({
        id: place + 1,
        platform,
        from,
        to,
        text,
        members,
      })),
    total: found.messages.length,
    read: found.read,
  }
}
