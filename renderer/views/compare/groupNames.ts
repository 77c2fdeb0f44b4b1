import { useCallback } from 'react'
import type { ComparisonResult, GroupRow } from '../../../shared/contract/compare'
import type { Finding } from '../../../shared/contract/common'
import { PLATFORMS, POST_FORMATS, type Grouping } from '../../../shared/vocabulary'
import { branchColour } from '../../components/marks'
import { useWords } from '../../i18n/useWords'

/** The name of a group: from the data, or the word of the vocabulary its key is. */
export function useGroupName(): (by: Grouping, key: string, label: string | null) => string {
  const t = useWords()
  return useCallback(
    (by, key, label) => {
      if (key === 'network') return t('compare.network')
      const platform = PLATFORMS.find((each) => each === key)
      if (by === 'platform' && platform !== undefined) return t(`platform.${platform}`)
      const format = POST_FORMATS.find((each) => each === key)
      if (by === 'format' && format !== undefined) return t(`format.${format}`)
      return label ?? key
    },
    [t],
  )
}

/** A finding whose labels are names: the engine gives the bare key where a group is a word of the vocabulary. */
export function useNamedFinding(): (finding: Finding, result: ComparisonResult) => Finding {
  const name = useGroupName()
  return useCallback(
    (finding, { by, rows }) => {
      const bare = new Set(rows.filter((row) => row.label === null).map((row) => row.key))
      const named = (label: string) => (bare.has(label) ? name(by, label, null) : label)
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

/** A branch has its slot's colour, a platform its own; a format has none. One chart colours branches or platforms, never both. */
export function groupColour(by: Grouping, row: Pick<GroupRow, 'slot' | 'platform'>): string {
  if (by === 'platform' && row.platform !== null) return `var(--p-${row.platform})`
  if (by !== 'format' && row.slot !== null) return branchColour(row.slot)
  return 'var(--soft)'
}
