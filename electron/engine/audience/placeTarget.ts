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
   * villages that no list of towns is sure to cover).
   */
  readonly missing: (listedIds: readonly string[], of: 'towns' | 'countries') => number | null
  /**
   * Whether somebody who is in `area` (null = anywhere) but in none of the places of `except` may be in the target
   * (`some`), and may not be (`none`).
   */
  readonly beside: (
    area: string | null,
    except: readonly string[],
  ) => { readonly some: boolean; readonly none: boolean }
  /** The places, where they are named one by one; null = a radius, or places of it. */
  readonly areas: readonly string[] | null
  /** Equal for matchers that stand for the same places. */
  readonly key: string
}

/** The place `id` lies in (or is) the area or town `area`: ids are paths, `FR.32.59/Lille` lies in `FR.32`. */
export const liesIn = (id: string, area: string): boolean =>
  id === area || id.startsWith(`${area}.`) || id.startsWith(`${area}/`)

export const isTown = (id: string): boolean => id.includes('/')

/** The same answer for the same place: lists of many accounts name the same towns. */
function remembered(standing: (id: string) => Standing): (id: string) => Standing {
  const known = new Map<string, Standing>()
  return (id) => {
    const before = known.get(id)
    if (before !== undefined) return before
    const found = standing(id)
    known.set(id, found)
    return found
  }
}

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
  const standing = remembered((id: string): Standing => {
    const town = isTown(id) ? gazetteer.town(id) : null
    if (town !== null) return distanceKm(point, town) <= km ? 'inside' : 'outside'
    return around.some((near) => liesIn(near, id)) ? 'part' : 'outside'
  })
  return {
    standing: (ids) => together(ids.map(standing)),
    missing: (listed, of) => (of === 'countries' ? countriesBeside(around, listed) : null),
    beside: (area, except) => {
      if (area !== null && isTown(area)) return besideNone(standing(area))
      // A town that is left out leaves the villages around it.
      const areas = except.filter((id) => !isTown(id))
      const near = area === null ? around : around.filter((id) => liesIn(id, area))
      return { some: near.some((id) => !areas.some((other) => liesIn(id, other))), none: true }
    },
    areas: null,
    key: `near ${point.lat} ${point.lon} ${km}`,
  }
}

/** Countries of some places that a list does not hold. */
const countriesBeside = (ids: readonly string[], listed: readonly string[]): number =>
  new Set(ids.map((id) => id.slice(0, 2)).filter((country) => !listed.includes(country))).size

const besideNone = (standing: Standing) => ({ some: standing !== 'outside', none: standing !== 'inside' })

/** Named towns, regions or countries, by id: being in one of them is enough. */
export function inPlaces(targets: readonly string[]): PlaceMatcher {
  const standing = (id: string): Standing => {
    if (targets.some((target) => liesIn(id, target))) return 'inside'
    return targets.some((target) => liesIn(target, id)) ? 'part' : 'outside'
  }
  const missing = (listed: readonly string[], of: 'towns' | 'countries') => {
    if (of === 'countries') return countriesBeside(targets, listed)
    return targets.every(isTown) ? targets.filter((target) => !listed.includes(target)).length : null
  }
  return {
    standing: (ids) => together(ids.map(standing)),
    missing,
    beside: (area, except) => ({
      some: targets.some((target) =>
        area === null || liesIn(target, area) ? !except.some((other) => liesIn(target, other)) : liesIn(area, target),
      ),
      none: area === null || standing(area) !== 'inside',
    }),
    areas: targets,
    key: `in ${targets.toSorted().join(' ')}`,
  }
}

const keysOf = (matchers: readonly PlaceMatcher[]) =>
  matchers
    .map(({ key }) => key)
    .sort()
    .join(', ')

/** Areas of two lists that lie in each other: the smaller of the two. */
const shared = (a: readonly string[], b: readonly string[]): string[] => [
  ...new Set([
    ...a.filter((id) => b.some((area) => liesIn(id, area))),
    ...b.filter((id) => a.some((area) => liesIn(id, area))),
  ]),
]

/** All of several place conditions at once; null = no place is in all of them. */
export function inAll(matchers: readonly PlaceMatcher[]): PlaceMatcher | null {
  const named = matchers.map(({ areas }) => areas).filter((areas) => areas !== null)
  const left = named.length === 0 ? null : named.reduce(shared)
  if (left !== null && left.length === 0) return null
  const radii = matchers.filter(({ areas }) => areas === null)
  return inEach(left === null ? radii : [inPlaces(left), ...radii])
}

function inEach(matchers: readonly PlaceMatcher[]): PlaceMatcher {
  const [only, ...others] = matchers
  if (only !== undefined && others.length === 0) return only
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
    beside: (area, except) => {
      const each = matchers.map((m) => m.beside(area, except))
      return { some: each.every((b) => b.some), none: each.some((b) => b.none) }
    },
    areas: null,
    key: `all (${keysOf(matchers)})`,
  }
}

/** At least one of several place conditions. */
export function inAny(all: readonly PlaceMatcher[]): PlaceMatcher {
  const named = all.flatMap(({ areas }) => areas ?? [])
  const matchers = [
    ...(named.length === 0 ? [] : [inPlaces([...new Set(named)])]),
    ...all.filter((m) => m.areas === null),
  ]
  const [only, ...others] = matchers
  if (only !== undefined && others.length === 0) return only
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
    beside: (area, except) => {
      const each = matchers.map((m) => m.beside(area, except))
      return { some: each.some((b) => b.some), none: each.every((b) => b.none) }
    },
    areas: null,
    key: `any (${keysOf(matchers)})`,
  }
}
