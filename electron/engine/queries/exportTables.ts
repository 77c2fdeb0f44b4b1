import { z } from 'zod'
import type { CompareQuery, GroupRow } from '../../../shared/contract/compare'
import { csvFile, type CsvCell } from '../../../shared/csv'
import { type Language, METRICS } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { ident, join, sql } from '../db/sql'
import { readSettings } from '../workspace/settings'
import { compareGroups } from './compareGroups'
import { resolvePeriod } from './filter'
import { followerGrowth, type Growth, listFollowers } from './followers'
import { postConditions, postOrder, type PostQuery } from './listPosts'
import { networkOverview } from './network'
import { type Network, readNetwork } from './networkTables'
import { listedPost, POST_COLUMNS } from './postRows'

const branchName = (network: Network, id: number | null) =>
  id === null ? null : (network.branches.get(id)?.name ?? null)

export type NetworkTable = 'accounts' | 'followers' | 'growth' | 'calendar'

/** The language asked for, else the network's own. */
async function languageOf(session: Session, language: Language | undefined): Promise<Language> {
  return language ?? (await readSettings(session)).language
}

const COMPARE_HEADERS = [
  ...['group', 'label', 'platform', 'n', 'median', 'median_low', 'median_high'],
  ...['ratio_of_sums', 'ratio_low', 'ratio_high', 'interactions', 'views', 'shrunken_median', 'immature'],
  ...['previous_n', 'previous_median', 'change_ratio', 'change_low', 'change_high', 'change_strength'],
  ...['rate', 'unit', 'from', 'to', 'previous_from', 'previous_to'],
]

function compareRow(key: string, row: GroupRow): CsvCell[] {
  const { interval, ratioOfSums, previous } = row
  const change = previous?.change ?? null
  return [
    ...[key, row.label, row.platform, row.n, row.median, interval?.low ?? null, interval?.high ?? null],
    ...[ratioOfSums?.value ?? null, ratioOfSums?.interval?.low ?? null, ratioOfSums?.interval?.high ?? null],
    ...[row.interactions, row.views, row.shrunken, row.immature, previous?.n ?? null, previous?.median ?? null],
    ...[change?.ratio ?? null, change?.interval?.low ?? null, change?.interval?.high ?? null, change?.strength ?? null],
  ]
}

/** The table behind a comparison; its last row, `all`, is the network. No column of it adds reach. */
export async function compareCsv(session: Session, query: CompareQuery & { language?: Language | undefined }) {
  const result = await compareGroups(session, query)
  const tail = [
    result.rate,
    result.unit,
    result.from,
    result.to,
    result.before?.from ?? null,
    result.before?.to ?? null,
  ]
  const rows = [...result.rows.map((row) => compareRow(row.key, row)), compareRow('all', result.network)]
  const name = `portee-comparison-${result.by}-${result.rate}-${result.from}_${result.to}`
  const language = await languageOf(session, query.language)
  return csvFile(
    name,
    COMPARE_HEADERS,
    rows.map((row) => [...row, ...tail]),
    language,
  )
}

const exported = z.object({
  post: listedPost,
  metrics: z.record(z.string(), z.number().nullable()),
  key: z.string(),
})

const POST_HEADERS = [
  ...['post_key', 'account', 'branch', 'platform', 'format', 'published_day', 'published_at', 'text', 'permalink'],
  ...['rate_by_reach', 'rate_by_views', 'interactions', ...METRICS, 'matures_in_days', 'set_aside', 'snapshots'],
]

