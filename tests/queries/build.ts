import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { Database } from '../../electron/engine/db/database'
import { migrate } from '../../electron/engine/db/migrate'
import { join as joined, Sql, sql } from '../../electron/engine/db/sql'
import { compareQuery as completeQuery, type CompareQuery } from '../../shared/contract/compare'
import { type Filter, filter } from '../../shared/contract/common'
import type { EventKind, Metric, Platform, PostFormat } from '../../shared/vocabulary'
import { temporaryFolder } from '../support/folder'

/** An empty, migrated workspace on disk, closed when the running test ends. */
export async function emptyDatabase(): Promise<Database> {
  const database = await Database.open(join(temporaryFolder(), 'network.duckdb'), { folders: [] })
  onTestFinished(() => database.shutdown())
  await migrate(database)
  return database
}

export interface PostDraft extends Partial<Record<Metric, number>> {
  /** Decimal text where 2^53 does not do; counted up from 1 when absent. */
  readonly id?: number | string
  readonly key?: string
  readonly account?: number
  readonly platform?: Platform
  readonly day?: string | null
  /** Time of publication in UTC, 10:00:00 by default. */
  readonly time?: string
  readonly precision?: 'instant' | 'day'
  /** Themes by rule; the first is the main one. */
  readonly themes?: readonly number[]
  readonly format?: PostFormat
  readonly text?: string | null
  readonly searchText?: string
  /** Days between publication and export of every term. */
  readonly age?: number
  readonly interactions?: number | null
  /** Terms of the rates; interactions and reach or views by default. Text for 64-bit values. */
  readonly errReach?: number | string | null
  readonly errInteractions?: number | string | null
  readonly ervViews?: number | string | null
  readonly flags?: readonly ('share' | 'crosspost' | 'boosted' | 'reply' | 'collaboration')[]
}

const COLUMNS: Readonly<Record<string, string>> = {
  ...{ id: 'UBIGINT', key: 'VARCHAR', account_id: 'INTEGER', platform: 'VARCHAR', published_at: 'TIMESTAMP' },
  ...{ published_day: 'DATE', precision: 'VARCHAR', format: 'VARCHAR', text: 'VARCHAR', search_text: 'VARCHAR' },
  ...{ permalink: 'VARCHAR', is_share: 'BOOLEAN', is_crosspost: 'BOOLEAN', is_boosted: 'BOOLEAN', is_reply: 'BOOLEAN' },
  ...{ is_collaboration: 'BOOLEAN', snapshots: 'INTEGER', exported_at: 'TIMESTAMP', views: 'BIGINT', reach: 'BIGINT' },
  ...{
    impressions: 'BIGINT',
    reactions: 'BIGINT',
    comments: 'BIGINT',
    shares: 'BIGINT',
    saves: 'BIGINT',
    clicks: 'BIGINT',
    link_clicks: 'BIGINT',
  },
  ...{ interactions: 'BIGINT', interactions_at: 'TIMESTAMP', err_interactions: 'BIGINT', err_reach: 'BIGINT' },
  ...{ err_at: 'TIMESTAMP', erv_interactions: 'BIGINT', erv_views: 'BIGINT', erv_at: 'TIMESTAMP' },
}

let counter = 0

function row(draft: PostDraft): Record<string, unknown> {
  const id = String(draft.id ?? ++counter)
  const day = draft.day === undefined ? '2026-07-15' : draft.day
  const at = day === null ? null : `${day} ${draft.time ?? '10:00:00'}`
  const exported = day === null ? '2026-10-01 10:00:00' : later(day, draft.age ?? 60)
  const interactions = draft.interactions === undefined ? null : draft.interactions
  const reach = draft.errReach !== undefined ? draft.errReach : (draft.reach ?? null)
  const views = draft.ervViews !== undefined ? draft.ervViews : (draft.views ?? null)
  const errInteractions = draft.errInteractions !== undefined ? draft.errInteractions : interactions
  const flag = (name: NonNullable<PostDraft['flags']>[number]) => draft.flags?.includes(name) ?? false
  return {
    ...{ id, key: draft.key ?? `test:${id}`, account_id: draft.account ?? 1, platform: draft.platform ?? 'facebook' },
    ...{
      published_at: at,
      published_day: day,
      precision: draft.precision ?? 'instant',
      format: draft.format ?? 'photo',
    },
    ...{ text: draft.text ?? null, search_text: draft.searchText ?? draft.text?.toLowerCase() ?? null },
    ...{ permalink: `https://example.org/${id}`, is_share: flag('share'), is_crosspost: flag('crosspost') },
    ...{ is_boosted: flag('boosted'), is_reply: flag('reply'), is_collaboration: flag('collaboration') },
    ...{ snapshots: 1, exported_at: exported, views: draft.views, reach: draft.reach, impressions: draft.impressions },
    ...{ reactions: draft.reactions, comments: draft.comments, shares: draft.shares, saves: draft.saves },
    ...{
      clicks: draft.clicks,
      link_clicks: draft.link_clicks,
      interactions,
      interactions_at: interactions === null ? null : exported,
    },
    ...{ err_interactions: errInteractions, err_reach: reach, err_at: reach === null ? null : exported },
    ...{ erv_interactions: interactions, erv_views: views, erv_at: views === null ? null : exported },
  }
}

