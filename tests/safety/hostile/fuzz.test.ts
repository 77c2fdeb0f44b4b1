import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codesOf, dropping, expectAllRowsCounted, GIGABYTE, type Dropping } from './dropping'
import { mutantOf } from './mutate'
import { seeds, type Seed } from './seeds'

/** Mutants of every seed that each run replays. */
const EACH = 2
/** Mutants that once did harm, by seed and number. */
const ONCE: readonly (readonly [seed: string, number: number])[] = []
/** PORTEE_FUZZ_MINUTES=30 goes on with new mutants, from PORTEE_FUZZ_FROM on, for that long. */
const MINUTES = Number(process.env['PORTEE_FUZZ_MINUTES'] ?? 0)
const FROM = Number(process.env['PORTEE_FUZZ_FROM'] ?? 1000)

const SEEDS = seeds()
/** Always the same, so that a mutant does not change when a golden case is added. */
const OTHER = SEEDS.find(({ name }) => name.startsWith('youtube-content/en'))!

let bench: Dropping
beforeAll(async () => {
  bench = await dropping()
})
afterAll(() => bench.close())

/** Stages a mutant: whatever it is, it is refused, asked about or read, every row counted, in time, and nothing is left. */
async function stage(seed: Seed, number: number): Promise<void> {
  const files = await bench.drop(seed.fileName, mutantOf(seed.bytes, OTHER.bytes, number))
  expect(files.length).toBeGreaterThan(0)
  expectAllRowsCounted(files)
  // The answer to an error that nobody has foreseen.
  expect(codesOf(files)).not.toContain('unreadable_file')
}

describe('mutants of exports', () => {
  test('there are seeds of forty exports and more', () => {
    expect(SEEDS.length).toBeGreaterThan(40)
  })

  test.each(SEEDS)('$name', async (seed) => {
    await stage(seed, 0)
    for (let number = 1; number <= EACH; number++) await stage(seed, number)
  })

  test('that once did harm do none', async () => {
    for (const [name, number] of ONCE)
      await stage(
        SEEDS.find((seed) => seed.name === name)!,
        number,
      )
  })

  test.skipIf(MINUTES === 0)(
    `new ones for ${MINUTES} minutes (PORTEE_FUZZ_MINUTES)`,
    { timeout: (MINUTES + 1) * 60_000 },
    async () => {
      const end = performance.now() + MINUTES * 60_000
      const harm: string[] = []
      let count = 0
      for (let number = FROM; performance.now() < end; number++) {
        for (const seed of SEEDS) {
          count += 1
          await stage(seed, number).catch((error: unknown) =>
            harm.push(`${seed.name} ${number}: ${String(error).slice(0, 300)}`),
          )
          if (performance.now() > end) break
        }
      }
      console.info(`${count} mutants, ${Math.round(bench.memory() / 2 ** 20)} MB`)
      expect(harm).toEqual([])
    },
  )

  test('none of them took a gigabyte', () => {
    expect(bench.memory()).toBeLessThan(GIGABYTE)
  })
})
