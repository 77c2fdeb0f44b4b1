import { placeKey, type Gazetteer } from '../audience/gazetteer'
import { readLanguage } from '../audience/labels'
import { resolveAny } from '../audience/places'
import type { Person } from '../audience/types'
import type { Respondent } from './answers'
import { ageOf } from './cells'
import { statusKey } from './statusWords'

/** Départements by region of France, as the gazetteer codes them: French surveys ask for the postal code. */
const DEPARTEMENTS: Readonly<Record<string, string>> = {
  '11': '75 77 78 91 92 93 94 95',
  '24': '18 28 36 37 41 45',
  '27': '21 25 39 58 70 71 89 90',
  '28': '14 27 50 61 76',
  '32': '02 59 60 62 80',
  '44': '08 10 51 52 54 55 57 67 68 88',
  '52': '44 49 53 72 85',
  '53': '22 29 35 56',
  '75': '16 17 19 23 24 33 40 47 64 79 86 87',
  '76': '09 11 12 30 31 32 34 46 48 65 66 81 82',
  '84': '01 03 07 15 26 38 42 43 63 69 73 74',
  '93': '04 05 06 13 83 84',
  '94': '2A 2B',
}
const AREAS = new Map(
  Object.entries(DEPARTEMENTS).flatMap(([region, codes]) =>
    codes.split(' ').map((code) => [code, `FR.${region}.${code}`]),
  ),
)
const OVERSEAS: Readonly<Record<string, string>> = { '971': 'GP', '972': 'MQ', '973': 'GF', '974': 'RE', '976': 'YT' }

/** The areas of a French postal code: a département, the two of Corsica, an overseas one; null = not one. */
export function areasOfPostcode(text: string): string[] | null {
  const code = /^(\d{2})\s?(\d{3})$/.exec(text.trim())
  if (code === null) return null
  const [, two = '', rest = ''] = code
  if (two === '20') return ['FR.94.2A', 'FR.94.2B']
  const overseas = OVERSEAS[`${two}${rest.charAt(0)}`]
  const area = overseas ?? AREAS.get(two)
  return area === undefined ? null : [area]
}

/** Reads answers about places; each text is read once. `known`: places that somebody has told, '' for nowhere. */
export function placeReader(
  gazetteer: Gazetteer,
  known: ReadonlyMap<string, string | null>,
  country: string | null,
): (text: string) => readonly string[] {
  const read = new Map<string, readonly string[]>()
  return (text) => {
    const before = read.get(text)
    if (before !== undefined) return before
    const found = placesOf(text, gazetteer, known, country)
    read.set(text, found)
    return found
  }
}

function placesOf(
  text: string,
  gazetteer: Gazetteer,
  known: ReadonlyMap<string, string | null>,
  country: string | null,
): readonly string[] {
  const told = known.get(text)
  if (told !== undefined) return told === null ? [] : [told]
  const areas = areasOfPostcode(text)
  if (areas !== null) return areas
  const bare = text.replace(/\s*\(?\b\d{5}\b\)?\s*/, ' ').trim()
  const { ids } = resolveAny(gazetteer, bare)
  if (ids.length < 2 || country === null || bare.includes(',')) return ids
  // A town named alone by people of the network is one of its country, where it has one of that name.
  const near = ids.filter((id) => id === country || id.startsWith(`${country}.`))
  return near.length > 0 ? near : ids
}

/** The country of a network, by its zone; null = not told, places named alone then keep all their readings. */
export function countryOf(zone: string): string | null {
  return COUNTRIES[zone] ?? null
}

const COUNTRIES: Readonly<Record<string, string>> = {
  'Europe/Paris': 'FR',
  'Europe/Brussels': 'BE',
  'Europe/Zurich': 'CH',
  'Europe/Luxembourg': 'LU',
  'Europe/Monaco': 'MC',
  'Indian/Reunion': 'RE',
  'Indian/Mayotte': 'YT',
  'America/Martinique': 'MQ',
  'America/Guadeloupe': 'GP',
  'America/Cayenne': 'GF',
  'Pacific/Noumea': 'NC',
  'Pacific/Tahiti': 'PF',
}

/** What is known of a respondent. A place that is not found is told but not known: `placeIds` is then empty, not absent. */
export function personOf({ answers }: Respondent, placesOfText: (text: string) => readonly string[]): Person {
  const [age, gender, place, language] = (['age', 'gender', 'place', 'language'] as const).map(
    (key) => answers.get(key)?.[0],
  )
  const range = age === undefined ? null : ageOf(age)
  const code = language === undefined ? null : readLanguage(language)
  const statuses = answers.get('status')
  return {
    ...(range === null ? {} : { age: range }),
    ...(gender === 'women' || gender === 'men' || gender === 'other' ? { gender } : {}),
    ...(place === undefined ? {} : { placeIds: placesOfText(place) }),
    ...(code === null ? {} : { language: code }),
    ...(statuses === undefined ? {} : { statuses }),
  }
}

/** Words that mean the same, gender and plural aside: those of `wanted` (keys of placeKey) that an answer stands for. */
export function sameWords(answers: readonly string[], wanted: readonly string[]): string[] {
  const keys = new Set(answers.map(statusKey))
  const own = new Set(answers.map(placeKey))
  return wanted.filter((word) => own.has(word) || keys.has(statusKey(word)))
}
