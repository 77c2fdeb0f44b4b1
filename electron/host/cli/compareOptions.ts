import { type CompareInput, GROUPS_AT_MOST } from '../../../shared/contract/compare'
import { type Grouping, GROUPINGS, MEASURES, PLATFORMS, POST_FORMATS } from '../../../shared/vocabulary'
import { choiceOption, listOption, textOption, UsageError, type Session } from './command'
import { compareWords } from './compareWords'
import { readFilter } from './filter'
import { fold } from './names'

/** Options of `compare` that shape the comparison, beside those of the filter. `--against` also takes `rest` and `pairs`. */
export const COMPARE_OPTIONS = {
  by: { type: 'string' },
  panel: { type: 'string' },
  rate: { type: 'string' },
  group: { type: 'string', multiple: true },
  against: { type: 'string', multiple: true },
  focus: { type: 'string' },
  outliers: { type: 'string' },
  age: { type: 'string' },
} as const

const OUTLIERS = ['with', 'without'] as const

interface Named {
  readonly key: string
  readonly names: readonly string[]
}

/** Groups of a grouping with the names they answer to; keys of time are taken as they are. */
async function groupsOf(session: Session, by: Grouping): Promise<Named[] | null> {
  const { branches, accounts, themes } = await session.client.network.overview()
  const own = compareWords(session.language)
  const plain = (word: string): Named => ({ key: word, names: [session.words.vocabulary(word)] })
  switch (by) {
    case 'branch':
      return [
        ...branches.map(({ id, name, shortName }) => ({ key: String(id), names: [name, shortName] })),
        { key: 'network', names: [own.noBranch] },
      ]
    case 'account':
      return accounts.map(({ id, name, handle }) => ({
        key: String(id),
        names: [name, ...(handle === null ? [] : [handle])],
      }))
    case 'theme':
      return [
        ...themes.map(({ id, labelFr, labelEn }) => ({ key: String(id), names: [labelFr, labelEn] })),
        { key: '0', names: [own.noTheme] },
      ]
    case 'platform':
      return PLATFORMS.map(plain)
    case 'format':
      return POST_FORMATS.map(plain)
    case 'weekday':
      return [1, 2, 3, 4, 5, 6, 7].map((day) => ({ key: String(day), names: [weekdayName(day, session.language)] }))
    case 'hour':
      return Array.from({ length: 24 }, (_, hour) => ({ key: String(hour), names: [own.hour(hour)] }))
    default:
      return null
  }
}

/** 1 = Monday; 5 January 2026 was one. */
export function weekdayName(day: number, language: string): string {
  const date = new Date(Date.UTC(2026, 0, 4 + day, 12))
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(date)
}

/** Keys of groups named on the command line: by key or by name, without regard to case and accents. @throws UsageError */
async function keysOf(session: Session, by: Grouping, texts: readonly string[]): Promise<string[]> {
  if (texts.length === 0) return []
  const known = await groupsOf(session, by)
  const own = compareWords(session.language)
  return texts.map((text) => {
    // The French interface writes T1–T4.
    if (known === null) return text.replace(/^(\d{4})-T([1-4])$/, '$1-Q$2')
    const wanted = fold(text)
    const found = known.find(({ key, names }) => key === text || names.some((name) => fold(name) === wanted))
    if (found === undefined)
      throw new UsageError(
        own.unknownGroup(
          own.by[by],
          text,
          known.map(({ key, names }) => names[0] ?? key),
        ),
      )
    return found.key
  })
}

/** An age in days. @throws UsageError */
function readAge(session: Session): number | null {
  const text = textOption(session.options, 'age')
  if (text === undefined) return null
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 365)
    throw new UsageError(compareWords(session.language).notAnAge(text))
  return Number(text)
}

/** The question of the options. @throws UsageError */
export async function readQuery(session: Session): Promise<CompareInput & { readonly by: Grouping }> {
  const by = choiceOption(session, 'by', GROUPINGS, 'branch')
  const panel = textOption(session.options, 'panel')
  const groups = await keysOf(session, by, listOption(session.options, 'group'))
  if (groups.length > GROUPS_AT_MOST) throw new UsageError(compareWords(session.language).tooManyGroups(GROUPS_AT_MOST))
  const focus = textOption(session.options, 'focus')
  const [focused] = focus === undefined ? [] : await keysOf(session, by, [focus])
  return {
    filter: await readFilter(session),
    by,
    rate: choiceOption(session, 'rate', MEASURES, 'err'),
    panel: panel === undefined ? null : choiceOption(session, 'panel', GROUPINGS, 'platform'),
    groups,
    against: listOption(session.options, 'against').includes('rest') ? 'rest' : 'pairs',
    focus: focused ?? null,
    outliers: choiceOption(session, 'outliers', OUTLIERS, 'with'),
    age: readAge(session),
  }
}
