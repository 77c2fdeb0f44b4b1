import { expect, it } from 'vitest'
import { compareGroups } from '../../electron/engine/statistics/compareGroups'
import { hodgesLehmann } from '../../electron/engine/statistics/hodgesLehmann'
import { mannWhitney } from '../../electron/engine/statistics/mannWhitney'
import { createRandom } from '../../electron/engine/statistics/random'
import { lognormal, must } from './support'

// A million posts are answered at all, and rightly. How fast is the matter of `npm run bench`.

it('Hodges–Lehmann with interval and Mann–Whitney of 500,000 against 500,000', () => {
  const [x, y] = [lognormal(1, 500_000), lognormal(2, 500_000, 0.01)]
  const shift = hodgesLehmann(x, y)
  expect(must(shift.interval).lower).toBeLessThan(shift.estimate)
  expect(mannWhitney(x, y).p).toBeLessThan(0.01)
})

it('the same with heavy ties', () => {
  const coarse = (values: Float64Array) => values.map((value) => Math.min(9, Math.floor(value * 3)))
  const [x, y] = [coarse(lognormal(3, 500_000)), coarse(lognormal(4, 500_000))]
  expect(hodgesLehmann(x, y)).toMatchObject({ estimate: 0 })
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
  const result = compareGroups(split(count, 1_000_000))
  expect(result.scheme).toBe(scheme)
  expect(result.pairs).toHaveLength(comparisons)
  // Each group was given 2 % more than the one before it.
  const medians = result.groups.map(({ median }) => median ?? Number.NaN)
  expect(medians).toEqual(medians.toSorted((a, b) => a - b))
})
