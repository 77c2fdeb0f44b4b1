import * as fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import { brunnerMunzel } from '../../electron/engine/statistics/brunnerMunzel'
import { compareTwo } from '../../electron/engine/statistics/compareTwo'
import { bracketsOf, letterGroups } from '../../electron/engine/statistics/groups'
import { hodgesLehmann } from '../../electron/engine/statistics/hodgesLehmann'
import { kruskalWallis } from '../../electron/engine/statistics/kruskalWallis'
import { mannWhitney } from '../../electron/engine/statistics/mannWhitney'
import { benjaminiHochberg, benjaminiYekutieli } from '../../electron/engine/statistics/multiplicity'
import { medianInterval } from '../../electron/engine/statistics/orderStatistics'
import { differenceSelector } from '../../electron/engine/statistics/pairwiseDifferences'
import { jeffreys, newcombeDifference, wilson } from '../../electron/engine/statistics/proportion'
import { quantile } from '../../electron/engine/statistics/quantiles'
import { ratioOfSums } from '../../electron/engine/statistics/ratioOfSums'
import { empiricalBayes, jamesStein } from '../../electron/engine/statistics/shrinkage'
import { must } from './support'

const value = fc.double({ min: -1e3, max: 1e3, noNaN: true })
/** Few different values, so that ties are the rule. */
const tied = fc.integer({ min: 0, max: 6 })
const values = (minLength: number, maxLength = 40) =>
  fc.oneof(fc.array(value, { minLength, maxLength }), fc.array(tied, { minLength, maxLength }))
const post = fc.record({ e: fc.integer({ min: 0, max: 5000 }), r: fc.integer({ min: 1, max: 100_000 }) })
const posts = (minLength: number, maxLength = 40) => fc.array(post, { minLength, maxLength })
const series = (rows: readonly { e: number; r: number }[], scale = 1) => ({
  interactions: Float64Array.from(rows, ({ e }) => e),
  denominator: Float64Array.from(rows, ({ r }) => r * scale),
})
const ratioInput = (rows: readonly { e: number; r: number }[], scale = 1) => ({
  engagements: rows.map(({ e }) => e),
  reach: rows.map(({ r }) => r * scale),
  resamples: 199,
})

suite('order of the posts', () => {
  it('median interval, quantiles', () => {
    fc.assert(
      fc.property(values(1), fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
        const turned = list.toReversed()
        expect(medianInterval(turned)).toEqual(medianInterval(list))
        expect(quantile(turned, p)).toBe(quantile(list, p))
      }),
    )
  })
  it('ratio of sums with its bootstrap interval', () => {
    fc.assert(
      fc.property(posts(8, 15), (rows) => {
        expect(ratioOfSums(ratioInput(rows.toReversed()))).toEqual(ratioOfSums(ratioInput(rows)))
      }),
      { numRuns: 50 },
    )
  })
  it('two groups', () => {
    fc.assert(
      fc.property(posts(6, 15), posts(6, 15), (a, b) => {
        expect(compareTwo(series(a.toReversed()), series(b.toReversed()))).toEqual(compareTwo(series(a), series(b)))
      }),
    )
  })
})

suite('unit of reach', () => {
  it('a whole factor moves medians and ratios by that factor and leaves tests alone', () => {
    fc.assert(
      fc.property(posts(8, 15), posts(8, 15), fc.integer({ min: 2, max: 1000 }), (a, b, scale) => {
        const [one, other] = [compareTwo(series(a), series(b)), compareTwo(series(a, scale), series(b, scale))]
        expect(must(other).p).toBe(must(one).p)
        expect(must(other).A).toBe(must(one).A)
        expect(must(other).hlRatio / must(one).hlRatio).toBeCloseTo(1, 9)
        const [small, large] = [ratioOfSums(ratioInput(a)), ratioOfSums(ratioInput(a, scale))]
        expect(large.reason).toBe(small.reason)
        if (small.value !== null && large.value !== null) {
          expect((large.value.ratio * scale) / small.value.ratio).toBeCloseTo(1, 9)
          expect((large.value.upper * scale) / small.value.upper).toBeCloseTo(1, 6)
        }
      }),
      { numRuns: 50 },
    )
  })
})

