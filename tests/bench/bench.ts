import { read, utils, write } from '@e965/xlsx'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { facebookBenchRows, writeFacebookContentFile } from '../../electron/engine/sample/writers/facebookBench'
import { generateSample } from '../../electron/engine/sample/generateSample'
import { writeLinkedinContent } from '../../electron/engine/sample/writers/linkedinWorkbook'
import { writeZip } from '../../electron/engine/sample/writers/zip'
import { printTasks } from './browser'
import { comparison, importAll, reference, workbooks } from './cases'
import { comparing } from './compareBrowsing'
import { comparisons, COMPARISONS, MESSAGES } from './comparisons'
import { measure } from './measure'
import { browsing, lists, QUESTIONS } from './publications'

/**
 * `npm run bench`: ratios against a named reference of the same run, never bare seconds. Sizes may be cut for a trial:
 * BENCH_ROWS (1,000,000). Each case runs in a process of its own.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
const FILES = 120
const POSTS_PER_FILE = 60
const MIXED = 500
const WORKBOOK_ROWS = 50_000
const ENTRIES = 200
const CASES: Record<string, (folder: string) => Promise<void>> = {
  reference,
  workbooks,
  import: importAll,
  comparison,
  comparisons,
  comparing,
  lists,
  browsing,
}

const [, , name, folder] = process.argv
if (name !== undefined && folder !== undefined) await (CASES[name] ?? unknown)(folder)
else await all()

async function all(): Promise<void> {
  print(`${process.platform} ${process.arch}, ${cpus().length} cores, Node ${process.version}`)
  const root = await mkdtemp(join(tmpdir(), 'portee-bench-'))
  try {
    if (ROWS > 0) await large(join(root, 'large'))
    if (ROWS > 0) await compared(join(root, 'compared'))
    if (ROWS > 0) await publications(join(root, 'publications'))
    if (ROWS > 0) await many(join(root, 'many'))
    await mixed(join(root, 'mixed'))
    await workbook(join(root, 'workbook'))
    await archive(join(root, 'archive'))
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

async function large(where: string): Promise<void> {
  const input = await inputFolder(where)
  const file = join(input, 'Oct-01-2023_Oct-01-2026_1000000000000001.csv')
  await writeFacebookContentFile(file, facebookBenchRows(ROWS, 7), 'en-2026')
  await utimes(file, new Date('2026-11-01T08:00:00Z'), new Date('2026-11-01T08:00:00Z'))
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

/** Every kind of comparison, each against the same medians in plain SQL: within 3 times as long, and 500 ms of statistics. */
async function compared(where: string): Promise<void> {
  const { detail } = await measure('comparisons', where)
  print(`\nComparisons of ${count(detail['posts'] ?? 0)} posts, ${detail['groups'] ?? 0} branches`)
  for (const name of COMPARISONS) {
    const [own, bare] = [detail[name] ?? Number.NaN, detail[`bare ${name}`] ?? Number.NaN]
    const within = own <= 3 * bare + 0.5 ? 'within' : 'OVER'
    print(
      `  ${name.padEnd(17)} ${(own * 1000).toFixed(0).padStart(5)} ms = ${ratio(own, bare)} of ${(bare * 1000).toFixed(0)} ms in SQL  (${within} 3 × + 500 ms)`,
    )
  }
  for (const name of MESSAGES) {
    const own = detail[name] ?? Number.NaN
    print(
      `  ${name.padEnd(17)} ${(own * 1000).toFixed(0).padStart(5)} ms, the posts of a quarter; plain SQL has no such question`,
    )
  }
  const tasks = (await measure('comparing', where)).detail
  printTasks('Comparer in the browser: the longest task of the page, by what one looks at', tasks, print)
}

