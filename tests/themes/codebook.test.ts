import { describe, expect, it } from 'vitest'
import { csvRecords } from '../../electron/engine/themes/csvRows'
import { STARTER_CODEBOOK } from '../../electron/engine/themes/starterCodebook'
import { csvText } from '../../shared/csv'
import { addPosts } from '../queries/build'
import { testWorkspace } from '../support/engine'
import { rule } from './support'

const FILTER = { period: '2026-Q3' }
const labels = (labelFr: string) => ({ labelFr, labelEn: `${labelFr} en`, aim: 'clicks' as const, colour: null })

describe('the starter codebook', () => {
  it('has twelve themes in two languages, names no network, and is what a new network has', async () => {
    expect(STARTER_CODEBOOK).toHaveLength(12)
    expect(JSON.stringify(STARTER_CODEBOOK)).not.toMatch(/valmont|lille/i)
    const { client } = await testWorkspace()
    const { themes, isStarter } = await client.themes.codebook()
    expect(themes.map(({ labelFr }) => labelFr)).toEqual(STARTER_CODEBOOK.map(({ labelFr }) => labelFr))
    expect(isStarter).toBe(true)
    expect((await client.network.overview()).themes).toHaveLength(12)
    await client.themes.saveRules({ themeId: 1, rules: [{ words: ['horaire'] }] })
    expect((await client.themes.codebook()).isStarter).toBe(false)
  })

  it('is added beside themes that are there, and taken back', async () => {
    const { client } = await testWorkspace()
    const start = await client.themes.codebook()
    for (const { id } of start.themes.slice(2)) await client.themes.remove({ id })
    await client.themes.saveTheme({ ...labels('Espaces'), id: 2 })
    const { before } = await client.themes.addStarter()
    expect((await client.themes.codebook()).themes.map(({ labelFr }) => labelFr).slice(0, 3)).toEqual([
      'Horaires et infos pratiques',
      'Espaces',
      'Espaces et places de travail',
    ])
    await client.themes.restoreCodebook(before)
    expect((await client.themes.codebook()).themes).toEqual(before.themes)
  })
})

