import { cohenKappa, krippendorffAlpha } from '../../../electron/engine/statistics/agreement'
import type { Random } from '../../../electron/engine/statistics/random'
import { type Case, holds } from './case'

/** Twelve themes of uneven use, as a codebook has them. */
const SHARES = Array.from({ length: 12 }, (_, i) => (12 - i) / 78)
/** Two coders see the same theme four times in five, or two in five; else each names one by its frequency. */
const SEES = 0.8
const SEES_LESS = 0.4

/** One theme, yes or no: 15 % of the posts have it. */
const ONE_THEME = [0.85, 0.15]

const themeBy = (random: Random, shares: readonly number[]): number => {
  let left = random.uniform()
  const theme = shares.findIndex((share) => (left -= share) < 0)
  return theme < 0 ? shares.length - 1 : theme
}

/** Pairs of answers. Margins stay the shares, so that chance agreement is their sum of squares and kappa is the share they see alike. */
const coded = (
  random: Random,
  n: number,
  shares: readonly number[] = SHARES,
  sees: number = SEES,
): (readonly [number, number])[] =>
  Array.from({ length: n }, () => {
    const first = themeBy(random, shares)
    return [first, random.uniform() < sees ? first : themeBy(random, shares)] as const
  })

const SIZES = [30, 60, 120]

const kappaCase = (id: string, shares: readonly number[], sees: number): Case => ({
  id,
  kind: 'coverage',
  offered: true,
  target: { atLeast: 0.93 },
  sizes: SIZES,
  dispersions: [0],
  ready:
    ({ n }) =>
    (random) =>
      holds(cohenKappa(coded(random, n, shares, sees)).value, sees),
})

/** 499 resamples instead of 2,000. For two coders with the same margins alpha is kappa. */
const alpha: Case = {
  id: 'alpha',
  kind: 'coverage',
  offered: true,
  target: { atLeast: 0.93 },
  sizes: SIZES,
  dispersions: [0],
  effort: 0.25,
  ready:
    ({ n }) =>
    (random, seed) =>
      holds(krippendorffAlpha(coded(random, n), seed, { draws: 499 }).value, SEES),
}

export const CODERS: readonly Case[] = [
  kappaCase('kappa', SHARES, SEES),
  kappaCase('kappa_weak', SHARES, SEES_LESS),
  kappaCase('kappa_one_theme', ONE_THEME, SEES),
  kappaCase('kappa_one_theme_weak', ONE_THEME, SEES_LESS),
  alpha,
]
