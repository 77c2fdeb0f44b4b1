import { useMemo } from 'react'
import type { AlikeOverview, Factor } from '../../../../shared/contract/alike'
import { MISSING, useNumbers } from '../../../format/numbers'
import { useThemes } from '../../../api/useThemes'
import { useWords } from '../../../i18n/useWords'
import { branchColour } from '../../../components/marks'

/** Numbers of this screen in words: factors as changes, ratios and intervals. */
export interface AlikeWriter {
  /** "− 46 %", "+ 39 %": the sign apart, as in print. */
  readonly change: (factor: number) => string
  /** "× 1,39" */
  readonly times: (factor: number | null | undefined) => string
  /** "1,16 – 1,66" */
  readonly between: (factor: Factor | null | undefined) => string
  /** "64 à 87" on network = 100. */
  readonly onHundred: (factor: Factor) => string
  /** "p < 0,001", "p = 0,016" */
  readonly p: (p: number) => string
  readonly theme: (id: number) => string
}

export function useAlikeWriter(): AlikeWriter {
  const numbers = useNumbers()
  const { nameOf } = useThemes()
  const t = useWords()
  return useMemo(
    () => ({
      change: (factor) => {
        const change = Math.round(100 * (factor - 1)) / 100
        const sign = change > 0 ? '+\u202f' : change < 0 ? '\u2212\u202f' : ''
        return `${sign}${numbers.share(Math.abs(change))}`
      },
      times: (factor) => (factor === null || factor === undefined ? MISSING : `×\u202f${numbers.ratio(factor)}`),
      between: (factor) => {
        const interval = factor?.interval ?? null
        return interval === null ? MISSING : numbers.interval(interval.low, interval.high, 'ratio')
      },
      onHundred: ({ interval }) =>
        interval === null
          ? ''
          : t('alike.from_to', { low: numbers.index(100 * interval.low), high: numbers.index(100 * interval.high) }),
      p: (p) => (p < 0.001 ? t('alike.p.small') : t('alike.p', { p })),
      theme: (id) => (id === 0 ? t('alike.no_theme') : nameOf(id)),
    }),
    [numbers, nameOf, t],
  )
}

/** Colour and form of a group's notehead: of its branch; a dash colour for what belongs to none. */
export function lookOf(slot: number | null): { readonly color: string; readonly isHollow: boolean } {
  return slot === null ? { color: 'var(--soft)', isHollow: false } : { color: branchColour(slot), isHollow: slot > 9 }
}

/** What the posts left out come to. */
export const leftOut = ({ setAside }: Pick<AlikeOverview, 'setAside'>): number =>
  setAside.reduce((total, { n }) => total + n, 0)
