import type { ContractRouterClient } from '@orpc/contract'
import type { ComparisonResult } from '../../../shared/contract/compare'
import type { Contract } from '../../../shared/contract/contract'
import type { Finding } from '../../../shared/contract/common'
import type { ImportRecord } from '../../../shared/contract/imports'
import type { Account, Branch } from '../../../shared/contract/network'
import type { REPORT_SECTIONS } from '../../../shared/contract/report'
import type { Persona } from '../../../shared/contract/audience'
import type { Days, Period } from '../../../shared/periods'
import type { Language, Platform, Strength } from '../../../shared/vocabulary'

/** What the report asks of the rest of the engine: the contract itself, called directly. */
export type Sources = Pick<
  ContractRouterClient<Contract>,
  'compare' | 'audience' | 'network' | 'imports' | 'home' | 'workspace' | 'report'
>
export type Extremes = Awaited<ReturnType<Sources['compare']['extremes']>>
export type Matrix = Awaited<ReturnType<Sources['audience']['matrix']>>
export type Overview = Awaited<ReturnType<Sources['home']['overview']>>
export type ReportSection = (typeof REPORT_SECTIONS)[number]

/** One line of the key figures: this period, the one before, the same a year ago. Medians per post; null = not known. */
export interface KeyFigure {
  readonly code: 'posts' | 'err' | 'erv' | 'reach' | 'views' | 'impressions'
  readonly platform: Platform
  readonly unit: 'count' | 'rate'
  readonly now: number | null
  readonly before: number | null
  readonly yearBefore: number | null
  readonly n: number
  readonly reading: { readonly code: string; readonly strength: Strength | null }
}

/** A proposal that follows from the data alone; what people propose is written by hand. */
export type Proposal =
  | { readonly code: 'gap'; readonly account: string; readonly month: string }
  | {
      readonly code: 'settle'
      readonly datum: { code: string; data: Finding['data'] }
      readonly accounts: readonly string[]
      readonly pairs: number
    }
  | { readonly code: 'immature'; readonly n: number }

/** The quarterly report as one plain object: every number a writer prints is here, and nothing else. */
export interface QuarterlyReport {
  readonly language: Language
  readonly period: Period
  readonly days: Days
  readonly networkName: string
  readonly zone: string
  readonly builtAt: string
  readonly exportedAt: string | null
  readonly sections: readonly ReportSection[]
  readonly accounts: readonly Account[]
  readonly branches: readonly Branch[]
  readonly personas: readonly Persona[]
  readonly findings: readonly Finding[]
  readonly proposals: readonly Proposal[]
  readonly keyFigures: readonly KeyFigure[]
  readonly byBranch: ComparisonResult | null
  readonly byPlatform: ComparisonResult | null
  readonly extremes: Extremes | null
  readonly audiences: Matrix | null
  readonly comments: ReadonlyMap<ReportSection, string>
  readonly files: readonly ImportRecord[]
  readonly gaps: ReadonlyArray<{ readonly accountId: number; readonly months: readonly string[] }>
}
