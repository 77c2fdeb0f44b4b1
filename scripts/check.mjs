import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './build.mjs'

/** Every check runs, whatever the others say; the first line that fails is not the only one shown. */
const CHECKS = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['types', 'typescript/bin/tsc', '-b'],
  ['lint', 'eslint/bin/eslint.js', '.'],
  ['layers', 'dependency-cruiser/bin/dependency-cruise.mjs', 'electron', 'renderer', 'shared', '--config'],
  ['unused', 'knip/bin/knip.js'],
]

let failed = 0
for (const [name, script, ...args] of CHECKS) {
  const program = join(ROOT, 'node_modules', script)
  const { status } = spawnSync(process.execPath, [program, ...args], { cwd: ROOT, stdio: 'inherit' })
  process.stdout.write(`${name}: ${status === 0 ? 'clean' : 'FAILED'}\n`)
  if (status !== 0) failed += 1
}
process.exitCode = failed > 0 ? 1 : 0
