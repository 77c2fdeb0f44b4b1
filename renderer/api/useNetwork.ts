import type { InferContractRouterOutputs } from '@orpc/contract'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Contract } from '../../shared/contract/contract'
import { useQuery } from './useQuery'

export type Network = InferContractRouterOutputs<Contract>['network']['overview']

/** Branches, accounts, editorial lines, events and themes. Read once, shared by every screen. */
export function useNetworkQuery(): UseQueryResult<Network> {
  return useQuery(['network.overview'], (api, signal) => api.network.overview(undefined, { signal }))
}

/** The same for screens that only name what they show; undefined until read. */
export function useNetwork(): Network | undefined {
  return useNetworkQuery().data
}

/** A branch that only holds others: a campus, a faculty. It has no account of its own. */
export function isGroup(network: Network, branchId: number): boolean {
  const hasAccount = network.accounts.some((each) => each.branchId === branchId)
  return !hasAccount && network.branches.some((each) => each.parentId === branchId)
}
