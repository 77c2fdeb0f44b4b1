import type { Verdict } from '../../../shared/vocabulary'
import type { CommandName } from './command'

interface SampleSummary {
  readonly name: string
  readonly posts: number
  readonly imports: number
  readonly period: string
}

/** Every sentence of the command line. Both languages implement it: a missing one does not compile. */
export interface CliWords {
  readonly usage: string
  readonly commands: Readonly<Record<CommandName, string>>
  /** Help of each option, in the order shown; `<command> <option>` where a command means something else by it. */
  readonly options: Readonly<Record<string, string>>
  readonly commonOptions: string
  readonly examples: string
  readonly exitCodes: string
  readonly unknownCommand: (text: string) => string
  readonly missingWorkspace: string
  readonly missingFiles: string
  readonly missingFile: (path: string) => string
  readonly oneAccount: string
  readonly notAChoice: (option: string, text: string, choices: readonly string[]) => string
  readonly unknownName: (option: string, text: string, known: readonly string[]) => string
  readonly notAPeriod: (text: string) => string
  readonly notADate: (text: string) => string
  /** code: why the file is no profile. */
  readonly notAProfile: (path: string, code: string) => string
  readonly profileDoesNotFit: (file: string, profile: string) => string
  readonly columnsOpen: (columns: number, open: number) => string
  readonly profile: string
  readonly columns: string
  readonly noProfiles: string
  readonly notAPort: (text: string) => string
  readonly changedMeanwhile: string
  readonly created: (name: string) => string
  readonly folderInUse: (folder: string) => string
  readonly sampleMade: (summary: SampleSummary, file: string) => string
  readonly serving: (url: string) => string
  readonly interrupted: string
  /** What happened in words, and the code to look for in the help. */
  readonly failed: (said: string, reference: string) => string
  readonly progress: (stage: string, done: number, total: number | null, unit: string) => string
  readonly file: string
  readonly what: string
  readonly state: string
  readonly account: string
  readonly rows: string
  readonly rowsNew: string
  readonly rowsUpdated: string
  readonly rowsUnchanged: string
  readonly rowsDuplicate: string
  readonly rowsSetAside: string
  readonly rowsRejected: string
  readonly nothingImported: string
  readonly fileState: (state: 'ready' | 'asks' | 'refused' | 'known' | 'skipped') => string
  readonly network: string
  readonly median: string
  readonly interval: string
  readonly ratioOfSums: string
  readonly immature: string
  readonly vocabulary: (word: string) => string
  readonly verdictTitle: string
  readonly grade: string
  readonly bounds: string
  readonly noPairs: string
  readonly verdict: (verdict: Verdict) => string
  readonly notAMonth: (text: string) => string
  readonly notACount: (text: string, most: number) => string
  readonly monthsShown: (first: string, last: string) => string
  readonly lastExport: string
  readonly coverageState: (state: string) => string
  readonly nothingToAsk: string
  readonly hiddenFiles: (n: number) => string
}
