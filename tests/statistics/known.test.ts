import { describe as suite, expect, it } from 'vitest'
import { brunnerMunzel } from '../../electron/engine/statistics/brunnerMunzel'
import {
  betaBinomial,
  betaBinomialMoments,
  gammaPoisson,
  negativeBinomial,
} from '../../electron/engine/statistics/countModels'
import { hodgesLehmann } from '../../electron/engine/statistics/hodgesLehmann'
import { kruskalWallis } from '../../electron/engine/statistics/kruskalWallis'
import { expanded, lnGamma } from '../../electron/engine/statistics/likelihood'
import { mannWhitney, shiftRank } from '../../electron/engine/statistics/mannWhitney'
import { benjaminiHochberg, benjaminiYekutieli } from '../../electron/engine/statistics/multiplicity'
import { medianRank } from '../../electron/engine/statistics/orderStatistics'
import { modifiedZ } from '../../electron/engine/statistics/outliers'
import { permutationDifference } from '../../electron/engine/statistics/permutation'
import { jeffreys, newcombeDifference, wilson } from '../../electron/engine/statistics/proportion'
import { describe, median, medianAbsoluteDeviation, quantile } from '../../electron/engine/statistics/quantiles'
import { createRandom, xoshiro128 } from '../../electron/engine/statistics/random'
import { resampler } from '../../electron/engine/statistics/resample'
import {
  jackknifeRatio,
  logDeltaInterval,
  meanOfRatios,
  ratioOfSums,
} from '../../electron/engine/statistics/ratioOfSums'
import { jamesStein } from '../../electron/engine/statistics/shrinkage'
import {
  baseball,
  chorioamnion,
  city,
  digits,
  fifteen,
  insurance,
  mites,
  mucociliary,
  painScores,
  rats,
} from './knownData'
import { must } from './support'

const { x, y } = chorioamnion

suite('Mann–Whitney, Hollander and Wolfe', () => {
  it('W = 35, exact two-sided p = .2544122544', () => {
    const test = mannWhitney(x, y)
    expect(test.W).toBe(35)
    expect(test.method).toBe('exact')
    expect(test.p).toBeCloseTo(0.2544122544, 10)
  })
  it('greater: p = .1272 (published)', () => expect(mannWhitney(x, y, 'greater').p).toBeCloseTo(0.1272, 4))
  it('A = .7, delta = .4', () => {
    expect(mannWhitney(x, y).A).toBeCloseTo(0.7, 12)
    expect(mannWhitney(x, y).delta).toBeCloseTo(0.4, 12)
  })
  it('Hodges–Lehmann shift .305', () => expect(hodgesLehmann(x, y).estimate).toBeCloseTo(0.305, 12))
  it.each([
    [3, 3, 0.1],
    [4, 4, 0.0286],
    [5, 5, 0.0079],
  ])('complete separation %i against %i: smallest p = %f', (n1, n2, p) => {
    const low = Array.from({ length: n1 }, (_, i) => i)
    const high = Array.from({ length: n2 }, (_, i) => i + 100)
    expect(mannWhitney(low, high).p).toBeCloseTo(p, 4)
  })
})

suite('the published table of critical values of U (two-sided .05), as ranks of the interval', () => {
  it.each([
    [3, 3, 0],
    [4, 4, 1],
    [5, 10, 9],
    [8, 8, 14],
    [10, 10, 24],
    [20, 20, 128],
  ])('n1 = %i, n2 = %i: C = %i', (n1, n2, rank) => expect(shiftRank(n1, n2, 0.95, 1.959963984540054)).toBe(rank))
})

suite('permutation, the same data, 3,003 splits', () => {
  it('mean difference .1272061', () => {
    const test = permutationDifference(x, y, 'mean')
    expect(test).toMatchObject({ method: 'exact', splits: 3003, seed: null })
    expect(test.p).toBeCloseTo(0.1272061, 7)
  })
  it('median difference .0772561', () => {
    expect(permutationDifference(x, y, 'median').p).toBeCloseTo(0.0772561, 7)
  })
  it('by absolute difference .1318681 and .0825841', () => {
    const options = { convention: 'absolute' } as const
    expect(permutationDifference(x, y, 'mean', options).p).toBeCloseTo(0.1318681, 7)
    expect(permutationDifference(x, y, 'median', options).p).toBeCloseTo(0.0825841, 7)
  })
  it('1 2 3 against 4 5 6: p = .1', () => {
    expect(permutationDifference([1, 2, 3], [4, 5, 6], 'mean').p).toBeCloseTo(0.1, 12)
  })
})

