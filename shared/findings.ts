import { ALIKE_FINDINGS } from './alikeFindings'
import { AUDIENCE_FINDINGS } from './audienceFindings'
import { COMPARE_FINDINGS, COMPARED } from './compareFindings'
import type { Finding } from './contract/common'
import { NEED_FINDINGS } from './needFindings'
import { SURVEY_FINDINGS } from './surveyFindings'
import { TIME_FINDINGS } from './timeFindings'
import type { Strength } from './vocabulary'

/** Kinds of data a sentence is given. `?` = may be null. `texts` = a list of texts. */
export type FindingField = 'text' | 'text?' | 'number' | 'number?' | 'flag' | 'texts'

const TREND = {
  /** Platform of all posts, null when several. */
  platform: 'text?',
  rate: 'text',
  measure: 'text',
  unit: 'text',
  n: 'number',
  nBefore: 'number',
  median: 'number?',
  medianBefore: 'number?',
  from: 'text',
  to: 'text',
  beforeFrom: 'text',
  beforeTo: 'text',
} as const
const CHANGED = { ...TREND, ratio: 'number', low: 'number?', high: 'number?' } as const

/**
 * Every code a finding may carry, with the data its sentence needs: the interface holds one sentence per code and
 * language, and a test compares. Values are raw: fractions for rates (index with network = 100 when unit is `index`),
 * ISO days, ids as text. A name comes as key (id or vocabulary word) and label (name from the data, or the same word).
 */
