import { os, type EngineContext } from '../context'
import { listViews, removeView, renameView, restoreView, saveView } from '../queries/savedViews'

/** Saved views: addresses kept under a name. */
export function viewsHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    list: os.views.list.handler(({ signal }) => database().read(listViews, signal)),
    save: os.views.save.handler(({ input }) => {
      const now = context.options.clock()
      return database().write((session) => saveView(session, input, now))
    }),
    rename: os.views.rename.handler(async ({ input }) => {
      await database().write((session) => renameView(session, input.id, input.name))
      return {}
    }),
    remove: os.views.remove.handler(async ({ input }) => ({
      before: await database().write((session) => removeView(session, input.id)),
    })),
    restore: os.views.restore.handler(async ({ input }) => {
      await database().write((session) => restoreView(session, input.before))
      return {}
    }),
  }
}
