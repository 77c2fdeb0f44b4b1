import { z } from 'zod'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { fail } from '../fail'
import { readSettings } from '../workspace/settings'
import { relabelLoose, seedFrom } from './components'
import { rebuildPosts } from './rebuildPosts'

/**
 * Takes an import back: the state in which that file was never imported, later imports kept. Accounts the user confirmed stay.
 * @throws NOT_FOUND
 */
export async function undoImport(
  database: Database,
  importId: number,
): Promise<{ postsRemoved: number; snapshotsRemoved: number }> {
  const result = await database.write(async (session) => {
    const { zone } = await readSettings(session)
    const exists = await session.first(z.object({ id: z.number() }), sql`SELECT id FROM import WHERE id = ${importId}`)
    if (exists === null) throw fail('NOT_FOUND', { what: 'import' })
    const own = sql`import_id = ${importId}`
    await seedFrom(session, own)
    await session.run(sql`CREATE OR REPLACE TEMP TABLE touched AS SELECT post_id FROM snapshot WHERE ${own}`)
    const posts = sql`SELECT count(*) AS n FROM post`
    const before = await session.first(z.object({ n: z.number() }), posts)
    const snapshotsRemoved = await session.run(sql`DELETE FROM snapshot WHERE ${own}`)
    await session.run(sql`DELETE FROM account_day WHERE ${own}`)
    await session.run(
      sql`DELETE FROM audience_cell WHERE audience_id IN (SELECT id FROM audience_snapshot WHERE ${own})`,
    )
    await session.run(sql`DELETE FROM audience_snapshot WHERE ${own}`)
    await session.run(sql`DELETE FROM follower_count WHERE ${own}`)
    await session.run(sql`DELETE FROM account_alias WHERE origin = ${`import:${String(importId)}`}`)
    await session.run(sql`DELETE FROM import_account WHERE ${own}`)
    await session.run(sql`DELETE FROM reject WHERE ${own}`)
    await session.run(sql`DELETE FROM import WHERE id = ${importId}`)
    await relabelLoose(session)
    await rebuildPosts(session, zone)
    const after = await session.first(z.object({ n: z.number() }), posts)
    return { postsRemoved: Math.max(0, (before?.n ?? 0) - (after?.n ?? 0)), snapshotsRemoved }
  })
  await database.checkpoint()
  return result
}
