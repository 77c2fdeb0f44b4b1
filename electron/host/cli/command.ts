import type { ContractRouterClient } from '@orpc/contract'
import type { ParseArgsConfig } from 'node:util'
import type { Contract } from '../../../shared/contract/contract'
import type { Engine } from '../../engine/engine'
import type { Words } from '../../engine/reports/words'
import type { Language } from '../../../shared/vocabulary'
import type { CliWords } from './words'

/** The contract, called directly. */
export type Client = ContractRouterClient<Contract>

/** 0 = done; 1 = failed, nothing or not all was done; 2 = done as far as possible, an answer is needed. */
export type ExitCode = 0 | 1 | 2

/** Values of one command's options as parseArgs gives them. */
export type Options = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>

/** What a command works with. */
export interface Session {
  readonly engine: Engine
  readonly client: Client
  readonly options: Options
  readonly files: readonly string[]
  readonly words: CliWords
  /** Sentences of findings and notices, numbers and days of the language. */
  readonly say: Words
  readonly language: Language
  readonly json: boolean
  readonly out: (text: string) => void
  readonly progress: (line: string) => void
  readonly signal: AbortSignal
}

export interface Command {
  readonly name: CommandName
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Names of the positional arguments; null when there are none. */
  readonly takesFiles: boolean
  readonly examples: readonly string[]
  run(session: Session): Promise<ExitCode>
}

export type CommandName =
  'sample' | 'import' | 'survey' | 'compare' | 'audience' | 'coverage' | 'profiles' | 'report' | 'serve'

/** An error of use: its text is for the user, nothing was done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** A text option; undefined when it was not given. */
export function textOption(options: Options, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** A repeatable text option; commas separate too: `--platform facebook,instagram`. */
export function listOption(options: Options, name: string): string[] {
  const value = options[name]
  const texts = Array.isArray(value) ? value : [value]
  return texts.flatMap((text) => (typeof text === 'string' ? text.split(',') : [])).filter((text) => text !== '')
}

/** One of a closed list. @throws UsageError naming the list */
export function choiceOption<T extends string>(session: Session, name: string, choices: readonly T[], otherwise: T): T {
  const text = textOption(session.options, name)
  if (text === undefined) return otherwise
  const choice = choices.find((each) => each === text)
  if (choice === undefined) throw new UsageError(session.words.notAChoice(name, text, choices))
  return choice
}
