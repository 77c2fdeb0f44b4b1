import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { panelsOf, readCompare, readPage, writeCompare } from '../../renderer/views/compare/compareAddress'
import { chosenOf, ticked } from '../../renderer/views/compare/groupChoice'
import { explainedByMix } from '../../renderer/views/compare/mix'
import { sharesScale } from '../../renderer/views/compare/panelScale'
import { sortRows } from '../../renderer/views/compare/compareSort'
import { gainOf, waysWider } from '../../renderer/views/compare/wider'
import { readFilter } from '../../renderer/address/filterAddress'
import type { AlikeOverview } from '../../shared/contract/alike'
import type { GroupRow } from '../../shared/contract/compare'
import { GROUPINGS, MEASURES } from '../../shared/vocabulary'

const FILTER = readFilter(new URLSearchParams('p=2026-Q3'), '2026-Q3')
const read = (query: string) => readCompare(new URLSearchParams(query), FILTER)
const keys = (n: number) => Array.from({ length: n }, (_, index) => ({ key: String(index + 1) }))

describe('the comparison in the address', () => {
  it('reads every key', () => {
    expect(read('by=theme&m=ctr&panel=branch&g=1,2,2&vs=rest&focus=2&out=without&age=7')).toEqual({
      filter: FILTER,
      by: 'theme',
      rate: 'ctr',
      panel: 'branch',
      groups: ['1', '2'],
      against: 'rest',
      focus: '2',
      outliers: 'without',
      age: 7,
    })
  })

  it('leaves out what it cannot read: the defaults hold', () => {
    const fallen = read('by=mood&m=money&panel=colour&g=7&focus=<script>&out=maybe&age=1.5&vs=all')
    expect(fallen).toEqual(read(''))
    expect(read('by=theme&panel=theme').panel).toBeNull()
    expect(read('age=400').age).toBeNull()
    expect(
      read(
        `g=${keys(20)
          .map(({ key }) => key)
          .join()}`,
      ).groups,
    ).toHaveLength(12)
  })

  it('gives back what it wrote', () => {
    const changes = fc.record({
      by: fc.constantFrom(...GROUPINGS),
      rate: fc.constantFrom(...MEASURES),
      against: fc.constantFrom('pairs' as const, 'rest' as const),
      outliers: fc.constantFrom('with' as const, 'without' as const),
      age: fc.option(fc.integer({ min: 1, max: 365 })),
      focus: fc.option(fc.constantFrom('network', '7', '2026-07', '2026-Q3', 'facebook')),
      groups: fc.subarray(['1', '2', '2026-Q3', 'facebook', 'network'], { minLength: 2 }),
    })
    fc.assert(
      fc.property(changes, (change) => {
        const query = new URLSearchParams()
        for (const part of [{ by: change.by }, change]) {
          for (const [key, value] of Object.entries(writeCompare(part, readCompare(query, FILTER)))) {
            if (value === null) query.delete(key)
            else query.set(key, value)
          }
        }
        expect(readCompare(query, FILTER)).toMatchObject(change)
      }),
    )
  })

  it('forgets groups, focus and page with other rows, and a panel that became the rows', () => {
    const written = writeCompare({ by: 'format' }, read('by=branch&panel=format&g=1,2&focus=2'))
    expect(written).toEqual({ by: 'format', g: null, focus: null, page: null, panel: null })
    for (const by of GROUPINGS) expect(panelsOf(by)).not.toContain(by)
  })

  it('keeps the page between its ends', () => {
    const page = (text: string) => readPage(new URLSearchParams(text), 3)
    expect([page(''), page('page=2'), page('page=9'), page('page=0'), page('page=x')]).toEqual([1, 2, 3, 1, 1])
  })
})

