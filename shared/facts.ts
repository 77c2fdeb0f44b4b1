import type { FindingField } from './findings'

/**
 * Every notice the audience check gives: why an interval is as wide as it is, why there is none, and what would settle it.
 * `data`: the keys its data hold, always all of them, raw (fractions for shares, codes for dimensions and bases).
 * `datum`: the keys that name the missing datum across accounts, or null when it is only a reason. The interface holds
 * `reason.<code>` for each and `datum.<code>` for each with a datum, which uses the keys of `datum` alone; a test compares.
 *
 * Codes inside the data: basis followers | reached | engaged; dimension: one of TARGET_DIMENSIONS, of a breakdown
 * (age_gender, city, country, job_function…); dimensions: several of TARGET_DIMENSIONS joined by `_`; band: `25-34` or `65+`.
 */
export const FACTS = {
  // ------------------------------------------------------------ why the interval has a width
  /** The band lies partly in the target and nothing says how many of it do. */
  age_band_split: { data: { basis: 'text', band: 'text' }, datum: ['basis', 'band'] },
  /** A line of the list stands for no known place, or for several. */
  unresolved_label: { data: { basis: 'text', dimension: 'text', label: 'text' }, datum: ['basis', 'dimension'] },
  /** share: people whose age (place…) the platform does not know, of the whole audience. */
  unknown_share: { data: { basis: 'text', dimension: 'text', share: 'number' }, datum: ['basis', 'dimension'] },
  /** The shares are those of people whose age (place…) is known, and nothing says how many they are. */
  known_share_not_stated: { data: { basis: 'text', dimension: 'text' }, datum: ['basis', 'dimension'] },
  /** share: most of the people outside the list that may be in the target. */
  unlisted_values: {
    data: { basis: 'text', dimension: 'text', listed: 'number', share: 'number' },
    datum: ['basis', 'dimension'],
  },
  withheld_cells: { data: { basis: 'text', dimension: 'text', cells: 'number' }, datum: ['basis', 'dimension'] },
  /** step: last printed digit, as a fraction. */
  rounding: { data: { basis: 'text', step: 'number' }, datum: ['basis'] },
  /** Conditions are known one by one, not together. */
  cross_table: { data: { basis: 'text', dimensions: 'text' }, datum: ['basis', 'dimensions'] },
  /** No audience can have published all of them: as few as need be are left out, in every way. */
  tables_contradict: { data: { basis: 'text', tables: 'number' }, datum: null },
  // ------------------------------------------------------------ what is missing
  no_breakdown: { data: { basis: 'text', dimension: 'text' }, datum: ['basis', 'dimension'] },
  no_city_list: { data: { basis: 'text' }, datum: ['basis'] },
  no_reference: { data: { dimension: 'text?' }, datum: ['dimension'] },
  no_population: { data: {}, datum: [] },
  no_total: { data: { basis: 'text' }, datum: ['basis'] },
  no_condition: { data: {}, datum: [] },
  /** takenOn: the nearest breakdown, taken too long after the period to speak of it. */
  later_evidence: { data: { basis: 'text', takenOn: 'text' }, datum: null },
  // ------------------------------------------------------------ surveys
  coverage_survey: { data: {}, datum: [] },
  survey_sample: { data: { asked: 'number?' }, datum: [] },
  /** Under five people answered one way: the interval holds for any number from 0 to 4. */
  survey_few: { data: {}, datum: null },
  /** Members of the institution alone were asked: of followers from outside the survey says nothing. */
  outside_not_asked: { data: {}, datum: null },
  survey_self_selected: { data: { asked: 'number' }, datum: null },
  /** Survey and breakdowns leave no share that agrees with both: one of them is wrong. */
  survey_contradicts: { data: { basis: 'text' }, datum: null },
  // ------------------------------------------------------------ evidence that cannot be used, or hardly
  empty_breakdown: { data: { basis: 'text' }, datum: null },
  no_audience: { data: { basis: 'text' }, datum: null },
  sum_over_total: { data: { basis: 'text', sum: 'number' }, datum: null },
  invalid_value: { data: { basis: 'text', label: 'text' }, datum: null },
  evidence_too_weak: { data: { basis: 'text' }, datum: null },
  /** Older than two quarters: graded one lower. */
  stale_evidence: { data: { basis: 'text', takenOn: 'text' }, datum: null },
  // ------------------------------------------------------------ a target that cannot be judged
  place_not_found: { data: { text: 'text' }, datum: null },
  place_ambiguous: { data: { text: 'text', readings: 'number' }, datum: null },
  place_without_point: { data: { text: 'text' }, datum: null },
  conditions_contradict: { data: { dimension: 'text' }, datum: null },
} as const satisfies Record<string, { data: Record<string, FindingField>; datum: readonly string[] | null }>

export type NoticeCode = keyof typeof FACTS

/** What a working value rests on; `assumption.<code>` in the interface. Several hold together, joined by `+` in the contract. */
export const ASSUMPTIONS = [
  'uniform_in_band',
  'age_pyramid',
  'unknown_like_known',
  'independence',
  'same_known_people',
] as const
