import type { Platform } from '../../../shared/vocabulary'
import { accountLabel, type Network } from './networkTables'

/** Proper names, the same in every language. */
const BRANDS = {
  facebook: 'Facebook',
  instagram: 'Instagram',
  x: 'X',
  linkedin: 'LinkedIn',
  youtube: 'YouTube',
  tiktok: 'TikTok',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  threads: 'Threads',
} as const satisfies Record<Platform, string>

/** How a sentence names an account: the only one on its platform by the platform ("Instagram"), others by their name. */
export function spokenAccount(network: Network, accountId: number): string {
  const account = network.accounts.get(accountId)
  if (account === undefined) return accountLabel(network, accountId)
  const alike = [...network.accounts.values()].filter(({ platform }) => platform === account.platform)
  return alike.length === 1 && account.branchId === null ? BRANDS[account.platform] : account.name
}
