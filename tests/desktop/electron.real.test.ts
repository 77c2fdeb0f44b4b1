import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { _electron as electron, type ElectronApplication, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CONTENT_POLICY } from '../../electron/host/headers'
import type {} from '../../renderer/api/desktop'
import { buildDesktop, ROOT } from './build'

/** Electron's runtime is fetched apart from its package; where it cannot be had these tests are skipped, by name. */
const runtime = join(ROOT, 'node_modules/electron/dist')
const hasRuntime = existsSync(join(runtime, 'version'))

describe.skipIf(!hasRuntime)('the desktop application in Electron itself (needs its runtime)', () => {
  let folder: string
  let out: string
  let application: ElectronApplication | undefined
  let page: Page

  beforeAll(async () => {
    out = await buildDesktop()
    folder = mkdtempSync(join(tmpdir(), 'portee-electron-'))
    // The package names its program; it is asked for only where the runtime lies beside it.
    const executablePath = createRequire(import.meta.url)('electron') as string
    application = await electron.launch({
      executablePath,
      args: [join(out, 'main/main.js'), ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
      env: { ...process.env, PORTEE_DATA: join(folder, 'data'), HTTPS_PROXY: 'http://127.0.0.1:1' },
    })
    page = await application.firstWindow()
    await page.waitForSelector('#root > *')
  }, 180_000)

  afterAll(async () => {
    await application?.close()
    rmSync(folder, { recursive: true, force: true })
    rmSync(dirname(out), { recursive: true, force: true })
  })

  it('shows its first screen from app://portee', () => {
    expect(page.url()).toBe('app://portee/')
  })

  it('gives the page the desktop’s functions, frozen, and nothing of Node', async () => {
    const found = await page.evaluate(() => ({
      desktop: Object.keys(window.desktop ?? {}),
      frozen: Object.isFrozen(window.desktop),
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }))
    expect(found).toEqual({
      desktop: ['isDesktop', 'openFiles', 'openWorkspace', 'requestPort'],
      frozen: true,
      node: [],
    })
  })

  it('answers its own addresses only, with the policy', async () => {
    const answer = async (path: string) =>
      page.evaluate(async (address) => {
        const response = await fetch(address)
        return { status: response.status, policy: response.headers.get('content-security-policy') }
      }, path)
    expect(await answer('/index.html')).toEqual({ status: 200, policy: CONTENT_POLICY })
    expect(await answer('/missing.js')).toEqual({ status: 404, policy: CONTENT_POLICY })
    expect(await answer('/%2e%2e%2fpackage.json')).toEqual({ status: 404, policy: CONTENT_POLICY })
    await expect(answer('http://127.0.0.1:1/')).rejects.toThrow()
  })

  it('stays where it is and opens no window', async () => {
    await page.evaluate(() => {
      window.location.href = 'https://example.org/'
      window.open('https://evil.example/')
    })
    await page.waitForTimeout(500)
    expect(page.url()).toBe('app://portee/')
    expect(application?.windows()).toHaveLength(1)
  })
})
