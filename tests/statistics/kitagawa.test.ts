import fc from 'fast-check'
import { describe as suite, expect, it } from 'vitest'
import {
  type Cell,
  decompose,
  decomposeEach,
  factorInterval,
  factorOf,
  factorP,
} from '../../electron/engine/statistics/kitagawa'
import { createRandom, type Random } from '../../electron/engine/statistics/random'
import { permuteWithinStrata } from '../../electron/engine/statistics/withinStrata'
import { must } from './support'

type Post = readonly [group: string, stratum: string, log: number]

/** Cells of posts, as the query of the application sums them. */
function cellsOf(posts: readonly Post[]): Cell[] {
  const lists = new Map<string, { group: string; stratum: string; logs: number[] }>()
  for (const [group, stratum, log] of posts) {
    const key = `${group} ${stratum}`
    const own = lists.get(key) ?? { group, stratum, logs: [] }
    own.logs.push(log)
    lists.set(key, own)
  }
  return [...lists.values()].map(({ group, stratum, logs }) => {
    const mean = logs.reduce((a, b) => a + b) / logs.length
    return { group, stratum, n: logs.length, mean, squares: logs.reduce((all, log) => all + (log - mean) ** 2, 0) }
  })
}

const times = (n: number, ...post: Post): Post[] => Array.from({ length: n }, () => post)

/**
 * Worked by hand. F: 6 of 8 posts in a at −4, 2 in b at −3. Reference, equal weight: G 2 of 4 in a at −4.4, 2 in b at −3.4;
 * H 3 of 3 in a at −4.1. Shares in a: ¾ against (½ + 1)/2 = ¾: no mix. Mean of the reference in a, weights ⅓ and ⅔: −4.2;
 * differences .2 and .4, weights ¾ and ¼: result .25.
 */
const SAME_MIX: Post[] = [
  ...times(6, 'F', 'a', -4),
  ...times(2, 'F', 'b', -3),
  ...times(2, 'G', 'a', -4.4),
  ...times(2, 'G', 'b', -3.4),
  ...times(3, 'H', 'a', -4.1),
]

suite('decomposition: worked by hand', () => {
  it('equal weight per group: shares, means, no mix, result .25', () => {
    const own = must(decompose(cellsOf(SAME_MIX), 'F', ['F', 'G', 'H']))
    const [a, b] = own.strata
    expect(a).toMatchObject({ shareFocus: 0.75, nFocus: 6, nReference: 5 })
    expect(a!.shareReference).toBeCloseTo(0.75, 12)
    expect(a!.meanReference).toBeCloseTo(-4.2, 12)
    expect(b!.meanReference).toBeCloseTo(-3.4, 12)
    expect(own.mix.log).toBeCloseTo(0, 12)
    expect(own.result.log).toBeCloseTo(0.25, 12)
    expect(own.raw.log).toBeCloseTo(0.25, 12)
    expect(own.outside.log).toBeCloseTo(0, 12)
  })

  it('two populations, two ages, the table of Kitagawa: mix and result by the symmetric formula', () => {
    // Shares .8/.2 against .4/.6, means −5/−2 against −5.5/−2.5: mix .4·(−5.25) − .4·(−2.25) = −1.2; result .5; raw −.7.
    const posts = [
      ...times(8, 'F', 'a', -5),
      ...times(2, 'F', 'b', -2),
      ...times(4, 'R', 'a', -5.5),
      ...times(6, 'R', 'b', -2.5),
    ]
    const own = must(decompose(cellsOf(posts), 'F', ['R']))
    expect(own.mix.log).toBeCloseTo(-1.2, 12)
    expect(own.result.log).toBeCloseTo(0.5, 12)
    expect(own.raw.log).toBeCloseTo(-0.7, 12)
  })

  it('a stratum of one side alone is a piece of its own and enters neither mix nor result', () => {
    const posts = [...SAME_MIX, ...times(4, 'G', 'c', -1), ...times(2, 'F', 'd', -6)]
    const own = must(decompose(cellsOf(posts), 'F', ['G', 'H']))
    expect(own.strata.filter(({ weight }) => weight === 0).map(({ stratum }) => stratum)).toEqual(['c', 'd'])
    expect(own.supportFocus).toBeCloseTo(0.8, 12)
    expect(own.supportReference).toBeCloseTo(0.75, 12)
    expect(own.mix.log + own.result.log + own.outside.log).toBeCloseTo(own.raw.log, 12)
    // F alone: −6 for a fifth of its posts, −3.75 elsewhere; the reference: −1 for a quarter.
    const inside = (1 / 2) * (1 / 2) + 1 / 2
    const common = ((1 / 8) * -4.4 + (1 / 8) * -3.4 + (1 / 2) * -4.1) / inside
    expect(own.outside.log).toBeCloseTo(0.2 * (-6 + 3.75) - 0.25 * (-1 - common), 12)
  })

  it('under 6 posts of either side in common strata nothing is said', () => {
    const few = [...times(5, 'F', 'a', -4), ...times(9, 'F', 'z', -4), ...times(20, 'R', 'a', -4)]
    expect(decompose(cellsOf(few), 'F', ['R']).reason).toBe('too_few')
    expect(decompose(cellsOf(SAME_MIX), 'nobody', ['G']).reason).toBe('too_few')
    expect(decompose(cellsOf(SAME_MIX), 'F', ['F']).reason).toBe('too_few')
  })

  it('one post per cell: pieces, but no spread, so no interval and no p', () => {
    const posts: Post[] = Array.from({ length: 6 }, (_, i) => i).flatMap((i) => [
      ['F', `s${i}`, -4 + i / 10],
      ['R', `s${i}`, -4.1],
    ])
    const { result } = must(decompose(cellsOf(posts), 'F', ['R']))
    expect(result.log).toBeCloseTo(0.35, 12)
    expect(factorInterval(result)).toBeNull()
    expect(factorP(result)).toBeNull()
  })

  it('refuses two cells of one group and stratum', () => {
    const cell = cellsOf(times(3, 'F', 'a', 1))
    expect(() => decompose([...cell, ...cell], 'F', ['R'])).toThrow(RangeError)
  })
})

