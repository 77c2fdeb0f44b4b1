import { ruleSpec } from '../../shared/contract/themes'
import type { NeedDraft, NeedsDraft, NeedsRead } from '../../shared/contract/needs'
import { addPosts, type PostDraft } from '../queries/build'
import { upload } from '../surveys/support'
import { testWorkspace } from '../support/engine'

/** A workspace with two libraries, a Facebook page for each, and three themes with rules. */
export async function needsBench() {
  const test = await testWorkspace()
  const { client, engine } = test
  // The themes of a new network would answer as well.
  for (const { id } of (await client.themes.codebook()).themes) await client.themes.remove({ id })
  const branch = async (name: string, shortName: string) =>
    (await client.network.saveBranch({ parentId: null, name, shortName, archivedOn: null })).id
  const sante = await branch('Bibliothèque de Santé', 'Santé')
  const sciences = await branch('Bibliothèque des Sciences', 'Sciences')
  const account = async (name: string, branchId: number) => {
    const rest = { handle: null, url: null, coordinator: null, openedOn: null, closedOn: null, aliases: [] }
    return (await client.network.saveAccount({ platform: 'facebook', name, branchId, ...rest })).id
  }
  const theme = async (labelFr: string, labelEn: string, words: string[], scope = {}) => {
    const { id } = await client.themes.saveTheme({ labelFr, labelEn, aim: 'reach', colour: null })
    await client.themes.saveRules({ themeId: id, rules: [ruleSpec.parse({ words, scope })] })
    return id
  }
  const themes = {
    hours: await theme('Horaires', 'Hours', ['horaire', 'ouverture']),
    spaces: await theme('Espaces', 'Spaces', ['place', 'prise']),
    backstage: await theme('Coulisses', 'Backstage', ['coulisse']),
  }
  return {
    ...test,
    branches: { sante, sciences },
    accounts: { sante: await account('BU Santé', sante), sciences: await account('BU Sciences', sciences) },
    themes,
    theme,
    posts: (drafts: readonly PostDraft[]) => addPosts(engine.context.workspace().database, drafts),
    note: (draft: Partial<NeedDraft> = {}) =>
      client.needs.save({ branchId: null, heardOn: '2026-05-04', topic: 'Prises', text: '', source: null, ...draft }),
    file: (bytes: string | Uint8Array, name = 'notes.csv') => upload(test, name, bytes),
  }
}
export type NeedsBench = Awaited<ReturnType<typeof needsBench>>

/** Posts of one account with one main theme each. */
export function posts(account: number, themes: readonly number[], rest: PostDraft = {}): PostDraft[] {
  return themes.map((theme) => ({ account, day: '2026-05-10', themes: theme === 0 ? [] : [theme], ...rest }))
}

/** A draft that takes everything as it was found. */
export function draftOf(read: NeedsRead, uploadId: string, changes: Partial<NeedsDraft> = {}): NeedsDraft {
  return {
    uploadId,
    table: read.table,
    columns: read.columns.map(({ position, role }) => ({ position, role })),
    branches: read.branches.map(({ text, branchId }) => ({ text, branchId })),
    topic: null,
    order: null,
    ...changes,
  }
}
