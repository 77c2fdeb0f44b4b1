import { placeKey } from './gazetteer'
import type { Gazetteer, Place } from './gazetteer'

/**
 * What a label of a place stands for. `resolved`: one place. `ambiguous`: several fit, none is chosen. `area`: the town
 * is not in the gazetteer, but the rest of the label says which country or region it is in. `unknown`: nothing fits.
 * Ids are those of gazetteer.ts; every list holds at least one.
 */
export type Resolution =
  | { readonly status: 'resolved'; readonly ids: readonly [string] }
  | { readonly status: 'ambiguous' | 'area'; readonly ids: readonly string[] }
  | { readonly status: 'unknown'; readonly ids: readonly [] }

/** Parts of France that have a country code of their own; "Saint-Denis, La Réunion, France" names both. */
export const OVERSEAS: ReadonlySet<string> = new Set(['GP', 'MQ', 'RE', 'GF', 'YT', 'NC', 'PF', 'PM', 'BL', 'MF', 'WF'])
const UNKNOWN: Resolution = { status: 'unknown', ids: [] }

const countryOf = (code: string) => code.slice(0, 2)

function resolution(ids: readonly string[]): Resolution {
  const [first, ...others] = [...new Set(ids)]
  if (first === undefined) return UNKNOWN
  return others.length === 0 ? { status: 'resolved', ids: [first] } : { status: 'ambiguous', ids: [first, ...others] }
}

/** "Korea, Republic of" is one name: the longest tail of the parts that names an area is taken first. */
function areasOf(gazetteer: Gazetteer, parts: readonly string[]): (readonly string[])[] | null {
  if (parts.length === 0) return []
  for (let end = parts.length; end > 0; end--) {
    const codes = gazetteer.areasNamed(placeKey(parts.slice(0, end).join(' ')))
    if (codes.length === 0) continue
    const rest = areasOf(gazetteer, parts.slice(end))
    if (rest !== null) return [codes, ...rest]
  }
  return null
}

const inArea = (place: Place, code: string, overseas: boolean): boolean =>
  code === place.country ||
  code === place.admin1 ||
  code === place.admin2 ||
  (overseas && code === 'FR' && OVERSEAS.has(place.country))

/** Of places with one key, those spelt exactly like the label (accents included), when there are some. */
function spelt(places: readonly Place[], name: string): readonly Place[] {
  const exact = places.filter((place) => place.name.toLowerCase() === name.toLowerCase())
  return exact.length > 0 ? exact : places
}

function townsFitting(gazetteer: Gazetteer, name: string, areas: readonly (readonly string[])[], overseas: boolean) {
  const wanted = areas.length === 0 ? gazetteer.countries : [...new Set(areas.flat().map(countryOf))]
  const key = placeKey(name)
  const named = [...new Set(wanted.flatMap((country) => gazetteer.townsNamed(key, country)))]
  const fitting = named.filter((place) => areas.every((codes) => codes.some((code) => inArea(place, code, overseas))))
  return spelt(fitting, name)
}

/** The area a label leaves us with when its town is not known: the smallest areas that agree with all parts. */
function commonAreas(areas: readonly (readonly string[])[]): string[] {
  const [first = [], ...rest] = areas
  const agreeing = first.filter((code) =>
    rest.every((codes) => codes.some((other) => countryOf(other) === countryOf(code))),
  )
  return agreeing.length > 0 ? agreeing : [...first]
}

/** What is between commas, or between spaced dashes: "Dubai - United Arab Emirates". */
const partsOf = (label: string): string[] =>
  label
    .split(/,|\s[-–]\s/)
    .map((part) => part.trim())
    .filter((part) => placeKey(part) !== '')

/** Areas of the last parts alone, where one before them is none anybody knows: "Rome, Metropolitan City of Rome Capital, Italy". */
function lastAreas(gazetteer: Gazetteer, parts: readonly string[]): (readonly string[])[] | null {
  for (let from = 1; from < parts.length; from++) {
    const areas = areasOf(gazetteer, parts.slice(from))
    if (areas !== null) return areas
  }
  return null
}

function townsOf(gazetteer: Gazetteer, name: string, areas: readonly (readonly string[])[]): readonly Place[] {
  const strict = townsFitting(gazetteer, name, areas, false)
  return strict.length > 0 ? strict : townsFitting(gazetteer, name, areas, true)
}

