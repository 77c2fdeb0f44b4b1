import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cookieName, guard, type Asked, type Secrets } from '../../electron/host/httpGuard'

const secrets: Secrets = { port: 4711, session: 'session-secret', launch: 'launch-secret' }
const own = 'http://127.0.0.1:4711'
const browser: Asked = {
  method: 'POST',
  target: '/rpc/workspace/current',
  host: '127.0.0.1:4711',
  origin: own,
  fetchSite: 'same-origin',
  cookie: `other=1; ${cookieName(4711)}=session-secret`,
  authorization: undefined,
}
const script: Asked = {
  ...browser,
  origin: undefined,
  fetchSite: undefined,
  cookie: undefined,
  authorization: 'Bearer session-secret',
}

const ask = (change: Partial<Asked>, from = browser) => guard({ ...from, ...change }, secrets)

describe('guard', () => {
  test('the application in its own tab, a script with the token, and localhost pass', () => {
    expect(ask({})).toEqual({ kind: 'pass' })
    expect(ask({}, script)).toEqual({ kind: 'pass' })
    expect(ask({ host: 'localhost:4711', origin: 'http://localhost:4711' })).toEqual({ kind: 'pass' })
    expect(ask({ method: 'GET', target: '/compare?p=2026-Q3', origin: undefined, fetchSite: 'none' })).toEqual({
      kind: 'pass',
    })
  })

  test.each<[string, Partial<Asked>, number, string]>([
    ['a name that resolves to 127.0.0.1 (DNS rebinding)', { host: 'evil.example:4711' }, 403, 'host'],
    ['another port', { host: '127.0.0.1:4712' }, 403, 'host'],
    ['no port', { host: '127.0.0.1' }, 403, 'host'],
    ['no Host', { host: undefined }, 403, 'host'],
    ['a Host that begins like ours', { host: '127.0.0.1:4711.evil.example' }, 403, 'host'],
    ['a page of another site', { origin: 'https://evil.example' }, 403, 'origin'],
    ['a page of another port', { origin: 'http://127.0.0.1:4712' }, 403, 'origin'],
    ['an opaque origin (file, sandboxed frame)', { origin: 'null' }, 403, 'origin'],
    ['https of the same name', { origin: 'https://127.0.0.1:4711' }, 403, 'origin'],
    ['localhost page, 127.0.0.1 host', { origin: 'http://localhost:4711' }, 403, 'origin'],
    ['cross-site without Origin', { origin: undefined, fetchSite: 'cross-site', method: 'GET' }, 403, 'site'],
    ['another port of this machine', { origin: undefined, fetchSite: 'same-site', method: 'GET' }, 403, 'site'],
    ['no cookie', { cookie: undefined }, 401, 'token'],
    ['an empty cookie', { cookie: `${cookieName(4711)}=` }, 401, 'token'],
    ['the cookie of another port', { cookie: 'portee_4712=session-secret' }, 401, 'token'],
    ['the launch token as session', { cookie: `${cookieName(4711)}=launch-secret` }, 401, 'token'],
    ['a write with the cookie but without Origin', { origin: undefined }, 403, 'origin'],
    ['an absolute target', { target: 'http://evil.example/rpc' }, 400, 'target'],
    ['two slashes', { target: '//evil.example/' }, 400, 'target'],
    ['a target without end', { target: `/${'a'.repeat(9000)}` }, 400, 'target'],
  ])('refuses %s', (_, change, status, reason) => {
    expect(ask(change)).toEqual({ kind: 'refuse', status, reason })
  })

  test('the launch address gives the cookie and goes on inside, never elsewhere', () => {
    const open = (query: string, change: Partial<Asked> = {}) =>
      ask({
        method: 'GET',
        target: `/open?${query}`,
        origin: undefined,
        fetchSite: 'none',
        cookie: undefined,
        ...change,
      })
    const entered = open('token=launch-secret&to=%2Fcompare%3Fp%3D2026-Q3')
    expect(entered).toEqual({
      kind: 'enter',
      location: '/compare?p=2026-Q3',
      cookie: 'portee_4711=session-secret; Path=/; HttpOnly; SameSite=Strict',
    })
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', '', '/a b', '/a\r\nX: y', '/é']) {
      expect(open(`token=launch-secret&to=${encodeURIComponent(to)}`)).toMatchObject({ kind: 'enter', location: '/' })
    }
    expect(open('token=session-secret')).toMatchObject({ kind: 'refuse', status: 401 })
    expect(open('')).toMatchObject({ kind: 'refuse', status: 401 })
    expect(open('token=launch-secret', { method: 'POST' })).toMatchObject({ kind: 'refuse', status: 403 })
    expect(open('token=launch-secret', { host: 'evil.example' })).toMatchObject({ kind: 'refuse', reason: 'host' })
  })
})

describe('guard, whatever is asked', () => {
  const maybe = (values: string[]) => fc.option(fc.oneof(fc.string(), fc.constantFrom(...values)), { nil: undefined })
  const anything: fc.Arbitrary<Asked> = fc.record({
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'),
    target: fc.oneof(fc.string(), fc.webPath(), fc.constantFrom('/open', '/open?token=x', '/rpc/a', '/upload', '/')),
    host: maybe(['127.0.0.1:4711', 'localhost:4711', 'evil.example:4711']),
    origin: maybe([own, 'null', 'http://evil.example']),
    fetchSite: maybe(['same-origin', 'none', 'cross-site', 'same-site']),
    cookie: maybe([`${cookieName(4711)}=session-secret`, `${cookieName(4711)}=wrong`]),
    authorization: maybe(['Bearer session-secret', 'Bearer wrong', 'Basic x']),
  })

  test('never throws; passing means our host, our origin if any, and the token', () => {
    fc.assert(
      fc.property(anything, (asked) => {
        const answer = guard(asked, secrets)
        if (answer.kind !== 'pass') return answer.kind === 'refuse' || asked.target.includes('launch-secret')
        const hosted = asked.host === '127.0.0.1:4711' || asked.host === 'localhost:4711'
        const homely = asked.origin === undefined || asked.origin === `http://${asked.host ?? ''}`
        const held = `${asked.cookie ?? ''} ${asked.authorization ?? ''}`.includes('session-secret')
        return hosted && homely && held
      }),
      { numRuns: 20_000 },
    )
  })

  test('without the token nothing passes', () => {
    const poor = anything.map((asked) => ({
      ...asked,
      cookie: asked.cookie?.replaceAll('session-secret', 'x'),
      authorization: asked.authorization?.replaceAll('session-secret', 'x'),
    }))
    fc.assert(
      fc.property(poor, (asked) => guard(asked, secrets).kind === 'refuse'),
      { numRuns: 20_000 },
    )
  })
})