suite('Kruskal–Wallis', () => {
  it('mucociliary efficiency: H = .77143, p = .68 (published)', () => {
    const test = must(kruskalWallis(mucociliary))
    expect(test.H).toBeCloseTo(0.77143, 5)
    expect(test.p).toBeCloseTo(0.68, 2)
    expect(test.df).toBe(2)
  })
  it('with ties: H = 6.22735507246377, p = .0444372349394', () => {
    const groups = [
      [1, 1, 2, 3],
      [2, 2, 4, 5],
      [3, 5, 5, 6],
    ]
    const test = must(kruskalWallis(groups))
    expect(test.H).toBeCloseTo(6.22735507246377, 12)
    expect(test.p).toBeCloseTo(0.0444372349394, 12)
  })
})

suite('Brunner–Munzel, pain scores', () => {
  it('3.13746748, p = .00578621 (published)', () => {
    const test = must(brunnerMunzel(painScores.x, painScores.y))
    expect(test.statistic).toBeCloseTo(3.13746748, 8)
    expect(test.p).toBeCloseTo(0.00578621, 8)
    expect(test.permutation).toBeNull()
  })
})

suite('Benjamini–Hochberg 1995', () => {
  it('4 of 15 rejected at .05 (published)', () => {
    expect(benjaminiHochberg(fifteen).filter((q) => q < 0.05)).toHaveLength(4)
  })
  it('adjusted values', () => {
    const expected = [0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765]
    expected.forEach((q, i) => expect(benjaminiHochberg(fifteen)[i]).toBeCloseTo(q, 6))
  })
  it('Benjamini–Yekutieli: .004977 .009955 .031523', () => {
    const expected = [0.004977, 0.009955, 0.031523]
    expected.forEach((q, i) => expect(benjaminiYekutieli(fifteen)[i]).toBeCloseTo(q, 6))
  })
})

suite('proportions', () => {
  it.each([
    [81, 263, 0.2553, 0.3662, 4],
    [1, 29, 0.006113, 0.171755, 6],
    [0, 10, 0, 0.277533, 6],
    [10, 10, 0.722467, 1, 6],
  ])('Wilson %i/%i: (%f, %f)', (successes, trials, lower, upper, precision) => {
    const interval = wilson(successes, trials)
    expect(interval.lower).toBeCloseTo(lower, precision)
    expect(interval.upper).toBeCloseTo(upper, precision)
  })
  it('Jeffreys 1/10: (.011012, .381315)', () => {
    expect(jeffreys(1, 10).lower).toBeCloseTo(0.011012, 6)
    expect(jeffreys(1, 10).upper).toBeCloseTo(0.381315, 6)
  })
  it('Jeffreys at the ends: 0 and 1 exactly', () => {
    expect(jeffreys(0, 10).lower).toBe(0)
    expect(jeffreys(10, 10).upper).toBe(1)
  })
  it('Newcombe 56/70 − 48/80: (.0524, .3339) (published)', () => {
    const interval = newcombeDifference({ successes: 56, trials: 70 }, { successes: 48, trials: 80 })
    expect(interval.estimate).toBeCloseTo(0.2, 12)
    expect(interval.lower).toBeCloseTo(0.0524, 4)
    expect(interval.upper).toBeCloseTo(0.3339, 4)
  })
})