suite('swapping the groups', () => {
  it('A(X, Y) = 1 − A(Y, X), W + W = n1·n2, same p', () => {
    fc.assert(
      fc.property(values(1), values(1), (x, y) => {
        const [one, other] = [mannWhitney(x, y), mannWhitney(y, x)]
        expect(one.A + other.A).toBeCloseTo(1, 12)
        expect(one.W + other.W).toBe(x.length * y.length)
        expect(other.p).toBeCloseTo(one.p, 10)
        expect(mannWhitney(x, y, 'less').p).toBeCloseTo(mannWhitney(y, x, 'greater').p, 10)
      }),
    )
  })
  it('the Hodges–Lehmann shift changes its sign, its interval is mirrored', () => {
    fc.assert(
      fc.property(values(4), values(4), (x, y) => {
        const [one, other] = [hodgesLehmann(x, y), hodgesLehmann(y, x)]
        expect(other.estimate).toBeCloseTo(-one.estimate, 9)
        expect(must(other.interval).lower).toBe(-must(one.interval).upper || 0)
      }),
    )
  })
  it('Brunner–Munzel gives the A of Mann–Whitney', () => {
    fc.assert(
      fc.property(values(2), values(2), (x, y) => {
        expect(must(brunnerMunzel(x, y, { permutation: 'never' })).A).toBeCloseTo(mannWhitney(x, y).A, 10)
      }),
    )
  })
})

suite('against plain enumeration', () => {
  const tailsByEnumeration = (x: readonly number[], y: readonly number[]) => {
    const pool = [...x, ...y]
    const wins = (chosen: readonly number[]) => {
      const inside = new Set(chosen)
      const others = pool.filter((_, i) => !inside.has(i))
      return chosen.reduce(
        (total, i) => total + others.reduce((sub, b) => sub + (pool[i]! > b ? 1 : pool[i] === b ? 0.5 : 0), 0),
        0,
      )
    }
    const subsets = (from: number, size: number): number[][] =>
      size === 0
        ? [[]]
        : Array.from({ length: Math.max(0, pool.length - from) }, (_, k) => from + k).flatMap((i) =>
            subsets(i + 1, size - 1).map((rest) => [i, ...rest]),
          )
    const all = subsets(0, x.length).map(wins)
    const observed = wins(x.map((_, i) => i))
    const share = (test: (w: number) => boolean) => all.filter(test).length / all.length
    return { lower: share((w) => w <= observed), upper: share((w) => w >= observed) }
  }
  it('exact p with and without ties', () => {
    fc.assert(
      fc.property(values(1, 5), values(1, 5), (x, y) => {
        const tails = tailsByEnumeration(x, y)
        expect(mannWhitney(x, y, 'less').p).toBeCloseTo(tails.lower, 12)
        expect(mannWhitney(x, y, 'greater').p).toBeCloseTo(tails.upper, 12)
      }),
    )
  })
  it('every order statistic of the pairwise differences, listed or searched', () => {
    const list = fc.oneof(
      fc.array(value, { minLength: 90, maxLength: 120 }),
      fc.array(tied, { minLength: 90, maxLength: 120 }),
    )
    fc.assert(
      fc.property(list, list, fc.double({ min: 0, max: 1, noNaN: true }), (first, second, share) => {
        const [x, y] = [Float64Array.from(first).sort(), Float64Array.from(second).sort()]
        const all = Float64Array.from(Array.from(x).flatMap((a) => Array.from(y, (b) => a - b))).sort()
        const { select, pairs } = differenceSelector(x, y)
        expect(pairs).toBeGreaterThan(4200)
        for (const k of [1, Math.max(1, Math.ceil(share * pairs)), Math.floor(pairs / 2), pairs]) {
          expect(select(k)).toBe(all[k - 1])
        }
      }),
      { numRuns: 200 },
    )
  })
})

