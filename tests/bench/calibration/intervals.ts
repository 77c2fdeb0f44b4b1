import { brunnerMunzel } from '../../../electron/engine/statistics/brunnerMunzel'
import { compareTwo } from '../../../electron/engine/statistics/compareTwo'
import { medianInterval } from '../../../electron/engine/statistics/orderStatistics'
import { jeffreys, newcombeDifference, wilson } from '../../../electron/engine/statistics/proportion'
import type { Random } from '../../../electron/engine/statistics/random'
import { logDeltaInterval, ratioOfSums } from '../../../electron/engine/statistics/ratioOfSums'
import { pairedShift } from '../../../electron/engine/statistics/signedRank'
import { binomialDeviate, logsOf, MEAN_RATE, ratesOf, simulate, type SimulatedPosts } from '../../statistics/model'
import { type Case, type Cell, holds, type Target } from './case'
import { trueMedian, trueRatio } from './truth'

const NOMINAL: Target = { atLeast: 0.93 }
const asRatio = ({ interactions, denominator }: SimulatedPosts) => ({ engagements: interactions, reach: denominator })

const medianCase: Case = {
  id: 'median',
  kind: 'coverage',
  offered: true,
  target: NOMINAL,
  ready: ({ n, cv }) => {
    const truth = trueMedian({ cv })
    return (random) => holds(medianInterval(ratesOf(simulate(random, n, { cv }))).value, truth)
  },
}

/** 1,999 resamples instead of 4,999: the quantiles of one run move, their average over the runs does not. */
const ratioCase: Case = {
  id: 'ratio_of_sums',
  kind: 'coverage',
  offered: true,
  effort: 0.5,
  target: NOMINAL,
  ready:
    ({ n, cv }) =>
    (random, seed) =>
      holds(ratioOfSums({ ...asRatio(simulate(random, n, { cv })), seed, resamples: 1999 }).value, MEAN_RATE),
}

const ratioDelta: Case = {
  id: 'ratio_delta',
  kind: 'coverage',
  offered: true,
  sizes: [250],
  target: NOMINAL,
  ready:
    ({ n, cv }) =>
    (random) =>
      holds(ratioOfSums(asRatio(simulate(random, n, { cv }))).value, MEAN_RATE),
}

const shiftCase = (id: string, factor: number): Case => ({
  id,
  kind: 'coverage',
  offered: true,
  target: NOMINAL,
  ready: ({ n, cv }) => {
    const truth = factor === 1 ? 1 : trueRatio({ cv, factor }, { cv })
    return (random) => {
      const { value } = compareTwo(simulate(random, n, { cv, factor }), simulate(random, n, { cv }))
      return holds(value?.interval ?? null, truth)
    }
  },
})

/** The same message on two accounts: a spread of its own, shared, and one on each side. */
const differences = (random: Random, { n, cv }: Cell): Float64Array => {
  const [x, y] = [logsOf(simulate(random, n, { cv })), logsOf(simulate(random, n, { cv }))]
  return x.map((value, i) => value - (y[i] ?? Number.NaN))
}

const pairedCase: Case = {
  id: 'paired_ratio',
  kind: 'coverage',
  offered: true,
  target: NOMINAL,
  ready: (cell) => (random) => holds(pairedShift(differences(random, cell)).intervalAt(0.95), 0),
}

const superiority: Case = {
  id: 'superiority',
  kind: 'coverage',
  offered: true,
  target: NOMINAL,
  ready:
    ({ n, cv }) =>
    (random) => {
      const [x, y] = [ratesOf(simulate(random, n, { cv })), ratesOf(simulate(random, n, { cv }))]
      return holds(brunnerMunzel(x, y, { permutation: 'never' }).value?.interval ?? null, 0.5)
    },
}

/** Real binomials: n answers, a share anywhere between 5 and 95 %. */
const answers = (random: Random, n: number) => {
  const share = 0.05 + 0.9 * random.uniform()
  return { share, successes: binomialDeviate(random, n, share), trials: n }
}

const shareCase = (id: string, interval: typeof wilson): Case => ({
  id,
  kind: 'coverage',
  offered: true,
  target: NOMINAL,
  dispersions: [0],
  ready:
    ({ n }) =>
    (random) => {
      const { share, successes, trials } = answers(random, n)
      return holds(interval(successes, trials), share)
    },
})

const newcombe: Case = {
  id: 'newcombe',
  kind: 'coverage',
  offered: true,
  target: NOMINAL,
  dispersions: [0],
  ready:
    ({ n }) =>
    (random) => {
      const [a, b] = [answers(random, n), answers(random, n)]
      return holds(newcombeDifference(a, b), a.share - b.share)
    },
}

/** Not offered: posts are clusters, and the sums know nothing of it. */
const pooledWilson: Case = {
  id: 'pooled_wilson',
  kind: 'coverage',
  offered: false,
  ready:
    ({ n, cv }) =>
    (random) => {
      const { interactions, denominator } = simulate(random, n, { cv })
      const total = (values: Float64Array) => values.reduce((all, value) => all + value, 0)
      return holds(wilson(total(interactions), total(denominator)), MEAN_RATE)
    },
}

/** Not offered up to 200 posts. */
const smallDelta: Case = {
  id: 'ratio_delta_small',
  kind: 'coverage',
  offered: false,
  ready:
    ({ n, cv }) =>
    (random) =>
      holds(logDeltaInterval(asRatio(simulate(random, n, { cv }))).value, MEAN_RATE),
}

export const INTERVALS: readonly Case[] = [
  medianCase,
  ratioCase,
  ratioDelta,
  shiftCase('hodges_lehmann', 1),
  shiftCase('hodges_lehmann_half_more', 1.5),
  pairedCase,
  superiority,
  shareCase('wilson', wilson),
  shareCase('jeffreys', jeffreys),
  newcombe,
  smallDelta,
  pooledWilson,
]
