import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { cohenKappa, krippendorffAlpha, specificAgreement } from '../../electron/engine/statistics/agreement'

type Pairs = [number, number][]

/** Pairs of a table of counts: row = first rater. */
function pairsOf(table: readonly (readonly number[])[]): Pairs {
  return table.flatMap((row, a) => row.flatMap((n, b) => Array.from({ length: n }, (): [number, number] => [a, b])))
}

describe('Cohen’s kappa', () => {
  test('two readers of 50 grant proposals: .70 observed, .50 by chance, .40', () => {
    const { value } = cohenKappa(
      pairsOf([
        [20, 5],
        [10, 15],
      ]),
    )
    expect(value!.observed).toBeCloseTo(0.7, 12)
    expect(value!.expected).toBeCloseTo(0.5, 12)
    expect(value!.estimate).toBeCloseTo(0.4, 12)
  })

  test('Cohen 1960: 200 patients, three diagnoses, .70 observed, .41 by chance, .492', () => {
    const { value } = cohenKappa(
      pairsOf([
        [88, 14, 18],
        [10, 40, 10],
        [2, 6, 12],
      ]),
    )
    expect(value!.observed).toBeCloseTo(0.7, 12)
    expect(value!.expected).toBeCloseTo(0.41, 12)
    expect(value!.estimate).toBeCloseTo(0.492, 3)
  })

  test('Fleiss, Statistical Methods for Rates and Proportions: 100 patients, .68', () => {
    const { value } = cohenKappa(
      pairsOf([
        [75, 1, 4],
        [5, 4, 1],
        [0, 0, 10],
      ]),
    )
    expect(value!.observed).toBeCloseTo(0.89, 12)
    expect(value!.expected).toBeCloseTo(0.66, 12)
    expect(value!.estimate).toBeCloseTo(0.676, 3)
  })

  test('Fleiss, Cohen and Everitt 1969: .53 .05 .02 / .11 .14 .05 / .01 .06 .03 of 200, .429', () => {
    const { value } = cohenKappa(
      pairsOf([
        [106, 10, 4],
        [22, 28, 10],
        [2, 12, 6],
      ]),
    )
    expect(value!.estimate).toBeCloseTo(0.429, 3)
  })

  test('scikit-learn’s example of cohen_kappa_score: 0.6875', () => {
    const [negative, neutral, positive] = [0, 1, 2]
    const first = [negative, positive, negative, neutral, positive]
    const second = [negative, positive, negative, neutral, negative]
    const { value } = cohenKappa(first.map((a, i): [number, number] => [a, second[i]!]))
    expect(value!.estimate).toBeCloseTo(0.6875, 12)
  })

  test('two categories: the limits are where the test of fit reaches 3.84 (Donner and Eliasziw 1992)', () => {
    // Equal margins: the model's own kappa is Cohen's. p = .3, d = 12 of 60: 1 − 12/(120 × .21) = .5238.
    const { estimate, lower, upper } = cohenKappa(
      pairsOf([
        [36, 6],
        [6, 12],
      ]),
    ).value!
    expect(estimate).toBeCloseTo(1 - 12 / (120 * 0.21), 12)
    const distance = (kappa: number) => {
      const expected = [0.09 + kappa * 0.21, 0.42 * (1 - kappa), 0.49 + kappa * 0.21].map((share) => 60 * share)
      return [12, 12, 36].reduce((sum, seen, i) => sum + (seen - expected[i]!) ** 2 / expected[i]!, 0)
    }
    expect(distance(lower)).toBeCloseTo(3.8415, 3)
    expect(distance(upper)).toBeCloseTo(3.8415, 3)
    expect(lower).toBeLessThan(estimate)
    expect(upper).toBeGreaterThan(estimate)
  })

  test('full agreement is 1, and 35 posts leave some doubt; one category for all is no agreement beyond chance', () => {
    const all = cohenKappa(
      pairsOf([
        [20, 0],
        [0, 15],
      ]),
    ).value!
    expect([all.estimate, all.upper]).toEqual([1, 1])
    // Wilson's lower limit of 35 of 35 is .9011; chance alone gives 25/49 of agreement.
    expect(all.lower).toBeCloseTo((0.9011 - 25 / 49) / (24 / 49), 3)
    expect(cohenKappa(pairsOf([[30]]))).toEqual({ value: null, reason: 'no_variation' })
    expect(cohenKappa([])).toEqual({ value: null, reason: 'too_few' })
  })

  test('the same for whoever is first, for any names and any order', () => {
    const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }))
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 40 }), (pairs) => {
        const { value } = cohenKappa(pairs)
        const swapped = cohenKappa(pairs.map(([a, b]): [number, number] => [b * 7 + 1, a * 7 + 1]).reverse()).value
        if (value === null) expect(swapped).toBeNull()
        else {
          expect(swapped!.estimate).toBeCloseTo(value.estimate, 10)
          expect(swapped!.standardError).toBeCloseTo(value.standardError, 10)
          expect(value.lower).toBeLessThanOrEqual(value.estimate)
          expect(value.upper).toBeGreaterThanOrEqual(value.estimate)
          expect(value.estimate).toBeLessThanOrEqual(value.observed + 1e-12)
        }
      }),
    )
  })

  test('the standard error is that of the delta method on the multinomial, by differences of the estimate itself', () => {
    const table = [
      [75, 1, 4],
      [5, 4, 1],
      [2, 3, 10],
    ]
    const kappaOf = (shares: readonly (readonly number[])[]): number => {
      const row = shares.map((cells) => cells.reduce((sum, cell) => sum + cell, 0))
      const column = shares.map((_, j) => shares.reduce((sum, cells) => sum + cells[j]!, 0))
      const observed = shares.reduce((sum, cells, i) => sum + cells[i]!, 0)
      const expected = row.reduce((sum, share, i) => sum + share * column[i]!, 0)
      return (observed - expected) / (1 - expected)
    }
    const n = table.flat().reduce((sum, cell) => sum + cell, 0)
    const shares = table.map((cells) => cells.map((cell) => cell / n))
    const step = 1e-6
    let [first, second] = [0, 0]
    shares.forEach((cells, i) =>
      cells.forEach((share, j) => {
        const moved = (by: number) => shares.map((row, a) => row.map((cell, b) => cell + (a === i && b === j ? by : 0)))
        const slope = (kappaOf(moved(step)) - kappaOf(moved(-step))) / (2 * step)
        first += share * slope
        second += share * slope * slope
      }),
    )
    const { value } = cohenKappa(pairsOf(table))
    expect(value!.standardError).toBeCloseTo(Math.sqrt((second - first * first) / n), 7)
  })

  test('the interval covers the true kappa about 95 times in a hundred (300 tables of 100 posts)', () => {
    // Two raters who know the truth (four even themes) with chance .85 each and guess otherwise among the other three.
    const right = 0.85
    const agree = right * right + (1 - right) ** 2 / 3
    const truth = (agree - 0.25) / 0.75
    let state = 12345
    const uniform = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
    const said = (theme: number) => (uniform() < right ? theme : (theme + 1 + Math.floor(3 * uniform())) % 4)
    let covered = 0
    for (let table = 0; table < 300; table++) {
      const pairs = Array.from({ length: 100 }, (): [number, number] => {
        const theme = Math.floor(4 * uniform())
        return [said(theme), said(theme)]
      })
      const { lower, upper } = cohenKappa(pairs).value!
      if (lower <= truth && truth <= upper) covered++
    }
    expect(covered / 300).toBeGreaterThan(0.91)
    expect(covered / 300).toBeLessThan(0.985)
  })
})