suite('adjusted p-values', () => {
  const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
  it('monotone in p, never under p, never above 1, order of the list irrelevant', () => {
    fc.assert(
      fc.property(pValues, (list) => {
        for (const adjust of [benjaminiHochberg, benjaminiYekutieli]) {
          const q = adjust(list)
          const rows = list.map((p, i) => ({ p, q: q[i]! })).sort((a, b) => a.p - b.p || a.q - b.q)
          rows.forEach((row, i) => {
            expect(row.q).toBeGreaterThanOrEqual(row.p)
            expect(row.q).toBeLessThanOrEqual(1)
            if (i > 0) expect(row.q).toBeGreaterThanOrEqual(rows[i - 1]!.q)
          })
          expect(adjust(list.toReversed()).reverse()).toEqual(q)
        }
      }),
    )
  })
})

suite('shrinkage', () => {
  const estimate = fc.record({
    y: fc.double({ min: -6, max: 0, noNaN: true }),
    v: fc.double({ min: 1e-4, max: 2, noNaN: true }),
  })
  it('lies between the raw value and the mean', () => {
    fc.assert(
      fc.property(fc.array(estimate, { minLength: 2, maxLength: 30 }), (rows) => {
        const fit = must(
          empiricalBayes(
            rows.map(({ y }) => y),
            rows.map(({ v }) => v),
          ),
        )
        for (const { raw, shrunk, lower, upper } of fit.groups) {
          expect(shrunk).toBeGreaterThanOrEqual(Math.min(raw, fit.mean) - 1e-12)
          expect(shrunk).toBeLessThanOrEqual(Math.max(raw, fit.mean) + 1e-12)
          expect(lower).toBeLessThanOrEqual(shrunk)
          expect(upper).toBeGreaterThanOrEqual(shrunk)
          // To the last digits: a mean of 0 and the least number above it is rounded.
          if (fit.tau2 === 0) expect(shrunk).toBeCloseTo(fit.mean, 12)
        }
      }),
    )
  })
  it('James–Stein too', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 4, maxLength: 30 }), (hits) => {
        const fit = jamesStein(
          hits.map((hit) => hit / 45),
          0.004,
        )
        if (fit.value === null) return
        expect(fit.value.factor).toBeGreaterThanOrEqual(0)
        expect(fit.value.factor).toBeLessThanOrEqual(1)
      }),
    )
  })
})

