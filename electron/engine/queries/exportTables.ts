import { csvFile, type CsvCell } from '../../../shared/csv'
import type { Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { readSettings } from '../workspace/settings'
import { resolvePeriod } from './filter'
import { followerGrowth, type Growth, listFollowers } from './followers'
import { networkOverview } from './network'

export type NetworkTable = 'accounts' | 'followers' | 'growth' | 'calendar'

/** The language asked for, else the network's own. */
export async function languageOf(session: Session, language: Language | undefined): Promise<Language> {
  return language ?? (await readSettings(session)).language
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
