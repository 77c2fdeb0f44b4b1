import { foldsOf } from '../../../electron/engine/themes/suggest/folds'
import { type Examples, heldOutChances, heldOutScores } from '../../../electron/engine/themes/suggest/measure'
import { keysOf } from '../../../electron/engine/themes/suggest/matrix'
import { learn, type Model } from '../../../electron/engine/themes/suggest/model'
import { proposalsFor } from '../../../electron/engine/themes/suggest/propose'
import { twinGroups } from '../../../electron/engine/themes/suggest/twins'

export interface Labelled {
  readonly text: string
  /** Null = no theme: never among the examples, and any proposal for it is wrong. */
  readonly theme: string | null
}

/** Examples as the application reads them from posts that each got one theme by hand. */
export function examplesOf(posts: readonly Labelled[], themes: readonly string[]): Examples {
  const tagged = posts.filter(({ theme }) => theme !== null)
  return {
    themeIds: themes.map((_, i) => i + 1),
    keys: tagged.map(({ text }) => keysOf(text)),
    groups: twinGroups(tagged.map(({ text }) => text)),
    answers: themes.map((name) => Int8Array.from(tagged, ({ theme }) => (theme === name ? 1 : -1))),
    ruled: themes.map(() => new Int8Array(tagged.length)),
  }
}

/** Learns from posts with one theme each; the held-out chances too, per theme. */
export async function learnFrom(posts: readonly Labelled[], themes: readonly string[], target = 0.85) {
  const examples = examplesOf(posts, themes)
  const pause = () => Promise.resolve()
  const learnt = await learn(examples, target, pause)
  const folds = foldsOf(examples.groups, examples.answers, 1)
  const scores = await heldOutScores(examples, folds, 1, pause)
  const heldOut = scores.map((own, i) =>
    heldOutChances(own, { answers: examples.answers[i]!, ruled: examples.ruled[i]! }, folds),
  )
  return { ...learnt, examples, heldOut }
}

/** Of what the model proposes for posts it has not seen: how many, and how many rightly. */
export function tryOn(
  model: Model,
  posts: readonly Labelled[],
  themes: readonly string[],
): { n: number; right: number } {
  let [n, right] = [0, 0]
  for (const { text, theme } of posts) {
    for (const { themeId } of proposalsFor(text, model, new Set())) {
      n++
      if (themes[themeId - 1] === theme) right++
    }
  }
  return { n, right }
}

type Measured = Awaited<ReturnType<typeof learn>>['measured']

const percent = (value: number | undefined) =>
  value === undefined ? '   –' : `${(100 * value).toFixed(0).padStart(3)} %`

/** The table that is printed: one line per theme. */
export function printed(
  title: string,
  { themes, overall, posts, messages }: Measured,
  names: readonly string[],
): string {
  const line = (name: string, cells: readonly string[]) =>
    name.padEnd(20) + cells.map((cell) => cell.padStart(12)).join('')
  const share = (value: { value: number; lower: number; upper: number } | null) =>
    value === null ? '–' : `${percent(value.value)} (${percent(value.lower).trim()}–${percent(value.upper).trim()})`
  return [
    `${title}: ${posts} posts, ${messages} different messages; near-identical texts held out together`,
    line('theme', ['examples', 'proposed', 'right', 'threshold']) + '  precision (95 %)   recall (95 %)',
    ...themes.map(
      (each) =>
        line(
          names[each.themeId - 1] ?? '',
          [each.positives, each.proposed, each.right, each.threshold.toFixed(2)].map(String),
        ) + `  ${share(each.precision).padEnd(19)}${share(each.recall).padEnd(19)}${each.state}`,
    ),
    overall === null
      ? 'no theme proposes'
      : `${line('themes that propose', ['', String(overall.proposed), String(overall.right), ''])}  ${share(overall.precision).padEnd(19)}${share(overall.recall)}`,
  ].join('\n')
}
