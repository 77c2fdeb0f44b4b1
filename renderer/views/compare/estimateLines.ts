import { useMemo } from 'react'
import type { ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import { useNumbers, type NumberWriter } from '../../format/numbers'
import { useWords, type Words } from '../../i18n/useWords'
import type { EstimateHeads, EstimateLine } from '../../plots/estimateLine'
import type { EstimateOptions } from '../../plots/estimatePlot'
import type { EstimateDot } from '../../plots/estimateScale'
import { groupColour, useGroupName } from './groupNames'
import { isPerPost, kindOf, sumKindOf } from './unit'

const NO_POINTS: ReadonlyMap<string, readonly EstimateDot[]> = new Map()

export interface ChartData {
  readonly lines: readonly EstimateLine[]
  readonly heads: EstimateHeads
  readonly options: Omit<EstimateOptions, 'id' | 'document'>
}

/** The comparison as the row chart wants it: texts formatted, colours chosen, circles in their rows. */
export function useChartData(
  result: ComparisonResult,
  points: ReadonlyMap<string, readonly EstimateDot[]> | undefined,
  alt: string,
): ChartData {
  const t = useWords()
  const numbers = useNumbers()
  const name = useGroupName()
  return useMemo(() => {
    const { by, unit } = result
    const write = numbers[kindOf(unit)]
    const network = result.network.median
    return {
      lines: result.rows.map((row) => {
        const dots = (points ?? NO_POINTS).get(row.key) ?? []
        return { ...groupTexts(row, result, numbers, t), name: name(by, row.key, row.label), dots }
      }),
      heads: headsOf(result, t),
      options: {
        alt,
        unit,
        network: network === null ? null : { value: network, label: t('plots.network', { value: write(network) }) },
        tick: (value, isLast) => tickText(value, isLast, unit, numbers),
      },
    }
  }, [result, points, alt, t, numbers, name])
}

export function headsOf({ by, rate, unit }: ComparisonResult, t: Words): EstimateHeads {
  return {
    groups: t('plots.head.groups'),
    name: t(`compare.by.${by}`),
    n: 'n',
    plot: unit === 'index' ? t('compare.head.index') : t(`compare.rate.${rate}`),
    median: t('plots.head.median'),
    interval: t('plots.head.interval'),
    ratio: t(isPerPost(rate) ? 'compare.head.mean' : 'plots.head.ratio'),
  }
}

/** 2, 4, 6 %: the unit on the last tick only. */
export function tickText(
  value: number,
  isLast: boolean,
  unit: ComparisonResult['unit'],
  numbers: NumberWriter,
): string {
  if (unit !== 'rate') return numbers[kindOf(unit)](value)
  const text = value === 0 ? '0' : numbers.rate(value).replace(/[.,]0+(?=\D*$)/, '')
  return isLast ? text : text.replace(/[\s\u00a0\u202f]*%$/, '')
}

/** One row in words and colours; its name and its circles come beside. */
export function groupTexts(
  row: GroupRow,
  { by, unit, rate, focus, outliers }: ComparisonResult,
  numbers: NumberWriter,
  t: Words,
): Omit<EstimateLine, 'name' | 'dots'> {
  const kind = kindOf(unit)
  const write = numbers[kind]
  const interval = row.interval
  const notes = [
    ...(row.outliers === 0 ? [] : [t(`compare.outliers.n.${outliers?.used ?? 'with'}`, { n: row.outliers })]),
    ...(row.immature === 0 ? [] : [t('compare.immature', { n: row.immature })]),
  ]
  const hasOther = row.outliers > 0 && row.medianWithout !== null && outliers?.used !== 'without'
  return {
    key: row.key,
    color: groupColour(by, row, focus),
    isHollow: (by === 'branch' || by === 'account') && row.slot !== null && row.slot > 9,
    median: row.median,
    interval,
    dominant:
      row.dominant === null
        ? null
        : { id: row.dominant.postId, label: t('plots.dominant', { share: row.dominant.share }) },
    n: numbers.count(row.n),
    note: notes.length === 0 ? null : notes.join(' · '),
    medianText: write(row.median),
    medianNote: hasOther ? t('compare.median.without', { value: write(row.medianWithout) }) : null,
    intervalText: interval === null ? t('plots.no_interval') : numbers.interval(interval.low, interval.high, kind),
    ratioText: row.ratioOfSums === null ? t('plots.no_ratio') : numbers[sumKindOf(rate)](row.ratioOfSums.value),
    isRatioStrong: row.disagrees,
    letters: row.letters.join(' '),
    why:
      row.median === null
        ? t(row.n === 0 && row.immature > 0 ? 'compare.none_mature' : 'compare.too_few', { n: row.n })
        : null,
  }
}
