import type { MappingProfile } from '../../../../shared/contract/mappings'
import { openMapped, type MappedFile } from './openMapped'
import { agrees, delimiterOf, fittingProfiles, guessOf, questionOf, type UnknownTable } from './unknownTable'
import type { TableBase } from '../staged'

/** What the user's network knows of tables. */
export interface MappingContext {
  readonly folder: string
  readonly zone: string
  /** Today; a file that knows when it was written is not younger than that. */
  readonly now: Date
  readonly profiles: readonly MappingProfile[]
  readonly signal: AbortSignal | undefined
}

/** A table that no format knows, and what its profile made of it: nothing when it asks. */
export interface OpenedUnknown {
  readonly table: UnknownTable
  readonly files: readonly MappedFile[]
}

/**
 * Looks at a text that no format knows. The one profile whose columns are all there is applied at once, unless the cells say
 * that this file is written another way; two that fit, or none: the user says.
 * @returns null when it is no table
 */
export async function openUnknown(
  given: TableBase,
  path: string,
  context: MappingContext,
): Promise<OpenedUnknown | null> {
  const delimiter = await delimiterOf(path, given.bytes)
  if (delimiter === null) return null
  const base = { ...given, delimiter }
  const around = { zone: context.zone, today: lastDayOf(base, context.now) }
  const fitting = await fittingProfiles(path, delimiter, context.profiles)
  const [profile] = fitting
  const isOnly = profile !== undefined && fitting.length === 1
  if (isOnly && (await agrees({ path, base }, profile.spec, around, context.signal))) {
    const files = await openMapped({ base, path }, profile.spec, profile.name, context)
    const question = { code: 'mapping', data: {} }
    if (files !== null) return { table: { base, path, question, files: idsOf(files), spec: profile.spec }, files }
  }
  const { guess } = await guessOf({ path, base }, around, undefined, context.signal)
  const question = questionOf(guess, fitting.length === 0 ? null : fitting.map(({ name }) => name).join(', '))
  return { table: { base, path, question, files: [], spec: null }, files: [] }
}

/** Ids that the files made of a table have in the drop. */
export function idsOf(files: readonly MappedFile[]): string[] {
  return files.map((one) => (one.kind === 'content' ? one.file.id : one.base.id))
}

/** The last day a file can speak of: when it was written, or today; a day more, as clocks run ahead of UTC. */
export function lastDayOf({ modifiedAt }: Pick<TableBase, 'modifiedAt'>, now: Date): string {
  return new Date((modifiedAt ?? now).getTime() + 86_400_000).toISOString().slice(0, 10)
}
