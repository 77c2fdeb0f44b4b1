/** `measure` repeats the code of `rate`, which the interface turns into its name: a sentence chooses its verb by it. */
export const COMPARED = { by: 'text', rate: 'text', measure: 'text', unit: 'text' } as const

/** One group against all others together. */
const FOCUSED = {
  ...COMPARED,
  key: 'text',
  label: 'text',
  /** Hodges–Lehmann ratio to the others, and the same as a distance: 1.39 → 0.39, 0.72 → 0.28. */
  ratio: 'number',
  change: 'number',
  low: 'number?',
  high: 'number?',
  median: 'number',
  n: 'number',
  nOthers: 'number',
} as const

/** Codes of comparisons that came after the first ones of findings.ts, with the data their sentences need. */
export const COMPARE_FINDINGS = {
  // ------------------------------------------------------------ one group against the rest
  focus_above: FOCUSED,
  focus_below: FOCUSED,
  focus_cannot_tell: FOCUSED,
  /** The group asked about has too few posts, or none, or stands on other platforms than the others. */
  focus_untested: { ...COMPARED, key: 'text', label: 'text', n: 'number', needed: 'number' },
  // ------------------------------------------------------------ what to beware of
  /** Posts unlike the others of their group, by group: in the numbers, or left out of them (`used`: with | without). */
  outliers_flagged: { n: 'number', labels: 'texts', counts: 'texts', used: 'text' },
  /** With these posts the other way the sentence above would not be the same. `strengthOther`: null where it has none. */
  outliers_decide: { n: 'number', used: 'text', strengthOther: 'text?' },
  /** Groups chosen by hand: so many are shown, so many left out of the screen and of the family of tests. */
  groups_chosen: { by: 'text', shown: 'number', left: 'number' },
  /** Posts with several of the themes on screen: they count in each row, and in no test between two of their themes. */
  themes_overlap: { n: 'number', groups: 'number' },
  /** All posts at one age; `without` have no export near it. */
  equal_age: { days: 'number', tolerance: 'number', n: 'number', without: 'number' },
  // ------------------------------------------------------------ total reach
  /** Why the total reach of several posts is not given. */
  reach_not_added: { n: 'number', platforms: 'texts' },
  // ------------------------------------------------------------ themes by their own aims
  /** Themes that do better, and less well, than the posts without them by their own aim. Strength of the surest. */
  themes_by_aim: {
    above: 'texts',
    aboveLabels: 'texts',
    below: 'texts',
    belowLabels: 'texts',
    nAbove: 'number',
    nBelow: 'number',
    n: 'number',
    clear: 'number',
    family: 'number',
  },
  themes_nothing_separates: { themes: 'number', n: 'number', family: 'number' },
  themes_too_few: { themes: 'number', n: 'number', needed: 'number' },
} as const
