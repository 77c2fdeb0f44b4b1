import type { Language } from '../../../shared/vocabulary'
import type { Gazetteer } from '../audience/gazetteer'
import { placeLabel, resolveAny, suggestPlaces } from '../audience/places'

/** A place to choose. `place` = text for the condition: the label where it has one reading, else the gazetteer's id. */
interface PlaceSuggestion {
  readonly place: string
  readonly label: string
  readonly region: string | null
  readonly country: string
}

/** Towns that begin with the text, regions and countries of that name, named in the language. At most 12. */
export function suggestedPlaces(gazetteer: Gazetteer, text: string, language: Language): PlaceSuggestion[] {
  return suggestPlaces(gazetteer, text).map((id) => {
    const label = placeLabel(gazetteer, id, language)
    const read = resolveAny(gazetteer, label)
    const country = id.slice(0, 2)
    const region = gazetteer.town(id)?.admin1 ?? (id.length > 2 ? id : null)
    return {
      place: read.status === 'resolved' && read.ids[0] === id ? label : id,
      label,
      region: region === null ? null : gazetteer.areaName(region, language),
      country: gazetteer.areaName(country, language),
    }
  })
}
