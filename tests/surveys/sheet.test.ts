import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../electron/engine/reports/words'
import { wilsonEffective } from '../../electron/engine/statistics/proportion'
import { csv, draftOf, importSurvey, surveyBench } from './support'

const HEADER = ['Horodateur', 'Votre statut', 'Quels comptes suivez-vous ?', 'Venez-vous souvent ?']

type Row = readonly (string | number)[]
const repeat = (n: number, row: Row): Row[] => Array.from({ length: n }, () => row)

/** 118 followers of X: 72 librarians, 11 researchers, 35 students; 82 others follow Instagram, or nothing. */
const X_SURVEY: Row[] = [
  HEADER,
  ...repeat(72, ['02/10/2024 10:00:00', 'Bibliothécaire', 'X', 'Souvent']),
  ...repeat(11, ['02/10/2024 10:00:00', 'Chercheur', 'X', 'Souvent']),
  ...repeat(35, ['02/10/2024 10:00:00', 'Étudiant', 'X, Instagram', 'Parfois']),
  ...repeat(60, ['02/10/2024 10:00:00', 'Étudiant', 'Instagram', 'Parfois']),
  ...repeat(22, ['03/10/2024 10:00:00', 'Chercheur', 'Aucun', 'Jamais']),
  ...repeat(3, ['03/10/2024 10:00:00', 'Lecteur extérieur', '', 'Jamais']),
]

describe('who is behind an account', () => {
  it('72 of 118 followers of X are librarians: share, interval, denominator, sentence', async () => {
    const bench = await surveyBench()
    const { id, respondents, rejected } = await importSurvey(bench, csv(X_SURVEY, ','), { takenOn: '2024-10-10' })
    expect([respondents, rejected]).toEqual([203, 0])
    const [behind] = await bench.client.surveys.behind({ accountId: bench.accounts.x })
    expect(behind).toMatchObject({
      surveyId: id,
      n: 118,
      nEffective: 118,
      untold: 0,
      by: 'status',
      takenOn: '2024-10-10',
    })
    const { lower, upper } = wilsonEffective({ share: 72 / 118, effectiveN: 118 })
    expect(behind?.groups).toMatchObject([
      { answer: 'Bibliothécaire', n: 72, share: 72 / 118, interval: { low: lower, high: upper } },
      { answer: 'Étudiant', n: 35 },
      { answer: 'Chercheur', n: 11 },
    ])
    const finding = behind?.finding ?? { code: '', data: {} }
    expect(finding).toMatchObject({
      code: 'survey_behind',
      data: { group: 'Bibliothécaire', n: 118, overall: 72 / 203 },
    })
    expect(wordsFor('fr').finding(finding)).toMatch(/61\s%.*118 personnes.*«\sBibliothécaire\s».*52\s%.*69\s%.*35\s%/)
    expect(finding.data).toMatchObject({ standing: 'above' })
    expect(wordsFor('en').finding(finding)).toMatch(/61%.*118 people.*“Bibliothécaire”/)
  })

  it('everybody asked: no sampling noise is left, in the parts neither', async () => {
    const bench = await surveyBench()
    await importSurvey(bench, csv(X_SURVEY, ','), { population: 203 })
    const [behind] = await bench.client.surveys.behind({ accountId: bench.accounts.x })
    expect(behind?.groups[0]?.interval).toEqual({ low: 72 / 118, high: 72 / 118 })
  })

  it('whoever wanted answered: no interval, said to be indicative', async () => {
    const bench = await surveyBench()
    const { id } = await importSurvey(bench, csv(X_SURVEY, ','), { isProbability: false })
    const { questions, behind } = await bench.client.surveys.get({ id })
    const cells = [...questions.flatMap((each) => each.cells), ...behind.flatMap(({ groups }) => groups)]
    expect(cells.some(({ share }) => share !== null)).toBe(true)
    expect(cells.every(({ interval }) => interval === null)).toBe(true)
    const codes = new Set(behind.map(({ finding }) => finding.code))
    expect(codes).toEqual(new Set(['survey_behind_indicative']))
    for (const { finding } of behind) expect(wordsFor('fr').finding(finding)).toContain('indicatif')
  })

  it('under five followers nothing is told, and an account nobody was asked about has no sentence', async () => {
    const bench = await surveyBench()
    const rows = [
      HEADER,
      ...repeat(4, ['', 'Chercheur', 'X', 'Souvent']),
      ...repeat(30, ['', 'Étudiant', 'Instagram', 'Jamais']),
    ]
    const { id } = await importSurvey(bench, csv(rows, ','))
    const { behind, questions } = await bench.client.surveys.get({ id })
    const x = behind.find(({ accountId }) => accountId === bench.accounts.x)
    expect(x).toMatchObject({ n: null, nEffective: null, finding: { code: 'survey_behind_few' } })
    expect(x?.groups.every(({ n, share }) => n === null && share === null)).toBe(true)
    const status = questions.find(({ role }) => role === 'status')
    // 34 answered, 30 are students: the four others would be 34 − 30, so the students are not told either.
    expect(status?.cells.map(({ n }) => n)).toEqual([null, null])
    expect(await bench.client.surveys.behind({ accountId: bench.accounts.fbHealth })).toEqual([])
  })

  it('falls back on age in bands, then on places', async () => {
    const bench = await surveyBench()
    const ages = Array.from({ length: 40 }, (_, i): Row => [String(18 + i), 'Instagram'])
    const { id } = await importSurvey(bench, csv([['Votre âge', 'Quels comptes suivez-vous ?'], ...ages]))
    const [behind] = (await bench.client.surveys.get({ id })).behind
    expect(behind).toMatchObject({ by: 'age', n: 40 })
    expect(behind?.groups.map(({ answer, n }) => [answer, n])).toEqual([
      ['18-24', 7],
      ['25-34', 10],
      ['35-49', 15],
      ['50-64', 8],
    ])
  })
})

