import { describe as suite, expect, it } from 'vitest'
import { brunnerMunzel } from '../../electron/engine/statistics/brunnerMunzel'
import { gammaPoisson, negativeBinomial } from '../../electron/engine/statistics/countModels'
import { hodgesLehmannRatio } from '../../electron/engine/statistics/hodgesLehmann'
import { logRate, preparePosts } from '../../electron/engine/statistics/logRates'
import { mannWhitney } from '../../electron/engine/statistics/mannWhitney'
import { falseCoverageLevel } from '../../electron/engine/statistics/multiplicity'
import { medianInterval } from '../../electron/engine/statistics/orderStatistics'
import { modifiedZ, outlyingPosts } from '../../electron/engine/statistics/outliers'
import { permutationDifference } from '../../electron/engine/statistics/permutation'
import { wilson, wilsonEffective } from '../../electron/engine/statistics/proportion'
import { describe, median } from '../../electron/engine/statistics/quantiles'
import { createRandom, seedFor } from '../../electron/engine/statistics/random'
import { ratioOfSums } from '../../electron/engine/statistics/ratioOfSums'
import { empiricalBayes, jamesStein } from '../../electron/engine/statistics/shrinkage'
import { vanElteren } from '../../electron/engine/statistics/stratified'
import { strengthOf } from '../../electron/engine/statistics/strength'
import { lognormal, must } from './support'

// Two samples with ties, sizes above the exact range; expected values computed with SciPy.
const first = [
  1.4, 2.3, 1.4, 0.3, 2.5, 1.6, 0.6, 1.8, 1.4, 1.3, 1.0, 1.7, 0.5, 0.8, 0.6, 1.8, 1.0, 0.7, 0.5, 0.8, 1.0, 0.8, 3.6,
]
const second = [6.8, 0, 0.1, 1.1, 0.8, 2.1, 2.1, 35.8, 0.3, 0.8, 31.9, 3.9, 4.0, 0.7, 0.1, 1.9, 1.8, 0.2, 0.5]

suite('large samples with ties', () => {
  it('Mann–Whitney: tie-corrected normal with continuity', () => {
    const test = mannWhitney(first, second)
    expect(test).toMatchObject({ W: 208, method: 'normal' })
    expect(test.p).toBeCloseTo(0.8001701538833005, 10)
    expect(mannWhitney(first, second, 'greater').p).toBeCloseTo(0.6096625331208247, 10)
    expect(mannWhitney(first, second, 'less').p).toBeCloseTo(0.40008507694165024, 10)
  })
  it('Brunner–Munzel, positive when the second is larger', () => {
    const test = must(brunnerMunzel(first, second))
    expect(test.statistic).toBeCloseTo(0.23490120512254034, 10)
    expect(test.p).toBeCloseTo(0.8165354955938531, 10)
    expect(test.interval!.lower).toBeLessThan(test.A)
    expect(test.interval!.upper).toBeGreaterThan(test.A)
  })
})

suite('Brunner–Munzel where t is not to be trusted', () => {
  it('under ten values: permutation, all splits, p is theirs', () => {
    const test = must(brunnerMunzel([1, 4, 2, 6, 3, 5.5], [5, 8, 7, 2.5, 9, 10, 11]))
    expect(test.permutation).toMatchObject({ method: 'exact', splits: 1716 })
    expect(test.p).toBe(test.permutation!.p)
  })
  it('complete separation: no variance, the smallest p there is', () => {
    const test = must(brunnerMunzel([1, 2, 3, 4, 5, 6], [7, 8, 9, 10, 11, 12]))
    expect(test).toMatchObject({ statistic: Infinity, A: 0, interval: null })
    expect(test.p).toBeCloseTo(2 / 924, 12)
  })
  it('one of the two variances is 0: permutation, however many posts', () => {
    const constant = new Array<number>(12).fill(3.5)
    const spread = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
    const test = must(brunnerMunzel([...constant], [...spread], { seed: 6 }))
    expect(test.permutation).toMatchObject({ method: 'random', seed: 6 })
    expect(must(brunnerMunzel(spread, [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8])).permutation).toBeNull()
  })
  it('one value throughout: p = 1', () => {
    expect(must(brunnerMunzel([2, 2, 2, 2, 2, 2], [2, 2, 2, 2, 2, 2]))).toMatchObject({ p: 1, A: 0.5, statistic: 0 })
  })
})

