import type { Network } from '../../api/useNetwork'

/** Short name of an account: its branch, or its own name when it belongs to the network. */
export function shortName(network: Network | undefined, accountId: number): string {
  const account = network?.accounts.find((each) => each.id === accountId)
  const branch = network?.branches.find((each) => each.id === account?.branchId)
  return branch?.shortName ?? account?.name ?? ''
}
