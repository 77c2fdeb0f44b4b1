import { readAudienceTable } from './audienceTable'
import { readDailyTable } from './dailyTable'
import type { DailyTableFile } from './format'
import type { Match } from './match'
import { refused, type Refusal } from './refuse'
import { readAudience } from './stageAudience'
import { readDaily, type DailyContent } from './stageDaily'
import type { SourceAccount, StagedAudience, StagedBase, StagedDaily } from './staged'
import type { DailyColumns } from './dailyColumns'
import type { ExportMoment } from './yearless'

type Found = 'format' | 'platform' | 'language' | 'accounts' | 'firstDay' | 'lastDay' | 'notBefore'
/** What is known of a file before its figures are read. */
export type ContentBase = Omit<StagedBase, Found>

/** The whole of a daily or audience file, and what is known of it from outside. */
export interface ContentSource {
  readonly base: ContentBase
  readonly records: readonly (readonly string[])[]
  /** Names of the file and of what it lies in: one of them may tell the account. */
  readonly names: readonly string[]
  readonly exported: ExportMoment | null
}

type ContentMatch = Match & { readonly kind: 'account_day' | 'audience' }

/** Turns the records of a daily or audience file into what a commit writes, or says why it cannot. */
export function stageContent(match: ContentMatch, source: ContentSource): StagedDaily | StagedAudience | Refusal {
  return match.kind === 'audience' ? stagePeople(match, source) : stageDays(match, source)
}

/** Account that the names of a file tell; the first that does counts. */
function handleOf(format: { readonly handleInName?: (name: string) => string | null }, names: readonly string[]) {
  for (const name of names) {
    const handle = format.handleInName?.(name) ?? null
    if (handle !== null) return handle
  }
  return null
}

function stagePeople(
  match: ContentMatch & { readonly kind: 'audience' },
  { base, records, names }: ContentSource,
): StagedAudience | Refusal {
  const { format } = match
  const content = 'columns' in match ? readAudienceTable(match.format, match.columns, records) : readAudience(records)
  if (content.blocks.length === 0) return refused('no_rows', {}, format.id, content.platform)
  const rows = content.blocks.reduce((sum, block) => sum + block.cells.length, 0)
  const handle = format.shape === 'table' ? handleOf(format, names) : null
  const key = handle === null ? 'audience' : `handle:${handle.toLowerCase()}`
  const account: SourceAccount = { key, platform: content.platform, nativeId: null, handle, name: null, rows }
  return {
    ...base,
    ...content,
    warnings: [...base.warnings, ...content.warnings],
    format: format.id,
    level: 'audience',
    accounts: [account],
    firstDay: null,
    lastDay: null,
    notBefore: null,
  }
}

function stageDays(
  match: ContentMatch & { readonly kind: 'account_day' },
  { base, records, names, exported }: ContentSource,
): StagedDaily | Refusal {
  if (!('columns' in match)) return daysOf(match.format.id, base, readDaily(match.format, records), null)
  const { format, columns } = match
  const again = { format, columns, records, handle: handleOf(format, names) }
  return daysOf(format.id, base, readAgain(again, exported), again)
}

/** What is needed to read a daily table once more, when somebody says when it was exported. */
export interface ReadAgain {
  readonly format: DailyTableFile
  readonly columns: DailyColumns
  readonly records: readonly (readonly string[])[]
  readonly handle: string | null
}

function readAgain({ format, columns, records, handle }: ReadAgain, exported: ExportMoment | null): DailyContent {
  return readDailyTable(format, columns, records, { exported, handle })
}

function daysOf(
  format: string,
  base: ContentBase,
  content: DailyContent,
  again: ReadAgain | null,
): StagedDaily | Refusal {
  const { unknownTitle, problem, needsExportDate, ...found } = content
  const { platform } = found
  if (problem !== null) return refused(problem.code, problem.data, format, platform ?? again?.format.platform ?? null)
  if (unknownTitle !== null) return refused('unknown_title', { title: unknownTitle }, format, platform)
  const isSeries = again?.format.series !== undefined
  if (found.series.length === 0 && found.rejects.length === 0)
    return refused(isSeries ? 'only_series' : 'no_rows', {}, format, platform)
  return {
    ...base,
    ...found,
    warnings: [...base.warnings, ...found.warnings],
    format,
    level: 'account_day',
    notBefore: found.lastDay === null ? null : new Date(`${found.lastDay}T00:00:00Z`),
    needsExportDate,
    // Only days without a year depend on the export date.
    again: again?.format.yearless === true ? again : null,
  }
}

/** A staged file once more, its years worked out from the date that the user gave. */
export function placedBy(file: StagedDaily, at: Date): StagedDaily {
  if (file.again === null) return file
  const staged = daysOf(file.format, file, readAgain(file.again, { at, evidence: 'user' }), file.again)
  if ('refusal' in staged) return file
  const old = new Set(['years_worked_out'])
  const kept = file.warnings.filter(({ code }) => !old.has(code))
  const added = staged.warnings.filter((warning) => !file.warnings.includes(warning))
  return { ...staged, warnings: [...kept, ...added] }
}
