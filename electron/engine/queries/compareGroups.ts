import { ageTolerance, type CompareQuery, type ComparisonResult, type GroupRow } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import { SET_ASIDE } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { asides } from './compareAsides'
import { networkChange, periodChanges } from './compareChange'
import { headline, trendFinding } from './compareFindings'
import { groupRows, letter, networkRow, rowOrder } from './compareRows'
import { type Comparing, compareSituations } from './compareSituation'
import { dominantPosts } from './dominantPosts'
import { groupName, type ReadContext, readContext } from './groupNames'
import { inKeyOrder } from './groupKeys'
import { groupsOf } from './groupParts'
import { lowHigh } from './lowHigh'
import { type RatedPosts, readRatedPosts } from './ratedPosts'

/** Brackets of more than one row, lettered from the top; none where nothing was tested. */
function brackets({ tested }: Comparing): ComparisonResult['brackets'] {
  const wide = (tested.grouping?.brackets ?? []).filter(({ from, to }) => to > from)
  return wide.map(({ from, to }, i) => ({ letter: letter(i), from, to }))
}

function pairs({ tested }: Comparing): ComparisonResult['pairs'] {
  return tested.pairs.map((pair) => ({
    a: pair.a,
    b: pair.b ?? 'rest',
    ratio: pair.hlRatio,
    interval: lowHigh(pair.interval),
    adjusted: lowHigh(pair.adjusted),
    superiority: pair.A,
    delta: pair.delta,
    p: pair.p,
    q: pair.q,
    brunnerMunzel:
      pair.brunnerMunzel === null
        ? null
        : {
            p: pair.brunnerMunzel.permutation?.p ?? pair.brunnerMunzel.p,
            method: pair.brunnerMunzel.permutation === null ? 't' : 'permutation',
          },
    nA: pair.n1,
    nB: pair.n2,
    shared: pair.shared,
    strength: pair.strength,
  }))
}

/** What may be chosen: every group that has posts in either period, by name. */
type Choices = ComparisonResult['choices']

/** Groups of all posts read, before any choice. */
export function choicesOf({ parts }: RatedPosts, { by }: CompareQuery, context: ReadContext): Choices {
  const order = inKeyOrder(by)
  return groupsOf(parts)
    .map(({ key, now, platforms }) => ({ key, ...groupName(by, key, context, platforms), n: now.n }))
    .sort((a, b) => (a.label !== null && b.label !== null ? a.label.localeCompare(b.label, 'fr') : order(a.key, b.key)))
}

/** What is said beside the numbers. */
interface Said {
  readonly finding: Finding
  readonly trend: Finding | null
  readonly asides: Finding[]
  readonly outliers: ComparisonResult['outliers']
}

function assemble(
  comparing: Comparing,
  rows: GroupRow[],
  network: GroupRow,
  said: Said,
  choices: Choices,
): ComparisonResult {
  const { query, unit, days, before, tested, setAside } = comparing
  const kruskal = tested.kruskalWallis
  return {
    by: query.by,
    rate: query.rate,
    unit,
    from: days.from,
    to: days.to,
    before,
    rows,
    network,
    choices,
    scheme: tested.scheme,
    focus: query.focus,
    age: query.age === null ? null : { days: query.age, tolerance: ageTolerance(query.age) },
    pairs: pairs(comparing),
    brackets: brackets(comparing),
    kruskal: kruskal === null ? null : { h: kruskal.H, df: kruskal.df, p: kruskal.p },
    ...said,
    setAside: setAsideList(setAside),
  }
}

/** Reasons with their numbers, in the order of the vocabulary. */
export function setAsideList(setAside: RatedPosts['setAside']): ComparisonResult['setAside'] {
  return SET_ASIDE.flatMap((reason) => {
    const n = setAside.get(reason) ?? 0
    return n > 0 ? [{ reason, n }] : []
  })
}

/** What a sentence says, its numbers aside: two that agree in this say the same. */
function gist({ code, strength, data }: Finding): string {
  return JSON.stringify([code, strength, data['leader'], data['followers'], data['above'], data['below'], data['key']])
}

/** The sentence with the flagged posts the other way, worked out like the first. */
function aboutOutliers(comparing: Comparing, finding: Finding): ComparisonResult['outliers'] {
  const { flagged, other, query } = comparing
  if (flagged === 0 || other === null) return null
  const rows = rowOrder(other, groupRows(other, { dominant: new Map(), changes: null }))
  const otherwise = headline(other, rows, networkRow(other, null))
  return { n: flagged, used: query.outliers, other: otherwise, changes: gist(otherwise) !== gist(finding) }
}

/** Rows, sentences and notes of one comparison (or one panel). */
export async function comparisonOf(
  session: Session,
  comparing: Comparing,
  choices: Choices,
): Promise<ComparisonResult> {
  const dominant = await dominantPosts(session, comparing)
  const changes = comparing.before === null ? null : periodChanges(comparing)
  const rows = rowOrder(comparing, groupRows(comparing, { dominant, changes }))
  const change = comparing.before === null ? null : networkChange(comparing)
  const network = networkRow(comparing, change)
  const trend = change === null ? null : trendFinding(comparing, network, change)
  const finding = headline(comparing, rows, network)
  const outliers = aboutOutliers(comparing, finding)
  const said = { finding, trend, outliers, asides: asides(comparing, rows, { outliers, choices }) }
  return assemble(comparing, rows, network, said, choices)
}

/**
 * Compares groups of posts by one named measure, over one period and against another: contract `compare.groups`.
 * Reach is used post by post and as the denominator of ratios of sums, and no sum of it leaves this function.
 * @throws INVALID, NOT_FOUND when the period is none or its term is gone
 */
export async function compareGroups(session: Session, query: CompareQuery): Promise<ComparisonResult> {
  const context = await readContext(session, query.filter)
  const read = await readRatedPosts(session, query, context, query.groups)
  const choices =
    query.groups.length === 0 ? choicesOf(read, query, context) : await allChoices(session, query, context)
  const [comparing] = compareSituations([{ key: null, rated: read }], query, context)
  if (comparing === undefined) throw new Error('one panel gives one comparison')
  return comparisonOf(session, comparing, choices)
}

/** With groups chosen, what else there is to choose is read for its numbers alone. */
export async function allChoices(session: Session, query: CompareQuery, context: ReadContext): Promise<Choices> {
  return choicesOf(await readRatedPosts(session, query, context), query, context)
}
