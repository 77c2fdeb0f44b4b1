import { judgeFamily } from '../../../electron/engine/statistics/compareSamples'
import { equalWeightMedian } from '../../../electron/engine/queries/equalWeight'
import type { Random } from '../../../electron/engine/statistics/random'
import { Sample } from '../../../electron/engine/statistics/sample'
import { shrunkenOrder } from '../../../electron/engine/statistics/shrunkenOrder'
import { simulate } from '../../statistics/model'
import { type Case, type Cell, holds } from './case'
import { trueMeanLog, trueMixtureMedian, trueRatio } from './truth'

/** Branches of a network of ordinary size. */
const BRANCHES = 9
/** Spread of the branches' log rates where they do differ: the best has about twice the rate of the worst. */
const SPREAD = 0.25

/** Nine branches of n posts with the factors given. */
const network = (random: Random, { n, cv }: Cell, factors: readonly number[]) =>
  factors.map((factor, i) => ({ key: `b${i}`, sample: new Sample(simulate(random, n, { cv, factor })) }))

/** Their 36 pairs, each judged within the family. */
const judged = (branches: ReturnType<typeof network>) =>
  judgeFamily(
    branches.flatMap((a, i) =>
      branches.slice(i + 1).flatMap((b) => {
        const compared = a.sample.against(b.sample)
        return compared === null ? [] : [{ name: `${a.key} ${b.key}`, compared }]
      }),
    ),
  )

/** Their shrunken order, with intervals and ranks. */
const order = (branches: ReturnType<typeof network>) =>
  shrunkenOrder(branches.map(({ key, sample }) => ({ key, logs: sample.sorted().logs })))?.ranked ?? []

const EQUAL = new Array<number>(BRANCHES).fill(1)

const equalFamily = (
  id: string,
  count: (pairs: ReturnType<typeof judged>) => number,
  rest: Partial<Case> = {},
): Case => ({
  id,
  kind: 'alarm',
  offered: true,
  effort: 0.25,
  ...rest,
  ready: (cell) => (random) => count(judged(network(random, cell, EQUAL))),
})

const clearAny = equalFamily(
  'clear_in_network',
  (pairs) => (pairs.some(({ strength }) => strength === 'clear') ? 1 : 0),
  { target: { atMost: 0.07 } },
)
const notTold = equalFamily(
  'told_apart_pairs',
  (pairs) => pairs.filter(({ strength }) => strength !== 'cannot_tell').length / pairs.length,
  { target: { atMost: 0.07 } },
)
const likelyAny = equalFamily('likely_in_network', (pairs) =>
  pairs.some(({ strength }) => strength !== 'cannot_tell') ? 1 : 0,
)

/** Factors of a network that does differ, the same in every run: normal quantiles. */
const SPREAD_FACTORS = [-1.28, -0.84, -0.52, -0.25, 0, 0.25, 0.52, 0.84, 1.28].map((z) => Math.exp(SPREAD * z * 1.4))

/** Of the adjusted intervals shown (those of rejected pairs), the share that holds its truth; 1 when none is shown. */
const adjusted: Case = {
  id: 'false_coverage',
  kind: 'coverage',
  offered: true,
  effort: 0.25,
  target: { atLeast: 0.93 },
  ready: (cell) => {
    const { cv } = cell
    const truth = new Map<string, number>()
    SPREAD_FACTORS.forEach((a, i) => {
      SPREAD_FACTORS.forEach((b, j) => {
        if (i < j) truth.set(`b${i} b${j}`, trueRatio({ cv, factor: a }, { cv, factor: b }))
      })
    })
    return (random) => {
      const shown = judged(network(random, cell, SPREAD_FACTORS)).filter((pair) => pair.adjusted !== null)
      if (shown.length === 0) return 1
      const held = shown.map((pair) => holds(pair.adjusted, truth.get(pair.name) ?? Number.NaN) ?? 0)
      return held.reduce((total: number, hit) => total + hit, 0) / shown.length
    }
  },
}

/** Branches drawn anew in each run, as empirical Bayes supposes; truth = mean log rate of the branch's law. */
const drawn = (random: Random): number[] => Array.from({ length: BRANCHES }, () => SPREAD * random.normal())

/** The mean log rate at an effect, on the line between two simulated ones: ½ in the logarithm bends it a little. */
const meanLogAt = (cv: number) => {
  const [low, high] = [-0.4, 0.4]
  const [a, b] = [trueMeanLog({ cv, factor: Math.exp(low) }), trueMeanLog({ cv, factor: Math.exp(high) })]
  return (effect: number) => a + ((b - a) * (effect - low)) / (high - low)
}

const shrunken: Case = {
  id: 'shrunken',
  kind: 'coverage',
  offered: true,
  effort: 0.25,
  target: { atLeast: 0.93 },
  ready: (cell) => {
    const truth = meanLogAt(cell.cv)
    return (random) => {
      const effects = drawn(random)
      const ranked = order(network(random, cell, effects.map(Math.exp)))
      const held = ranked.map(({ key, interval }) => {
        const own = Math.exp(truth(effects[Number(key.slice(1))] ?? Number.NaN))
        return holds(interval, own) ?? 0
      })
      return held.reduce((total: number, hit) => total + hit, 0) / BRANCHES
    }
  },
}

const ranks: Case = {
  id: 'ranks',
  kind: 'coverage',
  offered: true,
  effort: 0.25,
  target: { atLeast: 0.93 },
  ready: (cell) => (random) => {
    const effects = drawn(random)
    const ranked = order(network(random, cell, effects.map(Math.exp)))
    const held = ranked.filter(({ key, best, worst }) => {
      const own = effects[Number(key.slice(1))] ?? Number.NaN
      const rank = 1 + effects.filter((other) => other > own).length
      return best <= rank && rank <= worst
    })
    return held.length / BRANCHES
  },
}

const reference: Case = {
  id: 'network_median',
  kind: 'coverage',
  offered: true,
  target: { atLeast: 0.93 },
  effort: 0.5,
  ready: ({ n, cv }) => {
    const laws = SPREAD_FACTORS.map((factor) => ({ cv, factor }))
    const truth = trueMixtureMedian(laws)
    return (random) => {
      const { interval } = equalWeightMedian(laws.map((law) => new Sample(simulate(random, n, law)))) ?? {
        interval: null,
      }
      return interval === null ? null : holds({ lower: interval.low, upper: interval.high }, truth)
    }
  },
}

export const FAMILIES: readonly Case[] = [reference, adjusted, shrunken, ranks, clearAny, notTold, likelyAny]
