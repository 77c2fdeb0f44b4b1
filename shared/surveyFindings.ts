/** Who is behind an account, by a survey. by: status | age | place; group: the answer of most of them, as it was given. */
const BEHIND = { account: 'text', survey: 'text', takenOn: 'text', by: 'text' } as const
/** share: people of n, the followers among the respondents who told it; overall: the same share among all respondents. */
const LARGEST = {
  ...BEHIND,
  group: 'text',
  share: 'number',
  people: 'number',
  n: 'number',
  overall: 'number?',
} as const

/** Why a cell or a row of a survey is a reject: `survey_reject.<code>` in the interface. */
export const SURVEY_REJECTS = [
  'not_an_age',
  'not_a_gender',
  'not_yes_no',
  'not_a_weight',
  'no_weight',
  'ragged',
  'quote_broken',
] as const
export type SurveyRejectCode = (typeof SURVEY_REJECTS)[number]

/** What is said of a survey that is being read, or keeps it from being kept: `survey_problem.<code>`, with its data. */
export const SURVEY_PROBLEMS = {
  bytes_replaced: { bytes: 'number' },
  empty_rows: { n: 'number' },
  follows_not_answered: { n: 'number', respondents: 'number' },
  few_respondents: { n: 'number' },
  identical_rows: { n: 'number' },
  // ------------------------------------------------------------ must be settled first
  nothing_kept: {},
  /** role: of SURVEY_ROLES. */
  role_twice: { role: 'text' },
  no_respondents: { rejected: 'number' },
  weights_all_zero: {},
  population_too_small: { population: 'number', respondents: 'number' },
  taken_in_future: { takenOn: 'text' },
  /** A question with the words of single people. */
  free_text: { question: 'text', answers: 'number', most: 'number' },
} as const
export type SurveyProblemCode = keyof typeof SURVEY_PROBLEMS

/** Codes of the findings of surveys; see shared/findings.ts. */
export const SURVEY_FINDINGS = {
  /** standing: above | below the share among all respondents, or alike when its interval holds that share. */
  survey_behind: { ...LARGEST, low: 'number', high: 'number', standing: 'text' },
  /** A poll of whoever wanted: no interval, no verdict. */
  survey_behind_indicative: LARGEST,
  /** Too few of them to tell who they are without telling who somebody is. */
  survey_behind_few: { ...BEHIND, needed: 'number' },
  /** None of those asked follows it. */
  survey_behind_nobody: { ...BEHIND, asked: 'number' },
} as const
