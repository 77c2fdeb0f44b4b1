import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gazetteerOf } from '../../electron/engine/audience/sharedGazetteer'
import { targetOf } from '../../electron/engine/audience/targetOf'
import { readPopulations, referenceOf } from '../../electron/engine/queries/audienceReference'
import type { Condition } from '../../shared/contract/audience'
import type { PopulationDimension, PopulationDraft } from '../../shared/contract/populations'
import { NOW, testWorkspace, type TestEngine } from '../support/engine'

const draft = (table: Partial<PopulationDraft> = {}): PopulationDraft => ({
  label: 'Inscrits',
  dimension: 'age',
  takenOn: '2025-10-15',
  source: 'Service de la scolarité',
  rows: [
    { value: '18', people: 1200 },
    { value: '19-24', people: 9000 },
  ],
  ...table,
})

const reader =
  ({ client }: TestEngine, dimension: PopulationDimension) =>
  (text: string, adds = false) =>
    client.populations.read({ dimension, text, adds })

const persona = ({ client }: TestEngine, name: string, conditions: Condition[] = []) =>
  client.audience.savePersona({ name, tagline: null, story: null, needs: null, colour: null, conditions })

describe('lines of people', () => {
  it('are read as a spreadsheet, a French or an English hand writes them', async () => {
    const read = reader(await testWorkspace(), 'age')
    const typed = await read(
      'âge;inscrits\n17 ans;1 200\n18 à 24 ans\t"9 000"\n\n25-34 : 2.500\n"35+",800\nTotal;13500',
    )
    expect(typed.rows).toEqual([
      { value: '17', people: 1200 },
      { value: '18-24', people: 9000 },
      { value: '25-34', people: 2500 },
      { value: '35+', people: 800 },
    ])
    expect(typed).toMatchObject({ people: 13_500, header: 'âge;inscrits', total: { line: 7, people: 13_500 } })
    expect([typed.rejects, typed.problems, typed.blocking]).toEqual([[], [], []])
  })

  it('that cannot be read are told by line, text and reason; none is dropped', async () => {
    const read = reader(await testWorkspace(), 'age')
    const lines = [
      '18;1200',
      'adultes;12',
      '19;12 %',
      '20;12,5',
      '21;beaucoup',
      '22;',
      '23;4;5',
      'vingt',
      ';7',
      '18 ans;3',
    ]
    const { rows, rejects } = await read(lines.join('\n'))
    expect(rows).toEqual([{ value: '18', people: 1200 }])
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'not_an_age'],
      [3, 'percent'],
      [4, 'not_whole'],
      [5, 'not_a_number'],
      [6, 'no_number'],
      [7, 'columns'],
      [8, 'no_number'],
      [9, 'no_value'],
      [10, 'twice'],
    ])
    expect(rejects[2]?.text).toBe('20;12,5')
  })

  it('of one value are added up when asked', async () => {
    const { rows, people } = await reader(await testWorkspace(), 'gender')('F;3\nH;2\nFemmes;4', true)
    expect(rows).toEqual([
      { value: 'women', people: 7 },
      { value: 'men', people: 2 },
    ])
    expect(people).toBe(9)
  })

  it('that count people twice, or leave ages out, or miss the total say so', async () => {
    const read = reader(await testWorkspace(), 'age')
    expect((await read('18-24;10\n24-30;10')).blocking).toEqual([
      { code: 'ages_overlap', data: { first: '18-24', second: '24-30' } },
    ])
    expect((await read('65+;10\n18-24;10\n70;1')).blocking).toHaveLength(1)
    expect((await read('18-24;10\n30+;10\nInconnu;5\nTotal;30')).problems).toEqual([
      { code: 'total_differs', data: { stated: 30, sum: 25 } },
      { code: 'unknown_left_out', data: { people: 5 } },
      { code: 'ages_gap', data: { ages: '25-29' } },
    ])
    expect((await read('')).blocking).toEqual([{ code: 'no_rows', data: {} }])
    expect((await read('18;0')).blocking).toEqual([{ code: 'nobody', data: {} }])
  })

  it('name personas, and statuses that personas ask for', async () => {
    const test = await testWorkspace()
    const { id } = await persona(test, 'Hélène', [{ kind: 'status', statuses: ['chercheur', 'étudiant'] }])
    expect((await reader(test, 'persona')('helene;900\nMarc;2')).rows).toEqual([{ value: String(id), people: 900 }])
    const { problems } = await reader(test, 'status')('Étudiantes;18000\nPersonnels;2000')
    expect(problems).toEqual([{ code: 'statuses_missing', data: { n: 1, names: 'chercheur' } }])
  })

  it('of places nobody knows are kept, and said', async () => {
    const { rows, problems } = await reader(await testWorkspace(), 'place')('Lille;5000\nTrifouillis-les-Oies;3')
    expect(rows).toHaveLength(2)
    expect(problems).toEqual([{ code: 'places_unknown', data: { n: 1, names: 'Trifouillis-les-Oies' } }])
  })
})

