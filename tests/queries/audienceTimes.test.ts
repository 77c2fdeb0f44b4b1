import { describe, expect, it } from 'vitest'
import { wordsFor } from '../../electron/engine/reports/words'
import { csv, importSurvey } from '../surveys/support'
import { audienceBench, YOUNG } from './audienceBench'

type Row = readonly (string | number)[]
const repeat = (n: number, row: Row): Row[] => Array.from({ length: n }, () => row)

/** 118 followers of X: 72 librarians, 11 researchers, 35 students. */
const X_SURVEY: Row[] = [
  ['Votre statut', 'Quels comptes suivez-vous ?'],
  ...repeat(72, ['Bibliothécaire', 'X']),
  ...repeat(11, ['Chercheur', 'X']),
  ...repeat(35, ['Étudiant', 'X']),
  ...repeat(60, ['Étudiant', 'Instagram']),
]

const share = (threshold: number) => [{ personaId: null, kind: 'share' as const, dimension: 'age' as const, threshold }]

describe('the line of its time', () => {
  it('a quarter is judged by the line that was valid on its last day', async () => {
    const { client, accounts, persona, line, ages } = await audienceBench()
    const camille = await persona('Camille', YOUNG)
    const before = { validFrom: '2025-01-01', validTo: '2026-03-31', note: 'étudiants', clauses: share(0.4) }
    await line(accounts.instagram, [camille], before)
    await line(accounts.instagram, [camille], { validFrom: '2026-04-01', clauses: share(0.6) })
    await ages(accounts.instagram, '2026-03-31', 500, 1000)
    const sheet = (period: string) =>
      client.audience.verdict({ accountId: accounts.instagram, personaId: camille, period })
    const [first, second] = [await sheet('2026-Q1'), await sheet('2026-Q2')]
    expect(first).toMatchObject({ verdict: 'reaches', judgedOn: '2026-03-31', closedOn: null })
    expect(first.line).toEqual({ from: '2025-01-01', to: '2026-03-31', note: 'étudiants' })
    expect(first.clauses[0]?.threshold).toBe(0.4)
    expect(second).toMatchObject({ verdict: 'does_not_reach', line: { from: '2026-04-01', to: null } })
    expect((await sheet('2024-Q4')).line).toBeNull()
  })
})

describe('an account that was closed', () => {
  async function closedX() {
    const bench = await audienceBench()
    const { accounts, persona, line, close } = bench
    const helene = await persona('Hélène', [{ kind: 'status', statuses: ['chercheur'] }])
    const camille = await persona('Camille', YOUNG)
    await line(accounts.x, [helene], { validFrom: '2024-01-01', validTo: '2025-03-14' })
    await line(accounts.instagram, [camille])
    await close(accounts.x, '2025-03-14')
    await importSurvey(bench, csv(X_SURVEY), { takenOn: '2024-10-10', label: 'Enquête 2024' })
    return { ...bench, helene }
  }

  it('is judged in the quarter of its closing, by its line and the survey of then; counts and sentence leave it out', async () => {
    const { client, accounts, helene } = await closedX()
    const { cells, closed, finding } = await client.audience.matrix({ period: '2026-Q2' })
    const cell = cells.find(({ accountId }) => accountId === accounts.x)
    // 11 of 118 researchers, 40 % asked; n = 118 and half a year old at the end of March 2025: B.
    expect(cell).toMatchObject({
      personaId: helene,
      isPast: true,
      verdict: 'does_not_reach',
      grade: 'B',
      basis: 'followers',
      from: '2025-01-01',
      to: '2025-03-31',
      judgedOn: '2025-03-14',
      closedOn: '2025-03-14',
    })
    expect(cell?.clauses[0]).toMatchObject({ dimension: 'status', evidenceIds: [], surveyIds: [1], scope: 'asked' })
    expect(finding).toMatchObject({ code: 'audience_none_reached', data: { pairs: 1 } })
    expect(closed).toMatchObject([
      { accountId: accounts.x, closedOn: '2025-03-14', behind: { code: 'survey_behind', data: { n: 118 } } },
    ])
    const among = 'parmi ses abonnés interrogés (membres de l’établissement)'
    expect(wordsFor('fr').finding(closed[0]?.finding ?? finding)).toBe(
      `X est fermé depuis le 14 mars 2025. Ce compte n’atteignait pas Hélène, ${among}.`,
    )
    const sheet = await client.audience.verdict({ accountId: accounts.x, personaId: helene, period: '2026-Q2' })
    expect(wordsFor('fr').finding(sheet.finding)).toBe(`X, fermé le 14 mars 2025, n’atteignait pas Hélène, ${among}.`)
    expect(sheet.surveys).toMatchObject([{ label: 'Enquête 2024', respondents: 178, followers: 118, grade: 'B' }])
    expect(sheet.behind[0]?.groups[0]).toMatchObject({ answer: 'Bibliothécaire', n: 72 })
  })

  it('in the period in which it was closed it still counts', async () => {
    const { client, accounts } = await closedX()
    const { cells, closed, finding } = await client.audience.matrix({ period: '2025-Q1' })
    expect(cells.find(({ accountId }) => accountId === accounts.x)).toMatchObject({
      isPast: false,
      closedOn: '2025-03-14',
      judgedOn: '2025-03-14',
    })
    expect([closed, finding.data['pairs']]).toEqual([[], 2])
  })

  it('a survey taken more than a month after the quarter says nothing of it; an old one is graded lower', async () => {
    const bench = await closedX()
    const { client, accounts, helene } = bench
    const ask = { accountId: accounts.x, personaId: helene, period: '2026-Q2' }
    const researchers = [['Votre statut', 'Quels comptes suivez-vous ?'], ...repeat(120, ['Chercheur', 'X'])]
    await importSurvey(bench, csv(researchers), { takenOn: '2025-05-02' })
    expect(await client.audience.verdict(ask)).toMatchObject({ verdict: 'does_not_reach', surveys: [{ surveyId: 1 }] })
    await client.surveys.remove({ id: 1 })
    expect(await client.audience.verdict(ask)).toMatchObject({ verdict: 'cannot_tell', surveys: [], behind: [] })
    const older = [...X_SURVEY, ['Étudiant', 'Aucun']]
    await importSurvey(bench, csv(older), { takenOn: '2024-06-20' })
    expect(await client.audience.verdict(ask)).toMatchObject({ verdict: 'does_not_reach', grade: 'C', stale: true })
  })
})

