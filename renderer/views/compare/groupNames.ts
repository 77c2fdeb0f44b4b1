import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import type { Finding } from '../../../shared/contract/common'
import type { ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import { PLATFORMS, POST_FORMATS, type Grouping } from '../../../shared/vocabulary'
import { useThemes } from '../../api/useThemes'
import { branchColour } from '../../components/marks'
import { useDays } from '../../format/days'
import { useWords } from '../../i18n/useWords'

const TIMES: readonly Grouping[] = ['weekday', 'hour', 'month', 'quarter']

/** Rows that stand in the order of time, whatever they hold. */
export function isTime(by: Grouping): boolean {
  return TIMES.includes(by)
}

export type GroupNamer = (by: Grouping, key: string, label: string | null) => string

/** The name of a group in the language of the screen: from the data, or the word, day, hour or month that its key is. */
export function useGroupName(): GroupNamer {
  const t = useWords()
  const { locale } = useIntl()
  const { nameOf } = useThemes()
  const days = useDays()
  return useCallback(
    (by, key, label) => {
      if (key === 'rest') return t('compare.rest')
      if (key === 'network') return t('compare.network')
      switch (by) {
        case 'platform':
          return PLATFORMS.some((each) => each === key) ? t(`platform.${key}`) : (label ?? key)
        case 'format':
          return POST_FORMATS.some((each) => each === key) ? t(`format.${key}`) : (label ?? key)
        case 'theme':
          return key === '0' ? t('compare.no_theme') : nameOf(Number(key))
        case 'weekday':
          return weekdayName(Number(key), locale)
        case 'hour':
          return t('compare.hour', { from: Number(key), to: (Number(key) + 1) % 24 })
        case 'month':
          return days.month(`${key}-01`, true)
        case 'quarter':
          return days.period(key)
        default:
          return label ?? key
      }
    },
    [t, locale, nameOf, days],
  )
}

/** 1 = Monday; 5 January 2026 was one. */
function weekdayName(weekday: number, locale: string): string {
  const day = new Date(Date.UTC(2026, 0, 4 + weekday, 12))
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(day)
}

type Named = Pick<ComparisonResult, 'by' | 'rows' | 'choices'>

/** A finding whose labels are names on this screen: the engine gives the network's label, or the bare key of a word. */
export function useNamedFinding(): (finding: Finding, result: Named) => Finding {
  const name = useGroupName()
  return useCallback(
    (finding, { by, rows, choices }) => {
      const names = new Map(
        [...choices, ...rows].map(({ key, label }) => [label ?? key, name(by, key, label)] as const),
      )
      const named = (label: string) => names.get(label) ?? label
      const entries = Object.entries(finding.data).map(([key, value]) => {
        if (!/labels?$/i.test(key)) return [key, value] as const
        if (Array.isArray(value)) return [key, value.map(named)] as const
        return [key, typeof value === 'string' ? named(value) : value] as const
      })
      return { ...finding, data: Object.fromEntries(entries) }
    },
    [name],
  )
}

/**
 * A branch has its slot's colour, a platform its own; the others have none. One chart colours branches or platforms, never both;
 * where one group is looked at, it alone is coloured.
 */
export function groupColour(
  by: Grouping,
  row: Pick<GroupRow, 'key' | 'slot' | 'platform'>,
  focus: string | null,
): string {
  if (focus !== null && row.key !== focus) return 'var(--control)'
  if (by === 'platform' && row.platform !== null) return `var(--p-${row.platform})`
  if ((by === 'branch' || by === 'account') && row.slot !== null) return branchColour(row.slot)
  return focus === null ? 'var(--soft)' : 'var(--accent)'
}
