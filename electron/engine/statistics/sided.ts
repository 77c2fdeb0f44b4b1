import { benjaminiHochberg, falseCoverageLevel } from './multiplicity'
import type { Compared } from './compareTwo'
import { LEVEL } from './outcome'
import { ALPHA, excludesOne, type Strength } from './strength'

/** What a sentence needs of a comparison: the side of 1 its ratio is on, and whether its interval of a level leaves 1 out. */
export type Sided = {
  readonly p: number
  /** The ratio is above 1. */
  readonly isAbove: boolean
  readonly isApart: (level: number) => boolean
}

/** The side of a whole comparison. */
export const sideOf = ({ result, intervalAt }: Compared): Sided => ({
  p: result.p,
  isAbove: result.hlRatio > 1,
  isApart: (level) => excludesOne(level === LEVEL ? result.interval : intervalAt(level)),
})

/** As `judgeFamily`, of sides: the same strengths. */
export const judgeSides = <T extends { readonly sided: Sided }>(
  jobs: readonly T[],
): (T & { readonly strength: Strength })[] => {
  const q = benjaminiHochberg(jobs.map(({ sided }) => sided.p))
  const level = falseCoverageLevel(q.filter((value) => value < ALPHA).length, jobs.length, ALPHA)
  return jobs.map((job, i) => {
    const isClear = (q[i] ?? 1) < ALPHA && level !== null && job.sided.isApart(level)
    return { ...job, strength: isClear ? 'clear' : job.sided.isApart(LEVEL) ? 'likely' : 'cannot_tell' }
  })
}
