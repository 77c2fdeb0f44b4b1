import type { Command } from './command'
import type { CliWords } from './words'

/** Help of the whole program. */
export function programHelp(words: CliWords, commands: readonly Command[]): string {
  const wide = Math.max(...commands.map((command) => command.name.length))
  return [
    words.usage,
    '',
    ...commands.map((command) => `  ${command.name.padEnd(wide)}  ${words.commands[command.name]}`),
    '',
    `  ${words.commonOptions}`,
    '',
    words.exitCodes,
    '',
    words.examples,
    ...commands.map((command) => `  ${command.examples[0] ?? ''}`),
  ].join('\n')
}

/** Help of one command. */
export function commandHelp(words: CliWords, command: Command): string {
  const names = ['workspace', ...Object.keys(command.options)]
  return [
    `portee ${command.name}${command.takesFiles ? ' FILES…' : ''} [options]`,
    words.commands[command.name],
    '',
    ...names.map((name) => `  ${words.options[`${command.name} ${name}`] ?? words.options[name] ?? `--${name}`}`),
    `  ${words.commonOptions}`,
    '',
    words.exitCodes,
    '',
    words.examples,
    ...command.examples.map((example) => `  ${example}`),
  ].join('\n')
}
