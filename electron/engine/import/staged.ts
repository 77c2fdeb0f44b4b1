import { ident, literal, sql, type Sql } from '../db/sql'
import type { Encoding } from './read/encoding'
import type { BadRecord } from './read/structure'
import type { Notice } from '../../../shared/contract/imports'
import type { AudienceBasis, AudienceDimension, Metric, Platform } from '../../../shared/vocabulary'
import type { DailyMetric } from './format'
import type { ReadAgain } from './stageContent'
import type { ExportMoment } from './yearless'

/** One account as a file names it. */
export interface SourceAccount {
  readonly key: string
  readonly platform: Platform | null
  readonly nativeId: string | null
  readonly handle: string | null
  readonly name: string | null
  readonly rows: number
}

/** What every staged file has, whatever its level. */
export interface StagedBase {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  /** Best evidence of the export date, and what it is. */
  readonly modifiedAt: Date | null
  readonly exportEvidence: ExportMoment['evidence']
  /** Names of the file and of what it lies in, innermost first. */
  readonly names: readonly string[]
  readonly format: string
  readonly platform: Platform | null
  readonly language: string | null
  readonly encoding: Encoding
  readonly delimiter: string
  readonly accounts: readonly SourceAccount[]
  readonly warnings: readonly Notice[]
  readonly firstDay: string | null
  readonly lastDay: string | null
  /** Newest moment the file speaks of: it was not exported before. */
  readonly notBefore: Date | null
}

/** What is known of a file before anybody knows what its columns are. */
export type TableBase = Pick<
  StagedBase,
  | 'id'
  | 'fileName'
  | 'sha256'
  | 'bytes'
  | 'modifiedAt'
  | 'exportEvidence'
  | 'names'
  | 'encoding'
  | 'delimiter'
  | 'warnings'
>

export interface StagedPosts extends StagedBase {
  readonly level: 'post'
  readonly platform: Platform
  /** Table in the drop's own DuckDB file; small files of one header share one. */
  readonly table: string
  /** Value of `part` in the rows of this file. */
  readonly part: number
  /** Added to `rowid` where the staged row has no `line`: header, 1-based counting, and the files before it in the table. */
  readonly firstRow: number
  readonly rowsIn: number
  readonly bad: readonly BadRecord[]
  readonly blankRows: number
  /** Rows by state: ok, needs_known, duplicate, rejected, blank, total, description, other_account. */
  readonly states: Readonly<Record<string, number>>
  readonly sums: Readonly<Partial<Record<Metric, number>>>
  /** Rows whose permalink codes an instant, and those of them that agree with the written time. */
  readonly coded: number
  readonly agreeing: number
  readonly zone: string
  /** Source header of each metric read, for the trace of a number. */
  readonly columns: Readonly<Record<string, string>>
  /** Zones (best first) under which the shortcodes would agree, with the rows that do. */
  readonly zones: readonly { readonly zone: string; readonly rows: number }[]
}

export interface DailySeries {
  readonly sourceKey: string
  readonly title: string
  /** `followers` goes to the follower counts, the others to the days of the account. */
  readonly metric: DailyMetric
  readonly days: readonly { readonly day: string; readonly value: number; readonly row: number }[]
}

export interface RejectedCell {
  readonly row: number
  readonly column: string | null
  readonly text: string | null
  readonly code: string
}

export interface StagedDaily extends StagedBase {
  readonly level: 'account_day'
  readonly series: readonly DailySeries[]
  readonly rejects: readonly RejectedCell[]
  readonly setAside: number
  readonly duplicates: number
  readonly rowsIn: number
  /** True: the years of its days are not known until somebody says when it was exported. */
  readonly needsExportDate: boolean
  /** For a file whose days have no year: what is needed to place them by another export date. */
  readonly again: ReadAgain | null
}

export interface AudienceBlock {
  readonly basis: AudienceBasis
  readonly dimension: AudienceDimension
  readonly title: string
  readonly unit: 'share' | 'count'
  /** Digits printed after the decimal sign of the percentages; null for counts. */
  readonly digits: number | null
  readonly total: number | null
  readonly isSorted: boolean
  readonly cells: readonly {
    readonly label: string
    readonly value: number
    readonly ageFrom: number | null
    readonly ageTo: number | null
    readonly gender: 'women' | 'men' | 'other' | null
    readonly row: number
  }[]
}

export interface StagedAudience extends StagedBase {
  readonly level: 'audience'
  readonly blocks: readonly AudienceBlock[]
  readonly rejects: readonly RejectedCell[]
  readonly setAside: number
  readonly rowsIn: number
}

export type StagedFile = StagedPosts | StagedDaily | StagedAudience

/** Rows of a staged file with their `rowid`, to stand after FROM. */
export function stagedRowsSql(alias: string, file: StagedPosts): Sql {
  return sql`(SELECT rowid, * FROM ${ident(alias)}.${ident(file.table)} WHERE part = ${literal(String(file.part))}::INTEGER)`
}

/** A file that cannot be imported, and why. */
export interface RefusedFile {
  readonly level: 'refused'
  readonly id: string
  readonly fileName: string
  readonly bytes: number
  readonly format: string | null
  readonly platform: Platform | null
  readonly refusal: Notice
}
