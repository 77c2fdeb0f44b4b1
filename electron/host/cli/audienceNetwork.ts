import type { AudienceNetwork, NetworkRow } from '../../../shared/contract/audience'
import { readAudienceAsked, type AudienceAsked } from './audienceOptions'
import { audienceWords } from './audienceWords'
import type { ExitCode, Session } from './command'
import { writeCsv } from './compareAlike'
import { table } from './table'

/** `portee audience --view network`: each persona with the accounts that reach it, miss it or cannot be told. */
export async function run(session: Session): Promise<ExitCode> {
  const asked = await readAudienceAsked(session)
  const { period, personas } = asked
  const sheet = await session.client.audience.network({ period }, { signal: session.signal })
  const rows = sheet.personas.filter(({ personaId }) => personas.length === 0 || personas.includes(personaId))
  await writeCsv(session, () =>
    session.client.audience.csv({ period, personas, table: 'network', language: session.language }),
  )
  const shown = { ...sheet, personas: rows }
  session.out(session.json ? JSON.stringify(shown, null, 2) : networkText(session, shown, asked))
  return 0
}

function networkText(session: Session, sheet: AudienceNetwork, { named }: AudienceAsked): string {
  const own = audienceWords(session.language)
  const { say } = session
  const accounts = (ids: readonly number[]) =>
    ids.map((id) => named.accounts.find((each) => each.id === id)?.name ?? String(id)).join(', ') || '—'
  const columns = [
    { title: 'persona', cell: (row: NetworkRow) => named.personas.find(({ id }) => id === row.personaId)?.name ?? '' },
    { title: own.served, cell: (row: NetworkRow) => own.servedBy[row.served] },
    { title: own.reached, cell: (row: NetworkRow) => accounts(row.reached) },
    { title: own.missed, cell: (row: NetworkRow) => accounts(row.missed) },
    { title: own.open, cell: (row: NetworkRow) => accounts(row.open) },
    {
      title: own.coverage,
      cell: ({ coverage }: NetworkRow) =>
        coverage === null ? '—' : `${say.percent(coverage.low)}–${say.percent(coverage.high)}`,
    },
  ]
  const without = sheet.accountsWithoutLine
  return [
    say.finding(sheet.finding),
    '',
    table(columns, sheet.personas),
    ...(without.length === 0 ? [] : ['', `${own.withoutLine}: ${accounts(without)}`]),
  ].join('\n')
}
