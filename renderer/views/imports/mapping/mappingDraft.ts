import type { ColumnGuess, MappingPreview } from '../../../../shared/contract/mappings'
import {
  mappingSpec,
  meaningsOf,
  problemsOf,
  type DateStyle,
  type MappingLevel,
  type MappingProblem,
  type MappingSpec,
  type Meaning,
  type NumberStyle,
  type WatchUnit,
} from '../../../../shared/mapping'
import type { Platform, PostFormat } from '../../../../shared/vocabulary'

export interface DraftColumn {
  readonly position: number
  readonly name: string
  readonly occurrence: number
  readonly meaning: Meaning | null
  readonly unit: WatchUnit
}

/** A specification in the making: everything a person can still change, and what waits for an answer. */
export interface Draft {
  readonly level: MappingLevel
  readonly headerRow: number
  readonly columns: readonly DraftColumn[]
  readonly numbers: NumberStyle
  readonly dates: DateStyle
  /** Styles that nothing proves, until somebody says. */
  readonly asks: { readonly numbers: boolean; readonly dates: boolean }
  readonly zone: string
  readonly platform: Platform | null
  readonly words: readonly { readonly word: string; readonly platform: Platform | null }[]
  readonly types: readonly { readonly word: string; readonly format: PostFormat | null }[]
  readonly account: { readonly from: 'column' | 'name' | 'ask'; readonly name: string }
  readonly audience: NonNullable<MappingSpec['audience']>
}

/** The draft that the guess proposes. */
export function draftOf({ guess, headerRow }: Pick<MappingPreview, 'guess' | 'headerRow'>): Draft {
  const columns = guess.columns.map(({ position, name, occurrence, meaning, unit }) => {
    return { position, name, occurrence, meaning, unit: unit ?? 'seconds' }
  })
  return {
    level: guess.level,
    headerRow,
    columns,
    numbers: guess.numbers.style,
    dates: guess.dates.style,
    asks: { numbers: guess.numbers.certainty === 'asked', dates: guess.dates.certainty === 'asked' },
    zone: guess.zone.zone,
    platform: guess.platform.platform,
    words: guess.platform.words.map(({ word, platform }) => ({ word, platform })),
    types: guess.types.map(({ word, format }) => ({ word, format })),
    account: { from: namesAccount(columns) ? 'column' : 'ask', name: '' },
    audience: guess.audience ?? { dimension: 'city', basis: 'followers' },
  }
}

