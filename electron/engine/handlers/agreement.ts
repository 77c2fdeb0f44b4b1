import { os, type EngineContext } from '../context'
import { answerPost, codingOf } from '../themes/agreement/coding'
import { agreementOf } from '../themes/agreement/result'
import { listRounds, removeRound, restoreRound, startRound } from '../themes/agreement/rounds'
import { roundCsv, settlePost } from '../themes/agreement/settle'
import { restoreTags } from '../themes/tags'

/** Rounds in which several people code the same posts, and how far they agree. */
export function agreementHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const now = () => context.options.clock()
  return {
    rounds: os.agreement.rounds.handler(({ signal }) => database().read(listRounds, signal)),
    start: os.agreement.start.handler(({ input }) => {
      const draft = { ...input, seed: input.seed ?? now().getTime() >>> 0 }
      return database().write((session) => startRound(session, draft, now()))
    }),
    coding: os.agreement.coding.handler(({ input, signal }) =>
      database().read((session) => codingOf(session, input.roundId, input.coder), signal),
    ),
    answer: os.agreement.answer.handler(async ({ input }) => {
      await database().write((session) => answerPost(session, input, now()))
      return {}
    }),
    result: os.agreement.result.handler(({ input, signal }) =>
      database().read((session) => agreementOf(session, input.roundId, input.early), signal),
    ),
    settle: os.agreement.settle.handler(async ({ input }) => ({
      before: await database().write((session) => settlePost(session, input, now())),
    })),
    unsettle: os.agreement.unsettle.handler(async ({ input }) => {
      await database().write((session) => restoreTags(session, input.before))
      return {}
    }),
    remove: os.agreement.remove.handler(async ({ input }) => ({
      before: await database().write((session) => removeRound(session, input.roundId)),
    })),
    restore: os.agreement.restore.handler(async ({ input }) => {
      await database().write((session) => restoreRound(session, input.before))
      return {}
    }),
    csv: os.agreement.csv.handler(({ input, signal }) =>
      database().read((session) => roundCsv(session, input.roundId, input.language), signal),
    ),
  }
}
