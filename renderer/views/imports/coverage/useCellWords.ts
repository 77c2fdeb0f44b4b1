import { useCallback } from 'react'
import type { CoverageCell, CoverageKind } from '../../../../shared/contract/coverage'
import { useDays } from '../../../format/days'
import { useHasWords, useWords } from '../../../i18n/useWords'

/** The state of a cell in words, with its counts: for readers, for the title of the cell and for the sheet. */
export function useCellWords(): (cell: CoverageCell, kind: CoverageKind) => string {
  const t = useWords()
  const has = useHasWords()
  const days = useDays()
  return useCallback(
    (cell, kind) => {
      const [first] = cell.covered
      if (kind === 'audience' && first !== undefined) {
        const day = `${cell.month}-${String(first[0]).padStart(2, '0')}`
        return t('coverage.words.taken', { day: days.day(day) })
      }
      const values = {
        covered: cell.coveredDays,
        days: cell.days,
        posts: cell.posts,
        early: cell.earlyPosts,
        rejected: cell.rejectedRows,
      }
      if (kind === 'days' && cell.coveredDays > 0) return t('coverage.words.listed', values)
      const counted = `coverage.words.${cell.state}`
      return has(counted) ? t(counted, values) : t(`coverage.state.${cell.state}`)
    },
    [t, has, days],
  )
}
