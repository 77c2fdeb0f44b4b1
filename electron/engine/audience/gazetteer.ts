import type { GazetteerFile } from './gazetteerFile'

/** A point in degrees, WGS 84. */
export type Point = { readonly lat: number; readonly lon: number }

/**
 * A town. `id` is `<group>/<name>` (`FR.32.59/Lille`), with `#2`, `#3`… for further places of that name in the group: it
 * stays the same as long as GeoNames keeps the name. `admin1` and `admin2` are codes as in `regions` of the file.
 */
export type Place = Point & {
  readonly id: string
  readonly name: string
  readonly country: string
  readonly admin1: string
  readonly admin2: string | null
}

/** The unpacked gazetteer. Each method unpacks what it needs once and keeps it. */
export type Gazetteer = {
  readonly source: string
  readonly licence: string
  /** Codes of the countries that hold places. */
  readonly countries: readonly string[]
  /** Towns of a country (ISO code) whose normalised name is `key`. */
  readonly townsNamed: (key: string, country: string) => readonly Place[]
  /** Towns whose normalised name begins with `key`, in any country, unsorted. */
  readonly townsBeginning: (key: string) => readonly Place[]
  /** Codes of countries and regions with the normalised name `key`. */
  readonly areasNamed: (key: string) => readonly string[]
  /** The name to show for a country or region code, or the code itself. */
  readonly areaName: (code: string, language: 'en' | 'fr') => string
  /** Towns at most `km` kilometres from the point, nearest first. */
  readonly placesWithin: (point: Point, km: number) => readonly Place[]
  /** The town with this id, or null. */
  readonly town: (id: string) => Place | null
}

/** Mean radius of the Earth in km (IUGG); the sphere is within 0.5 % of the ellipsoid. */
const EARTH_KM = 6371.0088

/** Great-circle distance in km (haversine formula). */
export function distanceKm(a: Point, b: Point): number {
  const rad = Math.PI / 180
  const dLat = (b.lat - a.lat) * rad
  const dLon = (b.lon - a.lon) * rad
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(dLon / 2) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)))
}

/** Letters that do not come apart into a base letter and a mark. */
const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ı: 'i',
  þ: 'th',
}

/**
 * The key under which names of places are compared: case, accents, hyphens, apostrophes and punctuation do not count;
 * `St`, `Ste` and `Sankt` are written out. "Villeneuve-d’Ascq" and "VILLENEUVE D'ASCQ" give "villeneuve d ascq".
 */
export function placeKey(text: string): string {
  const lower = text.toLowerCase()
  // Most names are plain letters: they skip the costly half (the whole world is 171,000 of them).
  if (/^[a-z]+$/.test(lower)) return lower
  const bare = /^[\x20-\x7e]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .replace(/[œæßøłđðıþ]/g, (letter) => LIGATURES[letter] ?? letter)
  return bare
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(^| )(st|sankt)(?= )/g, '$1saint')
    .replace(/(^| )ste(?= )/g, '$1sainte')
}

/** The signs coordinates are written with: the same list as in scripts/gazetteer.mjs. */
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((c) => !'"\\|'.includes(c))
const DIGIT = new Map(SIGNS.map((sign, digit) => [sign, digit]))
const STEPS = SIGNS.length ** 2 - 1

const coordinate = (record: string, at: number, low: number, high: number): number => {
  const digit = (i: number) => DIGIT.get(record.charAt(i)) ?? 0
  return low + ((digit(at) * SIGNS.length + digit(at + 1)) / STEPS) * (high - low)
}

function unpack(code: string, [south, west, north, east, text]: GazetteerFile['groups'][string]): Place[] {
  const [country = '', admin1 = '', admin2] = code.split('.')
  const codes = { country, admin1: `${country}.${admin1}`, admin2: admin2 === undefined ? null : code }
  const places: Place[] = []
  let name = ''
  let repeats = 1
  for (const record of text.split('|')) {
    const next = name.slice(0, Number.parseInt(record.charAt(0), 36)) + record.slice(5)
    repeats = next === name ? repeats + 1 : 1
    name = next
    const id = `${code}/${name}${repeats > 1 ? `#${repeats}` : ''}`
    places.push({
      id,
      name,
      ...codes,
      lat: coordinate(record, 1, south, north),
      lon: coordinate(record, 3, west, east),
    })
  }
  return places
}

