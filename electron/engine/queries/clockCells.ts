import type { ClockCell, ClockQuery, ClockResult } from '../../../shared/contract/timeline'
import { PLATFORMS, SET_ASIDE } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { at, atInt } from '../statistics/arrays'
import { eachAgainstRest } from '../statistics/againstRest'
import { judgeFamily } from '../statistics/compareSamples'
import { MIN_POSTS } from '../statistics/outcome'
import { Sample } from '../statistics/sample'
import { compareWithin } from '../statistics/stratifiedShift'
import { clockAsides, clockHeadline } from './clockFindings'
import { readContext } from './groupNames'
import { lowHigh } from './lowHigh'
import { medianOf } from './timelineChanges'
import { dealt, together } from './timelineGroups'
import { readTimedPosts, type TermColumns, type TimedPosts } from './timelineRead'
import { spanDays } from './timelineSteps'
import { strataOf } from './timelineStrata'
import { isRate } from './timelineTerms'
import {
  bump,
  firstDay,
  indexFactors,
  isMixed,
  platformMasks,
  platformsIn,
  platformsOf,
  within,
} from './timelineValues'

/** A way to cut the week: which cell an hour of the week falls in. */
interface Cut {
  readonly cells: readonly { readonly weekday: number | null; readonly hour: number | null }[]
  readonly of: (slot: number) => number
}

function cuts(hours: 1 | 2): { readonly grid: Cut; readonly weekdays: Cut; readonly hourly: Cut } {
  const columns = 24 / hours
  const hourOf = (slot: number) => Math.floor((slot % 24) / hours)
  const days = Array.from({ length: 7 }, (_, i) => i + 1)
  const bands = Array.from({ length: columns }, (_, i) => i * hours)
  return {
    grid: {
      cells: days.flatMap((weekday) => bands.map((hour) => ({ weekday, hour }))),
      of: (slot) => Math.floor(slot / 24) * columns + hourOf(slot),
    },
    weekdays: { cells: days.map((weekday) => ({ weekday, hour: null })), of: (slot) => Math.floor(slot / 24) },
    hourly: { cells: bands.map((hour) => ({ weekday: null, hour })), of: hourOf },
  }
}

interface Looked {
  readonly posts: TimedPosts
  readonly term: TermColumns
  readonly counts: (row: number) => boolean
  readonly factor: (row: number) => number
}

/** Posts with a time that count, sorted into the cells of a cut. */
function cellSamples({ posts, term, counts, factor }: Looked, cut: Cut): Sample[] {
  const sizes = new Int32Array(cut.cells.length)
  const slotOf = (row: number) => (counts(row) ? (posts.slot?.[row] ?? -1) : -1)
  for (let row = 0; row < posts.rows; row++) {
    const slot = slotOf(row)
    if (slot >= 0) bump(sizes, cut.of(slot))
  }
  const series = Array.from(sizes, (n) => ({ interactions: new Float64Array(n), denominator: new Float64Array(n) }))
  const filled = new Int32Array(sizes.length)
  for (let row = 0; row < posts.rows; row++) {
    const slot = slotOf(row)
    if (slot < 0) continue
    const cell = cut.of(slot)
    const own = series[cell]
    const place = bump(filled, cell)
    if (own === undefined) continue
    own.interactions[place] = at(term.e, row)
    own.denominator[place] = at(term.d, row) * factor(row)
  }
  return series.map((own) => new Sample(own))
}

/** The cells of one cut with what each holds; tests are judged later, all cuts together. */
function open(looked: Looked, cut: Cut, name: string) {
  const found = cellSamples(looked, cut)
  const tests = eachAgainstRest(found.map((sample, i) => ({ key: `${name} ${i}`, sample })))
  return { cut, name, samples: found, tests }
}

/** Whether a cell that stands out does so within account and format too: else it is who posts then that counts. */
function withinStrata({ posts, term, counts }: Looked, cut: Cut, cell: number): ClockCell['within'] {
  const strata = strataOf(posts, term, (row) => {
    const slot = posts.slot?.[row] ?? -1
    return slot < 0 || !counts(row) ? null : { isX: cut.of(slot) === cell, stratum: 0 }
  })
  const found = compareWithin(strata).value
  if (found === null) return null
  const [judged] = judgeFamily([{ compared: found.compared }])
  const { hlRatio, interval, p } = found.compared.result
  return { ratio: hlRatio, interval: lowHigh(interval), p, strength: judged?.strength ?? 'cannot_tell' }
}

/** Judges the tests of grid and margins as one family. */
function close(looked: Looked, opened: readonly ReturnType<typeof open>[]): { cells: ClockCell[][]; family: number } {
  const judged = judgeFamily(opened.flatMap(({ tests }) => tests))
  const byKey = new Map(judged.map((job) => [job.key, job]))
  const cells = opened.map(({ cut, name, samples }) =>
    cut.cells.map((place, i): ClockCell => {
      const sample = samples[i]
      const job = byKey.get(`${name} ${i}`)
      const result = job?.compared.result
      // Dozens of cells are tried at once: what stands is what is left after Benjamini and Hochberg.
      const stands = job?.strength === 'clear'
      return {
        ...place,
        n: sample?.n ?? 0,
        ...(sample === undefined ? { median: null, interval: null } : medianOf(sample)),
        ratio: result?.hlRatio ?? null,
        ratioInterval: lowHigh(result?.interval),
        p: result?.p ?? null,
        q: job?.q ?? null,
        strength: job === undefined ? null : stands ? 'clear' : 'cannot_tell',
        within: stands ? withinStrata(looked, cut, i) : null,
      }
    }),
  )
  return { cells, family: judged.length }
}

