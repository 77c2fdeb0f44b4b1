import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { CHANNELS } from '../../electron/main/desktop'
import { exposed, ipcRenderer } from './electronStandIn'

vi.mock('electron', () => import('./electronStandIn'))

const posted: unknown[][] = []

beforeAll(async () => {
  vi.stubGlobal('window', {
    location: { origin: 'app://portee' },
    postMessage: (...message: unknown[]) => void posted.push(message),
  })
  await import('../../electron/preload/preload')
})
afterAll(() => {
  vi.unstubAllGlobals()
})
afterEach(() => {
  ipcRenderer.sent.length = 0
  ipcRenderer.answers.clear()
})

const desktop = () =>
  exposed.get('desktop') as {
    openFiles: () => Promise<string[]>
    openWorkspace: () => Promise<string | null>
    requestPort: () => unknown
  }

describe('what the preload exposes', () => {
  it('is this, frozen, and nothing else', () => {
    expect([...exposed.keys()]).toEqual(['desktop'])
    const surface = Object.entries(desktop()).map(([name, value]) => [name, typeof value])
    expect(surface).toEqual([
      ['isDesktop', 'boolean'],
      ['openFiles', 'function'],
      ['openWorkspace', 'function'],
      ['requestPort', 'function'],
    ])
    expect(Object.isFrozen(desktop())).toBe(true)
  })

  it('is short', () => {
    const source = readFileSync(join(import.meta.dirname, '../../electron/preload/preload.ts'), 'utf8')
    expect(source.split('\n').length).toBeLessThanOrEqual(60)
  })

  it('asks by the channels the main process listens to, without arguments of the page', async () => {
    const { openFiles, openWorkspace, requestPort } = desktop()
    await (openFiles as (path: string) => Promise<unknown>)('/etc/passwd')
    await openWorkspace()
    expect(requestPort()).toBeUndefined()
    expect(ipcRenderer.sent).toEqual([CHANNELS.openFiles, CHANNELS.openWorkspace, CHANNELS.port])
  })

  it('gives back ids alone', async () => {
    ipcRenderer.answers.set(CHANNELS.openFiles, ['a', 7, { path: '/x' }, 'b'])
    ipcRenderer.answers.set(CHANNELS.openWorkspace, ['w'])
    expect(await desktop().openFiles()).toEqual(['a', 'b'])
    expect(await desktop().openWorkspace()).toBe('w')
  })

  it.each([undefined, null, 'text', { length: 1 }])('takes the answer %j for a cancelled dialog', async (answer) => {
    ipcRenderer.answers.set(CHANNELS.openFiles, answer)
    ipcRenderer.answers.set(CHANNELS.openWorkspace, answer)
    expect(await desktop().openFiles()).toEqual([])
    expect(await desktop().openWorkspace()).toBeNull()
  })

  it('hands the port to the page of the same origin, and no event', () => {
    const port = { name: 'port' }
    ipcRenderer.listeners.get(CHANNELS.port)?.({ ports: [port], sender: 'ipcRenderer' })
    expect(posted).toEqual([[CHANNELS.port, 'app://portee', [port]]])
  })
})
