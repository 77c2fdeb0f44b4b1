import { describe, expect, it } from 'vitest'
import { parseRows } from '../../renderer/views/audience/parseRows'
import { shareIf, tippingPart } from '../../renderer/views/audience/whatIf'

describe('pasted breakdown', () => {
  it('reads what French and English spreadsheets copy', () => {
    const expected = [
      { label: '18-24', value: 0.412 },
      { label: '25-34', value: 0.33 },
    ]
    expect(parseRows('18-24;41,2 %\n25-34;33 %', 'share').cells).toEqual(expected)
    expect(parseRows('18-24\t41.2%\r\n25-34\t33%\r\n', 'share').cells).toEqual(expected)
    expect(parseRows('18-24 ; 41,2\r25-34 ; 33', 'share').cells).toEqual(expected)
    expect(parseRows('18-24;0,412\n25-34;0,33', 'share').cells).toEqual(expected)
  })
  it('keeps a percentage under one a percentage when it says so', () => {
    expect(parseRows('65+;0,4 %', 'share').cells).toEqual([{ label: '65+', value: 0.004 }])
  })
  it('reads counts with thousands in three writings', () => {
    for (const text of ['Lille;1 234', 'Lille;1\u202f234', 'Lille\t1,234', 'Lille;1.234', 'Lille;1234']) {
      expect(parseRows(text, 'count')).toEqual({ cells: [{ label: 'Lille', value: 1234 }], rejected: [] })
    }
  })
  it('keeps separators inside a label', () => {
    expect(parseRows('Lille; Hauts-de-France;12', 'count').cells).toEqual([
      { label: 'Lille; Hauts-de-France', value: 12 },
    ])
  })
  it('gives back every line it cannot read, with its number', () => {
    expect(parseRows('18-24;41\n\nsans valeur\n25-34;beaucoup\n35-44;12,5', 'count').rejected).toEqual([
      { line: 3, text: 'sans valeur' },
      { line: 4, text: '25-34;beaucoup' },
      { line: 5, text: '35-44;12,5' },
    ])
  })
})

describe('what if', () => {
  const bounds = { low: 0.25, high: 0.63 }
  it('goes from the lower to the upper bound and turns at the threshold', () => {
    expect(shareIf(bounds, 0)).toBe(0.25)
    expect(shareIf(bounds, 1)).toBe(0.63)
    const tip = tippingPart(bounds, 0.4)
    expect(tip).toBeCloseTo(0.3947, 4)
    expect(shareIf(bounds, tip!)).toBeCloseTo(0.4, 12)
  })
  it('does not turn where the threshold is outside, or nothing is open', () => {
    expect(tippingPart(bounds, 0.7)).toBeNull()
    expect(tippingPart(bounds, 0.2)).toBeNull()
    expect(tippingPart({ low: 0.4, high: 0.4 }, 0.4)).toBeNull()
  })
})
