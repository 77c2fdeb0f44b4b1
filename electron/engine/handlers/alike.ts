import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { alikeBranches } from '../queries/alikeBranches'
import { alikeCsv } from '../queries/alikeCsv'
import { alikeDecompose } from '../queries/alikeDecompose'
import { messagesCsv } from '../queries/messagesCsv'
import { messagePairs } from '../queries/messagesPairs'
import { listMessages } from '../queries/messagesRead'

function reader(context: EngineContext) {
  return <T>(work: (session: Session) => Promise<T>, signal: AbortSignal | undefined) =>
    context.workspace().database.read(work, signal)
}

/** Like for like: what a group publishes, and what it makes of it. */
export function alikeHandlers(context: EngineContext) {
  const read = reader(context)
  return {
    branches: os.alike.branches.handler(({ input, signal }) =>
      read((session) => alikeBranches(session, input), signal),
    ),
    decompose: os.alike.decompose.handler(({ input: { focus, ...query }, signal }) =>
      read((session) => alikeDecompose(session, query, focus), signal),
    ),
    csv: os.alike.csv.handler(({ input, signal }) => read((session) => alikeCsv(session, input), signal)),
  }
}

/** The same message on several accounts. */
export function messagesHandlers(context: EngineContext) {
  const read = reader(context)
  return {
    list: os.messages.list.handler(({ input, signal }) => read((session) => listMessages(session, input), signal)),
    pairs: os.messages.pairs.handler(({ input, signal }) => read((session) => messagePairs(session, input), signal)),
    csv: os.messages.csv.handler(({ input, signal }) => read((session) => messagesCsv(session, input), signal)),
  }
}