suite('van Elteren', () => {
  const strata = [
    { x: [1.1, 2.3, 2.3, 4], y: [0.5, 2.3, 1] },
    { x: [10, 12, 15, 9], y: [8, 11, 7, 9, 9] },
    { x: [3, 3], y: [3, 4, 2] },
  ]
  it('three strata with ties, from the rank sums', () => {
    const test = must(vanElteren(strata))
    expect(test.z).toBeCloseTo(2.046431597941846, 10)
    expect(test.p).toBeCloseTo(0.040713925909062684, 10)
    expect(test.A).toBeCloseTo(0.7666666666666667, 10)
    expect(test.strata).toBe(3)
  })
  it('a stratum with one group only says nothing', () => {
    expect(vanElteren([...strata, { x: [100, 200], y: [] }])).toEqual(vanElteren(strata))
  })
  it('Simpson: first looks better in the pool, is worse in each stratum', () => {
    const video = { x: [9, 10, 11, 12, 13, 14], y: [13.5, 14.5] }
    const photo = { x: [1, 2], y: [2.5, 3, 3.5, 4, 4.5, 5] }
    expect(mannWhitney([...video.x, ...photo.x], [...video.y, ...photo.y]).A).toBeGreaterThan(0.5)
    expect(must(vanElteren([video, photo])).A).toBeLessThan(0.5)
  })
  it('under six posts of a group: none', () => {
    expect(vanElteren([{ x: [1, 2, 3, 4, 5], y: [1, 2, 3, 4, 5, 6] }])).toEqual({ value: null, reason: 'too_few' })
    expect(vanElteren([{ x: [1, 1, 1, 1, 1, 1], y: [1, 1, 1, 1, 1, 1] }])).toEqual({
      value: null,
      reason: 'no_variation',
    })
  })
})

suite('empirical Bayes', () => {
  it('DerSimonian–Laird, four groups, worked by hand', () => {
    const fit = must(empiricalBayes([0.1, 0.5, -0.2, 0.9], [0.02, 0.05, 0.01, 0.1]))
    expect(fit.tau2).toBeCloseTo(0.13463917525773197, 12)
    expect(fit.mean).toBeCloseTo(0.2518653958764219, 12)
    const shrunk = [0.11964125786668389, 0.43280553713013104, -0.16875912801139492, 0.6237739165202677]
    shrunk.forEach((value, i) => expect(fit.groups[i]!.shrunk).toBeCloseTo(value, 12))
    const errors = [0.134680220018036, 0.19909887484085473, 0.09754960543013187, 0.25545759460996514]
    errors.forEach((value, i) => expect(fit.groups[i]!.standardError).toBeCloseTo(value, 12))
  })
  it('no more spread than noise: tau² = 0, everyone at the mean', () => {
    const fit = must(empiricalBayes([1, 1.1, 0.9], [1, 1, 1]))
    expect(fit.tau2).toBe(0)
    expect(fit.groups.map(({ shrunk }) => shrunk)).toEqual([fit.mean, fit.mean, fit.mean])
  })
  it('one group, three values, equal values, no variance', () => {
    expect(empiricalBayes([1], [1]).reason).toBe('too_few')
    expect(jamesStein([1, 2, 3], 1).reason).toBe('too_few')
    expect(jamesStein([1, 1, 1, 1], 1).reason).toBe('no_variation')
    expect(() => empiricalBayes([1, 2], [1, 0])).toThrow(RangeError)
  })
  it('counts that vary less than Poisson counts have no gamma prior', () => {
    expect(gammaPoisson([5, 5, 5, 5], [1, 1, 1, 1]).reason).toBe('no_variation')
    expect(gammaPoisson([0, 0, 0], [1, 1, 1]).reason).toBe('zero_total')
    expect(negativeBinomial([0, 10]).reason).toBe('no_variation')
  })
  it('exposures: ten times the reach and the count leave the rate and shape alone', () => {
    const random = createRandom(5)
    const exposure = Array.from({ length: 300 }, () => 1 + 4 * random.uniform())
    const counts = exposure.map((t) => Math.round(t * 20 * Math.exp(0.5 * random.normal())))
    const fit = must(gammaPoisson(counts, exposure))
    const scaled = must(
      gammaPoisson(
        counts,
        exposure.map((t) => t * 10),
      ),
    )
    expect(scaled.shape).toBeCloseTo(fit.shape, 4)
    expect(scaled.scale * 10).toBeCloseTo(fit.scale, 4)
    expect(fit.posteriorMean(1e6, 1e4)).toBeCloseTo(100, 0)
  })
})

