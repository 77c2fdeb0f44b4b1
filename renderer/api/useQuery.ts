import { keepPreviousData, useQuery as useTanstackQuery, type UseQueryResult } from '@tanstack/react-query'
import type { Api } from './client'
import { useApi } from './apiContext'

/**
 * Reads from the engine: `useQuery(['posts.list', input], (api, signal) => api.posts.list(input, { signal }))`.
 * The key is the method and its input; everything read is read again after a change (useChange, useTask).
 * While a new input is answered, `data` is still the old answer and `isPlaceholderData` is true.
 */
export function useQuery<T>(
  key: readonly unknown[],
  ask: (api: Api, signal: AbortSignal) => Promise<T>,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<T> {
  const api = useApi()
  return useTanstackQuery<T>({
    queryKey: key,
    queryFn: ({ signal }) => ask(api, signal),
    placeholderData: keepPreviousData,
    ...options,
  })
}
