import fc from 'fast-check'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { SurveyRole } from '../../shared/contract/surveys'
import { zipFile } from '../support/zipFile'
import { LIMESURVEY } from './layouts'
import { csv, draftOf, surveyBench, type SurveyBench } from './support'

const table = (rows: number, columns: number, cell: (row: number, column: number) => string): string =>
  csv(Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => cell(row, column))))

async function refusal(bench: SurveyBench, bytes: string | Uint8Array, name = 'x.csv') {
  const read = await bench.client.surveys.read({ uploadId: bench.upload(name, bytes) })
  expect(read.columns).toEqual([])
  return read.refusal?.code
}

const PNG = Buffer.from([
  0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16, 17,
])

describe('files that are no survey', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing', '', 'empty'],
    ['blank lines', '\n\n\n', 'not_a_survey'],
    ['one column', 'Question\noui\nnon\n', 'not_a_survey'],
    ['prose', 'Bonjour à tous.\nVoici le texte, sans tableau.\nMerci\n', 'not_a_survey'],
    ['questions without answers', 'Statut;Âge\n;\n', 'not_a_survey'],
    ['a picture', PNG, 'binary'],
    ['a page', '<!doctype html><html><body>x</body></html>', 'not_csv'],
    ['too many columns', table(3, 1500, (row, column) => `${String(row)}.${String(column)}`), 'too_many_columns'],
    ['a broken archive', Buffer.from('PK\u0003\u0004nothing'), 'zip_damaged'],
  ])('%s', async (_, bytes, code) => {
    expect(await refusal(await surveyBench(), bytes)).toBe(code)
  })

  it('an unknown upload, table, column or account is an error of its own; nothing stays in the staging folder', async () => {
    const bench = await surveyBench()
    const { client } = bench
    await expect(client.surveys.read({ uploadId: 'guessed' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const uploadId = bench.upload('a.csv', csv(LIMESURVEY))
    const given = bench.upload('b.csv', csv(LIMESURVEY))
    await client.surveys.read({ uploadId: given })
    await client.surveys.discard({ uploadId: given })
    expect(readdirSync(join(bench.folder, 'staging'))).toEqual([])
    await client.surveys.discard({ uploadId: given })
    await expect(client.surveys.read({ uploadId, table: 1 })).rejects.toMatchObject({ data: { field: 'table' } })
    const read = await client.surveys.read({ uploadId })
    const column = { position: 99, role: 'age' as const, separator: null, accountId: null }
    await expect(client.surveys.preview(draftOf(read, uploadId, { columns: [column] }))).rejects.toMatchObject({
      data: { field: 'columns', reason: 'unknown' },
    })
    const accounts = [{ text: 'X', accountId: 4711 }]
    await expect(client.surveys.save(draftOf(read, uploadId, { accounts }))).rejects.toMatchObject({
      data: { field: 'accounts', reason: 'unknown' },
    })
    await client.surveys.save(draftOf(read, uploadId))
    expect(readdirSync(join(bench.folder, 'staging'))).toEqual([])
    await expect(client.surveys.preview(draftOf(read, uploadId))).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('files that are odd', () => {
  it('names that are words of the language or of SQL, formulas, marks and long texts stay texts', async () => {
    const bench = await surveyBench()
    const statuses = [
      '__proto__',
      'constructor',
      "x'); drop table survey; --",
      '=1+1',
      '\u202Eetr\u00e8d',
      'a'.repeat(5000),
    ]
    const rows = [
      ['__proto__', 'Votre statut', 'Votre statut'],
      ...statuses.flatMap((text) => Array.from({ length: 6 }, () => ['1', text, 'Étudiant'])),
    ]
    const uploadId = bench.upload('x.csv', csv(rows))
    const read = await bench.client.surveys.read({ uploadId })
    const columns = [{ position: 1, role: 'status' as const, separator: null, accountId: null }]
    const { id, respondents } = await bench.client.surveys.save(
      draftOf(read, uploadId, { columns, statuses: [], accounts: [] }),
    )
    expect(respondents).toBe(36)
    const [status] = (await bench.client.surveys.get({ id })).questions
    const cut = statuses.map((text) => text.slice(0, 200))
    expect(new Set(status?.cells.map(({ answer }) => answer))).toEqual(new Set(cut))
    expect((await bench.client.surveys.list()).length).toBe(1)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('rows that slipped or whose quotation marks are broken are rejects, without the words of whoever answered', async () => {
    const bench = await surveyBench()
    const text = 'Statut;Âge\nÉtudiant;20\nÉtudiant;20;trop\n"Étud"iant;20\nÉtudiant\n'
    const uploadId = bench.upload('x.csv', text)
    const read = await bench.client.surveys.read({ uploadId })
    const preview = await bench.client.surveys.preview(draftOf(read, uploadId))
    // A tool that leaves out the last empty cells: a short row is no reject.
    expect(preview.respondents).toBe(2)
    expect(preview.rejects).toEqual([
      { row: 3, column: '', text: '', reason: 'ragged' },
      { row: 4, column: '', text: '', reason: 'quote_broken' },
    ])
  })

  it('free texts are refused as a counted question, and say why; addresses and names are not even shown', async () => {
    const bench = await surveyBench()
    const rows = [
      ['Statut', 'Dites-nous tout'],
      ...Array.from({ length: 60 }, (_, i) => ['Étudiant', `Je suis le numéro ${String(i)}`]),
    ]
    const uploadId = bench.upload('x.csv', csv(rows))
    const read = await bench.client.surveys.read({ uploadId })
    expect(read.columns[1]).toMatchObject({ role: 'ignored', personal: true, values: [] })
    const columns = [{ position: 1, role: 'question' as const, separator: null, accountId: null }]
    const draft = draftOf(read, uploadId, { columns })
    expect((await bench.client.surveys.preview(draft)).blocking).toEqual([
      { code: 'free_text', data: { question: 'Dites-nous tout', answers: 60, most: 50 } },
    ])
    await expect(bench.client.surveys.save(draft)).rejects.toMatchObject({
      data: { field: 'columns', reason: 'free_text' },
    })
  })

  it('words that only a few wrote are not kept in the file at all', async () => {
    const bench = await surveyBench()
    const rows = [
      ['Statut', 'Vous venez'],
      ...Array.from({ length: 40 }, (_, i) => ['Étudiant', i < 38 ? 'Souvent' : 'Depuis mon divorce']),
    ]
    const uploadId = bench.upload('x.csv', csv(rows))
    const read = await bench.client.surveys.read({ uploadId })
    const { id } = await bench.client.surveys.save(draftOf(read, uploadId))
    const kept = await bench.engine.context.workspace().database.read(async ({ connection }) => {
      const reader = await connection.runAndReadAll('SELECT DISTINCT answer FROM survey_answer ORDER BY 1')
      return reader.getRows().flat()
    })
    expect(kept).toEqual(['', 'Souvent', 'Étudiant'])
    const question = (await bench.client.surveys.get({ id })).questions.find(({ role }) => role === 'question')
    expect(question?.cells).toMatchObject([{ n: null }, { n: null }])
  })

  it('bytes that no encoding explains are counted; what is asked of a draft is settled before it is kept', async () => {
    const bench = await surveyBench()
    const bytes = Buffer.concat([
      Buffer.from('Statut;Âge\n'),
      Buffer.from([0xff, 0x81]),
      Buffer.from(';20\nÉtudiant·e;21\n'),
    ])
    const uploadId = bench.upload('x.csv', bytes)
    const read = await bench.client.surveys.read({ uploadId })
    expect(read.problems.map(({ code }) => code)).toEqual(['bytes_replaced'])
    const blocked = async (changes: Parameters<typeof draftOf>[2]) =>
      (await bench.client.surveys.preview(draftOf(read, uploadId, changes))).blocking.map(({ code }) => code)
    const [status, age] = draftOf(read, uploadId).columns
    expect(await blocked({ columns: [] })).toEqual(['nothing_kept'])
    expect(await blocked({ takenOn: '2030-01-01' })).toEqual(['taken_in_future'])
    expect(await blocked({ population: 1 })).toEqual(['population_too_small'])
    expect(
      status === undefined || age === undefined ? [] : await blocked({ columns: [status, { ...age, role: 'status' }] }),
    ).toEqual(['role_twice'])
  })

  it('a workbook in an archive, the second sheet: each table is a survey of its own', async () => {
    const bench = await surveyBench()
    const zip = zipFile([
      { name: 'a.csv', content: csv(LIMESURVEY) },
      { name: 'b.csv', content: 'Statut;Âge\nPersonnel;40\nPersonnel;41\n' },
    ])
    const uploadId = bench.upload('enquetes.zip', zip)
    const second = await bench.client.surveys.read({ uploadId, table: 1 })
    expect(second).toMatchObject({
      table: 1,
      rows: 2,
      tables: [
        { name: 'a.csv', rows: 9 },
        { name: 'b.csv', rows: 2 },
      ],
    })
    await bench.client.surveys.save(draftOf(second, uploadId))
    const again = bench.upload('enquetes.zip', zip)
    expect((await bench.client.surveys.read({ uploadId: again, table: 1 })).known).not.toBeNull()
    expect((await bench.client.surveys.read({ uploadId: again, table: 0 })).known).toBeNull()
  })
})

describe('100,000 answers', () => {
  it('are read, kept and counted', async () => {
    const bench = await surveyBench()
    const lines = Array.from(
      { length: 100_000 },
      (_, i) =>
        `${String(i)};${i % 3 === 0 ? 'Chercheur' : 'Étudiant'};${String(18 + (i % 40))};${i % 2 === 0 ? 'Instagram;' : 'X'}`,
    )
    const uploadId = bench.upload(
      'x.csv',
      `ID;Statut;Âge;Nos comptes que vous suivez\n${lines.map((line) => line.replace(/;Instagram;$/, ';"Instagram;"')).join('\n')}\n`,
    )
    const read = await bench.client.surveys.read({ uploadId })
    expect(read.columns.map(({ role }) => role)).toEqual(['ignored', 'status', 'age', 'follows'])
    const { id, respondents } = await bench.client.surveys.save(draftOf(read, uploadId))
    expect(respondents).toBe(100_000)
    const { behind } = await bench.client.surveys.get({ id })
    expect(behind.find(({ accountId }) => accountId === bench.accounts.instagram)).toMatchObject({ n: 50_000 })
  })
})

const HEAD = ['Statut', 'Âge', 'Comptes suivis']
const ROLES = new Map<string, SurveyRole>([
  ['Statut', 'status'],
  ['Âge', 'age'],
  ['Comptes suivis', 'follows'],
  ['Poids', 'weight'],
])

/** The sheet of a survey of these rows, without what only its id makes different. */
async function sheetOf(bench: SurveyBench, rows: readonly (readonly string[])[], delimiter: string) {
  const { client } = bench
  const uploadId = bench.upload('x.csv', csv(rows, delimiter))
  const read = await client.surveys.read({ uploadId })
  // Roles by name: what a few random rows seem to be is not what is tested here.
  const columns = read.columns.map(({ position, name }) => {
    const role: SurveyRole = ROLES.get(name) ?? 'ignored'
    return { position, role, separator: role === 'follows' ? '|' : null, accountId: null }
  })
  const { id } = await client.surveys.save(draftOf(read, uploadId, { columns, accounts: [], statuses: [] }))
  const { questions, behind, respondents, nEffective } = await client.surveys.get({ id })
  await client.surveys.remove({ id })
  const sorted = questions.map(({ role, answered, cells }) => ({ role, answered, cells }))
  return {
    respondents,
    nEffective,
    questions: sorted.toSorted((a, b) => (a.role < b.role ? -1 : 1)),
    behind: behind.map((each) => ({ ...each, surveyId: 0 })),
  }
}

describe('what does not matter', () => {
  it('the order of rows and of columns, weights of one, the delimiter', async () => {
    const bench = await surveyBench()
    const answer = fc.tuple(
      fc.constantFrom('Étudiant', 'Chercheur', 'Personnel'),
      fc.constantFrom('19', '33', '51', ''),
      fc.constantFrom('Instagram', 'X', 'Instagram|X', 'Aucun', ''),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 12, maxLength: 40 }), async (rows) => {
        const plain = await sheetOf(bench, [HEAD, ...rows], ';')
        const [status, age, follows] = HEAD
        const moved = rows.toReversed().map(([s, a, f]) => [f, '1,0', s, a])
        expect(await sheetOf(bench, [[follows ?? '', 'Poids', status ?? '', age ?? ''], ...moved], '\t')).toEqual(plain)
      }),
      { numRuns: 8 },
    )
  })
})
