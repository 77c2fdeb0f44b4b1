import { runProgram } from './cli/program'

const abort = new AbortController()
// The first signal cancels and cleans up; a second one ends at once.
for (const name of ['SIGINT', 'SIGTERM'] as const) {
  process.once(name, () => {
    abort.abort(new Error(name))
  })
}
let shown = 0
const clear = () => {
  if (shown > 0) process.stderr.write(`\r${' '.repeat(shown)}\r`)
  shown = 0
}

process.exitCode = await runProgram(
  process.argv.slice(2),
  {
    out: (text) => {
      clear()
      process.stdout.write(`${text}\n`)
    },
    error: (text) => {
      clear()
      process.stderr.write(`${text}\n`)
    },
    status: (line) => {
      if (!process.stderr.isTTY) return
      clear()
      shown = Math.min(line.length, (process.stderr.columns || 80) - 1)
      process.stderr.write(line.slice(0, shown))
    },
  },
  abort.signal,
  process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? '',
)
