import { utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { bookOf } from '../support/workbook'
import { draftOf, needsBench, type NeedsBench } from './support'

const FRENCH = [
  'Remontées du terrain',
  '',
  'Date;Bibliothèque;Sujet;Remarque;Recueilli par;Nom de l’agent',
  '12/05/2026;BU Santé;Prises;"Pas assez de prises ; au 2e étage";accueil;Dupont',
  '13/05/2026;Bibliothèque des Sciences;prises;Il en faut près des fenêtres;accueil;Martin',
  '13/05/2026;;Bruit;On entend les travaux depuis la salle de lecture;boîte à idées;Dupont',
].join('\n')

async function readFile(bench: NeedsBench, bytes: string | Uint8Array, name?: string) {
  const uploadId = bench.file(bytes, name)
  return { uploadId, read: await bench.client.needs.read({ uploadId, table: 0 }) }
}

describe('notes from a file', () => {
  it('are read in French, whatever stands above the header, without the names of people', async () => {
    const bench = await needsBench()
    const { uploadId, read } = await readFile(bench, FRENCH)
    expect(read.columns.map(({ role }) => role)).toEqual(['day', 'branch', 'topic', 'text', 'source', 'ignored'])
    expect(read.columns[5]?.samples).toEqual([])
    expect(read).toMatchObject({ rows: 3, headerRow: 2, order: 'day_first', isOrderOpen: false, refusal: null })
    expect(read.branches).toEqual([
      { text: 'BU Santé', n: 1, branchId: bench.branches.sante },
      { text: 'Bibliothèque des Sciences', n: 1, branchId: bench.branches.sciences },
    ])
    const preview = await bench.client.needs.preview(draftOf(read, uploadId))
    expect(preview).toMatchObject({
      notes: 3,
      known: 0,
      rejected: 0,
      blocking: [],
      first: '2026-05-12',
      last: '2026-05-13',
    })
    const { ids } = await bench.client.needs.import(draftOf(read, uploadId))
    const { rows } = await bench.client.needs.list({
      filter: { period: null, branches: [], topic: 'Prises', themeId: null, text: '' },
    })
    expect(rows.map(({ branchId, heardOn, text, source }) => [branchId, heardOn, text, source])).toEqual([
      [bench.branches.sciences, '2026-05-13', 'Il en faut près des fenêtres', 'accueil'],
      [bench.branches.sante, '2026-05-12', 'Pas assez de prises ; au 2e étage', 'accueil'],
    ])
    expect(ids).toEqual([1, 2, 3])
  })

  it('are read in English, and from a text in the encoding of old spreadsheets', async () => {
    const bench = await needsBench()
    const english =
      'Logged on,Library,Category,Comment\n2026-05-12,Santé,Wifi,It drops every ten minutes\n2026-05-14,Sciences,Wifi,No signal at all in the basement\n'
    const { read } = await readFile(bench, english)
    expect(read.columns.map(({ role }) => role)).toEqual(['day', 'branch', 'topic', 'text'])
    const { uploadId, read: latin } = await readFile(bench, Buffer.from(FRENCH.replaceAll('’', "'"), 'latin1'))
    const preview = await bench.client.needs.preview(draftOf(latin, uploadId))
    expect(preview.branches.map(({ text }) => text)).toContain('BU Santé')
  })

  it('are read from a sheet of a workbook, with its own days', async () => {
    const bench = await needsBench()
    const notes = utils.aoa_to_sheet([
      ['Date', 'Bibliothèque', 'Sujet', 'Remarque'],
      [new Date(Date.UTC(2026, 4, 12)), 'Santé', 'Wifi', 'Il coupe toutes les dix minutes'],
      [new Date(Date.UTC(2026, 4, 13)), 'Sciences', 'Wifi', 'Rien au sous-sol'],
    ])
    const beside = utils.aoa_to_sheet([
      ['Code', 'Libellé'],
      ['A', 'accueil'],
    ])
    const { uploadId, read } = await readFile(bench, bookOf({ Codes: beside, Notes: notes }, 'xlsx'), 'notes.xlsx')
    expect(read.tables.map(({ rows }) => rows)).toEqual([1, 2])
    const second = await bench.client.needs.read({ uploadId, table: 1 })
    expect(second.columns.map(({ role }) => role)).toEqual(['day', 'branch', 'topic', 'text'])
    const preview = await bench.client.needs.preview(draftOf(second, uploadId))
    expect(preview).toMatchObject({ notes: 2, rejected: 0, first: '2026-05-12', last: '2026-05-13' })
  })

  it('add nothing when the same file comes again, and two people who say the same are two notes', async () => {
    const bench = await needsBench()
    const twice =
      'Date;Sujet;Remarque\n12/05/2026;Prises;pas de prise\n12/05/2026;Prises;pas de prise\n13/05/2026;Prises;pas de prise\n'
    const once = await readFile(bench, twice)
    expect(await bench.client.needs.import(draftOf(once.read, once.uploadId))).toMatchObject({ known: 0, rejected: 0 })
    const again = await readFile(bench, twice)
    const draft = draftOf(again.read, again.uploadId)
    expect(await bench.client.needs.preview(draft)).toMatchObject({ notes: 0, known: 3 })
    expect(await bench.client.needs.import(draft)).toEqual({ ids: [], known: 3, rejected: 0 })
    // The upload was given back.
    await expect(bench.client.needs.preview(draft)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('give a reject with row, column and text for what is no note', async () => {
    const bench = await needsBench()
    const rows = [
      'Date;Bibliothèque;Sujet;Remarque',
      '31/02/2026;Santé;Prises;un',
      ';Santé;Prises;deux',
      '25/05/2026;Ailleurs;Prises;trois',
      '25/05/2026;Santé;;',
      '25/12/2026;Santé;Prises;cinq',
      '25/05/2026;Santé;Prises;six;de trop',
      `25/05/2026;Santé;Prises;${'x'.repeat(2001)}`,
      '25/05/2026;Santé;Prises;bien',
    ]
    const { uploadId, read } = await readFile(bench, rows.join('\n'))
    const draft = draftOf(read, uploadId, { branches: [] })
    const preview = await bench.client.needs.preview(draft)
    expect(preview.rejects.map(({ row, column, text, reason }) => [row, column, text.slice(0, 10), reason])).toEqual([
      [2, 'Date', '31/02/2026', 'not_a_day'],
      [3, 'Date', '', 'no_day'],
      [4, 'Bibliothèque', 'Ailleurs', 'branch_unknown'],
      [5, 'Sujet', '', 'no_topic'],
      [6, 'Date', '25/12/2026', 'future'],
      [7, '', '', 'ragged'],
      [8, 'Remarque', 'xxxxxxxxxx', 'too_long'],
    ])
    expect(preview).toMatchObject({ notes: 1, rejected: 7 })
    // Somebody says which library it is, or that it is none.
    const named = { ...draft, branches: [{ text: 'Ailleurs', branchId: null }] }
    expect((await bench.client.needs.preview(named)).notes).toBe(2)
  })

  it('ask which number is the day where nothing tells, and give a topic to all of a table without one', async () => {
    const bench = await needsBench()
    const { uploadId, read } = await readFile(
      bench,
      'Date;Remarque\n03/04/2026;pas assez de place\n04/05/2026;encore moins de place\n',
    )
    expect(read.isOrderOpen).toBe(true)
    const codes = async (changes: object) =>
      (await bench.client.needs.preview(draftOf(read, uploadId, changes))).blocking.map(({ code }) => code)
    expect(await codes({})).toEqual(['no_topic_column', 'day_order', 'no_notes'])
    expect(await codes({ topic: 'Places', order: 'month_first' })).toEqual([])
    await bench.client.needs.import(draftOf(read, uploadId, { topic: 'Places', order: 'month_first' }))
    const topics = await bench.client.needs.topics({ period: null })
    expect(topics[0]).toMatchObject({ topic: 'Places', n: 2, first: '2026-03-04', last: '2026-04-05' })
  })

  it('are refused where there is no table, and mapped to what is there', async () => {
    const bench = await needsBench()
    const refused = async (bytes: string) => (await readFile(bench, bytes)).read.refusal?.code
    expect(await refused('')).not.toBeUndefined()
    expect(await refused('une phrase, et rien de plus')).toBe('not_notes')
    expect(await refused('Date;Sujet\n')).not.toBeUndefined()
    const { uploadId, read } = await readFile(bench, FRENCH)
    const preview = bench.client.needs.preview(draftOf(read, uploadId, { columns: [{ position: 40, role: 'day' }] }))
    await expect(preview).rejects.toMatchObject({ data: { field: 'columns', reason: 'unknown' } })
    await expect(bench.client.needs.read({ uploadId: 'nobody', table: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('are counted where they seem to name somebody', async () => {
    const bench = await needsBench()
    const { uploadId, read } = await readFile(
      bench,
      'Date;Sujet;Remarque\n12/05/2026;Prêt;M. Dupont attend son livre\n12/05/2026;Prêt;trop court\n',
    )
    expect((await bench.client.needs.preview(draftOf(read, uploadId))).personal).toBe(1)
  })

  it('are 20,000 at most, read in one go', async () => {
    const bench = await needsBench()
    const rows = Array.from({ length: 20_001 }, (_, i) => `2026-05-12;Sujet ${i % 40};note ${i}`)
    const { uploadId, read } = await readFile(bench, ['Date;Sujet;Remarque', ...rows].join('\n'))
    const draft = draftOf(read, uploadId)
    expect((await bench.client.needs.preview(draft)).blocking).toEqual([
      { code: 'too_many', data: { n: 20_001, most: 20_000 } },
    ])
    await expect(bench.client.needs.import(draft)).rejects.toMatchObject({ data: { reason: 'too_many' } })
  })
})
