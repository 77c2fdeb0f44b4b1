import fc from 'fast-check'
import { tableFromIPC } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { compareAims } from '../../electron/engine/queries/compareAims'
import { compareCsv } from '../../electron/engine/queries/compareCsv'
import { compareGroups } from '../../electron/engine/queries/compareGroups'
import { comparePanels } from '../../electron/engine/queries/comparePanels'
import { comparePoints } from '../../electron/engine/queries/comparePoints'
import { compareReach } from '../../electron/engine/queries/compareReach'
import { extremes } from '../../electron/engine/queries/extremes'
import type { Session } from '../../electron/engine/db/database'
import { COMPARE_TABLES, type CompareQuery } from '../../shared/contract/compare'
import { type Measure, MEASURES } from '../../shared/vocabulary'
import { addPosts, addThemes, branches, compareQuery, emptyDatabase, pairs } from './build'

/** Everything that leaves the engine about a comparison: each answer, each table, the dots. */
async function everything(session: Session, query: CompareQuery): Promise<unknown[]> {
  const panelled: CompareQuery = { ...query, panel: 'format' }
  const tables = []
  for (const table of COMPARE_TABLES) {
    const own = table === 'panels' ? panelled : query
    const { blob } = await compareCsv(session, { ...own, table, language: 'en' })
    tables.push((await blob.text()).split(/[,\r\n]+/).map(Number))
  }
  const { arrow } = await comparePoints(session, query)
  const dots = tableFromIPC(new Uint8Array(await arrow.arrayBuffer())).toArray() as { toJSON(): unknown }[]
  return [
    await compareGroups(session, query),
    await compareGroups(session, { ...query, by: 'theme' }),
    await compareGroups(session, { ...query, against: 'rest', outliers: 'without' }),
    await comparePanels(session, panelled),
    await compareReach(session, query),
    await compareAims(session, query),
    await extremes(session, { ...query, count: 3 }),
    dots.map((dot) => dot.toJSON()),
    ...tables,
  ]
}

describe('reach is never added', () => {
  const posts = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 500, max: 90_000 })), {
    minLength: 8,
    maxLength: 20,
  })

  it.each(MEASURES)(
    'no number that leaves a comparison by %s is a sum or mean of reach (property)',
    async (rate: Measure) => {
      await fc.assert(
        fc.asyncProperty(posts, posts, async (a, b) => {
          const database = await emptyDatabase()
          await addThemes(database, ['reach', 'clicks', 'interactions'])
          await branches(database, 2)
          await addPosts(database, [
            ...pairs(1, a, { themes: [1, 2], views: 7, clicks: 3 }),
            ...pairs(2, b, { themes: [3], views: 7, clicks: 3 }),
          ])
          const found = new Set<number>()
          collect(await database.read((session) => everything(session, compareQuery({ rate }))), found)
          for (const group of [a, b, [...a, ...b]]) {
            const sum = group.reduce((total, [, reach]) => total + reach, 0)
            expect(found.has(sum), 'sum').toBe(false)
            // A mean times n is the sum again.
            expect(
              [...found].some((value) => Math.abs(value - sum / group.length) < 1e-9 * sum),
              'mean',
            ).toBe(false)
          }
        }),
        { numRuns: 2, seed: 11 },
      )
    },
    180_000,
  )

  it('the guard sees a sum that does leave: views may be added, and are found', async () => {
    const database = await emptyDatabase()
    await branches(database, 1)
    await addPosts(
      database,
      pairs(
        1,
        [
          [1, 10],
          [2, 20],
          [3, 30],
        ],
        { views: 1009 },
      ),
    )
    const found = new Set<number>()
    collect(await database.read((session) => everything(session, compareQuery({ rate: 'erv' }))), found)
    expect(found.has(3027)).toBe(true)
    expect(found.has(60)).toBe(false)
  })
})

/** Every number of a result, however deep. */
function collect(value: unknown, into: Set<number>): void {
  if (typeof value === 'number') into.add(value)
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) collect(item, into)
}
