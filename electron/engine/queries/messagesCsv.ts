import type { MessagesQuery } from '../../../shared/contract/alike'
import { csvFile, type CsvCell } from '../../../shared/csv'
import type { Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { readSettings } from '../workspace/settings'
import { messageList, readMessages } from './messagesRead'

const HEADERS = [
  ...['message', 'platform', 'from', 'to', 'account', 'group', 'post_id', 'day', 'value', 'set_aside', 'similarity'],
  ...['counts', 'text', 'permalink', 'measure', 'unit'],
]

/** One row per post of each message. Ids are text: they do not survive a spreadsheet as numbers. */
export async function messagesCsv(
  session: Session,
  { language: asked, ...query }: MessagesQuery & { language?: Language | undefined },
) {
  const found = await readMessages(session, query)
  const list = messageList(found)
  const labels = new Map(found.groups.map(({ key, label }) => [key, label]))
  const rows = list.messages.flatMap(({ id, platform, from, to, members }) =>
    members.map((member): CsvCell[] => [
      ...[id, platform, from, to, found.context.network.accounts.get(member.accountId)?.name ?? null],
      ...[labels.get(member.group ?? '') ?? null, member.postId, member.day, member.value, member.setAside],
      ...[member.similarity, member.counts, member.text, member.permalink, list.rate, list.unit],
    ]),
  )
  const language = asked ?? (await readSettings(session)).language
  return csvFile(`portee-messages-${list.by}-${list.rate}-${list.from}_${list.to}`, HEADERS, rows, language)
}