describe('a theme', () => {
  it('is created last, changed, and never named twice', async () => {
    const { client } = await testWorkspace()
    const { id } = await client.themes.saveTheme(labels('Fonds locaux'))
    expect((await client.themes.codebook()).themes.at(-1)).toMatchObject({ id, position: 13, rules: [], colour: null })
    await client.themes.saveTheme({ ...labels('Fonds'), id, colour: 'b-3' })
    expect((await client.themes.codebook()).themes.at(-1)).toMatchObject({ labelFr: 'Fonds', colour: 'b-3' })
    await expect(client.themes.saveTheme({ ...labels('x'), labelFr: 'FONDS' })).rejects.toMatchObject({
      data: { field: 'labelFr', reason: 'taken' },
    })
    await expect(client.themes.saveTheme({ ...labels('x'), id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is removed only where nothing hangs on it, else archived', async () => {
    const { client, engine } = await testWorkspace()
    await addPosts(engine.context.workspace().database, [{ id: 1, text: 'x' }])
    await client.themes.tag({ ids: ['1'], changes: [{ themeId: 3, holds: true }] })
    await expect(client.themes.remove({ id: 3 })).rejects.toMatchObject({ data: { field: 'tag', reason: 'in_use' } })
    await client.themes.archive({ id: 3 })
    expect((await client.network.overview()).themes.map(({ id }) => id)).not.toContain(3)
    expect((await client.themes.codebook()).themes.at(-1)).toMatchObject({ id: 3, archivedOn: '2026-07-08' })
    await client.themes.restore({ id: 3 })
    expect((await client.themes.codebook()).themes[2]).toMatchObject({ id: 3, archivedOn: null })
    await client.themes.remove({ id: 4 })
    expect((await client.themes.codebook()).themes.map(({ id }) => id)).not.toContain(4)
  })

  it('keeps the rules it had when a pattern or a limit is refused', async () => {
    const { client } = await testWorkspace()
    const before = (await client.themes.codebook()).themes[0]?.rules
    const save = (rules: Parameters<typeof client.themes.saveRules>[0]['rules']) =>
      client.themes.saveRules({ themeId: 1, rules })
    await expect(save([{ words: ['a'] }, { patterns: ['ok', '('] }])).rejects.toMatchObject({
      data: { field: 'rules.1.patterns.1', reason: 'unbalanced' },
    })
    await expect(save([{ words: ['a'], scope: { branches: [7] } }])).rejects.toMatchObject({
      data: { field: 'rules.0.scope', reason: 'unknown' },
    })
    expect((await client.themes.codebook()).themes[0]?.rules).toEqual(before)
  })
})

describe('counts', () => {
  it('count a post in each of its themes, once in the whole, and follow the filter', async () => {
    const { client, engine } = await testWorkspace()
    const { database } = engine.context.workspace()
    for (const { id } of (await client.themes.codebook()).themes.slice(2)) await client.themes.archive({ id })
    await addPosts(database, [
      { id: 1, text: 'horaire et places' },
      { id: 2, text: 'horaires' },
      { id: 3, text: 'rien', platform: 'instagram' },
      { id: 4, text: 'rien' },
      { id: 5, text: 'horaire', day: '2026-01-10' },
    ])
    await client.themes.restore({ id: 3 })
    await client.themes.reorder({ ids: [1, 2, 3] })
    await client.themes.saveRules({ themeId: 1, rules: [{ words: ['horaire'] }] })
    await client.themes.saveRules({ themeId: 2, rules: [{ words: ['place'] }] })
    await client.themes.tag({ ids: ['3'], changes: [{ themeId: 2, holds: true }] })
    const found = await client.themes.counts({ filter: FILTER })
    expect(found).toMatchObject({ total: 4, several: 1, none: 1 })
    expect(found.themes).toEqual([
      { themeId: 1, n: 2, byRule: 2, byHand: 0, bySuggestion: 0, main: 2 },
      { themeId: 2, n: 2, byRule: 1, byHand: 1, bySuggestion: 0, main: 1 },
      { themeId: 3, n: 0, byRule: 0, byHand: 0, bySuggestion: 0, main: 0 },
    ])
    const instagram = await client.themes.counts({ filter: { ...FILTER, platforms: ['instagram'], themes: [1] } })
    expect(instagram).toMatchObject({ total: 1, none: 0 })
    // The number of a theme is the length of the list it links to.
    for (const { themeId, n } of [...found.themes, { themeId: 0, n: found.none }]) {
      const list = await client.posts.list({ filter: { ...FILTER, themes: [themeId] }, offset: 0, limit: 10 })
      expect(list.total).toBe(n)
    }
  })
})

describe('a codebook file', () => {
  const read = async (blob: Blob) => blob.text()

  it.each(['fr', 'en'] as const)('comes back as it was (%s)', async (language) => {
    const { client } = await testWorkspace()
    const branch = await client.network.saveBranch({
      name: '=Sciences;',
      shortName: 'S',
      parentId: null,
      archivedOn: null,
    })
    const tricky = rule({
      words: ['=somme', '-moins', 'a;b', '"dit"', "l'eau", '🎭'],
      patterns: ['^a|b,c', "=1+1 ','-x", '\\d{2};\\s'],
      hashtags: ['#tag'],
      except: ['@lire'],
      scope: { branches: [branch.id], platforms: ['facebook', 'x'] },
    })
    await client.themes.saveRules({ themeId: 3, rules: [tricky, rule({ phrases: ['deux mots'] })] })
    await client.themes.saveTheme({ ...labels('Sans règle'), colour: 'b-9' })
    await client.themes.archive({ id: 5 })
    const before = await client.themes.codebook()
    const text = await read((await client.themes.csv({ language })).blob)
    const { added, replaced } = await client.themes.importCodebook({ text })
    expect([added, replaced]).toEqual([0, 13])
    const words = (themes: typeof before.themes) => themes.map((theme) => ({ ...theme, position: 0 }))
    expect(words((await client.themes.codebook()).themes)).toEqual(words(before.themes))
  })

  it('replaces themes it names, adds others, puts its order first, and is taken back', async () => {
    const { client } = await testWorkspace()
    const before = await client.themes.codebook()
    const text = csvText(
      ['theme_fr', 'aim', 'words'],
      [
        ['Nouvelle', 'couverture', 'mot\nautre mot'],
        ['horaires ET infos pratiques', 'clicks', 'heure'],
      ],
      'fr',
    )
    const undo = await client.themes.importCodebook({ text })
    expect(undo).toMatchObject({ added: 1, replaced: 1 })
    const { themes } = await client.themes.codebook()
    expect(themes.slice(0, 3)).toMatchObject([
      { id: 13, labelFr: 'Nouvelle', labelEn: 'Nouvelle', aim: 'reach', rules: [{ words: ['mot', 'autre mot'] }] },
      { id: 1, labelFr: 'horaires ET infos pratiques', aim: 'clicks', rules: [{ words: ['heure'] }] },
      { id: 2 },
    ])
    await client.themes.restoreCodebook(undo.before)
    expect(await client.themes.codebook()).toEqual(before)
  })

  it.each([
    ['no codebook', 'nom;prénom\na;b', 'columns', 'missing'],
    ['no lines', 'theme_fr;aim\n', 'lines', 'none'],
    ['no name', 'theme_fr;aim\n;reach', 'lines.2.theme_fr', 'empty'],
    ['no aim', 'theme_fr;aim\nA;', 'lines.2.aim', 'empty'],
    ['an aim that is none', 'theme_fr;aim\nA;reach\nB;argent', 'lines.3.aim', 'unknown'],
    ['a branch that is not there', 'theme_fr;aim;words;branches\nA;reach;x;Nulle part', 'lines.2.branches', 'unknown'],
    ['a platform that is none', 'theme_fr;aim;words;platforms\nA;reach;x;minitel', 'lines.2.platforms', 'unknown'],
    ['a colour that is none', 'theme_fr;aim;colour\nA;reach;rose', 'lines.2.colour', 'unknown'],
    ['a long word', `theme_fr;aim;words\nA;reach;${'x'.repeat(101)}`, 'lines.2.words', 'too_long'],
    ['a pattern RE2 refuses', 'theme_fr;aim;patterns\nA;reach;ok\nA;reach;(?=x)', 'lines.3.patterns', 'lookaround'],
    [
      'a label of two themes',
      'theme_fr;theme_en;aim\nA;Events and exhibitions;reach\nEspaces et places de travail;Events and exhibitions;reach',
      'labelFr',
      'taken',
    ],
  ])('with %s is refused whole', async (_, text, field, reason) => {
    const { client } = await testWorkspace()
    const before = await client.themes.codebook()
    const refused = await client.themes.importCodebook({ text }).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'INVALID', data: { reason } })
    if (field !== 'labelFr') expect(refused).toMatchObject({ data: { field } })
    expect(await client.themes.codebook()).toEqual(before)
  })

  it('is read as spreadsheets write it', () => {
    expect(csvRecords('\ufeffa,b\r\n"1 ""x""\n2",\r\r\n\n3,"4"')).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['1 "x"\n2', ''] },
      { number: 5, cells: ['3', '4'] },
    ])
    expect(csvRecords('a\tb\n1;2\t3')).toEqual([
      { number: 1, cells: ['a', 'b'] },
      { number: 2, cells: ['1;2', '3'] },
    ])
    expect(csvRecords('')).toEqual([])
  })
})
