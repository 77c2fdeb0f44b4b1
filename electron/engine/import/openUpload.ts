import type { Notice } from '../../../shared/contract/imports'
import type { Upload } from '../context'
import { combineParts } from './combine'
import type { TableName } from './format'
import { exportInstantOf } from './nameDates'
import { INSIDE, partsOf, releaseParts, type Part, type PartsOptions } from './read/parts'
import type { Refusal } from './refuse'
import type { ExportMoment } from './yearless'

/** One table to be staged: an upload that is a table itself, or what was found inside one. */
export interface Source extends Pick<Upload, 'path' | 'bytes'> {
  /** As it is shown: the name of the file given, and of what is inside. */
  readonly name: string
  readonly table: TableName
  /** Names of the file and of what it lies in, innermost first: one of them may tell the account, or the export date. */
  readonly names: readonly string[]
  /** null: the hash of the file itself. */
  readonly sha256: string | null
  /** Best evidence of the export date. */
  readonly exported: ExportMoment | null
  readonly warnings: readonly Notice[]
}

/** Something that cannot be staged, beside what can. */
export interface RefusedSource extends Refusal {
  readonly name: string
  readonly bytes: number
}

export interface OpenedUpload {
  readonly sources: readonly Source[]
  readonly refused: readonly RefusedSource[]
  /** True when the upload is a container: tables in it that nobody knows may be notes beside the export. */
  readonly isContainer: boolean
  /** Deletes the copies that were made. */
  release(): Promise<void>
}

/** The tables of an upload. @throws the signal's reason, errors of the disk */
export async function openUpload(upload: Upload, options: PartsOptions): Promise<OpenedUpload> {
  const found = await partsOf(upload, options)
  if ('refusal' in found) {
    const { name, bytes } = upload
    return { sources: [], refused: [{ ...found, name, bytes }], isContainer: false, release: () => Promise.resolve() }
  }
  const parts = await combineParts(found.parts, options.folder)
  const [only] = parts
  return {
    sources: parts.map((part) => sourceOf(upload, part)),
    refused: found.refused.map(({ inside, bytes, refusal }) => ({
      ...refusal,
      name: upload.name + INSIDE + inside,
      bytes,
    })),
    isContainer: only?.inside !== null,
    release: () => releaseParts(parts),
  }
}

function sourceOf(upload: Upload, part: Part): Source {
  const names = [part.fileName, ...part.containers.filter((name) => name !== part.fileName)]
  const all = names.includes(upload.name) ? names : [...names, upload.name]
  const { path, bytes, sha256, sheet, fileName } = part
  const warnings: Notice[] = []
  if (part.replaced > 0) warnings.push({ code: 'bytes_replaced', data: { bytes: part.replaced } })
  if (part.hidden) warnings.push({ code: 'hidden_sheet', data: { sheet } })
  return {
    path,
    bytes,
    sha256,
    warnings,
    name: part.inside === null ? upload.name : upload.name + INSIDE + part.inside,
    table: { fileName, sheet },
    names: all,
    exported: exportedAt(upload, part, all),
  }
}

/** Who exported knows best, then the platform's own number in a name, then the archive's clock, then the file's. */
function exportedAt(upload: Upload, part: Part, names: readonly string[]): ExportMoment | null {
  if (upload.exportedAt !== undefined) return { at: upload.exportedAt, evidence: 'user' }
  const named = exportInstantOf(names)
  if (named !== null) return { at: named, evidence: 'name' }
  if (part.entryTime !== null) return { at: part.entryTime, evidence: 'zip_entry' }
  return upload.modifiedAt === null ? null : { at: upload.modifiedAt, evidence: 'modified' }
}
