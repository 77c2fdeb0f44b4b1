import { FEWEST_TOLD, type SurveyQuestion } from '../../../shared/contract/surveys'
import type { KeptQuestion, Respondent, SurveyAnswers } from './answers'
import { ageOf, ageText, type AgeRange } from './cells'
import { cellsOf, type Group } from './tally'

/** Bands in which single ages are counted: those of most surveys of French universities. */
const BANDS: readonly AgeRange[] = [
  { from: 0, to: 17 },
  { from: 18, to: 24 },
  { from: 25, to: 34 },
  { from: 35, to: 49 },
  { from: 50, to: 64 },
  { from: 65, to: null },
]
/** More different ages than this are counted in bands. */
const MOST_AGES = 12

/**
 * The band a single age is counted in. A year of birth leaves two ages: the one reached within the year counts. null = a band of
 * the survey's own, which stays as it is.
 */
function bandOf(text: string): string | null {
  const age = ageOf(text)
  if (age === null || age.to === null || age.to - age.from > 1) return null
  const { to } = age
  const band = BANDS.find((each) => to >= each.from && (each.to === null || to <= each.to))
  return band === undefined ? null : ageText(band)
}

/** How the answers of a question are counted: all of the survey decides, so that its parts can be compared. */
export interface Counting {
  readonly question: KeptQuestion
  /** Answers in the order in which they are shown. */
  readonly order: readonly string[]
  /** The answer that counts for one as it is kept; '' = rare. */
  readonly labelOf: (answer: string) => string
}

/** Labels of the answers of one person, each once. Most people give one answer: nothing is made for them. */
function labelsOf(texts: readonly string[] | undefined, labelOf: (answer: string) => string): readonly string[] {
  const [first, second] = texts ?? []
  if (first === undefined) return []
  return second === undefined ? [labelOf(first)] : [...new Set((texts ?? []).map(labelOf))]
}

const people = (respondents: readonly Respondent[], key: string, labelOf: Counting['labelOf']) => {
  const counts = new Map<string, number>()
  for (const { answers } of respondents)
    for (const label of labelsOf(answers.get(key), labelOf)) counts.set(label, (counts.get(label) ?? 0) + 1)
  return counts
}

/** Words of a closed list tell of nobody, however few chose them. */
const isClosed = (question: KeptQuestion): boolean => question.role === 'gender' || question.role === 'age'

/** How a question is counted. Answers of fewer than five people in the whole survey go together, under ''. */
export function countingOf(survey: Pick<SurveyAnswers, 'respondents'>, question: KeptQuestion): Counting {
  const { respondents } = survey
  const raw = people(respondents, question.key, (answer) => answer)
  const inBands = question.role === 'age' && raw.size > MOST_AGES
  const banded = (answer: string): string => (inBands ? (bandOf(answer) ?? answer) : answer)
  const counts = people(respondents, question.key, banded)
  const isRare = (label: string): boolean => !isClosed(question) && (counts.get(label) ?? 0) < FEWEST_TOLD
  const labelOf = (answer: string): string => (isRare(banded(answer)) ? '' : banded(answer))
  const labels = [...new Set([...counts.keys()].map((label) => (isRare(label) ? '' : label)))]
  return { question, labelOf, order: labels.sort(question.role === 'age' ? byAge : byCount(counts)) }
}

function byAge(a: string, b: string): number {
  const [first, second] = [ageOf(a), ageOf(b)]
  return (first?.from ?? 999) - (second?.from ?? 999) || (first?.to ?? 999) - (second?.to ?? 999)
}

const byCount =
  (counts: ReadonlyMap<string, number>) =>
  (a: string, b: string): number => {
    if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1
    return (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1)
  }

/** Who of some respondents gave each answer, and who answered at all. */
export function groupsAmong(
  { question, order, labelOf }: Counting,
  respondents: readonly Respondent[],
): { readonly groups: Group[]; readonly answered: Respondent[] } {
  const answered = respondents.filter(({ answers }) => answers.has(question.key))
  const byLabel = new Map<string, Respondent[]>(order.map((label) => [label, []]))
  for (const respondent of answered)
    for (const label of labelsOf(respondent.answers.get(question.key), labelOf)) byLabel.get(label)?.push(respondent)
  return { answered, groups: [...byLabel].map(([answer, list]) => ({ answer, accountId: null, people: list })) }
}

/** Every question of a survey with its cells, the one about accounts first. */
export function questionsOf(survey: SurveyAnswers, accountName: (id: number) => string): SurveyQuestion[] {
  return survey.questions.map((question) => {
    const { name, role, several } = question
    const n = survey.respondents.length
    if (role === 'follows') {
      const answered = survey.respondents.filter(({ follows }) => follows !== null)
      const groups = survey.accountIds.map((accountId) => ({
        answer: accountName(accountId),
        accountId,
        people: answered.filter(({ follows }) => follows?.yes.has(accountId) === true),
      }))
      // Whose own cell could not be read is left out of that account's share: of each its own denominator.
      const cells = groups.flatMap((group) => {
        const told = answered.filter(({ follows }) => follows?.unknown.has(group.accountId) === false)
        return cellsOf(survey, [group], told, false)
      })
      cells.sort((a, b) => (b.n ?? 0) - (a.n ?? 0) || (a.accountId ?? 0) - (b.accountId ?? 0))
      return { question: name, role, several, answered: answered.length, missing: n - answered.length, cells }
    }
    const { groups, answered } = groupsAmong(countingOf(survey, question), survey.respondents)
    const cells = cellsOf(survey, groups, answered, !several)
    return { question: name, role, several, answered: answered.length, missing: n - answered.length, cells }
  })
}
