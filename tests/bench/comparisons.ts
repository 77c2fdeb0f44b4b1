import { z } from 'zod'
import type { Database } from '../../electron/engine/db/database'
import { literal, Sql, sql } from '../../electron/engine/db/sql'
import type { CompareInput } from '../../shared/contract/compare'
import { alikeCases, writeTexts } from './alikeCases'
import { report, timed } from './measure'
import { openEngine } from './openEngine'

const ROWS = Number(process.env['BENCH_ROWS'] ?? 1_000_000)
const BRANCHES = 60
const THEMES = 12
const ZONE = 'Europe/Paris'
const SETTINGS = { networkName: 'Bench', zone: ZONE, language: 'fr', keepOrganisations: false } as const
const FROM = '2023-01-01'
const TO = '2026-06-30'
/** What the same message is looked for in: some 70,000 of a million posts. */
const QUARTER = '2026-Q2'

/**
 * A network of 60 branches, each with a Facebook page and an Instagram account, and so many posts over three and a half years, written
 * straight into the derived tables: log-normal reach, rates that differ a little by branch and theme, one or two themes.
 */
const FILL = [
  `INSERT INTO branch SELECT i, NULL, 'Branche ' || i, 'B' || i, (i - 1) % 9 + 1, NULL FROM range(1, ${BRANCHES + 1}) t(i)`,
  `INSERT INTO account SELECT i, CASE WHEN i <= ${BRANCHES} THEN 'facebook' ELSE 'instagram' END, 'Compte ' || i, NULL, NULL,
     (i - 1) % ${BRANCHES} + 1, NULL, NULL, NULL FROM range(1, ${2 * BRANCHES + 1}) t(i)`,
  `DELETE FROM theme`,
  `INSERT INTO theme SELECT i, 'Thème ' || i, 'Theme ' || i, NULL, ['reach', 'clicks', 'interactions'][(i - 1) % 3 + 1], i, NULL
     FROM range(1, ${THEMES + 1}) t(i)`,
  `CREATE TEMP TABLE draft AS
     SELECT i, (hash(i) % ${2 * BRANCHES} + 1)::INTEGER AS account_id, (hash(i, 1) % ${THEMES} + 1)::INTEGER AS theme_id,
       TIMESTAMPTZ '${FROM} 06:00:00+00' + to_minutes((hash(i, 2) % 1836000)::BIGINT) AS published_at,
       greatest(20, round(exp(6.5 + 0.8 * sqrt(-2 * ln((hash(i, 3) % 999983 + 1) / 999984)) * cos(2 * pi() * (hash(i, 4) % 999983) / 999983))))::BIGINT AS reach,
       exp(-3.3 + 0.5 * sqrt(-2 * ln((hash(i, 5) % 999983 + 1) / 999984)) * cos(2 * pi() * (hash(i, 6) % 999983) / 999983)) AS rate
     FROM range(${ROWS}) t(i)`,
  `INSERT INTO post BY NAME
     SELECT i::UBIGINT AS id, 'bench:' || i AS key, account_id,
       CASE WHEN account_id <= ${BRANCHES} THEN 'facebook' ELSE 'instagram' END AS platform, published_at,
       timezone('${ZONE}', published_at)::DATE AS published_day, CASE WHEN i % 50 = 0 THEN 'day' ELSE 'instant' END AS precision,
       ['photo', 'video', 'reel', 'link', 'carousel'][(i % 5) + 1] AS format, 'Texte ' || i AS text, 'texte ' || i AS search_text,
       i % 70 = 0 AS is_share, FALSE AS is_crosspost, i % 90 = 0 AS is_boosted, FALSE AS is_reply, FALSE AS is_collaboration,
       1 AS snapshots, TIMESTAMPTZ '2026-11-01 08:00:00+00' AS exported_at, reach, (reach * 1.4)::BIGINT AS views,
       e AS interactions, exported_at AS interactions_at, e AS err_interactions, reach AS err_reach, exported_at AS err_at,
       e AS erv_interactions, views AS erv_views, exported_at AS erv_at, (reach * rate / 3)::BIGINT AS clicks,
       (reach * rate / 5)::BIGINT AS link_clicks
     FROM (SELECT *, (reach * rate * (0.9 + 0.2 * (account_id % ${BRANCHES}) / ${BRANCHES}) * (0.8 + 0.03 * theme_id))::BIGINT AS e FROM draft)
     ORDER BY published_at`,
  `INSERT INTO post_theme SELECT i, theme_id, 'rule', NULL, TRUE FROM draft
     UNION ALL SELECT i, theme_id % ${THEMES} + 1, 'rule', NULL, FALSE FROM draft WHERE i % 2 = 0`,
  `DROP TABLE draft`,
]

async function fill(database: Database): Promise<void> {
  await database.write(async (session) => {
    for (const text of FILL) await session.run(new Sql(text, []))
  })
}

/** What every reference counts: the posts the comparison counts, by plain columns. */
const COUNTED = sql`p.published_day BETWEEN ${literal(FROM)}::DATE AND ${literal(TO)}::DATE AND p.err_reach > 0
  AND p.err_interactions >= 0 AND NOT p.is_share AND NOT p.is_boosted AND p.format <> 'story'`
