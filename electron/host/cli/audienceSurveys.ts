import type { BehindAccount, Survey } from '../../../shared/contract/surveys'
import { listOption, type ExitCode, type Session } from './command'
import { idsOf } from './names'
import { surveyWords } from './surveyWords'
import { table } from './table'

/** `portee audience --view surveys`: the surveys of a network and what they say of the followers of its accounts. */
export async function run(session: Session): Promise<ExitCode> {
  const { client, options, signal } = session
  const { accounts } = await client.network.overview()
  const handles = accounts.flatMap(({ id, handle }) => (handle === null ? [] : [{ id, name: handle }]))
  const wanted = idsOf(session, 'account', listOption(options, 'account'), [accounts, handles])
  const surveys = await client.surveys.list()
  const asked = new Set(surveys.flatMap(({ accountIds }) => accountIds))
  const behind: BehindAccount[] = []
  for (const { id } of accounts) {
    if (!asked.has(id) || (wanted.length > 0 && !wanted.includes(id))) continue
    behind.push(...(await client.surveys.behind({ accountId: id }, { signal })))
  }
  session.out(session.json ? JSON.stringify({ surveys, behind }, null, 2) : surveysText(session, surveys, behind))
  return 0
}

function surveysText(session: Session, surveys: readonly Survey[], behind: readonly BehindAccount[]): string {
  const own = surveyWords(session.language)
  if (surveys.length === 0) return own.noSurveys
  const { say } = session
  const list = table(
    [
      { title: own.survey, cell: ({ label }: Survey) => label },
      { title: own.takenOn, cell: ({ takenOn }) => say.day(takenOn) },
      { title: own.respondents, align: 'right', cell: ({ respondents }) => say.number(respondents) },
      { title: own.kind, cell: ({ isProbability }) => (isProbability ? own.drawn : own.voluntary) },
      { title: own.among, cell: ({ isProbability, drawnFrom }) => (isProbability ? own.drawnFrom[drawnFrom] : '—') },
    ],
    surveys,
  )
  return [list, '', ...behind.map(({ finding }) => say.finding(finding))].join('\n')
}
