import type { NeedsMatrix } from '../../../shared/contract/needs'
import { MEASURES } from '../../../shared/vocabulary'
import { choiceOption, type ExitCode, listOption, type Session } from './command'
import { ratioText, writeCsv } from './compareAlike'
import { compareWords } from './compareWords'
import { readPeriod } from './filter'
import { idsOf } from './names'
import { needsWords } from './needsWords'
import { table } from './table'

/** Options of `audience --view needs` beside the period: libraries, the measure of what posts obtained. */
export const NEEDS_OPTIONS = { branch: { type: 'string', multiple: true }, rate: { type: 'string' } } as const

/** `audience --view needs`: what is asked, what is published, what it obtained. `--json` prints the answer of needs.matrix. */
export async function run(session: Session): Promise<ExitCode> {
  const { client, options } = session
  const { branches, themes } = await client.network.overview()
  const shorts = branches.map(({ id, shortName }) => ({ id, name: shortName }))
  const query = {
    period: await readPeriod(session),
    branches: idsOf(session, 'branch', listOption(options, 'branch'), [branches, shorts]),
    measure: choiceOption(session, 'rate', MEASURES, 'err'),
  }
  await writeCsv(session, () => client.needs.csv({ ...query, table: 'matrix', language: session.language }))
  const matrix = await client.needs.matrix(query)
  const names = new Map(themes.map(({ id, labelFr, labelEn }) => [id, session.language === 'fr' ? labelFr : labelEn]))
  session.out(session.json ? JSON.stringify(matrix, null, 2) : needsText(session, matrix, names))
  return 0
}

type Names = ReadonlyMap<number, string>

/** The sentence, what is asked topic by topic, what is published theme by theme, then both lists. */
function needsText(session: Session, matrix: NeedsMatrix, names: Names): string {
  const { say } = session
  const own = needsWords(session.language)
  const nameOf = (id: number) => names.get(id) ?? String(id)
  const unasked = matrix.unasked.map(nameOf)
  const left = matrix.setAside.reduce((sum, { n }) => sum + n, 0)
  return [
    say.finding(matrix.finding),
    '',
    ...(matrix.topics.length === 0 ? [] : [topicsText(session, matrix, nameOf), '']),
    ...(matrix.themes.length === 0 ? [] : [themesText(session, matrix, nameOf), '']),
    `${own.unanswered}: ${matrix.unanswered.join(', ') || own.none}`,
    `${own.unasked}: ${unasked.join(', ') || own.none}`,
    ...(left === 0 ? [] : [own.leftOut(left)]),
  ].join('\n')
}

function topicsText({ language, say }: Session, { topics }: NeedsMatrix, nameOf: (id: number) => string): string {
  const own = needsWords(language)
  type Topic = (typeof topics)[number]
  return table<Topic>(
    [
      { title: own.topic, cell: ({ topic }) => topic },
      { title: own.notes, align: 'right', cell: ({ notes }) => say.number(notes) },
      { title: own.themes, cell: ({ themes }) => themes.map(({ themeId }) => nameOf(themeId)).join(', ') || '—' },
      { title: own.posts, align: 'right', cell: ({ posts }) => say.number(posts) },
      { title: own.naming, align: 'right', cell: ({ mentions }) => say.number(mentions) },
      { title: own.answer, cell: ({ answered }) => own.answers[answered] },
    ],
    topics,
  )
}

function themesText(session: Session, { themes, unit }: NeedsMatrix, nameOf: (id: number) => string): string {
  const { language, say } = session
  const own = needsWords(language)
  const { strengths } = compareWords(language)
  const amount = (value: number) => (unit === 'rate' ? say.percent(value) : say.number(value))
  type Theme = (typeof themes)[number]
  return table<Theme>(
    [
      { title: own.theme, cell: ({ themeId }) => nameOf(themeId) },
      { title: own.notes, align: 'right', cell: ({ notes }) => say.number(notes) },
      { title: own.posts, align: 'right', cell: ({ posts }) => say.number(posts) },
      { title: own.share, align: 'right', cell: ({ share }) => say.percent(share) },
      {
        title: own.obtained,
        align: 'right',
        cell: ({ obtained: { median } }) => (median === null ? '—' : amount(median)),
      },
      {
        title: own.interval,
        cell: ({ obtained: { interval } }) =>
          interval === null ? '—' : `${amount(interval.low)} – ${amount(interval.high)}`,
      },
      {
        title: own.against,
        cell: ({ obtained: { against } }) =>
          against === null ? '—' : `× ${ratioText(session, against.ratio)}, ${strengths[against.strength]}`,
      },
    ],
    themes,
  )
}
