import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What one case measured in a process of its own. */
export interface Measured {
  readonly seconds: number
  /** Highest resident memory of the process, in megabytes. */
  readonly memory: number
  readonly detail: Readonly<Record<string, number>>
}

/** Runs a case in a new process, so that memory and caches are its own. */
export async function measure(name: string, folder: string): Promise<Measured> {
  const script = process.argv[1]
  if (script === undefined) throw new Error('no script')
  const { stdout } = await run(process.execPath, [script, name, folder], { maxBuffer: 1 << 24 })
  const last = stdout.trim().split('\n').at(-1) ?? ''
  return JSON.parse(last) as Measured // written by `report` below, in our own child process
}

/** Ends a case: prints its measure as the last line. */
export function report(started: number, detail: Measured['detail'] = {}): void {
  const measured: Measured = {
    seconds: (performance.now() - started) / 1000,
    memory: process.resourceUsage().maxRSS / 1024,
    detail,
  }
  process.stdout.write(`${JSON.stringify(measured)}\n`)
}

/** Median of repeated timings of one piece of work, in seconds, after one run that is not counted. */
export async function timed(work: () => Promise<unknown>, times = 5): Promise<number> {
  await work()
  const taken: number[] = []
  for (let i = 0; i < times; i++) {
    const started = performance.now()
    await work()
    taken.push((performance.now() - started) / 1000)
  }
  return taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN
}
