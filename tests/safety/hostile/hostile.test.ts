import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARCHIVES } from './archives'
import type { HostileCase } from './case'
import { asked, codesOf, dropping, expectAllRowsCounted, GIGABYTE, type Dropping } from './dropping'
import { TEXTS } from './texts'
import { WORKBOOKS } from './workbooks'

const CASES: readonly HostileCase[] = [...ARCHIVES, ...WORKBOOKS, ...TEXTS]

let bench: Dropping
beforeAll(async () => {
  bench = await dropping()
})
afterAll(() => bench.close())

describe('hostile and broken files', () => {
  test('are more than a hundred, each under its own name', () => {
    expect(CASES.length).toBeGreaterThan(100)
    expect(new Set(CASES.map(({ name }) => name)).size).toBe(CASES.length)
  })

  test.each(CASES)('$name', async ({ fileName, make, expect: wanted }) => {
    const files = await bench.drop(fileName, make())
    expectAllRowsCounted(files)
    if ('refused' in wanted) {
      const said = [...codesOf(files), ...asked(files)]
      expect(files.length).toBeGreaterThan(0)
      expect(said.length).toBe(files.length)
      expect(said.filter((code) => !wanted.refused.includes(code))).toEqual([])
      return
    }
    const read = files.filter(({ state }) => state !== 'refused')
    expect([codesOf(files), read.length]).toEqual([[], 1])
    const { counts, warnings, sums } = read[0]!
    expect(counts).toMatchObject({ rowsIn: wanted.rows, rejected: wanted.rejected ?? 0 })
    for (const code of wanted.warnings ?? []) expect(warnings.map((warning) => warning.code)).toContain(code)
    for (const [metric, sum] of Object.entries(wanted.sums ?? {})) expect(sums[metric]).toBe(sum)
  })

  test('none of them took a gigabyte', () => {
    expect(bench.memory()).toBeGreaterThan(0)
    expect(bench.memory()).toBeLessThan(GIGABYTE)
  })
})
