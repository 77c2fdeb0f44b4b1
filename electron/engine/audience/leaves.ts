import { TARGET_DIMENSIONS, type AudienceBasis, type TargetDimension } from '../../../shared/vocabulary'
import type { Range } from './bounds'
import { isGroup, literalsOf } from './formula'
import type { Source } from './joint'
import { widthOf } from './measure'
import { shareBounds, type ShareBounds } from './share'
import { answers } from './standing'
import type { AgePyramid, Assumption, Bounds, Fact, Formula, Survey } from './types'

/** A share of the audience that a survey gives, with its interval. */
export type Surveyed = { readonly formula: Formula; readonly survey: Survey; readonly range: Range }

/** A part of a target that something answers by itself, or nothing does. */
export type Leaf = { readonly formula: Formula } & (
  | { readonly by: 'table'; readonly source: Source; readonly share: ShareBounds }
  | { readonly by: 'survey'; readonly surveyed: Surveyed }
  | { readonly by: 'nothing' }
)

const isOneDimension = (formula: Formula) => new Set(literalsOf(formula).map(({ kind }) => kind)).size < 2

/** The table that tells most by itself: of everybody before of the known only, with a working value before without. */
function bestTable(formula: Formula, sources: readonly Source[], pyramid: AgePyramid | null): Leaf | null {
  const found = sources.flatMap((source) => {
    if (!answers(source.breakdown.dimension, formula)) return []
    const share = shareBounds(source.breakdown, formula, pyramid)
    return 'code' in share ? [] : [{ formula, by: 'table' as const, source, share }]
  })
  const order = ({ share }: (typeof found)[number]) => [share.scope === 'all' ? 0 : 1, widthOf(share)] as const
  const [best = null] = found.toSorted((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1])
  return best
}

/** The parts of a formula that tables and surveys answer one by one, as large as they can be. */
export function leavesOf(
  formula: Formula,
  sources: readonly Source[],
  surveyed: readonly Surveyed[],
  pyramid: AgePyramid | null,
): Leaf[] {
  const survey = surveyed.find((each) => each.formula === formula)
  const table = bestTable(formula, sources, pyramid)
  if (table !== null) return [table]
  if (survey !== undefined) return [{ formula, by: 'survey', surveyed: survey }]
  if (!isGroup(formula)) return [{ formula, by: 'nothing' }]
  const parts = formula.of.flatMap((each) => leavesOf(each, sources, surveyed, pyramid))
  // Alternatives of one dimension that nothing answers miss one thing, not one each.
  const isMissing = parts.every(({ by }) => by === 'nothing') && isOneDimension(formula)
  return isMissing ? [{ formula, by: 'nothing' }] : parts
}

/** The dimensions some parts are about, in their usual order. */
export function dimensionsNamed(formulas: readonly Formula[]): TargetDimension[] {
  const kinds = new Set<TargetDimension>(formulas.flatMap(literalsOf).map(({ kind }) => kind))
  return TARGET_DIMENSIONS.filter((dimension) => kinds.has(dimension))
}

/** What nobody has sent yet. */
export function missingOf(formula: Formula, basis: AudienceBasis): Fact {
  const [literal] = literalsOf(formula)
  switch (literal?.kind) {
    case 'place':
      return { code: 'no_city_list', data: { basis } }
    case 'status':
      return { code: 'survey_sample', data: { dimension: 'status' } }
    case 'occupation':
      return { code: 'no_breakdown', data: { basis, dimension: literal.facet } }
    default:
      return { code: 'no_breakdown', data: { basis, dimension: literal?.kind ?? null } }
  }
}

type Working = Pick<Bounds, 'assumptions'> & { readonly working: number }

function workingOfLeaf(leaf: Leaf, areSeveral: boolean): Working | null {
  if (leaf.by === 'nothing') return null
  if (leaf.by === 'survey') {
    const { yes, asked, isBlurred = false } = leaf.surveyed.survey
    return isBlurred ? null : { working: yes / asked, assumptions: [] }
  }
  const { working, assumptions, scope } = leaf.share
  if (working === null) return null
  if (scope === 'all') return { working, assumptions }
  // Shares of the known only, taken for those of everybody, or for shares of the same people.
  return { working, assumptions: [...assumptions, areSeveral ? 'same_known_people' : 'unknown_like_known'] }
}

function combine(formula: Formula, leaves: readonly Leaf[]): Working | null {
  const leaf = leaves.find((each) => each.formula === formula)
  if (leaf !== undefined) return workingOfLeaf(leaf, leaves.length > 1)
  if (!isGroup(formula)) return null
  const parts = formula.of.map((each) => combine(each, leaves)).filter((each) => each !== null)
  if (parts.length < formula.of.length) return null
  const misses = (share: number) => (formula.kind === 'all' ? share : 1 - share)
  const product = parts.reduce((whole, { working }) => whole * misses(working), 1)
  return { working: misses(product), assumptions: [...parts.flatMap((each) => each.assumptions), 'independence'] }
}

/** A value of a formula from its parts, under named assumptions: parts are independent. Null where one has none. */
export function workingFrom(formula: Formula, leaves: readonly Leaf[], range: Range): Omit<Bounds, keyof Range> {
  const found = combine(formula, leaves)
  if (found === null) return { working: null, assumptions: [] }
  const assumptions = [...new Set<Assumption>(found.assumptions)]
  return { working: Math.min(range.upper, Math.max(range.lower, found.working)), assumptions }
}

/** The bounds if the parts were independent of each other, each within its own range. */
export function independent(formula: Formula, ranges: ReadonlyMap<Formula, Range>): Range {
  const own = ranges.get(formula)
  if (own !== undefined) return own
  if (!isGroup(formula)) return { lower: 0, upper: 1 }
  const parts = formula.of.map((each) => independent(each, ranges))
  const misses = (share: number) => (formula.kind === 'all' ? share : 1 - share)
  const ofEach = (end: (range: Range) => number) =>
    misses(parts.reduce((product, range) => product * misses(end(range)), 1))
  return { lower: ofEach(({ lower }) => lower), upper: ofEach(({ upper }) => upper) }
}
