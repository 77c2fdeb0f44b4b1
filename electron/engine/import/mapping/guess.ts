import type { ColumnGuess, MappingGuess } from '../../../../shared/contract/mappings'
import { meaningsOf, type MappingLevel, type Meaning } from '../../../../shared/mapping'
import { ACCOUNT_DAY_METRICS, METRICS, type AudienceDimension, type Platform } from '../../../../shared/vocabulary'
import type { ColumnLook } from './columnLook'
import { guessDates, readDate, type DateEvidence } from './dates'
import type { TableLook } from './look'
import { foldName, guessByName, type NameGuess } from './names'
import { guessSigns, type SignEvidence } from './numbers'
import { numbered } from './places'
import { formatOfWord, isNetworkWord, platformOfLink, platformOfWord } from './words'

/** What is known besides the cells. */
export interface Around {
  readonly fileName: string
  /** The network's zone: tools print hours as their user lives. */
  readonly zone: string
  /** The day of the file, or today. */
  readonly today: string
}

const FIGURES = new Set<Meaning>([...METRICS, ...ACCOUNT_DAY_METRICS, 'count', 'followers'])
const most = (part: number, look: ColumnLook): boolean => look.filled > 0 && part >= 0.8 * look.filled

/** What a table is, by the names of its columns and the look of all its values. */
export function guessTable(look: TableLook, around: Around): MappingGuess {
  const names = look.header.map(guessByName)
  const level = guessLevel(look, names)
  const columns = settleTwins(
    look.header.map((_, at) => guessColumn(look, names[at] ?? null, at, level)),
    look,
  )
  return {
    level,
    columns,
    numbers: numbersOf(look, columns),
    dates: datesOf(look, columns, around.today),
    zone: zoneOf(look, columns, around.zone),
    platform: guessPlatform(look, columns, around.fileName),
    types: wordsOf(look, columns, 'post_type').map(([word, rows]) => ({ word, format: formatOfWord(word), rows })),
    audience: level === 'audience' ? { dimension: dimensionOf(look), basis: 'followers' } : null,
  }
}

/** Posts unless the rows are days with figures alone, or labels with one figure. */
function guessLevel(look: TableLook, names: readonly (NameGuess | null)[]): MappingLevel {
  const named = (meaning: Meaning): boolean =>
    names.some((name) => name?.by === 'name' && name.meanings.includes(meaning))
  const posts =
    named('permalink') ||
    named('native_id') ||
    named('post_type') ||
    look.columns.some((column) => most(column.urls, column) || (most(column.texts, column) && column.meanLength > 40))
  if (posts) return 'post'
  const dated = look.columns.some((column) => most(column.dates, column))
  if (!dated && look.header.length <= 6 && named('label')) return 'audience'
  const timed = look.columns.some((column) => column.evidence.timed > column.filled / 2)
  return dated && !timed && !named('text') ? 'account_day' : 'post'
}

function guessColumn(look: TableLook, name: NameGuess | null, at: number, level: MappingLevel): ColumnGuess {
  const column = look.columns[at]
  const place = numbered(look.header)[at]
  const base = {
    position: at,
    name: look.header[at] ?? '',
    occurrence: place?.occurrence ?? 1,
    samples: [...(column?.samples ?? [])],
  }
  if (column === undefined) return { ...base, meaning: null, certainty: 'open', evidence: { code: 'none', data: {} } }
  const { fields, figures } = meaningsOf(level)
  const allowed = new Set<Meaning>([...fields, ...figures])
  const meaning = name?.meanings.map((each) => atLevel(each, level)).find((each) => allowed.has(each)) ?? null
  if ((name?.by === 'rate' || name?.by === 'beside') && level !== 'audience')
    return { ...base, meaning: null, certainty: 'sure', evidence: { code: name.by, data: {} } }
  const unit = meaning === 'watch_time_ms' ? { unit: unitOf(base.name, column) } : {}
  if (meaning !== null && fits(meaning, column)) {
    const evidence = { code: name?.by === 'name' ? 'name' : 'words', data: { name: base.name } }
    return { ...base, ...unit, meaning, certainty: name?.by === 'name' ? 'sure' : 'likely', evidence }
  }
  if (column.filled === 0) return { ...base, meaning: null, certainty: 'sure', evidence: { code: 'empty', data: {} } }
  return byValues(base, column, level, meaning)
}

/** A day of a table of posts is a publication, and the other way round. */
function atLevel(meaning: Meaning, level: MappingLevel): Meaning {
  if (level === 'account_day' && meaning === 'published') return 'day'
  if (level === 'post' && meaning === 'day') return 'published'
  if (level === 'account_day' && meaning === 'interactions_stated') return 'interactions'
  if (level === 'account_day' && meaning === 'count') return 'followers'
  return meaning
}

