import { useFilter } from '../../address/useFilter'
import { useQuery } from '../../api/useQuery'
import { useQuiet } from '../../api/useQuiet'
import { rulesToSend, type EditedRule } from './codebook'

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