const post = fc.tuple(
  fc.constantFrom('F', 'G', 'H', 'I'),
  fc.constantFrom('a', 'b', 'c', 'd'),
  fc.double({ min: -9, max: 0, noNaN: true }),
)
/** Always 6 posts of both sides in stratum a. */
const network = fc
  .array(post, { maxLength: 60 })
  .map((posts): Post[] => [...posts, ...times(3, 'F', 'a', -3), ...times(3, 'F', 'a', -4), ...times(6, 'G', 'a', -4)])

suite('decomposition: properties', () => {
  it('pieces add up to the raw gap, shares and weights to one', () => {
    fc.assert(
      fc.property(network, (posts) => {
        const own = must(decompose(cellsOf(posts), 'F', ['G', 'H', 'I']))
        const sum = (pick: (part: (typeof own.strata)[number]) => number) =>
          own.strata.reduce((all, part) => all + pick(part), 0)
        expect(own.mix.log + own.result.log + own.outside.log).toBeCloseTo(own.raw.log, 9)
        expect(sum((part) => part.shareFocus)).toBeCloseTo(1, 9)
        expect(sum((part) => part.shareReference)).toBeCloseTo(1, 9)
        expect(sum((part) => part.weight)).toBeCloseTo(1, 9)
        const means = (name: string) => posts.filter(([group]) => group === name).map(([, , log]) => log)
        const mean = (logs: number[]) => logs.reduce((a, b) => a + b, 0) / logs.length
        const others = ['G', 'H', 'I']
          .map(means)
          .filter((logs) => logs.length > 0)
          .map(mean)
        expect(own.raw.log).toBeCloseTo(mean(means('F')) - mean(others), 9)
      }),
    )
  })

  it('order does not matter; another unit of reach changes nothing', () => {
    fc.assert(
      fc.property(network, fc.double({ min: -5, max: 5, noNaN: true }), (posts, unit) => {
        const own = must(decompose(cellsOf(posts), 'F', ['G', 'H', 'I']))
        const turned = must(decompose(cellsOf(posts.toReversed()), 'F', ['I', 'H', 'G']))
        const scaled = must(decompose(cellsOf(posts.map(([g, s, log]) => [g, s, log + unit])), 'F', ['G', 'H', 'I']))
        for (const piece of ['raw', 'mix', 'result', 'outside'] as const) {
          expect(turned[piece].log).toBeCloseTo(own[piece].log, 9)
          expect(scaled[piece].log).toBeCloseTo(own[piece].log, 6)
          expect(scaled[piece].standardError ?? 0).toBeCloseTo(own[piece].standardError ?? 0, 6)
        }
      }),
    )
  })

  it('focus and reference exchanged: every factor is inverted', () => {
    fc.assert(
      fc.property(network, (posts) => {
        const two = posts.map(([group, ...rest]): Post => [group === 'F' ? 'F' : 'R', ...rest])
        const [own, turned] = [must(decompose(cellsOf(two), 'F', ['R'])), must(decompose(cellsOf(two), 'R', ['F']))]
        for (const piece of ['raw', 'mix', 'result', 'outside'] as const) {
          expect(factorOf(own[piece]) * factorOf(turned[piece])).toBeCloseTo(1, 9)
          expect(turned[piece].standardError ?? 0).toBeCloseTo(own[piece].standardError ?? 0, 9)
        }
      }),
    )
  })

  it('no difference anywhere: every factor is 1', () => {
    fc.assert(
      fc.property(network, (posts) => {
        const same = posts.map(([group, stratum]): Post => [group, stratum, -4])
        const own = must(decompose(cellsOf(same), 'F', ['G', 'H', 'I']))
        for (const piece of ['raw', 'mix', 'result', 'outside'] as const)
          expect(factorOf(own[piece])).toBeCloseTo(1, 12)
      }),
    )
  })

  it('the parts of the result weigh up to it; the interval holds the estimate and widens with its level', () => {
    fc.assert(
      fc.property(network, (posts) => {
        const own = must(decompose(cellsOf(posts), 'F', ['G', 'H', 'I']))
        const total = own.strata.reduce(
          (all, { stratum, weight }) => all + weight * (own.within(new Set([stratum]))?.log ?? 0),
          0,
        )
        expect(total).toBeCloseTo(own.result.log, 9)
        const [narrow, wide] = [factorInterval(own.result, 0.95)!, factorInterval(own.result, 0.99)!]
        expect(narrow.lower).toBeLessThanOrEqual(factorOf(own.result))
        expect(narrow.upper).toBeGreaterThanOrEqual(factorOf(own.result))
        expect(wide.lower).toBeLessThanOrEqual(narrow.lower)
        expect(own.within(new Set(['nowhere']))).toBeNull()
      }),
    )
  })

  it('each group against the others: as asked one by one; groups under 6 posts are no reference', () => {
    const posts = [...SAME_MIX, ...times(6, 'G', 'a', -4.2), ...times(7, 'I', 'a', -4.4)]
    const all = decomposeEach(cellsOf(posts))
    expect(must(all.get('F')!).reference).toEqual(['G', 'I'])
    expect(must(all.get('F')!).result.log).toBe(must(decompose(cellsOf(posts), 'F', ['G', 'I'])).result.log)
    expect(all.get('H')!.reason).toBe('too_few')
  })
})

