import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import type { Api } from './client'
import { useApi } from './apiContext'

/** Changes something in the engine, then reads again whatever is on screen. `done` gets the answer and what was asked. */
export function useChange<Input, T>(
  change: (api: Api, input: Input) => Promise<T>,
  done?: (result: T, input: Input) => void,
): UseMutationResult<T, Error, Input> {
  const api = useApi()
  const queries = useQueryClient()
  return useMutation<T, Error, Input>({
    mutationFn: (input) => change(api, input),
    onSuccess: async (result, input) => {
      done?.(result, input)
      await queries.invalidateQueries()
    },
  })
}
