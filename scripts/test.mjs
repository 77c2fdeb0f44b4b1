import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt, ROOT } from './build.mjs'

// `npm test`: needs nothing prepared. Everything after `--` goes to vitest. The last line is `N passed, N failed, N skipped`.
ensureBuilt()
const browser = await ensureBrowser()
const env = browser === null ? process.env : { ...process.env, PORTEE_BROWSER: browser }
const folder = mkdtempSync(join(tmpdir(), 'portee-test-results-'))
const sum = { passed: 0, failed: 0, skipped: 0 }
for (const project of ['unit', 'e2e']) count(run(project))
rmSync(folder, { recursive: true, force: true })
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped\n`)
process.exitCode = sum.failed > 0 ? 1 : 0

/** Runs one project of vitest; its results, or null when it died without any. */
function run(project) {
  const results = join(folder, `${project}.json`)
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const args = [vitest, 'run', '--project', project, '--passWithNoTests', ...reporters, ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, env, stdio: 'inherit' })
  try {
    return { status, ...JSON.parse(readFileSync(results, 'utf8')) }
  } catch {
    return { status, died: true }
  }
}

/** A file that does not load and an error outside any test are failures too, though vitest counts no test for them. */
function count(results) {
  if (results.died) {
    sum.failed += 1
    return
  }
  const broken = results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
  const failed = results.numFailedTests + broken.length
  sum.passed += results.numPassedTests
  sum.failed += failed === 0 && results.status !== 0 ? 1 : failed
  sum.skipped += results.numPendingTests + results.numTodoTests
}
