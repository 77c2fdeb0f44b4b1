import { writeFile } from 'node:fs/promises'
import type { Case } from './calibration/case'
import { CODERS } from './calibration/coders'
import { FAMILIES } from './calibration/families'
import { INTERVALS } from './calibration/intervals'
import { measureCase, type Row, RUNS, SEED } from './calibration/run'
import { STRATA } from './calibration/strata'
import { TESTS } from './calibration/tests'

/** `npm run bench -- calibration`: every interval and test the application offers, against simulated truth. */
const CASES: readonly Case[] = [...INTERVALS, ...STRATA, ...CODERS, ...FAMILIES, ...TESTS]

/** What the help prints: written by a whole run with `--write`, read by the screen, held to the bench by a test. */
const TABLE = 'renderer/views/help/calibration.json'

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
if (process.argv.includes('--write') && only.length === 0) {
  const rows = all.map(({ share, error, ...row }) => ({ ...row, share: rounded(share), error: rounded(error) }))
  const measuredOn = new Date().toISOString().slice(0, 10)
  const table = { measuredOn, seed: SEED, runs, rows }
  await writeFile(TABLE, `${JSON.stringify(table, null, 0).replaceAll('{"id"', '\n    {"id"')}\n`)
}
if (missed.length > 0) process.exitCode = 1

function rounded(share: number): number {
  return Math.round(share * 1e4) / 1e4
}

function cellText({ n, share, error, met }: Row): string {
  return `n=${n} ${(100 * share).toFixed(1)}±${(200 * error).toFixed(1)}${met === false ? ' MISSED' : ''}`
}
