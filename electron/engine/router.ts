import type { EngineContext } from './context'
import { closedErrors } from './errors'
import { compareHandlers } from './handlers/compare'
import { homeHandlers } from './handlers/home'
import { networkHandlers } from './handlers/network'
import { postsHandlers } from './handlers/posts'
import { systemHandlers } from './handlers/system'
import { workspaceHandlers } from './handlers/workspace'
import type { Workspaces } from './workspace/workspaces'

/** All handlers under the contract. A contract method without handler does not compile here. */
export function createRouter(context: EngineContext, workspaces: Workspaces) {
  const os = closedErrors(context.options.log)
  return {
    system: os.system.router(systemHandlers(context)),
    workspace: os.workspace.router(workspaceHandlers(context, workspaces)),
    network: os.network.router(networkHandlers(context)),
    posts: os.posts.router(postsHandlers(context)),
    compare: os.compare.router(compareHandlers(context)),
    home: os.home.router(homeHandlers(context)),
  }
}
