import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './build.mjs'

/**
 * An installed Chrome, Chromium or Edge, else one fetched now: by apt where this is root on a Debian, else by playwright's
 * own download. Null, with one line that says so, where none can be had. Call after `ensureBuilt`.
 */
export async function ensureBrowser() {
  const { findBrowser } = await import(pathToFileURL(join(ROOT, 'out', 'main', 'browser.js')).href)
  const installed = findBrowser()
  if (installed !== null) return installed
  for (const [how, get] of [
    ['apt', withApt],
    ["playwright's download", withPlaywright],
  ]) {
    process.stderr.write(`Portée: no Chrome, Chromium or Edge here; fetching Chromium (${how})…\n`)
    if (!get()) continue
    const fetched = findBrowser()
    if (fetched !== null) return fetched
  }
  process.stderr.write('Portée: no browser can be had; what needs one is skipped\n')
  return null
}

function withApt() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  if (!run('apt-get', ['--version'])) return false
  return (
    run('apt-get', ['update', '-q']) && run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'])
  )
}

function withPlaywright() {
  return run(process.execPath, [join(ROOT, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'])
}

/** Output goes to stderr only when asked for; ten minutes at most. */
function run(command, args) {
  const stdio = process.env.PORTEE_VERBOSE ? ['ignore', 2, 2] : 'ignore'
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio, env, timeout: 600_000 }).status === 0
}
