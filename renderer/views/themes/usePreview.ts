import { useEffect, useState } from 'react'
import { useFilter } from '../../address/useFilter'
import { useQuery } from '../../api/useQuery'
import { rulesToSend, type EditedRule } from './codebook'

const QUIET_MS = 250

/** The value once it has been still for a moment: one does not ask at each letter. */
function useQuiet<T>(value: T): T {
  const [quiet, setQuiet] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setQuiet(value), QUIET_MS)
    return () => clearTimeout(timer)
  }, [value])
  return quiet
}

/** What the edited rules would change; asked when typing pauses, the question before is cancelled. */
export function usePreview(themeId: number, rules: readonly EditedRule[], isChanged: boolean) {
  const { filter } = useFilter()
  const quiet = useQuiet(rules)
  const input = { themeId, rules: rulesToSend(quiet), filter }
  const asked = useQuery(['themes.preview', input], (api, signal) => api.themes.preview(input, { signal }), {
    enabled: isChanged,
  })
  return { ...asked, isBehind: quiet !== rules || asked.isPlaceholderData || asked.isFetching }
}