/** Rows are observers; a dot is missing. */
function unitsOf(...observers: readonly string[]): number[][] {
  const rows = observers.map((row) => row.split(' '))
  return rows[0]!.map((_, unit) =>
    rows.map((row) => row[unit]!).flatMap((cell) => (cell === '.' ? [] : [cell.charCodeAt(0)])),
  )
}

describe('Krippendorff’s alpha, examples of “Computing Krippendorff’s Alpha-Reliability”', () => {
  test('A: two observers, two values, ten units: .095', () => {
    const units = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0')
    expect(krippendorffAlpha(units, 1, { draws: 0 }).value!.estimate).toBeCloseTo(0.095, 3)
  })

  test('B: two observers, five values, twelve units: .692', () => {
    const units = unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d')
    expect(krippendorffAlpha(units, 1, { draws: 0 }).value!.estimate).toBeCloseTo(0.692, 3)
  })

  test('C: four observers, twelve units, missing values: .743', () => {
    const units = unitsOf(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    )
    const { value } = krippendorffAlpha(units, 7)
    expect(value!.estimate).toBeCloseTo(0.743, 3)
    expect([value!.units, value!.values]).toEqual([11, 40])
    expect(value!.lower).toBeLessThan(0.743)
    expect(value!.upper).toBeGreaterThan(0.743)
  })

  test('the same seed gives the same interval, and an answer alone counts for nothing', () => {
    const units = unitsOf('1 2 3 1 2 3 1 2 3 1', '1 2 3 1 2 1 1 3 3 1')
    expect(krippendorffAlpha(units, 3)).toEqual(krippendorffAlpha([...units, [2], []], 3))
    expect(krippendorffAlpha([[1], [2]], 3).reason).toBe('too_few')
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        3,
      ).reason,
    ).toBe('no_variation')
  })

  test('for two observers without gaps it goes to kappa of pooled margins as units grow', () => {
    const pairs = pairsOf([
      [300, 60],
      [40, 200],
    ])
    const p = (2 * 300 + 60 + 40) / 1200
    const scott = (500 / 600 - (p * p + (1 - p) ** 2)) / (1 - (p * p + (1 - p) ** 2))
    expect(krippendorffAlpha(pairs, 1, { draws: 0 }).value!.estimate).toBeCloseTo(scott, 2)
  })
})

test('specific agreement: both, of the times either said it', () => {
  const pairs: Pairs = [
    [1, 1],
    [1, 2],
    [2, 2],
    [3, 1],
  ]
  expect(specificAgreement(pairs)).toEqual([
    { category: 1, uses: 4, both: 1 },
    { category: 2, uses: 3, both: 1 },
    { category: 3, uses: 1, both: 0 },
  ])
})
