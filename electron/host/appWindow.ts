import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { dataFolder } from './folders'
import { findBrowser, sandboxArguments } from './browser'

/** True where a window can be shown. */
function hasDisplay(
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY'])
}

/**
 * Opens an address as a window of its own (Chromium's app mode), in a profile of Portée's so that no extension of the
 * user's browser reads along. False where there is no browser or no display: the address is printed anyway.
 */
export function openAppWindow(address: string): boolean {
  const browser = hasDisplay() ? findBrowser() : null
  if (browser === null) return false
  const profile = join(dataFolder(), 'browser')
  const quiet = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-sync']
  const args = [`--app=${address}`, `--user-data-dir=${profile}`, ...quiet, ...sandboxArguments()]
  const child = spawn(browser, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
  return true
}