// ------------------------------------------------------------------ coverage by simulation

/** Posts of a network like the sample's: the focus posts mostly one theme, cells are small, some hold one post. */
const PLAN: Readonly<Record<string, readonly number[]>> = {
  F: [21, 2, 2, 3, 1],
  G: [10, 6, 3, 2, 4],
  H: [6, 4, 5, 2, 4],
  I: [7, 4, 3, 3, 5],
  J: [3, 2, 1, 1, 0],
  K: [5, 4, 3, 1, 4],
}
const SMALL: Readonly<Record<string, readonly number[]>> = {
  F: [2, 1, 1, 1, 1],
  G: [2, 2, 1, 1, 2],
  H: [1, 1, 2, 1, 1],
  I: [3, 1, 1, 1, 0],
}

type Law = (random: Random, group: string) => number
const normal =
  (focus: number, others: number): Law =>
  (random, group) =>
    (group === 'F' ? focus : others) * random.normal()
/** A long right tail, mean zero: one viral post now and then. */
const skewed: Law = (random) => 0.6 * (-Math.log(1 - random.uniform()) - 1)

function simulate(plan: typeof PLAN, law: Law, random: Random): Post[] {
  return Object.entries(plan).flatMap(([group, counts]) =>
    counts.flatMap((n, stratum) =>
      Array.from({ length: n }, (): Post => [group, `s${stratum}`, -4 + 0.4 * stratum + law(random, group)]),
    ),
  )
}

/** Share of 95 % intervals of each piece that hold the truth; cell means are −4 + .4 × stratum for every group. */
function coverage(plan: typeof PLAN, law: Law, seed: number, runs = 2000) {
  const random = createRandom(seed)
  const reference = Object.keys(plan).filter((group) => group !== 'F')
  const exact = simulate(plan, () => 0, createRandom(1))
  const truth = must(decompose(cellsOf(exact), 'F', reference))
  const hits = { raw: 0, mix: 0, result: 0 }
  let alarms = 0
  for (let run = 0; run < runs; run++) {
    const own = must(decompose(cellsOf(simulate(plan, law, random)), 'F', reference))
    for (const piece of ['raw', 'mix', 'result'] as const) {
      const { lower, upper } = factorInterval(own[piece])!
      if (lower <= factorOf(truth[piece]) && factorOf(truth[piece]) <= upper) hits[piece]++
    }
    if (factorP(own.result)! < 0.05) alarms++
  }
  return { raw: hits.raw / runs, mix: hits.mix / runs, result: hits.result / runs, alarms: alarms / runs }
}