/** YouTube leaves commas out: "Sydney NSW, Australia", "Riyadh Saudi Arabia". The longest last words that name an area are one. */
function townsBeforeArea(gazetteer: Gazetteer, name: string, areas: readonly (readonly string[])[]): readonly Place[] {
  const words = name.split(/\s+/)
  for (let from = 1; from < words.length; from++) {
    const codes = gazetteer.areasNamed(placeKey(words.slice(from).join(' ')))
    if (codes.length === 0) continue
    const towns = townsOf(gazetteer, words.slice(0, from).join(' '), [codes, ...areas])
    if (towns.length > 0) return towns
  }
  return []
}

/**
 * Reads a label of a town as platforms write it: "Lille, Hauts-de-France", "Seoul, South Korea", "Sydney, NSW, Australia",
 * "Sydney NSW, Australia", "New York, NY", "Bruxelles, Belgique", "Dubai - United Arab Emirates", or a bare name. English and French
 * names of countries and regions; case, accents, hyphens and "St" do not count. Never chooses between two places.
 */
export function resolveTown(gazetteer: Gazetteer, label: string): Resolution {
  const [name, ...rest] = partsOf(label)
  if (name === undefined) return UNKNOWN
  const areas = areasOf(gazetteer, rest) ?? lastAreas(gazetteer, rest)
  if (areas === null) return UNKNOWN
  const whole = townsOf(gazetteer, name, areas)
  const towns = whole.length > 0 ? whole : townsBeforeArea(gazetteer, name, areas)
  if (towns.length > 0) return resolution(towns.map((town) => town.id))
  return areas.length === 0 ? UNKNOWN : { status: 'area', ids: commonAreas(areas) }
}

/**
 * Reads a country: its name in English or French, or its ISO code in capitals, as TikTok and YouTube print it. "Georgia" is the
 * country here.
 */
export function resolveCountry(gazetteer: Gazetteer, label: string): Resolution {
  const code = label.trim()
  if (/^[A-Z]{2}$/.test(code) && gazetteer.areaName(code, 'en') !== code) return resolution([code])
  return resolution(gazetteer.areasNamed(placeKey(label)).filter((code) => code.length === 2))
}

/**
 * Reads what a user typed as a target: a town, a region, a département or a country. Where the text fits several kinds
 * ("Paris", "Nord", "Luxembourg") it is ambiguous: the interface offers the ids and the user chooses.
 */
export function resolveAny(gazetteer: Gazetteer, label: string): Resolution {
  if (gazetteer.areaName(label, 'en') !== label || gazetteer.town(label) !== null) return resolution([label])
  const areas = areasOf(gazetteer, partsOf(label))
  const smallest = areas?.[0] ?? []
  const rest = areas?.slice(1) ?? []
  const fitting = smallest.filter((code) => rest.every((codes) => codes.some((other) => code.startsWith(`${other}.`))))
  const town = resolveTown(gazetteer, label)
  return resolution([...fitting, ...(town.status === 'resolved' || town.status === 'ambiguous' ? town.ids : [])])
}

/** The label of a place that `resolveTown` and `resolveAny` read back: "Lille, Hauts-de-France, France". */
export function placeLabel(gazetteer: Gazetteer, id: string, language: 'en' | 'fr'): string {
  const town = gazetteer.town(id)
  const code = town?.admin1 ?? id
  const names = [code, countryOf(code)]
    .map((area) => gazetteer.areaName(area, language))
    .filter((name) => name !== code)
  return [...new Set([...(town === null ? [] : [town.name]), ...names])].join(', ')
}

/**
 * Towns whose name begins with the text, for typing a target: French ones first, then shorter names, then by name.
 * Areas are matched by their whole name. At most `limit` ids.
 */
export function suggestPlaces(gazetteer: Gazetteer, text: string, limit = 12): string[] {
  const key = placeKey(text)
  if (key.length < 2) return []
  const rank = (place: Place) => (place.country === 'FR' || OVERSEAS.has(place.country) ? 0 : 1)
  const towns = [...new Set(gazetteer.townsBeginning(key))].sort(
    (a, b) => rank(a) - rank(b) || a.name.length - b.name.length || (a.id < b.id ? -1 : 1),
  )
  return [...gazetteer.areasNamed(key), ...towns.map((town) => town.id)].slice(0, limit)
}
