import { existsSync, readdirSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Folder of the application: the nearest one above this file that holds package.json (a checkout, or the archive). */
export function applicationFolder(from = import.meta.dirname): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('package.json not found above the program')
  return applicationFolder(above)
}

/** Where workspaces lie unless told otherwise. PORTEE_DATA goes before the system's habit. */
export function dataFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = homedir(),
): string {
  if (env['PORTEE_DATA'] !== undefined && env['PORTEE_DATA'] !== '') return env['PORTEE_DATA']
  if (platform === 'win32') return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Portée')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Portée')
  const data = env['XDG_DATA_HOME']
  return join(data !== undefined && data !== '' ? data : join(home, '.local', 'share'), 'portee')
}

const PREFIX = 'portee-staging-'

/** A staging folder for this process alone. Those whose process is gone (a crash) are removed on the way. */
export async function createStagingFolder(parent: string = tmpdir()): Promise<string> {
  await mkdir(parent, { recursive: true })
  removeAbandoned(parent)
  const folder = await mkdtemp(join(parent, `${PREFIX}${process.pid}-`))
  return folder
}

function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) ? Number(/^(\d+)-/.exec(name.slice(PREFIX.length))?.[1]) : Number.NaN
    if (Number.isNaN(pid) || isAlive(pid)) continue
    rmSync(join(parent, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to someone else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
