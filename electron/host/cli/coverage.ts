import { COVERAGE_KINDS, type CoverageBoard, type CoverageState } from '../../../shared/contract/coverage'
import { choiceOption, textOption, UsageError, type Command, type Session } from './command'
import { compareWords } from './compareWords'
import { harmless, table } from './table'
import { openWorkspace } from './workspaceFile'

/** A message to a coordinator about the cells of one account. */
interface Message {
  readonly accountId: number
  readonly month: string
  readonly coordinator: string | null
  readonly subject: string
  readonly text: string
}

/** Which account has files for which month, and the messages that ask for what is missing. */
export const coverageCommand: Command = {
  name: 'coverage',
  takesFiles: false,
  options: {
    last: { type: 'string' },
    months: { type: 'string' },
    files: { type: 'string' },
    reminders: { type: 'boolean' },
  },
  examples: [
    'portee coverage --workspace network.duckdb',
    'portee coverage --workspace network.duckdb --reminders --lang fr',
    'portee coverage --workspace network.duckdb --last 2025-09 --months 24 --json',
  ],
  async run(session) {
    const input = readInput(session)
    await openWorkspace(session)
    const board = await session.client.coverage.board(input)
    const reminders = await readMessages(session, board)
    if (session.json) session.out(JSON.stringify({ ...board, reminders }, null, 2))
    else if (session.options['reminders'] === true) session.out(messagesText(session, reminders))
    else session.out(boardText(session, board, reminders))
    return 0
  },
}

/** @throws UsageError */
function readInput(session: Session) {
  const last = textOption(session.options, 'last')
  if (last !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(last)) throw new UsageError(session.words.notAMonth(last))
  const months = textOption(session.options, 'months') ?? '12'
  if (!/^[1-9]\d?$/.test(months) || Number(months) > 60) throw new UsageError(session.words.notACount(months, 60))
  const kind = choiceOption(session, 'files', COVERAGE_KINDS, 'posts')
  return { kind, months: Number(months), ...(last === undefined ? {} : { last }) }
}

const ASKED: readonly CoverageState[] = ['missing', 'partial', 'rejected', 'early']

/** One message per cell that lacks something; months in a row share one. */
async function readMessages({ client, language }: Session, board: CoverageBoard): Promise<Message[]> {
  const out = new Map<string, Message>()
  for (const { accountId, coordinator, cells } of board.rows) {
    for (const { month, state } of cells.filter((cell) => ASKED.includes(cell.state))) {
      const found = await client.coverage.reminder({ accountId, month, kind: board.kind, language })
      if (found === null || out.has(`${accountId} ${found.text} ${state}`)) continue
      const { subject, text } = found
      out.set(`${accountId} ${text} ${state}`, { accountId, month, coordinator, subject, text })
    }
  }
  return [...out.values()]
}

/** One sign per month; the legend under the table names those that occur. */
const SIGNS: Readonly<Record<CoverageState, string>> = {
  complete: '#',
  double: '=',
  silent: 'o',
  partial: '-',
  missing: 'X',
  rejected: '!',
  early: '~',
  running: '…',
  before: ' ',
  after: ' ',
  none: '.',
  unsupported: '?',
}

function boardText(session: Session, board: CoverageBoard, messages: readonly Message[]): string {
  const { words, say } = session
  const columns = [
    { title: words.account, cell: (row: CoverageBoard['rows'][number]) => row.name },
    {
      title: compareWords(session.language).by.platform,
      cell: (row: CoverageBoard['rows'][number]) => words.vocabulary(row.platform),
    },
    {
      title: words.monthsShown(say.month(board.months[0] ?? ''), say.month(board.months.at(-1) ?? '')),
      cell: (row: CoverageBoard['rows'][number]) => row.cells.map(({ state }) => SIGNS[state]).join(' '),
    },
    {
      title: words.lastExport,
      cell: (row: CoverageBoard['rows'][number]) => (row.lastExport === null ? '—' : say.day(row.lastExport)),
    },
  ]
  const used = new Set(board.rows.flatMap(({ cells }) => cells.map(({ state }) => state)))
  const legend = Object.entries(SIGNS).filter(
    ([state, sign]) => sign !== ' ' && [...used].some((each) => each === state),
  )
  return [
    table(columns, board.rows),
    '',
    legend.map(([state, sign]) => `${sign} ${words.coverageState(state)}`).join('   '),
    '',
    ...(messages.length === 0 ? [words.nothingToAsk] : messages.map(({ subject }) => harmless(subject))),
  ].join('\n')
}

/** Each message with whom it is for, parted by a line. */
function messagesText({ words }: Session, messages: readonly Message[]): string {
  if (messages.length === 0) return words.nothingToAsk
  // Names of files and accounts come from outside: nothing of them may steer the terminal.
  const lines = (text: string) => text.split('\n').map(harmless).join('\n')
  return messages.map(({ subject, text }) => `${harmless(subject)}\n\n${lines(text)}`).join(`\n\n${'─'.repeat(48)}\n\n`)
}
