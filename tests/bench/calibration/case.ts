import type { Random } from '../../../electron/engine/statistics/random'

/** Posts in each group and spread of their rates. */
export type Cell = { readonly n: number; readonly cv: number }

/** What a share is held to. Both bounds allow two Monte Carlo standard errors. */
export type Target = { readonly atLeast?: number; readonly atMost?: number }

/** What one case counts: how often an interval holds the truth, or how often something is said though nothing differs. */
export type Kind = 'coverage' | 'alarm'

/** One method at every size and dispersion. */
export type Case = {
  readonly id: string
  readonly kind: Kind
  /** False: shown beside the others, to say why it is not offered; or a rate that decisions leave free. */
  readonly offered: boolean
  readonly target?: Target
  /** Sizes other than those of the specification; dispersions likewise. */
  readonly sizes?: readonly number[]
  readonly dispersions?: readonly number[]
  /** Share of the runs it gets: dear cases get fewer. */
  readonly effort?: number
  /** Readies one cell; what comes back says of one run 1, 0, a share of several, or null when nothing was offered. */
  readonly ready: (cell: Cell) => (random: Random, run: number) => number | null
}

export const SIZES = [6, 8, 12, 20, 40] as const
export const DISPERSIONS = [0.6, 1] as const

/** 1 when the interval holds the truth; null without interval. */
export const holds = (interval: { readonly lower: number; readonly upper: number } | null, truth: number) =>
  interval === null ? null : interval.lower <= truth && truth <= interval.upper ? 1 : 0

/** 1 when p is under 5 %; null without test. */
export const alarms = (p: number | null): number | null => (p === null ? null : p < 0.05 ? 1 : 0)

export const FALSE_ALARMS: Target = { atLeast: 0.03, atMost: 0.07 }
