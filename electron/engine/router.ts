import { createRouterClient, type Context, type Router } from '@orpc/server'
import type { Contract } from '../../shared/contract/contract'
import { os, type EngineContext } from './context'
import { closedErrors } from './errors'
import { agreementHandlers } from './handlers/agreement'
import { alikeHandlers, messagesHandlers } from './handlers/alike'
import { audienceHandlers } from './handlers/audience'
import { compareHandlers } from './handlers/compare'
import { coverageHandlers } from './handlers/coverage'
import { driftHandlers } from './handlers/drift'
import { homeHandlers } from './handlers/home'
import { importsHandlers } from './handlers/imports'
import { mappingsHandlers } from './handlers/mappings'
import { maturityHandlers } from './handlers/maturity'
import { needsHandlers } from './handlers/needs'
import { networkHandlers } from './handlers/network'
import { populationsHandlers } from './handlers/populations'
import { postsHandlers } from './handlers/posts'
import { reportHandlers } from './handlers/report'
import { suggestionsHandlers } from './handlers/suggestions'
import { surveysHandlers } from './handlers/surveys'
import { systemHandlers } from './handlers/system'
import { themesHandlers } from './handlers/themes'
import { timelineHandlers } from './handlers/timeline'
import { viewsHandlers } from './handlers/views'
import { workspaceHandlers } from './handlers/workspace'
import type { Workspaces } from './workspace/workspaces'

/** Every method of the contract with its handler. */
export type EngineRouter = Router<Contract, Context>

/** All handlers under the contract. A contract method without handler does not compile here. */
export function createRouter(context: EngineContext, workspaces: Workspaces): EngineRouter {
  const guarded = os.use(closedErrors(context.options.log))
  // The report asks its questions through the contract, like any other door.
  const sources = () => createRouterClient(router)
  const router: EngineRouter = guarded.router({
    system: systemHandlers(context),
    workspace: workspaceHandlers(context, workspaces),
    network: networkHandlers(context),
    maturity: maturityHandlers(context),
    imports: importsHandlers(context),
    mappings: mappingsHandlers(context),
    coverage: coverageHandlers(context),
    posts: postsHandlers(context),
    views: viewsHandlers(context),
    themes: themesHandlers(context),
    compare: compareHandlers(context),
    alike: alikeHandlers(context),
    messages: messagesHandlers(context),
    audience: { ...audienceHandlers(context), ...driftHandlers(context) },
    report: reportHandlers(context, sources),
    home: homeHandlers(context),
    timeline: timelineHandlers(context),
    suggestions: suggestionsHandlers(context),
    agreement: agreementHandlers(context),
    surveys: surveysHandlers(context),
    needs: needsHandlers(context),
    populations: populationsHandlers(context),
  })
  return router
}
