import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { ensureBuilt, ROOT } from './build.mjs'

// The whole job once, on the sample network: exports imported, branches compared, audiences checked, report written.
ensureBuilt()
const browser = await ensureBrowser()
const folder = mkdtempSync(join(tmpdir(), 'portee-demo-'))
const workspace = join(folder, 'sample.duckdb')
const lang = process.argv.includes('--lang') ? process.argv[process.argv.indexOf('--lang') + 1] : 'fr'

portee('sample')
portee('compare', '--by', 'branch', '--platform', 'facebook')
portee('compare', '--by', 'platform')
portee('audience')
portee('report', '--out', folder, '--format', browser === null ? 'html' : 'html,pdf')

/** Runs one command as a user would, and shows it. */
function portee(command, ...options) {
  const shown = ['portee', command, '--workspace', 'sample.duckdb', ...options.map((each) => each.replace(folder, '.'))]
  process.stdout.write(`\n$ ${shown.join(' ')}\n`)
  const args = [join(ROOT, 'out', 'main', 'cli.js'), command, '--workspace', workspace, '--lang', lang, ...options]
  const env = browser === null ? process.env : { ...process.env, PORTEE_BROWSER: browser }
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env })
  if (status !== 0) process.exit(status ?? 1)
}
