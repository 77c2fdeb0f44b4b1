import { readFileSync, writeFileSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { partsOf, type Part, type RefusedPart } from '../../electron/engine/import/read/parts'
import { temporaryFolder } from '../support/folder'

export interface Opened {
  /** Code of the refusal of the whole file, else null. */
  readonly refusal: string | null
  readonly data: unknown
  readonly parts: readonly (Part & { readonly text: string })[]
  readonly refused: readonly (RefusedPart & { readonly code: string })[]
  readonly beside: readonly string[]
  /** What lies in the staging folder, and in the folder around it. */
  readonly staged: readonly string[]
  readonly around: readonly string[]
}

/** Writes the file, opens it as the importer does, and looks at what came out and what lies where. */
export async function open(name: string, content: string | Uint8Array, zone = 'Europe/Paris'): Promise<Opened> {
  const around = temporaryFolder()
  const folder = join(around, 'staging')
  mkdirSync(folder)
  const path = join(around, 'given')
  writeFileSync(path, content)
  const found = await partsOf({ name, path }, { folder, zone, onBytes: () => undefined })
  const where = { staged: readdirSync(folder), around: readdirSync(around) }
  if ('refusal' in found)
    return { ...where, refusal: found.refusal.code, data: found.refusal.data, parts: [], refused: [], beside: [] }
  return {
    ...where,
    refusal: null,
    data: null,
    parts: found.parts.map((part) => ({ ...part, text: readFileSync(part.path, 'utf8') })),
    refused: found.refused.map((part) => ({ ...part, code: part.refusal.refusal.code })),
    beside: found.beside,
  }
}
