import { describe, expect, it } from 'vitest'
import { dayWriter, periodText } from '../../renderer/format/days'
import { findingValues } from '../../renderer/format/findingValues'
import { numberWriter } from '../../renderer/format/numbers'

const fr = numberWriter('fr-FR')
const en = numberWriter('en-GB')

describe('numbers', () => {
  it('uses narrow spaces and the decimal comma in French', () => {
    expect(fr.count(1_234_567)).toBe('1\u202f234\u202f567')
    expect(fr.rate(0.1294)).toBe('12,9\u202f%')
    expect(en.count(1_234_567)).toBe('1,234,567')
    expect(en.rate(0.1294)).toBe('12.9%')
  })

  it('never writes a missing value as zero', () => {
    for (const write of [fr.count, fr.rate, fr.share, fr.ratio, fr.index, fr.signed, fr.signedShare]) {
      expect(write(null)).toBe('\u2013')
    }
  })

  it('keeps two decimals under one per cent', () => {
    expect(en.rate(0.0042)).toBe('0.42%')
  })

  it('writes the unit of an interval once', () => {
    expect(en.interval(0.018, 0.033, 'rate')).toBe('1.8\u00a0\u2013\u00a03.3%')
    expect(fr.interval(0.018, 0.033, 'rate')).toMatch(/^1,8\u00a0\u2013\u00a03,3.%$/u)
  })
})

describe('days', () => {
  const days = dayWriter('fr-FR')
  it('says 1er in French, and only for the first', () => {
    expect(days.day('2026-07-01')).toBe('1er juillet 2026')
    expect(days.day('2026-07-11')).toBe('11 juillet 2026')
    expect(days.range('2026-07-01', '2026-09-30')).toBe('1er juil.\u00a0\u2013 30 sept. 2026')
    expect(dayWriter('en-GB').day('2026-07-01')).toBe('1 July 2026')
  })

  it('shows the year at both ends when they differ', () => {
    expect(days.range('2025-12-19', '2026-01-03')).toContain('2025')
  })

  it('shows an instant in the zone of the network, whatever the machine', () => {
    expect(days.dayOf('2026-09-30T22:30:00Z', 'Europe/Paris')).toBe('1er octobre 2026')
    expect(days.dayOf('2026-09-30T22:30:00Z', 'America/Martinique')).toBe('30 septembre 2026')
  })

  it('names quarters in each language', () => {
    expect(periodText('2026-Q3', 'fr-FR')).toBe('T3 2026')
    expect(periodText('2026-Q3', 'en-GB')).toBe('Q3 2026')
    expect(periodText('term:4', 'fr-FR', 'Premier semestre')).toBe('Premier semestre')
  })
})

describe('data of a finding', () => {
  const words = (id: string) => `<${id}>`
  it('turns codes, days, months and lists into words and leaves numbers alone', () => {
    const values = findingValues(
      {
        platform: 'facebook',
        months: ['2026-07', '2026-08'],
        to: '2026-09-30',
        n: 0.25,
        label: 'reel',
        rate: 'err',
        missing: null,
      },
      'fr-FR',
      words,
    )
    expect(values).toEqual({
      platform: '<platform.facebook>',
      months: 'juillet 2026 et août 2026',
      to: '30 septembre 2026',
      n: 0.25,
      label: 'reel',
      rate: '<rate.err>',
      missing: null,
    })
  })
})
