import type { SuggestionWords } from '../../../../shared/contract/suggestions'
import { calibrated } from './calibration'
import { type Feature, featuresOf } from './features'
import type { Model, ThemeModel } from './model'
import { type Token, tokensOf } from './tokens'

/** A theme the model would propose for a text, with the words that counted. */
export interface Proposal {
  readonly themeId: number
  readonly score: number
  readonly words: SuggestionWords
}

/** Words shown for and against. */
const MOST_FOR = 4
const MOST_AGAINST = 2
/** A word that moves the logit by less than this, or by less than this share of the strongest, did not count. */
const LEAST_WEIGHT = 0.1
const LEAST_SHARE = 0.06

/**
 * Themes proposed for a text, surest first: those whose chance reaches their threshold and that `skip` does not hold. A text none of
 * whose features was learnt from has nothing proposed: its score would be the theme's frequency.
 */
export function proposalsFor(text: string, model: Model, skip: ReadonlySet<number>): Proposal[] {
  const tokens = tokensOf(text)
  const features = featuresOf(tokens)
  const known = knownFeatures(features, model)
  if (known.length === 0) return []
  return model.themes
    .flatMap((theme) => {
      if (skip.has(theme.themeId)) return []
      let logit = theme.linear.bias
      for (const { column, value } of known) logit += (theme.linear.weights[column] ?? 0) * value
      const score = calibrated(logit, theme.curve)
      return score >= theme.threshold ? [{ themeId: theme.themeId, score, words: wordsOf(tokens, known, theme) }] : []
    })
    .sort((a, b) => b.score - a.score || a.themeId - b.themeId)
}

interface Known {
  readonly feature: Feature
  readonly column: number
  /** Of the row of unit length. */
  readonly value: number
}

function knownFeatures(features: readonly Feature[], { vocabulary }: Model): Known[] {
  let squares = 0
  const known = features.flatMap((feature) => {
    const column = vocabulary.index.get(feature.key)
    if (column === undefined) return []
    const value = vocabulary.weights[column] ?? 0
    squares += value * value
    return [{ feature, column, value }]
  })
  const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0
  return known.map((each) => ({ ...each, value: each.value * scale }))
}

/**
 * What each word added to the logit of the chance: its own weight, that of its family, and half of each pair it is in. Words that are
 * one feature (wifi, Wi-fi) are said once, as first spelt.
 */
function wordsOf(tokens: readonly Token[], known: readonly Known[], { linear, curve }: ThemeModel): SuggestionWords {
  const shares = new Float64Array(tokens.length)
  for (const { feature, column, value } of known) {
    const share = (curve.slope * (linear.weights[column] ?? 0) * value) / feature.tokens.length
    for (const token of feature.tokens) shares[token] = (shares[token] ?? 0) + share
  }
  const words = new Map<string, { text: string; weight: number }>()
  tokens.forEach((token, i) => {
    const said = words.get(token.key)
    words.set(token.key, { text: said?.text ?? token.shown, weight: (said?.weight ?? 0) + (shares[i] ?? 0) })
  })
  const sorted = [...words.values()].sort((a, b) => b.weight - a.weight)
  const least = Math.max(LEAST_WEIGHT, LEAST_SHARE * Math.max(...sorted.map(({ weight }) => Math.abs(weight))))
  return {
    for: sorted.filter(({ weight }) => weight >= least).slice(0, MOST_FOR),
    against: sorted
      .filter(({ weight }) => weight <= -least)
      .reverse()
      .slice(0, MOST_AGAINST),
  }
}
