import { createContext, useContext } from 'react'
import type { Api } from './client'

export const ApiContext = createContext<Api | null>(null)

/** The client of the engine. @throws outside of the provider in main.tsx */
export function useApi(): Api {
  const api = useContext(ApiContext)
  if (api === null) throw new Error('useApi outside of ApiContext')
  return api
}
