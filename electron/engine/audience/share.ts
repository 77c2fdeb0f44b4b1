import type { Range } from './bounds'
import { massesOf } from './masses'
import type { Mass, Masses } from './masses'
import { formulaOf, meets } from './formula'
import { missingOf, standingOf } from './standing'
import type { CellStanding } from './standing'
import type { AgePyramid, Assumption, Bounds, Breakdown, Fact, Formula, Scope, Target } from './types'

/** The share of an audience that is in a target, as far as one breakdown tells. */
export type ShareBounds = Bounds & {
  readonly scope: Scope
  /** Share of the audience whose value is known, or null when nothing says it. */
  readonly known: number | null
  /** Why the interval has a width. */
  readonly reasons: readonly Fact[]
  /** What the bounds would be once each missing datum is known, narrowest first. */
  readonly remedies: readonly Remedy[]
}

/** A datum that would narrow the bounds, and what they would then be, if people were spread as assumed. */
type Remedy = { readonly datum: Fact; readonly after: Range }

type Line = Mass & CellStanding

/** Everything the two closed forms need; the gains are found by changing one part and computing again. */
type Model = {
  readonly lines: readonly Line[]
  readonly unlisted: { readonly low: number; readonly high: number }
  /** Most of the unlisted people that can be in the target. */
  readonly unlistedTarget: number
  readonly unknown: { readonly low: number; readonly high: number }
}

const total = (lines: readonly Line[], of: (line: Line) => number) => lines.reduce((sum, line) => sum + of(line), 0)
const clamp = (x: number) => Math.min(1, Math.max(0, x))

/**
 * The extreme shares that agree with the data: smallest and largest target mass over all audiences of mass 1 whose cells,
 * unlisted and unknown parts lie in their ranges (the linear program of formula 6, in its closed form). Formulas 1 to 5
 * are its cases: straddled band, unknown part, cut list, withheld cells, rounding.
 */
function extremes(m: Model): Range {
  const of = (standing: Line['standing']) => m.lines.filter((line) => line.standing === standing)
  const [inside, part, outside] = [of('inside'), of('part'), of('outside')]
  const low = (line: Line) => line.low
  const high = (line: Line) => line.high
  const elsewhere = total(part, high) + total(outside, high) + m.unlisted.high + m.unknown.high
  const lower = Math.max(total(inside, low), 1 - elsewhere)
  const possible = total(inside, high) + total(part, high) + m.unlistedTarget + m.unknown.high
  const upper = Math.min(possible, 1 - total(outside, low) - Math.max(0, m.unlisted.low - m.unlistedTarget))
  // Sums of decimals miss by 1e-17: the order of the two ends must not depend on it.
  return { lower: clamp(Math.min(lower, upper)), upper: clamp(Math.max(lower, upper)) }
}

/** Most of the unlisted people that can be in the target. `listed`: most of the listed ones. */
function unlistedTarget(b: Breakdown, masses: Masses, formula: Formula, listed: number): number {
  const { high } = masses.unlisted
  if (high === 0) return high
  const missing = missingOf(b, formula)
  if (missing === 0) return 0
  if (missing === null || masses.largestUnlisted === null) return high
  const most = missing * masses.largestUnlisted
  // Without a total, the unlisted people come on top of those the shares were taken of: (listed + most)/(1 + most) in all.
  return Math.min(high, masses.hasTotal ? most : (most * Math.max(0, 1 - listed)) / (1 + most))
}

/** A value between the bounds: bands split by assumption, unknown people like the known ones. None for a cut list. */
function workingValue(m: Model, { lower, upper }: Range) {
  const assumptions = new Set<Assumption>()
  if (upper - lower < 1e-12) return { working: lower, assumptions: [] }
  // A cut list of counts does not say who is unlisted and who is unknown.
  if (m.unlisted.high > 0 && m.unknown.high - m.unknown.low > 1e-9) return { working: null, assumptions: [] }
  let target = 0
  let everyone = m.unlisted.high
  for (const line of m.lines) {
    if (line.printed === null || line.fraction === null) return { working: null, assumptions: [] }
    if (line.assumption !== null && line.printed > 0) assumptions.add(line.assumption)
    target += line.printed * line.fraction
    everyone += line.printed
  }
  if (m.unlistedTarget > 0 || everyone <= 0) return { working: null, assumptions: [] }
  if (m.unknown.high > 1e-9) assumptions.add('unknown_like_known')
  const working = Math.min(upper, Math.max(lower, target / everyone))
  return { working, assumptions: [...assumptions] }
}

const EXACT = { low: 0, high: 0 }
const widthOf = ({ lower, upper }: Range) => upper - lower

/** Cells split at the ends of the target: what a finer table would say if people were spread as assumed (else by half). */
function splitLines(lines: readonly Line[], which: (line: Line) => boolean): Line[] {
  return lines.flatMap((line): Line[] => {
    if (line.standing !== 'part' || !which(line)) return [line]
    const f = line.fraction ?? 0.5
    const piece = (share: number, standing: Line['standing']): Line => {
      const printed = line.printed === null ? null : line.printed * share
      return { ...line, low: line.low * share, high: line.high * share, printed, standing }
    }
    return [piece(f, 'inside'), piece(1 - f, 'outside')]
  })
}

/** The model if everybody's value were known and shared out like the known ones. */
function allKnown(m: Model): Model {
  const known = 1 - (m.unknown.low + m.unknown.high) / 2
  const scale = known > 0 ? 1 / known : 1
  const lines = m.lines.map((l) => ({
    ...l,
    low: l.low * scale,
    high: l.high * scale,
    printed: l.printed === null ? null : l.printed * scale,
  }))
  const unlisted = { low: m.unlisted.low * scale, high: m.unlisted.high * scale }
  return { lines, unlisted, unlistedTarget: m.unlistedTarget * scale, unknown: EXACT }
}

