import type { Drift } from '../../../shared/contract/drift'
import { type ExitCode, listOption, type Session } from './command'
import { sentence } from './compareAlike'
import { compareWords } from './compareWords'
import { readPeriod } from './filter'
import { idsOf } from './names'
import { needsWords } from './needsWords'
import { table } from './table'

/** `audience --view drift`: planned against published themes of each account asked for (none = all). `--json` prints audience.drift. */
export async function run(session: Session): Promise<ExitCode> {
  const { client, options } = session
  const { accounts, themes } = await client.network.overview()
  const handles = accounts.flatMap(({ id, handle }) => (handle === null ? [] : [{ id, name: handle }]))
  const wanted = idsOf(session, 'account', listOption(options, 'account'), [accounts, handles])
  const period = await readPeriod(session)
  const all = await client.audience.drift({ accountId: null, period })
  const found = all.filter(({ accountId }) => wanted.length === 0 || wanted.includes(accountId))
  const names = new Map(themes.map(({ id, labelFr, labelEn }) => [id, session.language === 'fr' ? labelFr : labelEn]))
  const account = (id: number) => {
    const own = accounts.find((each) => each.id === id)
    return own === undefined ? String(id) : `${own.name} (${session.words.vocabulary(own.platform)})`
  }
  session.out(session.json ? JSON.stringify(found, null, 2) : driftText(session, found, account, names))
  return 0
}

type Named = (id: number) => string
type Names = ReadonlyMap<number, string>

/** One sentence per line, then every theme of every plan. */
function driftText(session: Session, found: readonly Drift[], account: Named, names: Names): string {
  const { say } = session
  if (found.length === 0) return needsWords(session.language).noLine
  const sentences = found.map(
    ({ finding, from, to }) => `${say.day(from)} – ${say.day(to)} · ${sentence(session, finding)}`,
  )
  return [...sentences, '', rowsText(session, found, account, names)].join('\n')
}

function rowsText({ say, language }: Session, found: readonly Drift[], account: Named, names: Names): string {
  const own = needsWords(language)
  const { strengths } = compareWords(language)
  const rows = found.flatMap((drift) => drift.rows.map((row) => ({ ...row, drift })))
  type Row = (typeof rows)[number]
  const share = (value: number | null) => (value === null ? '—' : say.percent(value))
  const theme = (id: number) => (id === 0 ? own.outside : (names.get(id) ?? String(id)))
  const standing = (row: Row) =>
    row.standing === null
      ? '—'
      : `${own.standings[row.standing]}${row.strength === null ? '' : ` (${strengths[row.strength]})`}`
  return table<Row>(
    [
      { title: own.account, cell: ({ drift }) => account(drift.accountId) },
      { title: own.days, cell: ({ drift }) => `${drift.from}..${drift.to}` },
      { title: own.theme, cell: ({ themeId }) => theme(themeId) },
      { title: own.posts, align: 'right', cell: ({ n, drift }) => `${say.number(n)}/${say.number(drift.posts)}` },
      { title: own.published, align: 'right', cell: (row) => share(row.share) },
      {
        title: own.interval,
        cell: ({ interval }) => (interval === null ? '—' : `${share(interval.low)} – ${share(interval.high)}`),
      },
      { title: own.planned, align: 'right', cell: ({ planned }) => share(planned) },
      { title: own.standing, cell: standing },
    ],
    rows,
  )
}