/** Whether values can be of a meaning: a "Comments" column full of sentences is not a count. */
function fits(meaning: Meaning, column: ColumnLook): boolean {
  const { filled } = column
  if (filled === 0) return true
  const numbers = column.whole + column.decimals + column.rounded
  if (meaning === 'watch_time_ms') return numbers + column.times + column.dates >= 0.8 * filled
  if (FIGURES.has(meaning)) return numbers >= 0.8 * filled
  switch (meaning) {
    case 'published':
    case 'day':
      return column.dates + column.evidence.shapes.serial >= 0.8 * filled
    case 'time':
      return most(column.times, column)
    case 'permalink':
      return most(column.urls, column)
    case 'native_id':
      return column.texts + column.longNumbers + column.whole >= 0.8 * filled && column.distinct > filled / 2
    case 'share':
      return column.percents + column.whole + column.decimals >= 0.8 * filled
    case 'platform':
      return column.values.some(isNetworkWord)
    case 'label':
      return column.urls === 0
    default:
      return column.urls + column.whole + column.decimals < 0.5 * filled
  }
}

/** A few short words, all of one kind. */
const isWords = ({ values, distinct, urls, meanLength }: ColumnLook, isOne: (word: string) => boolean): boolean =>
  distinct <= 12 && values.length > 0 && urls === 0 && meanLength <= 30 && values.every(isOne)

type Base = Pick<ColumnGuess, 'position' | 'name' | 'occurrence' | 'samples'>

function byValues(base: Base, column: ColumnLook, level: MappingLevel, named: Meaning | null): ColumnGuess {
  const likely = (meaning: Meaning, code: string): ColumnGuess => ({
    ...base,
    meaning,
    certainty: 'likely',
    evidence: { code, data: {} },
  })
  const open = (code: string): ColumnGuess => ({
    ...base,
    meaning: null,
    certainty: 'open',
    evidence: { code, data: {} },
  })
  const numbers = column.whole + column.decimals + column.percents + column.rounded
  if (level === 'audience') {
    if (most(column.percents, column)) return likely('share', 'percent')
    return most(numbers, column) ? open('counts') : likely('label', 'texts')
  }
  if (most(column.dates, column)) return likely(level === 'post' ? 'published' : 'day', 'days')
  if (isWords(column, isNetworkWord)) return likely('platform', 'platform_words')
  if (level === 'post') {
    if (most(column.urls, column) && column.samples.some((link) => platformOfLink(link) !== null))
      return likely('permalink', 'links')
    if (most(column.handles, column)) return likely('account_handle', 'handles')
    if (most(column.longNumbers, column) && column.distinct > column.filled / 2)
      return likely('native_id', 'numbers_long')
    if (isWords(column, (word) => formatOfWord(word) !== null)) return likely('post_type', 'type_words')
    if (most(column.texts, column) && column.meanLength > 40) return likely('text', 'texts')
  }
  if (named !== null) return open('unlike')
  if (column.percents > 0.5 * column.filled)
    return { ...base, meaning: null, certainty: 'sure', evidence: { code: 'rate', data: {} } }
  return open(most(numbers, column) ? 'counts' : 'none')
}

/** Of columns of one meaning the surest stays; of texts the longest, of links that of a post. */
function settleTwins(columns: readonly ColumnGuess[], look: TableLook): ColumnGuess[] {
  const rank = (column: ColumnGuess): number => {
    const seen = look.columns[column.position]
    const sure = { sure: 2, likely: 1, open: 0 }[column.certainty]
    if (seen === undefined || seen.filled === 0) return -1
    if (column.meaning === 'text') return seen.meanLength + sure
    if (column.meaning === 'permalink')
      return (seen.samples.some((link) => platformOfLink(link) !== null) ? 10 : 0) + sure
    // "Publié le 03/09/2026 14:30" says more than "Jour".
    if (column.meaning === 'published') return sure + (seen.evidence.timed > 0 ? 5 : 0)
    return sure
  }
  return columns.map((column) => {
    if (column.meaning === null) return column
    const twins = columns.filter((other) => other.meaning === column.meaning)
    const [best] = [...twins].sort((a, b) => rank(b) - rank(a) || a.position - b.position)
    if (best === undefined || best.position === column.position) return column
    return {
      ...column,
      meaning: null,
      certainty: 'open',
      evidence: { code: 'doubled', data: { other: best.name, meaning: column.meaning } },
    }
  })
}

function unitOf(name: string, column: ColumnLook): NonNullable<ColumnGuess['unit']> {
  const folded = foldName(name)
  if (column.times > column.filled / 2) return 'clock'
  if (/\b(hours?|heures?|h|stunden|horas|ore|uur)\b/.test(folded)) return 'hours'
  if (/\b(minutes?|min|minuten|minutos|minuti)\b/.test(folded)) return 'minutes'
  return /\b(ms|milliseconds?|millisecondes?)\b/.test(folded) ? 'milliseconds' : 'seconds'
}

