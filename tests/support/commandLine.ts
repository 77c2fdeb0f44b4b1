import { runProgram } from '../../electron/host/cli/program'

/** A command line as the built program runs it, on a machine of that locale: what it wrote and its exit code. */
const on =
  (locale: string) =>
  async (...args: string[]) => {
    const out: string[] = []
    const error: string[] = []
    const streams = {
      out: (text: string) => out.push(text),
      error: (text: string) => error.push(text),
      status: () => 0,
    }
    const code = await runProgram(args, streams, new AbortController().signal, locale)
    return { code, out: out.join('\n'), error: error.join('\n') }
  }

export const run = on('en_GB.UTF-8')
export const runInFrench = on('fr_FR.UTF-8')
