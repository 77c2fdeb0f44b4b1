import { csvFile, type CsvCell } from '../../../shared/csv'
import type { MatrixCell, NetworkRow } from '../../../shared/contract/audience'
import type { Days } from '../../../shared/periods'
import type { Language } from '../../../shared/vocabulary'
import type { Gazetteer } from '../audience/gazetteer'
import type { Session } from '../db/database'
import { readSettings } from '../workspace/settings'
import { audienceMatrix } from './audienceMatrix'
import { networkSheet } from './audienceNetwork'
import { accountLabel, readNetwork, type Network } from './networkTables'
import { listPersonas } from './personas'

const PAIR_HEADERS = [
  ...['account', 'platform', 'branch', 'persona', 'verdict', 'grade', 'basis', 'evidence_taken_on', 'stale'],
  ...['clause', 'dimension', 'threshold', 'low', 'high', 'working', 'assumption', 'clause_verdict', 'scope'],
  ...[
    'clause_grade',
    'population_table',
    'population_taken_on',
    'reasons',
    'from',
    'to',
    'judged_on',
    'closed_on',
    'line_from',
    'line_to',
    'moved',
  ],
]
const NETWORK_HEADERS = [
  ...['persona', 'served', 'accounts_aimed', 'reached', 'missed', 'cannot_tell', 'reached_by', 'missed_by'],
  ...['cannot_tell_by', 'population', 'coverage_low', 'coverage_high', 'from', 'to'],
]

const EMPTY_CLAUSE: readonly CsvCell[] = Array.from({ length: 12 }, () => null)

function clauseCells(clause: MatrixCell['clauses'][number]): CsvCell[] {
  const { kind, dimension, threshold, bounds, working, verdict, scope, grade, reasons, evidenceIds, surveyIds } = clause
  const divided = [clause.reference?.label ?? null, clause.reference?.takenOn ?? null]
  // Without evidence the bounds say nothing: the cells stay empty.
  const isKnown = evidenceIds.length + surveyIds.length > 0
  const [low, high] = isKnown ? [bounds.low, bounds.high] : [null, null]
  const found = [working?.value ?? null, working?.assumption ?? null, verdict, isKnown ? scope : null]
  return [kind, dimension, threshold, low, high, ...found, grade, ...divided, reasons.map(({ code }) => code).join(' ')]
}

interface Names {
  readonly network: Network
  readonly personas: ReadonlyMap<number, string>
}

/** One row per clause; a target that cannot be judged has one row with its problems as reasons. */
function pairRows(cells: readonly MatrixCell[], { network, personas }: Names): CsvCell[][] {
  return cells.flatMap((cell): CsvCell[][] => {
    const account = network.accounts.get(cell.accountId)
    const branch = account?.branchId ? (network.branches.get(account.branchId)?.name ?? null) : null
    const head = [
      ...[accountLabel(network, cell.accountId), account?.platform ?? null, branch],
      ...[personas.get(cell.personaId) ?? null, cell.verdict, cell.grade, cell.basis, cell.takenOn, cell.stale],
    ]
    const { from, to, judgedOn, closedOn, line, moved } = cell
    const tail = [from, to, judgedOn, closedOn, line?.from ?? null, line?.to ?? null, moved]
    const clauses = cell.clauses.map(clauseCells)
    const problems = [...EMPTY_CLAUSE.slice(1), cell.problems.map(({ code }) => code).join(' ')]
    return (clauses.length > 0 ? clauses : [problems]).map((clause) => [...head, ...clause, ...tail])
  })
}

function networkRows(personas: readonly NetworkRow[], days: Days, names: Names): CsvCell[][] {
  const labels = (ids: readonly number[]) => ids.map((id) => accountLabel(names.network, id)).join(', ')
  return personas.map(({ personaId, served, aimed, reached, missed, open, population, coverage }) => [
    ...[names.personas.get(personaId) ?? null, served, aimed.length, reached.length, missed.length, open.length],
    ...[labels(reached), labels(missed), labels(open), population, coverage?.low ?? null, coverage?.high ?? null],
    ...[days.from, days.to],
  ])
}

interface CsvAsked {
  readonly table: 'pairs' | 'network'
  readonly language?: Language | undefined
  /** Empty = all. */
  readonly accounts: readonly number[]
  readonly personas: readonly number[]
}

/** The matrix, one row per clause, or the personas over the network, one row each. Safe for spreadsheets. */
export async function audienceCsv(
  session: Session,
  days: Days,
  { table, language, ...asked }: CsvAsked,
  gazetteer: Gazetteer,
): Promise<ReturnType<typeof csvFile>> {
  const isAsked = (chosen: readonly number[], id: number) => chosen.length === 0 || chosen.includes(id)
  const network = await readNetwork(session)
  const personas = new Map((await listPersonas(session)).map(({ id, name }) => [id, name]))
  const names = { network, personas }
  const written = language ?? (await readSettings(session)).language
  const span = `${days.from}_${days.to}`
  if (table === 'network') {
    const sheet = await networkSheet(session, days, gazetteer)
    const rows = sheet.personas.filter(({ personaId }) => isAsked(asked.personas, personaId))
    return csvFile(`portee-audience-network-${span}`, NETWORK_HEADERS, networkRows(rows, days, names), written)
  }
  const { cells: all } = await audienceMatrix(session, days, gazetteer)
  const cells = all.filter(
    ({ accountId, personaId }) => isAsked(asked.accounts, accountId) && isAsked(asked.personas, personaId),
  )
  return csvFile(`portee-audience-${span}`, PAIR_HEADERS, pairRows(cells, names), written)
}