suite('ratio of sums, boot::city', () => {
  it('1.520312 (published)', () => expect(must(ratioOfSums(city)).ratio).toBeCloseTo(1.520312, 6))
  it('mean of ratios 4.0514', () => expect(meanOfRatios(city)).toBeCloseTo(4.0514, 4))
  it('median ratio 1.6326', () => {
    expect(median(city.engagements.map((e, i) => e / city.reach[i]!))).toBeCloseTo(1.6326, 4)
  })
  it('standard error .189993', () => expect(must(ratioOfSums(city)).standardError).toBeCloseTo(0.189993, 6))
  it('jackknife standard error .194791, acceleration -.011203', () => {
    expect(must(jackknifeRatio(city)).standardError).toBeCloseTo(0.194791, 6)
    expect(must(jackknifeRatio(city)).acceleration).toBeCloseTo(-0.011203, 6)
  })
  it('log-t interval (1.14593, 2.01701)', () => {
    const interval = must(logDeltaInterval(city))
    expect(interval.lower).toBeCloseTo(1.14593, 5)
    expect(interval.upper).toBeCloseTo(2.01701, 5)
  })
})

suite('James–Stein, Efron and Morris', () => {
  const averages = baseball.hits.map((hits) => hits / 45)
  const centre = averages.reduce((a, b) => a + b) / 18
  const fit = must(jamesStein(averages, (centre * (1 - centre)) / 45))
  const errorOf = (values: readonly number[]) =>
    values.reduce((total, value, i) => total + (value - baseball.rest[i]!) ** 2, 0)
  it('mean .2654', () => expect(fit.mean).toBeCloseTo(0.2654, 4))
  it('c = .212', () => expect(fit.factor).toBeCloseTo(0.212, 3))
  it('Clemente .294', () => expect(fit.shrunk[0]).toBeCloseTo(0.294, 3))
  it('squared error .0755 falls to .0214, ratio 3.5 (published)', () => {
    expect(errorOf(averages)).toBeCloseTo(0.0755, 4)
    expect(errorOf(fit.shrunk)).toBeCloseTo(0.0214, 4)
    expect(errorOf(averages) / errorOf(fit.shrunk)).toBeCloseTo(3.5, 1)
  })
})

suite('gamma-Poisson, insurance claims', () => {
  const counts = expanded([0, 1, 2, 3, 4, 5, 6, 7], insurance)
  const fit = must(gammaPoisson(counts, new Float64Array(counts.length).fill(1)))
  it('shape .70151, scale .30556', () => {
    expect(fit.shape).toBeCloseTo(0.70151, 5)
    expect(fit.scale).toBeCloseTo(0.30556, 5)
  })
  it.each([
    [0, 0.164, 3],
    [1, 0.398, 3],
    [2, 0.632, 3],
    [3, 0.866, 3],
    [4, 1.1, 2],
    [5, 1.33, 2],
    [6, 1.57, 2],
  ])('%i claims: %f (published)', (count, expected, precision) => {
    expect(fit.posteriorMean(count, 1)).toBeCloseTo(expected, precision)
  })
})

suite('negative binomial, mites', () => {
  const fit = must(negativeBinomial(mites))
  it('mean 1.146667', () => expect(fit.mean).toBeCloseTo(1.146667, 6))
  it('k by maximum likelihood 1.0246 (published)', () => expect(fit.k).toBeCloseTo(1.0246, 4))
  it('k by moments 1.1667', () => expect(fit.kMoment).toBeCloseTo(1.1667, 4))
})

suite('beta-binomial, rats', () => {
  it('moments: alpha 1.36, beta 8.6 (published 1.4, 8.6)', () => {
    const fit = must(betaBinomialMoments(rats.tumours, rats.animals))
    expect(fit.alpha).toBeCloseTo(1.36, 2)
    expect(fit.beta).toBeCloseTo(8.6, 1)
  })
  it('maximum likelihood: 2.30478, 14.07981', () => {
    const fit = must(betaBinomial(rats.tumours, rats.animals))
    expect(fit.alpha).toBeCloseTo(2.30478, 5)
    expect(fit.beta).toBeCloseTo(14.07981, 5)
  })
})