suite('weighted survey shares', () => {
  it('whole numbers: Wilson itself', () => {
    const interval = wilsonEffective({ share: 81 / 263, effectiveN: 263 })
    expect(interval.lower).toBeCloseTo(wilson(81, 263).lower, 12)
    expect(interval.upper).toBeCloseTo(wilson(81, 263).upper, 12)
  })
  it('effective size 61.5', () => {
    const interval = wilsonEffective({ share: 0.4, effectiveN: 61.5 })
    expect(interval.lower).toBeCloseTo(0.2869492842954184, 12)
    expect(interval.upper).toBeCloseTo(0.5248088211709308, 12)
  })
  it('100 of 200 people answered: the interval of nearly twice the size', () => {
    const interval = wilsonEffective({ share: 0.4, effectiveN: 80, population: 200, answered: 100 })
    expect(interval.lower).toBeCloseTo(0.32712149930062545, 12)
    expect(interval.upper).toBeCloseTo(0.4775907485515222, 12)
  })
  it('everyone answered: no uncertainty; more answers than people: refused', () => {
    const all = { share: 0.4, effectiveN: 80, population: 100, answered: 100 }
    expect(wilsonEffective(all)).toMatchObject({ lower: 0.4, upper: 0.4 })
    expect(() => wilsonEffective({ ...all, answered: 101 })).toThrow(RangeError)
    expect(() => wilson(3, 2)).toThrow(RangeError)
  })
})

suite('strength', () => {
  const interval = (lower: number, upper: number) => ({ lower, upper, level: 0.95 })
  it.each([
    ['clear', 0.01, interval(1.2, 2), interval(1.1, 2.2)],
    ['clear, downwards', 0.01, interval(0.5, 0.8), interval(0.4, 0.9)],
    ['likely: q not under .05', 0.05, interval(1.2, 2), interval(1.1, 2.2)],
    ['likely: adjusted interval holds 1', 0.04, interval(1.2, 2), interval(0.9, 2.2)],
    ['likely: no adjusted interval', 0.04, interval(1.2, 2), null],
    ['cannot_tell: interval ends at 1', 0.2, interval(1, 2), null],
    ['cannot_tell: nothing known', null, null, null],
  ])('%s', (name, q, own, adjusted) => {
    expect(name.startsWith(strengthOf({ q, interval: own, adjusted }))).toBe(true)
  })
  it('level of the adjusted intervals', () => {
    expect(falseCoverageLevel(3, 15)).toBeCloseTo(0.99, 12)
    expect(falseCoverageLevel(0, 15)).toBeNull()
  })
})

suite('outliers', () => {
  it('a viral post among ordinary ones is flagged, on the log rate', () => {
    const reach = Array.from({ length: 12 }, (_, i) => 1000 + 10 * i)
    const interactions = [40, 45, 38, 52, 41, 47, 900, 39, 44, 50, 42, 43]
    expect(outlyingPosts(interactions, reach)).toEqual([6])
  })
  it('MAD = 0: nothing is flagged', () => {
    expect(modifiedZ([1, 1, 1, 1, 99])).toBeNull()
    expect(outlyingPosts([5, 5, 5, 5, 900], [100, 100, 100, 100, 100])).toEqual([])
  })
})

suite('log rates and posts without a rate', () => {
  it('ln((E + ½)/R)', () => expect(logRate(0, 100)).toBeCloseTo(Math.log(0.005), 12))
  it('missing is never zero', () => {
    const posts = preparePosts({
      interactions: Float64Array.of(1, NaN, 3, 4, 0),
      denominator: Float64Array.of(10, 10, NaN, 0, 20),
    })
    expect(posts).toMatchObject({ n: 2, excluded: 3 })
    expect(Array.from(posts.rates)).toEqual([0, 0.1])
  })
  it('values that are not numbers are refused, not skipped', () => {
    expect(() => median([1, Number.NaN])).toThrow(RangeError)
    expect(() => medianInterval([1, 2, 3, 4, 5, Infinity])).toThrow(RangeError)
    expect(() => ratioOfSums({ engagements: new Array(8).fill(1), reach: new Array(8).fill(0) })).toThrow(RangeError)
    expect(describe([])).toBeNull()
  })
})

