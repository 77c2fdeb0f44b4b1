import { seedFor } from '../../statistics/random'
import { type Calibration, calibrated, fitCalibration } from './calibration'
import { FOLDS } from './folds'
import { scoreRow, trainLogistic, UNKNOWN } from './logistic'
import { matrixOf, vocabularyOf } from './matrix'

/** What people said of some texts. */
export interface Examples {
  readonly themeIds: readonly number[]
  /** Feature keys per example. */
  readonly keys: readonly (readonly string[])[]
  /** Group of near-identical texts per example. */
  readonly groups: Int32Array
  /** Per theme: 1 the theme holds, −1 it does not, UNKNOWN nobody said. */
  readonly answers: readonly Int8Array[]
  /** Per theme: 1 where a rule gives it, whatever people said. */
  readonly ruled: readonly Int8Array[]
}

/**
 * Inverse strength of the regularisation. Of 1, 3, 10 and 30, tried on posts of the sample network with near-identical texts kept
 * together, 3 had the lowest log loss.
 */
export const COST = 3

/** Lets others work, and stops when the work is no longer wanted. */
export type Pause = () => Promise<void>

/** Scores of every example by a model that has seen no text near-identical to it; per theme. */
export async function heldOutScores(
  examples: Examples,
  folds: Int32Array,
  seed: number,
  pause: Pause,
): Promise<Float64Array[]> {
  const scores = examples.themeIds.map(() => new Float64Array(folds.length))
  for (let fold = 0; fold < FOLDS; fold++) {
    const seen = [...folds.keys()].filter((row) => folds[row] !== fold)
    const own = [...folds.keys()].filter((row) => folds[row] === fold)
    const keysOf = (rows: readonly number[]) => rows.map((row) => examples.keys[row] ?? [])
    const vocabulary = vocabularyOf(keysOf(seen))
    const [learnt, asked] = [matrixOf(keysOf(seen), vocabulary), matrixOf(keysOf(own), vocabulary)]
    for (const [theme, answers] of examples.answers.entries()) {
      const known = Int8Array.from(seen, (row) => answers[row] ?? UNKNOWN)
      const name = `${fold}/${examples.themeIds[theme] ?? 0}`
      const model = trainLogistic(learnt, known, vocabulary.index.size, COST, seedFor(seed, name))
      own.forEach((row, i) => {
        const list = scores[theme]
        if (list !== undefined) list[row] = scoreRow(asked, i, model)
      })
      await pause()
    }
  }
  return scores
}

/** One theme's examples: what people said, and where a rule gives it. */
export interface ThemeExamples {
  readonly answers: Int8Array
  readonly ruled: Int8Array
}

/**
 * Chances of one theme, each by a curve fitted on the other folds; UNKNOWN examples get none (NaN). Where no rule gives the theme, the
 * curve is moved as it is for a proposal (`beyondRules`).
 */
export function heldOutChances(scores: Float64Array, theme: ThemeExamples, folds: Int32Array): Float64Array {
  const { answers, ruled } = theme
  const chances = new Float64Array(scores.length).fill(Number.NaN)
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = (row: number) => folds[row] !== fold
    const curve = calibrationOf(scores, answers, others)
    const moved = beyondRules(curve, theme, others)
    folds.forEach((at, row) => {
      if (at !== fold || answers[row] === UNKNOWN) return
      chances[row] = calibrated(scores[row] ?? 0, (ruled[row] ?? 0) === 0 ? moved : curve)
    })
  }
  return chances
}

/** Curve from score to chance, fitted on the known examples that `keep` names. */
export function calibrationOf(
  scores: Float64Array,
  answers: Int8Array,
  keep: (row: number) => boolean = () => true,
): Calibration {
  const rows = [...answers.keys()].filter((row) => answers[row] !== UNKNOWN && keep(row))
  return fitCalibration(
    rows.map((row) => scores[row] ?? 0),
    rows.map((row) => (answers[row] ?? 0) > 0),
  )
}

/**
 * The curve for posts to which no rule gives the theme: the better the rules, the rarer it is there, and a text that looks like the theme
 * is more often something else. The offset moves by the log odds of the theme among such examples less those among all (half a case
 * added to each side); never upwards. Without it the model would propose the exceptions that a rule rightly leaves out.
 */
export function beyondRules(
  { slope, offset, most }: Calibration,
  { answers, ruled }: ThemeExamples,
  keep: (row: number) => boolean = () => true,
): Calibration {
  const all = { yes: 0.5, no: 0.5 }
  const beyond = { yes: 0.5, no: 0.5 }
  answers.forEach((answer, row) => {
    if (answer === UNKNOWN || !keep(row)) return
    const side = answer > 0 ? 'yes' : 'no'
    all[side]++
    if ((ruled[row] ?? 0) === 0) beyond[side]++
  })
  return { slope, most, offset: offset + Math.min(0, Math.log(beyond.yes / beyond.no) - Math.log(all.yes / all.no)) }
}
