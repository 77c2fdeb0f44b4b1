import type { SurveyRole } from '../../../shared/contract/surveys'
import { MOST_ANSWERS, SINGLE_ROLES } from '../../../shared/contract/surveys'
import { accountOf, type NamedAccount } from './accountNames'
import type { ColumnStats } from './columnStats'
import { guessSeparator } from './separators'
import { splitAnswers } from './cells'
import { fold, FREE, isNone, PERSONAL, QUESTION_WORDS, TECHNICAL } from './words'

/** What a column seems to be, and how sure that is. */
export interface ColumnGuess {
  readonly role: SurveyRole
  readonly certainty: 'sure' | 'likely' | 'open'
  readonly separator: string | null
  readonly accountId: number | null
  /** Its texts are neither shown nor kept. */
  readonly personal: boolean
}

interface Column {
  readonly name: string
  readonly stats: ColumnStats
}

const MOSTLY = 0.8
const HALF = 0.5

/** The option of a question in the name of its column: "Lesquels suivez-vous ? [Instagram]", "Suivez-vous : Instagram". */
function optionOf(name: string): string | null {
  const bracket = /\[([^\][]{1,120})\]\s*$/.exec(name) ?? /\(([^()]{1,60})\)\s*$/.exec(name)
  if (bracket?.[1] !== undefined) return bracket[1]
  return /^.{6,}?(?:\?\s*[-–:/]?|\s[:–/-]|[:/])\s*([^?:/]{1,80})$/.exec(name)?.[1] ?? null
}

const ignored = (certainty: ColumnGuess['certainty'], personal = true): ColumnGuess => ({
  role: 'ignored',
  certainty,
  separator: null,
  accountId: null,
  personal,
})

const as = (role: SurveyRole, certainty: ColumnGuess['certainty'], more: Partial<ColumnGuess> = {}): ColumnGuess => ({
  role,
  certainty,
  separator: null,
  accountId: null,
  personal: false,
  ...more,
})

/** Answers with their counts after a separator has cut the cells. */
export function answersOf(counts: ReadonlyMap<string, number>, separator: string | null): Map<string, number> {
  const found = new Map<string, number>()
  for (const [cell, n] of counts)
    for (const answer of splitAnswers(cell, separator)) found.set(answer, (found.get(answer) ?? 0) + n)
  return found
}

/** Never kept: columns of the tool, names and addresses, days. */
function asIgnored({ name, stats }: Column): ColumnGuess | null {
  const folded = fold(name)
  const { filled, addresses, dates } = stats
  if (filled === 0) return ignored('sure', false)
  if (QUESTION_WORDS.age.test(folded) && !PERSONAL.test(folded)) return null
  if (TECHNICAL.test(folded) || PERSONAL.test(folded)) return ignored('sure')
  if (addresses > filled * 0.2 || dates > filled * MOSTLY) return ignored('sure')
  return null
}

/** One column per account: its name ends with the account, its cells say yes or no (or repeat the option). */
function asOneAccount({ name, stats }: Column, accounts: readonly NamedAccount[]): ColumnGuess | null {
  const option = optionOf(name) ?? name
  const { filled, yesNo, counts } = stats
  const repeats = [...counts].reduce((sum, [text, n]) => sum + (fold(text) === fold(option) ? n : 0), 0)
  const accountId = accountOf(option, accounts)
  const isAsked = QUESTION_WORDS.follows.test(fold(name))
  // A question that names the account may have some "perhaps" among its answers: those will be rejects.
  if (yesNo + repeats < filled * (isAsked && accountId !== null ? 0.7 : 0.9)) return null
  if (accountId !== null) return as('follows', isAsked ? 'sure' : 'likely', { accountId })
  return isAsked && optionOf(name) !== null && isNone(option) ? as('follows', 'likely') : null
}

const asksFollows = ({ name }: Column): boolean => QUESTION_WORDS.follows.test(fold(name))

function asFollows({ name, stats }: Column, accounts: readonly NamedAccount[]): ColumnGuess | null {
  const isOurs = (answer: string): boolean => accountOf(answer, accounts) !== null || isNone(answer)
  const separator = guessSeparator(stats.counts, isOurs)
  const answers = answersOf(stats.counts, separator)
  const all = [...answers.values()].reduce((sum, n) => sum + n, 0)
  const ours = [...answers].reduce((sum, [text, n]) => sum + (accountOf(text, accounts) === null ? 0 : n), 0)
  const isAsked = QUESTION_WORDS.follows.test(fold(name))
  if (ours === 0 || all === 0 || (!isAsked && ours < all * HALF)) return null
  if (!stats.isWhole || answers.size > 200) return null
  return as('follows', isAsked && ours >= all * HALF ? 'sure' : 'likely', { separator })
}

