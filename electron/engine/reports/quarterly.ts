import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import type { ImportRecord } from '../../../shared/contract/imports'
import type { Matrix, Overview, Proposal, QuarterlyReport, ReportSection, Sources } from './report'
import { keyFigures } from './keyFigures'
import { wholePeriod } from './neighbours'
import type { Language } from '../../../shared/vocabulary'
import { parsePeriod, type Days } from '../../../shared/periods'
import { fail } from '../fail'

export interface ReportOptions {
  readonly period: string
  readonly language: Language
  readonly sections: readonly ReportSection[]
}

/**
 * Asks the engine for everything the report prints. Nothing is computed here but the choice of what to say.
 * @throws INVALID for a period that is none; NO_WORKSPACE.
 */
export async function buildReport(sources: Sources, options: ReportOptions, builtAt: string): Promise<QuarterlyReport> {
  const period = parsePeriod(options.period)
  if (!period) throw fail('INVALID', { field: 'period', reason: 'not_a_period' })
  const [workspace, network, home, comments, imports] = await Promise.all([
    sources.workspace.current(),
    sources.network.overview(),
    sources.home.overview({ period: options.period }),
    sources.report.comments({ period: options.period, language: options.language }),
    sources.imports.list(),
  ])
  if (!workspace) throw fail('NO_WORKSPACE')
  const compared = await comparisons(sources, options.period)
  const days = { from: compared.byPlatform.from, to: compared.byPlatform.to }
  const files = filesOf(imports, days)
  const { audiences, personas } = await audience(sources, options.period)
  return {
    ...options,
    period,
    days,
    builtAt,
    networkName: workspace.settings.networkName,
    zone: workspace.settings.zone,
    exportedAt: files.at(-1)?.exportedAt ?? null,
    accounts: network.accounts,
    branches: network.branches,
    personas,
    findings: findingsOf(compared, audiences),
    proposals: proposalsOf(audiences, home, network),
    keyFigures: await keyFigures(sources, options.period, compared.byPlatform),
    ...compared,
    audiences,
    comments: new Map(comments.map(({ section, text }) => [section, text])),
    files,
    gaps: home.gaps,
  }
}

/** Files that speak of the period, in order of export then name; a file without days (audiences) speaks of all. */
function filesOf(imports: readonly ImportRecord[], days: Days): ImportRecord[] {
  return imports
    .filter(({ firstDay, lastDay }) => firstDay === null || (firstDay <= days.to && (lastDay ?? firstDay) >= days.from))
    .sort((a, b) => (a.exportedAt + a.fileName < b.exportedAt + b.fileName ? -1 : 1))
}

/** Branches on the platform where most posts are (rates of platforms are not mixed when one will do), and platforms. */
async function comparisons(sources: Sources, period: string) {
  const byPlatform = await sources.compare.groups({ filter: wholePeriod(period), by: 'platform', rate: 'err' })
  const main = [...byPlatform.rows].sort((a, b) => b.n - a.n)[0]?.platform
  const filter = wholePeriod(period, main ? [main] : [])
  const byBranch = await sources.compare.groups({ filter, by: 'branch', rate: 'err' })
  const extremes = await sources.compare.extremes({ filter, by: 'branch', rate: 'err', count: 5 })
  return { byPlatform, byBranch, extremes }
}

async function audience(sources: Sources, period: string) {
  const [matrix, personas] = await Promise.all([sources.audience.matrix({ period }), sources.audience.personas()])
  // The report speaks of the period: accounts that were closed before it are on the screen, judged as of then.
  return { audiences: { ...matrix, cells: matrix.cells.filter(({ isPast }) => !isPast) }, personas }
}

function findingsOf(compared: { byBranch: ComparisonResult }, audiences: Matrix): Finding[] {
  const { finding, trend, asides } = compared.byBranch
  const worth = asides.filter(({ code }) => code === 'dominant_post' || code === 'ratio_disagrees')
  return [
    finding,
    ...(trend ? [trend] : []),
    ...(audiences.cells.length > 0 ? [audiences.finding] : []),
    ...worth.map(asOpen),
  ]
}

/** A caution among findings has no strength of its own: it belongs to what is open. */
function asOpen(finding: Finding): Finding {
  return { ...finding, strength: finding.strength ?? 'cannot_tell' }
}

function proposalsOf(
  audiences: Matrix,
  home: Overview,
  network: { accounts: QuarterlyReport['accounts'] },
): Proposal[] {
  const name = (id: number) => network.accounts.find((account) => account.id === id)?.name ?? String(id)
  const gaps = home.gaps.slice(0, 3).map(({ accountId, months }): Proposal => {
    return { code: 'gap', account: name(accountId), month: months[0] ?? '' }
  })
  const settle = audiences.settle.slice(0, 2).map(({ datum, accountIds, pairs }): Proposal => {
    return { code: 'settle', datum, accounts: accountIds.map(name), pairs }
  })
  const immature: Proposal[] = home.immaturePosts > 0 ? [{ code: 'immature', n: home.immaturePosts }] : []
  return [...gaps, ...settle, ...immature]
}
