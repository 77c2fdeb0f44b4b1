import type {
  AudienceBasis,
  Grade,
  OccupationFacet,
  SurveyFrame,
  TargetDimension,
  Verdict,
} from '../../../shared/vocabulary'
import type { PlaceMatcher } from './placeTarget'

/** What a breakdown is by. Age, gender and their cross are complete tables; every other dimension is a list of the top values. */
export type Dimension = 'age' | 'gender' | 'age_gender' | 'city' | 'country' | 'region' | 'language' | OccupationFacet

/** `unknown`: the platform counts people without saying which; `other`: stated by the people, neither woman nor man. */
export type Gender = 'women' | 'men' | 'other' | 'unknown'

/** One line of a breakdown. */
export type Cell = {
  readonly label: string
  /** Fraction 0–1 or people, as `unit` says; null = the platform withheld it because too few people are in it. */
  readonly value: number | null
  /** Age band, both ends included; `ageTo` null = open ("65+"). Absent: not an age. */
  readonly ageFrom?: number
  readonly ageTo?: number | null
  readonly gender?: Gender
  /**
   * Ids of places (gazetteer.ts) the line stands for: a town, or an area (`FR`, `FR.32`) somewhere in which its people
   * are. Several = the label fits each of them. Absent or empty = the place is not known.
   */
  readonly placeIds?: readonly string[]
  /** ISO 639-1 code. Absent: the label is no language. */
  readonly language?: string
}

/** What a platform said of the people of one account at one date, by one dimension. */
export type Breakdown = {
  readonly id: number
  readonly accountId: number
  readonly basis: AudienceBasis
  readonly dimension: Dimension
  /** ISO day of the export or of the reading. */
  readonly takenOn: string
  /** For people reached or engaged: the days counted, both included. */
  readonly covers?: { readonly from: string; readonly to: string }
  readonly source: string
  readonly unit: 'share' | 'count'
  /** Step of the last printed digit in the unit of the values: 0.001 for "4.2 %"; 0 = exact. */
  readonly rounding: number
  /** People in the whole audience (followers, or the period's own reach), or null when not known. */
  readonly total: number | null
  /** Stated share 0–1 of the audience whose age (place…) the platform knows, or null when nothing states it. */
  readonly knownShare: number | null
  /**
   * Shares are of the known people only even where they stay short of 1: YouTube speaks of viewers who are signed in, and
   * leaves out rows of too few. Absent: a full table that stays short of 1 shows its unknown part itself.
   */
  readonly ofKnown?: boolean
  /** For lists: sorted by value and without gaps, so that nothing left out is larger than the last line. */
  readonly sortedComplete: boolean
  /** Cells under this number of people are withheld (default 100). */
  readonly withheldUnder?: number
  readonly cells: readonly Cell[]
}

/** A range of ages in years, both ends included; `to` null = open. */
export type Ages = { readonly from: number; readonly to: number | null }

/** One condition, ready to be asked. Words (values, statuses) are keys of `placeKey`: case and accents do not count. */
export type Literal =
  | ({ readonly kind: 'age' } & Ages)
  | { readonly kind: 'gender'; readonly gender: 'women' | 'men' }
  | { readonly kind: 'place'; readonly place: PlaceMatcher }
  | { readonly kind: 'language'; readonly languages: readonly string[] }
  | { readonly kind: 'occupation'; readonly facet: OccupationFacet; readonly values: readonly string[] }
  | { readonly kind: 'status'; readonly statuses: readonly string[] }

/** Conditions joined by AND (`all`; of none: everybody) and OR (`any`; of none: nobody). */
export type Formula = Literal | { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] }

/**
 * Who the account is for: one formula per dimension, null = not asked; all of them must hold. `alternatives` holds the
 * groups of alternatives that mix dimensions.
 */
export type Target = Readonly<Record<TargetDimension, Formula | null>>

/** What is known of somebody; absent, `unknown` or empty = not known. `to` null = that age or older. */
export type Person = {
  readonly age?: Ages
  readonly gender?: Gender
  /** Places the person may be in: one of them, somewhere in it when it is an area. */
  readonly placeIds?: readonly string[]
  readonly language?: string
  readonly occupation?: Readonly<Partial<Record<OccupationFacet, readonly string[]>>>
  /** All that are said of the person. */
  readonly statuses?: readonly string[]
}

/**
 * One requirement of an editorial line. `share`: of the audience, one condition; `joint`: all conditions at once;
 * `index`: 100 × share in the audience / share in the reference population, of one condition or (null) of all;
 * `coverage`: share of the target population that the account has. Thresholds: fraction 0–1, for an index 100 = parity.
 */
export type Clause =
  | { readonly kind: 'share'; readonly dimension: TargetDimension; readonly threshold: number }
  | { readonly kind: 'joint' | 'coverage'; readonly dimension: null; readonly threshold: number }
  | { readonly kind: 'index'; readonly dimension: TargetDimension | null; readonly threshold: number }

