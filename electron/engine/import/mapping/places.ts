import type { MappingSpec, Meaning } from '../../../../shared/mapping'
import { normaliseHeader } from '../header'

/** Position of the column of each meaning. */
export type Places = ReadonlyMap<Meaning, number>

/** Name of each column as it is compared, with the count of its namesakes to the left and itself. */
export function numbered(header: readonly string[]): { readonly key: string; readonly occurrence: number }[] {
  const seen = new Map<string, number>()
  return header.map((name) => {
    const key = normaliseHeader(name)
    const occurrence = (seen.get(key) ?? 0) + 1
    seen.set(key, occurrence)
    return { key, occurrence }
  })
}

/** Where the columns of a specification are in a header, whatever their order and what else there is; null when one is missing. */
export function placesIn(header: readonly string[], spec: MappingSpec): Places | null {
  const names = numbered(header)
  const found = new Map<Meaning, number>()
  for (const { name, occurrence, meaning } of spec.columns) {
    const key = normaliseHeader(name)
    const at = names.findIndex((each) => each.key === key && each.occurrence === occurrence)
    if (at < 0) return null
    found.set(meaning, at)
  }
  return found
}

/** The record (among the first `within`) that is the header of a specification, with its places; null when none is. */
export function findHeader(records: readonly (readonly string[])[], spec: MappingSpec, within = 60) {
  const order = [spec.headerRow, ...records.keys()].filter((at) => at < within)
  for (const at of order) {
    const record = records[at]
    const places = record === undefined ? null : placesIn(record, spec)
    if (record !== undefined && places !== null) return { headerRow: at, header: record, places }
  }
  return null
}