/** Signs are told by the columns of figures, rates too; not by texts, days and numbers of posts. */
function numbersOf(look: TableLook, columns: readonly ColumnGuess[]): MappingGuess['numbers'] {
  const figures = columns.filter((column) => {
    const seen = look.columns[column.position]
    if (seen === undefined || seen.dates > seen.filled / 2) return false
    return seen.whole + seen.decimals + seen.percents + seen.rounded >= 0.5 * seen.filled && seen.filled > 0
  })
  const evidence = merged(figures.flatMap((column) => look.signs[column.position] ?? []))
  const { style, certainty, reason, example, cells } = guessSigns(evidence)
  return { style: { ...style, rounded: 'reject' }, certainty, reason, example, cells, rounded: evidence.rounded }
}

function merged(all: readonly SignEvidence[]): SignEvidence {
  const sum = (of: (one: SignEvidence) => { readonly cells: number; readonly example: string }) => ({
    cells: all.reduce((total, one) => total + of(one).cells, 0),
    example: all.map((one) => of(one).example).find((text) => text !== '') ?? '',
  })
  return {
    proofs: {
      comma_decimal: sum((one) => one.proofs.comma_decimal),
      dot_decimal: sum((one) => one.proofs.dot_decimal),
      comma_groups: sum((one) => one.proofs.comma_groups),
      dot_groups: sum((one) => one.proofs.dot_groups),
    },
    open: { comma: sum((one) => one.open.comma), dot: sum((one) => one.open.dot) },
    rounded: all.reduce((total, one) => total + one.rounded, 0),
  }
}

const dateColumn = (columns: readonly ColumnGuess[]): ColumnGuess | undefined =>
  columns.find((column) => column.meaning === 'published' || column.meaning === 'day')

function datesOf(look: TableLook, columns: readonly ColumnGuess[], today: string): MappingGuess['dates'] {
  const at = dateColumn(columns)?.position
  const evidence = at === undefined ? undefined : look.columns[at]?.evidence
  if (evidence === undefined)
    return {
      style: { order: 'day_first', serial: null },
      certainty: 'unneeded',
      reason: 'unneeded',
      example: '',
      day: null,
      cells: 0,
    }
  return dateGuess(evidence, today)
}

function dateGuess(evidence: DateEvidence, today: string): MappingGuess['dates'] {
  const { order, serial, certainty, reason, example, cells } = guessDates(evidence, today)
  const style = { order, serial }
  const read = readDate(example, style)
  return {
    style,
    certainty,
    reason,
    example,
    day: read.kind === 'day' || read.kind === 'clock' ? read.day : null,
    cells,
  }
}

function zoneOf(look: TableLook, columns: readonly ColumnGuess[], zone: string): MappingGuess['zone'] {
  const seen = look.columns[dateColumn(columns)?.position ?? -1]
  const written = seen !== undefined && seen.evidence.zoned > 0 && seen.evidence.zoned === seen.evidence.timed
  return written ? { zone: 'UTC', reason: 'written' } : { zone, reason: 'network' }
}

function wordsOf(look: TableLook, columns: readonly ColumnGuess[], meaning: Meaning): [string, number][] {
  const at = columns.find((column) => column.meaning === meaning)?.position
  return at === undefined ? [] : [...(look.counts[at] ?? [])].filter(([word]) => word.length <= 200)
}

function guessPlatform(look: TableLook, columns: readonly ColumnGuess[], fileName: string): MappingGuess['platform'] {
  const words = wordsOf(look, columns, 'platform').map(([word, rows]) => ({
    word,
    platform: platformOfWord(word),
    rows,
  }))
  if (words.length > 0) return { platform: null, reason: 'column', words }
  const links = look.columns[columns.find((column) => column.meaning === 'permalink')?.position ?? -1]
  const linked = new Set<Platform | null>((links?.values ?? []).map(platformOfLink))
  const [only = null] = linked
  if (linked.size === 1 && only !== null) return { platform: only, reason: 'links', words: [] }
  const named = platformOfWord(fileName.replace(/[_.-]/g, ' '))
  return { platform: named, reason: named === null ? 'none' : 'name', words: [] }
}

const DIMENSIONS: readonly (readonly [AudienceDimension, RegExp])[] = [
  ['age', /\b(age|edad|alter|altersgruppe|idade|eta|leeftijd)/],
  ['gender', /\b(gender|sexe|genre|geschlecht|genero|genere|geslacht)/],
  ['country', /\b(countr|pays|pais|land|lander|paes|landen)/],
  ['city', /\b(cit(y|ies|ta)|villes?|ciudad|stadt|stadte|cidade|stad|steden)/],
  ['job_function', /\b(job|fonction)/],
  ['seniority', /\b(seniority|niveau)/],
  ['industry', /\b(industry|secteur)/],
  ['company_size', /\b(company|entreprise)/],
]

function dimensionOf(look: TableLook): AudienceDimension {
  for (const name of look.header.map(foldName)) {
    const found = DIMENSIONS.find(([, pattern]) => pattern.test(name))
    if (found !== undefined) return found[0]
  }
  return 'city'
}
