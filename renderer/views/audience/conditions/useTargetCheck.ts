import { useEffect, useState } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Condition, TargetCheck } from '../../../../shared/contract/audience'
import { useFilter } from '../../../address/useFilter'
import { useQuery } from '../../../api/useQuery'
import { useLanguage } from '../../../i18n/useLanguage'

const PAUSE_MS = 350

/** A value once it has not changed for a moment: while somebody types nothing is asked. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** What conditions say before they are kept, once typing pauses; null = they have gaps: nothing is asked. */
export function useTargetCheck(conditions: readonly Condition[] | null): UseQueryResult<TargetCheck> {
  const language = useLanguage()
  const { period } = useFilter().filter
  const asked = useSettled(JSON.stringify(conditions))
  return useQuery(
    ['audience.checkTarget', asked, period, language],
    (api, signal) => api.audience.checkTarget({ conditions: [...(conditions ?? [])], period, language }, { signal }),
    { enabled: conditions !== null && asked === JSON.stringify(conditions) },
  )
}
