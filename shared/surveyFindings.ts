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

/** Codes of the findings of surveys; see shared/findings.ts. */
export const SURVEY_FINDINGS = {
  survey_behind: { ...LARGEST, low: 'number', high: 'number' },
  /** A poll of whoever wanted: no interval, no verdict. */
  survey_behind_indicative: LARGEST,
  /** Too few of them to tell who they are without telling who somebody is. */
  survey_behind_few: { ...BEHIND, needed: 'number' },
  /** None of those asked follows it. */
  survey_behind_nobody: { ...BEHIND, asked: 'number' },
} as const
