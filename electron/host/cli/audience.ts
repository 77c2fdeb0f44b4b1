import { run as runDrift } from './audienceDrift'
import { NEEDS_OPTIONS, run as runNeeds } from './audienceNeeds'
import { run as runNetwork } from './audienceNetwork'
import { run as runPairs } from './audiencePairs'
import { run as runSurveys } from './audienceSurveys'
import { choiceOption, type Command, type ExitCode, type Session } from './command'
import { openWorkspace } from './workspaceFile'

/** What `--view` can show, in the order of help; every one takes `--json`, those of a table `--csv FILE` too. */
const VIEWS = {
  pairs: runPairs,
  network: runNetwork,
  surveys: runSurveys,
  needs: runNeeds,
  drift: runDrift,
} as const satisfies Record<string, (session: Session) => Promise<ExitCode>>

const VIEW_NAMES = ['pairs', 'network', 'surveys', 'needs', 'drift'] as const

/** Does each account reach the personas of its editorial line? Pair by pair, or persona by persona over the network. */
export const audienceCommand: Command = {
  name: 'audience',
  takesFiles: false,
  options: {
    period: { type: 'string' },
    account: { type: 'string', multiple: true },
    persona: { type: 'string', multiple: true },
    view: { type: 'string' },
    csv: { type: 'string' },
    ...NEEDS_OPTIONS,
  },
  examples: [
    'portee audience --workspace network.duckdb --period 2026-Q2',
    'portee audience --workspace network.duckdb --account bu_valmont --json',
    'portee audience --workspace network.duckdb --view network --csv personas.csv',
    'portee audience --workspace network.duckdb --view surveys',
    'portee audience --workspace network.duckdb --view needs --branch Santé',
    'portee audience --workspace network.duckdb --view drift --account bu_valmont',
  ],
  async run(session) {
    await openWorkspace(session)
    return VIEWS[choiceOption(session, 'view', VIEW_NAMES, 'pairs')](session)
  },
}
