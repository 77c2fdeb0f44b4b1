import type { AudienceShares } from '../writers/metaAudience'
import { REGION } from '../network/places'

const BANDS = ['13-17', '18-24', '25-34', '35-44', '45-54', '55-64', '65+'] as const

/** Women and men in percent of all followers, band by band. */
type Ages = readonly (readonly [women: number, men: number])[]

const ages = (list: Ages): AudienceShares['ages'] =>
  BANDS.map((band, i) => ({ band, women: list[i]?.[0] ?? 0, men: list[i]?.[1] ?? 0 }))

/** Cities as Meta writes them (`Lille, Hauts-de-France`), largest first. */
const cities = (shares: Readonly<Record<string, number>>): AudienceShares['cities'] =>
  Object.entries(shares)
    .sort((a, b) => b[1] - a[1])
    .map(([name, share]) => ({
      name: name === 'Paris' ? 'Paris, France' : name === 'Brussels' ? 'Brussels, Belgium' : `${name}, ${REGION}`,
      share,
    }))

const COUNTRIES = [
  { name: 'France', share: 93.4 },
  { name: 'Belgium', share: 2.1 },
  { name: 'Morocco', share: 0.9 },
  { name: 'Senegal', share: 0.6 },
] as const

/** Twenty cities; those around Valmont sum to 63.2 %. */
const INSTAGRAM_CITIES = {
  Lille: 24.6,
  Roubaix: 7.3,
  "Villeneuve-d'Ascq": 7.1,
  Tourcoing: 5.2,
  'Marcq-en-Barœul': 2.6,
  Wattrelos: 2.1,
  Paris: 2,
  'Mons-en-Barœul': 1.9,
  Lambersart: 1.8,
  Lens: 1.6,
  Wasquehal: 1.5,
  Croix: 1.4,
  Douai: 1.4,
  Hem: 1.3,
  'La Madeleine': 1.3,
  Loos: 1.2,
  Ronchin: 1.1,
  Armentières: 1,
  Haubourdin: 0.9,
  Seclin: 0.9,
} as const

/** Instagram in October 2026: 49.3 % are 18 to 24, 6.3 % are 13 to 17; the list sums to 100. */
export const instagramOctober: AudienceShares = {
  ages: ages([
    [4.4, 1.9],
    [34.1, 15.2],
    [13.2, 7.1],
    [6.4, 3.5],
    [4.3, 2.4],
    [3.1, 1.6],
    [1.9, 0.9],
  ]),
  cities: cities(INSTAGRAM_CITIES),
  countries: COUNTRIES,
}

/** Instagram in July 2026, a little older. */
export const instagramJuly: AudienceShares = {
  ages: ages([
    [4.1, 1.7],
    [33.2, 14.8],
    [13.6, 7.5],
    [6.8, 3.7],
    [4.5, 2.5],
    [3.2, 1.6],
    [1.9, 0.9],
  ]),
  cities: cities({ ...INSTAGRAM_CITIES, Lille: 24.1, Roubaix: 7 }),
  countries: COUNTRIES,
}

const PAGE_CITIES = {
  Lille: 27.4,
  Roubaix: 9.2,
  "Villeneuve-d'Ascq": 8.3,
  Tourcoing: 6.8,
  Wattrelos: 3.4,
  'Marcq-en-Barœul': 3.1,
  Paris: 2.9,
  Lambersart: 2.6,
  'Mons-en-Barœul': 2.4,
  Croix: 2.1,
  Douai: 2.1,
  Wasquehal: 1.9,
  Loos: 1.7,
  Lens: 1.5,
  Hem: 1.2,
  Ronchin: 0.9,
} as const

/** Santé, October 2026: the ages listed sum to 62 %: 38 % of the followers have no known age. 25 % are 18 to 24. */
export const sante: AudienceShares = {
  ages: ages([
    [0.4, 0.2],
    [17.6, 7.4],
    [9.8, 4.4],
    [6.3, 3.1],
    [4.7, 2.4],
    [2.5, 1.4],
    [1.2, 0.6],
  ]),
  cities: cities(PAGE_CITIES),
  countries: COUNTRIES,
}

/** The breakdown that settles Santé: the ages listed sum to 95.6 %, 44.1 % are 18 to 24. */
export const santeSettled: AudienceShares = {
  ages: ages([
    [0.7, 0.3],
    [31.2, 12.9],
    [14.6, 6.4],
    [8.8, 4.1],
    [6.5, 3.2],
    [3.2, 1.6],
    [1.4, 0.7],
  ]),
  cities: cities(PAGE_CITIES),
  countries: COUNTRIES,
}

/** The other Facebook pages that sent an audience file; Droit-Gestion and Les Tanneurs never did. */
export const otherPages: Readonly<Record<string, AudienceShares>> = {
  'fb-centrale': {
    // 18-24: 33.2 %, sum 92.8 %: up to 40.4 %. 55 and over: 9.3 %, at most 16.5 %.
    ages: ages([
      [0.8, 0.4],
      [21.9, 11.3],
      [15.2, 8.1],
      [9.4, 5.2],
      [7.1, 4.1],
      [3.6, 2.1],
      [2.3, 1.3],
    ]),
    cities: cities(PAGE_CITIES),
    countries: COUNTRIES,
  },
  'fb-sciences': {
    // 18-24: 47.1 %, sum 96.9 %.
    ages: ages([
      [0.9, 0.8],
      [22.4, 24.7],
      [9.6, 11.3],
      [5.8, 6.4],
      [4.1, 4.6],
      [1.9, 2.2],
      [0.9, 1.3],
    ]),
    cities: cities(PAGE_CITIES),
    countries: COUNTRIES,
  },
  'fb-lettres-arts': {
    // 18-24: 43.6 %, 55 and over: 22.1 %, sum 97.4 %.
    ages: ages([
      [0.6, 0.2],
      [32.4, 11.2],
      [9.1, 4],
      [6.1, 2.7],
      [6.3, 2.7],
      [8.2, 3.9],
      [7.1, 2.9],
    ]),
    cities: cities(PAGE_CITIES),
    countries: COUNTRIES,
  },
  'fb-iut': {
    // 13-17: 1.3 %, sum 97.2 %: at most 4.1 %, under the 5 % of its line. 18-24: 52.7 %.
    ages: ages([
      [0.6, 0.7],
      [24.3, 28.4],
      [9.8, 10.7],
      [5.2, 5.8],
      [3.6, 3.9],
      [1.4, 1.5],
      [0.6, 0.7],
    ]),
    cities: cities(PAGE_CITIES),
    countries: COUNTRIES,
  },
  'fb-halle': {
    // 18-24: 35.6 %, sum 91.3 %: up to 44.3 %. 55 and over: 23.7 %.
    ages: ages([
      [1.9, 0.9],
      [24.3, 11.3],
      [7.9, 3.8],
      [5.1, 2.6],
      [6.5, 3.3],
      [9.4, 4.1],
      [7.3, 2.9],
    ]),
    cities: cities(PAGE_CITIES),
    countries: COUNTRIES,
  },
  'fb-citadelle': {
    // 28-44: 35-44 whole (10.4 %), 25-34 in part (8.3 %), sum 97 %: at most 21.7 %, under 40 %. 55 and over: 45.9 %.
    ages: ages([
      [0.2, 0.1],
      [6.9, 4.1],
      [5.2, 3.1],
      [6.4, 4],
      [12.4, 8.7],
      [15.1, 9.2],
      [13.2, 8.4],
    ]),
    cities: cities(PAGE_CITIES),
    countries: COUNTRIES,
  },
}
