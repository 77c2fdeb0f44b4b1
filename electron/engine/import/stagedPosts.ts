import type { Notice } from '../../../shared/contract/imports'
import { METRICS } from '../../../shared/vocabulary'
import type { PostFormatFile } from './format'
import { WHOLE_FILE } from './load'
import type { ColumnMap } from './matchColumns'
import type { BadRecord, Structure } from './read/structure'
import type { SourceAccount, StagedPosts, TableBase } from './staged'
import { cutOffNotices, type Summary } from './stagePosts'
import type { LoadedTable, TableFile } from './stageTable'

/** A post export as it is reviewed: what the loaded rows tell, what the scan of the file found, what the file's name adds. */
export function stagedPosts(
  base: TableBase,
  { format, columns, header, headerRow, hiddenRows }: TableFile,
  { structure, firstRow, part }: LoadedTable,
  summary: Summary,
  table: string,
): StagedPosts {
  const lastRow = headerRow - hiddenRows + 1 + structure.rows
  const { bad, aside, notices } = setAside(format, structure, lastRow)
  return {
    ...base,
    ...summary,
    level: 'post',
    format: format.id,
    platform: format.platform,
    language: columns.language,
    accounts: summary.accounts.map((account) => namedByFile(format, account, base.names)),
    warnings: [...base.warnings, ...summary.warnings.map((notice) => withoutIds(columns, notice)), ...notices],
    table,
    part,
    columns: sourceNames(columns, header),
    firstRow,
    rowsIn: structure.rows,
    bad,
    blankRows: aside,
  }
}

/** Ids that no column was to hold are not mangled. */
function withoutIds({ fields }: ColumnMap, notice: Notice): Notice {
  return notice.code === 'ids_mangled' && !fields.has('native_id') ? { ...notice, code: 'no_ids' } : notice
}

/** Records that are no rows: blank ones, and a last one of a single cell which says that the file was cut off. */
function setAside(format: PostFormatFile, { bad }: Structure, lastRow: number) {
  const isFooter = ({ code, row, text }: BadRecord): boolean =>
    format.cutAfter !== undefined &&
    code === 'ragged' &&
    row === lastRow &&
    text.includes(String(format.cutAfter)) &&
    !/[,;\t]/.test(text)
  const notices: readonly Notice[] = cutOffNotices(format, bad.filter(isFooter).length)
  const kept = bad.filter((record) => record.code !== 'blank' && !isFooter(record))
  return { bad: kept, aside: bad.length - kept.length, notices }
}

/** The account that the name of the file, or of what it lies in, tells. */
function namedByFile(format: PostFormatFile, account: SourceAccount, names: readonly string[]): SourceAccount {
  if (account.key !== WHOLE_FILE) return account
  const handles = names.flatMap((name) => format.handleInName?.(name) ?? [])
  return { ...account, handle: handles[0] ?? null, name: format.account?.name ?? null }
}

/** Header of the first column of each metric. */
function sourceNames(columns: ColumnMap, header: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    METRICS.flatMap((metric) => {
      const name = header[columns.fields.get(metric)?.[0] ?? -1]
      return name === undefined ? [] : [[metric, name]]
    }),
  )
}
