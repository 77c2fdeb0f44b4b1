import { describe, expect, it } from 'vitest'
import { removeView, listViews, renameView, restoreView, saveView } from '../../electron/engine/queries/savedViews'
import { viewAddress } from '../../shared/contract/views'
import { emptyDatabase } from './build'

const NOW = new Date('2026-10-12T10:00:00Z')
const view = (name: string, address = '/posts?t=0') => ({ screen: 'posts' as const, name, address })

describe('saved views', () => {
  it('are kept by screen and name, without regard to case, and replaced under the same name', async () => {
    const database = await emptyDatabase()
    const save = (...draft: Parameters<typeof view>) =>
      database.write((session) => saveView(session, view(...draft), NOW))
    expect(await save('Sans thématique')).toEqual({ id: 1, before: null })
    await save('Étés', '/posts?q=ete')
    await database.write((session) => saveView(session, { ...view('Sans thématique'), screen: 'compare' }, NOW))
    const again = await save('sans THÉMATIQUE', '/posts?t=0&b=2')
    expect(again).toMatchObject({ id: 1, before: { name: 'Sans thématique', address: '/posts?t=0' } })
    const all = await database.read(listViews)
    expect(all.map(({ screen, name, address }) => [screen, name, address])).toEqual([
      ['compare', 'Sans thématique', '/posts?t=0'],
      ['posts', 'Étés', '/posts?q=ete'],
      ['posts', 'sans THÉMATIQUE', '/posts?t=0&b=2'],
    ])
    await database.write((session) => restoreView(session, again.before!))
    expect((await database.read(listViews)).at(-1)).toEqual(again.before)
  })

  it('are renamed unless the name is taken, removed, and brought back whole', async () => {
    const database = await emptyDatabase()
    for (const name of ['A', 'B']) await database.write((session) => saveView(session, view(name), NOW))
    await database.write((session) => renameView(session, 1, 'C'))
    await database.write((session) => renameView(session, 1, 'c'))
    await expect(database.write((session) => renameView(session, 1, 'b'))).rejects.toMatchObject({ code: 'INVALID' })
    const before = await database.write((session) => removeView(session, 1))
    expect((await database.read(listViews)).map(({ name }) => name)).toEqual(['B'])
    await expect(database.write((session) => removeView(session, 1))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await database.write((session) => restoreView(session, before))
    expect((await database.read(listViews)).map(({ name }) => name)).toEqual(['B', 'c'])
  })

  it.each(['/posts', '/compare/alike?by=theme&m=err', '/posts?q=%C3%A9t%C3%A9&cols=date,text'])('take %s', (text) => {
    expect(viewAddress.safeParse(text).success).toBe(true)
  })

  it.each(['https://example.org', '//example.org/x', 'posts', '/posts?a=1#b', '/posts?a= b', 'javascript:1'])(
    'refuse %s: it is no address of the application',
    (text) => {
      expect(viewAddress.safeParse(text).success).toBe(false)
    },
  )
})
