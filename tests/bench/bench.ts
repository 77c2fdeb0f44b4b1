import { mkdir, mkdtemp, rm, stat, utimes } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { facebookBenchRows, writeFacebookContentFile } from '../../electron/engine/sample/writers/facebookBench'
import { comparison, importAll, reference } from './cases'
import { measure } from './measure'

/**
 * `npm run bench`: ratios against a named reference of the same run, never bare seconds. Sizes may be cut for a trial:
 * BENCH_ROWS (1,000,000). Each case runs in a process of its own.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
const FILES = 120
const POSTS_PER_FILE = 60
const CASES: Record<string, (folder: string) => Promise<void>> = { reference, import: importAll, comparison }

const [, , name, folder] = process.argv
if (name !== undefined && folder !== undefined) await (CASES[name] ?? unknown)(folder)
else await all()

async function all(): Promise<void> {
  print(`${process.platform} ${process.arch}, ${cpus().length} cores, Node ${process.version}`)
  const root = await mkdtemp(join(tmpdir(), 'portee-bench-'))
  try {
    await large(join(root, 'large'))
    await many(join(root, 'many'))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function large(where: string): Promise<void> {
  const input = await inputFolder(where)
  const file = join(input, 'Oct-01-2023_Oct-01-2026_1000000000000001.csv')
  await writeFacebookContentFile(file, facebookBenchRows(ROWS, 7), 'en-2026')
  const megabytes = (await stat(file)).size / 1e6
  print(`\nOne Facebook export, ${count(ROWS)} rows, ${megabytes.toFixed(0)} MB`)
  const base = await measure('reference', where)
  const own = await measure('import', where)
  print(`  reference: DuckDB loads it as text into a file     ${base.seconds.toFixed(1)} s`)
  print(
    `  import, staging to commit                          ${own.seconds.toFixed(1)} s  = ${ratio(own.seconds, base.seconds)}  (aim 1.5)`,
  )
  print(
    `  staged alone                                       ${(own.detail['staged'] ?? Number.NaN).toFixed(1)} s; ${count(own.detail['rows'] ?? 0)} posts written`,
  )
  print(`  memory of the import                               ${own.memory.toFixed(0)} MB  (aim 2000)`)
  const { detail } = await measure('comparison', where)
  const bare = detail['bare'] ?? Number.NaN
  print(`\nComparison of ${count(detail['posts'] ?? 0)} posts in ${detail['groups'] ?? 0} groups`)
  print(`  reference: the same medians in plain SQL           ${(bare * 1000).toFixed(0)} ms`)
  print(
    `  medians, intervals, tests, order, brackets         ${((detail['full'] ?? Number.NaN) * 1000).toFixed(0)} ms = ${ratio(detail['full'] ?? Number.NaN, bare)}  (aim 3)`,
  )
  print(
    `  a page of publications, searched and sorted        ${((detail['page'] ?? Number.NaN) * 1000).toFixed(0)} ms = ${ratio(detail['page'] ?? Number.NaN, bare)}`,
  )
}

async function many(where: string): Promise<void> {
  const input = await inputFolder(where)
  const rows = [...facebookBenchRows(FILES * POSTS_PER_FILE, 11)]
  for (let i = 0; i < FILES; i++) {
    const own = rows.slice(i * POSTS_PER_FILE, (i + 1) * POSTS_PER_FILE)
    const path = join(input, `Jul-01-2026_Sep-30-2026_${1_000_000_000_000_000 + i}.csv`)
    await writeFacebookContentFile(path, own, 'en-2026')
    await utimes(path, new Date('2026-11-01T08:00:00Z'), new Date(Date.UTC(2026, 10, 1, 8, i)))
  }
  const base = await measure('reference', where)
  const own = await measure('import', where)
  print(`\n${FILES} files of ${POSTS_PER_FILE} posts in one drop`)
  print(`  reference: DuckDB loads each as text into a file   ${base.seconds.toFixed(1)} s`)
  print(
    `  import, staging to commit                          ${own.seconds.toFixed(1)} s  = ${ratio(own.seconds, base.seconds)}; ${count(own.detail['rows'] ?? 0)} posts written`,
  )
}

async function inputFolder(where: string): Promise<string> {
  const input = join(where, 'input')
  await mkdir(input, { recursive: true })
  return input
}

function ratio(own: number, base: number): string {
  return `${(own / base).toFixed(2)} ×`
}

function count(value: number): string {
  return new Intl.NumberFormat('en-GB').format(value)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function unknown(): never {
  throw new Error(`no such case: ${name ?? ''}`)
}
