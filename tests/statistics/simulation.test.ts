import { describe as suite, expect, it } from 'vitest'
import { compareTwo } from '../../electron/engine/statistics/compareTwo'
import { mannWhitney } from '../../electron/engine/statistics/mannWhitney'
import { medianInterval } from '../../electron/engine/statistics/orderStatistics'
import { permutationDifference, permutationOfRatios } from '../../electron/engine/statistics/permutation'
import { median } from '../../electron/engine/statistics/quantiles'
import { createRandom } from '../../electron/engine/statistics/random'
import { ratioOfSums } from '../../electron/engine/statistics/ratioOfSums'
import { must, simulatePosts, simulateRates } from './support'

const RUNS = 2000
/** Two Monte Carlo standard errors of a share over the runs. */
const slack = (share: number, runs = RUNS) => 2 * Math.sqrt((share * (1 - share)) / runs)
const share = (runs: number, test: (run: number) => boolean) => {
  let hits = 0
  for (let run = 0; run < runs; run++) if (test(run)) hits++
  return hits / runs
}
const falseAlarms = (rate: number) => {
  expect(rate).toBeLessThanOrEqual(0.07 + slack(0.07))
  expect(rate).toBeGreaterThanOrEqual(0.03 - slack(0.03))
}
const asRatio = ({ interactions, denominator }: ReturnType<typeof simulatePosts>) => ({
  engagements: interactions,
  reach: denominator,
})

suite('coverage of the nominal 95 % interval of the median', () => {
  it.each([
    [12, 0.6],
    [12, 1],
    [40, 1],
  ])('n = %i, variation %f: at least 93 %%', (n, cv) => {
    const truth = median(simulateRates(createRandom(99), 200_000, cv))
    const random = createRandom(n)
    const coverage = share(RUNS, () => {
      const { lower, upper } = must(medianInterval(simulateRates(random, n, cv)))
      return lower <= truth && truth <= upper
    })
    expect(coverage).toBeGreaterThanOrEqual(0.93)
  })
})

suite('coverage of the interval of a ratio of sums', () => {
  it('bootstrap-t at n = 20: near the published .93, far above Wilson on pooled counts', () => {
    const large = simulatePosts(createRandom(98), 400_000)
    const truth = large.interactions.reduce((a, b) => a + b) / large.denominator.reduce((a, b) => a + b)
    const random = createRandom(20)
    const runs = 600
    const coverage = share(runs, (run) => {
      const input = { ...asRatio(simulatePosts(random, 20)), seed: run, resamples: 999 }
      const { lower, upper } = must(ratioOfSums(input))
      return lower <= truth && truth <= upper
    })
    expect(coverage).toBeGreaterThanOrEqual(0.93 - slack(0.93, runs))
  })
})

suite('false alarms at 5 % when nothing differs: 3 to 7 %', () => {
  it.each([
    [12, 12],
    [8, 15],
    [40, 25],
  ])('Mann–Whitney, %i against %i', (n1, n2) => {
    const random = createRandom(n1 * 100 + n2)
    falseAlarms(share(RUNS, () => mannWhitney(simulateRates(random, n1), simulateRates(random, n2)).p < 0.05))
  })
  it('Mann–Whitney, 6 against 6: an exact test cannot attain 3 % there without passing 5 %, and stays under', () => {
    const random = createRandom(66)
    const rate = share(RUNS, () => mannWhitney(simulateRates(random, 6), simulateRates(random, 6)).p < 0.05)
    // 38 of 924 splits have p < .05.
    expect(Math.abs(rate - 38 / 924)).toBeLessThanOrEqual(slack(38 / 924) * 1.5)
  })
  it('permutation of the mean difference, 10 against 10', () => {
    const random = createRandom(10)
    const rate = share(RUNS, (seed) => {
      const options = { seed, resamples: 399, exactUpTo: 0 }
      return permutationDifference(simulateRates(random, 10), simulateRates(random, 10), 'mean', options).p < 0.05
    })
    falseAlarms(rate)
  })
  it('permutation of the ratio of sums, 12 against 12', () => {
    const random = createRandom(11)
    const rate = share(RUNS, (seed) => {
      const [x, y] = [asRatio(simulatePosts(random, 12)), asRatio(simulatePosts(random, 12))]
      return permutationOfRatios(x, y, { seed, resamples: 399 }).p < 0.05
    })
    falseAlarms(rate)
  })
  it('the Hodges–Lehmann interval excludes 1, 12 against 12', () => {
    const random = createRandom(12)
    const rate = share(RUNS, () => {
      const interval = must(compareTwo(simulatePosts(random, 12), simulatePosts(random, 12))).interval
      return interval !== null && (interval.lower > 1 || interval.upper < 1)
    })
    falseAlarms(rate)
  })
})

suite('power for a true factor of 1.5: near the published 25 %, 48 %, 74 %', () => {
  it.each([
    [12, 0.25],
    [20, 0.48],
    [40, 0.74],
  ])('n = %i: %f', (n, published) => {
    const random = createRandom(1000 + n)
    const runs = 600
    const rate = share(runs, () => {
      const two = must(compareTwo(simulatePosts(random, n, 0.6, 1.5), simulatePosts(random, n)))
      return two.p < 0.05 && two.hlRatio > 1
    })
    // The published figures come from 600 runs of their own.
    expect(Math.abs(rate - published)).toBeLessThanOrEqual(2 * slack(published, runs))
  })
})
