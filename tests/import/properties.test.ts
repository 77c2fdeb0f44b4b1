import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bench, brokenRules, hashOf, type Bench } from './importing'
import { facebookCsv, type Row } from './facebookCsv'

/** Few posts, few days, few texts: collisions of every kind are the point. */
const post = fc.record({
  n: fc.integer({ min: 0, max: 4 }),
  mangled: fc.boolean(),
  linkless: fc.boolean(),
  views: fc.integer({ min: 0, max: 3 }),
  reach: fc.constantFrom('', '5', '9'),
})
const exported = fc.array(post, { minLength: 1, maxLength: 5 })
const drop = fc.array(fc.tuple(exported, fc.integer({ min: 1, max: 3 })), { minLength: 2, maxLength: 4 })

type Generated = typeof drop extends fc.Arbitrary<infer T> ? T : never

function rowOf({ n, mangled, linkless, views, reach }: Generated[number][0][number]): Row {
  return {
    id: mangled ? '8.0E+14' : `80000000000100${String(n)}`,
    // Posts 0 and 1 share minute and text: only ids and links keep them apart.
    text: n < 2 ? 'Horaires' : `Texte ${String(n)}`,
    time: `05/05/2026 08:0${String(n < 2 ? 0 : n)}`,
    link: linkless ? '' : `https://www.facebook.com/reel/70000000000100${String(n)}`,
    views: String(views),
    reach,
  }
}

async function importAll(
  test: Bench,
  files: readonly (readonly [string, Date, string])[],
  together: boolean,
): Promise<void> {
  const named = files.map(([content, exportedAt, name]) => test.file(name, content, { exportedAt }))
  for (const part of together ? [named] : named.map((file) => [file])) await test.import(part)
}

async function emptied(test: Bench): Promise<void> {
  for (const { id } of await test.client.imports.list()) await test.client.imports.undo({ importId: id })
}

const filesOf = (generated: Generated): (readonly [string, Date, string])[] =>
  generated.map(
    ([rows, day], i) => [facebookCsv(rows.map(rowOf)), new Date(Date.UTC(2026, 7, day)), `${String(i)}.csv`] as const,
  )

it('order, repetition, overlap and way of dropping leave no trace; undo equals never imported', async () => {
  const test = await bench()
  // The page is confirmed once, as a user would; it stays when imports go.
  await importAll(test, [[facebookCsv([{}]), new Date(Date.UTC(2026, 7, 1)), 'first.csv']], true)
  await emptied(test)
  const never = await hashOf(test.database)
  await fc.assert(
    fc.asyncProperty(drop, fc.boolean(), fc.integer({ min: 0, max: 3 }), async (generated, together, undone) => {
      const files = distinct(filesOf(generated))
      await importAll(test, files, together)
      const hash = await hashOf(test.database)
      expect(await brokenRules(test.database)).toEqual([])
      await importAll(test, files, !together)
      expect(await hashOf(test.database)).toBe(hash)
      await emptied(test)
      expect(await hashOf(test.database)).toBe(never)
      await importAll(test, [...files].reverse(), !together)
      expect(await hashOf(test.database)).toBe(hash)
      await undoOne(test, files, undone)
      await emptied(test)
    }),
    { numRuns: 5, seed: 20260708 },
  )
}, 600_000)

/** Undo of one file = the others imported without it. */
async function undoOne(test: Bench, files: readonly (readonly [string, Date, string])[], which: number): Promise<void> {
  const gone = files[which % files.length]
  const record = (await test.client.imports.list()).find((one) => one.fileName === gone?.[2])
  if (record !== undefined) await test.client.imports.undo({ importId: record.id })
  const hash = await hashOf(test.database)
  await emptied(test)
  await importAll(
    test,
    files.filter((file) => file !== gone),
    true,
  )
  expect(await hashOf(test.database)).toBe(hash)
}

/** Identical bytes are one file. */
function distinct(files: (readonly [string, Date, string])[]): (readonly [string, Date, string])[] {
  return files.filter((file, i) => files.findIndex((other) => other[0] === file[0]) === i)
}