describe('tables of people', () => {
  it('are listed newest first; verdicts use the newest of a kind', async () => {
    const { client } = await testWorkspace()
    const { id: old } = await client.populations.save({ table: draft({ takenOn: '2024-10-15' }), replaces: null })
    const { id } = await client.populations.save({ table: draft(), replaces: null })
    const countries = [{ value: 'France', people: 3 }]
    await client.populations.save({ table: draft({ dimension: 'place', rows: countries }), replaces: null })
    const listed = await client.populations.list()
    expect(listed.map(({ dimension, takenOn, used, people }) => [dimension, takenOn, used, people])).toEqual([
      ['place', '2025-10-15', true, 3],
      ['age', '2025-10-15', true, 10_200],
      ['age', '2024-10-15', false, 10_200],
    ])
    expect(listed[1]).toMatchObject({ id, ...draft() })
    expect(listed[2]?.id).toBe(old)
  })

  it('are replaced and removed, and come back', async () => {
    const { client } = await testWorkspace()
    const { id } = await client.populations.save({ table: draft(), replaces: null })
    const rows = [{ value: '18-24', people: 5 }]
    const changed = await client.populations.save({ table: draft({ rows }), replaces: id })
    expect(changed).toEqual({ id, before: draft() })
    expect(await client.populations.list()).toMatchObject([{ id, rows }])
    await client.populations.save({ table: draft(), replaces: id })
    const { before } = await client.populations.remove({ id })
    expect(before).toEqual(draft())
    expect(await client.populations.list()).toEqual([])
    await client.populations.save({ table: before, replaces: null })
    expect(await client.populations.list()).toMatchObject([draft()])
    await expect(client.populations.remove({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(client.populations.save({ table: draft(), replaces: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are refused as a whole where one line is wrong, of tomorrow, or there already', async () => {
    const { client } = await testWorkspace()
    const refused = (table: PopulationDraft) =>
      client.populations.save({ table, replaces: null }).then(
        () => null,
        (error: unknown) => (error instanceof Error && 'data' in error ? error.data : error),
      )
    const row = (value: string) => ({ value, people: 1 })
    expect(await refused(draft({ rows: [row('vieux')] }))).toEqual({ field: 'rows', reason: 'not_an_age' })
    expect(await refused(draft({ rows: [row('18'), row('18 ans')] }))).toEqual({ field: 'rows', reason: 'twice' })
    expect(await refused(draft({ rows: [row('18-20'), row('19')] }))).toEqual({ field: 'rows', reason: 'ages_overlap' })
    expect(await refused(draft({ dimension: 'persona', rows: [row('7')] }))).toEqual({
      field: 'rows',
      reason: 'not_a_persona',
    })
    expect(await refused(draft({ takenOn: '2026-07-09' }))).toEqual({ field: 'takenOn', reason: 'future' })
    expect(await refused(draft())).toBeNull()
    expect(await refused(draft())).toEqual({ field: 'label', reason: 'same_table' })
    expect(await client.populations.list()).toHaveLength(1)
  })
})

describe('files of people', () => {
  const upload = ({ engine, folder }: TestEngine, name: string, text: string): string => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return engine.context.uploads.register({ name, path, bytes: text.length, modifiedAt: NOW, owned: false }).id
  }

  it('give their tables with the columns that hold values and people, and the upload goes', async () => {
    const test = await testWorkspace()
    const uploadId = upload(test, 'sise.csv', 'Rentrée 2025;;\nAge;Sexe;Effectif\n18;F;700\n18;M;500\n19;F;650\n')
    const { fileName, tables, refusal } = await test.client.populations.readFile({ uploadId })
    expect([fileName, refusal]).toEqual(['sise.csv', null])
    expect(tables).toMatchObject([{ columns: ['Age', 'Sexe', 'Effectif'], valueColumn: 0, peopleColumn: 2, more: 0 }])
    expect(tables[0]?.rows[1]).toEqual(['18', 'M', '500'])
    await expect(test.client.populations.readFile({ uploadId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('that hold no table say why', async () => {
    const test = await testWorkspace()
    const { tables, refusal } = await test.client.populations.readFile({ uploadId: upload(test, 'vide.csv', '') })
    expect([tables, refusal?.code]).toEqual([[], 'empty'])
    const one = await test.client.populations.readFile({ uploadId: upload(test, 'seul.csv', 'age\n18\n19\n') })
    expect(one.refusal?.code).toBe('not_a_count')
  })
})

describe('the population of a persona', () => {
  const statusRows = [
    { value: 'Étudiantes et étudiants', people: 18_000 },
    { value: 'Chercheuses', people: 900 },
    { value: 'Personnels', people: 1100 },
  ]
  const reference = async (test: TestEngine, conditions: Condition[], personaId = 1, day = '2026-06-30') => {
    const gazetteer = gazetteerOf(test.engine.context)
    const { target } = targetOf(conditions, gazetteer)
    return test.engine.context
      .workspace()
      .database.read(async (session) =>
        referenceOf((await readPopulations(session))(day), personaId, target, gazetteer),
      )
  }
  const save = ({ client }: TestEngine, table: Partial<PopulationDraft>) =>
    client.populations.save({ table: draft(table), replaces: null })

  it('that is a status is counted by the table of statuses, gender and plural aside', async () => {
    const test = await testWorkspace()
    await save(test, { dimension: 'status', rows: statusRows })
    const from = { id: 1, label: 'Inscrits', takenOn: '2025-10-15', source: 'Service de la scolarité' }
    expect(await reference(test, [{ kind: 'status', statuses: ['chercheur'] }])).toEqual({
      population: 900,
      populationFrom: from,
      shares: [
        { dimension: 'status', share: 0.045, from },
        { dimension: null, share: 0.045, from },
      ],
    })
    // Some of them are counted elsewhere: nobody knows where.
    expect(await reference(test, [{ kind: 'status', statuses: ['chercheur', 'doctorant'] }])).toBeNull()
    const both: Condition[] = [
      { kind: 'status', statuses: ['personnel'] },
      { kind: 'age', from: 18, to: 30 },
    ]
    expect(await reference(test, both)).toMatchObject({
      population: null,
      shares: [{ dimension: 'status', share: 0.055 }],
    })
  })

  it('is what was entered for it; an age band that the target cuts answers nothing', async () => {
    const test = await testWorkspace()
    const { id } = await persona(test, 'Camille')
    await save(test, { dimension: 'persona', rows: [{ value: String(id), people: 4200 }] })
    await save(test, {
      rows: [
        { value: '18-24', people: 3000 },
        { value: '25+', people: 1000 },
      ],
    })
    expect(await reference(test, [{ kind: 'age', from: 18, to: 24 }], id)).toMatchObject({
      population: 4200,
      shares: [
        { dimension: 'age', share: 0.75 },
        { dimension: null, share: 0.75 },
      ],
    })
    expect(await reference(test, [{ kind: 'age', from: 18, to: 30 }], id)).toMatchObject({
      population: 4200,
      shares: [],
    })
    expect(await reference(test, [{ kind: 'age', from: 18, to: 30 }], 99)).toBeNull()
  })

  it('by place: towns named alone are those of the country; a newer table takes the place of an older', async () => {
    const test = await testWorkspace()
    const near: Condition[] = [{ kind: 'near', place: 'Lille, Hauts-de-France, France', km: 30 }]
    const rows = [
      { value: 'Lille', people: 600 },
      { value: 'Roubaix', people: 150 },
      { value: 'Paris', people: 250 },
    ]
    await save(test, { dimension: 'place', rows })
    expect((await reference(test, near))?.shares[0]).toMatchObject({ dimension: 'place', share: 0.75 })
    await save(test, {
      dimension: 'place',
      takenOn: '2026-02-01',
      rows: [...rows, { value: 'Nulle-part-les-Bains', people: 1 }],
    })
    // Whether they live near is not known: no share is.
    expect(await reference(test, near)).toBeNull()
    // Before it was taken, the older one counts.
    expect((await reference(test, near, 1, '2026-01-31'))?.shares[0]).toMatchObject({ share: 0.75, from: { id: 1 } })
  })
})
