/** What the desktop decides without Electron: pure functions, tested alone. */

export const SCHEME = 'app'
export const ORIGIN = 'app://portee'

/** True for addresses of the application itself. Anything that does not parse is not ours. */
export function isOwnAddress(address: string): boolean {
  try {
    const url = new URL(address)
    // `origin` of a scheme the URL parser does not know is 'null', so its parts are compared.
    return url.protocol === `${SCHEME}:` && url.host === 'portee' && url.username === '' && url.password === ''
  } catch {
    return false
  }
}

/** Sites a link may open in the user's browser: those of the platforms (permalinks of posts) and of the licences named. */
const SITES = [
  'www.facebook.com',
  'www.instagram.com',
  'x.com',
  'twitter.com',
  'www.linkedin.com',
  'www.youtube.com',
  'youtu.be',
  'www.tiktok.com',
  'bsky.app',
  'www.geonames.org',
  'creativecommons.org',
]

/** The address to open outside, or null: https, one of the sites by its exact name, no user part, no other port. */
export function outsideAddress(address: string): string | null {
  if (/[^\x21-\x7e]/.test(address)) return null
  try {
    const url = new URL(address)
    const plain = url.username === '' && url.password === '' && url.port === ''
    return url.protocol === 'https:' && plain && SITES.includes(url.hostname) ? url.href : null
  } catch {
    return null
  }
}

/** Permissions a page may have: writing to the clipboard after a click ("copy the table"). */
export function isPermitted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}

/** The engine's environment, named one by one: no NODE_OPTIONS, LD_PRELOAD, proxies or tokens of the user's shell. */
export function engineEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const names = [
    'HOME',
    'PATH',
    'LANG',
    'LC_ALL',
    'LC_MESSAGES',
    'TZ',
    'TMPDIR',
    'TEMP',
    'TMP',
    'SYSTEMROOT',
    'APPDATA',
    'LOCALAPPDATA',
    'PROGRAMFILES',
    'PROGRAMFILES(X86)',
    'USERPROFILE',
    'XDG_DATA_HOME',
    'PORTEE_DATA',
    'PORTEE_BROWSER',
  ]
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}

/** Whether a crashed engine may be started again: at most `limit` crashes within `window` ms, then the user is told. */
export function restartLimit(limit = 3, window = 60_000): (now: number) => boolean {
  let crashes: number[] = []
  return (now) => {
    crashes = [...crashes.filter((at) => now - at < window), now]
    return crashes.length < limit
  }
}
