import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const OUT = join(ROOT, 'out')
const STAMP = join(OUT, '.sources')
const LOCK = join(ROOT, '.cache', 'building')
const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json']

/** Builds main, preload and renderer when something is missing or a source has changed since. Says so on stderr. */
export function ensureBuilt() {
  const wanted = fingerprint()
  if (readStamp() === wanted) return
  lock()
  let built
  try {
    // Another command may have built while this one waited.
    if (readStamp() === wanted) return
    process.stderr.write('Portée: building…\n')
    rmSync(STAMP, { force: true })
    const vite = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
    built = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: ROOT, encoding: 'utf8' })
    if (built.status === 0) writeFileSync(STAMP, wanted)
  } finally {
    rmSync(LOCK, { recursive: true, force: true })
  }
  if (built.status === 0) return
  process.stderr.write(`${built.stdout}${built.stderr}\nPortée: the build failed\n`)
  process.exit(1)
}

/** Names, sizes and times of all sources: changes, additions and removals show. */
function fingerprint() {
  const lines = []
  const visit = (path) => {
    const info = statSync(join(ROOT, path), { throwIfNoEntry: false })
    if (info === undefined) return
    if (!info.isDirectory()) lines.push(`${path} ${info.size} ${info.mtimeMs}`)
    else for (const name of readdirSync(join(ROOT, path)).sort()) visit(`${path}/${name}`)
  }
  for (const path of SOURCES) visit(path)
  return lines.join('\n')
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8')
  } catch {
    return null
  }
}

/** One build at a time; a lock older than two minutes was left by a build that died. */
function lock() {
  mkdirSync(dirname(LOCK), { recursive: true })
  for (;;) {
    try {
      mkdirSync(LOCK)
      return
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const held = statSync(LOCK, { throwIfNoEntry: false })
      if (held !== undefined && Date.now() - held.mtimeMs > 120_000) rmSync(LOCK, { recursive: true, force: true })
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureBuilt()
