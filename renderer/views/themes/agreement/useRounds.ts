import { useQuery } from '../../../api/useQuery'

/** Every coding round, newest first. */
export function useRounds() {
  return useQuery(['agreement.rounds'], (api, signal) => api.agreement.rounds(undefined, { signal }))
}
