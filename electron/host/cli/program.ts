import { createRouterClient, ORPCError } from '@orpc/server'
import { parseArgs } from 'node:util'
import { wordsFor } from '../../engine/reports/words'
import { LANGUAGES, type Language } from '../../../shared/vocabulary'
import { printerOrNull } from '../printer'
import { startEngine } from '../startEngine'
import { audienceCommand } from './audience'
import { UsageError, type Command, type ExitCode, type Options } from './command'
import { compareCommand } from './compare'
import { coverageCommand } from './coverage'
import { commandHelp, programHelp } from './help'
import { importCommand } from './import'
import { profilesCommand } from './profiles'
import { reportCommand } from './report'
import { sampleCommand } from './sample'
import { serveCommand } from './serve'
import { surveyCommand } from './survey'
import { cliWords } from './languages'
import type { CliWords } from './words'

export const COMMANDS: readonly Command[] = [
  sampleCommand,
  importCommand,
  surveyCommand,
  compareCommand,
  audienceCommand,
  coverageCommand,
  profilesCommand,
  reportCommand,
  serveCommand,
]

/** Where a command writes: results, and everything else (progress, errors). */
export interface Streams {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** One line that replaces the one before; on a terminal only. */
  readonly status: (line: string) => void
}

const COMMON = {
  workspace: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** Runs one command line; never throws. `system` is the language of the system, e.g. from LANG. */
export async function runProgram(
  args: readonly string[],
  streams: Streams,
  signal: AbortSignal,
  system: string,
): Promise<ExitCode> {
  const language = readLanguage(args, system)
  const words = cliWords(language)
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    streams.out(programHelp(words, COMMANDS))
    return name === undefined ? 1 : 0
  }
  const command = COMMANDS.find((each) => each.name === name)
  try {
    if (command === undefined) throw new UsageError(words.unknownCommand(name))
    return await runCommand(command, rest, { streams, signal, language, words })
  } catch (error) {
    streams.error(errorText(error, { words, language }, signal))
    if (command === undefined) streams.error(programHelp(words, COMMANDS))
    return 1
  }
}

interface Call {
  readonly streams: Streams
  readonly signal: AbortSignal
  readonly language: Language
  readonly words: CliWords
}

async function runCommand(command: Command, args: readonly string[], call: Call): Promise<ExitCode> {
  const { values, positionals } = parse(command, args)
  if (values['help'] === true) {
    call.streams.out(commandHelp(call.words, command))
    return 0
  }
  const engine = await startEngine({ print: printerOrNull() })
  try {
    return await command.run({
      engine,
      client: createRouterClient(engine.router),
      options: values,
      files: positionals,
      words: call.words,
      say: wordsFor(call.language),
      language: call.language,
      json: values['json'] === true,
      out: call.streams.out,
      progress: call.streams.status,
      signal: call.signal,
    })
  } finally {
    await engine.close()
  }
}

function parse(command: Command, args: readonly string[]): { values: Options; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      options: { ...COMMON, ...command.options },
      allowPositionals: command.takesFiles,
      strict: true,
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

/** --lang, read before anything else so that even the error about another option is in that language. */
function readLanguage(args: readonly string[], system: string): Language {
  const given = args.find((_, i) => args[i - 1] === '--lang') ?? args.find((arg) => arg.startsWith('--lang='))?.slice(7)
  return LANGUAGES.find((each) => each === given) ?? (/^fr/i.test(system) ? 'fr' : 'en')
}

function errorText(error: unknown, { words, language }: Pick<Call, 'words' | 'language'>, signal: AbortSignal): string {
  if (signal.aborted) return words.interrupted
  if (error instanceof UsageError) return error.message
  if (error instanceof ORPCError) return failedText(String(error.code), error.data, { words, language })
  return failedText(
    'INTERNAL',
    { message: error instanceof Error ? error.message : String(error) },
    { words, language },
  )
}

/** The sentences the screens say of an error, and its code with what is known of it. */
function failedText(code: string, data: unknown, { words, language }: Pick<Call, 'words' | 'language'>): string {
  const sentences = wordsFor(language)
  const known = typeof data === 'object' && data !== null ? Object.entries(data) : []
  const texts = Object.fromEntries(known.map(([key, value]) => [key, String(value)]))
  const detail = texts['found'] ?? texts['reason'] ?? texts['what'] ?? ''
  const ids = [`error.${code}.${detail}`, `error.${code}`, 'error.INTERNAL']
  const said = ids.find((id) => sentences.has(id))
  const values = known.map(([key]) => texts[key] ?? '')
  return words.failed(said === undefined ? '' : sentences.say(said, texts), [code, ...values].join(' '))
}
