import { MATURITY_DAYS, type Platform } from '../../shared/vocabulary'
import { useQuery } from './useQuery'

/** Days after which posts are mature, by platform: the windows in force; the defaults until they are read. */
export function useMaturity(): Readonly<Record<Platform, number>> {
  const windows = useQuery(['maturity.windows'], (api, signal) => api.maturity.windows(undefined, { signal })).data
  if (windows === undefined) return MATURITY_DAYS
  return { ...MATURITY_DAYS, ...Object.fromEntries(windows.map(({ platform, days }) => [platform, days])) }
}
