import tCdf from '@stdlib/stats-base-dists-t-cdf'
import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { found, type Interval, LEVEL, MIN_POSTS, none, type Outcome } from './outcome'

/**
 * Log rates ln((E + ½)/R) of the posts of one group in one stratum (platform × format × main theme), as sums: all that the
 * decomposition needs. `squares` = Σ (y − mean)².
 */
export type Cell = {
  readonly group: string
  readonly stratum: string
  readonly n: number
  readonly mean: number
  readonly squares: number
}

/** One piece of a gap on the log scale, with the spread chance gives it. `standardError` null: no cell holds two posts. */
export type Piece = { readonly log: number; readonly standardError: number | null; readonly df: number }

/** One stratum of a decomposition. Means are of log rates; null where that side has no post. */
export type StratumPart = {
  readonly stratum: string
  readonly nFocus: number
  readonly nReference: number
  /** Share of the posts of the focus; of the reference, each of its groups weighing the same. */
  readonly shareFocus: number
  readonly shareReference: number
  readonly meanFocus: number | null
  readonly meanReference: number | null
  /** Weight of this stratum's difference in the result, Σ = 1 over the strata that both have; 0 elsewhere. */
  readonly weight: number
}

/** A gap between one group and the others, taken apart. raw = mix + outside + result, exactly. */
export type Decomposition = {
  readonly focus: string
  /** Groups of the reference, each of the same weight. */
  readonly reference: readonly string[]
  readonly nFocus: number
  readonly nReference: number
  readonly raw: Piece
  readonly mix: Piece
  readonly result: Piece
  /** What comes from strata that only one side publishes: stated apart, never imputed. */
  readonly outside: Piece
  /** Share of the posts in strata that both have. */
  readonly supportFocus: number
  readonly supportReference: number
  readonly strata: readonly StratumPart[]
  /** The part of `strata` (by name) as an own piece: differences within them, weighted as in the result. */
  readonly within: (strata: ReadonlySet<string>) => Piece | null
}

type GroupCells = {
  readonly name: string
  readonly n: number
  readonly cells: ReadonlyMap<string, Cell>
  /** Σ squares within its cells, and Σ (n − 1). */
  readonly squares: number
  readonly df: number
}

/** Under this many degrees of freedom the spread of a group is not told from that of all groups together. */
const OWN_SPREAD_FROM = 10

type Spread = { readonly variance: number; readonly df: number; readonly isOwn: boolean }

/** Spread within cells: of each group alone where it has enough posts beside their cell means, else of all groups together. */
const spreads = (groups: readonly GroupCells[]) => {
  const squares = groups.reduce((total, group) => total + group.squares, 0)
  const df = groups.reduce((total, group) => total + group.df, 0)
  const pooled: Spread | null = df > 0 ? { variance: squares / df, df, isOwn: false } : null
  const of = (group: GroupCells): Spread | null =>
    group.df >= OWN_SPREAD_FROM ? { variance: group.squares / group.df, df: group.df, isOwn: true } : pooled
  return { pooled, of }
}

/** A cell of one side as the pieces see it. */
type Entry = {
  readonly cell: Cell
  readonly part: StratumPart
  /** 1 in the focus, −1 in the reference. */
  readonly sign: number
  /** Weight of the cell within its side's mean of the stratum: 1 in the focus. */
  readonly inside: number
}

/** The cells of one group. */
type Entries = { readonly group: GroupCells; readonly entries: readonly Entry[] }

/** How a piece is made of the cell means: one coefficient per cell. */
type Coefficient = (entry: Entry) => number

/**
 * A linear combination of cell means with its standard error. Shares are facts of the period: chance is in the rates alone.
 * Variance = Σ over groups of own spread × Σ c²/n; degrees of freedom by Satterthwaite (1946).
 */
const pieceOf = (sides: readonly Entries[], spread: ReturnType<typeof spreads>, coefficient: Coefficient): Piece => {
  let [log, variance, own, pooledPart] = [0, 0, 0, 0]
  for (const { group, entries } of sides) {
    let weight = 0
    for (const entry of entries) {
      const c = coefficient(entry)
      log += c * entry.cell.mean
      weight += (c * c) / entry.cell.n
    }
    const its = spread.of(group)
    if (its === null) continue
    const part = its.variance * weight
    variance += part
    if (its.isOwn) own += (part * part) / its.df
    else pooledPart += part
  }
  if (spread.pooled === null) return { log, standardError: null, df: 0 }
  const below = own + (pooledPart * pooledPart) / spread.pooled.df
  return { log, standardError: Math.sqrt(variance), df: below > 0 ? (variance * variance) / below : spread.pooled.df }
}