describe('groups ticked', () => {
  it('are all ticked while none is chosen, unless there are too many for pairs', () => {
    expect(ticked(keys(9), [])).toHaveLength(9)
    expect(ticked(keys(13), [])).toEqual([])
    expect(ticked(keys(9), ['2', '3'])).toEqual(['2', '3'])
  })

  it('wait for a second one, stop at twelve, and all of them are no choice', () => {
    expect(chosenOf(keys(9), ['2'])).toBeNull()
    expect(chosenOf(keys(9), ['3', '2'])).toEqual(['2', '3'])
    expect(
      chosenOf(
        keys(20),
        keys(13).map(({ key }) => key),
      ),
    ).toBeNull()
    expect(
      chosenOf(
        keys(9),
        keys(9).map(({ key }) => key),
      ),
    ).toEqual([])
  })
})

describe('ways to more posts', () => {
  it('name what is narrow, and nothing else', () => {
    const days = { from: '2026-07-01', to: '2026-09-30' }
    const narrow = { ...read('g=1,2&age=7'), filter: { ...FILTER, branches: [9], themes: [3] } }
    expect(waysWider(narrow, days).map(({ id }) => id)).toEqual(['year', 'branches', 'themes', 'groups', 'age'])
    expect(waysWider(narrow, days)[0]?.query.filter.period).toBe('2026-01-01..2026-12-31')
    expect(waysWider(read(''), { from: '2026-01-01', to: '2026-12-31' })).toEqual([])
  })
})

const row = (key: string, median: number | null, n = 10): GroupRow => ({
  key,
  label: key,
  slot: null,
  platform: null,
  n,
  median,
  interval: null,
  outliers: 0,
  medianWithout: median,
  intervalWithout: null,
  ratioOfSums: null,
  disagrees: false,
  dominant: null,
  interactions: null,
  views: null,
  clicks: null,
  shrunken: median,
  ranks: null,
  letters: [],
  immature: 0,
  previous: null,
})

describe('the table', () => {
  it('keeps missing values last in both directions: they are not small', () => {
    const rows = [row('a', null), row('b', 0.02), row('c', 0.05)]
    const order = (isUp: boolean) =>
      sortRows(rows, { column: 'median', isUp }, (each) => each.key).map(({ key }) => key)
    expect(order(true)).toEqual(['b', 'c', 'a'])
    expect(order(false)).toEqual(['c', 'b', 'a'])
    expect(gainOf({ network: row('all', 0.03, 30), rows })).toEqual({ n: 30, largest: 10 })
  })
})

describe('panels', () => {
  it('of platforms share no axis, but for an index; nor do two units', () => {
    const of = (...units: ('rate' | 'index' | 'count')[]) => units.map((unit) => ({ result: { unit } }))
    expect(sharesScale(of('rate', 'rate'), ['format', 'branch'])).toBe(true)
    expect(sharesScale(of('rate', 'rate'), ['platform', 'branch'])).toBe(false)
    expect(sharesScale(of('index', 'index'), ['platform', 'branch'])).toBe(true)
    expect(sharesScale(of('rate', 'index'), ['format', 'branch'])).toBe(false)
  })
})

describe('“publishes something else”', () => {
  it('is said where the mix is sure and makes up at least half of the gap', () => {
    // The rule reads these two pieces only; a whole row would hide which.
    const overview = (key: string, raw: number, mix: number, interval: readonly [number, number] | null) =>
      ({
        key,
        pieces: {
          raw: { factor: raw, interval: null },
          mix: { factor: mix, interval: interval && { low: interval[0], high: interval[1] } },
        },
      }) as unknown as AlikeOverview['rows'][number]
    const rows = [
      overview('small part', 0.5, 0.9, [0.85, 0.95]),
      overview('not sure', 0.8, 0.7, [0.4, 1.2]),
      overview('other way', 1.2, 0.8, [0.7, 0.9]),
      overview('half', 0.81, 0.9, [0.85, 0.95]),
      overview('all of it', 0.8, 0.69, [0.6, 0.8]),
    ]
    expect(explainedByMix({ rows }).map(({ key }) => key)).toEqual(['all of it', 'half'])
  })
})
