import { useIntl } from 'react-intl'
import { perLocale } from './perLocale'

/** Numbers in the language of the screen. Missing (null) is an en dash, never zero. */
export interface NumberWriter {
  readonly count: (value: number | null) => string
  /** A rate given as a fraction: 3,3 %. Under 1 %, two decimals. */
  readonly rate: (value: number | null) => string
  /** A share given as a fraction: 61 %. */
  readonly share: (value: number | null) => string
  /** × 1,39 without the sign. */
  readonly ratio: (value: number | null) => string
  readonly index: (value: number | null) => string
  /** A value per post: 12,5; from 100 on without decimals. */
  readonly perPost: (value: number | null) => string
  readonly signed: (value: number | null) => string
  readonly signedShare: (value: number | null) => string
  /** An interval with an en dash: 1,8 – 3,3 %. Both ends are written by `write`. */
  readonly interval: (
    low: number,
    high: number,
    kind: 'rate' | 'share' | 'ratio' | 'index' | 'count' | 'perPost',
  ) => string
  /** 12,4 Mo */
  readonly bytes: (value: number) => string
}

export const MISSING = '\u2013'

export const numberWriter = perLocale(makeNumberWriter)

function makeNumberWriter(locale: string): NumberWriter {
  const of = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options)
    // Intl writes U+00A0 before the sign in French; the design asks for the narrow space, as sentences have it.
    return (value: number | null) => (value === null ? MISSING : format.format(value).replace('\u00a0%', '\u202f%'))
  }
  const percent1 = of({ style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const percent2 = of({ style: 'percent', minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const below100 = of({ maximumFractionDigits: 1 })
  const count = of({ maximumFractionDigits: 0 })
  const writers = {
    perPost: (value: number | null) => (value !== null && Math.abs(value) < 100 ? below100(value) : count(value)),
    count,
    rate: (value: number | null) => (value !== null && Math.abs(value) < 0.01 ? percent2(value) : percent1(value)),
    share: of({ style: 'percent', maximumFractionDigits: 0 }),
    ratio: of({ minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    index: of({ maximumFractionDigits: 0 }),
    signed: of({ maximumFractionDigits: 0, signDisplay: 'exceptZero' }),
    signedShare: of({ style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
  }
  return {
    ...writers,
    interval: (low, high, kind) => {
      const first = writers[kind](low).replace(/[\s\u00a0\u202f]*%$/, '')
      return `${first}\u00a0\u2013\u00a0${writers[kind](high)}`
    },
    bytes: (value) => bytesText(value, locale),
  }
}

function bytesText(value: number, locale: string): string {
  const [size, unit] =
    value < 1e6 ? [value / 1e3, 'kilobyte'] : value < 1e9 ? [value / 1e6, 'megabyte'] : [value / 1e9, 'gigabyte']
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: size < 10 ? 1 : 0 }).format(size)
}

export function useNumbers(): NumberWriter {
  return numberWriter(useIntl().locale)
}
