import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../electron/engine/queries/compareGroups'
import { compareCsv } from '../../electron/engine/queries/compareCsv'
import { addPosts, branches, compareQuery, emptyDatabase, pairs } from './build'

describe('reach is never added', () => {
  it('no number of a comparison, on screen or as CSV, is a sum of reach (property)', async () => {
    const posts = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 500, max: 90_000 })), {
      minLength: 8,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(posts, posts, async (a, b) => {
        const database = await emptyDatabase()
        await branches(database, 2)
        await addPosts(database, [...pairs(1, a), ...pairs(2, b)])
        const found = new Set<number>()
        const query = compareQuery()
        collect(await database.read((session) => compareGroups(session, query)), found)
        const csv = await database.read((session) => compareCsv(session, { ...query, table: 'groups', language: 'en' }))
        for (const cell of (await csv.blob.text()).split(/[,\r\n]+/)) found.add(Number(cell))
        for (const sum of [reachSum(a), reachSum(b), reachSum([...a, ...b])]) expect(found.has(sum)).toBe(false)
      }),
      { numRuns: 15 },
    )
  })
})

const reachSum = (values: readonly (readonly [number, number])[]) =>
  values.reduce((total, [, reach]) => total + reach, 0)

/** Every number of a result, however deep. */
function collect(value: unknown, into: Set<number>): void {
  if (typeof value === 'number') into.add(value)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item, into)
}
