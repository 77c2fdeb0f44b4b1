import { describe, expect, test } from 'vitest'
import { wilsonEffective } from '../../electron/engine/statistics/proportion'
import { generateSample } from '../../electron/engine/sample/generateSample'
import type { SampleTruth } from '../../electron/engine/sample/truthKinds'
import { sampleTruths } from '../../electron/engine/sample/truths'
import type { SamplePaper } from '../../electron/engine/sample/types'
import { parseCsv } from './support'

const sample = generateSample()

function truth<K extends SampleTruth['kind']>(kind: K): Extract<SampleTruth, { kind: K }> {
  const found = sampleTruths.find((one): one is Extract<SampleTruth, { kind: K }> => one.kind === kind)
  if (found === undefined) throw new Error(`no truth of kind ${kind}`)
  return found
}

function paper(name: RegExp): SamplePaper {
  const found = sample.papers.find((each) => name.test(each.name))
  if (found === undefined) throw new Error(`no paper named ${String(name)}`)
  return found
}

const textOf = ({ bytes }: SamplePaper): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** Records of a table with semicolons, none of whose cells is quoted. */
function semicolons(each: SamplePaper): string[][] {
  const text = textOf(each)
  expect(text).not.toContain('"')
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(';'))
}

function column(rows: readonly (readonly string[])[], name: string): string[] {
  const at = (rows[0] ?? []).indexOf(name)
  expect([name, at >= 0]).toEqual([name, true])
  return rows.slice(1).map((row) => row[at] ?? '')
}

/** How often each text is there. */
function counted(texts: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const text of texts) counts[text] = (counts[text] ?? 0) + 1
  return counts
}

describe('surveys', () => {
  test('2024: 118 respondents follow X, 72 of them librarians and 11 researchers', () => {
    const rows = parseCsv(textOf(paper(/2024/)).replace('\ufeff', ''))
    expect(rows).toHaveLength(1 + 396)
    const follows = column(rows, 'Lesquels de nos comptes suivez-vous ?')
    const statuses = column(rows, 'Vous êtes :').filter((_, i) => follows[i]?.split(', ').includes('X (Twitter)'))
    const { respondents, librarians, researchers } = truth('followed_by_others').survey
    expect(statuses).toHaveLength(respondents)
    const counts = counted(statuses)
    expect([counts['Bibliothécaire'], counts['Chercheur·euse']]).toEqual([librarians, researchers])
    // 52 to 69 % are librarians, and researchers with doctoral students stay far below the 40 % of the line.
    const share = (n: number) =>
      wilsonEffective({ share: n / respondents, effectiveN: respondents, answered: respondents })
    const [shown, target] = [share(librarians), share(researchers + (counts['Doctorant·e'] ?? 0))]
    expect([shown.lower, shown.upper].map((end) => Math.round(100 * end))).toEqual([52, 69])
    expect(target.upper).toBeLessThan(0.4)
    // A fifth of those asked are librarians: the account's public is not that of the university.
    expect(counted(column(rows, 'Vous êtes :'))['Bibliothécaire']).toBe(84)
  })

  test('2025: weights of mean one, one column per account, nine followers of Santé among 412', () => {
    const rows = semicolons(paper(/rentree-2025/))
    expect(rows).toHaveLength(1 + 412)
    const follows = (account: string) => column(rows, `Suivez-vous ces comptes ? [${account}]`)
    expect(counted(follows('Facebook de la BU Santé'))).toEqual({ Oui: 9, Non: 403 })
    expect(counted(follows('Instagram'))).toEqual({ Oui: 168, Non: 244 })
    const weights = column(rows, 'Pondération').map((text) => Number(text.replace(',', '.')))
    expect(weights.every((weight) => weight > 0.5 && weight < 1.5)).toBe(true)
    expect(weights.reduce((sum, weight) => sum + weight, 0) / weights.length).toBeCloseTo(1.05, 1)
    expect(new Set(column(rows, 'ID de la réponse')).size).toBe(412)
  })
})

test('enrolment: ages and statuses count the same people', () => {
  const people = (name: RegExp) => column(semicolons(paper(name)), 'Effectif').reduce((sum, n) => sum + Number(n), 0)
  expect(people(/par_age/)).toBe(18_400)
  expect(people(/par_statut/)).toBe(18_400)
  const ages = column(semicolons(paper(/par_age/)), 'Âge').map(Number)
  expect(ages).toEqual(Array.from({ length: 50 }, (_, i) => 17 + i))
})

test('notes: every topic all year long, in both languages, on working days', () => {
  const rows = semicolons(paper(/^notes_/))
  expect(rows.length - 1).toBeGreaterThan(75)
  expect(rows.length - 1).toBeLessThan(90)
  const days = column(rows, 'Date').map((day) => day.split('/').reverse().join('-'))
  expect(days).toEqual(days.toSorted())
  expect(days.every((day) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()))).toBe(true)
  const topics = column(rows, 'Sujet')
  const quarter = topics.filter((_, i) => (days[i] ?? '') >= '2026-07-01' && (days[i] ?? '') <= '2026-09-30')
  expect(new Set(quarter)).toEqual(new Set(topics))
  const { topic, notes } = truth('asked_and_published')
  expect(counted(topics)[topic]).toBe(notes)
  for (const each of truth('unanswered_needs').topics) expect(counted(topics)[each]).toBeGreaterThan(4)
  const texts = column(rows, 'Ce qui a été dit')
  expect(texts.filter((text) => /\b(the|is|are|my|more|would|where|which)\b/i.test(text)).length).toBeGreaterThan(10)
})

test('drift: Sciences publishes far more practical information than its line plans, and no other page leaves its plan as far', () => {
  const { account, theme, planned, themePosts, posts } = truth('line_drift')
  const own = sample.posts.filter(
    (post) =>
      post.accountKey === account &&
      post.publishedAt >= '2026-06-30T22:00' &&
      post.publishedAt < '2026-09-30T22:00' &&
      post.figures !== null &&
      !post.share,
  )
  expect([own.filter((post) => post.theme === theme).length, own.length]).toEqual([themePosts, posts])
  const line = sample.network.editorialLines.findLast((each) => each.account === account)
  expect(line?.themes.find((each) => each.theme === theme)?.share).toBe(planned)
  const { lower } = wilsonEffective({ share: themePosts / posts, effectiveN: posts, answered: posts })
  expect(lower).toBeGreaterThan(planned)
})

test('what is saved after the day of the sample is not there yet', () => {
  const early = generateSample({ today: '2025-01-31' })
  expect(early.papers.map(({ name }) => name)).toEqual(['enquete_usagers_novembre_2024.csv'])
})
