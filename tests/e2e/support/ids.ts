import type { Platform } from '../../../shared/vocabulary'
import type { Host } from './host'

/** Id of an account by the short name of its branch (null = the network's own) and its platform. */
export async function accountId(host: Host, branch: RegExp | null, platform: Platform): Promise<number> {
  const { branches, accounts } = await host.client.network.overview()
  const branchId = branch === null ? null : branches.find((each) => branch.test(each.name))?.id
  const found = accounts.find((each) => each.platform === platform && each.branchId === branchId)
  if (found === undefined) throw new Error(`no ${platform} account of ${String(branch)}`)
  return found.id
}

/** Id of a persona by its name. */
export async function personaId(host: Host, name: string): Promise<number> {
  const found = (await host.client.audience.personas()).find((each) => each.name === name)
  if (found === undefined) throw new Error(`no persona ${name}`)
  return found.id
}