/** Every post of the list, not a page of it, with all its metrics. Ids stay whole inside the key, which is text. */
export async function postsCsv(session: Session, query: PostQuery & { language?: Language | undefined }) {
  const network = await readNetwork(session)
  const where = await postConditions(session, query)
  const metrics = join(
    METRICS.map((metric) => sql`p.${ident(metric)}::DOUBLE AS ${ident(metric)}`),
    ', ',
  )
  const found = await session.all(
    z.record(z.string(), z.unknown()).transform((row) => {
      const values = Object.fromEntries(METRICS.map((metric) => [metric, row[metric] ?? null]))
      return exported.parse({ post: row, metrics: values, key: row['post_key'] })
    }),
    sql`SELECT ${POST_COLUMNS}, p.key AS post_key, ${metrics} FROM post AS p WHERE ${where} ORDER BY ${postOrder(query)}`,
  )
  const rows = found.map(({ post, metrics: values, key }): CsvCell[] => {
    const account = network.accounts.get(post.accountId)
    const branch = account === undefined ? null : branchName(network, account.branchId)
    return [
      ...[key, account?.name ?? null, branch, post.platform, post.format, post.publishedDay, post.publishedAt],
      ...[post.text, post.permalink, post.err, post.erv, post.interactions],
      ...METRICS.map((metric) => values[metric] ?? null),
      ...[post.maturesIn, post.setAside.join(' '), post.snapshots],
    ]
  })
  const days = await resolvePeriod(session, query.filter.period)
  return csvFile(`portee-posts-${days.from}_${days.to}`, POST_HEADERS, rows, await languageOf(session, query.language))
}

/** One of the tables of the network. */
export async function networkCsv(
  session: Session,
  { table, period, language }: { table: NetworkTable; period: string; language?: Language | undefined },
) {
  const { headers, rows } = await networkRows(session, table, period)
  return csvFile(`portee-${table}`, headers, rows, await languageOf(session, language))
}

interface Table {
  readonly headers: readonly string[]
  readonly rows: readonly (readonly CsvCell[])[]
}

async function networkRows(session: Session, table: NetworkTable, period: string): Promise<Table> {
  const overview = await networkOverview(session)
  const branches = new Map(overview.branches.map((own) => [own.id, own.name]))
  const branch = (id: number | null) => (id === null ? null : (branches.get(id) ?? null))
  const accounts = new Map(overview.accounts.map((own) => [own.id, own]))
  const named = (id: number) => [accounts.get(id)?.name ?? null, accounts.get(id)?.platform ?? null]
  switch (table) {
    case 'accounts':
      return accountRows(overview, branch)
    case 'calendar':
      return {
        headers: ['kind', 'label', 'starts_on', 'ends_on', 'branch'],
        rows: overview.events.map((own) => [own.kind, own.label, own.startsOn, own.endsOn, branch(own.branchId)]),
      }
    case 'followers': {
      const counts = await listFollowers(session, null)
      const rows = counts.map((own) => [...named(own.accountId), own.day, own.followers, own.source, own.note])
      return { headers: ['account', 'platform', 'day', 'followers', 'source', 'note'], rows }
    }
    case 'growth':
      return growthRows(await followerGrowth(session, await resolvePeriod(session, period)), named)
  }
}

function growthRows(growth: readonly Growth[], named: (id: number) => CsvCell[]): Table {
  const headers = ['account', 'platform', 'start_day', 'start', 'end_day', 'end', 'change', 'change_share']
  const rows = growth.map(({ accountId, start, end, change, changeShare, gains }) => [
    ...named(accountId),
    ...[start?.day ?? null, start?.followers ?? null, end?.day ?? null, end?.followers ?? null, change, changeShare],
    ...[gains?.value ?? null, gains?.daysWithData ?? null, gains?.daysInPeriod ?? null],
  ])
  return { headers: [...headers, 'gains', 'days_with_data', 'days_in_period'], rows }
}

type Overview = Awaited<ReturnType<typeof networkOverview>>

/** Accounts with their branch and the editorial line that holds now (the newest). */
function accountRows({ accounts, branches, lines }: Overview, branch: (id: number | null) => string | null): Table {
  const parents = new Map(branches.map((own) => [own.id, own.parentId]))
  const rows = accounts.map((own): CsvCell[] => {
    const line = lines.findLast(({ accountId }) => accountId === own.id)
    const parent = own.branchId === null ? null : branch(parents.get(own.branchId) ?? null)
    return [
      ...[own.name, own.platform, own.handle, own.url, branch(own.branchId), parent, own.coordinator],
      ...[own.openedOn, own.closedOn, line?.aim ?? null, line?.validFrom ?? null, line?.note ?? null],
    ]
  })
  const headers = [
    'account',
    'platform',
    'handle',
    'url',
    'branch',
    'branch_group',
    'coordinator',
    'opened_on',
    'closed_on',
  ]
  return { headers: [...headers, 'aim', 'line_since', 'line_note'], rows }
}
