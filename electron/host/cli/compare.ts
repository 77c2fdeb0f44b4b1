import { rename, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { COMPARE_TABLES } from '../../../shared/contract/compare'
import { choiceOption, type Command, type ExitCode, type Session, textOption, UsageError } from './command'
import { run as runAlike } from './compareAlike'
import { CLOCK_OPTIONS, run as runClock } from './compareClock'
import { run as runMessages } from './compareMessages'
import { COMPARE_OPTIONS, readQuery } from './compareOptions'
import { aimsText, comparisonText, panelsText, reachText } from './compareText'
import { run as runTime, TIME_OPTIONS } from './compareTime'
import { compareWords } from './compareWords'
import { FILTER_OPTIONS, readFilter } from './filter'
import { openWorkspace } from './workspaceFile'

/** What `--view` can show; every one takes `--json` and `--csv FILE`. */
const VIEWS = {
  groups: runGroups,
  panels: runPanels,
  aims: runAims,
  reach: runReach,
  alike: runAlike,
  messages: runMessages,
  time: runTime,
  clock: runClock,
} as const satisfies Record<string, (session: Session) => Promise<number>>

const VIEW_NAMES = ['groups', 'panels', 'aims', 'reach', 'alike', 'messages', 'time', 'clock'] as const

/** Groups side by side, in panels, at equal content, in time: what the screen Comparer shows, in words and as data. */
export const compareCommand: Command = {
  name: 'compare',
  takesFiles: false,
  options: {
    ...FILTER_OPTIONS,
    ...COMPARE_OPTIONS,
    ...TIME_OPTIONS,
    ...CLOCK_OPTIONS,
    view: { type: 'string' },
    csv: { type: 'string' },
  },
  examples: [
    'portee compare --workspace network.duckdb --by branch --platform facebook',
    'portee compare --workspace network.duckdb --period 2026-Q2 --by format --rate erv --json',
    'portee compare --workspace network.duckdb --by theme --focus "Formations" --outliers without',
    'portee compare --workspace network.duckdb --by branch --group Santé --group Droit --rate reach_per_post',
    'portee compare --workspace network.duckdb --view panels --by branch --panel format --csv panels.csv',
    'portee compare --workspace network.duckdb --by account --age 7 --against rest',
    'portee compare --workspace network.duckdb --view aims',
    'portee compare --workspace network.duckdb --view reach --platform facebook',
    'portee compare --workspace network.duckdb --view alike --focus Sciences',
    'portee compare --workspace network.duckdb --view messages --csv messages.csv',
    'portee compare --workspace network.duckdb --view time --rate erv --step quarter',
  ],
  async run(session) {
    await openWorkspace(session)
    return exitCode(await VIEWS[choiceOption(session, 'view', VIEW_NAMES, 'groups')](session))
  },
}

const exitCode = (code: number): ExitCode => (code === 0 ? 0 : code === 2 ? 2 : 1)

/** Prints the result as text or JSON. */
function show(session: Session, result: unknown, text: () => string): ExitCode {
  session.out(session.json ? JSON.stringify(result, null, 2) : text())
  return 0
}

/** Writes the table of `--csv FILE`, in one piece; nothing without the option. */
async function saveCsv(session: Session, table: (typeof COMPARE_TABLES)[number]): Promise<void> {
  const file = textOption(session.options, 'csv')
  if (file === undefined) return
  const { blob } = await session.client.compare.csv({
    ...(await readQuery(session)),
    table,
    language: session.language,
  })
  const path = resolve(file)
  await writeFile(`${path}.part`, new Uint8Array(await blob.arrayBuffer()))
  await rename(`${path}.part`, path)
  session.progress(compareWords(session.language).written(path))
}

async function runGroups(session: Session): Promise<ExitCode> {
  const result = await session.client.compare.groups(await readQuery(session))
  await saveCsv(session, 'groups')
  return show(session, result, () => comparisonText(session, result))
}

async function runPanels(session: Session): Promise<ExitCode> {
  const query = await readQuery(session)
  const panel = query.panel ?? null
  if (panel === null || panel === query.by) throw new UsageError(compareWords(session.language).needsPanel)
  const result = await session.client.compare.panels(query)
  await saveCsv(session, 'panels')
  return show(session, result, () => panelsText(session, panel, result))
}

async function runAims(session: Session): Promise<ExitCode> {
  const result = await session.client.compare.aims({ filter: await readFilter(session) })
  await saveCsv(session, 'aims')
  return show(session, result, () => aimsText(session, result))
}

async function runReach(session: Session): Promise<ExitCode> {
  const result = await session.client.compare.reach({ filter: await readFilter(session) })
  await saveCsv(session, 'reach')
  return show(session, result, () => reachText(session, result))
}
