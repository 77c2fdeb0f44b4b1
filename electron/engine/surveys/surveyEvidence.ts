import { axesOf, dimensionsOf, literalsOf, meets, wholeOf, type Axis } from '../audience/formula'
import type { Gazetteer } from '../audience/gazetteer'
import type { Formula, Person, Survey, Target } from '../audience/types'
import type { Session } from '../db/database'
import { readToldPlaces } from '../queries/toldPlaces'
import { readSettings } from '../workspace/settings'
import { followersOf, PERSON_ROLES, toldOf, type PersonRole, type Respondent, type SurveyAnswers } from './answers'
import { atMost, FEWEST_JUDGED, isFew, toldWeight, weightOf } from './fewTold'
import { countryOf, personOf, placeReader, sameWords } from './people'
import { readAllAnswers } from './store'
import { populationOf } from './tally'

/**
 * Note [who cannot be told]. Of some respondents it cannot be told whether they are in the target. Those who did not answer are
 * left out of the denominator, as long as they are a fifth at most; above that, and whenever they did answer but with something
 * the target cuts (a band of ages, a town that is not found, another word), they are counted once as none of them and once as all
 * of them: leaving them out would lean the share to one side. Where that leaves more than half of the share open, the survey says
 * nothing, so that an older one that says something is not put aside for it.
 */
const MOST_LEFT_OUT = 0.2
const MOST_OPEN = 0.5

/** What one kind of respondents answered: of thousands of answers only some hundreds differ. */
interface Profile {
  readonly person: Person
  readonly answers: Respondent['answers']
}

/** True, false, or why it cannot be told. */
type Membership = boolean | 'open' | 'untold'
type Members = (respondent: Respondent) => Membership

/** A survey whose respondents are made persons, and what was asked of them: each target is asked for many accounts. */
export interface SurveyPeople {
  readonly survey: SurveyAnswers
  readonly profileOf: ReadonlyMap<Respondent, Profile>
  /** Status words that somebody answered. */
  readonly statuses: readonly string[]
  readonly known: WeakMap<Formula, Members>
  readonly whole: WeakMap<Target, { readonly formula: Formula | null }>
}

/** Makes persons of the respondents of a survey. `placesOf`: places that an answer stands for. */
export function peopleOf(survey: SurveyAnswers, placesOf: (text: string) => readonly string[]): SurveyPeople {
  const profiles = new Map<string, Profile>()
  const profileOf = new Map<Respondent, Profile>()
  for (const respondent of survey.respondents) {
    const { answers } = respondent
    const key = JSON.stringify(PERSON_ROLES.map((role) => answers.get(role) ?? null))
    const profile = profiles.get(key) ?? { answers, person: personOf(respondent, placesOf) }
    profiles.set(key, profile)
    profileOf.set(respondent, profile)
  }
  const statuses = [...new Set([...profiles.values()].flatMap(({ answers }) => answers.get('status') ?? []))]
  return { survey, profileOf, statuses, known: new WeakMap(), whole: new WeakMap() }
}

const roleOf = (axis: Axis): PersonRole =>
  axis === 'job_function' || axis === 'seniority' || axis === 'industry' ? 'occupation' : axis

/**
 * Whether somebody is in the target. A word of the target in their answer says yes. Another word says no only where the survey
 * uses every word of the target: else who answered otherwise may be meant all the same.
 */
function membersOf(people: SurveyPeople, formula: Formula): Members {
  const before = people.known.get(formula)
  if (before !== undefined) return before
  const axes = axesOf(formula)
  const words = literalsOf(formula).flatMap((each) => (each.kind === 'status' ? each.statuses : []))
  const jobs = literalsOf(formula).flatMap((each) => (each.kind === 'occupation' ? [each] : []))
  const usesAll = sameWords(people.statuses, words).length === new Set(words).size
  const read = ({ answers, person: { statuses = [], ...rest } }: Profile): Membership => {
    const same = sameWords(statuses, words)
    const told = same.length > 0 || (usesAll && statuses.length > 0) ? { statuses: [...statuses, ...same] } : {}
    // A word of LinkedIn in an answer says yes; another word says nothing: it may be the same work.
    const occupation = Object.fromEntries(
      jobs.flatMap(({ facet, values }) => {
        const own = sameWords(answers.get('occupation') ?? [], values)
        return own.length > 0 ? [[facet, own]] : []
      }),
    )
    const truth = meets(formula, { ...rest, ...told, occupation })
    if (truth !== null) return truth
    return axes.every((axis) => answers.has(roleOf(axis))) ? 'open' : 'untold'
  }
  const answers = new Map([...new Set(people.profileOf.values())].map((profile) => [profile, read(profile)]))
  const members: Members = (respondent) => {
    const profile = people.profileOf.get(respondent)
    return profile === undefined ? 'untold' : (answers.get(profile) ?? 'untold')
  }
  people.known.set(formula, members)
  return members
}

