import { describe, expect, it } from 'vitest'
import { testWorkspace } from '../support/engine'

const CAMILLE = {
  name: 'Camille',
  tagline: '19 ans, licence',
  story: 'Vit à 20 minutes.',
  needs: 'Un endroit calme\nDes prises',
  colour: 3,
  conditions: [
    { kind: 'age' as const, from: 18, to: 24 },
    { kind: 'gender' as const, gender: 'women' as const },
    { kind: 'near' as const, place: 'Lille, Hauts-de-France, France', km: 30 },
    { kind: 'places' as const, places: ['Lens, Hauts-de-France', 'Belgique'] },
    { kind: 'age' as const, from: 16, to: null },
  ],
}

describe('personas', () => {
  it('come back as they were written, conditions in order, and can be replaced and removed', async () => {
    const { client } = await testWorkspace()
    const { id } = await client.audience.savePersona(CAMILLE)
    expect(await client.audience.personas()).toEqual([{ id, ...CAMILLE, problems: [] }])
    const changed = { ...CAMILLE, id, name: 'Camille D.', conditions: CAMILLE.conditions.slice(0, 1) }
    expect(await client.audience.savePersona(changed)).toEqual({ id })
    expect(await client.audience.personas()).toEqual([{ ...changed, problems: [] }])
    await client.audience.removePersona({ id })
    expect(await client.audience.personas()).toEqual([])
    await expect(client.audience.removePersona({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(client.audience.savePersona(changed)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('removed come back with their id and all they held, and cannot take a name that is taken by then', async () => {
    const { client } = await testWorkspace()
    const { id } = await client.audience.savePersona(CAMILLE)
    await client.audience.removePersona({ id })
    const other = await client.audience.savePersona({ ...CAMILLE, name: 'Lina' })
    expect(other.id).not.toBe(id)
    await client.audience.restorePersona({ id })
    expect((await client.audience.personas())[0]).toEqual({ id, ...CAMILLE, problems: [] })
    await expect(client.audience.restorePersona({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await client.audience.removePersona({ id })
    await client.audience.savePersona({ ...CAMILLE, id: other.id })
    await expect(client.audience.restorePersona({ id })).rejects.toMatchObject({ data: { reason: 'taken' } })
  })

  it('keep groups of alternatives as they were written', async () => {
    const { client } = await testWorkspace()
    const conditions = [
      {
        kind: 'any' as const,
        of: [
          { kind: 'status' as const, statuses: ['chercheur', 'doctorant'] },
          {
            kind: 'all' as const,
            of: [
              { kind: 'occupation' as const, facet: 'job_function' as const, values: ['Research'] },
              { kind: 'language' as const, languages: ['en'] },
            ],
          },
        ],
      },
      { kind: 'age' as const, from: 25, to: null },
    ]
    await client.audience.savePersona({ ...CAMILLE, conditions })
    expect((await client.audience.personas())[0]).toMatchObject({ conditions, problems: [] })
  })

  it('says what is wrong with a target', async () => {
    const { client } = await testWorkspace()
    const save = (name: string, conditions: Parameters<typeof client.audience.savePersona>[0]['conditions']) =>
      client.audience.savePersona({ ...CAMILLE, name, conditions })
    await save('sans', [])
    await save('ambigu', [{ kind: 'near', place: 'Lille', km: 30 }])
    await save('introuvable', [{ kind: 'places', places: ['Xyzzy'] }])
    await save('région', [{ kind: 'near', place: 'Bretagne', km: 30 }])
    await save('contraire', [
      { kind: 'age', from: 18, to: 20 },
      { kind: 'age', from: 30, to: null },
    ])
    expect((await client.audience.personas()).map(({ problems }) => problems)).toEqual([
      [{ code: 'no_condition', data: {} }],
      [{ code: 'place_ambiguous', data: { text: 'Lille', readings: 2 } }],
      [{ code: 'place_not_found', data: { text: 'Xyzzy' } }],
      [{ code: 'place_without_point', data: { text: 'Bretagne' } }],
      [{ code: 'conditions_contradict', data: { dimension: 'age' } }],
    ])
  })

  it('refuses ages upside down, a name that is taken, and removing one that a line names', async () => {
    const { client } = await testWorkspace()
    const upside = { ...CAMILLE, conditions: [{ kind: 'age' as const, from: 30, to: 20 }] }
    await expect(client.audience.savePersona(upside)).rejects.toMatchObject({
      code: 'INVALID',
      data: { reason: 'order' },
    })
    const { id } = await client.audience.savePersona(CAMILLE)
    await expect(client.audience.savePersona({ ...CAMILLE, name: 'CAMILLE' })).rejects.toMatchObject({
      data: { reason: 'taken' },
    })
    const account = {
      platform: 'x' as const,
      name: 'X',
      handle: null,
      url: null,
      branchId: null,
      coordinator: null,
      openedOn: null,
      closedOn: null,
      aliases: [],
    }
    const accountId = (await client.network.saveAccount(account)).id
    const line = {
      accountId,
      validFrom: '2026-01-01',
      validTo: null,
      aim: 'reach' as const,
      note: null,
      themes: [],
      clauses: [],
    }
    await client.network.saveLine({ ...line, personaIds: [id] })
    await expect(client.audience.removePersona({ id })).rejects.toMatchObject({
      code: 'INVALID',
      data: { reason: 'in_use' },
    })
    expect(await client.audience.personas()).toHaveLength(1)
    const [past] = (await client.network.overview()).lines
    if (past === undefined) throw new Error('no line')
    await client.network.removeLine({ id: past.id })
    expect((await client.network.overview()).lines).toEqual([])
    await client.audience.removePersona({ id })
    await expect(client.network.removeLine({ id: past.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('places', () => {
  it('suggests towns by their beginning, French ones first; the text to keep has one reading', async () => {
    const { client } = await testWorkspace()
    const found = await client.audience.places({ text: 'lill' })
    expect(found[0]).toEqual({
      place: 'Lille, Hauts-de-France, France',
      label: 'Lille, Hauts-de-France, France',
      region: 'Hauts-de-France',
      country: 'France',
    })
    for (const { place } of found) {
      const { id } = await client.audience.savePersona({
        ...CAMILLE,
        name: place,
        conditions: [{ kind: 'near', place, km: 5 }],
      })
      const persona = (await client.audience.personas()).find((each) => each.id === id)
      expect([place, persona?.problems]).toEqual([place, []])
    }
    expect((await client.audience.places({ text: 'belgi', language: 'fr' })).length).toBeGreaterThanOrEqual(0)
    expect(await client.audience.places({ text: 'belgique', language: 'fr' })).toContainEqual({
      place: 'Belgique',
      label: 'Belgique',
      region: null,
      country: 'Belgique',
    })
    expect(await client.audience.places({ text: 'x' })).toEqual([])
  })
})
