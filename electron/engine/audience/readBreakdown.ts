import {
  OCCUPATION_FACETS,
  type AudienceBasis,
  type AudienceDimension,
  type Platform,
} from '../../../shared/vocabulary'
import type { Gazetteer } from './gazetteer'
import { readLabel } from './labels'
import { placesOfLabel } from './placesAsked'
import { cellOf } from './targetOf'
import type { Breakdown, Cell, Dimension, Gender } from './types'

/** A breakdown as it is kept: values as printed, labels as in the file or as typed. */
export type KeptAudience = {
  readonly id: number
  readonly accountId: number
  /** Whose table it is; absent = no platform's (a reference population). */
  readonly platform?: Platform | null
  readonly basis: AudienceBasis
  readonly dimension: AudienceDimension
  readonly takenOn: string
  readonly source: string
  readonly unit: 'share' | 'count'
  /** Decimals of the printed percentages; null = not rounded. */
  readonly digits: number | null
  readonly total: number | null
  readonly knownShare: number | null
  readonly isSorted: boolean
  readonly lines: readonly KeptLine[]
}

type KeptLine = {
  readonly label: string
  readonly value: number | null
  readonly ageFrom: number | null
  readonly ageTo: number | null
  readonly gender: Gender | null
  /** What somebody said the label stands for where the gazetteer does not settle it; null = nowhere that is known. */
  readonly told?: string | null
}

/** What the file's own columns said of a line goes before its label: "18-24 · Women" is read once, at import. */
function lineCell(line: KeptLine, dimension: 'age' | 'gender' | 'age_gender'): Cell {
  const read = readLabel(line.label)
  const ages = line.ageFrom === null ? read : { ageFrom: line.ageFrom, ageTo: line.ageTo }
  const gender = line.gender ?? read.gender
  return {
    label: line.label,
    value: line.value,
    ...(dimension === 'gender' || ages.ageFrom === undefined
      ? {}
      : { ageFrom: ages.ageFrom, ageTo: ages.ageTo ?? null }),
    ...(dimension === 'age' || gender === undefined ? {} : { gender }),
  }
}

/** A line of a list: of places with what somebody said of the label. */
function listCell(
  line: KeptLine,
  dimension: Exclude<Dimension, 'age' | 'gender' | 'age_gender'>,
  gazetteer: Gazetteer,
) {
  const { label, value, told } = line
  if (dimension !== 'city' && dimension !== 'country') return cellOf(dimension, label, value, gazetteer)
  return { label, value, placeIds: placesOfLabel(gazetteer, dimension, label, told) }
}

/** A line "Unknown" of a table of ages, or of genders, is the unknown part, not a value of its own. */
function isUnknownLine(line: KeptLine, dimension: 'age' | 'gender' | 'age_gender'): boolean {
  const read = readLabel(line.label)
  if ((line.gender ?? read.gender) !== 'unknown') return false
  return dimension === 'gender' || (line.ageFrom === null && read.ageFrom === undefined)
}

/** Known share: as stated, else what a line "Unknown" of printed shares leaves. */
function knownOf(kept: KeptAudience, unknown: readonly KeptLine[]): number | null {
  if (kept.knownShare !== null || kept.unit === 'count' || unknown.length === 0) return kept.knownShare
  const stated = unknown.reduce((sum, line) => sum + (line.value ?? 0), 0)
  return stated > 0 && stated <= 1 ? 1 - stated : null
}

/** The total of counts that list the unknown people as well is all of them. */
function totalOf(kept: KeptAudience, unknown: readonly KeptLine[], followers: number | null): number | null {
  if (kept.total !== null) return kept.total
  if (kept.unit === 'count' && unknown.length > 0 && kept.lines.every((line) => line.value !== null)) {
    return kept.lines.reduce((sum, line) => sum + (line.value ?? 0), 0)
  }
  return kept.basis === 'followers' ? followers : null
}

/** Dimensions that verdicts know; the others are shown, never judged. */
const JUDGED: ReadonlySet<string> = new Set<Dimension & AudienceDimension>([
  'age',
  'gender',
  'age_gender',
  'city',
  'country',
  'language',
  ...OCCUPATION_FACETS,
])

function isJudged(dimension: AudienceDimension): dimension is Dimension & AudienceDimension {
  return JUDGED.has(dimension)
}

/**
 * A kept audience as evidence; null for a bare total, which breaks nothing down, and for what no verdict asks (sizes of companies…). `followers`: the account's followers on
 * that day when a count of them may stand in for a total the source does not state.
 */
export function readBreakdown(kept: KeptAudience, gazetteer: Gazetteer, followers: number | null): Breakdown | null {
  const { dimension, digits } = kept
  if (!isJudged(dimension)) return null
  const tabled = dimension === 'age' || dimension === 'gender' || dimension === 'age_gender'
  const unknown = tabled ? kept.lines.filter((line) => isUnknownLine(line, dimension)) : []
  const listed = kept.lines.filter((line) => !unknown.includes(line))
  return {
    id: kept.id,
    accountId: kept.accountId,
    basis: kept.basis,
    dimension,
    takenOn: kept.takenOn,
    source: kept.source,
    unit: kept.unit,
    rounding: kept.unit === 'count' || digits === null ? 0 : 10 ** -(2 + digits),
    total: totalOf(kept, unknown, followers),
    knownShare: knownOf(kept, unknown),
    // Viewers who are signed in, without rows of too few.
    ...(kept.platform === 'youtube' && kept.unit === 'share' ? { ofKnown: true } : {}),
    sortedComplete: kept.isSorted,
    cells: listed.map((line) =>
      dimension === 'age' || dimension === 'gender' || dimension === 'age_gender'
        ? lineCell(line, dimension)
        : listCell(line, dimension, gazetteer),
    ),
  }
}
