import type { SamplePlace } from '../types'

/**
 * The university is fictional; its towns are not, so that a gazetteer can find them. Valmont's campuses stand for a
 * conurbation like that of Lille: "around Valmont" means these towns, all within 30 km of Lille.
 */
const NAMES = [
  'Lille',
  'Roubaix',
  'Tourcoing',
  "Villeneuve-d'Ascq",
  'Wattrelos',
  'Marcq-en-Barœul',
  'Lambersart',
  'Mons-en-Barœul',
  'Croix',
  'Hem',
  'Wasquehal',
  'Loos',
  'Armentières',
  'La Madeleine',
  'Ronchin',
  'Haubourdin',
  'Faches-Thumesnil',
  'Seclin',
  'Mouvaux',
  'Bondues',
  'Halluin',
  'Roncq',
  'Lomme',
  'Wattignies',
  'Leers',
] as const

/** Region of the sample's towns, as GeoNames and Meta write it. */
export const REGION = 'Hauts-de-France'

/** Towns of the target "around Valmont". */
export const aroundValmont: readonly SamplePlace[] = NAMES.map((name) => ({ name, region: REGION, country: 'FR' }))
