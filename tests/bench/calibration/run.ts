import { createRandom, seedFor } from '../../../electron/engine/statistics/random'
import { type Case, DISPERSIONS, type Kind, SIZES, type Target } from './case'

/** One measured share. */
export type Row = {
  readonly id: string
  readonly kind: Kind
  readonly offered: boolean
  readonly n: number
  readonly cv: number
  readonly runs: number
  readonly share: number
  /** Monte Carlo standard error of the share. */
  readonly error: number
  readonly target: Target | null
  readonly met: boolean | null
}

/** Runs of a case that costs little. */
export const RUNS = 2000
export const SEED = 20_261_122

const isMet = (share: number, runs: number, { atLeast = 0, atMost = 1 }: Target): boolean => {
  const slack = (bound: number) => 2 * Math.sqrt((bound * (1 - bound)) / runs)
  return share >= atLeast - slack(atLeast) && share <= atMost + slack(atMost)
}

/** Measures one case at one size and dispersion; null where nothing is offered. The seed depends on case and cell only. */
export const measureCell = (own: Case, n: number, cv: number, runs: number): Row | null => {
  const once = own.ready({ n, cv })
  const random = createRandom(seedFor(SEED, `${own.id} ${n} ${cv}`))
  let [count, total, squares] = [0, 0, 0]
  for (let run = 0; run < runs; run++) {
    const hit = once(random, run + 1)
    if (hit === null) continue
    count++
    total += hit
    squares += hit * hit
  }
  if (count === 0) return null
  const share = total / count
  const error = Math.sqrt(Math.max(0, squares / count - share * share) / count)
  const { id, kind, offered, target = null } = own
  return { id, kind, offered, n, cv, runs: count, share, error, target, met: target && isMet(share, count, target) }
}

/** Every cell of a case, one after the other. */
export function* measureCase(own: Case, runs: number): Generator<Row> {
  for (const cv of own.dispersions ?? DISPERSIONS) {
    for (const n of own.sizes ?? SIZES) {
      const row = measureCell(own, n, cv, Math.max(1, Math.round(runs * (own.effort ?? 1))))
      if (row !== null) yield row
    }
  }
}
