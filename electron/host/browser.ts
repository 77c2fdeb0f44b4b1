import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from 'playwright-core'

/** What the search looks at; tests give their own. */
export interface Surroundings {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
  readonly canRun: (file: string) => boolean
  /** Where playwright's own download would lie. */
  readonly downloaded: () => string
}

const COMMANDS = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = [
  String.raw`Google\Chrome\Application\chrome.exe`,
  String.raw`Chromium\Application\chrome.exe`,
  String.raw`Microsoft\Edge\Application\msedge.exe`,
]

/** Executable of an installed Chrome, Chromium or Edge, or of one playwright has downloaded; null = none. */
export function findBrowser(around: Surroundings = here()): string | null {
  return candidates(around).find((file) => around.canRun(file)) ?? null
}

/** Files to try, best first. PORTEE_BROWSER names one that goes before all others. */
export function candidates(around: Surroundings): string[] {
  const chosen = around.env['PORTEE_BROWSER']
  return [...(chosen === undefined || chosen === '' ? [] : [chosen]), ...installed(around), around.downloaded()]
}

function installed({ platform, env }: Surroundings): string[] {
  if (platform === 'win32') {
    const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    return WINDOWS_PATHS.flatMap((path) => roots.map((root) => `${root}\\${path}`))
  }
  if (platform === 'darwin') {
    const roots = ['/Applications', `${env['HOME'] ?? ''}/Applications`]
    return MAC_APPS.flatMap((app) => roots.map((root) => `${root}/${app}.app/Contents/MacOS/${app}`))
  }
  const folders = [...(env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/snap/bin']
  return COMMANDS.flatMap((command) => folders.filter((folder) => folder !== '').map((folder) => join(folder, command)))
}

function here(): Surroundings {
  return {
    platform: process.platform,
    env: process.env,
    canRun: (file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    },
    downloaded: () => chromium.executablePath(),
  }
}

/** Chromium's sandbox does not start as root (containers); for everyone else it stays on. */
export function sandboxArguments(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : []
}
