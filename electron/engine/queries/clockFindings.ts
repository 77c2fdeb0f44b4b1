import type { Finding } from '../../../shared/contract/common'
import type { ClockCell, ClockResult } from '../../../shared/contract/timeline'
import { makeFinding } from '../../../shared/findings'
import { MIN_POSTS } from '../statistics/outcome'

type Clock = Omit<ClockResult, 'finding' | 'asides'>

/** Most that are told beside the first one. */
const TOLD = 4

/**
 * Cells and margins told apart from the rest: those that hold within account and format first; a whole day or hour before a
 * single cell of it, which rests on fewer posts; far before near.
 */
function standing(clock: Clock): ClockCell[] {
  const far = ({ ratio }: ClockCell) => Math.abs(Math.log(ratio ?? 1))
  const isCell = ({ weekday, hour }: ClockCell) => weekday !== null && hour !== null
  const order = (cell: ClockCell) => (isConfounded(cell) ? 2 : 0) + (isCell(cell) ? 1 : 0)
  return [...clock.cells, ...clock.weekdays, ...clock.hourly]
    .filter(({ strength }) => strength === 'clear')
    .toSorted((a, b) => order(a) - order(b) || Number(isBelow(a)) - Number(isBelow(b)) || far(b) - far(a))
}

const isBelow = ({ ratio }: ClockCell): boolean => (ratio ?? 1) < 1

/** True where the cell stands out, but not within account and format, or the other way there. */
export function isConfounded({ within, ratio }: ClockCell): boolean {
  if (within === null) return true
  return within.strength === 'cannot_tell' || within.ratio > 1 !== (ratio ?? 1) > 1
}

function place({ weekday, hour }: ClockCell, { hours }: Clock) {
  return {
    weekday: weekday === null ? null : String(weekday),
    hour,
    hourTo: hour === null ? null : hour + hours,
  }
}

function standsData(cell: ClockCell, clock: Clock) {
  return {
    ...place(cell, clock),
    measure: clock.measure,
    ratio: cell.ratio ?? 1,
    low: cell.ratioInterval?.low ?? null,
    high: cell.ratioInterval?.high ?? null,
    n: cell.n,
    rest: clock.n - cell.n,
    tests: clock.family,
  }
}

/** The first sentence: a best moment only where one stands against the rest, and within who posts what. */
export function clockHeadline(clock: Clock): Finding {
  const { measure, n, cells, enough, family } = clock
  const untimed = clock.noTime.reduce((sum, each) => sum + each.n, 0)
  if (n === 0 && untimed > 0) {
    return makeFinding('clock_no_time', null, { n: untimed, platforms: clock.noTime.map(({ platform }) => platform) })
  }
  if (n === 0) return makeFinding('clock_no_posts', null, { measure })
  const [first] = standing(clock)
  if (first !== undefined) {
    const data = standsData(first, clock)
    if (isConfounded(first)) {
      return makeFinding('clock_confounded', 'cannot_tell', { ...data, within: first.within?.ratio ?? 1 })
    }
    return makeFinding(isBelow(first) ? 'clock_below' : 'clock_above', first.strength, data)
  }
  const largest = Math.max(...cells.map((cell) => cell.n))
  if (family === 0) {
    return makeFinding('clock_too_few', 'cannot_tell', { measure, n, cells: cells.length, largest, needed: MIN_POSTS })
  }
  const data = { measure, tests: family, enough, cells: cells.length, n, needed: MIN_POSTS }
  return makeFinding('clock_nothing', 'cannot_tell', data)
}

/** The others that stand out, and what has no hour. */
export function clockAsides(clock: Clock): Finding[] {
  const untimed = clock.noTime.reduce((sum, { n }) => sum + n, 0)
  const platforms = clock.noTime.map(({ platform }) => platform)
  const counted = clock.setAside.reduce((sum, { n }) => sum + n, 0)
  return [
    ...standing(clock)
      .slice(1, 1 + TOLD)
      .map((cell) =>
        isConfounded(cell)
          ? makeFinding('clock_confounded', 'cannot_tell', {
              ...standsData(cell, clock),
              within: cell.within?.ratio ?? 1,
            })
          : makeFinding('clock_also', cell.strength, standsData(cell, clock)),
      ),
    ...(clock.unit === 'index' ? [makeFinding('time_index', null, { platforms: [...clock.platforms] })] : []),
    ...(untimed > 0 && clock.n > 0 ? [makeFinding('clock_without_hour', null, { n: untimed, platforms })] : []),
    ...(clock.doubtful > 0 ? [makeFinding('clock_doubtful', null, { n: clock.doubtful })] : []),
    ...(counted > 0
      ? [
          makeFinding('set_aside', null, {
            n: counted,
            reasons: clock.setAside.map(({ reason }) => reason),
            counts: clock.setAside.map(({ n }) => String(n)),
          }),
        ]
      : []),
  ]
}