const MEDIAN = sql`count(*) AS n, median(p.err_interactions / p.err_reach) AS m`

interface Case {
  readonly name: string
  readonly query: Omit<CompareInput, 'filter'>
  /** The same medians in plain SQL on the same tables. */
  readonly bare: Sql
}

const grouped = (by: Sql, joins: Sql = sql``): Sql =>
  sql`SELECT ${by} AS k, ${MEDIAN} FROM post p ${joins} WHERE ${COUNTED} GROUP BY k`

const ACCOUNT = sql`JOIN account a ON a.id = p.account_id`
const HOUR = sql`hour(timezone(${literal(ZONE)}, p.published_at))`

const CASES: readonly Case[] = [
  { name: 'branch', query: { by: 'branch', rate: 'err' }, bare: grouped(sql`a.branch_id`, ACCOUNT) },
  { name: 'account', query: { by: 'account', rate: 'err' }, bare: grouped(sql`p.account_id`) },
  { name: 'platform', query: { by: 'platform', rate: 'err' }, bare: grouped(sql`p.platform`) },
  { name: 'format', query: { by: 'format', rate: 'err' }, bare: grouped(sql`p.format`) },
  {
    name: 'theme',
    query: { by: 'theme', rate: 'err' },
    bare: grouped(sql`pt.theme_id`, sql`JOIN post_theme pt ON pt.post_id = p.id`),
  },
  { name: 'weekday', query: { by: 'weekday', rate: 'err' }, bare: grouped(sql`isodow(p.published_day)`) },
  {
    name: 'hour',
    query: { by: 'hour', rate: 'err' },
    bare: sql`SELECT ${HOUR} AS k, ${MEDIAN} FROM post p WHERE ${COUNTED} AND p.precision = 'instant' GROUP BY k`,
  },
  { name: 'month', query: { by: 'month', rate: 'err' }, bare: grouped(sql`date_trunc('month', p.published_day)`) },
  {
    name: 'reach per post',
    query: { by: 'branch', rate: 'reach_per_post' },
    bare: sql`SELECT a.branch_id AS k, count(*) AS n, median(p.reach) AS m FROM post p ${ACCOUNT} WHERE ${COUNTED} GROUP BY k`,
  },
  {
    name: 'focus',
    query: { by: 'branch', rate: 'err', focus: '7' },
    bare: grouped(sql`a.branch_id = 7`, ACCOUNT),
  },
]

const PANELS: Case = {
  name: 'panels',
  query: { by: 'branch', rate: 'err', panel: 'format' },
  bare: sql`SELECT a.branch_id AS k, p.format AS f, ${MEDIAN} FROM post p ${ACCOUNT} WHERE ${COUNTED} GROUP BY k, f`,
}

const AIMS = sql`SELECT pt.theme_id AS k, median(p.reach) AS r, median(coalesce(p.clicks, p.link_clicks)) AS c, ${MEDIAN}
  FROM post p JOIN post_theme pt ON pt.post_id = p.id WHERE ${COUNTED} GROUP BY k`

const SERIES = grouped(sql`(a.branch_id, date_trunc('month', p.published_day))`, ACCOUNT)

/** Each comparison of a million posts and 60 branches against the bare SQL medians of the same groups. */
export async function comparisons(folder: string): Promise<void> {
  const { engine, client } = await openEngine(folder)
  const existing = (await client.workspace.list())[0]
  if (existing === undefined) {
    await client.workspace.create({ name: 'bench', settings: SETTINGS })
    await fill(engine.context.workspace().database)
  } else await client.workspace.open({ id: existing.id })
  const { database } = engine.context.workspace()
  const filter = { period: `${FROM}..${TO}`, compare: 'none' as const }
  const only = process.env['BENCH_CASE']
  const detail: Record<string, number> = {}
  const started = performance.now()
  const time = async (name: string, bare: Sql | null, own: () => Promise<unknown>) => {
    if (only !== undefined && only !== name) return
    if (bare !== null) detail[`bare ${name}`] = await timed(() => database.all(z.unknown(), bare), 3)
    detail[name] = await timed(own, 3)
  }
  for (const { name, query, bare } of CASES) {
    await time(name, bare, () => client.compare.groups({ ...query, filter }))
  }
  await time(PANELS.name, PANELS.bare, () => client.compare.panels({ ...PANELS.query, filter }))
  await time('aims', AIMS, () => client.compare.aims({ filter }))
  await time('months of branches', SERIES, () =>
    client.timeline.series({ filter, by: 'branch', measure: 'err', step: 'month' }),
  )
  const alike = alikeCases(client, filter, { ...filter, period: QUARTER })
  if (only === undefined || alike.some(({ name }) => name === only)) await writeTexts(database)
  for (const { name, bare, run } of alike) await time(name, bare, run)
  const all = await client.compare.groups({ filter, by: 'branch', rate: 'err' })
  report(started, { ...detail, posts: all.network.n, groups: all.rows.length })
  await engine.close()
}

/** Names of the comparisons measured, in the order printed. */
export const COMPARISONS = [
  ...CASES.map(({ name }) => name),
  ...[PANELS.name, 'aims', 'months of branches', 'alike branches', 'alike accounts', 'alike one'],
]

/** Names of what has no counterpart in plain SQL. */
export const MESSAGES = ['messages', 'message pairs']
