import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createGazetteer, distanceKm, placeKey } from '../../electron/engine/audience/gazetteer'
import { readGazetteer } from '../../electron/engine/audience/gazetteerFile'
import { inAll, inPlaces, withinRadius } from '../../electron/engine/audience/placeTarget'
import {
  placeLabel,
  resolveAny,
  resolveCountry,
  resolveTown,
  suggestPlaces,
} from '../../electron/engine/audience/places'

const file = readGazetteer(fileURLToPath(new URL('../../resources/gazetteer/gazetteer.json', import.meta.url)))
const gazetteer = createGazetteer(file)

const town = (id: string) => {
  const found = gazetteer.town(id)
  if (found === null) throw new Error(`no town ${id}`)
  return found
}
const lille = town('FR.32.59/Lille')

describe('names are compared without what spelling varies', () => {
  it.each([
    ["Villeneuve d'Ascq", 'Villeneuve-d’Ascq'],
    ['ST ETIENNE', 'Saint-Étienne'],
    ['Ste-Maxime', 'Sainte Maxime'],
    ['Marcq-en-Barœul', 'marcq en baroeul'],
    ['Séoul', 'Seoul'],
    ['  Le  Havre ', 'le havre'],
  ])('%s = %s', (a, b) => {
    expect(placeKey(a)).toBe(placeKey(b))
  })
  it('but names stay apart', () => {
    expect(placeKey('Stains')).toBe('stains')
    expect(placeKey('Lille')).not.toBe(placeKey('Lillers'))
  })
})

