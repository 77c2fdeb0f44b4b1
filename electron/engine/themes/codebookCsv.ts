import { z } from 'zod'
import {
  LONGEST_PATTERN,
  ruleSpec,
  type themeLabels,
  THEME_COLOURS,
  type CodebookTheme,
  type RuleSpec,
} from '../../../shared/contract/themes'
import { csvFile } from '../../../shared/csv'
import { AIMS, PLATFORMS, type Language } from '../../../shared/vocabulary'
import type { Session } from '../db/database'
import { sql } from '../db/sql'
import { check } from '../queries/networkChecks'
import { foldText } from '../../../shared/search'
import { csvRecords } from './csvRows'

const ENTRY_COLUMNS = ['words', 'phrases', 'hashtags', 'patterns', 'except'] as const
const HEADERS = [
  ...['theme_fr', 'theme_en', 'aim', 'colour', 'archived'],
  ...ENTRY_COLUMNS,
  ...['branches', 'accounts', 'platforms'],
] as const
type Column = (typeof HEADERS)[number]

/** Several values of one cell stand one under the other: no entry holds a line break, and patterns hold everything else. */
const BREAK = '\n'

interface Names {
  readonly branches: ReadonlyMap<number, string>
  readonly accounts: ReadonlyMap<number, string>
}

const named = z.object({ id: z.int(), name: z.string() })

/** Names by which a file tells branches and accounts: an account is named with its platform, which two pages of a name share. */
async function readNames(session: Session): Promise<Names> {
  const branches = await session.all(named, sql`SELECT id, name FROM branch ORDER BY id`)
  const accounts = await session.all(named, sql`SELECT id, platform || ': ' || name AS name FROM account ORDER BY id`)
  const map = (rows: readonly z.infer<typeof named>[]) => new Map(rows.map(({ id, name }) => [id, name]))
  return { branches: map(branches), accounts: map(accounts) }
}

/** The codebook as CSV, one line per rule, a theme without rules on a line of its own; `readCodebookCsv` reads it again. */
export async function codebookCsv(session: Session, themes: readonly CodebookTheme[], language: Language) {
  const { branches, accounts } = await readNames(session)
  const lines = themes.flatMap((theme) => {
    const own = [theme.labelFr, theme.labelEn, theme.aim, theme.colour ?? '', theme.archivedOn === null ? '' : 'yes']
    const rules = theme.rules.length > 0 ? theme.rules : [null]
    return rules.map((rule) => [
      ...own,
      ...ENTRY_COLUMNS.map((column) => rule?.[column].join(BREAK) ?? ''),
      rule?.scope.branches.map((id) => branches.get(id) ?? '').join(BREAK) ?? '',
      rule?.scope.accounts.map((id) => accounts.get(id) ?? '').join(BREAK) ?? '',
      rule?.scope.platforms.join(BREAK) ?? '',
    ])
  })
  return csvFile('codebook', HEADERS, lines, language)
}

/** A theme as a file gives it. */
export type FileTheme = z.infer<typeof themeLabels> & {
  readonly isArchived: boolean
  readonly rules: readonly RuleSpec[]
  /** Record of each rule, for what is refused later. */
  readonly lines: readonly number[]
}

/**
 * Themes of a codebook file in their order. Lines of the same French label are the rules of one theme; the first of them gives
 * its other words. The English label may be missing: it is the French one then. Nothing is half read.
 * @throws INVALID `columns` missing; `lines` none; `lines.<n>.<column>` empty | unknown | too_long | too_many
 */