describe('change since the quarter before', () => {
  async function twoQuarters(account: 'instagram' | 'linkedin', before: number, after: number) {
    const bench = await audienceBench()
    const { client, accounts, persona, line, ages } = bench
    const accountId = account === 'linkedin' ? await bench.linkedin() : accounts.instagram
    const camille = await persona('Camille', YOUNG)
    await line(accountId, [camille])
    await ages(accountId, '2026-03-31', before, 1000)
    await ages(accountId, '2026-06-30', after, 1000)
    const sheet = await client.audience.verdict({ accountId, personaId: camille, period: '2026-Q2' })
    const { cells } = await client.audience.matrix({ period: '2026-Q2' })
    return { ...bench, sheet, moved: cells[0]?.moved }
  }

  it('is said when the intervals part', async () => {
    const { sheet, moved } = await twoQuarters('instagram', 450, 455)
    expect(sheet.change).toMatchObject({
      from: '2026-01-01',
      to: '2026-03-31',
      clauses: [{ kind: 'share', dimension: 'age', moved: 'rose' }],
    })
    expect(sheet.change?.clauses[0]?.before?.low).toBeCloseTo(0.45, 10)
    expect(moved).toBe('rose')
    expect((await twoQuarters('instagram', 455, 430)).moved).toBe('fell')
  })

  it('of LinkedIn by a point at least', async () => {
    expect((await twoQuarters('linkedin', 450, 455)).sheet.change?.clauses[0]?.moved).toBe('cannot_tell')
    expect((await twoQuarters('linkedin', 450, 461)).sheet.change?.clauses[0]?.moved).toBe('rose')
  })

  it('is not said of intervals that overlap, nor without figures of that quarter', async () => {
    const { client, accounts, persona, line, ages } = await audienceBench()
    const camille = await persona('Camille', [{ kind: 'age', from: 18, to: 20 }])
    await line(accounts.instagram, [camille])
    await ages(accounts.instagram, '2026-03-31', 450, 1000)
    const sheet = () =>
      client.audience.verdict({ accountId: accounts.instagram, personaId: camille, period: '2026-Q2' })
    // The same figures in both quarters: nothing to compare.
    expect((await sheet()).change).toBeNull()
    await ages(accounts.instagram, '2026-06-30', 600, 1000)
    // Between 0 and 45 %, then between 0 and 60 %.
    expect((await sheet()).change?.clauses).toMatchObject([{ moved: 'cannot_tell', before: { low: 0 } }])
  })
})
