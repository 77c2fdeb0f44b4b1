import type { Platform } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { nextId } from './commitFile'
import { rowsSql } from './jsonRows'

/** A new account of the network. @returns its id @throws NOT_FOUND for an unknown branch */
export async function createAccount(
  session: Session,
  wanted: { platform: Platform; name: string; handle: string | null; branchId: number | null },
): Promise<number> {
  if (wanted.branchId !== null) {
    const found = await session.columns(sql`SELECT id FROM branch WHERE id = ${wanted.branchId}`)
    if ((found.get('id') ?? []).length === 0) throw fail('NOT_FOUND', { what: 'branch' })
  }
  const id = await nextId(session, 'account')
  const handle = wanted.handle?.replace(/^@/, '') ?? null
  await session.run(
    sql`INSERT INTO account (id, platform, name, handle, branch_id) VALUES (${id}, ${wanted.platform}, ${wanted.name}, ${handle}, ${wanted.branchId})`,
  )
  return id
}

/** A name under which files know an account. */
export interface Alias {
  readonly accountId: number
  readonly kind: string
  readonly value: string
}

/** Names confirmed by the user. Said twice they are kept once. */
export async function addAliases(session: Session, aliases: readonly Alias[]): Promise<void> {
  if (aliases.length === 0) return
  const rows = aliases.map(({ accountId, kind, value }) => ({ account_id: accountId, kind, value }))
  const shape = { account_id: 'INTEGER', kind: 'VARCHAR', value: 'VARCHAR' } as const
  await session.run(
    sql`INSERT INTO account_alias SELECT account_id, kind, value, NULL, NULL, 'user' FROM (SELECT DISTINCT * FROM (${rowsSql(shape, rows)})) n
        WHERE NOT EXISTS (SELECT 1 FROM account_alias k WHERE k.account_id = n.account_id AND k.kind = n.kind
                          AND k.value = n.value AND k.origin = 'user')`,
  )
}
