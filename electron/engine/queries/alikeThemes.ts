import { z } from 'zod'
import type { ThemeRow } from '../../../shared/contract/alike'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { joined, pooledSorted } from '../statistics/arrays'
import { MIN_POSTS } from '../statistics/outcome'
import { quantileOfSorted } from '../statistics/quantiles'
import { Sample } from '../statistics/sample'
import { type AlikeGroup, asFactor } from './alikeFamily'
import type { ContentPosts } from './alikeRead'
import { equalWeightMedian } from './equalWeight'

export interface ThemeLabel {
  readonly fr: string
  readonly en: string
}

export interface Themes {
  readonly rows: ThemeRow[]
  /** The theme the group publishes more than the others that explains most of its mix; null where none does. */
  readonly explains: (direction: number) => ThemeLabel | null
}

interface Sides {
  readonly focus: AlikeGroup
  readonly others: readonly AlikeGroup[]
  readonly own: readonly ContentPosts[]
  readonly rest: readonly ContentPosts[]
}

/** Median of the posts of some cells of one group; null under 6. */
export function medianOf(cells: readonly ContentPosts[]): number | null {
  const rates = pooledSorted(cells.map((cell) => cell.rates))
  return rates.length < MIN_POSTS ? null : quantileOfSorted(rates, 0.5)
}

/**
 * Median of several groups, each of the same weight (equalWeight.ts), groups under 6 posts among these cells left out. Rates
 * are handed on as posts of denominator 1.
 */
export function networkMedian(cells: readonly ContentPosts[]): number | null {
  const groups = new Map<string, Float64Array[]>()
  for (const { group, values } of cells) groups.set(group, [...(groups.get(group) ?? []), values])
  const samples = [...groups.values()].map((lists) => {
    const interactions = joined(lists)
    return new Sample({ interactions, denominator: new Float64Array(interactions.length).fill(1) })
  })
  return equalWeightMedian(samples)?.median ?? null
}

const size = (cells: readonly ContentPosts[]) => cells.reduce((total, { logs }) => total + logs.length, 0)

/** Median of the others in one theme: each group the same; where no group has 6 posts there, of all their posts together. */
function elsewhere(cells: readonly ContentPosts[]): number | null {
  return networkMedian(cells) ?? medianOf(cells)
}

const labelRow = z.object({ id: z.int(), fr: z.string(), en: z.string() })

/** Theme by theme, the most published by the focus first; the shares and ratios of the decomposition. */
export async function themeRows(session: Session, { focus, others, own, rest }: Sides): Promise<Themes> {
  const labels = await session.all(
    labelRow,
    sql`SELECT id, label_fr AS fr, label_en AS en FROM theme ORDER BY position, id`,
  )
  const nOf = new Map([focus, ...others].map(({ key, n }) => [key, n]))
  const share = (cells: readonly ContentPosts[], groups: number) =>
    cells.reduce((total, { group, logs }) => total + logs.length / (nOf.get(group) ?? 1), 0) / Math.max(1, groups)
  const place = new Map(labels.map(({ id }, i) => [id, i]))
  const ids = [...new Set([...own, ...rest].map(({ content }) => content.theme))]
  const rows = ids
    .map((theme): ThemeRow => {
      const ours = own.filter(({ content }) => content.theme === theme)
      const theirs = rest.filter(({ content }) => content.theme === theme)
      const median = medianOf(ours)
      return {
        theme,
        nFocus: size(ours),
        nReference: size(theirs),
        shareFocus: share(ours, 1),
        shareReference: share(theirs, others.length),
        medianFocus: median,
        medianReference: elsewhere(theirs),
        dots: median === null ? [...pooledSorted(ours.map(({ rates }) => rates))] : [],
        ...ratioOf(focus, ours, theirs),
      }
    })
    .sort(
      (a, b) =>
        b.nFocus - a.nFocus || b.nReference - a.nReference || (place.get(a.theme) ?? 99) - (place.get(b.theme) ?? 99),
    )
  return { rows, explains: (direction) => explaining({ focus, own, rest }, labels, direction) }
}

/** Ratio of geometric means within a theme, at equal platform and format, and its weight in the result. */
function ratioOf(focus: AlikeGroup, ours: readonly ContentPosts[], theirs: readonly ContentPosts[]) {
  const parts = focus.taken?.parts
  const strata = new Set(ours.map(({ stratum }) => stratum))
  const piece = parts?.within(strata) ?? null
  const common = (parts?.strata ?? []).filter(({ stratum, weight }) => weight > 0 && strata.has(stratum))
  const weight = common.reduce((total, own) => total + own.weight, 0)
  if (piece === null) return { ratio: null, weight }
  const isEnough = size(ours) >= MIN_POSTS && size(theirs) >= MIN_POSTS
  const factor = asFactor(piece)
  return { ratio: isEnough ? factor : { ...factor, interval: null }, weight }
}

/**
 * Which theme explains a mix: of those the group publishes more than the others, the one whose difference of shares moves the
 * mean furthest in the direction of the mix, means taken about the middle of all strata (their zero is arbitrary).
 */
function explaining(
  { focus, own, rest }: Pick<Sides, 'focus' | 'own' | 'rest'>,
  labels: readonly z.infer<typeof labelRow>[],
  direction: number,
): ThemeLabel | null {
  const parts = focus.taken?.parts
  if (parts === undefined) return null
  const themeOf = new Map([...own, ...rest].map(({ stratum, content }) => [stratum, content.theme]))
  const common = parts.strata.filter(({ weight }) => weight > 0)
  const level = (part: (typeof common)[number]) => ((part.meanFocus ?? 0) + (part.meanReference ?? 0)) / 2
  const middle = common.reduce((total, part) => total + part.weight * level(part), 0)
  const moves = new Map<number, { gap: number; move: number }>()
  for (const part of common) {
    const theme = themeOf.get(part.stratum) ?? 0
    const before = moves.get(theme) ?? { gap: 0, move: 0 }
    const gap = part.shareFocus / parts.supportFocus - part.shareReference / parts.supportReference
    moves.set(theme, { gap: before.gap + gap, move: before.move + gap * (level(part) - middle) })
  }
  const best = [...moves]
    .filter(([theme, { gap, move }]) => theme > 0 && gap > 0 && move * direction > 0)
    .sort(([, a], [, b]) => Math.abs(b.move) - Math.abs(a.move))[0]
  const label = labels.find(({ id }) => id === best?.[0])
  return label === undefined ? null : { fr: label.fr, en: label.en }
}