describe('labels of towns', () => {
  it.each([
    ['Lille, Hauts-de-France', 'FR.32.59/Lille'],
    ['Lille, Hauts-de-France, France', 'FR.32.59/Lille'],
    ['Lille, France', 'FR.32.59/Lille'],
    ['Lille, Nord', 'FR.32.59/Lille'],
    ['Roubaix, Hauts-de-France', 'FR.32.59/Roubaix'],
    ['villeneuve d’ascq, hauts de france', "FR.32.59/Villeneuve-d'Ascq"],
    ['Dunkerque, Hauts-de-France', 'FR.32.59/Dunkirk'],
    ['St-Étienne, Auvergne-Rhône-Alpes', 'FR.84.42/Saint-Étienne'],
    ['Rennes, Bretagne', 'FR.53.35/Rennes'],
    ['Rennes, Brittany, France', 'FR.53.35/Rennes'],
    ['Saint-Denis, La Réunion', 'RE.RE/Saint-Denis'],
    ['Saint-Denis, Réunion, France', 'RE.RE/Saint-Denis'],
    ['Saint-Denis, Île-de-France', 'FR.11.93/Saint-Denis'],
    ['Nouméa, Nouvelle-Calédonie', 'NC.02/Nouméa'],
    ['Seoul, South Korea', 'KR.11/Seoul'],
    ['Séoul, Corée du Sud', 'KR.11/Seoul'],
    ['Sydney, NSW, Australia', 'AU.02/Sydney'],
    ['Melbourne, VIC, Australia', 'AU.07/Melbourne'],
    ['New York, NY', 'US.NY/New York City'],
    ['Athens, Greece', 'GR.ESYE31/Athens'],
    ['Thessaloníki, Greece', 'GR.ESYE12/Thessaloníki'],
    ['Bruxelles, Belgique', 'BE.BRU/Brussels'],
    ['Brussels, Belgium', 'BE.BRU/Brussels'],
    ['Montreal, QC, Canada', 'CA.10/Montréal'],
    ['London, United Kingdom', 'GB.ENG/London'],
    ['Londres, Royaume-Uni', 'GB.ENG/London'],
    ['Genève, Suisse', 'CH.GE/Geneva'],
    ['Villeurbanne', 'FR.84.69/Villeurbanne'],
    // YouTube leaves commas out, or puts names of regions that nobody else uses.
    ['Sydney NSW, Australia', 'AU.02/Sydney'],
    ['Riyadh Saudi Arabia', 'SA.10/Riyadh'],
    ['Dubai - United Arab Emirates', 'AE.03/Dubai'],
    ['Rome, Metropolitan City of Rome Capital, Italy', 'IT.07/Rome'],
    ['Mexico City, CDMX, Mexico', 'MX.09/Mexico City'],
  ])('%s', (label, id) => {
    const found = resolveTown(gazetteer, label)
    expect(found.status).toBe('resolved')
    expect(found.ids).toEqual([id])
  })
  it('two places of one name are reported, never chosen between', () => {
    const paris = resolveTown(gazetteer, 'Paris')
    expect(paris.status).toBe('ambiguous')
    expect(paris.ids).toContain('FR.11.75/Paris')
    expect(paris.ids).toContain('US.TX/Paris')
    expect(resolveTown(gazetteer, 'Lille')).toEqual({ status: 'ambiguous', ids: ['BE.VLG/Lille', 'FR.32.59/Lille'] })
    const villeneuve = resolveTown(gazetteer, "Villeneuve, Provence-Alpes-Côte d'Azur")
    expect(villeneuve).toEqual({ status: 'ambiguous', ids: ['FR.93.04/Villeneuve', 'FR.93.05/Villeneuve'] })
  })
  it('an unknown town leaves its area; an unknown label nothing', () => {
    expect(resolveTown(gazetteer, 'Nowhereville, Gyeonggi-do, South Korea')).toEqual({ status: 'area', ids: ['KR.13'] })
    expect(resolveTown(gazetteer, 'Nowhereville, Nord, France').ids).toEqual(['FR.32.59'])
    expect(resolveTown(gazetteer, 'Nowhereville, Atlantis, France')).toEqual({ status: 'area', ids: ['FR'] })
    expect(resolveTown(gazetteer, 'Nowhere Ville, France')).toEqual({ status: 'area', ids: ['FR'] })
    expect(resolveTown(gazetteer, 'Lille, Atlantis')).toEqual({ status: 'unknown', ids: [] })
    expect(resolveTown(gazetteer, 'Nowhereville')).toEqual({ status: 'unknown', ids: [] })
    expect(resolveTown(gazetteer, ' , ')).toEqual({ status: 'unknown', ids: [] })
  })
  it('countries in English and French', () => {
    for (const [label, code] of [
      ['South Korea', 'KR'],
      ['Corée du Sud', 'KR'],
      ['États-Unis', 'US'],
      ['United States', 'US'],
      ["Côte d'Ivoire", 'CI'],
      ['Turkey', 'TR'],
      ['Türkiye', 'TR'],
      ['Réunion', 'RE'],
      ['Georgia', 'GE'],
      ['Korea, Republic of', 'KR'],
      ['FR', 'FR'],
      ['RE', 'RE'],
    ] as const) {
      expect(resolveCountry(gazetteer, label)).toEqual({ status: 'resolved', ids: [code] })
    }
    expect(resolveCountry(gazetteer, 'Lille')).toEqual({ status: 'unknown', ids: [] })
    expect(resolveCountry(gazetteer, 'QX')).toEqual({ status: 'unknown', ids: [] })
  })
  it('a typed target may be a town, a region, a département, a country or an id', () => {
    expect(resolveAny(gazetteer, 'Hauts-de-France').ids).toEqual(['FR.32'])
    expect(resolveAny(gazetteer, 'Nord, France').ids).toContain('FR.32.59')
    expect(resolveAny(gazetteer, 'France').ids).toEqual(['FR'])
    expect(resolveAny(gazetteer, 'Lille, Hauts-de-France').ids).toEqual(['FR.32.59/Lille'])
    expect(resolveAny(gazetteer, 'FR.32.59/Lille').ids).toEqual(['FR.32.59/Lille'])
    expect(resolveAny(gazetteer, 'Paris').status).toBe('ambiguous')
    expect(resolveAny(gazetteer, 'Xyzzy').status).toBe('unknown')
  })
})

describe('every packed place reads back', () => {
  it('the label of a town resolves to it, or to it among its namesakes', () => {
    const sample = gazetteer.placesWithin(lille, 60)
    expect(sample.length).toBeGreaterThan(300)
    for (const place of sample)
      expect(resolveTown(gazetteer, placeLabel(gazetteer, place.id, 'fr')).ids).toContain(place.id)
    expect(placeLabel(gazetteer, 'FR.32.59/Lille', 'fr')).toBe('Lille, Hauts-de-France, France')
    expect(placeLabel(gazetteer, 'KR.11/Seoul', 'fr')).toBe('Seoul, Corée du Sud')
    expect(placeLabel(gazetteer, 'FR', 'en')).toBe('France')
  })
  it('suggestions begin with the text, French places first', () => {
    const found = suggestPlaces(gazetteer, 'villeneuve d')
    expect(found).toContain("FR.32.59/Villeneuve-d'Ascq")
    expect(suggestPlaces(gazetteer, 'lille')[0]).toBe('FR.32.59/Lille')
    expect(suggestPlaces(gazetteer, 'l')).toEqual([])
    expect(suggestPlaces(gazetteer, 'saint', 5)).toHaveLength(5)
  })
  it('states its source and licence', () => {
    expect(gazetteer.licence).toBe('CC BY 4.0')
    expect(gazetteer.source).toContain('GeoNames')
    expect(gazetteer.countries).toContain('FR')
  })
})

