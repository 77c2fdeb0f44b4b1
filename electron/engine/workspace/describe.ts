import { z } from 'zod'
import type { Workspace } from '../../../shared/contract/workspace'
import { formatPeriod, quarterOf } from '../../../shared/periods'
import { sql } from '../db/sql'
import { readSettings } from './settings'
import type { Workspaces } from './workspaces'

const counts = z.object({
  posts: z.number(),
  imports: z.number(),
  exported_at: z.string().nullable(),
  newest: z.string().nullable(),
  ended: z.string().nullable(),
})

/** Today (ISO day) in a zone. */
export function dayIn(zone: string, instant: Date): string {
  // en-CA writes YYYY-MM-DD.
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  )
}

/** The open workspace as the contract describes it. @throws NO_WORKSPACE */
export async function describeWorkspace(workspaces: Workspaces): Promise<Workspace> {
  const open = workspaces.require()
  return open.database.read(async (session) => {
    const settings = await readSettings(session)
    const today = open.sampleToday ?? dayIn(settings.zone, workspaces.now())
    const found = await session.first(
      counts,
      sql`SELECT (SELECT count(*) FROM post) AS posts, (SELECT count(*) FROM import) AS imports,
                 (SELECT max(exported_at) FROM import) AS exported_at, (SELECT max(published_day) FROM post) AS newest,
                 (SELECT max(published_day) FROM post WHERE published_day < date_trunc('quarter', ${today}::DATE)) AS ended`,
    )
    return {
      id: open.id,
      name: open.name,
      settings,
      isSample: open.sampleToday !== null,
      posts: found?.posts ?? 0,
      imports: found?.imports ?? 0,
      today,
      exportedAt: found?.exported_at ?? null,
      period: formatPeriod(quarterOf(found?.ended ?? found?.newest ?? today)),
    }
  })
}