/** The draft of a saved profile on this table: what it says of the columns here, and its own words. */
export function draftOfProfile(
  spec: MappingSpec,
  { guess, headerRow }: Pick<MappingPreview, 'guess' | 'headerRow'>,
): Draft {
  const own = draftOf({ guess, headerRow })
  const said = new Map(spec.columns.map((column) => [`${String(column.occurrence)} ${plain(column.name)}`, column]))
  const columns = own.columns.map((column) => {
    const known = said.get(`${String(column.occurrence)} ${plain(column.name)}`)
    return { ...column, meaning: known?.meaning ?? null, unit: known?.unit ?? column.unit }
  })
  const words = spec.platform.from === 'column' ? spec.platform.words : []
  const wordOf = new Map(words.map((each) => [plain(each.word), each.platform]))
  const typeOf = new Map(spec.types.map((each) => [plain(each.word), each.format]))
  return {
    ...own,
    level: spec.level,
    columns,
    numbers: spec.numbers,
    dates: spec.dates,
    asks: { numbers: false, dates: false },
    zone: spec.zone,
    platform: spec.platform.from === 'fixed' ? spec.platform.platform : own.platform,
    words: own.words.map(({ word, platform }) => ({
      word,
      platform: wordOf.has(plain(word)) ? (wordOf.get(plain(word)) ?? null) : platform,
    })),
    types: own.types.map(({ word, format }) => ({ word, format: typeOf.get(plain(word)) ?? format })),
    account: { from: spec.account.from, name: spec.account.from === 'name' ? spec.account.name : '' },
    audience: spec.audience ?? own.audience,
  }
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()

const namesAccount = (columns: readonly DraftColumn[]): boolean =>
  columns.some(({ meaning }) => meaning === 'account_name' || meaning === 'account_handle')

/** Says what one column is; the column that was it before is nothing then. */
export function withMeaning(draft: Draft, position: number, meaning: Meaning | null): Draft {
  const columns = draft.columns.map((column) => {
    if (column.position === position) return { ...column, meaning }
    return meaning !== null && column.meaning === meaning ? { ...column, meaning: null } : column
  })
  const named = namesAccount(columns)
  const from = named && draft.account.from === 'ask' && !namesAccount(draft.columns) ? 'column' : draft.account.from
  return { ...draft, columns, account: { ...draft.account, from: !named && from === 'column' ? 'ask' : from } }
}

const AS_DAY: Partial<Record<Meaning, Meaning>> = {
  published: 'day',
  interactions_stated: 'interactions',
  count: 'followers',
}
const AS_POST: Partial<Record<Meaning, Meaning>> = { day: 'published', interactions: 'interactions_stated' }

/** Another level: what a column can be there stays, the rest waits for an answer. */
export function withLevel(draft: Draft, level: MappingLevel): Draft {
  const { fields, figures } = meaningsOf(level)
  const allowed = new Set<Meaning>([...fields, ...figures])
  const as = level === 'account_day' ? AS_DAY : level === 'post' ? AS_POST : {}
  const columns = draft.columns.map((column) => {
    const meaning = column.meaning === null ? null : (as[column.meaning] ?? column.meaning)
    return { ...column, meaning: meaning !== null && allowed.has(meaning) ? meaning : null }
  })
  const from = draft.account.from === 'column' && !namesAccount(columns) ? 'ask' : draft.account.from
  return { ...draft, level, columns, account: { ...draft.account, from } }
}

export const hasMeaning = (draft: Draft, meaning: Meaning): boolean =>
  draft.columns.some((column) => column.meaning === meaning)

/** What is missing before the table can be read: problems of the specification, and questions that are open. */
export type Obstacle = MappingProblem | 'platform_open' | 'numbers_open' | 'dates_open' | 'name_open'

export function obstaclesOf(draft: Draft): Obstacle[] {
  const spec = rawSpec(draft)
  const open: Obstacle[] = []
  if (!hasMeaning(draft, 'platform') && draft.platform === null) open.push('platform_open')
  if (draft.asks.numbers) open.push('numbers_open')
  if (draft.asks.dates) open.push('dates_open')
  if (draft.account.from === 'name' && draft.account.name.trim() === '') open.push('name_open')
  return [...problemsOf(spec), ...open]
}

/** The specification of a draft without obstacles, else null. */
export function specOf(draft: Draft): MappingSpec | null {
  if (obstaclesOf(draft).length > 0) return null
  const read = mappingSpec.safeParse(rawSpec(draft))
  return read.success ? read.data : null
}

function rawSpec(draft: Draft): MappingSpec {
  const { level, headerRow, numbers, dates, zone, platform, words, types, account, audience } = draft
  const columns = draft.columns.flatMap(({ name, occurrence, meaning, unit }) =>
    meaning === null ? [] : [{ name, occurrence, meaning, ...(meaning === 'watch_time_ms' ? { unit } : {}) }],
  )
  return {
    version: 1,
    level,
    headerRow,
    columns,
    numbers,
    dates,
    zone,
    platform: hasMeaning(draft, 'platform')
      ? { from: 'column', words: [...words] }
      : { from: 'fixed', platform: platform ?? 'facebook' },
    account: account.from === 'name' ? { from: 'name', name: account.name.trim() } : { from: account.from },
    types: types.flatMap(({ word, format }) => (format === null ? [] : [{ word, format }])),
    audience: level === 'audience' ? audience : null,
  }
}

/** Whether a column waits for an answer: nobody knows it, and nobody has said. */
export function isOpen(column: DraftColumn, guess: ColumnGuess | undefined): boolean {
  return column.meaning === null && guess?.certainty === 'open'
}

const fold = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** A month, a quarter, a term: the next file has another. */
const PERIOD =
  /^(janv?|janvier|january|fevr?|fevrier|feb|february|mars?|march|avr|avril|apr|april|mai|may|juin|june?|juil|juillet|july?|aout|aug|august|sept?|septembre|september|oct|octobre|october|nov|novembre|november|dec|decembre|december|[tq][1-4]|s[12])$/

/** Name for the profile of a table: the file's without days, numbers and ending. */
export function profileName(fileName: string): string {
  const base = fileName.replace(/ › .*$/, '').replace(/\.[a-z0-9]{2,5}$/i, '')
  const words = base
    .split(/[\s_.()[\]-]+/)
    .filter(
      (word) =>
        word !== '' &&
        !/^\d+$/.test(word) &&
        !/^(export|report|rapport|copie|copy)$/i.test(word) &&
        !PERIOD.test(fold(word)),
    )
  const name = words
    .join(' ')
    .replace(/\d{2,}/g, '')
    .trim()
  return name === '' ? base.slice(0, 60) : `${name.charAt(0).toUpperCase()}${name.slice(1)}`.slice(0, 60)
}
