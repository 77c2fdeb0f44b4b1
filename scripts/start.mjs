import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ROOT } from './build.mjs'

const ELECTRON = join(ROOT, 'node_modules', 'electron')
/** Written when the runtime could not be fetched; tried again after a day. */
const FAILED = join(ROOT, '.cache', 'no-electron-runtime')

ensureBuilt()
const electron = electronRuntime()
const reason = electron === null ? 'the Electron runtime is not here' : missingDisplay()
if (electron !== null && reason === null) {
  launch(electron, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT, ...process.argv.slice(2)])
} else {
  process.stdout.write(`Portée: ${reason}; the same application opens in the browser.\n`)
  launch(process.execPath, [join(ROOT, 'out', 'main', 'cli.js'), 'serve', '--app', ...process.argv.slice(2)])
}

/** The program to run, fetched by the electron package itself the first time; null where it cannot be had. */
function electronRuntime() {
  const program = installed()
  if (program !== null || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD) return program
  const failed = statSync(FAILED, { throwIfNoEntry: false })
  if (failed !== undefined && Date.now() - failed.mtimeMs < 86_400_000) return null
  process.stderr.write('Portée: fetching the Electron runtime (once)…\n')
  spawnSync(process.execPath, [join(ELECTRON, 'install.js')], { stdio: 'ignore', timeout: 300_000 })
  const fetched = installed()
  if (fetched === null) {
    mkdirSync(join(ROOT, '.cache'), { recursive: true })
    writeFileSync(FAILED, '')
  }
  return fetched
}

function installed() {
  try {
    const program = join(ELECTRON, 'dist', readFileSync(join(ELECTRON, 'path.txt'), 'utf8'))
    return existsSync(program) ? program : null
  } catch {
    return null
  }
}

function missingDisplay() {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  return hasDisplay ? null : 'there is no display'
}

/** Stays until the program ends; Ctrl+C reaches it, and it ends by itself. */
function launch(program, args) {
  const child = spawn(program, args, { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`Portée: ${error.message}\n`)
    process.exitCode = 1
  })
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
