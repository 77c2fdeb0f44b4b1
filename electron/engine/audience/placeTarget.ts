import { distanceKm } from './gazetteer'
import type { Gazetteer, Point } from './gazetteer'

/** How the people of a line stand to the target: all of them in it, none, or it cannot be said from the line. */
export type Standing = 'inside' | 'outside' | 'part'

/** A target of places, ready to be asked. */
export type PlaceMatcher = {
  /** Standing of the people who are somewhere in one of the places; no id = place not known. */
  readonly standing: (placeIds: readonly string[]) => Standing
  /**
   * How many values of a list could be target places that are not listed; null = any number (a radius and a region hold
   * villages that no list of names is sure to cover).
   */
  readonly missing: (listedIds: readonly string[], of: 'towns' | 'countries') => number | null
}

/** The place `id` lies in (or is) the area or town `area`: ids are paths, `FR.32.59/Lille` lies in `FR.32`. */
export const liesIn = (id: string, area: string): boolean =>
  id === area || id.startsWith(`${area}.`) || id.startsWith(`${area}/`)

const isTown = (id: string) => id.includes('/')

function together(standings: readonly Standing[]): Standing {
  if (standings.length === 0) return 'part'
  const [first] = standings
  return first !== undefined && standings.every((s) => s === first) ? first : 'part'
}

/**
 * Towns whose centre is at most `km` kilometres from a point. An area is `part` as soon as a town of it lies within the
 * radius plus a margin of 15 km: villages under 1,000 inhabitants are not in the gazetteer and may be nearer.
 */
export function withinRadius(gazetteer: Gazetteer, point: Point, km: number): PlaceMatcher {
  const MARGIN_KM = 15
  const around = gazetteer.placesWithin(point, km + MARGIN_KM).map((place) => place.id)
  const standing = (id: string): Standing => {
    const town = isTown(id) ? gazetteer.town(id) : null
    if (town !== null) return distanceKm(point, town) <= km ? 'inside' : 'outside'
    return around.some((near) => liesIn(near, id)) ? 'part' : 'outside'
  }
  return { standing: (ids) => together(ids.map(standing)), missing: () => null }
}

/** Named towns, regions or countries, by id: being in one of them is enough. */
export function inPlaces(targets: readonly string[]): PlaceMatcher {
  const standing = (id: string): Standing => {
    if (targets.some((target) => liesIn(id, target))) return 'inside'
    return targets.some((target) => liesIn(target, id)) ? 'part' : 'outside'
  }
  const missing = (listed: readonly string[], of: 'towns' | 'countries') => {
    const closed = targets.every((target) => (of === 'towns' ? isTown(target) : !/[./]/.test(target)))
    return closed ? targets.filter((target) => !listed.includes(target)).length : null
  }
  return { standing: (ids) => together(ids.map(standing)), missing }
}

/** All of several place conditions at once. */
export function inAll(matchers: readonly PlaceMatcher[]): PlaceMatcher {
  return {
    standing: (ids) => {
      const standings = matchers.map((m) => m.standing(ids))
      if (standings.includes('outside')) return 'outside'
      return standings.every((s) => s === 'inside') ? 'inside' : 'part'
    },
    // Who lives in an unlisted place of one condition may be in all: the smallest number is still an upper bound.
    missing: (listed, of) => {
      const counts = matchers.map((m) => m.missing(listed, of)).filter((n) => n !== null)
      return counts.length === 0 ? null : Math.min(...counts)
    },
  }
}

/** At least one of several place conditions. */
export function inAny(matchers: readonly PlaceMatcher[]): PlaceMatcher {
  return {
    standing: (ids) => {
      const standings = matchers.map((m) => m.standing(ids))
      if (standings.includes('inside')) return 'inside'
      return standings.every((s) => s === 'outside') ? 'outside' : 'part'
    },
    missing: (listed, of) => {
      const counts = matchers.map((m) => m.missing(listed, of))
      return counts.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0)
    },
  }
}
