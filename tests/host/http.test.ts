import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { CONTENT_POLICY } from '../../electron/host/headers'
import { startHttp } from '../../electron/host/http'
import { testEngine } from '../support/engine'

async function host() {
  const { engine, folder } = await testEngine()
  const pages = join(folder, 'renderer')
  mkdirSync(join(pages, 'assets'), { recursive: true })
  writeFileSync(join(pages, 'index.html'), '<!doctype html><title>Portée</title>')
  writeFileSync(join(pages, 'assets', 'main-abc.js'), 'export {}')
  writeFileSync(join(pages, 'assets', 'main-abc.js.map'), '{}')
  writeFileSync(join(folder, 'secret.html'), 'secret')
  mkdirSync(join(folder, 'renderer-evil'))
  writeFileSync(join(folder, 'renderer-evil', 'x.html'), 'secret')
  symlinkSync(join(folder, 'secret.html'), join(pages, 'link.html'))
  const http = await startHttp({ engine, rendererFolder: pages })
  onTestFinished(() => http.close())
  return { ...http, engine, folder }
}

/** A raw request: `fetch` would tidy the path before sending it. */
function raw(
  origin: string,
  path: string,
  options: { token?: string; method?: string; headers?: Record<string, string> } = {},
) {
  const url = new URL(origin)
  return new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const sent = request(
      {
        host: url.hostname,
        port: url.port,
        path,
        method: options.method ?? 'GET',
        headers: {
          ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
          ...options.headers,
        },
      },
      (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }))
      },
    )
    sent.on('error', reject).end()
  })
}

describe('pages over HTTP', () => {
  test('the launch address leads to the application; without it there is nothing', async () => {
    const { origin, launchUrl } = await host()
    expect((await fetch(`${origin}/`)).status).toBe(401)
    const entered = await fetch(launchUrl, { redirect: 'manual' })
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/'])
    const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const page = await fetch(`${origin}/compare?p=2026-Q3`, { headers: { cookie } })
    expect([page.status, await page.text()]).toEqual([200, '<!doctype html><title>Portée</title>'])
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    const asset = await fetch(`${origin}/assets/main-abc.js`, { headers: { cookie } })
    expect([asset.status, asset.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8'])
  })

  test.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/..%5csecret.html',
    '/%252e%252e%252fsecret.html',
    '/assets/../../secret.html',
    '/../renderer-evil/x.html',
    '/link.html',
    '/assets/main-abc.js.map',
    '/assets/main-abc.js%00.html',
    '/C:/Windows/win.ini',
    '/index.html/..',
    '/missing.js',
    '/etc/passwd.txt',
    `/${'a'.repeat(7000)}.html`,
  ])('gives nothing for %s', async (path) => {
    const { origin, token } = await host()
    const answer = await raw(origin, path, { token })
    // A path that a client would tidy to "/" gets the page itself, which is no secret.
    expect(answer.body).not.toContain('secret')
    expect(answer.status === 404 || answer.body.includes('<title>Portée</title>')).toBe(true)
  })

  test('a screen below another gets the same files, which it asks for below its own folder', async () => {
    const { origin, token } = await host()
    expect((await raw(origin, '/compare/alike', { token })).body).toContain('<title>Portée</title>')
    expect((await raw(origin, '/compare/assets/main-abc.js', { token })).body).toBe('export {}')
    for (const path of [
      '/compare/index.html',
      '/compare/assets/main-abc.js.map',
      '/compare/link.html',
      '/a/b/assets/main-abc.js',
    ]) {
      expect([path, (await raw(origin, path, { token })).status]).toEqual([path, 404])
    }
  })

  test('no folder is listed', async () => {
    const { origin, token } = await host()
    expect((await raw(origin, '/assets/', { token })).body).not.toContain('main-abc')
  })

  test('the policy is on every answer, errors included', async () => {
    const { origin, token } = await host()
    for (const path of ['/', '/nothing.js', '/rpc/nothing', '/open?token=x']) {
      const { headers } = await raw(origin, path, { token })
      expect(headers['content-security-policy']).toBe(CONTENT_POLICY)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['access-control-allow-origin']).toBeUndefined()
    }
    expect(CONTENT_POLICY).toContain("default-src 'none'")
    expect(CONTENT_POLICY.match(/script-src [^;]*/)?.[0]).toBe("script-src 'self'")
  })

  test('methods that are not served are refused', async () => {
    const { origin, token } = await host()
    expect((await raw(origin, '/', { token, method: 'DELETE' })).status).toBe(405)
    expect((await raw(origin, '/upload?name=a.csv', { token, method: 'POST' })).status).toBe(405)
    expect((await raw(origin, '/rpc/system/about', { token })).status).toBe(405)
  })
})

describe('uploads over HTTP', () => {
  test('a file is streamed into staging under a name of ours and gets an id', async () => {
    const { origin, token, engine, folder } = await host()
    const name = `x'); drop table posts; --\n‮été.csv`
    const address = `${origin}/upload?${new URLSearchParams({ name, modified: '1751961600123' }).toString()}`
    const answer = await fetch(address, {
      method: 'PUT',
      body: 'a,b\n1,2\n',
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.status).toBe(200)
    const { id } = (await answer.json()) as { id: string }
    const upload = engine.context.uploads.get(id)
    expect(upload).toMatchObject({ name, bytes: 8, owned: true, modifiedAt: new Date(1_751_961_600_123) })
    expect(readFileSync(upload!.path, 'utf8')).toBe('a,b\n1,2\n')
    expect(upload!.path.startsWith(join(folder, 'staging'))).toBe(true)
    await engine.context.uploads.release(id)
    expect(readdirSync(join(folder, 'staging', 'uploads'))).toEqual([])
    expect(engine.context.uploads.get(id)).toBeUndefined()
  })

  test.each(['', '?name=', '?modified=1', '?name=a&modified=x', '?name=a&modified=-1', `?name=${'a'.repeat(1025)}`])(
    'refuses the query "%s"',
    async (query) => {
      const { origin, token } = await host()
      const headers = { authorization: `Bearer ${token}` }
      const answer = await fetch(`${origin}/upload${query}`, { method: 'PUT', body: 'x', headers })
      expect(answer.status).toBe(400)
    },
  )

  test('an upload that breaks off leaves nothing', async () => {
    const { origin, token, folder } = await host()
    const url = new URL(origin)
    await new Promise<void>((resolve) => {
      const sent = request({
        host: url.hostname,
        port: url.port,
        path: '/upload?name=a.csv',
        method: 'PUT',
        headers: { authorization: `Bearer ${token}`, 'content-length': '1000000' },
      })
      sent.on('error', () => resolve())
      sent.write('a,b\n', () => setTimeout(() => sent.destroy(), 50))
      sent.on('close', () => resolve())
    })
    await expect.poll(() => readdirSync(join(folder, 'staging', 'uploads'))).toEqual([])
  })
})
