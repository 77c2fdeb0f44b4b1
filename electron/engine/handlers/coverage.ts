import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { coverageBoard } from '../queries/coverageBoard'
import { readCoverageFacts } from '../queries/coverageFacts'
import { coverageSheet } from '../queries/coverageSheet'
import { reminderText } from '../reports/reminder'
import { wordsFor } from '../reports/words'
import { dayIn } from '../workspace/describe'
import { readSettings } from '../workspace/settings'

/** Which account has files for which month, and what to ask for. */
export function coverageHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const today = async (session: Session) => dayIn((await readSettings(session)).zone, context.options.clock())
  return {
    board: os.coverage.board.handler(({ input, signal }) =>
      database().read(
        async (session) => coverageBoard(await readCoverageFacts(session), input, await today(session)),
        signal,
      ),
    ),
    cell: os.coverage.cell.handler(({ input, signal }) =>
      database().read(async (session) => coverageSheet(session, input, await today(session)), signal),
    ),
    reminder: os.coverage.reminder.handler(({ input, signal }) =>
      database().read(async (session) => {
        const day = await today(session)
        const words = wordsFor(input.language)
        return reminderText(await coverageSheet(session, input, day), { kind: input.kind, today: day, words })
      }, signal),
    ),
  }
}
