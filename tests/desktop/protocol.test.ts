import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { beforeEach, describe, expect, it } from 'vitest'
import { pagePath } from '../../electron/main/pagePath'
import { answerAddress } from '../../electron/main/protocol'
import { CONTENT_POLICY } from '../../electron/host/headers'
import { listPages, type Pages } from '../../electron/host/pages'
import { UploadTooLarge } from '../../electron/host/staging'
import { temporaryFolder } from '../support/folder'

const CANARY = 'ZZCANARY42'
let pages: Pages

beforeEach(async () => {
  const folder = temporaryFolder()
  const root = join(folder, 'root')
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(folder, 'root-evil'))
  writeFileSync(join(root, 'index.html'), '<title>front</title>')
  writeFileSync(join(root, 'assets', 'app-1a2b.js'), 'export {}')
  writeFileSync(join(root, 'assets', 'odd.xyz'), CANARY)
  writeFileSync(join(root, 'assets', '.env'), CANARY)
  writeFileSync(join(folder, 'secret.txt'), CANARY)
  writeFileSync(join(folder, 'root-evil', 'index.html'), CANARY)
  symlinkSync(join(folder, 'secret.txt'), join(root, 'link.txt'))
  symlinkSync(folder, join(root, 'out'))
  pages = await listPages(root)
})

const noUpload = () => Promise.reject(new Error('nothing may be taken'))
/** A request as written: `Request` would tidy the address up before anyone can look at it. */
const asked = (url: string, method = 'GET') => ({ url, method, body: null }) as unknown as Request
const answer = (url: string, method = 'GET') => answerAddress(asked(url, method), pages, noUpload)

describe('pages', () => {
  it.each([
    ['app://portee/', 'text/html; charset=utf-8', '<title>front</title>'],
    ['app://portee', 'text/html; charset=utf-8', '<title>front</title>'],
    ['app://portee/compare?p=2026-Q1#a', 'text/html; charset=utf-8', '<title>front</title>'],
    ['app://portee/assets/app-1a2b.js', 'text/javascript; charset=utf-8', 'export {}'],
  ])('%s', async (url, type, body) => {
    const response = await answer(url)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_POLICY)
    expect(await response.text()).toBe(body)
  })

  it.each([
    'app://x/../../etc/passwd',
    'app://portee/../../etc/passwd',
    'app://portee/assets/../../secret.txt',
    'app://portee/%2e%2e%2f%2e%2e%2fsecret.txt',
    'app://portee/..%5c..%5csecret.txt',
    'app://portee/..\\..\\secret.txt',
    'app://portee/index.html%00.txt',
    'app://portee/index.html\0',
    'app://portee/%252e%252e/secret.txt',
    'app://portee/C:/secret.txt',
    'app://portee//etc/passwd',
    'app://portee/link.txt',
    'app://portee/out/secret.txt',
    'app://portee-evil/index.html',
    'app://portee/../root-evil/index.html',
    'app://portee/assets/odd.xyz',
    'app://portee/assets/.env',
    'app://portee/missing.js',
    'app://user@portee/',
    'https://portee/',
    'file:///etc/passwd',
    `app://portee/${'a'.repeat(10_240)}`,
    '',
  ])('refuses %j with the policy and no body', async (url) => {
    const response = await answer(url)
    expect(response.status).toBe(404)
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_POLICY)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe('')
  })

  it('gives the front page, never the file, for a climbing address the browser has tidied up', async () => {
    const response = await answerAddress(new Request('app://portee/../../etc/passwd'), pages, noUpload)
    expect(await response.text()).toBe('<title>front</title>')
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD'])('answers %s to a page by 405 with the policy', async (method) => {
    const response = await answer('app://portee/', method)
    expect(response.status).toBe(405)
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_POLICY)
  })

  it('answers a failure by 500 with the policy', async () => {
    const broken: Pages = () => ({ file: '/nowhere/index.html', type: 'text/html', isHashed: false })
    const response = await answerAddress(asked('app://portee/'), broken, noUpload)
    expect(response.status).toBe(500)
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_POLICY)
    expect(await response.text()).toBe('')
  })
})

describe('paths', () => {
  it('leaves a path as it was written, or refuses it', () => {
    expect(pagePath('app://portee/assets/a-b_c.js?x=%2e%2e')).toBe('/assets/a-b_c.js')
    expect(pagePath('app://portee/a//b')).toBeNull()
    expect(pagePath('app://portee/.hidden')).toBeNull()
  })
})

describe('files dropped into the window', () => {
  const put = (query: string, body: string | null = 'id,reach\n1,2\n') =>
    new Request(`app://portee/upload?${query}`, { method: 'PUT', ...(body === null ? {} : { body }) })

  it('are taken with their name and time, whatever the name', async () => {
    const name = '../é x'
    const taken: unknown[] = []
    const response = await answerAddress(
      put(`name=${encodeURIComponent(name)}&modified=1750000000000`),
      pages,
      async (...file) => {
        taken.push([file[0], file[1], await text(file[2])])
        return 'id-1'
      },
    )
    expect(await response.json()).toEqual({ id: 'id-1' })
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_POLICY)
    expect(taken).toEqual([[name, 1_750_000_000_000, 'id,reach\n1,2\n']])
  })

  it.each(['', 'name=', 'name=a%00b', 'name=a&modified=yesterday', `name=${'a'.repeat(2000)}`])(
    'are refused with the query %j',
    async (query) => {
      const response = await answerAddress(put(query), pages, noUpload)
      expect([400, 404]).toContain(response.status)
      expect(response.headers.get('content-security-policy')).toBe(CONTENT_POLICY)
    },
  )

  it('are refused without content, when too large, and when the engine does not take them', async () => {
    const query = 'name=a.csv'
    expect((await answerAddress(put(query, null), pages, noUpload)).status).toBe(405)
    const tooLarge = () => Promise.reject(new UploadTooLarge())
    expect((await answerAddress(put(query), pages, tooLarge)).status).toBe(413)
    expect((await answerAddress(put(query), pages, noUpload)).status).toBe(500)
  })
})
