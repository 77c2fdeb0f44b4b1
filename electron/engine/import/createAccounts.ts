import type { Platform } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { nextId } from './commitFile'

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

/** A name under which files know an account, confirmed by the user. Said twice it is kept once. */
export async function addAlias(
  session: Session,
  accountId: number,
  kind: 'native_id' | 'handle' | 'url' | 'page_name',
  value: string,
): Promise<void> {
  await session.run(
    sql`INSERT INTO account_alias SELECT ${accountId}, ${kind}, ${value}, NULL, NULL, 'user'
        WHERE NOT EXISTS (SELECT 1 FROM account_alias
                          WHERE account_id = ${accountId} AND kind = ${kind} AND value = ${value} AND origin = 'user')`,
  )
}
