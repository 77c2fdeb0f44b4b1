import { describe as suite, expect, it } from 'vitest'
import { compareGroups, type GroupInput } from '../../electron/engine/statistics/compareGroups'
import { compareTwo } from '../../electron/engine/statistics/compareTwo'
import { benjaminiHochberg, falseCoverageLevel } from '../../electron/engine/statistics/multiplicity'
import { medianInterval } from '../../electron/engine/statistics/orderStatistics'
import { createRandom } from '../../electron/engine/statistics/random'
import { must, simulatePosts } from './support'

const group = (key: string, seed: number, n: number, factor = 1): GroupInput => ({
  key,
  ...simulatePosts(createRandom(seed), n, 0.6, factor),
})
const ratesOf = ({ interactions, denominator }: GroupInput) => interactions.map((e, i) => e / denominator[i]!)
const four = [group('law', 1, 40), group('arts', 2, 40, 3), group('health', 3, 40), group('annexe', 4, 5)]

suite('four groups: one three times higher, two alike, one with five posts', () => {
  const result = compareGroups(four)
  it('five posts: dots, no number, no test, no rank, no bracket', () => {
    const annexe = result.groups[3]
    expect(annexe).toEqual({
      key: 'annexe',
      n: 5,
      excluded: 0,
      dotsOnly: true,
      median: null,
      interval: null,
      ratioOfSums: null,
    })
    expect(result.pairs.some(({ a, b }) => a === 'annexe' || b === 'annexe')).toBe(false)
    expect(result.order!.ranked.map(({ key }) => key)).not.toContain('annexe')
    expect(result.grouping!.keys).not.toContain('annexe')
  })
  it('medians and intervals are those of the single functions, in the order given', () => {
    expect(result.groups.map(({ key }) => key)).toEqual(four.map(({ key }) => key))
    const single = must(medianInterval(ratesOf(four[0]!)))
    expect(result.groups[0]!.median).toBe(single.estimate)
    expect(result.groups[0]!.interval).toEqual({ lower: single.lower, upper: single.upper, level: 0.95 })
    expect(result.groups[0]!.ratioOfSums).toMatchObject({ method: 'bootstrap_t', n: 40 })
  })
  it('the planted difference is clear, the others cannot be told', () => {
    const strengths = Object.fromEntries(result.pairs.map(({ a, b, strength }) => [`${a}-${b ?? ''}`, strength]))
    expect(strengths).toEqual({ 'arts-health': 'clear', 'arts-law': 'clear', 'health-law': 'cannot_tell' })
    for (const pair of result.pairs.filter(({ a }) => a === 'arts')) {
      expect(pair.interval!.lower).toBeLessThan(3)
      expect(pair.interval!.upper).toBeGreaterThan(3)
      expect(pair.hlRatio).toBeGreaterThan(2)
      expect(pair.delta).toBeCloseTo(2 * pair.A - 1, 12)
    }
    expect(result.kruskalWallis!.p).toBeLessThan(1e-6)
    expect(result.kruskalWallis!.df).toBe(2)
  })
  it('q over the family, adjusted intervals at 1 − .05·R/m, wider than the others', () => {
    expect(result.pairs.map(({ q }) => q)).toEqual(benjaminiHochberg(result.pairs.map(({ p }) => p)))
    for (const { q, adjusted, interval } of result.pairs) {
      if (q >= 0.05) expect(adjusted).toBeNull()
      else {
        expect(adjusted!.level).toBeCloseTo(falseCoverageLevel(2, 3)!, 12)
        expect(adjusted!.lower).toBeLessThanOrEqual(interval!.lower)
        expect(adjusted!.upper).toBeGreaterThanOrEqual(interval!.upper)
      }
    }
  })
  it('rank by shrunken rate, with the ranks that are possible; brackets join what is alike', () => {
    const { ranked, tau2 } = result.order!
    expect(tau2).toBeGreaterThan(0)
    expect(ranked[0]).toMatchObject({ key: 'arts', rank: 1, best: 1, worst: 1 })
    expect(ranked[1]).toMatchObject({ rank: 2, best: 2, worst: 3 })
    expect(result.grouping).toMatchObject({
      brackets: [
        { from: 0, to: 0 },
        { from: 1, to: 2 },
      ],
      unshown: [],
      letters: [[0], [1], [1]],
    })
  })
  it('a pair is what compareTwo says of it', () => {
    const pair = result.pairs.find(({ a, b }) => a === 'arts' && b === 'law')!
    const two = must(compareTwo(four[1]!, four[0]!))
    expect(pair).toMatchObject({ hlRatio: two.hlRatio, interval: two.interval, p: two.p, A: two.A, n1: 40, n2: 40 })
  })
  it('the order of groups and posts does not matter', () => {
    const turned = four.toReversed().map(({ key, interactions, denominator }) => ({
      key,
      interactions: interactions.toReversed(),
      denominator: denominator.toReversed(),
    }))
    const again = compareGroups(turned)
    expect({ ...again, groups: again.groups.toReversed() }).toEqual(result)
  })
  it('a group more leaves the intervals of the others alone', () => {
    const more = compareGroups([...four, group('new', 9, 30)])
    expect(more.groups.slice(0, 4)).toEqual(result.groups)
  })
})

