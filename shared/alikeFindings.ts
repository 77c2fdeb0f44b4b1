const ASKED = { by: 'text', rate: 'text', unit: 'text' } as const
/** One group against the others at equal content: ratio 1.39 = 39 % above; change = |ratio − 1|; raw: the gap as it stands. */
const RESULT = {
  ...ASKED,
  key: 'text',
  label: 'text',
  ratio: 'number',
  change: 'number',
  low: 'number?',
  high: 'number?',
  raw: 'number',
  mix: 'number',
  /** Looks last, first, below or above when nothing is held equal. */
  looks: 'text',
  /** The theme that explains most of the mix, named in both languages; null where none does. */
  themeFr: 'text?',
  themeEn: 'text?',
  n: 'number',
  nReference: 'number',
} as const

const MESSAGES = { ...ASKED, days: 'number', messages: 'number', posts: 'number' } as const
/** A group against the median of the others in each message both have. */
const HEARD = {
  ...MESSAGES,
  key: 'text',
  label: 'text',
  n: 'number',
  above: 'number',
  below: 'number',
  ratio: 'number',
  low: 'number?',
  high: 'number?',
  p: 'number',
} as const

/** Codes of the like-for-like comparison and of the same message on several accounts; part of FINDINGS. */
export const ALIKE_FINDINGS = {
  // ------------------------------------------------------------ all groups
  /** The group that looks last is the highest at equal content, and told apart from the others. */
  alike_last_is_first: {
    ...ASKED,
    key: 'text',
    label: 'text',
    ratio: 'number',
    change: 'number',
    low: 'number',
    high: 'number',
    groups: 'number',
    n: 'number',
  },
  alike_stand_out: {
    ...ASKED,
    above: 'number',
    below: 'number',
    aboveLabels: 'texts',
    belowLabels: 'texts',
    groups: 'number',
    n: 'number',
  },
  alike_nothing_separates: { ...ASKED, groups: 'number', n: 'number' },
  /** No group has 6 posts of a content that others have too. */
  alike_nothing_comparable: { ...ASKED, groups: 'number', n: 'number', needed: 'number' },
  alike_no_posts: { ...ASKED, setAside: 'number' },
  // ------------------------------------------------------------ one group
  /** Looks below because of what it publishes, does better at equal content; and the other way round. */
  alike_hidden_better: RESULT,
  alike_hidden_worse: RESULT,
  alike_better: RESULT,
  alike_worse: RESULT,
  /** The content mix alone is told from 1. */
  alike_only_mix: RESULT,
  alike_cannot_tell: RESULT,
  /** common: posts of the group of a content that others have too. */
  alike_too_few: { ...ASKED, key: 'text', label: 'text', n: 'number', common: 'number', needed: 'number' },
  /** No other group has 6 posts. */
  alike_alone: { ...ASKED, key: 'text', label: 'text', n: 'number' },
  // ------------------------------------------------------------ same message
  messages_above: HEARD,
  messages_below: HEARD,
  messages_even: HEARD,
  /** Under 6 messages of this group with others: the circles, no verdict. */
  messages_few: { ...MESSAGES, key: 'text', label: 'text', n: 'number', above: 'number', needed: 'number' },
  /** Messages, but no group told apart over them. */
  messages_nothing_separates: { ...MESSAGES, groups: 'number', most: 'number', needed: 'number' },
  messages_none: { ...ASKED, days: 'number', read: 'number' },
} as const
