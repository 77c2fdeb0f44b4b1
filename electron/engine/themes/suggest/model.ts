import { seedFor } from '../../statistics/random'
import type { SuggestionModel } from '../../../../shared/contract/suggestions'
import type { Calibration } from './calibration'
import { foldsOf } from './folds'
import { type Linear, trainLogistic } from './logistic'
import { matrixOf, type Vocabulary, vocabularyOf } from './matrix'
import { beyondRules, calibrationOf, COST, type Examples, heldOutChances, heldOutScores, type Pause } from './measure'
import { groupedWilson, type Measurement, measureTheme, plain } from './precision'

/** A theme that proposes: its weights over the vocabulary, the curve to a chance, and the chance from which it does. */
export interface ThemeModel {
  readonly themeId: number
  readonly linear: Linear
  readonly curve: Calibration
  readonly threshold: number
}

/** What was learnt. Themes that propose nothing are measured, not kept. */
export interface Model {
  readonly vocabulary: Vocabulary
  readonly themes: readonly ThemeModel[]
}

/** One seed for every workspace: the same labels give the same suggestions everywhere. */
const SEED = 20_260_406

/**
 * Learns every theme from the examples and measures each on texts it had not seen: five parts, near-identical texts in one part
 * (Note [held out]). Deterministic. The curve from score to chance is fitted on held-out scores: a model is too sure of what it has
 * learnt. It is used for the model that has learnt from all five parts, as is usual.
 *
 * Note [held out]. An organisation repeats itself: nine branches post one message, and next week's hours are last week's with other
 * figures. Split at random, the model would be asked what it has read and look right nearly always. What is shown is precision on
 * messages it has not met; on repetitions it does better.
 */
export async function learn(
  examples: Examples,
  target: number,
  pause: Pause,
): Promise<{ model: Model; measured: Omit<SuggestionModel, 'trainedAt'> }> {
  const folds = foldsOf(examples.groups, examples.answers, SEED)
  const scores = await heldOutScores(examples, folds, SEED, pause)
  const measurements = examples.themeIds.map((themeId, theme) => {
    const [own, answers, ruled] = [at(scores, theme), at(examples.answers, theme), at(examples.ruled, theme)]
    const chances = heldOutChances(own, { answers, ruled }, folds)
    return measureTheme({ themeId, chances, answers, ruled, groups: examples.groups, folds }, target)
  })
  const vocabulary = vocabularyOf(examples.keys)
  const matrix = matrixOf(examples.keys, vocabulary)
  const themes: ThemeModel[] = []
  for (const [theme, { measured }] of measurements.entries()) {
    if (measured.state !== 'proposes') continue
    const answers = at(examples.answers, theme)
    const seed = seedFor(SEED, `all/${measured.themeId}`)
    const linear = trainLogistic(matrix, answers, vocabulary.index.size, COST, seed)
    const curve = beyondRules(calibrationOf(at(scores, theme), answers), { answers, ruled: at(examples.ruled, theme) })
    themes.push({ themeId: measured.themeId, linear, curve, threshold: measured.threshold })
    await pause()
  }
  return { model: { vocabulary, themes }, measured: { target, ...summary(examples, measurements, target) } }
}

function at<T>(list: readonly T[], index: number): T {
  const value = list[index]
  if (value === undefined) throw new RangeError(`theme ${index}`)
  return value
}

function summary(examples: Examples, measurements: readonly Measurement[], target: number) {
  const counted = measurements.filter(({ measured }) => measured.state === 'proposes')
  const proposals = counted.flatMap((each) => each.proposals)
  const precision = groupedWilson(proposals)
  const beyond = proposals.filter(({ isBeyondRules }) => isBeyondRules)
  const apart = groupedWilson(beyond)
  const recall = groupedWilson(counted.flatMap((each) => each.found))
  const labels = examples.answers.reduce((n, answers) => n + answers.filter((answer) => answer > 0).length, 0)
  return {
    posts: examples.keys.length,
    messages: new Set(examples.groups).size,
    labels,
    overall:
      precision === null
        ? null
        : {
            proposed: proposals.length,
            right: proposals.filter(({ right }) => right).length,
            precision: plain(precision),
            recall: plain(recall),
            beyondRules: apart === null ? null : { proposed: beyond.length, ...plain(apart) },
            strength: strengthOf(precision, target),
          },
    themes: measurements.map(({ measured }) => measured),
  }
}

/** clear: the whole interval reaches the target; likely: the estimate does; cannot tell: not even that. */
function strengthOf({ value, lower }: { value: number; lower: number }, target: number) {
  if (lower >= target) return 'clear' as const
  return value >= target ? ('likely' as const) : ('cannot_tell' as const)
}
