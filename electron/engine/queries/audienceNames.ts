import { PLATFORM_NAMES } from '../../../shared/platformNames'
import { accountLabel, type Network } from './networkTables'

/** How a sentence names an account: the only one on its platform by the platform ("Instagram"), others by their name. */
export function spokenAccount(network: Network, accountId: number): string {
  const account = network.accounts.get(accountId)
  if (account === undefined) return accountLabel(network, accountId)
  const alike = [...network.accounts.values()].filter(({ platform }) => platform === account.platform)
  return alike.length === 1 && account.branchId === null ? PLATFORM_NAMES[account.platform] : account.name
}