describe('distances', () => {
  it('known ones: Paris–London 344 km, a quarter of a meridian', () => {
    expect(distanceKm(town('FR.11.75/Paris'), town('GB.ENG/London'))).toBeCloseTo(343.6, -0.5)
    expect(distanceKm({ lat: 0, lon: 0 }, { lat: 90, lon: 0 })).toBeCloseTo(10_007.6, 0)
    expect(distanceKm(lille, lille)).toBe(0)
  })
  it('coordinates survive packing: Lille is at 50.633° N, 3.059° E', () => {
    expect(lille.lat).toBeCloseTo(50.63297, 2)
    expect(lille.lon).toBeCloseTo(3.05858, 2)
  })
  it('places within a radius are those that a search of everything finds, nearest first', () => {
    const names = gazetteer.placesWithin(lille, 15).map((place) => place.name)
    expect(names[0]).toBe('Lille')
    expect(names).toEqual(expect.arrayContaining(['Roubaix', 'Tourcoing', "Villeneuve-d'Ascq", 'Wattrelos']))
    expect(names).not.toContain('Dunkirk')
    const every = Object.keys(file.groups).flatMap((code) =>
      code.startsWith('FR.32') || code.startsWith('BE') ? [code] : [],
    )
    const near = gazetteer.placesWithin(lille, 30)
    expect(near.every((place) => every.includes(place.admin2 ?? place.admin1))).toBe(true)
    const direct = gazetteer
      .placesWithin({ lat: 50.5, lon: 4 }, 20_100)
      .filter((place) => distanceKm(lille, place) <= 30)
    expect(near.map((place) => place.id).sort()).toEqual(direct.map((place) => place.id).sort())
  })
  it('across the 180th meridian', () => {
    const suva = gazetteer.placesWithin({ lat: -18.14, lon: 178.44 }, 20)
    expect(suva.map((place) => place.name)).toContain('Suva')
    const fromTheEast = gazetteer.placesWithin({ lat: -18.14, lon: -179.9 }, 300)
    expect(fromTheEast.map((place) => place.name)).toContain('Suva')
  })
})

describe('targets of places', () => {
  const near = withinRadius(gazetteer, lille, 30)
  it('a radius takes towns by their centre; areas are in part', () => {
    expect(near.standing(['FR.32.59/Roubaix'])).toBe('inside')
    expect(near.standing(['FR.32.59/Dunkirk'])).toBe('outside')
    expect(near.standing(['KR.11/Seoul'])).toBe('outside')
    expect(near.standing(['FR'])).toBe('part')
    expect(near.standing(['BE'])).toBe('part')
    expect(near.standing(['KR'])).toBe('outside')
    expect(near.standing(['KR.13'])).toBe('outside')
    expect(near.standing([])).toBe('part')
    expect(near.missing(['FR.32.59/Lille'], 'towns')).toBeNull()
  })
  it('an ambiguous label counts when all its places agree', () => {
    expect(near.standing(['FR.32.59/Roubaix', 'FR.32.59/Tourcoing'])).toBe('inside')
    expect(near.standing(['FR.11.75/Paris', 'US.TX/Paris'])).toBe('outside')
    expect(near.standing(['FR.32.59/Lille', 'BE.VLG/Lille'])).toBe('part')
  })
  it('lists of towns, regions and countries', () => {
    const list = inPlaces(['FR.32.59/Lille', 'FR.53'])
    expect(list.standing(['FR.53.35/Rennes'])).toBe('inside')
    expect(list.standing(['FR.32'])).toBe('part')
    expect(list.standing(['FR.3'])).toBe('outside')
    expect(list.missing(['FR.32.59/Lille'], 'towns')).toBeNull()
    expect(inPlaces(['FR.32.59/Lille', 'FR.32.59/Roubaix']).missing(['FR.32.59/Lille'], 'towns')).toBe(1)
    expect(inPlaces(['FR', 'BE']).missing(['FR', 'US'], 'countries')).toBe(1)
    expect(inPlaces(['FR', 'BE']).missing(['FR'], 'towns')).toBeNull()
  })
  it('all of several conditions', () => {
    const frenchAndNear = inAll([near, inPlaces(['FR'])])
    expect(frenchAndNear?.standing(['FR.32.59/Roubaix'])).toBe('inside')
    expect(frenchAndNear?.standing(['BE.WAL/Tournai'])).toBe('outside')
    expect(frenchAndNear?.standing(['FR'])).toBe('part')
    expect(frenchAndNear?.missing([], 'towns')).toBeNull()
    expect(inAll([near, inPlaces(['FR.32.59/Lille'])])?.missing([], 'towns')).toBe(1)
  })
})
