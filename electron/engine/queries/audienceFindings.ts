import type { Finding } from '../../../shared/contract/common'
import type { Notice } from '../../../shared/contract/imports'
import { makeFinding } from '../../../shared/findings'
import type { Grade, Platform, Strength } from '../../../shared/vocabulary'
import type { ShownBasis, ShownClause } from '../audience/present'
import type { PairFacts, Situation } from './audienceSituation'
import { nearestCount } from './followers'
import { accountLabel, type Network } from './networkTables'

/** Proper names, the same in every language. */
const BRANDS = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
} as const satisfies Record<Platform, string>

/** How a sentence names an account: the only one on its platform by the platform ("Instagram"), others by their name. */
export function spokenAccount(network: Network, accountId: number): string {
  const account = network.accounts.get(accountId)
  if (account === undefined) return accountLabel(network, accountId)
  const alike = [...network.accounts.values()].filter(({ platform }) => platform === account.platform)
  return alike.length === 1 && account.branchId === null ? BRANDS[account.platform] : account.name
}

/** Simple fractions people say: numerator, denominator. */
const FRACTIONS = [
  [1, 20],
  [1, 10],
  [1, 5],
  [1, 4],
  [1, 3],
  [2, 5],
  [1, 2],
  [3, 5],
  [2, 3],
  [3, 4],
  [4, 5],
  [9, 10],
  [19, 20],
] as const

/** The simple fraction nearest to a share (0.34 → one in three). */
export function spokenFraction(share: number): { readonly of: number; readonly outOf: number } {
  const off = ([of, outOf]: (typeof FRACTIONS)[number]) => Math.abs(of / outOf - share)
  const [of, outOf] = FRACTIONS.reduce((best, each) => (off(each) < off(best) ? each : best))
  return { of, outOf }
}

const strengthOf = (grade: Grade | null): Strength => (grade === 'A' || grade === 'B' ? 'clear' : 'likely')

const scopeOf = (clauses: readonly ShownClause[]): string =>
  clauses.some(({ scope, evidenceIds }) => scope === 'known' && evidenceIds.length > 0) ? 'known' : 'all'

const textOf = (value: string | number | boolean | null | undefined): string | null =>
  typeof value === 'string' ? value : null

/** What stands in the way: the target itself, else the datum that would help most, else the first reason of an open clause. */
function cause(facts: PairFacts, shown: ShownBasis): Notice | undefined {
  const open = shown.clauses.filter(({ verdict }) => verdict === 'cannot_tell')
  const weak = open.flatMap(({ reasons }) => reasons).filter(({ code }) => code === 'evidence_too_weak')
  return facts.problems[0] ?? weak[0] ?? shown.settle[0]?.datum ?? open.flatMap(({ reasons }) => reasons)[0]
}

type Said = { readonly account: string; readonly persona: string }

function cannotTell(said: Said, facts: PairFacts, shown: ShownBasis): Finding {
  const reason = cause(facts, shown)
  const share = reason?.data['share']
  const fraction = typeof share === 'number' ? spokenFraction(share) : null
  return makeFinding('audience_cannot_tell', 'cannot_tell', {
    ...said,
    basis: shown.basis,
    reason: reason?.code ?? 'none',
    dimension: textOf(reason?.data['dimension']),
    of: fraction?.of ?? null,
    outOf: fraction?.outOf ?? null,
    band: textOf(reason?.data['band']),
    place: textOf(reason?.data['text'] ?? reason?.data['label']),
  })
}

/** The sentence of one account and one persona. */
export function verdictFinding(facts: PairFacts, shown: ShownBasis, network: Network): Finding {
  const said = { account: spokenAccount(network, facts.accountId), persona: facts.persona.name }
  const { verdict, grade, basis, clauses } = shown
  const scope = scopeOf(clauses)
  if (facts.problems.length > 0 || verdict === 'cannot_tell') return cannotTell(said, facts, shown)
  if (verdict === 'reaches') {
    return makeFinding('audience_reaches', strengthOf(grade), { ...said, basis, scope, grade: grade ?? 'D' })
  }
  const failed = clauses.find((clause) => clause.verdict === 'does_not_reach')
  return makeFinding('audience_does_not_reach', strengthOf(grade), {
    ...said,
    basis,
    scope: failed?.scope ?? scope,
    grade: grade ?? 'D',
    kind: failed?.kind ?? 'share',
    dimension: failed?.dimension ?? null,
    high: failed?.bounds.high ?? 0,
    threshold: failed?.threshold ?? 0,
  })
}

/** What the sentence of the matrix is made of. */
export interface Judged {
  readonly facts: PairFacts
  readonly shown: ShownBasis
}

const isReached = ({ facts, shown }: Judged) => facts.problems.length === 0 && shown.verdict === 'reaches'
const isMissed = ({ facts, shown }: Judged) => facts.problems.length === 0 && shown.verdict === 'does_not_reach'

/** The account that reaches most personas; of several, the one with most followers, then the first. */
function bestAccount(judged: readonly Judged[], followers: (accountId: number) => number): readonly Judged[] {
  const byAccount = new Map<number, Judged[]>()
  for (const each of judged.filter(isReached)) {
    byAccount.set(each.facts.accountId, [...(byAccount.get(each.facts.accountId) ?? []), each])
  }
  const [best] = [...byAccount].sort(([a, x], [b, y]) => y.length - x.length || followers(b) - followers(a) || a - b)
  return best?.[1] ?? []
}

/** The sentence above the matrix. */
export function matrixFinding(judged: readonly Judged[], situation: Situation): Finding {
  const { network, counts: followerCounts, period } = situation
  const personas = situation.personas.size
  if (personas === 0) return makeFinding('audience_no_persona', null, {})
  if (judged.length === 0) return makeFinding('audience_no_line', null, { personas })
  const [reached, missed] = [judged.filter(isReached).length, judged.filter(isMissed).length]
  const counts = { pairs: judged.length, reached, missed, open: judged.length - reached - missed }
  const followers = (id: number) => nearestCount(followerCounts.get(id) ?? [], period.to)?.followers ?? 0
  const best = bestAccount(judged, followers)
  const [first] = best
  if (first === undefined) {
    return makeFinding('audience_none_reached', missed > 0 ? 'likely' : 'cannot_tell', counts)
  }
  const grade = best.map(({ shown }) => shown.grade ?? 'D').reduce((worst, each) => (each > worst ? each : worst))
  return makeFinding('audience_matrix', strengthOf(grade), {
    ...counts,
    account: spokenAccount(network, first.facts.accountId),
    personas: best.map(({ facts }) => facts.persona.name),
  })
}
