import { expect, it } from 'vitest'
import { compareGroups } from '../../electron/engine/statistics/compareGroups'
import { hodgesLehmann } from '../../electron/engine/statistics/hodgesLehmann'
import { mannWhitney } from '../../electron/engine/statistics/mannWhitney'
import { createRandom } from '../../electron/engine/statistics/random'
import { lognormal, must } from './support'

/** Processor time, so that a busy machine does not fail the test. */
const seconds = (work: () => void): number => {
  const start = process.cpuUsage()
  work()
  return process.cpuUsage(start).user / 1e6
}

// The unit of comparison is sorting the same numbers in the same run: the promise holds on any machine.
const sortTime = (values: Float64Array): number => seconds(() => values.slice().sort())

it('Hodges–Lehmann with interval and Mann–Whitney of 500,000 against 500,000', () => {
  const [x, y] = [lognormal(1, 500_000), lognormal(2, 500_000, 0.01)]
  const unit = sortTime(x) + sortTime(y)
  const took = seconds(() => {
    const shift = hodgesLehmann(x, y)
    expect(must(shift.interval).lower).toBeLessThan(shift.estimate)
    expect(mannWhitney(x, y).p).toBeLessThan(0.01)
  })
  console.log(`two groups of 500,000: ${took.toFixed(2)} s, sorting them ${unit.toFixed(2)} s`)
  expect(took).toBeLessThan(12 * unit)
})

it('the same with heavy ties', () => {
  const coarse = (values: Float64Array) => values.map((value) => Math.min(9, Math.floor(value * 3)))
  const [x, y] = [coarse(lognormal(3, 500_000)), coarse(lognormal(4, 500_000))]
  const took = seconds(() => expect(hodgesLehmann(x, y)).toMatchObject({ estimate: 0 }))
  console.log(`with heavy ties: ${took.toFixed(2)} s`)
  expect(took).toBeLessThan(30 * (sortTime(lognormal(3, 500_000)) * 2))
})

const split = (groups: number, total: number) =>
  Array.from({ length: groups }, (_, g) => {
    const random = createRandom(g + 100)
    const n = Math.floor(total / groups)
    const denominator = lognormal(g + 200, n, 6).map((value) => Math.ceil(value))
    const interactions = denominator.map((reach) =>
      Math.floor(reach * 0.045 * Math.exp(0.6 * random.normal() + g / 50)),
    )
    return { key: `g${g}`, interactions, denominator }
  })

it.each([
  [12, 'all_pairs', 66],
  [40, 'each_against_rest', 40],
])('%i groups, 1,000,000 posts', (count, scheme, comparisons) => {
  const groups = split(count, 1_000_000)
  const unit = sortTime(lognormal(5, 1_000_000))
  const took = seconds(() => {
    const result = compareGroups(groups)
    expect(result.scheme).toBe(scheme)
    expect(result.pairs).toHaveLength(comparisons)
  })
  console.log(`${count} groups of 1,000,000 together: ${took.toFixed(2)} s, sorting them ${unit.toFixed(2)} s`)
  expect(took).toBeLessThan(60 * unit)
})