suite('descriptives of 3 1 4 1 5 9 2 6 5 3 5 8 97', () => {
  const shape = describe(digits)!
  it('median 5, quartiles 3 and 6', () => expect([shape.median, shape.quartile1, shape.quartile3]).toEqual([5, 3, 6]))
  it('q90 8.8, q95 44.2', () => {
    expect(quantile(digits, 0.9)).toBeCloseTo(8.8, 12)
    expect(quantile(digits, 0.95)).toBeCloseTo(44.2, 12)
  })
  it('MAD 2 raw, 2.9652 scaled', () => {
    expect(shape.mad).toBe(2)
    expect(medianAbsoluteDeviation(digits)).toBe(2)
    expect(shape.mad * 1.4826).toBeCloseTo(2.9652, 12)
  })
  it('the modified z rests on the raw MAD: with the scaled one 97 would be at 20.9', () => {
    expect(modifiedZ(digits)![12]).toBeCloseTo((0.6745 * (97 - 5)) / 2, 12)
    expect(modifiedZ(digits)![12]).not.toBeCloseTo((0.6745 * (97 - 5)) / 2.9652, 0)
  })
  it('G1 3.54958773', () => expect(shape.skewness).toBeCloseTo(3.54958773, 8))
  it('G2 12.70857722', () => expect(shape.excessKurtosis).toBeCloseTo(12.70857722, 8))
  it('geometric mean 4.56804754', () => expect(shape.geometricMean).toBeCloseTo(4.56804754, 8))
  it('modified z of 97: 31.027', () => expect(modifiedZ(digits)![12]).toBeCloseTo(31.027, 3))
})

suite('numerical accuracy', () => {
  it.each([1e6, 1e7])('%f + .2, then .1 and .3 in turn: standard deviation .1', (base) => {
    const values = [base + 0.2, ...Array.from({ length: 1000 }, (_, i) => base + (i % 2 === 0 ? 0.1 : 0.3))]
    expect(describe(values)!.standardDeviation).toBeCloseTo(0.1, 8)
  })
  it('ln Γ: Γ(½) = √π, Γ(101) = 100!, and a large argument', () => {
    expect(lnGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 14)
    expect(lnGamma(101)).toBeCloseTo(363.7393755555635, 11)
    expect(lnGamma(1e6)).toBeCloseTo(12815504.56914788, 6)
  })
  it('resamples are the draws of the generator, one after the other', () => {
    const n = 7
    // Powers of 64 tell how often each post was drawn.
    const e = Float64Array.from({ length: n }, (_, i) => 64 ** i)
    const next = resampler(2026, { e, r: e.map(() => 1), d: e.map((_, i) => i) })
    const { below } = createRandom(2026)
    for (let resample = 0; resample < 50; resample++) {
      const drawn = Array.from({ length: n }, () => below(n))
      const over = (value: (i: number) => number) => drawn.reduce((total, i) => total + value(i), 0)
      expect(next()).toEqual({ e: over((i) => 64 ** i), r: n, dd: over((i) => i * i), dr: over((i) => i), rr: n })
    }
  })

  it('xoshiro128**: the reference vector from state 1 2 3 4', () => {
    const next = xoshiro128([1, 2, 3, 4])
    const expected = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]
    expect(expected.map(() => next())).toEqual(expected)
  })
})

suite('rank of the interval of a median', () => {
  it.each([
    [6, 1, 0.969],
    [7, 1, 0.984],
    [8, 1, 0.992],
    [9, 2, 0.961],
    [10, 2, 0.979],
    [12, 3, 0.961],
    [15, 4, 0.965],
    [20, 6, 0.959],
    [25, 8, 0.957],
    [30, 10, 0.957],
    [50, 18, 0.967],
  ])('n = %i: r = %i, coverage %f', (n, rank, coverage) => {
    const bound = medianRank(n)!
    expect(bound.rank).toBe(rank)
    expect(bound.coverage).toBeCloseTo(coverage, 3)
  })
  it('n under 6: none', () => expect([1, 2, 3, 4, 5].map((n) => medianRank(n))).toEqual([null, null, null, null, null]))
  it('a million: half of n less z·√n/2', () => {
    expect(Math.abs(medianRank(1e6)!.rank - (5e5 - 979.98))).toBeLessThan(2)
  })
})
