import { describe, expect, it } from 'vitest'
import type { NeedFilter } from '../../shared/contract/needs'
import { seemsPersonal } from '../../shared/personal'
import { needsBench } from './support'

const ALL: NeedFilter = { period: null, branches: [], topic: null, themeId: null, text: '' }

describe('field notes', () => {
  it('are saved, edited, removed and brought back whole', async () => {
    const { client, note, branches } = await needsBench()
    const { id } = await note({ branchId: branches.sante, text: 'Pas assez de prises au 2e', source: 'accueil' })
    await client.needs.save({
      id,
      branchId: null,
      heardOn: '2026-05-05',
      topic: 'Prises',
      text: 'Corrigé',
      source: null,
    })
    const { rows } = await client.needs.list({ filter: ALL })
    expect(rows).toEqual([
      { id, branchId: null, heardOn: '2026-05-05', topic: 'Prises', text: 'Corrigé', source: null },
    ])
    const { removed } = await client.needs.remove({ ids: [id] })
    expect((await client.needs.list({ filter: ALL })).total).toBe(0)
    await client.needs.restore({ needs: removed })
    expect((await client.needs.list({ filter: ALL })).rows).toEqual(rows)
  })

  it('take the spelling of a known topic, which one note alone may change', async () => {
    const { client, note } = await needsBench()
    await note({ topic: 'Prises électriques' })
    const { id, topic } = await note({ topic: ' prises  ELECTRIQUES ' })
    expect(topic).toBe('Prises électriques')
    await client.needs.remove({ ids: [1] })
    const draft = { branchId: null, heardOn: '2026-05-04', text: '', source: null }
    expect((await client.needs.save({ id, ...draft, topic: 'prises électriques' })).topic).toBe('prises électriques')
  })

  it('refuse a day to come, a library and a note that are not there', async () => {
    const { client, note } = await needsBench()
    await expect(note({ heardOn: '2026-07-10' })).rejects.toMatchObject({
      data: { field: 'heardOn', reason: 'future' },
    })
    await expect(note({ branchId: 99 })).rejects.toMatchObject({ data: { field: 'branchId', reason: 'unknown' } })
    await expect(note({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const { id } = await note()
    await expect(client.needs.remove({ ids: [id, 99] })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client.needs.list({ filter: ALL })).total).toBe(1)
  })

  it('are found by period, library, words without accents, topic and theme', async () => {
    const { client, note, branches, themes } = await needsBench()
    await note({ branchId: branches.sante, text: 'Une prise près de la fenêtre' })
    await note({ branchId: branches.sciences, heardOn: '2026-02-01', topic: 'Bruit', text: 'Trop de bruit à l’étage' })
    const n = async (filter: Partial<typeof ALL> & { branches?: number[] }) =>
      (await client.needs.list({ filter: { ...ALL, ...filter } })).total
    expect(await n({ period: '2026-Q2' })).toBe(1)
    expect(await n({ branches: [branches.sciences] })).toBe(1)
    expect(await n({ text: 'fenetre prises' })).toBe(1)
    expect(await n({ text: 'fenetre bruit' })).toBe(0)
    expect(await n({ topic: 'Bruit' })).toBe(1)
    expect(await n({ themeId: themes.spaces })).toBe(1)
    expect(await n({ themeId: 0 })).toBe(1)
  })
})

it.each([
  ['M. Dupont veut une clé', true],
  ['signalé par Mme Le Goff', true],
  ['écrire à jeanne.martin@univ.fr', true],
  ['rappeler au 06 12 34 56 78', true],
  ['Plus de places au 2e étage, dès 8h30 le 12/10/2026', false],
  ['Madame ne trouve pas les prises', false],
  ['Le M. du logo est effacé', false],
])('a note that points to a person is seen: %s', (text, expected) => {
  expect(seemsPersonal(text)).toBe(expected)
})
