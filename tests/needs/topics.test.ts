import { describe, expect, it } from 'vitest'
import { needsBench } from './support'

describe('topics and themes', () => {
  it('answer to a theme when the rules find it in more than half of the notes', async () => {
    const { client, note, themes } = await needsBench()
    await note({ topic: 'Salles', text: 'plus une place libre' })
    await note({ topic: 'Salles', text: 'il manque des places' })
    await note({ topic: 'Salles', text: 'trop chaud' })
    const themesOf = async () =>
      (await client.needs.topics({ period: null })).find(({ topic }) => topic === 'Salles')?.themes
    expect(await themesOf()).toEqual([{ themeId: themes.spaces, origin: 'rule', holds: true, matching: 2 }])
    await note({ topic: 'Salles', text: 'trop froid' })
    expect(await themesOf()).toEqual([{ themeId: themes.spaces, origin: 'rule', holds: false, matching: 2 }])
  })

  it('are decided by hand against the rules, and given back to them', async () => {
    const { client, note, themes } = await needsBench()
    await note({ topic: 'Prises' })
    const decide = (themeId: number, holds: boolean | null) =>
      client.needs.setTopicTheme({ topic: 'Prises', themeId, holds })
    expect(await decide(themes.spaces, false)).toEqual({ before: null })
    expect(await decide(themes.hours, true)).toEqual({ before: null })
    const themesOf = async () => (await client.needs.topics({ period: null }))[0]?.themes
    expect(await themesOf()).toEqual([
      { themeId: themes.hours, origin: 'hand', holds: true, matching: 0 },
      { themeId: themes.spaces, origin: 'hand', holds: false, matching: 1 },
    ])
    expect(await decide(themes.spaces, null)).toEqual({ before: false })
    expect((await themesOf())?.[1]).toEqual({ themeId: themes.spaces, origin: 'rule', holds: true, matching: 1 })
    await expect(client.needs.setTopicTheme({ topic: 'Prises', themeId: 99, holds: true })).rejects.toMatchObject({
      data: { field: 'themeId', reason: 'unknown' },
    })
  })

  it('hold a theme that was chosen for them by hand', async () => {
    const { client, note, theme } = await needsBench()
    const own = await theme('Salles', 'Rooms', ['salle'])
    await note()
    await client.needs.setTopicTheme({ topic: 'Prises', themeId: own, holds: true })
    await expect(client.themes.remove({ id: own })).rejects.toMatchObject({ data: { reason: 'in_use' } })
    await client.needs.setTopicTheme({ topic: 'Prises', themeId: own, holds: null })
    await client.themes.remove({ id: own })
  })

  it('read a rule of some libraries in their notes alone, one of a platform in none', async () => {
    const { client, note, branches, theme } = await needsBench()
    const own = await theme('Halle', 'Hall', ['tente'], { branches: [branches.sante] })
    await theme('Mots-dièse', 'Hashtags', ['tente'], { platforms: ['x'] })
    await note({ topic: 'A', branchId: branches.sante, text: 'la tente' })
    await note({ topic: 'B', branchId: branches.sciences, text: 'la tente' })
    const topics = await client.needs.topics({ period: null })
    const held = (name: string) => topics.find(({ topic }) => topic === name)?.themes.map(({ themeId }) => themeId)
    expect(held('A')).toEqual([own])
    expect(held('B')).toEqual([])
  })

  it('are renamed, joined, and parted again with what was decided about them', async () => {
    const { client, note, themes } = await needsBench()
    await note({ topic: 'Wifi' })
    await note({ topic: 'Réseau' })
    await client.needs.setTopicTheme({ topic: 'Wifi', themeId: themes.hours, holds: true })
    const moved = await client.needs.rename({ topic: 'Wifi', to: 'Réseau' })
    const [joined] = await client.needs.topics({ period: null })
    expect(joined).toMatchObject({ topic: 'Réseau', n: 2, themes: [{ themeId: themes.hours, origin: 'hand' }] })
    await client.needs.undoRename({ topic: 'Wifi', to: 'Réseau', ...moved })
    const parted = await client.needs.topics({ period: null })
    expect(parted.map(({ topic, themes: own }) => [topic, own.length])).toEqual([
      ['Réseau', 0],
      ['Wifi', 1],
    ])
    await expect(client.needs.rename({ topic: 'Nul', to: 'X' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
