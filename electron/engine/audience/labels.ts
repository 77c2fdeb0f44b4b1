import { placeKey } from './gazetteer'
import type { Gender } from './types'

/** What the label of a line of an audience table says. Absent = the label says nothing of it. */
export type LabelParts = { readonly ageFrom?: number; readonly ageTo?: number | null; readonly gender?: Gender }

/** Words of platforms in the languages seen, normalised by `placeKey`. */
const GENDERS: Readonly<Record<Gender, readonly string[]>> = {
  women:
    'women woman female females f w femmes femme feminin mujeres mujer mulheres mulher feminino frauen frau weiblich kvinnor donne donna'.split(
      ' ',
    ),
  men: 'men man male males m h hommes homme masculin hombres hombre homens homem masculino manner mann mannlich man uomini uomo'.split(
    ' ',
  ),
  other: [
    'other',
    'user specified',
    'custom',
    'autre',
    'autres',
    'personnalise',
    'specifie par l utilisateur',
    'non binary',
  ],
  unknown: [
    'u',
    'unknown',
    'inconnu',
    'unspecified',
    'not specified',
    'non precise',
    'non specifie',
    'undisclosed',
    'desconocido',
  ],
}
const WORDS = new Map(
  Object.entries(GENDERS).flatMap(([gender, words]) => words.map((word): [string, string] => [word, gender])),
)

/** Reads the name of a gender as a platform prints it; null = not one. */
export function readGender(text: string): Gender | null {
  const found = WORDS.get(placeKey(text))
  return found === 'women' || found === 'men' || found === 'other' || found === 'unknown' ? found : null
}

const RANGE = /(\d{1,3})\s*(?:-|–|—|‑|à|a|to|bis|till|et|and)\s*(\d{1,3})(?!\d)/iu
const OPEN =
  /(?<!\d)(\d{1,3})\s*(?:ans|years|anos|años|jahre)?\s*(?:\+|et plus|ou plus|and over|and older|or older|y más|ou mais|und älter|et \+)/iu
const UNDER = /(?:under|below|less than|moins de|menos de|unter|<)\s*(\d{1,3})(?!\d)/iu
const OVER = /(?:over|plus de|more than|más de|mais de|über|>)\s*(\d{1,3})(?!\d)/iu

/** Reads an age band, both ends included: "18-24", "13–17 years", "65+", "18 a 24 anos", "moins de 18 ans". */
export function readAgeBand(text: string): { from: number; to: number | null } | null {
  const range = RANGE.exec(text)
  if (range !== null) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    return from <= to && to <= 130 ? { from, to } : null
  }
  const open = OPEN.exec(text)
  if (open !== null) return { from: Number(open[1]), to: null }
  const under = UNDER.exec(text)
  if (under !== null && Number(under[1]) > 0) return { from: 0, to: Number(under[1]) - 1 }
  const over = OVER.exec(text)
  return over === null ? null : { from: Number(over[1]) + 1, to: null }
}

/** Reads a label that may hold a gender, an age band or both: "M, 25-34", "Women 18-24", "F.35-44", "Hommes". */
export function readLabel(text: string): LabelParts {
  const band = readAgeBand(text)
  const words = text
    .replace(RANGE, ' ')
    .replace(OPEN, ' ')
    .replace(UNDER, ' ')
    .replace(OVER, ' ')
    .replace(/\b(ans|years?|anos|años|jahre)\b/giu, ' ')
  const gender = readGender(words)
  return {
    ...(band === null ? {} : { ageFrom: band.from, ageTo: band.to }),
    ...(gender === null ? {} : { gender }),
  }
}

const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCodePoint(97 + i))

/** Names of languages in French, English and their own words, by key, and the codes themselves. Made when first asked for. */
function languageNames(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const [fr, en] = ['fr', 'en'].map((of) => new Intl.DisplayNames(of, { type: 'language', fallback: 'none' }))
  for (const code of LETTERS.flatMap((a) => LETTERS.map((b) => a + b))) {
    const names = [fr?.of(code), en?.of(code)].filter((each) => each !== undefined)
    // A code of two letters that ICU maps on another one ("iw" is "he") keeps to the newer.
    if (names.length === 0 || new Intl.Locale(code).language !== code) continue
    const own = new Intl.DisplayNames(code, { type: 'language', fallback: 'none' }).of(code)
    for (const name of [code, ...names, ...(own === undefined ? [] : [own])]) {
      if (!found.has(placeKey(name))) found.set(placeKey(name), code)
    }
  }
  return found
}
let languages: ReadonlyMap<string, string> | null = null

/**
 * The ISO 639-1 code of a language as a table names it: "French", "français (France)", "fr_FR", "en-US", "English (UK)".
 * Null = not one.
 */
export function readLanguage(text: string): string | null {
  languages ??= languageNames()
  const name = text.replace(/\(.*?\)/gu, ' ')
  return (
    languages.get(placeKey(name)) ??
    languages.get(placeKey(/^([a-z]{2})[-_][a-z]{2,4}$/iu.exec(text.trim())?.[1] ?? '')) ??
    null
  )
}

/** A share as printed: "4.2%", "4,2 %", "3%". `decimals` = digits after the separator of the percentage. */
export function readShare(text: string): { share: number; decimals: number } | null {
  const match = /^\s*(\d{1,3})(?:[.,](\d+))?[\s\u00a0\u202f]*%\s*$/u.exec(text)
  if (match === null) return null
  const digits = match[2] ?? ''
  return { share: Number(`${match[1] ?? ''}.${digits || '0'}`) / 100, decimals: digits.length }
}

/**
 * The rounding step of a table of printed shares, as a fraction: the finest seen, because platforms drop trailing zeros
 * ("3%" beside "4.2%" is 3.0 %).
 */
export function roundingOf(decimals: readonly number[]): number {
  return 10 ** -(2 + Math.max(0, ...decimals))
}