/** Keeps the result of a function of one text. */
function remembered<T>(make: (key: string) => T): (key: string) => T {
  const kept = new Map<string, T>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const value = make(key)
    kept.set(key, value)
    return value
  }
}

const multimap = <T>(pairs: Iterable<readonly [string, T]>): ReadonlyMap<string, readonly T[]> => {
  const map = new Map<string, T[]>()
  for (const [key, value] of pairs) {
    const list = map.get(key)
    if (list === undefined) map.set(key, [value])
    else if (!list.includes(value)) list.push(value)
  }
  return map
}

/** Names of areas by key. A state of the United States also answers to its two letters ("New York, NY"). */
function areaIndex(file: GazetteerFile): ReadonlyMap<string, readonly string[]> {
  const pairs: [string, string][] = []
  for (const [code, names] of [...Object.entries(file.countries), ...Object.entries(file.regions)]) {
    for (const name of names) pairs.push([placeKey(name), code])
    if (/^US\.[A-Z]{2}$/.test(code)) pairs.push([code.slice(3).toLowerCase(), code])
  }
  return multimap(pairs)
}

/** A distance in km that nothing in the box of a group is nearer than (used to skip whole groups). */
function boxDistance(point: Point, [south, west, north, east]: GazetteerFile['groups'][string]): number {
  const away = Math.max(south - point.lat, point.lat - north, 0)
  const turn = (degrees: number) => Math.abs(((degrees + 540) % 360) - 180)
  const inside = point.lon >= west && point.lon <= east
  const aside = inside ? 0 : Math.min(turn(west - point.lon), turn(point.lon - east), 90)
  const rad = Math.PI / 180
  // The nearest point of a meridian lies asin(cos latitude × sin difference) away, not on the same parallel.
  return EARTH_KM * Math.max(away * rad, Math.asin(Math.cos(point.lat * rad) * Math.sin(aside * rad)))
}

function placesNear(file: GazetteerFile, unpacked: (code: string) => readonly Place[], point: Point, km: number) {
  const found: { place: Place; far: number }[] = []
  for (const [code, packed] of Object.entries(file.groups)) {
    if (boxDistance(point, packed) > km + 1) continue
    for (const place of unpacked(code)) {
      const far = distanceKm(point, place)
      if (far <= km) found.push({ place, far })
    }
  }
  return found.sort((a, b) => a.far - b.far).map(({ place }) => place)
}

/** Makes the gazetteer usable. Cheap: towns are unpacked when first asked for (the whole world: half a second to a second). */
export function createGazetteer(file: GazetteerFile): Gazetteer {
  const codes = Object.keys(file.groups)
  const areas = areaIndex(file)
  const group = remembered((code: string): readonly Place[] => {
    const packed = file.groups[code]
    return packed === undefined ? [] : unpack(code, packed)
  })
  const byName = remembered((country: string) => {
    const towns = codes.filter((code) => code.startsWith(`${country}.`)).flatMap(group)
    return multimap(
      towns.flatMap((town) =>
        [town.name, ...(file.aliases[town.id] ?? [])].map((name) => [placeKey(name), town] as const),
      ),
    )
  })
  const countries = Object.keys(file.countries)
  return {
    source: file.source,
    licence: file.licence,
    countries,
    townsNamed: (key, country) => byName(country).get(key) ?? [],
    townsBeginning: (key) =>
      countries.flatMap((country) =>
        [...byName(country)].filter(([name]) => name.startsWith(key)).flatMap(([, t]) => t),
      ),
    areasNamed: (key) => areas.get(key) ?? [],
    areaName: (code, language) => {
      const names = file.countries[code] ?? file.regions[code] ?? [code]
      return (language === 'fr' && code in file.countries ? names[1] : undefined) ?? names[0] ?? code
    },
    placesWithin: (point, km) => placesNear(file, group, point, km),
    town: (id) => group(id.slice(0, Math.max(0, id.indexOf('/')))).find((town) => town.id === id) ?? null,
  }
}