/** A survey as evidence. Self-selected answers (`probability` false) are indicative: they carry no interval and no verdict. */
export type Survey = {
  readonly id: number
  /**
   * `target_in_audience`: share of the asked who follow the account that are in the target (`dimension` null = in all of
   * it); `audience_in_target`: share of the asked of the target population that follow the account (its coverage).
   * Both speak of followers, never of people reached.
   */
  readonly question: 'target_in_audience' | 'audience_in_target'
  readonly dimension: TargetDimension | null
  readonly takenOn: string
  readonly probability: boolean
  /**
   * Whom the sample was drawn from. Of members of the institution, `target_in_audience` speaks of the followers among them:
   * who follows from outside was not asked.
   */
  readonly drawnFrom: SurveyFrame
  readonly yes: number
  /** `yes` if everybody who cannot be told apart (an age band that the target cuts) were one; absent = `yes`. */
  readonly yesAtMost?: number
  readonly asked: number
  /**
   * `yes` and `yesAtMost` hold for any number of answers from 0 to 4, where these are too few to be told: they are no estimate.
   * Absent = they are.
   */
  readonly isBlurred?: boolean
  /** People left out of `asked`: they did not answer what the target asks for. */
  readonly untold?: number
  /** Size of the population the sample was drawn from, or null when large or not known. */
  readonly population: number | null
  /** One weight per answer, when weighted; `yes` is then the weighted share × asked. */
  readonly weights: readonly number[] | null
}

/** A table of people as verdicts name it. `takenOn`: ISO day. */
export type ReferenceTable = {
  readonly id: number
  readonly label: string
  readonly takenOn: string
  readonly source: string
}

/**
 * The population the account is meant for: number of people, and the share of the reference population that is the target, each
 * with the table it is counted in.
 */
export type Reference = {
  readonly population: number | null
  readonly populationFrom: ReferenceTable | null
  readonly shares: readonly {
    readonly dimension: TargetDimension | null
    readonly share: number
    readonly from: ReferenceTable
  }[]
}

/** People by single year of age in the reference population: replaces the uniform assumption inside a band. */
export type AgePyramid = ReadonlyMap<number, number>

/** Names of what a value between the bounds rests on. */
export type Assumption = 'uniform_in_band' | 'age_pyramid' | 'unknown_like_known' | 'independence' | 'same_known_people'

/**
 * Whom a verdict speaks of: all of the audience; those whose age (place…) the platform knows; or the followers among the
 * members of the institution, whom alone a survey asked.
 */
export type Scope = 'all' | 'known' | 'asked'

/** A fact for the interface: a code and its data, raw. */
export type Fact = {
  readonly code: FactCode
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

export type FactCode =
  | 'age_band_split'
  | 'unresolved_label'
  | 'unknown_share'
  | 'known_share_not_stated'
  | 'unlisted_values'
  | 'withheld_cells'
  | 'rounding'
  | 'cross_table'
  | 'tables_contradict'
  | 'no_breakdown'
  | 'no_city_list'
  | 'no_reference'
  | 'no_population'
  | 'no_total'
  | 'no_condition'
  | 'coverage_survey'
  | 'survey_sample'
  | 'survey_few'
  | 'outside_not_asked'
  | 'survey_self_selected'
  | 'survey_contradicts'
  | 'empty_breakdown'
  | 'no_audience'
  | 'sum_over_total'
  | 'invalid_value'
  | 'evidence_too_weak'

/** A datum that would help, with the width of the interval now and once it is known (null = cannot be foreseen). */
export type Settle = { readonly datum: Fact; readonly widthNow: number; readonly widthAfter: number | null }

/** Bounds of a share (or index, or coverage), with a value under named assumptions where one exists. */
export type Bounds = {
  readonly lower: number
  readonly upper: number
  readonly working: number | null
  readonly assumptions: readonly Assumption[]
}

/** The answer to one clause. */
export type ClauseVerdict = {
  readonly clause: Clause
  readonly verdict: Verdict
  readonly bounds: Bounds
  readonly scope: Scope
  readonly grade: Grade | null
  /** Which way the working value points when the verdict is `cannot_tell`; null without a working value. */
  readonly leaning: 'reaches' | 'does_not_reach' | null
  /** Why the interval is as wide as it is, or why there is none. */
  readonly reasons: readonly Fact[]
  readonly settle: readonly Settle[]
  /** Breakdowns and surveys used. */
  readonly evidence: readonly { readonly kind: 'breakdown' | 'survey'; readonly id: number }[]
  /** Table of people that an index or a coverage divides by; null = the answer needs none. */
  readonly reference: ReferenceTable | null
}

/** The answer for one account, one persona, one basis. */
export type AudienceVerdict = {
  readonly basis: AudienceBasis
  readonly verdict: Verdict
  readonly grade: Grade | null
  readonly clauses: readonly ClauseVerdict[]
  /** At most three data, by gain, over the clauses that are not settled. */
  readonly settle: readonly Settle[]
}
