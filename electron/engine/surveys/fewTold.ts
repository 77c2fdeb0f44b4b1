import { FEWEST_TOLD } from '../../../shared/contract/surveys'

/**
 * Note [few in a verdict]. The bounds of a share let anybody who knows how they are made work out how many people said yes, and
 * with them how many did not. Where either are fewer than five, nobody included, the verdict is made as if they could be any number
 * from 0 to 4: the two ends are those of all these numbers together, so that none of them can be told from another. Where the
 * same people can be counted from another answer of the survey (of 32 followers, 30 are also the students who follow), they are
 * blurred there as well. Under nine people, where both sides may be few at once, nothing is said.
 */
export const FEWEST_JUDGED = 2 * FEWEST_TOLD - 1

interface Weighed {
  readonly weight: number
}
type People = readonly Weighed[]

export const weightOf = (people: People): number => people.reduce((sum, { weight }) => sum + weight, 0)

export const isFew = (people: People): boolean => people.length < FEWEST_TOLD

/** The most that four of some people can weigh: known without knowing which four. */
function mostOfFew(people: People): number {
  const heaviest = people.map(({ weight }) => weight).sort((a, b) => b - a)
  return heaviest.slice(0, FEWEST_TOLD - 1).reduce((sum, weight) => sum + weight, 0)
}

/** At most the weight of some of `all` who cannot be told apart: of none, none. */
export const atMost = (some: People, all: People): number =>
  some.length === 0 ? 0 : isFew(some) ? mostOfFew(all) : weightOf(some)

/** Ends of a weight that may be told; `isBlurred`: not the weight itself. */
export interface Told {
  readonly low: number
  readonly high: number
  readonly isBlurred: boolean
}

/**
 * The weight of those who said yes, as it may be told (Note [few in a verdict]).
 * @param among those the share is taken of, `yes` among them
 * @param alsoCounted others of whom `yes` are a part and whose number is told elsewhere; null = none
 */
export function toldWeight(yes: People, among: People, alsoCounted: People | null): Told {
  // Of two groups the smaller has fewer others: where it has enough, so has the larger.
  const group = alsoCounted !== null && alsoCounted.length < among.length ? alsoCounted : among
  const all = Math.max(weightOf(group), mostOfFew(among))
  const most = Math.min(weightOf(among), isFew(group) ? mostOfFew(among) : all)
  if (group.length < FEWEST_JUDGED) return { low: 0, high: most, isBlurred: true }
  if (isFew(yes)) return { low: 0, high: mostOfFew(among), isBlurred: true }
  if (group.length - yes.length < FEWEST_TOLD) {
    return { low: Math.max(0, weightOf(group) - mostOfFew(group)), high: weightOf(group), isBlurred: true }
  }
  return { low: weightOf(yes), high: weightOf(yes), isBlurred: false }
}
