import { z } from 'zod'
import { LONGEST_PATTERN, type PatternError, type RuleSpec } from '../../../shared/contract/themes'
import type { Session } from '../db/database'
import { join, list, sql, type Sql } from '../db/sql'
import { entryOf, hashtagOf, hashtagPatterns, wordPatterns } from './words'

type Entries = Pick<RuleSpec, 'words' | 'phrases' | 'hashtags'>

/** What the words of a rule look for, folded and sorted by kind. `#mot` among the words is a hashtag. */
export interface Wanted {
  readonly words: readonly (readonly string[])[]
  readonly marks: readonly string[]
  readonly hashtags: readonly string[]
}

/** Folds the entries of a rule; what is blank is left out, what is twice is kept once. */
export function wantedOf({ words, phrases, hashtags }: Entries): Wanted {
  const isTag = (text: string) => /^#[^\s#]+$/.test(text.trim())
  const texts = [...words, ...phrases]
  const entries = texts.filter((text) => !isTag(text)).flatMap((text) => entryOf(text) ?? [])
  const tags = [...hashtags, ...texts.filter(isTag)].map(hashtagOf).filter((tag) => tag !== '')
  const found = entries.flatMap((entry) => ('words' in entry ? [entry.words] : []))
  return {
    words: [...new Map(found.map((each) => [each.join(' '), each])).values()],
    marks: [...new Set(entries.flatMap((entry) => ('mark' in entry ? [entry.mark] : [])))],
    hashtags: [...new Set(tags)],
  }
}

/** A user's pattern as it runs: accents go as they went from the text; case goes by the option. */
export function foldPattern(pattern: string): string {
  return pattern
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll(/œ/gi, 'oe')
    .replaceAll(/æ/gi, 'ae')
}

/** True where `search_text` matches the user's pattern; RE2 alone ever runs it, in time linear in the text. */
export function patternSql(pattern: string): Sql {
  return sql`regexp_matches(p.search_text, ${foldPattern(pattern)}, 'i')`
}

/** Conditions of which any one suffices, for words, marks and hashtags. */
function wantedSql(wanted: Wanted): Sql[] {
  const patterns = [...wordPatterns(wanted.words), ...hashtagPatterns(wanted.hashtags)]
  return [
    ...patterns.map((pattern) => sql`regexp_matches(p.search_text, ${pattern})`),
    ...wanted.marks.map((mark) => sql`contains(p.search_text, ${mark})`),
  ]
}

function scopeSql({ branches, accounts, platforms }: RuleSpec['scope']): Sql[] {
  const branchIds = list(branches)
  return [
    ...(platforms.length === 0 ? [] : [sql`p.platform IN ${list(platforms)}`]),
    ...(accounts.length === 0 ? [] : [sql`p.account_id IN ${list(accounts)}`]),
    ...(branches.length === 0
      ? []
      : [
          sql`p.account_id IN (SELECT id FROM account WHERE branch_id IN (
            SELECT id FROM branch WHERE id IN ${branchIds} OR parent_id IN ${branchIds}))`,
        ]),
  ]
}

/**
 * Whether a rule matches `post AS p`, as SQL: never NULL, so that a post without text has no theme by rule. Any word, phrase,
 * hashtag or pattern suffices; any exception cancels the whole rule, not only the words inside it (so "places de concert"
 * cancels "place" even where the post has a table to offer: a rule that is easy to say is easy to mend by a second one).
 */
export function ruleSql(rule: RuleSpec): Sql {
  const any = [...wantedSql(wantedOf(rule)), ...rule.patterns.map(patternSql)]
  if (any.length === 0) return sql`FALSE`
  const unless = wantedSql(wantedOf({ words: rule.except, phrases: [], hashtags: [] }))
  // The scope first: it is cheap, and DuckDB stops at the first FALSE.
  const conditions = [
    ...scopeSql(rule.scope),
    sql`(${join(any, ' OR ')})`,
    ...(unless.length === 0 ? [] : [sql`NOT (${join(unless, ' OR ')})`]),
  ]
  return sql`coalesce(${join(conditions, ' AND ')}, FALSE)`
}

/** INTEGER: place (from 1) of the first of the rules that matches `post AS p`; NULL when none does. */
export function firstRuleSql(rules: readonly RuleSpec[]): Sql {
  if (rules.length === 0) return sql`NULL::INTEGER`
  const cases = rules.map((rule, i) => sql`WHEN ${ruleSql(rule)} THEN ${i + 1}::INTEGER`)
  return sql`CASE ${join(cases, '\n')} END`
}

/** What RE2 says, by what a person can do about it. Its texts are stable and tested. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/invalid perl operator: \(\?[<=!>]/, 'lookaround'],
  [/invalid escape sequence: \\[1-9]/, 'backreference'],
  [/missing [)\]]|unexpected \)|missing closing/, 'unbalanced'],
  [/repetition/, 'repetition'],
  [/character class/, 'class'],
  [/too large|out of memory/, 'too_large'],
]

/**
 * The patterns of rules that cannot be taken, each with its reason. DuckDB is asked about every one; no pattern of a user is
 * ever given to JavaScript's own machine, whose time can explode.
 */
export async function patternErrors(session: Session, rules: readonly RuleSpec[]): Promise<PatternError[]> {
  const errors: PatternError[] = []
  for (const [rule, { patterns }] of rules.entries()) {
    for (const [pattern, text] of patterns.entries()) {
      const error = await patternError(session, text)
      if (error !== null) errors.push({ rule, pattern, ...error })
    }
  }
  return errors
}

async function patternError(session: Session, text: string): Promise<Pick<PatternError, 'reason' | 'detail'> | null> {
  if (text.trim() === '') return { reason: 'empty', detail: null }
  if (text.length > LONGEST_PATTERN) return { reason: 'too_long', detail: String(text.length) }
  if (text.includes('\0')) return { reason: 'other', detail: null }
  try {
    await session.first(
      z.object({ matches: z.boolean() }),
      sql`SELECT regexp_matches('', ${foldPattern(text)}, 'i') AS matches`,
    )
    return null
  } catch (error) {
    // Anything but a refusal of the pattern is a failure like any other.
    const said = error instanceof Error ? /^Invalid Input Error: (.*)$/s.exec(error.message)?.[1] : undefined
    if (said === undefined) throw error
    return { reason: REASONS.find(([sign]) => sign.test(said))?.[1] ?? 'other', detail: said }
  }
}
