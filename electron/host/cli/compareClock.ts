import { writeFile } from 'node:fs/promises'
import type { ClockCell, ClockResult } from '../../../shared/contract/timeline'
import { MEASURES } from '../../../shared/vocabulary'
import { choiceOption, type ExitCode, type Session, textOption } from './command'
import { amountText, readYears } from './compareTime'
import { readFilter } from './filter'
import { table } from './table'
import { timeWords } from './timeWords'

/** Options of `compare --view clock`, beside those of every comparison: hours of a cell (1 or 2); `years` is that of TIME_OPTIONS. */
export const CLOCK_OPTIONS = { hours: { type: 'string' } } as const

/** `compare --view clock`: weekday × hour in the network's zone, with margins. `--json` prints `timeline.clock`. */
export async function run(session: Session): Promise<ExitCode> {
  const query = {
    filter: await readFilter(session),
    measure: choiceOption(session, 'rate', MEASURES, 'err'),
    years: readYears(session),
    hours: choiceOption(session, 'hours', ['1', '2'], '2') === '1' ? (1 as const) : (2 as const),
  }
  const csv = textOption(session.options, 'csv')
  if (csv !== undefined) {
    const file = await session.client.timeline.clockCsv({ ...query, language: session.language })
    await writeFile(csv, Buffer.from(await file.blob.arrayBuffer()))
  }
  const result = await session.client.timeline.clock(query)
  session.out(session.json ? JSON.stringify(result, null, 2) : clockText(session, result))
  return 0
}

function clockText(session: Session, result: ClockResult): string {
  const { say } = session
  const own = timeWords(session.language)
  const text = ({ n, median, strength }: ClockCell) => {
    if (n === 0) return '·'
    const mark = strength === 'clear' ? '*' : ''
    return median === null
      ? `(${say.number(n)})`
      : `${amountText(session, result.unit, median)}${mark} (${say.number(n)})`
  }
  const columns = [
    {
      title: own.hours,
      cell: (row: ClockCell) => `${row.hour ?? 0}–${(row.hour ?? 0) + result.hours}`,
    },
    ...own.weekdays.map((title, i) => ({
      title,
      align: 'right' as const,
      cell: ({ hour }: ClockCell) => {
        const cell = result.cells.find((each) => each.weekday === i + 1 && each.hour === hour)
        return cell === undefined ? '·' : text(cell)
      },
    })),
    { title: own.all, align: 'right' as const, cell: text },
  ]
  const sentences = [result.finding, ...result.asides].map((each) => say.finding(each))
  return [
    ...sentences,
    '',
    own.clockTitle(result.zone, say.day(result.from), say.day(result.to)),
    table(
      columns,
      result.hourly.filter(({ n }) => n > 0),
    ),
    own.fewer,
  ].join('\n')
}
