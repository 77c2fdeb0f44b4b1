import { createHash, timingSafeEqual } from 'node:crypto'

/** What the guard looks at in a request; header names as Node gives them. */
export interface Asked {
  readonly method: string
  /** Path and query as sent. */
  readonly target: string
  readonly host: string | undefined
  readonly origin: string | undefined
  /** Sec-Fetch-Site, sent by browsers since 2020–2023. */
  readonly fetchSite: string | undefined
  readonly cookie: string | undefined
  readonly authorization: string | undefined
}

export interface Secrets {
  readonly port: number
  /** Authorises calls: in the session cookie of a browser, or as `Authorization: Bearer` of a script. */
  readonly session: string
  /** Stands in the address that is printed or opened; exchanged for the cookie at `/open`, good for nothing else. */
  readonly launch: string
}

export type Answer =
  | { readonly kind: 'pass' }
  /** Set the cookie, then go to `location` (a path of ours). */
  | { readonly kind: 'enter'; readonly location: string; readonly cookie: string }
  | { readonly kind: 'refuse'; readonly status: 400 | 401 | 403; readonly reason: string }

/**
 * Decides about one request, before anything else looks at it. Any web page open in the user's browser, and any other
 * user of the machine, can reach a port on 127.0.0.1, so:
 * 1. Host must be 127.0.0.1:port or localhost:port: a name that resolves to 127.0.0.1 (DNS rebinding) is refused.
 * 2. Origin, when sent, must be exactly that host; a call that writes must send it, unless it bears the token itself.
 * 3. The session token must be there. A browser gets it as HttpOnly, SameSite=Strict cookie by opening the launch
 *    address. (Rejected: the token in the fragment, kept by script — it would have to live where script can read it.)
 */
export function guard(asked: Asked, secrets: Secrets): Answer {
  const hosts = [`127.0.0.1:${secrets.port}`, `localhost:${secrets.port}`]
  if (asked.host === undefined || !hosts.includes(asked.host)) return refuse(403, 'host')
  if (asked.origin !== undefined && asked.origin !== `http://${asked.host}`) return refuse(403, 'origin')
  const url = parseTarget(asked.target)
  if (url === null) return refuse(400, 'target')
  if (url.pathname === '/open') return enter(asked.method, url, secrets)
  // `none` is an address typed or opened from outside the browser; `cross-site` and `same-site` are other pages.
  if (asked.fetchSite !== undefined && asked.fetchSite !== 'same-origin' && asked.fetchSite !== 'none') {
    return refuse(403, 'site')
  }
  if (same(bearer(asked.authorization), secrets.session)) return { kind: 'pass' }
  if (!same(cookieValue(asked.cookie, cookieName(secrets.port)), secrets.session)) return refuse(401, 'token')
  const reads = asked.method === 'GET' || asked.method === 'HEAD'
  return reads || asked.origin !== undefined ? { kind: 'pass' } : refuse(403, 'origin')
}

/** Cookies are shared by all ports of a host, so the port is in the name: two running hosts do not evict each other. */
export function cookieName(port: number): string {
  return `portee_${port}`
}

function enter(method: string, url: URL, secrets: Secrets): Answer {
  if (method !== 'GET') return refuse(403, 'method')
  if (!same(url.searchParams.get('token') ?? '', secrets.launch)) return refuse(401, 'token')
  const cookie = `${cookieName(secrets.port)}=${secrets.session}; Path=/; HttpOnly; SameSite=Strict`
  return { kind: 'enter', cookie, location: ownPath(url.searchParams.get('to')) }
}

/** A path of this host, or `/`: never another site (`//evil`, `/\evil`), never a line break in a header. */
function ownPath(to: string | null): string {
  if (to === null || !/^\/(?![/\\])[\x21-\x7e]*$/.test(to)) return '/'
  return to
}

/** Absolute-form targets (`GET http://…`) and anything else that does not begin with one slash are refused. */
function parseTarget(target: string): URL | null {
  if (!target.startsWith('/') || target.startsWith('//') || target.length > 8192) return null
  try {
    return new URL(target, 'http://127.0.0.1')
  } catch {
    return null
  }
}

function refuse(status: 400 | 401 | 403, reason: string): Answer {
  return { kind: 'refuse', status, reason }
}

function bearer(authorization: string | undefined): string {
  return /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? ''
}

function cookieValue(header: string | undefined, name: string): string {
  for (const part of (header ?? '').split(';')) {
    const [key, value] = part.split('=', 2)
    if (key?.trim() === name) return (value ?? '').trim()
  }
  return ''
}

/** Compares in constant time; lengths are hidden by comparing digests. */
function same(a: string, b: string): boolean {
  return a !== '' && timingSafeEqual(digest(a), digest(b))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