/** Posts that count but have no hour, by platform, and those of an hour that the clocks repeat or skip. */
function withoutHour({ posts, counts }: Looked, platforms: Int32Array) {
  const byPlatform = new Int32Array(PLATFORMS.length)
  let doubtful = 0
  for (let row = 0; row < posts.rows; row++) {
    if (!counts(row)) continue
    const slot = posts.slot?.[row] ?? -1
    if (slot === -2) doubtful++
    else if (slot === -1 && atInt(platforms, row) >= 0) bump(byPlatform, atInt(platforms, row))
  }
  const noTime = PLATFORMS.flatMap((platform, i) =>
    atInt(byPlatform, i) > 0 ? [{ platform, n: atInt(byPlatform, i) }] : [],
  )
  return { noTime, doubtful }
}

function asideCounts(posts: TimedPosts, term: TermColumns, isIn: (row: number) => boolean): ClockResult['setAside'] {
  const counts = new Int32Array(SET_ASIDE.length)
  for (let row = 0; row < posts.rows; row++) {
    const reason = atInt(term.aside, row)
    if (reason >= 0 && isIn(row)) bump(counts, reason)
  }
  return SET_ASIDE.flatMap((reason, i) => (atInt(counts, i) > 0 ? [{ reason, n: atInt(counts, i) }] : []))
}

/** The term most posts of the days have. */
function termOf(posts: TimedPosts, days: { readonly from: string; readonly to: string }): TermColumns {
  const sizes = posts.terms.map((term) => {
    const counts = within(posts, term, days)
    let n = 0
    for (let row = 0; row < posts.rows; row++) if (counts(row)) n++
    return n
  })
  const term = posts.terms[sizes.lastIndexOf(Math.max(...sizes))]
  if (term === undefined) throw new Error('a measure has a term')
  return term
}

/**
 * Weekday × hour in the network's zone: contract `timeline.clock`. Only posts whose file gives the instant; where platforms
 * mix, values are numbers of an index within each. @throws INVALID, NOT_FOUND for the period
 */
export async function timelineClock(session: Session, query: ClockQuery): Promise<ClockResult> {
  const { filter, measure, years, hours } = query
  const { days, network, zone } = await readContext(session, { period: filter.period, compare: 'none' })
  const posts = await readTimedPosts(session, { filter, measure, to: days.to, zone })
  const span = spanDays(days.to, years, 'month', firstDay(posts))
  const platforms = platformsOf(posts, network)
  const term = termOf(posts, span)
  const counts = within(posts, term, span)
  const [mask = 0] = platformMasks({ ...posts, terms: [term] }, timed(posts, counts), platforms)
  const factors = isMixed(mask) ? indexFactors(posts, term, platforms, span) : null
  const looked: Looked = {
    ...{ posts, term, counts },
    factor: (row) => (factors === null ? 1 : (factors[atInt(platforms, row)] ?? 1)),
  }
  const { grid, weekdays, hourly } = cuts(hours)
  const opened = [open(looked, grid, 'cell'), open(looked, weekdays, 'day'), open(looked, hourly, 'hour')]
  const { cells, family } = close(looked, opened)
  const whole = cellSamples(looked, { cells: [{ weekday: null, hour: null }], of: () => 0 })[0]
  const aside = within(posts, { ...term, aside: new Int32Array(posts.rows).fill(-1) }, span)
  const result: Omit<ClockResult, 'finding' | 'asides'> = {
    ...{ measure, metric: term.metric, zone, hours, ...span, platforms: platformsIn(mask), n: whole?.n ?? 0 },
    unit: isMixed(mask) ? 'index' : isRate(measure) ? 'rate' : 'count',
    ...(whole === undefined ? { median: null, interval: null } : medianOf(whole)),
    ...withoutHour(looked, platforms),
    ...{ cells: cells[0] ?? [], weekdays: cells[1] ?? [], hourly: cells[2] ?? [], family },
    enough: (cells[0] ?? []).filter(({ n }) => n >= MIN_POSTS).length,
    setAside: asideCounts(posts, term, aside),
  }
  return { ...result, finding: clockHeadline(result), asides: clockAsides(result) }
}

/** The posts with a time in one group: what the platforms of the index are read from. */
function timed(posts: TimedPosts, counts: (row: number) => boolean) {
  const { keys, of } = together(posts)
  return dealt(
    keys,
    of.map((group, row) => (counts(row) && (posts.slot?.[row] ?? -1) >= 0 ? group : -1)),
  )
}
