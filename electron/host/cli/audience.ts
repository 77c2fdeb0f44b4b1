import type { VerdictSheet } from '../../../shared/contract/audience'
import { listOption, UsageError, type Command, type Session } from './command'
import { readPeriod } from './filter'
import { idsOf } from './names'
import { table } from './table'
import { openWorkspace } from './workspaceFile'

type Sheet = VerdictSheet & { readonly account: string; readonly persona: string }

/** Does each account reach the personas of its editorial line? */
export const audienceCommand: Command = {
  name: 'audience',
  takesFiles: false,
  options: {
    period: { type: 'string' },
    account: { type: 'string', multiple: true },
    persona: { type: 'string', multiple: true },
  },
  examples: [
    'portee audience --workspace network.duckdb --period 2026-Q2',
    'portee audience --workspace network.duckdb --account bu_valmont --json',
  ],
  async run(session) {
    await openWorkspace(session)
    const sheets = await readSheets(session)
    session.out(session.json ? JSON.stringify(sheets, null, 2) : verdictsText(session, sheets))
    return 0
  },
}

/** Verdict sheets of the accounts and personas asked for; without any, of every pair of an editorial line. @throws UsageError */
async function readSheets(session: Session): Promise<Sheet[]> {
  const { client, options } = session
  const period = await readPeriod(session)
  const { accounts } = await client.network.overview()
  const personas = await client.audience.personas()
  const handles = accounts.flatMap((each) => (each.handle === null ? [] : [{ id: each.id, name: each.handle }]))
  const onlyAccounts = idsOf(session, 'account', listOption(options, 'account'), [accounts, handles])
  const onlyPersonas = idsOf(session, 'persona', listOption(options, 'persona'), [personas])
  const { cells } = await client.audience.matrix({ period })
  const wanted = cells.filter(
    (cell) =>
      (onlyAccounts.length === 0 || onlyAccounts.includes(cell.accountId)) &&
      (onlyPersonas.length === 0 || onlyPersonas.includes(cell.personaId)),
  )
  const sheets: Sheet[] = []
  for (const { accountId, personaId } of wanted) {
    const account = accounts.find((each) => each.id === accountId)?.name
    const persona = personas.find((each) => each.id === personaId)?.name
    if (account === undefined || persona === undefined) throw new UsageError(session.words.changedMeanwhile)
    sheets.push({ ...(await client.audience.verdict({ accountId, personaId, period })), account, persona })
  }
  return sheets
}

/** A table of verdicts, then one sentence per pair. */
function verdictsText(session: Session, sheets: readonly Sheet[]): string {
  const { words, say } = session
  if (sheets.length === 0) return words.noPairs
  const columns = [
    { title: words.account, cell: (sheet: Sheet) => sheet.account },
    { title: 'persona', cell: (sheet: Sheet) => sheet.persona },
    { title: words.verdictTitle, cell: (sheet: Sheet) => words.verdict(sheet.verdict) },
    { title: words.grade, cell: (sheet: Sheet) => sheet.grade ?? '—' },
    {
      title: words.bounds,
      cell: (sheet: Sheet) => sheet.clauses.map((clause) => boundsText(session, clause)).join(' · '),
    },
  ]
  const sentences = sheets.map((sheet) => `${sheet.account} × ${sheet.persona}: ${say.finding(sheet.finding)}`)
  return [table(columns, sheets), '', ...sentences].join('\n')
}

function boundsText({ words, say }: Session, clause: VerdictSheet['clauses'][number]): string {
  const name = clause.dimension === null ? words.vocabulary(clause.kind) : words.vocabulary(clause.dimension)
  return `${name} ${say.percent(clause.bounds.low)}–${say.percent(clause.bounds.high)}`
}