type Change = { readonly datum: Fact; readonly after: Model }

function cellChanges(b: Breakdown, m: Model): Change[] {
  const remedies: Change[] = []
  const bands = new Map<string, { from: number; to: number | null }>()
  for (const { cell, standing } of m.lines) {
    if (standing !== 'part' || cell.ageFrom === undefined || cell.ageTo === undefined) continue
    bands.set(`${cell.ageFrom}-${cell.ageTo ?? ''}`, { from: cell.ageFrom, to: cell.ageTo })
  }
  for (const band of bands.values()) {
    const lines = splitLines(m.lines, ({ cell }) => cell.ageFrom === band.from && cell.ageTo === band.to)
    remedies.push({ datum: { code: 'age_band_split', data: { from: band.from, to: band.to } }, after: { ...m, lines } })
  }
  for (const line of m.lines) {
    if (line.standing !== 'part' || line.cell.ageFrom !== undefined) continue
    const lines = splitLines(m.lines, (other) => other === line)
    const datum: Fact = { code: 'unresolved_label', data: { label: line.cell.label, dimension: b.dimension } }
    remedies.push({ datum, after: { ...m, lines } })
  }
  return remedies
}

function changesOf(b: Breakdown, masses: Masses, m: Model): Change[] {
  const remedies = cellChanges(b, m)
  const { high } = m.unknown
  if (high > 1e-9) {
    remedies.push({
      datum: { code: 'unknown_share', data: { dimension: b.dimension, share: high } },
      after: allKnown(m),
    })
  }
  if (m.unlistedTarget > 0) {
    const data = { dimension: b.dimension, listed: b.cells.length, share: m.unlistedTarget }
    const after = { ...m, unlistedTarget: 0, unlisted: { ...m.unlisted, low: m.unlisted.high } }
    remedies.push({ datum: { code: 'unlisted_values', data }, after })
  }
  const withheld = m.lines.filter((line) => line.printed === null)
  if (withheld.length > 0) {
    // Shared out evenly: what the printed cells and the unknown part leave.
    const left = 1 - total(m.lines, (line) => line.printed ?? 0) - m.unlisted.high - m.unknown.high
    const each = Math.max(0, left) / withheld.length
    const lines = m.lines.map((line) => {
      const mass = Math.min(line.high, each)
      return line.printed === null ? { ...line, low: mass, high: mass } : line
    })
    const data = { dimension: b.dimension, cells: withheld.length }
    remedies.push({ datum: { code: 'withheld_cells', data }, after: { ...m, lines } })
  }
  if (!masses.hasTotal) {
    // As if the list held everybody: the most a total can give.
    const lines = m.lines.map((l) => (l.printed === null ? l : { ...l, low: l.printed, high: l.printed }))
    const after = { ...m, lines, unlisted: EXACT, unlistedTarget: 0 }
    remedies.push({ datum: { code: 'no_total', data: { basis: b.basis } }, after })
  }
  if (masses.cells.some((c) => c.printed !== null && c.high > c.printed)) {
    const lines = m.lines.map((l) => (l.printed === null ? l : { ...l, low: l.printed, high: l.printed }))
    remedies.push({ datum: { code: 'rounding', data: { step: b.rounding } }, after: { ...m, lines } })
  }
  return remedies
}

function modelOf(b: Breakdown, masses: Masses, formula: Formula, pyramid: AgePyramid | null): Model {
  const lines = masses.cells.map((mass) => ({ ...mass, ...standingOf(mass.cell, b.dimension, formula, pyramid) }))
  const listed = total(lines, (line) => (line.standing === 'outside' ? 0 : line.high))
  return {
    lines,
    unlisted: masses.unlisted,
    unlistedTarget: unlistedTarget(b, masses, formula, listed),
    unknown: masses.unknown,
  }
}

/** The bounds alone, of a table whose masses are known and that answers a formula not everybody meets. */
export const shareRange = (b: Breakdown, masses: Masses, formula: Formula): Range =>
  extremes(modelOf(b, masses, formula, null))

/** Everybody is in it, those whose value is not known as well. */
const certain = (masses: Masses): ShareBounds => ({
  lower: 1,
  upper: 1,
  working: 1,
  assumptions: [],
  scope: 'all',
  known: masses.known,
  reasons: [],
  remedies: [],
})

/**
 * Bounds on the share of the audience that is in a target, from one breakdown that answers its conditions.
 * @returns a fact when the breakdown cannot be used at all (see `massesOf`).
 */
export function shareBounds(
  b: Breakdown,
  target: Target | Formula,
  pyramid: AgePyramid | null = null,
): ShareBounds | Fact {
  const masses = massesOf(b)
  if ('code' in masses) return masses
  const formula = formulaOf(target)
  if (meets(formula, {}) === true) return certain(masses)
  const model = modelOf(b, masses, formula, pyramid)
  const bounds = extremes(model)
  const remedies = changesOf(b, masses, model)
    .map(({ datum, after }): Remedy => ({ datum, after: extremes(after) }))
    .filter(({ after }) => widthOf(bounds) - widthOf(after) > 1e-9)
    .sort((x, y) => widthOf(x.after) - widthOf(y.after))
  const unsaid: Fact[] =
    masses.scope === 'known' ? [{ code: 'known_share_not_stated', data: { dimension: b.dimension } }] : []
  const reasons = [...unsaid, ...remedies.map((r) => r.datum)]
  const working = masses.hasTotal ? workingValue(model, bounds) : { working: null, assumptions: [] }
  return { ...bounds, ...working, scope: masses.scope, known: masses.known, reasons, remedies }
}
