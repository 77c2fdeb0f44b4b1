import { readAgeBand, readGender } from '../audience/labels'
import { fold } from './words'

/** Years, both ends included; to null = open. */
export type AgeRange = { readonly from: number; readonly to: number | null }

const OLDEST = 120
const BORN_FROM = 1900

/**
 * The age a cell tells: a number of years, a band, a year or a day of birth. Somebody born in 2004 is 20 or 21 on a day of 2025:
 * both ends are kept, nothing is rounded.
 * @param on ISO day on which they answered
 * @returns null when it is no age
 */
export function readAge(cell: string, on: string): AgeRange | null {
  const text = cell.trim()
  const year = Number(on.slice(0, 4))
  const number = /^(\d{1,4})(?:[.,]0+)?\s*(?:ans?|years?(?: old)?|y\.?o\.?)?$/i.exec(text)?.[1]
  if (number !== undefined) {
    const value = Number(number)
    if (value >= BORN_FROM && value <= year) return born(value, on)
    return value >= 1 && value <= OLDEST ? { from: value, to: value } : null
  }
  const birthday = birthdayOf(text)
  if (birthday !== null) {
    const { early, late } = birthday
    const [young, old] = [ageOn(late, on), ageOn(early, on)]
    return young < 0 || old > OLDEST ? null : { from: young, to: old }
  }
  const band = readAgeBand(text)
  return band === null || band.from > OLDEST ? null : band
}

function born(birthYear: number, on: string): AgeRange | null {
  const reached = Number(on.slice(0, 4)) - birthYear
  const before = on.slice(5) === '12-31' ? reached : reached - 1
  return reached > OLDEST || reached < 1 ? null : { from: Math.max(0, before), to: reached }
}

/** A day of birth, ISO; where day and month cannot be told apart, the earlier and the later reading. */
function birthdayOf(text: string): { early: string; late: string } | null {
  const iso = /^((?:19|20)\d{2})-(\d{2})-(\d{2})(?:[ T].*)?$/.exec(text)
  if (iso !== null) return { early: text.slice(0, 10), late: text.slice(0, 10) }
  const found = /^(\d{1,2})[/.-](\d{1,2})[/.-]((?:19|20)\d{2})$/.exec(text)
  if (found === null) return null
  const [, first = '', second = '', year = ''] = found
  const two = (part: string) => part.padStart(2, '0')
  const readings = [
    { month: second, day: first },
    { month: first, day: second },
  ]
    .filter(({ month, day }) => Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31)
    .map(({ month, day }) => `${year}-${two(month)}-${two(day)}`)
    .sort()
  const [early] = readings
  const late = readings.at(-1)
  return early === undefined || late === undefined ? null : { early, late }
}

function ageOn(birthday: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthday.slice(0, 4))
  return on.slice(5) < birthday.slice(5) ? years - 1 : years
}

/** An age as it is kept: `19`, `18-24`, `65+`. */
export function ageText({ from, to }: AgeRange): string {
  return to === null ? `${from}+` : to === from ? String(from) : `${from}-${to}`
}

/** Reads back what `ageText` wrote. */
export function ageOf(text: string): AgeRange | null {
  const found = /^(\d{1,3})(?:(\+)|-(\d{1,3}))?$/.exec(text)
  if (found === null) return null
  const from = Number(found[1])
  return { from, to: found[2] === '+' ? null : found[3] === undefined ? from : Number(found[3]) }
}

const HEAVIEST = 1e6

/**
 * A weight. Weights lie around 1, so that a comma or a point is their decimal sign and never stands between thousands: `1,234` is
 * a bit more than one.
 * @returns null when it is no number from 0 to a million
 */
export function readWeight(cell: string): number | null {
  const text = cell.trim().replace(/[\s\u00A0\u202F]/g, '')
  if (!/^\+?\d{1,12}([.,]\d{1,20})?(e[+-]?\d{1,2})?$/i.test(text)) return null
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) && value <= HEAVIEST ? value : null
}

/** The answers of one cell. */
export function splitAnswers(cell: string, separator: string | null): string[] {
  const parts = separator === null ? [cell] : cell.split(separator)
  return [...new Set(parts.map((part) => part.trim().slice(0, 200)).filter((part) => part !== ''))]
}

/** Words of answers that are no label of a platform. */
const GENDERS: Readonly<Record<string, 'women' | 'men' | 'other'>> = {
  'une femme': 'women',
  madame: 'women',
  mme: 'women',
  'un homme': 'men',
  monsieur: 'men',
  'non binaire': 'other',
  'une personne non binaire': 'other',
  'autre genre': 'other',
  agenre: 'other',
  queer: 'other',
  nonbinary: 'other',
}

/** Gender of an answer; '' = they did not tell, null = it is no gender. */
export function genderOf(cell: string): string | null {
  const read = GENDERS[fold(cell)] ?? readGender(cell)
  return read === 'unknown' ? '' : read
}