suite('above twelve groups: each against the rest', () => {
  const many = Array.from({ length: 13 }, (_, i) => group(`b${i + 10}`, 50 + i, 15, i === 0 ? 3 : 1))
  const small = group('tiny', 99, 4)
  const result = compareGroups([...many, small])
  it('thirteen comparisons, no brackets', () => {
    expect(result.scheme).toBe('each_against_rest')
    expect(result.pairs.map(({ a, b }) => [a, b])).toEqual(many.map(({ key }) => [key, null]))
    expect(result.grouping).toBeNull()
    expect(result.pairs[0]!.strength).toBe('clear')
  })
  it('the rest is every other post, those of small groups too', () => {
    const rest = [...many.slice(1), small]
    const join = (pick: (input: GroupInput) => Float64Array) =>
      Float64Array.from(rest.flatMap((g) => Array.from(pick(g))))
    const pooled = { interactions: join((g) => g.interactions), denominator: join((g) => g.denominator) }
    const two = must(compareTwo(many[0]!, pooled))
    expect(result.pairs[0]).toMatchObject({ hlRatio: two.hlRatio, interval: two.interval, p: two.p, A: two.A, n2: 184 })
  })
  it('twelve groups and a small one are still compared in pairs', () => {
    const twelve = compareGroups([...many.slice(0, 12), small])
    expect(twelve.scheme).toBe('all_pairs')
    expect(twelve.pairs).toHaveLength(66)
  })
})

suite('at the edges', () => {
  it('no group, one group, two groups', () => {
    expect(compareGroups([])).toMatchObject({ groups: [], pairs: [], order: null, kruskalWallis: null })
    const one = compareGroups([group('only', 1, 20)])
    expect(one.pairs).toEqual([])
    expect(one.grouping).toMatchObject({ keys: ['only'], brackets: [{ from: 0, to: 0 }] })
    expect(compareGroups(four.slice(0, 2)).kruskalWallis).toBeNull()
  })
  it('identical groups: cannot tell, no variance between, one bracket', () => {
    const { interactions, denominator } = four[0]!
    const result = compareGroups(['a', 'b', 'c'].map((key) => ({ key, interactions, denominator })))
    expect(result.order!.tau2).toBe(0)
    expect(result.order!.ranked.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect(result.pairs.map(({ strength, p }) => [strength, p])).toEqual(new Array(3).fill(['cannot_tell', 1]))
    expect(result.grouping!.brackets).toEqual([{ from: 0, to: 2 }])
  })
  it('nothing but zeros', () => {
    const zeros = (key: string) => ({
      key,
      interactions: new Float64Array(10),
      denominator: new Float64Array(10).fill(50),
    })
    const result = compareGroups([zeros('a'), zeros('b'), zeros('c')])
    expect(result.groups[0]).toMatchObject({ median: 0, ratioOfSums: null, dotsOnly: false })
    expect(result.order).toBeNull()
    expect(result.kruskalWallis).toBeNull()
    expect(result.pairs.every(({ strength }) => strength === 'cannot_tell')).toBe(true)
  })
  it('posts without a rate are counted as excluded; they can make a group too small', () => {
    const posts = group('gaps', 1, 8)
    posts.denominator.fill(Number.NaN, 0, 3)
    expect(compareGroups([posts]).groups[0]).toMatchObject({ n: 5, excluded: 3, dotsOnly: true })
  })
  it('a key twice is refused', () => {
    expect(() => compareGroups([four[0]!, four[0]!])).toThrow(RangeError)
  })
})

it('when nothing differs among six groups, "clear" appears in at most 5 % of the families', () => {
  const random = createRandom(31)
  const runs = 100
  let alarms = 0
  for (let run = 0; run < runs; run++) {
    const groups = Array.from({ length: 6 }, (_, i) => ({ key: `g${i}`, ...simulatePosts(random, 10) }))
    if (compareGroups(groups).pairs.some(({ strength }) => strength === 'clear')) alarms++
  }
  expect(alarms / runs).toBeLessThanOrEqual(0.05 + 2 * Math.sqrt((0.05 * 0.95) / runs))
})
