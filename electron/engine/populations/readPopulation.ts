import type { Notice } from '../../../shared/contract/imports'
import type { PopulationDimension, PopulationRead, PopulationRow } from '../../../shared/contract/populations'
import { MOST_POPULATION_ROWS } from '../../../shared/contract/populations'
import type { Condition } from '../../../shared/contract/audience'
import type { Gazetteer } from '../audience/gazetteer'
import { resolveCountry, resolveTown } from '../audience/places'
import { ageText } from '../surveys/cells'
import { statusKey } from '../surveys/statusWords'
import { fold, isNoAnswer } from '../surveys/words'
import { cutLine, readPeople, type CutLine } from './lines'
import { gapOf, overlapOf, readValue } from './values'

/** What the network knows that lines may name. */
export interface KnownPopulation {
  readonly personas: readonly {
    readonly id: number
    readonly name: string
    readonly conditions: readonly Condition[]
  }[]
  readonly gazetteer: Gazetteer
}

const TOTAL = /^(total|totaux|ensemble|somme|tous|toutes|all|sum|grand total|total general|total des inscrits)$/

interface Reading {
  readonly rows: Map<string, { value: string; people: number }>
  readonly rejects: PopulationRead['rejects']
  header: string | null
  total: PopulationRead['total']
  /** People whose age, gender… is said not to be known. */
  unknown: number
}

/**
 * Reads lines `value;people` (or tab, or as a spreadsheet copies them). A first line without a number holds titles; a total is set
 * apart and compared; people of whom the value is not known are left out, and said. Nothing is dropped silently.
 */
export function readPopulation(
  { dimension, text, adds }: { readonly dimension: PopulationDimension; readonly text: string; readonly adds: boolean },
  known: KnownPopulation,
): PopulationRead {
  const reading: Reading = { rows: new Map(), rejects: [], header: null, total: null, unknown: 0 }
  let isFirst = true
  for (const [at, raw] of text.split(/\r\n|\r|\n/).entries()) {
    if (raw.replace(/[;\t|]/g, '').trim() === '') continue
    const reason = readLine(raw, at + 1, { dimension, adds, isFirst }, reading, known)
    if (reason !== null) reading.rejects.push({ line: at + 1, text: raw.trim().slice(0, 200), reason })
    isFirst = false
  }
  const rows = [...reading.rows.values()]
  const sum = rows.reduce((all, { people }) => all + people, 0)
  return {
    rows,
    people: dimension === 'persona' ? null : sum,
    header: reading.header,
    total: reading.total,
    rejects: reading.rejects,
    problems: problemsOf(dimension, reading, rows, sum, known),
    blocking: blockingOf(dimension, rows),
  }
}

interface LineOptions {
  readonly dimension: PopulationDimension
  readonly adds: boolean
  readonly isFirst: boolean
}

/** Puts one line where it belongs; returns why it belongs nowhere, null when it does. */
function readLine(
  raw: string,
  line: number,
  { dimension, adds, isFirst }: LineOptions,
  reading: Reading,
  known: KnownPopulation,
): string | null {
  const cut = cutLine(raw)
  if (isFirst && isTitles(raw, cut)) {
    reading.header = raw.trim().slice(0, 200)
    return null
  }
  if (cut.value === undefined) return cut.reason
  const count = readPeople(cut.number)
  if ('reason' in count) return cut.number === '' ? 'no_number' : count.reason
  const { people } = count
  if (TOTAL.test(fold(cut.value)) && reading.total === null) {
    reading.total = { line, people }
    return null
  }
  if (dimension !== 'persona' && cut.value !== '' && isNoAnswer(cut.value)) {
    reading.unknown += people
    return null
  }
  const read = readValue(dimension, cut.value, known)
  if ('reason' in read) return read.reason
  const before = reading.rows.get(read.key)
  if (before !== undefined && !adds) return 'twice'
  if (before === undefined && reading.rows.size >= MOST_POPULATION_ROWS) return 'too_many'
  if (before !== undefined) before.people += people
  else reading.rows.set(read.key, { value: read.value, people })
  return null
}

/** Words where people should be counted: titles of columns. */
function isTitles(raw: string, cut: CutLine): boolean {
  if (cut.value === undefined) return cut.reason === 'columns' && !/\d/.test(raw)
  return /\p{L}/u.test(cut.number) && !/\d/.test(cut.number)
}

/** What must be settled before rows can be kept. */
export function blockingOf(dimension: PopulationDimension, rows: readonly PopulationRow[]): Notice[] {
  if (rows.length === 0) return [{ code: 'no_rows', data: {} }]
  if (rows.every(({ people }) => people === 0)) return [{ code: 'nobody', data: {} }]
  const overlap = dimension === 'age' ? overlapOf(rows.map(({ value }) => value)) : null
  return overlap === null ? [] : [{ code: 'ages_overlap', data: { ...overlap } }]
}

function problemsOf(
  dimension: PopulationDimension,
  { total, unknown }: Reading,
  rows: readonly PopulationRow[],
  sum: number,
  known: KnownPopulation,
): Notice[] {
  const values = rows.map(({ value }) => value)
  const gap = dimension === 'age' ? gapOf(values) : null
  const places = dimension === 'place' ? values.filter((value) => !isPlace(value, known.gazetteer)) : []
  const missing = dimension === 'status' && rows.length > 0 ? missingStatuses(values, known) : []
  const stated = total === null || dimension === 'persona' ? null : total.people
  const found: (Notice | false)[] = [
    stated !== null && stated !== sum + unknown && { code: 'total_differs', data: { stated, sum: sum + unknown } },
    unknown > 0 && { code: 'unknown_left_out', data: { people: unknown } },
    gap !== null && { code: 'ages_gap', data: { ages: ageText(gap) } },
    places.length > 0 && { code: 'places_unknown', data: { n: places.length, names: few(places) } },
    missing.length > 0 && { code: 'statuses_missing', data: { n: missing.length, names: few(missing) } },
  ]
  return found.filter((notice) => notice !== false)
}

const SHOWN = 5
const few = (names: readonly string[]): string => names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? '…' : '')

const isPlace = (text: string, gazetteer: Gazetteer): boolean =>
  resolveTown(gazetteer, text).ids.length > 0 || resolveCountry(gazetteer, text).ids.length > 0

/** Whether every value of a table of places is a country: else they are towns. */
export const areCountries = (values: readonly string[], gazetteer: Gazetteer): boolean =>
  values.length > 0 && values.every((value) => resolveCountry(gazetteer, value).status === 'resolved')

/** Statuses that personas ask for and no line counts. */
function missingStatuses(values: readonly string[], { personas }: KnownPopulation): string[] {
  const counted = new Set(values.map(statusKey))
  const simple = personas
    .flatMap(({ conditions }) => conditions)
    .flatMap((each) => (each.kind === 'any' ? each.of : [each]))
    .flatMap((each) => (each.kind === 'all' ? each.of : [each]))
  const wanted = simple.flatMap((each) => (each.kind === 'status' ? each.statuses : []))
  return [...new Map(wanted.map((word) => [statusKey(word), word]))].flatMap(([key, word]) =>
    counted.has(key) ? [] : [word],
  )
}