suite('an interval contains its estimate', () => {
  it('median, ratio of sums, shift', () => {
    fc.assert(
      fc.property(posts(8, 20), posts(8, 20), (a, b) => {
        const rates = a.map(({ e, r }) => e / r)
        const middle = must(medianInterval(rates))
        expect(middle.lower <= middle.estimate && middle.estimate <= middle.upper).toBe(true)
        const sums = ratioOfSums(ratioInput(a)).value
        if (sums !== null) expect(sums.lower <= sums.ratio && sums.ratio <= sums.upper).toBe(true)
        const two = must(compareTwo(series(a), series(b)))
        expect(two.interval!.lower <= two.hlRatio && two.hlRatio <= two.interval!.upper).toBe(true)
      }),
    )
  })
  it('proportions', () => {
    const share = fc
      .integer({ min: 1, max: 400 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(share, share, ([x1, n1], [x2, n2]) => {
        for (const interval of [wilson(x1, n1), jeffreys(x1, n1)]) {
          expect(interval.lower).toBeGreaterThanOrEqual(0)
          expect(interval.upper).toBeLessThanOrEqual(1)
          expect(interval.lower).toBeLessThanOrEqual(x1 / n1)
          expect(interval.upper).toBeGreaterThanOrEqual(x1 / n1)
        }
        const difference = newcombeDifference({ successes: x1, trials: n1 }, { successes: x2, trials: n2 })
        expect(difference.lower).toBeLessThanOrEqual(difference.estimate)
        expect(difference.upper).toBeGreaterThanOrEqual(difference.estimate)
      }),
    )
  })
})

suite('under six posts there is nothing', () => {
  it('no interval, no test', () => {
    fc.assert(
      fc.property(posts(0, 5), posts(0, 40), (few, any) => {
        expect(medianInterval(few.map(({ e, r }) => e / r))).toEqual({ value: null, reason: 'too_few' })
        expect(compareTwo(series(few), series(any))).toEqual({ value: null, reason: 'too_few' })
        expect(compareTwo(series(any), series(few))).toEqual({ value: null, reason: 'too_few' })
      }),
    )
  })
  it('no ratio of sums under eight', () => {
    fc.assert(
      fc.property(posts(0, 7), (few) => {
        expect(ratioOfSums(ratioInput(few))).toEqual({ value: null, reason: 'too_few' })
      }),
    )
  })
})

suite('groups told apart', () => {
  const matrix = fc
    .integer({ min: 1, max: 8 })
    .chain((n) => fc.tuple(fc.constant(n), fc.array(fc.boolean(), { minLength: n * n, maxLength: n * n })))
  it('two items share a letter if and only if they are not told apart', () => {
    fc.assert(
      fc.property(matrix, ([n, cells]) => {
        const apart = (i: number, j: number) => cells[i * n + j]!
        const letters = letterGroups(n, apart)
        for (let i = 0; i < n; i++) {
          expect(letters[i]!.length).toBeGreaterThan(0)
          for (let j = i + 1; j < n; j++) {
            expect(letters[i]!.some((letter) => letters[j]!.includes(letter))).toBe(!apart(i, j))
          }
        }
      }),
    )
  })
  it('brackets hold no pair told apart, cannot grow, cover every item, and name what they leave out', () => {
    fc.assert(
      fc.property(matrix, ([n, cells]) => {
        const apart = (i: number, j: number) => cells[i * n + j]!
        const { brackets, unshown } = bracketsOf(n, apart)
        const clean = (from: number, to: number) => {
          for (let i = from; i <= to; i++) for (let j = i + 1; j <= to; j++) if (apart(i, j)) return false
          return true
        }
        for (const { from, to } of brackets) {
          expect(clean(from, to)).toBe(true)
          if (from > 0) expect(clean(from - 1, to)).toBe(false)
          if (to < n - 1) expect(clean(from, to + 1)).toBe(false)
        }
        const left = new Set(unshown.map(([i, j]) => `${i}-${j}`))
        for (let i = 0; i < n; i++) {
          expect(brackets.some(({ from, to }) => from <= i && i <= to)).toBe(true)
          for (let j = i + 1; j < n; j++) {
            const together = brackets.some(({ from, to }) => from <= i && j <= to)
            expect(left.has(`${i}-${j}`)).toBe(!apart(i, j) && !together)
          }
        }
      }),
    )
  })
})

it('Kruskal–Wallis of two groups is the square of the uncorrected normal Mann–Whitney', () => {
  fc.assert(
    fc.property(
      fc.array(tied, { minLength: 3, maxLength: 30 }),
      fc.array(tied, { minLength: 3, maxLength: 30 }),
      (x, y) => {
        const test = kruskalWallis([x, y])
        if (test.value === null) return
        const [n1, n2] = [x.length, y.length]
        const n = n1 + n2
        const runs = [0, 1, 2, 3, 4, 5, 6].map((v) => [...x, ...y].filter((w) => w === v).length)
        const ties = runs.reduce((total, t) => total + t ** 3 - t, 0)
        const variance = ((n1 * n2) / 12) * (n + 1 - ties / (n * (n - 1)))
        expect(test.value.H).toBeCloseTo((mannWhitney(x, y).W - (n1 * n2) / 2) ** 2 / variance, 8)
      },
    ),
  )
})
