import { expect } from 'vitest'
import type { Sample } from '../../electron/engine/sample/types'
import type { SampleTruth } from '../../electron/engine/sample/truthKinds'
import type { TestEngine } from '../support/engine'

const PERIOD = '2026-Q3'

/** Ids of the open workspace by the sample's keys. */
async function idsOf({ client }: TestEngine, { network }: Sample) {
  const { accounts, themes } = await client.network.overview()
  const personas = await client.audience.personas()
  const account = (key: string): number => {
    const own = network.accounts.find((each) => each.key === key)
    return accounts.find(({ platform, name }) => platform === own?.platform && name === own.name)?.id ?? 0
  }
  const persona = (key: string): number => {
    const own = network.personas.find((each) => each.key === key)
    return personas.find(({ name }) => name === own?.name)?.id ?? 0
  }
  const theme = (key: string): number => {
    const own = network.themes.find((each) => each.key === key)
    return themes.find(({ labelFr }) => labelFr === own?.label.fr)?.id ?? 0
  }
  return { account, persona, theme }
}

type Of<K extends SampleTruth['kind']> = Extract<SampleTruth, { kind: K }>

/** Surveys, enrolment and notes are in the workspace, every row of them, and what is planted in them is found. */
export async function checkPapers(test: TestEngine, sample: Sample): Promise<void> {
  const { client } = test
  const ids = await idsOf(test, sample)
  const surveys = await client.surveys.list()
  expect(surveys.map(({ takenOn, respondents, rejected }) => [takenOn, respondents, rejected])).toEqual([
    ['2025-10-10', 412, 0],
    ['2024-11-22', 396, 0],
  ])
  // Where people go is not what they follow, although libraries and their pages bear one name.
  expect(surveys[1]?.accountIds).toEqual(['ig-reseau', 'li-reseau', 'x-reseau'].map(ids.account).sort((a, b) => a - b))
  const populations = await client.populations.list()
  expect(populations.map(({ dimension, people }) => [dimension, people]).sort()).toEqual([
    ['age', 18_400],
    ['persona', null],
    ['status', 18_400],
  ])
  let checked = await checkNeeds(test, sample, ids)
  for (const truth of sample.truths) {
    if (truth.kind === 'followed_by_others') await checkFollowers(test, truth, ids)
    else if (truth.kind === 'line_drift') await checkDrift(test, truth, ids)
    else continue
    checked += 1
  }
  expect(checked).toBe(5)
}

type Ids = Awaited<ReturnType<typeof idsOf>>

async function checkFollowers({ client }: TestEngine, truth: Of<'followed_by_others'>, ids: Ids): Promise<void> {
  const accountId = ids.account(truth.account)
  const [behind] = await client.surveys.behind({ accountId })
  const { respondents, librarians, researchers } = truth.survey
  const of = (status: string) => behind?.groups.find(({ answer }) => answer === status)?.n
  expect([behind?.n, of('Bibliothécaire'), of('Chercheur·euse')]).toEqual([respondents, librarians, researchers])
  const sheet = await client.audience.verdict({ accountId, personaId: ids.persona(truth.persona), period: PERIOD })
  expect([sheet.verdict, sheet.clauses.map(({ dimension }) => dimension)]).toEqual([truth.verdict, ['status']])
  // LinkedIn took over, and it does reach her: by what its followers do.
  const after = { accountId: ids.account('li-reseau'), personaId: ids.persona(truth.persona), period: PERIOD }
  expect(await client.audience.verdict(after)).toMatchObject({ verdict: 'reaches', grade: 'B' })
}

async function checkDrift({ client }: TestEngine, truth: Of<'line_drift'>, ids: Ids): Promise<void> {
  const all = await client.audience.drift({ accountId: null, period: PERIOD })
  const away = all.flatMap(({ accountId, rows }) =>
    rows.filter(({ standing }) => standing === 'more' || standing === 'less').map((row) => ({ accountId, ...row })),
  )
  expect(away).toMatchObject([
    {
      accountId: ids.account(truth.account),
      themeId: ids.theme(truth.theme),
      planned: truth.planned,
      n: truth.themePosts,
      standing: 'more',
      strength: 'clear',
    },
  ])
}

/** @returns how many truths it checked */
async function checkNeeds({ client }: TestEngine, { truths }: Sample, ids: Ids): Promise<number> {
  const matrix = await client.needs.matrix({ period: PERIOD, branches: [] })
  const byNumber = (a: number, b: number): number => a - b
  let checked = 0
  for (const truth of truths) {
    if (truth.kind === 'unanswered_needs') expect(matrix.unanswered.toSorted()).toEqual(truth.topics.toSorted())
    else if (truth.kind === 'unasked_themes')
      expect(matrix.unasked.toSorted(byNumber)).toEqual(truth.themes.map(ids.theme).sort(byNumber))
    else if (truth.kind === 'asked_and_published') {
      const topic = matrix.topics.find((each) => each.topic === truth.topic)
      expect(topic).toMatchObject({ answered: 'yes', themes: [{ themeId: ids.theme(truth.theme) }] })
      const ever = await client.needs.topics({ period: null })
      expect(ever.find((each) => each.topic === truth.topic)?.ever).toBe(truth.notes)
    } else continue
    checked += 1
  }
  return checked
}
