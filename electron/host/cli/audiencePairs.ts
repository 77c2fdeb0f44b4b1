import type { VerdictSheet } from '../../../shared/contract/audience'
import type { Finding } from '../../../shared/contract/common'
import { readAudienceAsked, type AudienceAsked } from './audienceOptions'
import { audienceWords } from './audienceWords'
import { UsageError, type ExitCode, type Session } from './command'
import { writeCsv } from './compareAlike'
import { table } from './table'

type Sheet = VerdictSheet & { readonly account: string; readonly persona: string }

/** `portee audience`: the sheet of every pair of a line, or of those asked for. */
export async function run(session: Session): Promise<ExitCode> {
  const asked = await readAudienceAsked(session)
  const sheets = await readSheets(session, asked)
  const { period, accounts, personas } = asked
  await writeCsv(session, () =>
    session.client.audience.csv({ period, accounts, personas, table: 'pairs', language: session.language }),
  )
  session.out(session.json ? JSON.stringify(sheets, null, 2) : verdictsText(session, sheets))
  return 0
}

/** Verdict sheets of the accounts and personas asked for; without any, of every pair of an editorial line. @throws UsageError */
async function readSheets(session: Session, asked: AudienceAsked): Promise<Sheet[]> {
  const { client, signal } = session
  const { period, named } = asked
  const { cells } = await client.audience.matrix({ period }, { signal })
  const isAsked = (chosen: readonly number[], id: number) => chosen.length === 0 || chosen.includes(id)
  const wanted = cells.filter(
    (cell) => isAsked(asked.accounts, cell.accountId) && isAsked(asked.personas, cell.personaId),
  )
  const sheets: Sheet[] = []
  for (const { accountId, personaId } of wanted) {
    const account = named.accounts.find((each) => each.id === accountId)?.name
    const persona = named.personas.find((each) => each.id === personaId)?.name
    if (account === undefined || persona === undefined) throw new UsageError(session.words.changedMeanwhile)
    sheets.push({ ...(await client.audience.verdict({ accountId, personaId, period }, { signal })), account, persona })
  }
  return sheets
}

/** A table of verdicts, then one sentence per pair, then what would settle those that are open. */
function verdictsText(session: Session, sheets: readonly Sheet[]): string {
  const { words, say } = session
  if (sheets.length === 0) return words.noPairs
  const own = audienceWords(session.language)
  const columns = [
    { title: words.account, cell: (sheet: Sheet) => sheet.account },
    { title: 'persona', cell: (sheet: Sheet) => sheet.persona },
    { title: words.verdictTitle, cell: (sheet: Sheet) => words.verdict(sheet.verdict) },
    { title: words.grade, cell: (sheet: Sheet) => sheet.grade ?? '—' },
    { title: own.basis, cell: (sheet: Sheet) => (sheet.basis === null ? '—' : own.bases[sheet.basis]) },
    {
      title: words.bounds,
      cell: (sheet: Sheet) => sheet.clauses.map((clause) => boundsText(session, clause)).join(' · ') || '—',
    },
  ]
  const sentences = sheets.flatMap((sheet) => [
    `${sheet.account} × ${sheet.persona}: ${say.finding(sheet.finding)}`,
    ...(sheet.closedOn === null
      ? []
      : [`  ${own.judged(say.day(sheet.closedOn), say.day(sheet.from), say.day(sheet.to))}`]),
    ...findingsOf(sheet).map((finding) => `  ${say.finding(finding)}`),
    ...sheet.settle.map(({ datum }) => `  ${own.settle(say.say(`datum.${datum.code}`, datum.data))}`),
  ])
  return [table(columns, sheets), '', ...sentences].join('\n')
}

/** What is said beside the verdict: the two publics part, who follows by the newest survey. */
function findingsOf({ gap, behind }: Sheet): Finding[] {
  const newest = behind.slice(0, 1).map(({ finding }) => finding)
  return gap === null || gap.finding === null ? newest : [gap.finding, ...newest]
}

function boundsText({ words, say, language }: Session, clause: VerdictSheet['clauses'][number]): string {
  const name = words.vocabulary(clause.kind === 'share' && clause.dimension !== null ? clause.dimension : clause.kind)
  // Without evidence everything is possible: no interval to print.
  if (clause.evidenceIds.length + clause.surveyIds.length === 0) return `${name} —`
  const write = (value: number) => (clause.kind === 'index' ? say.number(value) : say.percent(value))
  const bounds = `${name} ${write(clause.bounds.low)}–${write(clause.bounds.high)}`
  return clause.scope === 'all' ? bounds : `${bounds} (${audienceWords(language).scopes[clause.scope]})`
}
