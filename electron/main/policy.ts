/** What the desktop decides without Electron: pure functions, tested alone. */

/** The pages' own scheme: they are never loaded from `file:` nor from a network. */
export const SCHEME = 'app'
export const ORIGIN = 'app://portee'

/** True for addresses of the application itself. Anything that does not parse is not ours. */
export function isOwnAddress(address: string): boolean {
  const url = parse(address)
  // `origin` of a scheme the URL parser does not know is 'null', so its parts are compared.
  return url !== null && url.protocol === `${SCHEME}:` && url.host === 'portee' && isPlain(url)
}

/** Files a page makes itself (a chart, a table, the preview of the report): `blob:` of our own origin. */
export function isOwnBlob(address: string): boolean {
  return address.startsWith(`blob:${ORIGIN}/`)
}

/** Requests that may be answered at all: the application's pages, its own blobs, data written in the page. */
export function isLocalRequest(address: string): boolean {
  return isOwnAddress(address) || isOwnBlob(address) || address.startsWith('data:')
}

/** Sites of the platforms, where the permalinks of posts lead; each also with `www.` and `m.`. */
const PLATFORM_SITES = [
  'facebook.com',
  'instagram.com',
  'x.com',
  'twitter.com',
  'linkedin.com',
  'youtube.com',
  'tiktok.com',
  'bsky.app',
  'threads.net',
  'threads.com',
]
/** Sources and licences the application names. */
const NAMED_SITES = ['youtu.be', 'www.geonames.org', 'creativecommons.org']
const SITES = new Set([...PLATFORM_SITES.flatMap((site) => [site, `www.${site}`, `m.${site}`]), ...NAMED_SITES])

/** A draft in the mail program: no recipient, a subject and a text, nothing else (no attachment, no copy to anybody). */
const MAIL_DRAFT = /^mailto:\?subject=[\w.~!*()%-]*&body=[\w.~!*()%-]*$/

/** The address to open in the user's browser or mail program, or null: a mail draft, or https, one of the sites by its exact name, no user part, no port. */
export function outsideAddress(address: string): string | null {
  // The URL parser drops spaces around and line breaks within: what it repairs is refused, not repaired.
  if (address.length > 2048 || /[^\x21-\x7e]|\\/.test(address)) return null
  if (MAIL_DRAFT.test(address)) return address
  const url = parse(address)
  return url?.protocol === 'https:' && isPlain(url) && SITES.has(url.hostname) ? url.href : null
}

/** Permissions a page may have: writing to the clipboard after a click ("copy the table"). */
export function isPermitted(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}

/** Name for a file that a page saves: no folder, no control or direction character, at most 150 characters. */
export function savedName(name: string): string {
  const cleaned = name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]+/gu, '_').replace(/^[. ]+|[. ]+$/g, '')
  return cleaned === '' ? 'portee' : cleaned.slice(-150)
}

const ENGINE_VARIABLES = [
  'HOME',
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
  'USERPROFILE',
  'XDG_DATA_HOME',
  'PORTEE_DATA',
]

/** The engine's environment, named one by one: no NODE_OPTIONS, LD_PRELOAD, proxies or tokens of the user's shell. */
export function engineEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    ENGINE_VARIABLES.flatMap((name) => {
      const value = env[name]
      return value === undefined ? [] : [[name, value] as const]
    }),
  )
}

/** Crashes within this many ms count together. */
const CRASH_WINDOW = 60_000
const CRASH_LIMIT = 3

/**
 * After a crash at `now` (ms): the crashes that still count, and whether to start again. The third within a minute is
 * the last: whatever stops it then stops it again at once.
 */
export function afterCrash(crashes: readonly number[], now: number): { crashes: number[]; restart: boolean } {
  const recent = [...crashes.filter((at) => now - at < CRASH_WINDOW), now]
  return { crashes: recent, restart: recent.length < CRASH_LIMIT }
}

/** What of a frame decides whether it may ask. */
export interface AskingFrame {
  readonly url: string
  readonly parent: unknown
}

/**
 * Main frames of our own pages only. Electron gives null for a frame that is gone, and throws when one that has been
 * destroyed is looked at: both are refused.
 */
export function isTrustedFrame(frame: AskingFrame | null | undefined): boolean {
  try {
    return frame !== null && frame !== undefined && frame.parent === null && isOwnAddress(frame.url)
  } catch {
    return false
  }
}

function isPlain(url: URL): boolean {
  return url.username === '' && url.password === '' && url.port === ''
}

function parse(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null
}
