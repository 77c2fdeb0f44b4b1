import { os, type EngineContext } from '../context'
import type { Session } from '../db/database'
import { readCodebook } from '../themes/codebook'
import { codebookCsv } from '../themes/codebookCsv'
import { themeCounts } from '../themes/counts'
import { addStarterCodebook, importCodebook, isStarter, restoreCodebook } from '../themes/importCodebook'
import { previewRules } from '../themes/preview'
import { archiveTheme, removeTheme, reorderThemes, restoreTheme, saveRules, saveTheme } from '../themes/saveCodebook'
import { restoreTags, tagPosts } from '../themes/tags'
import { dayIn } from '../workspace/describe'
import { readSettings } from '../workspace/settings'

/** The codebook, what its rules change, and the themes people give to posts. */
export function themesHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  const done = async (work: (session: Session) => Promise<unknown>) => {
    await database().write(work)
    return {}
  }
  return {
    ...codebookFileHandlers(context),
    ...tagHandlers(context),
    codebook: os.themes.codebook.handler(({ signal }) =>
      database().read(async (session) => {
        const themes = await readCodebook(session)
        return { themes, isStarter: isStarter(themes) }
      }, signal),
    ),
    counts: os.themes.counts.handler(({ input, signal }) =>
      database().read((session) => themeCounts(session, input.filter), signal),
    ),
    preview: os.themes.preview.handler(({ input, signal }) =>
      database().read((session) => previewRules(session, input.themeId, input.rules, input.filter), signal),
    ),
    saveTheme: os.themes.saveTheme.handler(async ({ input }) => ({
      id: await database().write((session) => saveTheme(session, input)),
    })),
    saveRules: os.themes.saveRules.handler(({ input, signal }) =>
      database().write((session) => saveRules(session, input.themeId, input.rules), signal),
    ),
    reorder: os.themes.reorder.handler(async ({ input }) => ({
      before: await database().write((session) => reorderThemes(session, input.ids)),
    })),
    archive: os.themes.archive.handler(({ input }) =>
      done(async (session) => archiveTheme(session, input.id, await today(context, session))),
    ),
    restore: os.themes.restore.handler(({ input }) => done((session) => restoreTheme(session, input.id))),
    remove: os.themes.remove.handler(({ input }) => done((session) => removeTheme(session, input.id))),
  }
}

/** What people decide about the themes of posts. */
function tagHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    tag: os.themes.tag.handler(async ({ input }) => {
      const tagging = { ...input, origin: 'hand' as const, coder: null, now: context.options.clock() }
      return { before: await database().write((session) => tagPosts(session, tagging)) }
    }),
    restoreTags: os.themes.restoreTags.handler(async ({ input }) => {
      await database().write((session) => restoreTags(session, input.before))
      return {}
    }),
  }
}

/** The codebook as a file, and as it was before one was read. */
function codebookFileHandlers(context: EngineContext) {
  const database = () => context.workspace().database
  return {
    csv: os.themes.csv.handler(({ input, signal }) =>
      database().read(async (session) => {
        const language = input.language ?? (await readSettings(session)).language
        return codebookCsv(session, await readCodebook(session), language)
      }, signal),
    ),
    importCodebook: os.themes.importCodebook.handler(({ input, signal }) =>
      database().write(async (session) => importCodebook(session, input.text, await today(context, session)), signal),
    ),
    addStarter: os.themes.addStarter.handler(async () => ({
      before: { themes: await database().write(addStarterCodebook) },
    })),
    restoreCodebook: os.themes.restoreCodebook.handler(async ({ input }) => {
      await database().write(async (session) => restoreCodebook(session, input.themes, await today(context, session)))
      return {}
    }),
  }
}

/** Today in the network's zone. */
async function today(context: EngineContext, session: Session): Promise<string> {
  return dayIn((await readSettings(session)).zone, context.options.clock())
}
