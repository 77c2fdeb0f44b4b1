import { csvFile, type CsvCell } from '../../../shared/csv'
import type { MatrixCell } from '../../../shared/contract/audience'
import type { Days } from '../../../shared/periods'
import type { Language } from '../../../shared/vocabulary'
import type { Gazetteer } from '../audience/gazetteer'
import type { Session } from '../db/database'
import { readSettings } from '../workspace/settings'
import { audienceMatrix } from './audienceMatrix'
import { accountLabel, readNetwork } from './networkTables'
import { listPersonas } from './personas'

const HEADERS = [
  ...['account', 'platform', 'branch', 'persona', 'verdict', 'grade', 'basis', 'evidence_taken_on', 'stale'],
  ...['clause', 'dimension', 'threshold', 'low', 'high', 'working', 'assumption', 'clause_verdict', 'scope'],
  ...['clause_grade', 'reasons', 'from', 'to'],
]

const EMPTY_CLAUSE: readonly CsvCell[] = Array.from({ length: 10 }, () => null)

function clauseCells(clause: MatrixCell['clauses'][number]): CsvCell[] {
  const { kind, dimension, threshold, bounds, working, verdict, scope, grade, reasons, evidenceIds } = clause
  // Without evidence the bounds say nothing: the cells stay empty.
  const [low, high] = evidenceIds.length === 0 ? [null, null] : [bounds.low, bounds.high]
  const found = [working?.value ?? null, working?.assumption ?? null, verdict, evidenceIds.length === 0 ? null : scope]
  return [kind, dimension, threshold, low, high, ...found, grade, reasons.map(({ code }) => code).join(' ')]
}

/** The matrix as a table, one row per clause; a target that cannot be judged has one row with its problems as reasons. */
export async function matrixCsv(
  session: Session,
  days: Days,
  language: Language | undefined,
  gazetteer: Gazetteer,
): Promise<ReturnType<typeof csvFile>> {
  const { cells } = await audienceMatrix(session, days, gazetteer)
  const network = await readNetwork(session)
  const personas = new Map((await listPersonas(session)).map(({ id, name }) => [id, name]))
  const rows = cells.flatMap((cell): CsvCell[][] => {
    const account = network.accounts.get(cell.accountId)
    const branch = account?.branchId ? (network.branches.get(account.branchId)?.name ?? null) : null
    const head = [
      ...[accountLabel(network, cell.accountId), account?.platform ?? null, branch],
      ...[personas.get(cell.personaId) ?? null, cell.verdict, cell.grade, cell.basis, cell.takenOn, cell.stale],
    ]
    const clauses = cell.clauses.map(clauseCells)
    const problems = [...EMPTY_CLAUSE.slice(1), cell.problems.map(({ code }) => code).join(' ')]
    return (clauses.length > 0 ? clauses : [problems]).map((clause) => [...head, ...clause, days.from, days.to])
  })
  const name = `portee-audience-${days.from}_${days.to}`
  return csvFile(name, HEADERS, rows, language ?? (await readSettings(session)).language)
}
