import { agreementContract } from './agreement'
import { alikeContract, messagesContract } from './alike'
import { audienceContract } from './audience'
import { compareContract } from './compare'
import { coverageContract } from './coverage'
import { driftContract } from './drift'
import { homeContract } from './home'
import { importsContract } from './imports'
import { mappingsContract } from './mappings'
import { maturityContract } from './maturity'
import { needsContract } from './needs'
import { networkContract } from './network'
import { populationsContract } from './populations'
import { postsContract } from './posts'
import { reportContract } from './report'
import { surveysContract } from './surveys'
import { themesContract } from './themes'
import { suggestionsContract } from './suggestions'
import { timelineContract } from './timeline'
import { viewsContract } from './views'
import { systemContract, workspaceContract } from './workspace'

/** The whole of what a view, a browser tab or a script can ask of the engine. */
export const contract = {
  system: systemContract,
  workspace: workspaceContract,
  network: networkContract,
  maturity: maturityContract,
  imports: importsContract,
  mappings: mappingsContract,
  coverage: coverageContract,
  posts: postsContract,
  views: viewsContract,
  themes: themesContract,
  compare: compareContract,
  alike: alikeContract,
  messages: messagesContract,
  audience: { ...audienceContract, ...driftContract },
  report: reportContract,
  home: homeContract,
  timeline: timelineContract,
  suggestions: suggestionsContract,
  agreement: agreementContract,
  surveys: surveysContract,
  needs: needsContract,
  populations: populationsContract,
}
export type Contract = typeof contract
