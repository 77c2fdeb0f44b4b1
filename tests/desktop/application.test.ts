import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { findBrowser, sandboxArguments } from '../../electron/host/browser'
import { CONTENT_POLICY } from '../../electron/host/headers'
import { CHANNELS } from '../../electron/main/desktop'
import fr from '../../electron/main/messages/fr.json'
import type { Api } from '../../renderer/api/client'
import type {} from '../../renderer/api/desktop'
import { buildClient, buildDesktop } from './build'
import { app, ipcMain, session, world } from './electronStandIn'

/**
 * The built main, preload, utility and renderer together, on the stand-in for Electron: what they say to each other is
 * real, the engine is a real process, the window is a page of Chromium. What Electron itself guarantees is not shown here.
 */
vi.mock('electron', () => import('./electronStandIn'))

const executablePath = findBrowser()

interface InPage {
  portee: { connect: () => Promise<Api> }
  api: Api
}

describe.skipIf(executablePath === null)('the desktop application on the stand-in (needs Chromium)', () => {
  let folder: string
  let browser: Browser | undefined
  let client: string
  let out: string
  const page = (): Page => [...world.windows][0]!.webContents.shown()
  const child = () => world.utilities.at(-1)!

  /** Runs in the page, with `api` connected through the preload's port. */
  async function inPage<T>(work: (api: Api) => Promise<T>): Promise<T> {
    await page().evaluate(`${client}\nwindow.portee = portee`)
    await page().evaluate(async () => {
      const own = window as unknown as InPage
      own.api = await own.portee.connect()
    })
    // The function crosses as text: nothing of this file is in it.
    return page().evaluate(`(${work.toString()})(window.api)`)
  }

  /** Does something after which the page is loaded anew, and waits for that. */
  async function reloads(work: () => void): Promise<void> {
    await page().evaluate(() => Object.assign(window, { before: true }))
    work()
    await vi.waitFor(async () => expect(await page().evaluate(() => 'before' in window)).toBe(false), {
      timeout: 15_000,
    })
    await page().waitForSelector('#root > *')
  }

  beforeAll(async () => {
    ;[out, client] = [await buildDesktop(), await buildClient()]
    folder = mkdtempSync(join(tmpdir(), 'portee-desktop-'))
    vi.stubEnv('PORTEE_DATA', join(folder, 'data'))
    vi.stubEnv('TMPDIR', folder)
    vi.stubEnv('NODE_OPTIONS', '--no-warnings')
    vi.stubEnv('HTTPS_PROXY', 'http://127.0.0.1:1')
    browser = await chromium.launch({ executablePath: executablePath!, args: sandboxArguments() })
    world.browser = browser
    await import(/* @vite-ignore */ join(out, 'main/main.js'))
    await vi.waitFor(() => expect(world.windows.size).toBe(1), { timeout: 20_000 })
    await vi.waitFor(() => expect(page().url()).toContain('portee.app.test'), { timeout: 20_000 })
    await page().waitForSelector('main, #root > *')
  }, 180_000)

  afterAll(async () => {
    for (const utility of world.utilities) utility.kill()
    await browser?.close()
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true, force: true })
    rmSync(dirname(out), { recursive: true, force: true })
  })

  it('shows the first screen from app://, with the policy on every answer and nothing from elsewhere', async () => {
    const { answered, cancelled } = session.defaultSession
    expect(answered[0]).toEqual({ url: 'app://portee/', status: 200, policy: CONTENT_POLICY })
    expect(answered.length).toBeGreaterThan(2)
    expect(new Set(answered.map((each) => each.policy))).toEqual(new Set([CONTENT_POLICY]))
    expect(answered.filter((each) => each.status !== 200)).toEqual([])
    expect(cancelled).toEqual([])
    expect(await page().title()).toContain('Portée')
  })

  it('opens every window sandboxed, isolated and without Node', () => {
    expect(world.switches).toContain('sandbox')
    for (const contents of world.contents) {
      const preferences = contents.options.webPreferences!
      expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, webSecurity: true })
      const off = ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag']
      for (const name of [...off, 'experimentalFeatures', 'allowRunningInsecureContent']) {
        expect(preferences[name], name).toBe(false)
      }
    }
    expect(world.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
    ])
  })

  it('gives the page the desktop’s three functions and nothing of Node', async () => {
    const found = await page().evaluate(() => ({
      desktop: Object.keys(window.desktop ?? {}),
      frozen: Object.isFrozen(window.desktop),
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter((name) => name in window),
    }))
    expect(found).toEqual({
      desktop: ['isDesktop', 'openFiles', 'openWorkspace', 'requestPort'],
      frozen: true,
      node: [],
    })
  })

  it('carries a call from the page through preload, port and process to the engine and back', async () => {
    const about = await inPage((api) => api.system.about())
    const stated = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')))
    expect(about).toMatchObject({ version: stated.version })
    expect(about.duckdb).toMatch(/^v?\d+\.\d+/)
    expect(await inPage((api) => api.workspace.list())).toEqual([])
  })

  it('carries a typed error with its data', async () => {
    const failure = await inPage((api) =>
      api.workspace.open({ id: 'guessed' }).then(
        () => null,
        (error: unknown) => {
          const { code, data } = error as { code: string; data: unknown } // oRPC's own error
          return { code, data }
        },
      ),
    )
    expect(failure).toEqual({ code: 'NOT_FOUND', data: { what: 'workspace' } })
  })

  it('runs the engine with the environment and heap it was given, nothing of the shell', () => {
    const { env, execArgv } = child().options
    expect(execArgv).toEqual(['--max-old-space-size=2048'])
    expect(env).toMatchObject({ PORTEE_DATA: join(folder, 'data') })
    expect(Object.keys(env!).filter((name) => /NODE|LD_|proxy|PATH/i.test(name))).toEqual([])
    const real = existsSync('/proc') ? readFileSync(`/proc/${String(child().pid)}/environ`, 'utf8') : ''
    expect(real).not.toMatch(/NODE_OPTIONS|PROXY/i)
  })

  it('registers files chosen in the dialog; the page gets ids, never a path', async () => {
    const file = join(folder, 'Export.csv')
    writeFileSync(file, 'a,b\n1,2\n')
    world.chosen.push([file])
    const ids = await page().evaluate(() => window.desktop!.openFiles())
    expect(ids).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
    expect(await page().evaluate(() => window.desktop!.openFiles())).toEqual([])
    world.chosen.push([join(folder, 'gone.csv')])
    expect(await page().evaluate(() => window.desktop!.openFiles())).toEqual([])
  })

  it('takes a file sent by the page as the loopback host does', async () => {
    const sent = await page().evaluate(async () => {
      const answer = await fetch('/upload?name=a.csv&modified=1750000000000', { method: 'PUT', body: 'a,b\n1,2\n' })
      return { status: answer.status, body: (await answer.json()) as { id: string } }
    })
    expect(sent).toEqual({ status: 200, body: { id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string } })
  })

  it('refuses a dialog to anyone but the main frame of its own pages', async () => {
    const strangers = [
      null,
      { url: 'app://portee/', parent: {} },
      { url: 'about:blank', parent: null },
      { url: 'https://example.org/', parent: null },
    ]
    const destroyed = {
      get senderFrame(): never {
        throw new Error('Object has been destroyed')
      },
    }
    const opened = world.openDialogs.length
    const events = [...strangers.map((senderFrame) => ({ senderFrame })), destroyed]
    for (const channel of [CHANNELS.openFiles, CHANNELS.openWorkspace]) {
      for (const event of events) await expect(ipcMain.handlers.get(channel)!(event)).rejects.toThrow('refused')
    }
    const posted: unknown[] = []
    const postMessage = (...message: unknown[]) => posted.push(message)
    for (const frame of strangers) {
      ipcMain.emit(CHANNELS.port, { senderFrame: frame === null ? null : { ...frame, postMessage } })
    }
    ipcMain.emit(CHANNELS.port, destroyed)
    expect(posted).toEqual([])
    expect(world.openDialogs.length).toBe(opened)
    expect([...ipcMain.handlers.keys()].sort()).toEqual([CHANNELS.openFiles, CHANNELS.openWorkspace].sort())
  })

  it('denies permissions, devices and requests that would leave the machine', () => {
    const { defaultSession } = session
    const granted: string[] = []
    for (const name of ['geolocation', 'media', 'notifications', 'hid', 'serial', 'usb', 'clipboard-read', 'unknown']) {
      defaultSession.permissionRequest?.({}, name, (yes) => yes && granted.push(name))
      if (defaultSession.permissionCheck?.({}, name) === true) granted.push(name)
    }
    expect(granted).toEqual([])
    expect(defaultSession.permissionCheck?.({}, 'clipboard-sanitized-write')).toBe(true)
    expect(defaultSession.devicePermission?.({ deviceType: 'usb' })).toBe(false)
    expect(
      ['https://example.org/', 'http://127.0.0.1:1/', 'file:///etc/passwd'].map((url) => defaultSession.lets(url)),
    ).toEqual([false, false, false])
  })

  it('stays where it is and opens no window; links of platforms go to the browser of the user', async () => {
    const before = page().url()
    await page().evaluate(() => (window.location.href = 'https://example.org/'))
    await page().evaluate(() => {
      window.open('https://evil.example/', '_blank', 'noopener')
      window.open('file:///etc/passwd')
      window.open('https://www.facebook.com/1/posts/2', '_blank', 'noopener')
    })
    const { opened, openHandler } = [...world.windows][0]!.webContents
    await vi.waitFor(() => expect(opened.length).toBe(2), { timeout: 5000 })
    expect(opened.map((each) => each.action)).toEqual(['deny', 'deny'])
    for (const url of ['about:blank', 'app://portee/', '', 'javascript:alert(1)']) {
      expect(openHandler({ url })).toEqual({ action: 'deny' })
    }
    expect(world.external).toEqual(['https://www.facebook.com/1/posts/2'])
    expect(page().url()).toBe(before)
    expect(world.windows.size).toBe(1)
  })

  it('runs nothing that is injected into the page', async () => {
    const blocked = await page().evaluate(async () => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective))
      const own = window as unknown as { ran?: string[] }
      own.ran = []
      const box = document.createElement('div')
      document.body.append(box)
      box.innerHTML = '<img src="data:,x" onerror="ran.push(1)"><iframe src="https://example.org/"></iframe>'
      const script = document.createElement('script')
      script.textContent = 'ran.push(2)'
      document.body.append(script)
      await fetch('http://127.0.0.1:1').catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, 300))
      box.remove()
      return { ran: own.ran, violations: [...new Set(violations)].sort() }
    })
    expect(blocked.ran).toEqual([])
    expect(blocked.violations).toEqual(expect.arrayContaining(['connect-src', 'frame-src', 'script-src-elem']))
  })

  it('prints a report in a window without script or network', async () => {
    const result = await inPage(async (api) => {
      const settings = {
        networkName: 'Valmont',
        zone: 'Europe/Paris',
        language: 'fr' as const,
        keepOrganisations: false,
      }
      const { period } = await api.workspace.create({ name: 'Valmont', settings })
      const stages: string[] = []
      const options = { period, language: 'fr' as const }
      let head = ''
      for await (const step of await api.report.pdf(options)) {
        if (step.kind === 'progress') stages.push(step.stage)
        else head = atob(step.result.base64).slice(0, 5)
      }
      return { stages, head }
    })
    expect(result.stages).toEqual(['build', 'print', 'print'])
    expect(result.head).toBe('%PDF-')
    const printed = world.contents.at(-1)!
    expect(printed.options).toMatchObject({ show: false, webPreferences: { javascript: false, sandbox: true } })
    expect(printed.session).not.toBe(session.defaultSession)
    expect(printed.session.answered.map((each) => each.url)).toEqual(['app://print/'])
    expect(printed.session.answered[0]!.policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'/)
    const others = [
      'app://portee/',
      'https://example.org/',
      'http://127.0.0.1:1/',
      'file:///etc/passwd',
      'blob:app://print/1',
    ]
    expect(others.filter((url) => printed.session.lets(url))).toEqual([])
    expect(world.windows.size).toBe(1)
  }, 60_000)

  it('tells of a crash of the engine, starts it again, and knows the files chosen before', async () => {
    const [name] = readdirSync(join(folder, 'data')).filter((each) => each.endsWith('.duckdb'))
    world.chosen.push([join(folder, 'data', name!)])
    const id = await page().evaluate(() => window.desktop!.openWorkspace())
    expect(id).toMatch(/^[\w-]{22}$/)
    const dead = child()
    await reloads(() => dead.kill())
    await vi.waitFor(() => expect(world.messages.length).toBe(1), { timeout: 10_000 })
    expect(world.messages[0]!.message).toBe(fr['crash.restarted'])
    expect(child()).not.toBe(dead)
    const opened = await inPage((api) => api.workspace.list().then(([first]) => api.workspace.open({ id: first!.id })))
    expect(opened.name).toBe('Valmont')
  }, 60_000)

  it('gives up after the third crash within a minute until the user asks for more', async () => {
    await reloads(() => child().kill())
    await vi.waitFor(() => expect(world.messages.length).toBe(2), { timeout: 10_000 })
    const count = world.utilities.length
    await reloads(() => child().kill())
    await vi.waitFor(() => expect(world.messages.length).toBe(3), { timeout: 10_000 })
    expect(world.messages[2]!.message).toBe(fr['crash.given_up'])
    // The first button starts it again: the stand-in presses it.
    await vi.waitFor(() => expect(world.utilities.length).toBe(count + 1))
    expect(await inPage((api) => api.workspace.list())).toHaveLength(1)
  }, 60_000)

  it('loads a crashed page anew and says so', async () => {
    const told = world.messages.length
    ;[...world.windows][0]!.webContents.emit('render-process-gone', {}, { reason: 'crashed' })
    await vi.waitFor(() => expect(world.messages.length).toBe(told + 1))
    expect(world.messages.at(-1)!.message).toBe(fr['crash.page'])
  })

  it('brings its window to the front when started a second time', () => {
    app.emit('second-instance')
    expect([...world.windows][0]!.calls.slice(-2)).toEqual(['restore', 'focus'])
  })

  it('has its menu in the language of the system', () => {
    const labels = (world.menu as { label?: string }[]).map((each) => each.label?.replace('&', ''))
    expect(labels).toEqual(expect.arrayContaining(['Fichier', 'Édition', 'Affichage', 'Fenêtre', 'Aide']))
  })

  it('quits only when the engine has closed the file, and leaves no process and no copies', async () => {
    const { process: last } = child()
    app.quit()
    expect(world.quits).toBe(0)
    await vi.waitFor(() => expect(world.quits).toBeGreaterThan(0), { timeout: 10_000 })
    expect(last.exitCode).toBe(0)
    expect(world.windows.size).toBe(0)
    const left = readdirSync(folder).filter((name) => name.startsWith('portee-staging-'))
    expect(left).toEqual([])
    expect(readdirSync(join(folder, 'data')).filter((name) => name.endsWith('.wal'))).toEqual([])
  }, 30_000)
})