function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T10:00:00Z`) + days * 86_400_000).toISOString().slice(0, 19).replace('T', ' ')
}

/** Inserts posts, with one key each. */
export async function addPosts(database: Database, drafts: readonly PostDraft[]): Promise<void> {
  const rows = drafts.map(row)
  await database.write(async (session) => {
    await session.run(
      sql`INSERT INTO post BY NAME SELECT unnest(from_json(${JSON.stringify(rows)}::JSON,
            ${JSON.stringify([COLUMNS])}), recursive := true)`,
    )
    await session.run(sql`INSERT INTO post_key SELECT id, key FROM post WHERE id NOT IN (SELECT post_id FROM post_key)`)
    const themes = drafts.flatMap(({ themes: own = [] }, i) =>
      own.map((theme, place) => sql`(${String(rows[i]!['id'])}::UBIGINT, ${theme}, 'rule', NULL, ${place === 0})`),
    )
    if (themes.length > 0) await session.run(sql`INSERT INTO post_theme VALUES ${joined(themes, ', ')}`)
  })
}

/** Posts of one account: interactions/reach pairs. */
export function pairs(
  account: number,
  values: readonly (readonly [number, number])[],
  more: PostDraft = {},
): PostDraft[] {
  return values.map(([interactions, reach]) => ({ account, interactions, reach, ...more }))
}

export async function addBranch(database: Database, id: number, name: string, parentId: number | null = null) {
  await database.write((session) =>
    session.run(sql`INSERT INTO branch VALUES (${id}, ${parentId}, ${name}, ${name}, ${id}, NULL)`),
  )
}

export async function addAccount(
  database: Database,
  id: number,
  { branch = id, platform = 'facebook', opened = null as string | null, closed = null as string | null } = {},
) {
  const branchId = branch === 0 ? null : branch
  await database.write((session) =>
    session.run(
      sql`INSERT INTO account VALUES (${id}, ${platform}, ${`Account ${id}`}, NULL, NULL, ${branchId}, NULL,
            ${opened}::DATE, ${closed}::DATE)`,
    ),
  )
}

/** Branches 1…n named A, B, C…, each with one Facebook account of the same id. */
export async function branches(database: Database, n: number): Promise<void> {
  for (let id = 1; id <= n; id++) {
    await addBranch(database, id, String.fromCharCode(64 + id))
    await addAccount(database, id)
  }
}

/** Themes 1…n, named T1, T2…, in this order. */
export async function addThemes(database: Database, aims: readonly ('reach' | 'clicks' | 'interactions' | 'views')[]) {
  await database.write(async (session) => {
    await session.run(sql`DELETE FROM theme`)
    for (const [i, aim] of aims.entries()) {
      const id = i + 1
      await session.run(sql`INSERT INTO theme VALUES (${id}, ${`T${id}`}, ${`E${id}`}, NULL, ${aim}, ${id}, NULL)`)
    }
  })
}

/** One snapshot of a post: what an export said of it so many days after its publication at 10:00. */
export async function addSnapshot(
  database: Database,
  post: { readonly id: number; readonly account?: number; readonly day?: string },
  {
    age,
    ...values
  }: { readonly age: number } & Partial<Record<'reach' | 'views' | 'reactions' | 'comments' | 'shares', number>>,
) {
  const day = post.day ?? '2026-07-15'
  const { reach = null, views = null, reactions = null, comments = 0, shares = 0 } = values
  await database.write((session) =>
    session.run(
      sql`INSERT INTO snapshot BY NAME SELECT 1 AS import_id, 2 AS row_number, ${post.id}::UBIGINT AS post_id,
            ${post.account ?? 1} AS account_id, ${later(day, age)}::TIMESTAMP AS exported_at,
            ${`${day} 10:00:00`}::TIMESTAMP AS published_at, 'instant' AS precision, 'photo' AS format, ${reach} AS reach,
            ${views} AS views, ${reactions} AS reactions, ${comments} AS comments, ${shares} AS shares`,
    ),
  )
}

export async function addEvent(database: Database, id: number, kind: EventKind, from: string, to: string) {
  await database.write((session) =>
    session.run(
      sql`INSERT INTO calendar_event VALUES (${id}, ${kind}, ${`Event ${id}`}, ${from}::DATE, ${to}::DATE, NULL)`,
    ),
  )
}

export async function addFollowers(database: Database, id: number, account: number, day: string, followers: number) {
  await database.write((session) =>
    session.run(
      sql`INSERT INTO follower_count VALUES (${id}, ${account}, ${day}::DATE, ${followers}, 'typed', NULL, NULL)`,
    ),
  )
}

/** One import of posts of one account, covering the days. */
export async function addImport(
  database: Database,
  id: number,
  {
    account = 1,
    from = '2026-07-01',
    to = '2026-09-30',
    exportedAt = '2026-10-09 10:00:00',
    columns = null as string | null,
    name = `file-${id}.csv`,
    format = 'facebook-content',
    level = 'post',
    rejected = 0,
  } = {},
) {
  await database.write(async (session) => {
    await session.run(
      sql`INSERT INTO import VALUES (${id}, ${name}, ${`sha${id}`}, 1, ${format}, 'facebook', ${level},
            'en', 'utf-8', ',', ${exportedAt}::TIMESTAMP, 'name', ${exportedAt}::TIMESTAMP, 1, 1, 0, 0, 0, 0, ${rejected},
            ${from}::DATE, ${to}::DATE, '[]', ${columns})`,
    )
    await session.run(sql`INSERT INTO import_account VALUES (${id}, ${account}, 'key', 1)`)
  })
}

/** A whole filter from the parts that matter. */
export function filterOf(parts: Partial<Filter> = {}): Filter {
  return filter.parse({ period: '2026-Q3', ...parts })
}

export function compareQuery(parts: Partial<CompareQuery> & { filter?: Filter } = {}): CompareQuery {
  return completeQuery.parse({ by: 'branch', rate: 'err', filter: filterOf(), ...parts })
}

export function run(database: Database, text: string): Promise<number> {
  return database.write((session) => session.run(new Sql(text, [])))
}
