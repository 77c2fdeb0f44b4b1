import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INCLUDES, readFilter, writeFilter } from '../../renderer/address/filterAddress'
import { PLATFORMS, POST_FORMATS } from '../../shared/vocabulary'

const written = (query: string) => readFilter(new URLSearchParams(query), '2026-Q3')

describe('the filter bar in the address', () => {
  it('reads every key', () => {
    expect(written('p=2025-Q4&c=none&b=2,1&a=7&pl=facebook,x&f=reel&t=3,0&i=boosted')).toEqual({
      period: '2025-Q4',
      compare: 'none',
      branches: [2, 1],
      accounts: [7],
      platforms: ['facebook', 'x'],
      formats: ['reel'],
      themes: [3, 0],
      include: ['boosted'],
    })
  })

  it('leaves out what it cannot read, and shows the default period', () => {
    const filter = written('p=2026-Q9&c=yesterday&b=1,zero,-3,0,1&pl=myspace&f=&i=nothing')
    expect(filter).toEqual({ ...written(''), branches: [1] })
    expect(filter.period).toBe('2026-Q3')
    expect(filter.compare).toBe('year_before')
  })

  it('gives back what it wrote', () => {
    const filters = fc.record({
      period: fc.constantFrom('2024-Q1', 'term:12', '2026-07-01..2026-08-15'),
      compare: fc.constantFrom('year_before' as const, 'period_before' as const, 'none' as const),
      branches: fc.uniqueArray(fc.integer({ min: 1, max: 99_999_999 })),
      accounts: fc.uniqueArray(fc.integer({ min: 1, max: 99_999_999 })),
      platforms: fc.subarray([...PLATFORMS]),
      formats: fc.subarray([...POST_FORMATS]),
      themes: fc.uniqueArray(fc.integer({ min: 0, max: 99_999_999 })),
      include: fc.subarray([...INCLUDES]),
    })
    fc.assert(
      fc.property(filters, (filter) => {
        const query = new URLSearchParams()
        for (const [key, value] of Object.entries(writeFilter(filter))) if (value !== null) query.set(key, value)
        expect(readFilter(query, '2026-Q3')).toEqual(filter)
      }),
    )
  })
})
