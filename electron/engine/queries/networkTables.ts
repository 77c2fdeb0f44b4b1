import { z } from 'zod'
import { PLATFORMS, type Platform } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'

/** A branch as comparisons need it. */
export const branchRow = z.object({
  id: z.int(),
  parentId: z.int().nullable(),
  name: z.string(),
  shortName: z.string(),
  slot: z.int(),
  archivedOn: z.string().nullable(),
})
export type BranchRow = z.infer<typeof branchRow>

/** An account as comparisons need it. */
export const accountRow = z.object({
  id: z.int(),
  platform: z.enum(PLATFORMS),
  name: z.string(),
  branchId: z.int().nullable(),
  coordinator: z.string().nullable(),
  openedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
})
export type AccountRow = z.infer<typeof accountRow>

/** Branches and accounts, small tables that are joined in JavaScript: no join touches the table of posts. */
export interface Network {
  readonly branches: ReadonlyMap<number, BranchRow>
  readonly accounts: ReadonlyMap<number, AccountRow>
}

/** Reads the network, in order of id. */
export async function readNetwork(session: Session): Promise<Network> {
  const branches = await session.all(
    branchRow,
    sql`SELECT id, parent_id AS "parentId", name, short_name AS "shortName", slot, archived_on AS "archivedOn"
        FROM branch ORDER BY id`,
  )
  const accounts = await session.all(
    accountRow,
    sql`SELECT id, platform, name, branch_id AS "branchId", coordinator, opened_on AS "openedOn", closed_on AS "closedOn"
        FROM account ORDER BY id`,
  )
  return {
    branches: new Map(branches.map((branch) => [branch.id, branch])),
    accounts: new Map(accounts.map((account) => [account.id, account])),
  }
}

/** Name of an account as findings say it: its branch's short name, and the platform where the branch has several. */
export function accountLabel(network: Network, accountId: number): string {
  return network.accounts.get(accountId)?.name ?? String(accountId)
}

/** Platforms in the order of the vocabulary. */
export function inOrder(platforms: Iterable<Platform>): Platform[] {
  const set = new Set(platforms)
  return PLATFORMS.filter((platform) => set.has(platform))
}