/** What shows that not everybody asked is of the target. */
const NOT_ALL = new Set<Membership>([false, 'open'])

/** All conditions of a target as one formula, the same one whenever it is asked. */
function wholeFormula({ whole }: SurveyPeople, target: Target): Formula | null {
  const { formula } = whole.get(target) ?? { formula: wholeOf(target) }
  whole.set(target, { formula })
  return formula
}

interface Counted {
  readonly told: readonly Respondent[]
  readonly yes: number
  readonly yesAtMost: number
  readonly untold: number
  /** The ends are wider than the answers: some are too few to be told (Note [few in a verdict] in fewTold.ts). */
  readonly isBlurred: boolean
}

/**
 * Share of some respondents in the target; null when it says too little (see Note [who cannot be told]).
 * @param alsoCounted people of the target, followers or not, whose number is told as well
 */
function inTarget(
  people: readonly Respondent[],
  of: Members,
  alsoCounted: readonly Respondent[] | null,
): Counted | null {
  const sorted = people.map((respondent) => ({ respondent, is: of(respondent) }))
  const those = (is: Membership) => sorted.filter((each) => each.is === is).map(({ respondent }) => respondent)
  const untold = those('untold')
  const leaves = untold.length <= people.length * MOST_LEFT_OUT
  const told = leaves ? sorted.filter(({ is }) => is !== 'untold').map(({ respondent }) => respondent) : people
  const total = weightOf(told)
  if (told.length < FEWEST_JUDGED || !(total > 0)) return null
  const [yes, no, open] = [those(true), those(false), [...those('open'), ...(leaves ? [] : untold)]]
  const sure = toldWeight(yes, told, alsoCounted)
  // Beside those who cannot be told, the upper end alone would count who is not of the target.
  const isNoFew = open.length > 0 && isFew(no)
  const most = isNoFew ? total : Math.min(total, sure.high + atMost(open, told))
  if (most - sure.low > total * MOST_OPEN) return null
  const isBlurred = sure.isBlurred || isNoFew || (open.length > 0 && isFew(open))
  // People of the weight of the average one, so that yes is out of asked; without weights, people.
  const each = told.length / total
  return { told, yes: sure.low * each, yesAtMost: most * each, untold: leaves ? untold.length : 0, isBlurred }
}

/**
 * Share of the people of the target who follow the account. Who may or may not be of the target moves numerator and denominator:
 * at least, only those who do not follow belong to it; at most, only those who do.
 * @param alsoCounted followers, of the target or not, whose number is told as well
 */
function followsAmong(
  survey: SurveyAnswers,
  accountId: number,
  of: Members,
  alsoCounted: readonly Respondent[] | null,
): Counted | null {
  const asked = toldOf(survey, accountId).map((respondent) => ({ respondent, is: of(respondent) }))
  const follows = ({ follows: own }: Respondent): boolean => own?.yes.has(accountId) === true
  const sure = asked.filter(({ is }) => is === true).map(({ respondent }) => respondent)
  const maybe = asked.filter(({ is }) => is === 'open' || is === 'untold')
  const untold = maybe.filter(({ is }) => is === 'untold')
  const leaves = untold.length <= asked.length * MOST_LEFT_OUT
  const open = maybe.filter(({ is }) => is === 'open' || !leaves).map(({ respondent }) => respondent)
  const total = weightOf(sure)
  if (sure.length < FEWEST_JUDGED || !(total > 0)) return null
  const yes = toldWeight(sure.filter(follows), sure, alsoCounted)
  const [openYes, openNo] = [open.filter(follows), open.filter((each) => !follows(each))]
  const [more, fewer] = [atMost(openYes, open), atMost(openNo, open)]
  const [least, most] = [yes.low / (total + fewer), (yes.high + more) / (total + more)]
  if (most - least > MOST_OPEN) return null
  const isBlurred = yes.isBlurred || [openYes, openNo].some((some) => some.length > 0 && isFew(some))
  const n = sure.length
  return { told: sure, yes: least * n, yesAtMost: most * n, untold: leaves ? untold.length : 0, isBlurred }
}