suite('ratio of sums', () => {
  const engagements = lognormal(1, 300, 3).map(Math.round)
  const reach = lognormal(2, 300, 6).map(Math.ceil)
  it('above 200 posts: delta, no seed', () => {
    expect(must(ratioOfSums({ engagements, reach, seed: 4 }))).toMatchObject({ method: 'delta', seed: null, n: 300 })
  })
  it('up to 200: bootstrap-t, the same seed the same interval, another seed nearly', () => {
    const input = { engagements: engagements.slice(0, 200), reach: reach.slice(0, 200) }
    const [one, same, other] = [4, 4, 5].map((seed) => must(ratioOfSums({ ...input, seed })))
    expect(one).toMatchObject({ method: 'bootstrap_t', seed: 4, resamples: 4999 })
    expect(same).toEqual(one)
    expect(other!.lower).not.toBe(one!.lower)
    expect(other!.lower / one!.lower).toBeCloseTo(1, 1)
  })
  it('at 200 posts bootstrap-t and delta agree within a tenth of the width', () => {
    const input = { engagements: engagements.slice(0, 200), reach: reach.slice(0, 200) }
    const bootstrap = must(ratioOfSums(input))
    const half = (1.972 * bootstrap.standardError) / bootstrap.ratio
    expect(Math.abs(Math.log(bootstrap.ratio / bootstrap.lower) - half)).toBeLessThan(0.3 * half)
  })
  it('no interaction at all', () => {
    expect(ratioOfSums({ engagements: new Array(9).fill(0), reach: new Array(9).fill(5) }).reason).toBe('zero_total')
  })
  it('all on one post: resamples without interaction are many, delta instead', () => {
    const input = { engagements: [90, 0, 0, 0, 0, 0, 0, 0], reach: [10, 10, 10, 10, 10, 10, 10, 10] }
    expect(must(ratioOfSums(input)).method).toBe('delta')
  })
  it('every post at the same rate: a point', () => {
    const sums = must(ratioOfSums({ engagements: [1, 2, 3, 4, 5, 6, 7, 8], reach: [10, 20, 30, 40, 50, 60, 70, 80] }))
    expect(sums.lower).toBeCloseTo(0.1, 9)
    expect(sums.upper).toBeCloseTo(0.1, 9)
  })
})

it('Hodges–Lehmann ratio: logs in, ratio out', () => {
  const logs = [1, 2, 3, 4, 5, 6].map((value) => value / 10)
  const ratio = hodgesLehmannRatio(
    logs.map((value) => value + Math.log(1.5)),
    logs,
  )
  expect(ratio.estimate).toBeCloseTo(1.5, 12)
  expect(must(ratio.interval).lower).toBeLessThan(1.5)
})

it('a level out of reach: no interval rather than an infinite one', () => {
  expect(hodgesLehmannRatio([1, 2, 3], [4, 5, 6]).interval).toEqual({ value: null, reason: 'level_unattainable' })
  expect(medianInterval([1, 2, 3, 4, 5, 6], 0.99).reason).toBe('too_few')
})

it('random splits agree with all splits', () => {
  const [x, y] = [first.slice(0, 8), second.slice(0, 8)]
  const exact = permutationDifference(x, y, 'mean')
  const random = permutationDifference(x, y, 'mean', { exactUpTo: 0, seed: 3 })
  expect(exact.method).toBe('exact')
  expect(random).toMatchObject({ method: 'random', seed: 3, splits: 9999 })
  expect(Math.abs(random.p - exact.p)).toBeLessThan(0.02)
})

suite('the generator', () => {
  it('is uniform: chi-square of 100 bins over a million draws', () => {
    const random = createRandom(1)
    const bins = new Float64Array(100)
    for (let i = 0; i < 1e6; i++) bins[random.below(100)]!++
    const chi = bins.reduce((total, count) => total + (count - 1e4) ** 2 / 1e4, 0)
    // 99 degrees of freedom: 50 and 160 are far beyond one in ten thousand.
    expect(chi).toBeGreaterThan(50)
    expect(chi).toBeLessThan(160)
  })
  it('normal deviates have mean 0, variance 1', () => {
    const random = createRandom(2)
    const shape = describe(Float64Array.from({ length: 200_000 }, () => random.normal()))!
    expect(Math.abs(shape.mean)).toBeLessThan(0.01)
    expect(shape.standardDeviation).toBeCloseTo(1, 2)
    expect(Math.abs(shape.excessKurtosis!)).toBeLessThan(0.05)
  })
  it('same seed, same numbers; names give seeds of their own', () => {
    expect(createRandom(7).uint32()).toBe(createRandom(7).uint32())
    expect(createRandom(7).uint32()).not.toBe(createRandom(8).uint32())
    expect(seedFor(1, 'north')).not.toBe(seedFor(1, 'south'))
    expect(seedFor(1, 'north')).not.toBe(seedFor(2, 'north'))
  })
})
