import { readdirSync, rmSync, truncateSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ident, sql } from '../../electron/engine/db/sql'
import { Drop } from '../../electron/engine/import/drop'
import { stageAll } from '../../electron/engine/import/stageDrop'
import { facebookCsv } from './facebookCsv'
import { bench, EXPORTED, type Bench } from './importing'

function upload(test: Bench, name: string, content: string) {
  const { path } = test.file(name, content)
  return test.engine.context.uploads.register({ name, path, bytes: content.length, modifiedAt: EXPORTED, owned: false })
}

async function stage(test: Bench, uploads: readonly { id: string }[]) {
  const steps = await test.client.imports.stage({ uploads: uploads.map(({ id }) => id) })
  for await (const step of steps) if (step.kind === 'done') return step.result
  throw new Error('no result')
}

const content = (n: number): string => facebookCsv([{ id: String(800_000_000_001_000 + n) }])
const whole = (test: Bench) => [1, 2].map((n) => upload(test, `whole ${String(n)}.csv`, content(n)))

it('a file that is gone when it is to be read is refused, the others go on', async () => {
  const test = await bench({ rules: false })
  const [first, second] = whole(test)
  const gone = upload(test, 'secret name.csv', content(3))
  rmSync(gone.path)
  const review = await stage(
    test,
    [first, gone, second].filter((one) => one !== undefined),
  )
  expect(review.files.map(({ state, refusal }) => [state, refusal?.code])).toEqual([
    ['asks', undefined],
    ['refused', 'unreadable_file'],
    ['asks', undefined],
  ])
  const lines = test.log.filter(({ event }) => event === 'staging')
  expect(lines).toEqual([
    expect.objectContaining({ level: 'error', logId: review.files[1]?.refusal?.data['logId'] as unknown }),
  ])
  expect(JSON.stringify(lines)).not.toMatch(/secret|\.csv/)
})

it('a file cut short after it was dropped keeps what is whole of it, and an emptied one is refused', async () => {
  const test = await bench({ rules: false })
  const rows = facebookCsv([{}, { id: '800000000001002', text: 'Une\nannonce', link: 'https://x.example/"' }])
  const cut = upload(test, 'cut.csv', rows)
  const emptied = upload(test, 'emptied.csv', content(3))
  truncateSync(cut.path, Buffer.byteLength(rows.slice(0, rows.indexOf('annonce') + 3)))
  truncateSync(emptied.path, 0)
  const review = await stage(test, [...whole(test), cut, emptied])
  expect(review.files.map(({ state }) => state)).toEqual(['asks', 'asks', 'asks', 'refused'])
  // A quotation mark that nothing closes: the two lines after it are two records that cannot be read.
  expect(review.files[2]?.counts).toMatchObject({ rowsIn: 3, new: 1, rejected: 2 })
  expect(review.files[3]?.refusal).toEqual({ code: 'empty', data: {} })
})

/** A drop in whose file some table names are taken by views: DuckDB fails to create those tables. */
class BlockedDrop extends Drop {
  private asked = 0

  constructor(
    test: Bench,
    private readonly blocked: ReadonlySet<number>,
  ) {
    super(test.database, `${test.folder}/staging`)
  }

  override nextTable(): string {
    this.asked += 1
    return this.blocked.has(this.asked) ? 'blocked' : super.nextTable()
  }
}

it('when DuckDB fails on files together each is tried alone; the one that fails is refused', async () => {
  const test = await bench({ rules: false })
  // Asked for a table: the three together, then each alone. The second alone fails as well.
  const drop = new BlockedDrop(test, new Set([1, 3]))
  await drop.attach('write')
  await test.database.read((session) => session.run(sql`CREATE VIEW ${ident(drop.alias)}.blocked AS SELECT 1 AS n`))
  const uploads = [1, 2, 3].map((n) => upload(test, `${String(n)}.csv`, content(n)))
  const { files } = await stageAll(test.engine.context, drop, uploads, undefined, () => undefined)
  expect(files.map(({ level, fileName }) => [level, fileName])).toEqual([
    ['post', '1.csv'],
    ['refused', '2.csv'],
    ['post', '3.csv'],
  ])
  expect(files[1]).toMatchObject({ refusal: { code: 'unreadable_file' } })
  expect(test.log.filter(({ event }) => event === 'staging')).toHaveLength(1)
  await drop.remove()
  expect(readdirSync(`${test.folder}/staging`)).toEqual([])
})
