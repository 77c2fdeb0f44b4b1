/** notes: of the period; unanswered, unasked: the first two by name; nUnanswered, nUnasked: all of them. */
const MATRIX = {
  notes: 'number',
  topics: 'number',
  posts: 'number',
  unanswered: 'texts',
  nUnanswered: 'number',
  notesUnanswered: 'number',
  unasked: 'texts',
  nUnasked: 'number',
} as const

const DRIFT = { account: 'text', n: 'number', from: 'text', to: 'text' } as const
/** share, low, high, planned: fractions. others: themes that leave the plan as surely. */
const OFF = {
  ...DRIFT,
  theme: 'text',
  themeId: 'number',
  share: 'number',
  planned: 'number',
  low: 'number',
  high: 'number',
  others: 'number',
} as const

/** Codes of the findings of needs and of the drift of editorial lines; see shared/findings.ts. */
export const NEED_FINDINGS = {
  // ------------------------------------------------------------ needs × themes
  /** Nothing was heard in the period. */
  needs_none: { from: 'text', to: 'text', posts: 'number' },
  needs_no_posts: { notes: 'number', topics: 'number', from: 'text', to: 'text' },
  needs_unanswered: MATRIX,
  needs_answered: MATRIX,
  // ------------------------------------------------------------ drift of an editorial line
  drift_more: OFF,
  drift_less: OFF,
  /** What lies outside of the plan takes more (less) room than it leaves. */
  drift_outside_more: OFF,
  drift_outside_less: OFF,
  /** No theme leaves the plan: that they hold it is not proven. */
  drift_none_seen: { ...DRIFT, themes: 'number' },
  drift_too_few: { ...DRIFT, needed: 'number' },
  /** Enough posts, of which too few have a theme for anything to be said. */
  drift_unthemed: { ...DRIFT, unthemed: 'number' },
  /** The line plans no share of any theme. */
  drift_no_plan: DRIFT,
} as const
