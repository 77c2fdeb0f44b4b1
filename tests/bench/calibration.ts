import { writeFile } from 'node:fs/promises'
import { CASES } from './calibration/cases'
import { measureCase, type Row, RUNS, SEED } from './calibration/run'

/**
 * `npm run bench -- calibration [case …] [--write]`: every interval and test the application offers, against simulated truth.
 * A whole run with `--write` writes what the help prints; a test holds that file to the bench.
 */
const TABLE = 'renderer/views/help/calibrationTable.ts'

const only = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const runs = Number(process.env['CALIBRATION_RUNS'] ?? RUNS)
process.stdout.write(`seed ${SEED}, ${runs} runs a cell of a cheap case\n`)
const all: Row[] = []
for (const own of CASES) {
  if (only.length > 0 && !only.includes(own.id)) continue
  const started = process.cpuUsage()
  const rows = [...measureCase(own, runs)]
  all.push(...rows)
  const took = process.cpuUsage(started).user / 1e6
  process.stdout.write(`${own.id} (${own.kind}${own.offered ? '' : ', not offered'})  ${took.toFixed(1)} s\n`)
  for (const cv of new Set(rows.map((row) => row.cv))) {
    process.stdout.write(
      `  ${cv.toFixed(1)}  ${rows
        .filter((row) => row.cv === cv)
        .map(cellText)
        .join('   ')}\n`,
    )
  }
}

const missed = all.filter((row) => row.met === false)
process.stdout.write(`${all.length} cells, ${missed.length} missed\n`)
if (process.argv.includes('--write') && only.length === 0) await writeFile(TABLE, tableText())

if (missed.length > 0) process.exitCode = 1

function tableText(): string {
  return `/**
 * What the bench \`calibration\` measured: \`npm run bench -- calibration --write\`, never by hand. A line: method, kind, whether
 * it is offered, posts per group, dispersion, draws, share, its Monte Carlo error, target from, target to, whether it was met.
 */
export const MEASURED = {
  measuredOn: '${new Date().toISOString().slice(0, 10)}',
  seed: ${SEED},
  runs: ${runs},
  rows: \`
${all.map(rowText).join('\n')}
\`,
}
`
}

function rowText({ id, kind, offered, n, cv, runs: draws, share, error, target, met }: Row): string {
  const bounds = [target?.atLeast ?? '-', target?.atMost ?? '-']
  const verdict = met === null ? '-' : met ? 'met' : 'missed'
  const shares = [share, error].map((value) => Math.round(value * 1e4) / 1e4)
  return [id, kind, offered ? 'offered' : 'apart', n, cv, draws, ...shares, ...bounds, verdict].join(' ')
}

function cellText({ n, share, error, met }: Row): string {
  return `n=${n} ${(100 * share).toFixed(1)}±${(200 * error).toFixed(1)}${met === false ? ' MISSED' : ''}`
}