/** Publications of 60 pages: search and filters within 200 ms, and a page that never stops for more than 100 ms. */
async function publications(where: string): Promise<void> {
  const input = await inputFolder(where)
  const file = join(input, 'Oct-01-2023_Oct-01-2026_1000000000000001.csv')
  await writeFacebookContentFile(file, facebookBenchRows(ROWS, 7, 60), 'en-2026')
  await utimes(file, new Date('2026-11-01T08:00:00Z'), new Date('2026-11-01T08:00:00Z'))
  await measure('import', where)
  const { detail } = await measure('lists', where)
  print(`\nPublications: ${count(detail['posts'] ?? 0)} posts of 60 branches; counts and first rows of a question`)
  const line = (name: string, aim: number) => {
    const taken = detail[name] ?? Number.NaN
    print(`  ${name.padEnd(28)} ${taken.toFixed(0).padStart(5)} ms  (${taken <= aim ? 'within' : 'OVER'} ${aim} ms)`)
  }
  for (const name of Object.keys(QUESTIONS)) line(name, 200)
  for (const name of ['first far window', 'further windows', 'one post']) line(name, 500)
  const tasks = (await measure('browsing', where)).detail
  printTasks('Publications in the browser: the longest task of the page, by what one does', tasks, print)
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

/** Small files of every platform, as somebody keeps them: the sample network's, of as many seeds as it takes. */
async function mixed(where: string): Promise<void> {
  const input = await inputFolder(where)
  const written = new Set<string>()
  for (let seed = 1; written.size < MIXED; seed++) {
    for (const file of generateSample({ seed }).files) {
      if (file.extra || written.size === MIXED) continue
      const path = join(input, file.name.replace(/(?=\.\w+$)/, seed === 1 ? '' : ` (${seed}0)`))
      await writeFile(path, file.bytes)
      await utimes(path, new Date(file.exportedAt), new Date(file.exportedAt))
      written.add(path)
    }
  }
  const base = await measure('reference', where)
  const own = await measure('import', where)
  print(
    `\n${count((await readdir(input)).length)} small files of five platforms in one drop, workbooks and archives among them`,
  )
  print(
    `  reference: DuckDB loads the ${count(base.detail['files'] ?? 0)} it can read as text  ${base.seconds.toFixed(1)} s`,
  )
  print(
    `  import, staging to commit                          ${own.seconds.toFixed(1)} s  = ${ratio(own.seconds, base.seconds)}; ${count(own.detail['imports'] ?? 0)} tables written, ${count(own.detail['left'] ?? 0)} left with a question`,
  )
  print(`  memory of the import                               ${own.memory.toFixed(0)} MB`)
}

function linkedinPost(instant: number, i: number) {
  return {
    title: `Atelier ${String(i)} : trouver un article scientifique à la bibliothèque`,
    link: `https://www.linkedin.com/feed/update/urn:li:activity:${String(BigInt(instant) << 22n)}`,
    postedBy: 'Personne inventée',
    createdOn: new Date(instant).toISOString().slice(0, 10),
    impressions: 300 + (i % 900),
    views: null,
    clicks: i % 60,
    likes: i % 40,
    comments: i % 7,
    reposts: i % 5,
    follows: i % 3,
    contentType: 'Article' as const,
  }
}

async function workbook(where: string): Promise<void> {
  const input = await inputFolder(where)
  const from = Date.UTC(2023, 0, 2, 8)
  const posts = Array.from({ length: WORKBOOK_ROWS }, (_, i) => linkedinPost(from + i * 2_000_000, i))
  // The sample's own writer makes the sheet; the library writes it as .xlsx, which holds more than that writer's .xls.
  const book = read(writeLinkedinContent(posts.slice(0, 1), []), { type: 'buffer' })
  const [sentence = [], header = [], first = []] = utils.sheet_to_json<unknown[]>(book.Sheets['All posts'] ?? {}, {
    header: 1,
  })
  const cells = posts.map((post) => [post.title, post.link, ...first.slice(2, 9), post.impressions, ...first.slice(10)])
  const large = utils.book_new()
  utils.book_append_sheet(large, utils.aoa_to_sheet([sentence, header, ...cells]), 'All posts')
  const name = `banc_content_${String(from + WORKBOOK_ROWS * 2_000_000 + 86_400_000)}.xlsx`
  await writeFile(join(input, name), write(large, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
  const base = await measure('workbooks', where)
  const own = await measure('import', where)
  print(`\nA workbook of ${count(WORKBOOK_ROWS)} posts (.xlsx)`)
  print(`  reference: the library reads its cells             ${base.seconds.toFixed(1)} s`)
  print(
    `  import, staging to commit                          ${own.seconds.toFixed(1)} s  = ${ratio(own.seconds, base.seconds)}; ${count(own.detail['rows'] ?? 0)} posts written`,
  )
  print(`  memory of the import                               ${own.memory.toFixed(0)} MB`)
}

async function archive(where: string): Promise<void> {
  const loose = await inputFolder(join(where, 'loose'))
  const rows = [...facebookBenchRows(ENTRIES * POSTS_PER_FILE, 13)]
  const exported = Date.UTC(2026, 10, 1, 8)
  const entries = []
  for (let i = 0; i < ENTRIES; i++) {
    const path = join(loose, `Jul-01-2026_Sep-30-2026_${1_000_000_000_000_000 + i}.csv`)
    await writeFacebookContentFile(path, rows.slice(i * POSTS_PER_FILE, (i + 1) * POSTS_PER_FILE), 'en-2026')
    await utimes(path, new Date(exported), new Date(exported))
    entries.push({ name: basename(path), bytes: await readFile(path) })
  }
  const zipped = await inputFolder(join(where, 'zipped'))
  await writeFile(join(zipped, 'exports.zip'), writeZip(entries, exported))
  const base = await measure('import', join(where, 'loose'))
  const own = await measure('import', join(where, 'zipped'))
  print(`\nAn archive of ${ENTRIES} exports of ${POSTS_PER_FILE} posts`)
  print(`  reference: import of the same files, loose         ${base.seconds.toFixed(1)} s`)
  print(
    `  import of the archive                              ${own.seconds.toFixed(1)} s  = ${ratio(own.seconds, base.seconds)}; ${count(own.detail['rows'] ?? 0)} posts written`,
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
