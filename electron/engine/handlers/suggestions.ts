import { DEFAULT_TARGET } from '../../../shared/contract/suggestions'
import { os, type EngineContext } from '../context'
import { withProgress } from '../import/progress'
import { answerSuggestions, undoAnswers } from '../themes/suggest/answer'
import { listSuggestions, suggestionsCsv } from '../themes/suggest/list'
import { suggestionStateOf } from '../themes/suggest/state'
import { trainSuggestions } from '../themes/suggest/train'

/** The local model: what it has learnt, what it proposes, and people's answers. */
export function suggestionsHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    state: os.suggestions.state.handler(({ signal }) => database().read(suggestionStateOf, signal)),
    train: os.suggestions.train.handler(async function* ({ input, signal }) {
      yield* withProgress(async (report) => {
        await trainSuggestions(context, input.target ?? DEFAULT_TARGET, signal, report)
        return database().read(suggestionStateOf, signal)
      })
    }),
    list: os.suggestions.list.handler(({ input, signal }) =>
      database().read((session) => listSuggestions(session, input.filter, input.offset, input.limit), signal),
    ),
    answer: os.suggestions.answer.handler(async ({ input }) => {
      const now = context.options.clock()
      return { before: await database().write((session) => answerSuggestions(session, input.answers, now)) }
    }),
    undo: os.suggestions.undo.handler(async ({ input }) => {
      await database().write((session) => undoAnswers(session, input.before))
      return {}
    }),
    csv: os.suggestions.csv.handler(({ input, signal }) =>
      database().read((session) => suggestionsCsv(session, input.filter, input.language), signal),
    ),
  }
}
