import type { Message, MessagePair, MessagePairs } from '../../../shared/contract/alike'
import { alikeWords } from './alikeWords'
import type { ExitCode, Session } from './command'
import { intervalText, pText, ratioText, readAlikeQuery, readFocus, sentence, writeCsv } from './compareAlike'
import { compareWords } from './compareWords'
import { table } from './table'

/**
 * `compare --view messages`: messages found on several accounts, and who is heard better with the same words. `--json` prints
 * {…messages.pairs, list: messages.list}; `--focus NAME` speaks of one group.
 */
export async function run(session: Session): Promise<ExitCode> {
  const query = await readAlikeQuery(session)
  const focus = await readFocus(session, query.by)
  await writeCsv(session, () => session.client.messages.csv({ ...query, language: session.language }))
  const pairs = await session.client.messages.pairs({ ...query, focus })
  const list = await session.client.messages.list(query)
  session.out(session.json ? JSON.stringify({ ...pairs, list }, null, 2) : messagesText(session, pairs, list.messages))
  return 0
}

function messagesText(session: Session, pairs: MessagePairs, messages: readonly Message[]): string {
  const own = alikeWords(session.language)
  const { say } = session
  const columns = [
    { title: own.message, cell: ({ text }: Message) => text.replaceAll(/\s+/g, ' ') },
    {
      title: own.days,
      cell: ({ from, to }: Message) => (from === to ? say.day(from) : `${say.day(from)} – ${say.day(to)}`),
    },
    {
      title: own.posts,
      align: 'right',
      cell: ({ members }: Message) => say.number(members.filter(({ counts }) => counts).length),
    },
  ] as const
  return [
    ...(messages.length === 0 ? [] : [table(columns, messages), '']),
    ...[pairs.against, pairs.pairs].flatMap((rows) =>
      rows.length === 0 ? [] : [pairsTable(session, pairs, rows), ''],
    ),
    sentence(session, pairs.finding),
  ].join('\n')
}

function pairsTable(session: Session, { by, groups }: MessagePairs, rows: readonly MessagePair[]): string {
  const own = alikeWords(session.language)
  const words = compareWords(session.language)
  const name = (key: string) =>
    key === 'others' ? own.others : (groups.find((each) => each.key === key)?.label ?? key)
  const columns = [
    { title: words.by[by], cell: ({ a }: MessagePair) => name(a) },
    { title: own.against, cell: ({ b }: MessagePair) => name(b) },
    { title: own.messages, align: 'right', cell: ({ n }: MessagePair) => session.say.number(n) },
    { title: own.above, align: 'right', cell: ({ above }: MessagePair) => session.say.number(above) },
    { title: own.ratio, align: 'right', cell: ({ ratio }: MessagePair) => ratioText(session, ratio) },
    {
      title: session.words.interval,
      align: 'right',
      cell: ({ interval }: MessagePair) => intervalText(session, interval),
    },
    { title: 'p', align: 'right', cell: ({ p }: MessagePair) => pText(session, p) },
    { title: 'q', align: 'right', cell: ({ q }: MessagePair) => pText(session, q) },
    {
      title: words.strength,
      cell: ({ strength }: MessagePair) => (strength === null ? '—' : words.strengths[strength]),
    },
  ] as const
  return table(columns, rows)
}