describe('the sheet of a survey', () => {
  it('counts each question over who answered it, and says how many did not', async () => {
    const bench = await surveyBench()
    const { id } = await importSurvey(bench, csv(X_SURVEY, ','))
    const { questions, accountIds, roles, fileName, importedOn } = await bench.client.surveys.get({ id })
    const { instagram, x } = bench.accounts
    expect([accountIds, roles, fileName, importedOn]).toEqual([
      [instagram, x],
      ['follows', 'status', 'question'],
      'enquete.csv',
      '2026-07-08',
    ])
    const [follows, status, often] = questions
    expect(follows).toMatchObject({ answered: 200, missing: 3, several: true })
    expect(follows?.cells).toMatchObject([
      { accountId: x, n: 118, share: 0.59 },
      { accountId: instagram, n: 95, share: 0.475 },
    ])
    // Three readers from outside: too few to be told; the smallest group goes with them, so that 203 gives nothing away.
    expect(status).toMatchObject({ answered: 203, missing: 0 })
    expect(status?.cells.map(({ answer, n }) => [answer, n])).toEqual([
      ['Étudiant', 95],
      ['Bibliothécaire', 72],
      ['Chercheur', null],
      ['', null],
    ])
    expect(often?.cells.map(({ answer, n }) => [answer, n])).toEqual([
      ['Parfois', 95],
      ['Souvent', 83],
      ['Jamais', 25],
    ])
  })

  it('the CSV holds what the screen holds, protected alike', async () => {
    const bench = await surveyBench()
    const { id } = await importSurvey(bench, csv(X_SURVEY, ','), { label: '=1+1' })
    const { blob, name } = await bench.client.surveys.csv({ id, language: 'en' })
    const text = await blob.text()
    expect(name).toBe('portee-survey-2025-10-15.csv')
    expect(text).toContain("'=1+1,2025-10-15,1,members,,X,,status,Bibliothécaire,118,72,")
    expect(text).toContain('status,Chercheur,203,,,,,1')
  })

  it('an account that a survey asked about is not removed: the next one would get its followers', async () => {
    const bench = await surveyBench()
    const { client, accounts } = bench
    const { id } = await importSurvey(bench, csv(X_SURVEY, ','))
    await expect(client.network.removeAccount({ id: accounts.x })).rejects.toMatchObject({ data: { reason: 'in_use' } })
    await client.network.removeAccount({ id: accounts.fbScience })
    await client.surveys.remove({ id })
    await client.network.removeAccount({ id: accounts.x })
    await client.surveys.restore({ id })
    expect((await client.surveys.list())[0]?.accountIds).toEqual([accounts.instagram])
    expect((await client.surveys.get({ id })).behind.map(({ accountId }) => accountId)).toEqual([accounts.instagram])
  })

  it('statuses are proposed under the words that personas and earlier surveys use', async () => {
    const bench = await surveyBench()
    const texts = { tagline: null, story: null, needs: null, colour: null }
    const conditions = [{ kind: 'status' as const, statuses: ['Chercheur·euse'] }]
    await bench.client.audience.savePersona({ name: 'Hélène', ...texts, conditions })
    await importSurvey(bench, csv(X_SURVEY, ','))
    const rows = [HEADER, ...repeat(9, ['', 'chercheuse', 'X', '']), ...repeat(9, ['', 'Étudiante', 'X', ''])]
    const { statuses } = await bench.client.surveys.read({ uploadId: bench.upload('x.csv', csv(rows, ',')) })
    expect(statuses.map(({ text, status }) => [text, status])).toEqual([
      ['chercheuse', 'Chercheur·euse'],
      ['Étudiante', 'Étudiant'],
    ])
  })

  it('the same file is refused with what it is already, until that is removed; removing can be undone', async () => {
    const bench = await surveyBench()
    const { client } = bench
    const text = csv(X_SURVEY, ',')
    const { id } = await importSurvey(bench, text)
    const uploadId = bench.upload('autre nom.csv', text)
    const read = await client.surveys.read({ uploadId })
    expect(read.known).toEqual({ id, label: 'Enquête de rentrée', importedOn: '2026-07-08' })
    await expect(client.surveys.save(draftOf(read, uploadId))).rejects.toMatchObject({
      code: 'INVALID',
      data: { field: 'upload', reason: 'known' },
    })
    const before = await client.surveys.get({ id })
    await client.surveys.remove({ id })
    expect(await client.surveys.list()).toEqual([])
    await expect(client.surveys.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await client.surveys.restore({ id })
    expect(await client.surveys.get({ id })).toEqual(before)
    await expect(client.surveys.restore({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await client.surveys.remove({ id })
    expect((await client.surveys.save(draftOf(read, uploadId))).respondents).toBe(203)
  })
})
