import { describe, expect, it } from 'vitest'
import { moveColumn, parseColumns, toggleColumn } from '../../renderer/views/posts/columnChoice'
import { COLUMN_IDS, DEFAULT_COLUMNS, sortOf } from '../../renderer/views/posts/columns'
import { readNumber, readRanges, writeRanges } from '../../renderer/views/posts/ranges'
import { POST_NUMBERS, POST_SORTS } from '../../shared/contract/posts'

describe('columns of the publications', () => {
  it('offer every number once, and each sorts', () => {
    expect(new Set(COLUMN_IDS).size).toBe(COLUMN_IDS.length)
    for (const number of POST_NUMBERS) expect(COLUMN_IDS).toContain(number)
    const sorts = COLUMN_IDS.map(sortOf).filter((sort) => sort !== null)
    expect([...sorts].sort()).toEqual([...POST_SORTS].sort())
  })

  it('keep the order of the address; unknown words fall out, date and text stay', () => {
    expect(parseColumns('err,text,nonsense,date,err')).toEqual(['err', 'text', 'date'])
    expect(parseColumns('')).toEqual(['date', 'text'])
  })

  it('come where they are offered, go, and move by one place', () => {
    const shown = toggleColumn(DEFAULT_COLUMNS, 'views')
    expect(shown.indexOf('views')).toBe(shown.indexOf('reach') + 1)
    expect(toggleColumn(shown, 'views')).toEqual(DEFAULT_COLUMNS)
    expect(moveColumn(['date', 'text', 'reach'], 'reach', -1)).toEqual(['date', 'reach', 'text'])
    expect(moveColumn(['date', 'text'], 'date', -1)).toEqual(['date', 'text'])
    expect(moveColumn(['date', 'text'], 'text', 1)).toEqual(['date', 'text'])
  })
})

describe('values between two limits', () => {
  it('come back from the address as they were written', () => {
    const ranges = [
      { metric: 'reach' as const, min: 1000, max: 2000 },
      { metric: 'err' as const, min: 0.05, max: null },
      { metric: 'saves' as const, min: null, max: null },
    ]
    expect(writeRanges(ranges)).toBe('reach:1000..2000,err:0.05..,saves:..')
    expect(readRanges(writeRanges(ranges))).toEqual(ranges)
  })

  it.each(['', 'reach', 'nothing:1..2', 'reach:1-2', 'reach:a..b', 'reach:1.2.3..', 'reach:..-'])(
    'leave out %s',
    (text) => {
      expect(readRanges(text)).toEqual([])
    },
  )

  it.each([
    ['1 000', 1000],
    ['1\u202f000,5', 1000.5],
    ['2.5', 2.5],
    ['', null],
    ['abc', undefined],
  ])('are typed as people write numbers: %s', (text, value) => {
    expect(readNumber(text)).toBe(value)
  })
})
