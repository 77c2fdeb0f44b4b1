import type { SurveyColumnRead, SurveyRead } from '../../../shared/contract/surveys'
import { accountOf, type NamedAccount } from './accountNames'
import { ColumnCollector, type ColumnStats } from './columnStats'
import { answersOf, guessColumns, type ColumnGuess } from './guessColumns'
import { surveyRows, type OpenedSurvey, type SurveyTable } from './openTables'
import { told } from './protect'
import { statusGuesses } from './statusWords'

const MOST_VALUES = 100

/** What the network knows that answers may name. */
export interface Known {
  readonly accounts: readonly NamedAccount[]
  /** Status words of personas and of earlier surveys. */
  readonly statuses: readonly string[]
  /** ISO day. */
  readonly today: string
}

/** What the columns of a table seem to be, by all of its cells. */
export async function readTable(
  opened: OpenedSurvey,
  at: number,
  table: SurveyTable,
  known: Known,
  signal?: AbortSignal,
): Promise<Omit<SurveyRead, 'known'>> {
  const stats = await statsOf(table, signal)
  const named = table.header.names.map((name, i) => ({ name, stats: stats[i] ?? new ColumnCollector().result() }))
  const guesses = guessColumns(named, known.accounts)
  const columns = named.map((column, position) => columnRead({ ...column, position }, guesses[position]))
  return {
    fileName: opened.fileName,
    tables: opened.tables.map(({ name, rows }) => ({ name, rows })),
    table: at,
    headerRow: table.header.headerRow,
    rows: table.rows,
    columns,
    accounts: followTexts(textsOf(stats, guesses, 'follows'), (text) => accountOf(text, known.accounts)),
    statuses: statusTexts(textsOf(stats, guesses, 'status'), known.statuses),
    label: labelOf(opened.fileName),
    takenOn: lastDayOf(stats, guesses, known.today),
    refusal: null,
    problems: [...opened.problems],
  }
}

async function statsOf(table: SurveyTable, signal: AbortSignal | undefined): Promise<ColumnStats[]> {
  const collectors = table.header.names.map(() => new ColumnCollector())
  for await (const rows of surveyRows(table, signal))
    for (const { cells } of rows)
      if (cells !== null) for (const [i, collector] of collectors.entries()) collector.add(cells[i] ?? '')
  return collectors.map((collector) => collector.result())
}

function columnRead(
  { name, stats, position }: { readonly name: string; readonly stats: ColumnStats; readonly position: number },
  guess: ColumnGuess | undefined,
): SurveyColumnRead {
  const { role, certainty, separator, accountId, personal } = guess ?? {
    role: 'ignored',
    certainty: 'open',
    separator: null,
    accountId: null,
    personal: true,
  }
  const sorted = [...stats.counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const values = personal ? [] : sorted.slice(0, MOST_VALUES).map(([text, n]) => ({ text, n: told(n) }))
  const more = personal ? stats.counts.size : Math.max(0, sorted.length - MOST_VALUES)
  return { position, name, role, certainty, separator, accountId, filled: stats.filled, values, more, personal }
}

/** Answers of the columns of a role that name something, with their counts. */
function textsOf(stats: readonly ColumnStats[], guesses: readonly ColumnGuess[], role: 'follows' | 'status') {
  const found = new Map<string, number>()
  guesses.forEach((guess, i) => {
    if (guess.role !== role || guess.accountId !== null) return
    for (const [text, n] of answersOf(stats[i]?.counts ?? new Map<string, number>(), guess.separator))
      found.set(text, (found.get(text) ?? 0) + n)
  })
  return found
}

const byCount = (counts: ReadonlyMap<string, number>) =>
  [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, MOST_VALUES)

/** Answers about accounts, most frequent first, with the account each stands for. */
export function followTexts(counts: ReadonlyMap<string, number>, accountIdOf: (text: string) => number | null) {
  return byCount(counts).map(([text, n]) => ({ text, n: told(n), accountId: accountIdOf(text) }))
}

/** Status answers, most frequent first, with the word each would be kept under. */
export function statusTexts(counts: ReadonlyMap<string, number>, known: readonly string[]) {
  const guesses = statusGuesses(counts, known)
  return byCount(counts).map(([text, n]) => ({ text, n: told(n), status: guesses.get(text) ?? text }))
}

/** `enquete_rentree_2025.csv` → `enquete rentree 2025`. */
function labelOf(fileName: string): string {
  const bare = fileName
    .replace(/\.[a-z]{2,4}$/i, '')
    .replace(/[_]+/g, ' ')
    .trim()
  return (bare === '' ? fileName : bare).slice(0, 200)
}

/** The last day somebody answered: the newest day of the columns that the tool writes. */
function lastDayOf(stats: readonly ColumnStats[], guesses: readonly ColumnGuess[], today: string): string | null {
  const days = stats.flatMap(({ lastDay, dates, filled }, i) =>
    lastDay !== null && guesses[i]?.role === 'ignored' && dates > filled * 0.8 && lastDay <= today ? [lastDay] : [],
  )
  return days.length === 0 ? null : days.reduce((a, b) => (a > b ? a : b))
}
