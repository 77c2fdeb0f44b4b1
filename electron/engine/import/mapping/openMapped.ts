import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Notice } from '../../../../shared/contract/imports'
import type { MappingSpec } from '../../../../shared/mapping'
import { PLATFORM_NAMES } from '../../../../shared/platformNames'
import type { Platform } from '../../../../shared/vocabulary'
import { INSIDE } from '../read/parts'
import { hiddenRowsOf } from '../read/sections'
import { refused, type Refusal } from '../refuse'
import { stageContent } from '../stageContent'
import type { StagedAudience, StagedDaily } from '../staged'
import { scanTable, standsAlone, type ScannedTable, type TableFile } from '../stageTable'
import { mappedContents, type MappedTable } from './content'
import { headRecords } from './look'
import { findHeader } from './places'
import { rewriteTable, type RewriteWork, type RewrittenPart } from './rewrite'
import { columnsOf, partSha, toFormat } from './toFormat'
import type { TableBase } from '../staged'
import type { UnknownTable } from './unknownTable'

/** One file made of a table: posts that wait to be loaded, or content that is read whole. */
export type MappedFile =
  | {
      readonly kind: 'table'
      readonly base: TableBase
      readonly file: TableFile
      readonly scanned: ScannedTable | null
    }
  | { readonly kind: 'content'; readonly file: StagedDaily | StagedAudience }
  | { readonly kind: 'refused'; readonly base: TableBase; readonly refusal: Refusal }

export interface OpenOptions {
  readonly folder: string
  readonly signal: AbortSignal | undefined
}

/**
 * Reads a table under a specification: one file for each platform in it. The importer then treats them like any export.
 * @param profile name of the saved profile, when it is one
 * @returns null when a column of the specification is not in the table
 */
export async function openMapped(
  table: Pick<UnknownTable, 'base' | 'path'>,
  spec: MappingSpec,
  profile: string | null,
  options: OpenOptions,
): Promise<MappedFile[] | null> {
  const { path } = table
  const head = await headRecords(path, table.base.delimiter)
  const found = findHeader(head, spec)
  if (found === null) return null
  const kept = table.base.warnings.filter(({ code }) => code !== 'resaved')
  const base = { ...table.base, warnings: [...kept, ...(profile === null ? [] : [profileNotice(profile)])] }
  const hiddenRows = found.headerRow > 0 ? hiddenRowsOf(head) : 0
  const work = { path, delimiter: base.delimiter, spec, hiddenRows, ...found, ...options }
  const files = spec.level === 'post' ? await openPosts(base, work) : await openContents(base, work)
  return files.length > 0 ? files : [nothing(base)]
}

interface Work extends RewriteWork, MappedTable {
  readonly hiddenRows: number
  readonly signal: AbortSignal | undefined
}

/** Days and audiences are read whole. */
async function openContents(base: TableBase, work: Work): Promise<MappedFile[]> {
  const { contents, elsewhere } = await mappedContents(work)
  const { modifiedAt: at } = base
  const exported = at === null ? null : ({ at, evidence: 'modified' } as const)
  return contents.map(({ platform, match, records }): MappedFile => {
    const own = ofPlatform(base, platform, contents.length > 1, elsewhereNotice(elsewhere))
    const staged = stageContent(match, { base: own, records, names: [own.fileName], exported })
    return 'refusal' in staged ? { kind: 'refused', base: own, refusal: staged } : { kind: 'content', file: staged }
  })
}

/** Posts are rewritten for DuckDB, which loads them later. */
async function openPosts(base: TableBase, work: Work): Promise<MappedFile[]> {
  const { parts, elsewhere } = await rewriteTable(work)
  const filled = parts.filter(({ rows }) => rows > 0 || parts.length === 1)
  await Promise.all(parts.filter((part) => !filled.includes(part)).map((part) => rm(part.path, { force: true })))
  const { header, headerRow, hiddenRows, delimiter, spec, places, signal } = work
  const files: MappedFile[] = []
  for (const part of filled) {
    const notices = [...elsewhereNotice(elsewhere), ...roundedNotice(part)]
    const file: TableFile = {
      ...{ path: part.path, bytes: part.bytes, delimiter, header, headerRow, hiddenRows },
      format: toFormat(spec, part.platform, part.hasHours),
      usual: new Set(header.keys()),
      columns: columnsOf(places),
    }
    const scanned = standsAlone(file) ? null : await scanTable(file, { signal })
    files.push({ kind: 'table', base: ofPlatform(base, part.platform, filled.length > 1, notices), file, scanned })
  }
  return files
}

const nothing = (base: TableBase): MappedFile => ({
  kind: 'refused',
  base: { ...base, id: randomUUID() },
  refusal: refused('no_rows', {}),
})

function ofPlatform(base: TableBase, platform: Platform, isSplit: boolean, more: readonly Notice[]): TableBase {
  return {
    ...base,
    id: randomUUID(),
    fileName: isSplit ? `${base.fileName}${INSIDE}${PLATFORM_NAMES[platform]}` : base.fileName,
    sha256: partSha(base.sha256, platform, isSplit),
    warnings: [...base.warnings, ...more],
  }
}

const profileNotice = (name: string): Notice => ({ code: 'profile', data: { name } })

function elsewhereNotice(elsewhere: ReadonlyMap<string, number>): Notice[] {
  if (elsewhere.size === 0) return []
  const rows = [...elsewhere.values()].reduce((sum, count) => sum + count, 0)
  const words = [...elsewhere.keys()].filter((word) => word !== '').slice(0, 5)
  return [{ code: 'other_networks', data: { rows, words: words.length === 0 ? null : words.join(', ') } }]
}

function roundedNotice({ rounded }: RewrittenPart): Notice[] {
  return rounded === 0 ? [] : [{ code: 'rounded_counts', data: { cells: rounded } }]
}
