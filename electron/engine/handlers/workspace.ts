import { os, type EngineContext } from '../context'
import { seedWorkspace } from '../workspace/seedWorkspace'
import { describeWorkspace } from '../workspace/describe'
import { listPeriods } from '../workspace/periods'
import { writeSettings } from '../workspace/settings'
import type { Workspaces } from '../workspace/workspaces'

/** Opening, creating and settings of the one workspace the engine holds. */
export function workspaceHandlers(context: EngineContext, workspaces: Workspaces) {
  const described = () => describeWorkspace(workspaces)
  return {
    list: os.workspace.list.handler(() => workspaces.list()),
    current: os.workspace.current.handler(async () => (workspaces.current === null ? null : described())),
    create: os.workspace.create.handler(async ({ input }) => {
      await workspaces.create(input)
      return described()
    }),
    open: os.workspace.open.handler(async ({ input }) => {
      await workspaces.open(input.id)
      return described()
    }),
    close: os.workspace.close.handler(async () => {
      await workspaces.close()
      return {}
    }),
    createSample: os.workspace.createSample.handler(({ input, signal }) =>
      seedWorkspace(context, workspaces, input.language, signal),
    ),
    saveSettings: os.workspace.saveSettings.handler(async ({ input }) => {
      await context.workspace().database.write((session) => writeSettings(session, input))
      return described()
    }),
    periods: os.workspace.periods.handler(() => listPeriods(context.workspace().database)),
  }
}