/**
 * What a survey says of an account and a target: for each condition and for all of them the share of followers who meet it, and
 * the share of the target that follows the account. Pure. Empty when the survey did not ask about the account.
 *
 * Its followers are those among the people it was drawn from: of members of the institution, who follows from outside was not
 * asked; `drawnFrom` goes with each answer, and who judges minds it. Where everybody asked is of the target (a survey of students,
 * about students), all of its followers are, and that says nothing of the account: only the share of the target that follows is
 * given then. Where everybody asked follows (a survey of followers), all of the target does, and only its share among them is.
 */
export function surveyEvidence(people: SurveyPeople, accountId: number, target: Target): Survey[] {
  const { survey } = people
  if (!survey.accountIds.includes(accountId)) return []
  const dimensions = dimensionsOf(target)
  const whole = wholeFormula(people, target)
  if (whole === null) return []
  const followers = followersOf(survey, accountId)
  const asksMembers = survey.drawnFrom === 'members'
  const ofWhole = membersOf(people, whole)
  const asked = toldOf(survey, accountId)
  // Where everybody asked follows, that nobody of the target does not is no secret.
  const hasOthers = asksMembers && followers.length < asked.length
  const targeted = hasOthers ? asked.filter((each) => ofWhole(each) === true) : null
  const shares = [null, ...dimensions].flatMap((dimension) => {
    const formula = dimension === null ? whole : target[dimension]
    const members = formula === null ? null : membersOf(people, formula)
    const isMixed = members !== null && survey.respondents.some((respondent) => NOT_ALL.has(members(respondent)))
    // One condition alone is all of the target.
    const isWhole = dimension === null || dimensions.length === 1
    const counted = members === null || !isMixed ? null : inTarget(followers, members, isWhole ? targeted : null)
    return counted === null ? [] : [evidenceOf(survey, 'target_in_audience', dimension, counted)]
  })
  if (!asksMembers) return shares
  const isMixed = survey.respondents.some((respondent) => NOT_ALL.has(ofWhole(respondent)))
  const toldFollowers = isMixed ? followers.filter((each) => ofWhole(each) !== 'untold') : null
  const coverage = followsAmong(survey, accountId, ofWhole, toldFollowers)
  return coverage === null ? shares : [...shares, evidenceOf(survey, 'audience_in_target', null, coverage)]
}

function evidenceOf(
  survey: SurveyAnswers,
  question: Survey['question'],
  dimension: Survey['dimension'],
  { told, yes, yesAtMost, untold, isBlurred }: Counted,
): Survey {
  const { id, takenOn, isProbability: probability, drawnFrom, isWeighted } = survey
  return {
    ...{
      id,
      question,
      dimension,
      takenOn,
      probability,
      drawnFrom,
      yes,
      yesAtMost,
      asked: told.length,
      untold,
      isBlurred,
    },
    population: populationOf(survey, told.length),
    weights: isWeighted ? told.map(({ weight }) => weight) : null,
  }
}

/**
 * Reads every survey once, and returns what they say of an account and a target, newest first. Persons are made once per
 * respondent, whatever is asked of them.
 */
export async function readSurveyEvidence(
  session: Session,
  gazetteer: Gazetteer,
): Promise<(accountId: number, target: Target) => Survey[]> {
  const surveys = await readAllAnswers(session)
  const { zone } = await readSettings(session)
  const places = placeReader(gazetteer, await readToldPlaces(session), countryOf(zone))
  const people = surveys.map((survey) => peopleOf(survey, places))
  return (accountId, target) => people.flatMap((each) => surveyEvidence(each, accountId, target))
}
