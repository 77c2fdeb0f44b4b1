import type { PopulationDimension } from '../../../shared/contract/populations'
import { placeKey } from '../audience/gazetteer'
import { readAgeBand, readGender } from '../audience/labels'
import { ageOf, ageText, type AgeRange } from '../surveys/cells'
import { statusKey } from '../surveys/statusWords'

/** What values are read against. */
export interface KnownPersonas {
  readonly personas: readonly { readonly id: number; readonly name: string }[]
}

/** A value as it is kept; two values of one key are one. */
export interface ReadValue {
  readonly value: string
  readonly key: string
}

const OLDEST = 120

/** `19`, `19 ans`, `18-24`, `65 et plus`: years of age, never a year of birth: a table of people says which it is by its size. */
function readAges(text: string): AgeRange | null {
  const year = /^(\d{1,3})\s*(?:ans?|years?(?: old)?)?$/i.exec(text)?.[1]
  if (year !== undefined) return Number(year) <= OLDEST ? { from: Number(year), to: Number(year) } : null
  const band = readAgeBand(text)
  return band === null || band.from > OLDEST ? null : band
}

/**
 * A value of a dimension as it is kept, or why it is none: an age as `ageText` writes it, a gender by its code, a persona by its id.
 */
export function readValue(
  dimension: PopulationDimension,
  text: string,
  { personas }: KnownPersonas,
): ReadValue | { readonly reason: 'not_an_age' | 'not_a_gender' | 'not_a_persona' | 'no_value' } {
  if (text === '') return { reason: 'no_value' }
  switch (dimension) {
    case 'age': {
      const ages = readAges(text)
      return ages === null ? { reason: 'not_an_age' } : { value: ageText(ages), key: ageText(ages) }
    }
    case 'gender': {
      const gender = readGender(text)
      return gender === null || gender === 'unknown' ? { reason: 'not_a_gender' } : { value: gender, key: gender }
    }
    case 'persona': {
      const found = personas.find(({ id, name }) => String(id) === text || placeKey(name) === placeKey(text))
      return found === undefined ? { reason: 'not_a_persona' } : { value: String(found.id), key: String(found.id) }
    }
    case 'status':
      return { value: text, key: statusKey(text) }
    case 'place':
      return { value: text, key: placeKey(text) }
  }
}

const endOf = ({ to }: AgeRange): number => to ?? Infinity

/** Ages as they are kept, youngest first. */
function sortedAges(values: readonly string[]): AgeRange[] {
  const ages = values.map(ageOf).filter((each) => each !== null)
  return ages.sort((a, b) => a.from - b.from || endOf(a) - endOf(b))
}

/** Two ages that count the same people twice, as they are kept; null = none do. */
export function overlapOf(values: readonly string[]): { readonly first: string; readonly second: string } | null {
  const ages = sortedAges(values)
  for (const [i, next] of ages.entries()) {
    const before = ages[i - 1]
    if (before !== undefined && next.from <= endOf(before)) return { first: ageText(before), second: ageText(next) }
  }
  return null
}

/** Ages between the youngest and the oldest that no line counts; null = every year is counted. */
export function gapOf(values: readonly string[]): AgeRange | null {
  const ages = sortedAges(values)
  for (const [i, next] of ages.entries()) {
    const before = ages[i - 1]
    if (before !== undefined && next.from > endOf(before) + 1) return { from: endOf(before) + 1, to: next.from - 1 }
  }
  return null
}
