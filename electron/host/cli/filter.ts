import type { Filter } from '../../../shared/contract/common'
import { parsePeriod } from '../../../shared/periods'
import { PLATFORMS, POST_FORMATS } from '../../../shared/vocabulary'
import { choiceOption, listOption, textOption, UsageError, type Session } from './command'
import { idsOf } from './names'

const INCLUDES = ['share', 'crosspost', 'boosted', 'reply', 'collaboration', 'story', 'by_hand', 'immature'] as const

/** Options of every command that looks at a part of the posts. */
export const FILTER_OPTIONS = {
  period: { type: 'string' },
  against: { type: 'string' },
  branch: { type: 'string', multiple: true },
  account: { type: 'string', multiple: true },
  platform: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  theme: { type: 'string', multiple: true },
  include: { type: 'string', multiple: true },
} as const

/** The period asked for, or the one the workspace suggests. @throws UsageError */
export async function readPeriod(session: Session): Promise<string> {
  const text = textOption(session.options, 'period')
  if (text === undefined) {
    const current = await session.client.workspace.current()
    if (current === null) throw new UsageError(session.words.missingWorkspace)
    return current.period
  }
  // The French interface writes T1–T4.
  const period = text.replace(/^(\d{4})-T([1-4])$/, '$1-Q$2')
  if (parsePeriod(period) === null) throw new UsageError(session.words.notAPeriod(text))
  return period
}

/** The filter of the options; names of branches and accounts become ids. @throws UsageError */
export async function readFilter(session: Session): Promise<Filter> {
  const { branches, accounts, themes } = await session.client.network.overview()
  const handles = accounts.flatMap((each) => (each.handle === null ? [] : [{ id: each.id, name: each.handle }]))
  const shorts = branches.map((each) => ({ id: each.id, name: each.shortName }))
  return {
    period: await readPeriod(session),
    compare: readAgainst(session),
    branches: idsOf(session, 'branch', listOption(session.options, 'branch'), [branches, shorts]),
    accounts: idsOf(session, 'account', listOption(session.options, 'account'), [accounts, handles]),
    platforms: choices(session, 'platform', PLATFORMS),
    formats: choices(session, 'format', POST_FORMATS),
    themes: idsOf(session, 'theme', listOption(session.options, 'theme'), [
      themes.map(({ id, labelFr }) => ({ id, name: labelFr })),
      themes.map(({ id, labelEn }) => ({ id, name: labelEn })),
    ]),
    include: choices(session, 'include', INCLUDES),
  }
}

const PERIODS = ['year_before', 'period_before', 'none'] as const
/** Words of `--against` that are about groups, where the command compares groups. */
const SIDES = ['rest', 'pairs'] as const

/** The period to compare with. `compare` takes the option twice: a period and who stands against whom. @throws UsageError */
function readAgainst(session: Session): (typeof PERIODS)[number] {
  const isTwice = Array.isArray(session.options['against'])
  if (!isTwice) return choiceOption(session, 'against', PERIODS, 'year_before')
  const texts = listOption(session.options, 'against')
  const wrong = texts.find((text) => ![...PERIODS, ...SIDES].some((each) => each === text))
  if (wrong !== undefined) throw new UsageError(session.words.notAChoice('against', wrong, [...PERIODS, ...SIDES]))
  return PERIODS.findLast((each) => texts.includes(each)) ?? 'year_before'
}

function choices<T extends string>(session: Session, name: string, among: readonly T[]): T[] {
  return listOption(session.options, name).map((text) => {
    const choice = among.find((each) => each === text)
    if (choice === undefined) throw new UsageError(session.words.notAChoice(name, text, among))
    return choice
  })
}
