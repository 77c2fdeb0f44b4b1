import type { z } from 'zod'
import type { ComparisonResult } from '../../../shared/contract/compare'
import type { compareContract } from '../../../shared/contract/compare'
import type { audienceContract } from '../../../shared/contract/audience'
import type { Finding } from '../../../shared/contract/common'
import type { ImportRecord } from '../../../shared/contract/imports'
import type { Account, Branch } from '../../../shared/contract/network'
import type { REPORT_SECTIONS } from '../../../shared/contract/report'
import type { Persona } from '../../../shared/contract/audience'
import type { Days, Period } from '../../../shared/periods'
import type { Language, Platform, Strength } from '../../../shared/vocabulary'

type Output<P> = P extends { '~orpc': { outputSchema?: infer S } } ? (S extends z.ZodType ? z.output<S> : never) : never
export type Extremes = Output<(typeof compareContract)['extremes']>
export type Matrix = Output<(typeof audienceContract)['matrix']>
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