export const FINDINGS = {
  // ------------------------------------------------------------ compare: the sentence
  /** The leader is told apart from the followers. Strength clear or likely. clear of family tests hold. */
  groups_differ: {
    ...COMPARED,
    leader: 'text',
    leaderLabel: 'text',
    followers: 'texts',
    followerLabels: 'texts',
    medianTop: 'number',
    /** Medians of the followers, as decimal texts in the order of the followers. */
    medianFollowers: 'texts',
    n: 'number',
    clear: 'number',
    family: 'number',
  },
  /** Above 12 groups each is compared with all others together: these stand above, these below. */
  groups_off_network: {
    ...COMPARED,
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
  nothing_separates: { ...COMPARED, groups: 'number', n: 'number', median: 'number?', family: 'number' },
  /** What counts as an interaction differs between platforms: they are shown, never ranked. */
  platforms_not_ranked: { rate: 'text', platforms: 'texts', n: 'number' },
  /** Groups hold posts, but no two of them come from the same platforms, so no pair may be tested. */
  nothing_comparable: { ...COMPARED, groups: 'number', n: 'number' },
  one_group: { ...COMPARED, key: 'text', label: 'text', n: 'number', median: 'number', low: 'number', high: 'number' },
  too_few_posts: { ...COMPARED, n: 'number', groups: 'number', largest: 'number', needed: 'number' },
  /** Posts of the period that have no rate, by reason in the set-aside list. */
  no_posts: { ...COMPARED, from: 'text', to: 'text', setAside: 'number' },
  // ------------------------------------------------------------ compare: this period against the other
  period_up: CHANGED,
  period_down: CHANGED,
  period_cannot_tell: CHANGED,
  period_too_few: { ...TREND, needed: 'number' },
  // ------------------------------------------------------------ compare: what to beware of
  /** One post holds more than half of the interactions of its group. */
  dominant_post: {
    ...COMPARED,
    key: 'text',
    label: 'text',
    postId: 'text',
    share: 'number',
    denominator: 'number',
    median: 'number?',
    ratio: 'number?',
    ratioWithout: 'number?',
  },
  /** Median and ratio of sums point in different directions about this group and the other groups. */
  ratio_disagrees: {
    ...COMPARED,
    key: 'text',
    label: 'text',
    median: 'number',
    ratio: 'number',
    othersMedian: 'number',
    othersRatio: 'number',
  },
  /** reasons and counts go together; counts are decimal texts. */
  set_aside: { n: 'number', reasons: 'texts', counts: 'texts' },
  why_no_reach_total: {},
  /** Under six posts: dots only. */
  small_groups: { labels: 'texts', needed: 'number' },
  /** Groups left out of the tests because their posts come from other platforms. */
  platforms_differ: { labels: 'texts', platforms: 'texts' },
  /** 100 = the median post of the same platform. */
  index_explained: { platforms: 'texts' },
  /** Pairs that cannot be told apart although no bracket holds both: "A – B". */
  brackets_incomplete: { pairs: 'texts' },
  /** tau² = 0: the differences between groups are no larger than chance gives. */
  no_detectable_difference: { groups: 'number' },
  each_against_rest: { groups: 'number' },
  // ------------------------------------------------------------ home
  home_empty: {},
  home_no_posts: { period: 'text', lastDay: 'text?' },
  /** The period can be read; so many months are missing at so many accounts. */
  home_gaps: { period: 'text', accounts: 'number', months: 'number', label: 'text', month: 'text' },
  /** Files cover only some days of a month; none is missing. */
  home_partial: { period: 'text', accounts: 'number', months: 'number', label: 'text', month: 'text' },
  home_immature: { period: 'text', immature: 'number', n: 'number' },
  home_running: { period: 'text', to: 'text', n: 'number' },
  home_complete: { period: 'text', n: 'number' },
  todo_import: {},
  todo_network: {},
  todo_gap: { accountId: 'number', label: 'text', months: 'texts', coordinator: 'text?' },
  todo_partial: { accountId: 'number', label: 'text', months: 'texts', coordinator: 'text?' },
  todo_immature: { posts: 'number', from: 'text' },
  todo_line: { accounts: 'number', labels: 'texts' },
  todo_followers: { accounts: 'number', labels: 'texts' },
  todo_audience: { accounts: 'number', labels: 'texts' },
  // ------------------------------------------------------------ audience
  audience_no_persona: {},
  /** No editorial line valid at the end of the period names one of the personas. */
  audience_no_line: { personas: 'number' },
  /** The account that reaches most personas, and how many pairs are reached, missed or open. */
  audience_matrix: {
    account: 'text',
    personas: 'texts',
    pairs: 'number',
    reached: 'number',
    missed: 'number',
    open: 'number',
  },
  audience_none_reached: { pairs: 'number', reached: 'number', missed: 'number', open: 'number' },
  /** basis: followers | reached | engaged; scope: all, or known = of those whose age, place… the platform knows. */
  audience_reaches: { account: 'text', persona: 'text', basis: 'text', scope: 'text', grade: 'text' },
  /** The first clause that fails: at most `high`, where `threshold` is asked (fractions; of an index 100 = parity). */
  audience_does_not_reach: {
    account: 'text',
    persona: 'text',
    basis: 'text',
    scope: 'text',
    grade: 'text',
    kind: 'text',
    dimension: 'text?',
    high: 'number',
    threshold: 'number',
  },
  /** reason: code of shared/facts.ts, or none; of/outOf: its share as a simple fraction (2 in 5). */
  audience_cannot_tell: {
    account: 'text',
    persona: 'text',
    basis: 'text',
    reason: 'text',
    dimension: 'text?',
    of: 'number?',
    outOf: 'number?',
    band: 'text?',
    place: 'text?',
  },
  ...AUDIENCE_FINDINGS,
  ...COMPARE_FINDINGS,
  ...ALIKE_FINDINGS,
  ...SURVEY_FINDINGS,
  ...NEED_FINDINGS,
  // ------------------------------------------------------------ over time, weekday and hour
  ...TIME_FINDINGS,
} as const satisfies Record<string, Record<string, FindingField>>

export type FindingCode = keyof typeof FINDINGS

type ValueOf<F> = F extends 'text'
  ? string
  : F extends 'text?'
    ? string | null
    : F extends 'number'
      ? number
      : F extends 'number?'
        ? number | null
        : F extends 'flag'
          ? boolean
          : string[]

/** Data of one code, as its sentence needs it. */
export type FindingData<C extends FindingCode> = {
  [K in keyof (typeof FINDINGS)[C]]: ValueOf<(typeof FINDINGS)[C][K]>
}

/** A finding of the contract whose data are those of its code. */
export function makeFinding<C extends FindingCode>(code: C, strength: Strength | null, data: FindingData<C>): Finding {
  return { code, strength, data: { ...data } }
}
