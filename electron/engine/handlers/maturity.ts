import { os, type EngineContext } from '../context'
import { maturityFits, chooseWindow } from '../queries/maturityFit'
import { maturityWindows } from '../queries/maturityWindows'

/** After how many days a post counts as mature. */
export function maturityHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    windows: os.maturity.windows.handler(({ signal }) => database().read(maturityWindows, signal)),
    fit: os.maturity.fit.handler(({ signal }) => database().read(maturityFits, signal)),
    use: os.maturity.use.handler(({ input }) =>
      database().write((session) => chooseWindow(session, input, context.options.clock())),
    ),
  }
}