suite('intervals of the pieces: coverage by simulation, fixed seeds', () => {
  it.each([
    ['like the sample, spread .6', PLAN, normal(0.6, 0.6), 1],
    ['like the sample, spread 1', PLAN, normal(1, 1), 2],
    ['the focus spreads more', PLAN, normal(1, 0.5), 3],
    ['the focus spreads less', PLAN, normal(0.4, 0.8), 4],
    ['one post now and then goes far', PLAN, skewed, 5],
    ['six posts of the focus, most cells of one post', SMALL, normal(0.6, 0.6), 6],
    ['six posts, cells of one, a long tail', SMALL, skewed, 7],
  ] as const)('%s: at least .93', (_name, plan, law, seed) => {
    const found = coverage(plan, law, seed)
    expect(Math.min(found.raw, found.mix, found.result)).toBeGreaterThanOrEqual(0.93)
    expect(found.alarms).toBeLessThanOrEqual(0.07 + 2 * Math.sqrt((0.07 * 0.93) / 2000))
  })

  it('why not the percentile bootstrap inside cells: with cells of one post it covers far less', () => {
    const random = createRandom(8)
    const reference = ['G', 'H', 'I']
    let hits = 0
    const runs = 300
    for (let run = 0; run < runs; run++) {
      const posts = simulate(SMALL, normal(0.6, 0.6), random)
      const draws = Array.from(
        { length: 199 },
        () => must(decompose(cellsOf(resampled(posts, random)), 'F', reference)).result.log,
      ).sort((a, b) => a - b)
      if (draws[4]! <= 0 && draws[194]! >= 0) hits++
    }
    expect(hits / runs).toBeLessThan(0.8)
  })
})

/** Each cell's posts drawn again from that cell. */
function resampled(posts: readonly Post[], random: Random): Post[] {
  const cells = new Map<string, Post[]>()
  for (const post of posts) {
    const key = `${post[0]} ${post[1]}`
    cells.set(key, [...(cells.get(key) ?? []), post])
  }
  return [...cells.values()].flatMap((own) => own.map(() => own[random.below(own.length)]!))
}

suite('permutation inside strata', () => {
  const strata = [
    { x: Float64Array.of(1, 2, 3), y: Float64Array.of(4, 5, 6), weight: 0.5 },
    { x: Float64Array.of(1, 2, 3), y: Float64Array.of(4, 5, 6), weight: 0.5 },
  ]

  it('two strata of 3 against 3: 400 splits listed, the extreme one on either side, p = 2/400', () => {
    expect(must(permuteWithinStrata(strata))).toEqual({
      statistic: -3,
      p: 0.005,
      method: 'exact',
      splits: 400,
      seed: null,
    })
  })

  it('drawn at random it comes near the exact p; the same seed gives the same p', () => {
    const values = { x: Float64Array.of(0.1, 0.9, 1.4, 2), y: Float64Array.of(0, 0.5, 1, 1.2, 0.3), weight: 0.4 }
    const both = [values, { x: Float64Array.of(0.7, 1.1), y: Float64Array.of(0.2, 0.6, 0.9), weight: 0.6 }]
    const exact = must(permuteWithinStrata(both))
    const random = must(permuteWithinStrata(both, { exactUpTo: 0, seed: 3 }))
    expect(exact.method).toBe('exact')
    expect(random.p).toBeCloseTo(exact.p, 1)
    expect(must(permuteWithinStrata(both, { exactUpTo: 0, seed: 3 }))).toEqual(random)
  })

  it('the other way round changes the sign alone; strata of one side do not count', () => {
    const turned = strata.map(({ x, y, weight }) => ({ x: y, y: x, weight }))
    expect(must(permuteWithinStrata(turned))).toMatchObject({ statistic: 3, p: 0.005 })
    const more = [...strata, { x: new Float64Array(0), y: Float64Array.of(9), weight: 0 }]
    expect(must(permuteWithinStrata(more)).p).toBe(0.005)
    expect(permuteWithinStrata(strata.slice(1)).reason).toBe('too_few')
  })

  it('false alarms at 5 %: 3 to 7 %', () => {
    const random = createRandom(11)
    const runs = 1000
    let alarms = 0
    for (let run = 0; run < runs; run++) {
      const draw = (n: number) => Float64Array.from({ length: n }, () => random.normal())
      const own = [
        { x: draw(5), y: draw(9), weight: 0.7 },
        { x: draw(3), y: draw(4), weight: 0.3 },
      ]
      if (must(permuteWithinStrata(own, { resamples: 499, seed: run })).p < 0.05) alarms++
    }
    expect(alarms / runs).toBeGreaterThanOrEqual(0.03 - 0.011)
    expect(alarms / runs).toBeLessThanOrEqual(0.07 + 0.016)
  })
})
