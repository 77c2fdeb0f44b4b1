import { placeKey, type Gazetteer } from './gazetteer'
import { placeLabel, resolveCountry, resolveTown, type Resolution } from './places'

/** Breakdowns whose lines are places. */
export type PlaceDimension = 'city' | 'country'

/** What somebody said labels stand for, by label as printed: id of a place, or null = nowhere that is known. */
export type ToldPlaces = ReadonlyMap<string, string | null>

/** Lines that stand for everybody else are no places: nobody is asked where they are. */
const REST = new Set(
  'other others autre autres unknown inconnu inconnue inconnus not known non connu n a otros outros andere'
    .split(' ')
    .concat([
      'other cities',
      'other countries',
      'autres villes',
      'autres pays',
      'all others',
      'not known',
      'non connu',
    ]),
)

/** The label names what is left of a list. */
export const isRest = (label: string): boolean => placeKey(label) === '' || REST.has(placeKey(label))

/** What the gazetteer reads in the label of a line. */
export const readPlaceLabel = (gazetteer: Gazetteer, dimension: PlaceDimension, label: string): Resolution =>
  dimension === 'city' ? resolveTown(gazetteer, label) : resolveCountry(gazetteer, label)

const AREA_WORDS =
  /\b(greater|metropolitan|metro|area|region|urban|agglom[ée]ration|r[ée]gion|m[ée]tropole|aire|urbaine|et|ses|environs|de|du|la)\b/giu

/** Towns a label that nothing fits may be about: "Greater Lille Metropolitan Area" is LinkedIn's word for Lille and around. */
export function guessesOf(gazetteer: Gazetteer, label: string): readonly string[] {
  const bare = label.replace(AREA_WORDS, ' ').replace(/\s+/g, ' ').trim()
  return bare === '' || bare === label.trim() ? [] : resolveTown(gazetteer, bare).ids
}

/** Nothing fits, or several do. A village in a region that is known is settled: it is somewhere in it. */
export const isOpen = ({ status }: Resolution): boolean => status === 'unknown' || status === 'ambiguous'

/**
 * Ids of the places a line stands for: the gazetteer's own reading where it has one, else what somebody said. `told` null =
 * nowhere that is known; undefined = nobody was asked, and several readings are kept as what they are: one of them.
 */
export function placesOfLabel(
  gazetteer: Gazetteer,
  dimension: PlaceDimension,
  label: string,
  told: string | null | undefined,
): readonly string[] {
  const read = readPlaceLabel(gazetteer, dimension, label)
  if (told === undefined || !isOpen(read)) return read.ids
  return told === null ? [] : [told]
}

/** A place to choose: the text kept (an id, which has one reading), and what is shown. */
export interface PlaceReading {
  readonly place: string
  readonly label: string
}

/** Places as choices, named with what they lie in; the rare namesakes of one département carry their id. */
export function readingsOf(gazetteer: Gazetteer, ids: readonly string[], language: 'fr' | 'en'): PlaceReading[] {
  const labels = ids.map((id) => labelOf(gazetteer, id, language))
  return ids.map((place, i) => {
    const label = labels[i] ?? place
    const isShared = labels.filter((other) => other === label).length > 1
    return { place, label: isShared ? `${label} (${place})` : label }
  })
}

/** "Saint-Denis, Aude, Occitanie, France": the département too, since a name may stand twice in a region. */
function labelOf(gazetteer: Gazetteer, id: string, language: 'fr' | 'en'): string {
  const label = placeLabel(gazetteer, id, language)
  const admin2 = gazetteer.town(id)?.admin2 ?? null
  if (admin2 === null) return label
  const [town = label, ...rest] = label.split(', ')
  const name = gazetteer.areaName(admin2, language)
  return name === admin2 || rest.includes(name) ? label : [town, name, ...rest].join(', ')
}
