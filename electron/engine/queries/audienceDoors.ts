import type { Settle } from '../../../shared/contract/audience'
import type { Notice } from '../../../shared/contract/imports'
import type { AudienceBasis, AudienceDimension, Platform } from '../../../shared/vocabulary'
import { axesOf } from '../audience/formula'
import { axesOfTable } from '../audience/standing'
import type { Breakdown, Dimension, Target } from '../audience/types'

/** A breakdown a platform shows to those who manage an account. */
interface Offer {
  readonly basis: AudienceBasis
  readonly dimension: Dimension & AudienceDimension
  /** Menu path, `settle.path.<code>`; null = where it stands is not known. */
  readonly path: string | null
  /** A file holds it that Portée reads; else it is on a screen only. */
  readonly isFile: boolean
}

const offers = (
  basis: AudienceBasis,
  dimensions: readonly Offer['dimension'][],
  path: string | null,
  isFile: boolean,
): Offer[] => dimensions.map((dimension) => ({ basis, dimension, path, isFile }))

/**
 * What each platform gives, as its exports hold it (import/formats) or its screens show it. Instagram tells the people
 * reached apart from followers; X, Bluesky and Mastodon tell nobody's age or town.
 */
const OFFERS: Readonly<Record<Platform, readonly Offer[]>> = {
  facebook: [
    ...offers('followers', ['age_gender', 'city', 'country'], 'meta_audience', true),
    ...offers('reached', ['age_gender'], null, false),
  ],
  instagram: [
    ...offers('followers', ['age_gender', 'city', 'country'], 'meta_audience', true),
    ...offers('reached', ['age_gender', 'city', 'country'], 'instagram_reached', false),
  ],
  linkedin: offers('followers', ['city', 'job_function', 'seniority', 'industry'], 'linkedin_followers', true),
  youtube: offers('engaged', ['age', 'gender', 'city', 'country'], 'youtube_audience', true),
  tiktok: [
    ...offers('followers', ['gender', 'country'], 'tiktok_followers', true),
    ...offers('followers', ['age'], 'tiktok_followers', false),
  ],
  threads: offers('followers', ['age', 'gender', 'city', 'country'], null, false),
  x: [],
  bluesky: [],
  mastodon: [],
}

/** Which door and path a datum has on a platform. */
type Door = Pick<Settle, 'door' | 'path'>

/** Tables that answer what a datum names; `place` is answered by towns and countries. */
function answering(wanted: string): readonly string[] {
  switch (wanted) {
    case 'age':
      return ['age', 'age_gender']
    case 'gender':
      return ['gender', 'age_gender']
    case 'place':
      return ['city', 'country']
    case 'occupation':
      return ['job_function', 'seniority', 'industry']
    default:
      return [wanted]
  }
}

/** What a datum names, by its code. */
function wantedOf({ code, data }: Notice): string | null {
  if (code === 'no_city_list') return 'city'
  if (code === 'age_band_split') return 'age'
  if (code === 'cross_table') return typeof data['dimensions'] === 'string' ? data['dimensions'] : null
  return typeof data['dimension'] === 'string' ? data['dimension'] : null
}

/** A better version of what was received is seen on screen, if anywhere: the file holds no more than it did. */
const MISSING = new Set(['no_breakdown', 'no_city_list', 'cross_table'])

function breakdownDoor(datum: Notice, platform: Platform): Door {
  const wanted = wantedOf(datum)
  const basis = datum.data['basis']
  const found = OFFERS[platform].filter(
    (offer) => offer.basis === basis && answering(wanted ?? '').includes(offer.dimension),
  )
  const offer = found.find(({ isFile }) => isFile) ?? found[0]
  if (offer !== undefined) {
    return { door: MISSING.has(datum.code) && offer.isFile ? 'import' : 'evidence', path: offer.path }
  }
  // Nothing the platform shows would say it: of followers a survey can, of people reached at best another tool.
  return { door: basis === 'followers' && MISSING.has(datum.code) ? 'survey' : 'evidence', path: null }
}

/** Where a datum is brought in. */
export function doorOf(datum: Notice, platform: Platform): Door {
  switch (datum.code) {
    case 'unresolved_label':
      return { door: 'places', path: null }
    case 'no_reference':
    case 'no_population':
      return { door: 'population', path: null }
    case 'coverage_survey':
    case 'survey_sample':
      return { door: 'survey', path: null }
    case 'no_condition':
      return { door: 'persona', path: null }
    default:
      return breakdownDoor(datum, platform)
  }
}

/** A breakdown the platform gives, of what the persona asks for, that was never received. */
export interface MissingBreakdown {
  readonly basis: AudienceBasis
  readonly dimension: AudienceDimension
  readonly path: string | null
}

/** What a platform gives on the conditions of a target and no evidence of the account answers, in the order of its screens. */
export function missingBreakdowns(
  platform: Platform,
  target: Target,
  received: readonly Pick<Breakdown, 'basis' | 'dimension'>[],
): MissingBreakdown[] {
  const asked = new Set(Object.values(target).flatMap((formula) => (formula === null ? [] : axesOf(formula))))
  const found: MissingBreakdown[] = []
  for (const { basis, dimension, path } of OFFERS[platform]) {
    const open = axesOfTable(dimension).filter((axis) => asked.has(axis))
    const has = received.some((b) => b.basis === basis && open.every((axis) => axesOfTable(b.dimension).includes(axis)))
    // A country is the rougher answer to a place: not asked for beside towns.
    const isRougher =
      dimension === 'country' && OFFERS[platform].some((o) => o.basis === basis && o.dimension === 'city')
    if (open.length > 0 && !has && !isRougher) found.push({ basis, dimension, path })
  }
  return found
}
