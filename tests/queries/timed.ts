import type { Database } from '../../electron/engine/db/database'
import { createRandom } from '../../electron/engine/statistics/random'
import type { PostFormat } from '../../shared/vocabulary'
import { addPosts, run, type PostDraft } from './build'

/** A post with its instant: what the builder knows, and the minute it went out (UTC). */
export interface TimedDraft extends PostDraft {
  readonly id: number
  readonly day: string
  /** ISO instant in UTC; null = the file gives the day alone. */
  readonly at: string | null
  readonly flag?: 'ambiguous' | 'gap'
}

/** Inserts posts and their instants. `day` is the day in the network's zone, as the importer would have it. */
export async function addTimed(database: Database, drafts: readonly TimedDraft[]): Promise<void> {
  if (drafts.length === 0) return
  await addPosts(database, drafts)
  const cases = (value: (draft: TimedDraft) => string) =>
    drafts.map((draft) => `WHEN ${draft.id} THEN ${value(draft)}`).join(' ')
  await run(
    database,
    `UPDATE post SET published_at = CASE id ${cases(({ at, day }) => `TIMESTAMPTZ '${at ?? `${day}T00:00:00Z`}'`)} END,
       precision = CASE id ${cases(({ at }) => (at === null ? "'day'" : "'instant'"))} END,
       time_flag = CASE id ${cases(({ flag }) => (flag === undefined ? 'NULL' : `'${flag}'`))} END`,
  )
}

const FORMATS: readonly PostFormat[] = ['photo', 'video', 'link']

/** A network's worth of invented posts: two accounts, three formats, every hour, so many days from a first one. */
export function manyPosts(count: number, { from = '2024-01-01', days = 1000, seed = 5 } = {}): TimedDraft[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, i) => {
    const start = Date.parse(`${from}T00:00:00Z`)
    const at = new Date(start + random.below(days * 24 * 60) * 60_000)
    const reach = 200 + random.below(3000)
    return {
      id: i + 1,
      account: 1 + random.below(2),
      day: at.toISOString().slice(0, 10),
      at: at.toISOString(),
      format: FORMATS[random.below(3)] ?? 'photo',
      reach,
      interactions: Math.round(reach * 0.03 * Math.exp(0.6 * random.normal())),
      age: random.below(20) === 0 ? 2 : 60,
      ...(random.below(25) === 0 ? { flags: ['boosted' as const] } : {}),
    }
  })
}

/** Median of values, the plain way. */
export function plainMedian(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
