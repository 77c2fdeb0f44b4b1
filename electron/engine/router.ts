import type { Context, Router } from '@orpc/server'
import type { Contract } from '../../shared/contract/contract'
import type { EngineContext } from './context'
import { closedErrors } from './errors'
import { audienceHandlers } from './handlers/audience'
import { compareHandlers } from './handlers/compare'
import { homeHandlers } from './handlers/home'
import { importsHandlers } from './handlers/imports'
import { networkHandlers } from './handlers/network'
import { postsHandlers } from './handlers/posts'
import { systemHandlers } from './handlers/system'
import { workspaceHandlers } from './handlers/workspace'
import type { Workspaces } from './workspace/workspaces'

/** Every method of the contract with its handler. */
export type EngineRouter = Router<Contract, Context>

/** All handlers under the contract. A contract method without handler does not compile here. */
export function createRouter(context: EngineContext, workspaces: Workspaces): EngineRouter {
  const os = closedErrors(context.options.log)
  const present = {
    system: os.system.router(systemHandlers(context)),
    workspace: os.workspace.router(workspaceHandlers(context, workspaces)),
    audience: os.audience.router(audienceHandlers(context)),
    network: os.network.router(networkHandlers(context)),
    posts: os.posts.router(postsHandlers(context)),
    compare: os.compare.router(compareHandlers(context)),
    home: os.home.router(homeHandlers(context)),
    imports: os.imports.router(importsHandlers(context)),
  }
  // report is being written: until it exists its methods answer NOT_FOUND at run time.
  return present as unknown as EngineRouter
}
