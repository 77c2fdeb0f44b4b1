import type { AimRow } from '../../../shared/contract/compare'
import { MISSING, type NumberWriter } from '../../format/numbers'
import type { Words } from '../../i18n/useWords'
import type { EstimateLine } from '../../plots/estimateLine'
import type { ChartData } from './estimateLines'

interface AimWords {
  readonly name: (row: AimRow) => string
  readonly numbers: NumberWriter
  readonly t: Words
  /** The sentence above the chart. */
  readonly title: string
}

/** Themes as rows of one index (100 = the median post of the platform), each by the measure of its aim: named under the theme. */
export function aimChart(rows: readonly AimRow[], { name, numbers, t, title }: AimWords): ChartData {
  return {
    lines: rows.map((row): EstimateLine => {
      const { median, interval, ratio, strength } = row
      return {
        key: String(row.themeId),
        name: name(row),
        color: 'var(--soft)',
        isHollow: strength === null || strength === 'cannot_tell',
        median,
        interval,
        dots: [],
        dominant: null,
        n: numbers.count(row.n),
        note: t('compare.aims.by', { measure: t(`compare.rate.${row.measure}.short`) }),
        medianText: numbers.index(median),
        medianNote: null,
        intervalText: interval === null ? MISSING : numbers.interval(interval.low, interval.high, 'index'),
        ratioText:
          ratio === null
            ? MISSING
            : t('compare.aims.ratio_of', {
                ratio: numbers.ratio(ratio),
                strength: t(`strength.${strength ?? 'cannot_tell'}`),
              }),
        isRatioStrong: strength === 'clear',
        letters: '',
        why: median === null ? t('compare.too_few', { n: row.n }) : null,
      }
    }),
    heads: {
      groups: t('plots.head.groups'),
      name: t('compare.by.theme'),
      n: 'n',
      plot: t('compare.head.index'),
      median: t('plots.head.median'),
      interval: t('plots.head.interval'),
      ratio: t('compare.aims.ratio'),
    },
    options: {
      alt: t('compare.alt', { title, n: rows.length }),
      unit: 'index',
      network: { value: 100, label: t('compare.aims.hundred') },
      tick: (value) => numbers.index(value),
    },
  }
}
