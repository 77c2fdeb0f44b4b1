import type { Review } from '../../../../shared/contract/imports'
import type { MappingPreview, MappingTrial } from '../../../../shared/contract/mappings'
import type { MappingSpec } from '../../../../shared/mapping'
import type { EngineContext } from '../../context'
import { fail } from '../../fail'
import { readSettings } from '../../workspace/settings'
import type { Drop } from '../drop'
import { dropOf, lookAt } from '../drops'
import { stageMapped } from '../stageDrop'
import { lastDayOf } from './openUnknown'
import { readProfiles, saveProfile } from './profiles'
import { tryMapping } from './trial'
import { previewOf, type UnknownTable } from './unknownTable'

/** The table behind a file of a drop: still unknown, or mapped before. @throws NOT_FOUND */
function tableOf(drop: Drop, fileId: string): UnknownTable {
  const table = drop.unknown.find(({ base, files }) => base.id === fileId || files.includes(fileId))
  if (table === undefined) throw fail('NOT_FOUND', { what: 'file' })
  return table
}

/** The first rows of an unknown table with what Portée makes of it. @throws NOT_FOUND */
export function previewTable(
  context: EngineContext,
  {
    dropId,
    fileId,
    headerRow,
  }: { readonly dropId: string; readonly fileId: string; readonly headerRow?: number | undefined },
  signal: AbortSignal | undefined,
): Promise<MappingPreview> {
  const { database } = context.workspace()
  const drop = dropOf(database, dropId)
  return drop.inTurn(async () => {
    const table = tableOf(drop, fileId)
    const { zone, profiles } = await database.read(async (session) => ({
      zone: (await readSettings(session)).zone,
      profiles: await readProfiles(session),
    }))
    return previewOf(
      table,
      { zone, today: lastDayOf(table.base, context.options.clock()) },
      profiles,
      headerRow,
      signal,
    )
  })
}

/** Reads the whole table under a specification; nothing is kept. @throws NOT_FOUND INVALID */
export function tryTable(
  context: EngineContext,
  { dropId, fileId, spec }: { readonly dropId: string; readonly fileId: string; readonly spec: MappingSpec },
  signal: AbortSignal | undefined,
): Promise<MappingTrial> {
  const drop = dropOf(context.workspace().database, dropId)
  return drop.inTurn(async () => {
    checkZone(spec)
    const { path, base } = tableOf(drop, fileId)
    const trial = await tryMapping(path, base.delimiter, spec, signal)
    if (trial === null) throw fail('INVALID', { field: 'spec.columns', reason: 'missing' })
    return trial
  })
}

function checkZone({ zone }: MappingSpec): void {
  if (zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone)) return
  throw fail('INVALID', { field: 'spec.zone', reason: 'unknown' })
}

interface Application {
  readonly dropId: string
  readonly fileId: string
  readonly spec: MappingSpec
  readonly saveAs?: string | undefined
}

/**
 * Stages the table under a specification in place of the unknown file, or of what another specification made of it. The answers
 * given to those files are gone with them.
 * @throws NOT_FOUND INVALID
 */
export function applyMapping(
  context: EngineContext,
  { dropId, fileId, spec, saveAs }: Application,
  signal: AbortSignal | undefined,
): Promise<Review> {
  const { database } = context.workspace()
  const drop = dropOf(database, dropId)
  return drop.inTurn(async () => {
    checkZone(spec)
    const table = tableOf(drop, fileId)
    await drop.attach('write')
    try {
      const files = await stageMapped(context, drop, table, spec, saveAs ?? null, signal)
      if (files === null) throw fail('INVALID', { field: 'spec.columns', reason: 'missing' })
      const kept = drop.files.filter(({ id }) => !table.files.includes(id))
      drop.files.splice(0, drop.files.length, ...kept, ...files)
      drop.unknown.splice(drop.unknown.indexOf(table), 1, { ...table, spec, files: files.map(({ id }) => id) })
    } finally {
      await drop.attach('read')
    }
    if (saveAs !== undefined) await database.write((session) => saveProfile(session, saveAs, spec))
    return lookAt(context, drop)
  })
}