export async function readCodebookCsv(session: Session, text: string): Promise<FileTheme[]> {
  const [head, ...records] = csvRecords(text)
  const names = head?.cells.map((cell) => foldText(cell.trim())) ?? []
  check(names.includes('theme_fr') && names.includes('aim'), 'columns', 'missing')
  check(records.length > 0, 'lines', 'none')
  const known = await readNames(session)
  const themes = new Map<string, FileTheme>()
  for (const { number, cells } of records) {
    const line: Line = {
      number,
      cell: (column) => activeText(cells[names.indexOf(column)] ?? '').trim(),
    }
    const labels = readLabels(line)
    const rule = readRule(line, known)
    const theme = themes.get(foldText(labels.labelFr)) ?? { ...labels, rules: [], lines: [] }
    const isRule = Object.values(rule).some((value) => Array.isArray(value) && value.length > 0)
    const more = isRule ? { rules: [...theme.rules, rule], lines: [...theme.lines, number] } : {}
    themes.set(foldText(labels.labelFr), { ...theme, ...more })
  }
  return [...themes.values()]
}

interface Line {
  readonly number: number
  readonly cell: (column: Column) => string
}

function refuse(holds: boolean, line: Line, column: Column, reason: string): void {
  check(holds, `lines.${line.number}.${column}`, reason)
}

const AIM_WORDS: Readonly<Record<string, (typeof AIMS)[number]>> = {
  couverture: 'reach',
  clics: 'clicks',
  vues: 'views',
  ...Object.fromEntries(AIMS.map((aim) => [aim, aim])),
}

function readLabels(line: Line) {
  const labelFr = line.cell('theme_fr')
  refuse(labelFr !== '', line, 'theme_fr', 'empty')
  refuse(labelFr.length <= 200, line, 'theme_fr', 'too_long')
  const labelEn = line.cell('theme_en')
  refuse(labelEn.length <= 200, line, 'theme_en', 'too_long')
  const aim = AIM_WORDS[foldText(line.cell('aim'))]
  refuse(aim !== undefined, line, 'aim', line.cell('aim') === '' ? 'empty' : 'unknown')
  const colour = THEME_COLOURS.find((each) => each === line.cell('colour')) ?? null
  refuse(colour !== null || line.cell('colour') === '', line, 'colour', 'unknown')
  return {
    labelFr,
    labelEn: labelEn === '' ? labelFr : labelEn,
    aim: aim ?? 'reach',
    colour,
    isArchived: line.cell('archived') !== '',
  }
}

function readRule(line: Line, { branches, accounts }: Names): RuleSpec {
  const listed = (column: Column) =>
    line
      .cell(column)
      .split(/[\r\n]+/)
      .map((text) => text.trim())
      .filter((text) => text !== '')
  const ids = (column: 'branches' | 'accounts', names: ReadonlyMap<number, string>) =>
    listed(column).map((name) => {
      const found = [...names].find((each) => foldText(each[1]) === foldText(name))
      refuse(found !== undefined, line, column, 'unknown')
      return found?.[0] ?? 0
    })
  for (const column of ENTRY_COLUMNS) {
    const longest = column === 'patterns' ? LONGEST_PATTERN : 100
    refuse(
      listed(column).every((text) => text.length <= longest),
      line,
      column,
      'too_long',
    )
    refuse(listed(column).length <= (column === 'patterns' ? 20 : 200), line, column, 'too_many')
  }
  const platforms = listed('platforms').map((text) => {
    const found = PLATFORMS.find((platform) => platform === foldText(text))
    refuse(found !== undefined, line, 'platforms', 'unknown')
    return found
  })
  const entries = Object.fromEntries(ENTRY_COLUMNS.map((column) => [column, listed(column)]))
  const scope = { branches: ids('branches', branches), accounts: ids('accounts', accounts), platforms }
  return ruleSpec.parse({ ...entries, scope })
}

/** Takes back the apostrophes that made a cell inert for spreadsheets (Note [spreadsheet-safe CSV]). */
function activeText(cell: string): string {
  const inner = cell.replaceAll(/([;,\t\r\n]["'\p{Zs}\p{Cf}]*)'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/gu, '$1')
  return /^'[\s"'\p{Cf}\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u.test(inner) ? inner.slice(1) : inner
}
