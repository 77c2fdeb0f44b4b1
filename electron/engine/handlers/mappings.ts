import { os, type EngineContext } from '../context'
import { applyMapping, previewTable, tryTable } from '../import/mapping/mapDrop'
import {
  exportProfile,
  importProfile,
  readProfiles,
  removeProfile,
  renameProfile,
  saveProfile,
} from '../import/mapping/profiles'

/** Unknown tables: what their columns are, tried and applied; the profiles that remember it. */
export function mappingsHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    preview: os.mappings.preview.handler(({ input, signal }) => previewTable(context, input, signal)),
    try: os.mappings.try.handler(({ input, signal }) => tryTable(context, input, signal)),
    apply: os.mappings.apply.handler(({ input, signal }) => applyMapping(context, input, signal)),
    list: os.mappings.list.handler(({ signal }) => database().read(readProfiles, signal)),
    save: os.mappings.save.handler(async ({ input }) => ({
      id: await database().write((session) => saveProfile(session, input.name, input.spec)),
    })),
    rename: os.mappings.rename.handler(async ({ input }) => {
      await database().write((session) => renameProfile(session, input.id, input.name))
      return {}
    }),
    remove: os.mappings.remove.handler(async ({ input }) => {
      await database().write((session) => removeProfile(session, input.id))
      return {}
    }),
    export: os.mappings.export.handler(({ input }) => database().read((session) => exportProfile(session, input.id))),
    import: os.mappings.import.handler(({ input }) =>
      database().write((session) => importProfile(session, input.text)),
    ),
  }
}
