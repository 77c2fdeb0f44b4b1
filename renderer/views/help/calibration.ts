import { MEASURED } from './calibrationTable'

/** One share that the bench `calibration` measured. */
export interface CalibrationRow {
  readonly id: string
  /** How often an interval holds the truth, or how often something is said though nothing differs. */
  readonly kind: 'coverage' | 'alarm'
  readonly offered: boolean
  readonly n: number
  readonly cv: number
  readonly runs: number
  readonly share: number
  /** Monte Carlo standard error of the share. */
  readonly error: number
  readonly target: { readonly atLeast: number | null; readonly atMost: number | null } | null
  /** Null without target. */
  readonly met: boolean | null
}

const numberOrNull = (text: string | undefined) => (text === undefined || text === '-' ? null : Number(text))

function rowOf(line: string): CalibrationRow {
  const [id = '', kind, offered, n, cv, runs, share, error, least, most, met] = line.split(' ')
  const [atLeast, atMost] = [numberOrNull(least), numberOrNull(most)]
  return {
    id,
    kind: kind === 'alarm' ? 'alarm' : 'coverage',
    offered: offered === 'offered',
    n: Number(n),
    cv: Number(cv),
    runs: Number(runs),
    share: Number(share),
    error: Number(error),
    target: atLeast === null && atMost === null ? null : { atLeast, atMost },
    met: met === 'met' ? true : met === 'missed' ? false : null,
  }
}

/** Everything the last whole run of the bench measured. */
export const CALIBRATION = { ...MEASURED, rows: MEASURED.rows.trim().split('\n').map(rowOf) }

/** One method at one dispersion: what was measured, by number of posts. */
export interface CalibrationLine {
  readonly id: string
  readonly offered: boolean
  readonly cv: number
  readonly cells: ReadonlyMap<number, Pick<CalibrationRow, 'share' | 'error' | 'met'>>
}

export interface CalibrationGroup {
  readonly id: 'coverage' | 'alarm' | 'larger'
  readonly sizes: readonly number[]
  readonly lines: readonly CalibrationLine[]
}

/** Above this number of posts (or coded posts) a method has a table of its own sizes. */
const GRID = [6, 8, 12, 20, 40]

function linesOf(rows: readonly CalibrationRow[]): CalibrationLine[] {
  const keys = [...new Set(rows.map(({ id, cv }) => JSON.stringify([id, cv])))]
  return keys.flatMap((key) => {
    const own = rows.filter(({ id, cv }) => JSON.stringify([id, cv]) === key)
    const first = own[0]
    if (first === undefined) return []
    return [{ id: first.id, offered: first.offered, cv: first.cv, cells: new Map(own.map((row) => [row.n, row])) }]
  })
}

function group(id: CalibrationGroup['id'], rows: readonly CalibrationRow[]): CalibrationGroup {
  return { id, sizes: [...new Set(rows.map(({ n }) => n))].sort((a, b) => a - b), lines: linesOf(rows) }
}

/** The measured table in the order of the bench, coverage and false alarms apart; other sizes than the usual ones last. */
export function calibrationGroups() {
  const usual = (row: CalibrationRow) => GRID.includes(row.n)
  return {
    measuredOn: CALIBRATION.measuredOn,
    seed: CALIBRATION.seed,
    runs: CALIBRATION.runs,
    groups: [
      group(
        'coverage',
        CALIBRATION.rows.filter((row) => row.kind === 'coverage' && usual(row)),
      ),
      group(
        'larger',
        CALIBRATION.rows.filter((row) => row.kind === 'coverage' && !usual(row)),
      ),
      group(
        'alarm',
        CALIBRATION.rows.filter((row) => row.kind === 'alarm'),
      ),
    ],
  }
}