const byGroup = (cells: readonly Cell[]): GroupCells[] => {
  const groups = new Map<string, Map<string, Cell>>()
  for (const cell of cells) {
    if (cell.n <= 0) continue
    const own = groups.get(cell.group) ?? new Map<string, Cell>()
    if (own.has(cell.stratum)) throw new RangeError(`two cells for ${cell.group} in ${cell.stratum}`)
    groups.set(cell.group, own.set(cell.stratum, cell))
  }
  return [...groups].map(([name, own]) => {
    const all = [...own.values()]
    return {
      name,
      cells: own,
      n: all.reduce((total, { n }) => total + n, 0),
      squares: all.reduce((total, { squares }) => total + squares, 0),
      df: all.reduce((total, { n }) => total + n - 1, 0),
    }
  })
}

/** One side of the comparison by stratum. Weighted posts: each group of a side has the weight 1, spread over its posts. */
const sideOf = (groups: readonly GroupCells[]) => {
  const strata = new Map<string, { n: number; share: number; mean: number }>()
  for (const group of groups) {
    for (const { stratum, n, mean } of group.cells.values()) {
      const before = strata.get(stratum) ?? { n: 0, share: 0, mean: 0 }
      const weight = n / group.n / groups.length
      const share = before.share + weight
      strata.set(stratum, { n: before.n + n, share, mean: before.mean + (mean - before.mean) * (weight / share) })
    }
  }
  return strata
}

type Sides = {
  readonly focus: GroupCells
  readonly others: readonly GroupCells[]
  readonly strata: readonly StratumPart[]
  readonly supportFocus: number
  readonly supportReference: number
}

const sidesOf = (focus: GroupCells, others: readonly GroupCells[]): Sides => {
  const [own, rest] = [sideOf([focus]), sideOf(others)]
  const common = [...own.keys()].filter((stratum) => rest.has(stratum))
  const over = (side: ReturnType<typeof sideOf>) =>
    common.reduce((total, stratum) => total + (side.get(stratum)?.share ?? 0), 0)
  const [supportFocus, supportReference] = [over(own), over(rest)]
  const strata = [...new Set([...own.keys(), ...rest.keys()])].sort().map((stratum) => {
    const [f, r] = [own.get(stratum), rest.get(stratum)]
    const weight = f && r ? (f.share / supportFocus + r.share / supportReference) / 2 : 0
    return {
      stratum,
      nFocus: f?.n ?? 0,
      nReference: r?.n ?? 0,
      shareFocus: f?.share ?? 0,
      shareReference: r?.share ?? 0,
      meanFocus: f?.mean ?? null,
      meanReference: r?.mean ?? null,
      weight,
    }
  })
  return { focus, others, strata, supportFocus, supportReference }
}

/** The cells of both sides, each with the stratum it is in. */
const entriesOf = ({ focus, others, strata }: Sides): Entries[] => {
  const parts = new Map(strata.map((part) => [part.stratum, part]))
  return [focus, ...others].map((group) => ({
    group,
    entries: [...group.cells.values()].flatMap((cell): Entry[] => {
      const part = parts.get(cell.stratum)
      if (part === undefined) return []
      if (group === focus) return [{ cell, part, sign: 1, inside: 1 }]
      return [{ cell, part, sign: -1, inside: cell.n / group.n / others.length / part.shareReference }]
    }),
  }))
}

/** Coefficients of the pieces, from the shares of the two sides. */
const coefficients = ({ supportFocus, supportReference }: Sides) => {
  const raw: Coefficient = ({ part, sign, inside }) =>
    sign * (sign > 0 ? part.shareFocus : part.shareReference * inside)
  const result: Coefficient = ({ part, sign, inside }) => sign * part.weight * inside
  const mix: Coefficient = ({ part, inside }) => {
    if (part.weight === 0) return 0
    const gap = part.shareFocus / supportFocus - part.shareReference / supportReference
    return (gap / 2) * inside
  }
  const outside: Coefficient = (entry) => raw(entry) - result(entry) - mix(entry)
  return { raw, result, mix, outside }
}

