import type { Metric } from '../../../shared/vocabulary'
import type { HeaderLanguage, HeaderNames, PositionRule, PostField, PostFormatFile } from './format'
import { looseHeader, normaliseHeader } from './header'

/** Position of each source column by meaning; several positions = columns of one meaning, the first non-empty counts. */
export interface ColumnMap {
  readonly fields: ReadonlyMap<PostField | Metric, readonly number[]>
  /** null: the columns were told by their structure. */
  readonly language: HeaderLanguage | null
  /** Names that only matched without their brackets: a sign of re-saving by a spreadsheet. */
  readonly edited: number
}

/** Meaning of each header cell, by exact normalised name, else without brackets. */
export function mapColumns(format: PostFormatFile, header: readonly string[]): ColumnMap {
  const { exact, loose } = knownNames(format)
  const fields = new Map<PostField | Metric, number[]>()
  const languages = new Map<HeaderLanguage, number>()
  let edited = 0
  header.forEach((cell, position) => {
    const precise = exact.get(normaliseHeader(cell))
    const known = precise ?? loose.get(looseHeader(cell))
    if (known === undefined) return
    if (precise === undefined) edited += 1
    fields.set(known.field, [...(fields.get(known.field) ?? []), position])
    for (const language of known.languages) languages.set(language, (languages.get(language) ?? 0) + 1)
  })
  return { fields, language: mostUsed(languages), edited }
}

/**
 * Meaning of the columns of a table whose names nobody knows, by their order; null when the structure is not the one known:
 * a sentence alone in the row above, the width, links in their column. Right or refused: anything less than all of it is null.
 */
export function mapPositions(rule: PositionRule, records: readonly (readonly string[])[], row: number) {
  const [sentence, header] = [records[row - 1], records[row]]
  const below = records.slice(row + 1)
  if (sentence === undefined || header === undefined) return null
  const alone = (sentence[0] ?? '').length > 30 && sentence.slice(1).every((cell) => cell.trim() === '')
  const width = header.filter((cell) => cell.trim() !== '').length
  const rows = below.filter((record) => record.some((cell) => cell.trim() !== ''))
  const linked = rows.every((record) => rule.link.holds.test(record[rule.link.column] ?? ''))
  if (!alone || width < rule.width.from || width > rule.width.to || rows.length === 0 || !linked) return null
  const fields = new Map<PostField | Metric, number[]>()
  rule.columns.forEach((field, position) => {
    if (field !== null && position < header.length) fields.set(field, [...(fields.get(field) ?? []), position])
  })
  return { fields, language: null, edited: 0 } satisfies ColumnMap
}

interface Known {
  readonly field: PostField | Metric
  readonly languages: readonly HeaderLanguage[]
}

interface KnownNames {
  readonly exact: ReadonlyMap<string, Known>
  readonly loose: ReadonlyMap<string, Known>
}

/** Worked out once: for each record tried as a header it took 20 ms a file. */
const NAMES = new WeakMap<PostFormatFile, KnownNames>()

function knownNames(format: PostFormatFile): KnownNames {
  const before = NAMES.get(format)
  if (before !== undefined) return before
  const names = { exact: namesOf(format, normaliseHeader), loose: namesOf(format, looseHeader) }
  NAMES.set(format, names)
  return names
}

function namesOf(format: PostFormatFile, normalise: (name: string) => string): Map<string, Known> {
  const out = new Map<string, Known>()
  const add = (field: PostField | Metric, names: HeaderNames): void => {
    for (const [language, list] of Object.entries(names) as [HeaderLanguage, readonly string[]][]) {
      for (const name of list) {
        const key = normalise(name)
        const before = out.get(key)
        if (before !== undefined && before.field !== field) continue
        out.set(key, { field, languages: [...(before?.languages ?? []), language] })
      }
    }
  }
  for (const [field, names] of Object.entries(format.fields) as [PostField, HeaderNames][]) add(field, names)
  for (const [metric, names] of Object.entries(format.metrics) as [Metric, HeaderNames][]) add(metric, names)
  return out
}

function mostUsed(counts: ReadonlyMap<HeaderLanguage, number>): HeaderLanguage {
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? 'en'
}