/** A role that both the question and its answers speak for is sure; one of the two makes it likely. */
function byBoth(role: SurveyRole, byName: boolean, byValues: boolean, more: Partial<ColumnGuess> = {}) {
  return byName || byValues ? as(role, byName && byValues ? 'sure' : 'likely', more) : null
}

function asPerson({ name, stats }: Column): ColumnGuess | null {
  const folded = fold(name)
  const { filled, ages, bands, genders, numbers, counts, isWhole, statuses, dates } = stats
  const most = filled * MOSTLY
  const few = isWhole && counts.size <= MOST_ANSWERS
  const isAsked = (role: keyof typeof QUESTION_WORDS): boolean => QUESTION_WORDS[role].test(folded)
  if (isAsked('weight') && numbers >= filled * 0.9) return as('weight', 'sure')
  if (isAsked('age') && (ages >= most || dates >= most)) return as('age', 'sure')
  if (bands >= most && few && counts.size > 1) return as('age', 'likely')
  if (isAsked('gender') ? genders >= filled * HALF : genders >= filled * 0.9) {
    return byBoth('gender', isAsked('gender'), genders >= most)
  }
  const isStatus = statuses >= filled * HALF && counts.size > 1
  if (few && (isStatus || (isAsked('status') && !isAsked('place') && !isAsked('language')))) {
    const separator = guessSeparator(counts)
    return byBoth('status', isAsked('status'), isStatus, { separator: separator === ',' ? null : separator })
  }
  if (isAsked('place') && numbers < most + 1 && counts.size > 1) return as('place', 'likely')
  if (isAsked('language') && few) return as('language', 'likely', { separator: guessSeparator(counts) })
  if (isAsked('occupation') && few) return as('occupation', 'likely')
  return null
}

/** A question of few answers that come back is counted; what is left is free text. */
function asRest({ name, stats }: Column): ColumnGuess {
  const { counts, isWhole, filled, long } = stats
  if (FREE.test(fold(name)) || long > 0 || !isWhole) return ignored('likely')
  const separator = guessSeparator(counts)
  const answers = separator === null || separator === ', ' || separator === ',' ? counts : answersOf(counts, separator)
  const comesBack = answers.size <= MOST_ANSWERS && (filled < 10 || answers.size <= filled / 2)
  if (!comesBack) return ignored('likely')
  return as('question', 'open', { separator: answers === counts ? null : separator })
}

/** The question of a column without its option. */
const stemOf = (name: string): string => fold(name.replace(/\[[^\][]*\]\s*$/, ''))

/**
 * "Lesquels suivez-vous ? [Autre]" beside columns of accounts: whoever names another account there has answered the question, and
 * follows none of ours for it.
 */
function joinOthers(columns: readonly Column[], guesses: ColumnGuess[]): void {
  const stems = new Set(
    columns.flatMap(({ name }, i) => (guesses[i]?.role === 'follows' && name.endsWith(']') ? [stemOf(name)] : [])),
  )
  columns.forEach(({ name, stats }, i) => {
    const guess = guesses[i]
    if (guess === undefined || guess.role === 'follows' || !name.endsWith(']') || !stems.has(stemOf(name))) return
    if (stats.filled > 0) guesses[i] = as('follows', 'likely', { personal: guess.personal })
  })
}

const RANK = { sure: 0, likely: 1, open: 2 } as const

/** What each column of a table seems to be, by its name and by all of its cells. */
export function guessColumns(columns: readonly Column[], accounts: readonly NamedAccount[]): ColumnGuess[] {
  const isAsked = columns.some((column) => asksFollows(column) && asFollows(column, accounts) !== null)
  const guesses = columns.map((column) => {
    const follows = asFollows(column, accounts)
    // "Where do you go most?" names libraries as their pages are named; where another question asks what they follow, it is not that.
    const names = follows !== null && isAsked && !asksFollows(column)
    return (
      asIgnored(column) ??
      asOneAccount(column, accounts) ??
      (names ? null : follows) ??
      asPerson(column) ??
      asRest(column)
    )
  })
  joinOthers(columns, guesses)
  const best = new Map<SurveyRole, number>()
  guesses.forEach(({ role, certainty }, i) => {
    const before = best.get(role)
    if (!SINGLE_ROLES.has(role)) return
    if (before === undefined || RANK[certainty] < RANK[guesses[before]?.certainty ?? 'open']) best.set(role, i)
  })
  return guesses.map((guess, i) => {
    const column = columns[i]
    if (column === undefined || !SINGLE_ROLES.has(guess.role) || best.get(guess.role) === i) return guess
    return guess.role === 'weight' ? ignored('likely', false) : asRest(column)
  })
}