/**
 * Takes the gap between a group and the others apart: what it publishes (mix), what it makes of it (result), and what
 * cannot be compared (outside). Kitagawa (1955), symmetric two-component form, on mean log rates over the strata both
 * sides have, shares taken within them; strata that one side lacks make a piece of their own (Ñopo 2008), so that
 * mix + outside + result is the whole gap and no piece depends on the unit of reach.
 *
 * Note [equal weight]. The reference is the mixture of the other groups in which each weighs the same, however much it
 * posts: a post of a group of n weighs 1/n. A group without a post in a stratum has no weight in that stratum's mean, and
 * brings 0 to its share. (The plain mean of the groups' means was rejected: one post of one branch would weigh as much as
 * twenty of another, and the pieces would not add up.)
 *
 * Note [delta interval]. Pieces are linear in the cell means, so their interval follows from the spread within cells
 * (t quantile, Satterthwaite, never more degrees of freedom than the smaller side has posts less one: with a long tail the
 * interval of six posts is too short otherwise). Cells of one post have no spread of their own and take that of their group. The percentile
 * bootstrap inside cells was rejected: cells of one post then never vary (coverage measured in the tests).
 *
 * @param cells every group's cells; the focus's and the reference's
 * @param reference names of the groups to compare with; the focus among them is left out
 * @returns `too_few` under 6 posts of either side in strata that both have
 * @throws RangeError on two cells of one group and stratum
 */
export const decompose = (
  cells: readonly Cell[],
  focus: string,
  reference: readonly string[],
): Outcome<Decomposition> => decomposeGroups(byGroup(cells), focus, reference)

const decomposeGroups = (
  groups: readonly GroupCells[],
  focus: string,
  reference: readonly string[],
): Outcome<Decomposition> => {
  const wanted = new Set(reference)
  const own = groups.find(({ name }) => name === focus)
  const others = groups.filter(({ name }) => name !== focus && wanted.has(name))
  if (own === undefined || others.length === 0) return none('too_few')
  const sides = sidesOf(own, others)
  const common = sides.strata.filter(({ weight }) => weight > 0)
  const count = (pick: (part: StratumPart) => number) => common.reduce((total, part) => total + pick(part), 0)
  if (count((part) => part.nFocus) < MIN_POSTS || count((part) => part.nReference) < MIN_POSTS) return none('too_few')
  return found(takenApart(sides))
}

const takenApart = (sides: Sides): Decomposition => {
  const { focus, others, strata, supportFocus, supportReference } = sides
  const entries = entriesOf(sides)
  const nReference = others.reduce((total, { n }) => total + n, 0)
  const spread = spreads([focus, ...others])
  const c = coefficients(sides)
  const piece = (coefficient: Coefficient): Piece => {
    const its = pieceOf(entries, spread, coefficient)
    return { ...its, df: Math.min(its.df, focus.n - 1, nReference - 1) }
  }
  const within = (wanted: ReadonlySet<string>): Piece | null => {
    const total = strata.reduce((all, part) => all + (wanted.has(part.stratum) ? part.weight : 0), 0)
    if (!(total > 0)) return null
    return piece((entry) => (wanted.has(entry.cell.stratum) ? c.result(entry) / total : 0))
  }
  return {
    focus: focus.name,
    reference: others.map(({ name }) => name),
    nFocus: focus.n,
    nReference,
    raw: piece(c.raw),
    mix: piece(c.mix),
    result: piece(c.result),
    outside: piece(c.outside),
    supportFocus,
    supportReference,
    strata,
    within,
  }
}

/** Every group of at least 6 posts against the other such groups. Cells are sorted into groups once. */
export const decomposeEach = (cells: readonly Cell[]): ReadonlyMap<string, Outcome<Decomposition>> => {
  const groups = byGroup(cells)
  const strong = groups.filter(({ n }) => n >= MIN_POSTS).map(({ name }) => name)
  return new Map(groups.map(({ name }) => [name, decomposeGroups(groups, name, strong)]))
}

/** The factor of a piece: 1 = no difference. */
export const factorOf = ({ log }: Piece): number => Math.exp(log)

/** Interval of the factor; null where no spread is known. */
export const factorInterval = ({ log, standardError, df }: Piece, level: number = LEVEL): Interval | null => {
  if (standardError === null || !(df > 0)) return null
  const half = tQuantile((1 + level) / 2, df) * standardError
  return { lower: Math.exp(log - half), upper: Math.exp(log + half), level }
}

/** Two-sided p of "the factor is 1"; null where no spread is known or nothing varies. */
export const factorP = ({ log, standardError, df }: Piece): number | null =>
  standardError === null || !(standardError > 0) ? null : 2 * tCdf(-Math.abs(log / standardError), df)
