import { EventEmitter } from 'node:events'
import type { Browser } from 'playwright-core'
import { StandInSession } from './standIn/session'
import { StandInUtility } from './standIn/utilityProcess'
import { StandInWindow, type StandInContents, type Surroundings } from './standIn/window'

/**
 * Stands in for the module `electron` where its runtime cannot be had: the built programs of main and preload run against
 * it, windows are pages of Chromium, the utility process is a process of Node. It shows that the programs play together; it
 * does not show what Electron itself does (sandbox, isolation, fuses): for that there is electron.real.test.ts.
 */
interface World {
  browser: Browser | null
  readonly folders: Map<string, string>
  /** Answers for the next open dialogs; none left = cancelled. */
  readonly chosen: string[][]
  readonly openDialogs: unknown[]
  readonly messages: { message: string; detail: string; buttons: string[] }[]
  /** Index of the button pressed, per message; 0 when none is left. */
  readonly pressed: number[]
  readonly external: string[]
  readonly utilities: StandInUtility[]
  readonly windows: Set<StandInWindow>
  readonly contents: StandInContents[]
  readonly schemes: unknown[]
  readonly switches: string[]
  menu: unknown
  quits: number
  hasLock: boolean
}

export const world: World = {
  browser: null,
  folders: new Map(),
  chosen: [],
  openDialogs: [],
  messages: [],
  pressed: [],
  external: [],
  utilities: [],
  windows: new Set(),
  contents: [],
  schemes: [],
  switches: [],
  menu: null,
  quits: 0,
  hasLock: true,
}

class StandInApp extends EventEmitter {
  whenReady = () => Promise.resolve()
  requestSingleInstanceLock = () => world.hasLock
  enableSandbox = () => void world.switches.push('sandbox')
  getPreferredSystemLanguages = () => ['fr-FR']
  getPath = (name: string) => world.folders.get(name) ?? ''
  setPath = (name: string, path: string) => void world.folders.set(name, path)
  exit = () => void (world.quits += 1)

  /** Asks `before-quit` first; closes the windows when nobody objects. */
  quit = () => {
    const asked = { refused: false }
    this.emit('before-quit', { preventDefault: () => (asked.refused = true) })
    if (asked.refused) return
    world.quits += 1
    for (const window of world.windows) window.destroy()
  }
}

class StandInIpc extends EventEmitter {
  readonly handlers = new Map<string, (event: unknown) => unknown>()
  handle(channel: string, handler: (event: unknown) => unknown): void {
    this.handlers.set(channel, handler)
  }
}

export const app = new StandInApp()
export const ipcMain = new StandInIpc()
const sessions = new Map<string, StandInSession>()
export const session = {
  defaultSession: new StandInSession(),
  partitions: sessions,
  fromPartition(name: string): StandInSession {
    const known = sessions.get(name) ?? new StandInSession()
    sessions.set(name, known)
    return known
  },
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: unknown[]) => void world.schemes.push(...schemes),
  handle: session.defaultSession.protocol.handle,
}

export const dialog = {
  showOpenDialog: (options: unknown) => {
    world.openDialogs.push(options)
    const filePaths = world.chosen.shift() ?? []
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths })
  },
  showMessageBox: (options: { message: string; detail: string; buttons: string[] }) => {
    world.messages.push(options)
    return Promise.resolve({ response: world.pressed.shift() ?? 0 })
  },
  showErrorBox: (_title: string, message: string) => void world.messages.push({ message, detail: '', buttons: [] }),
}

export const shell = {
  openExternal: (address: string) => {
    world.external.push(address)
    return Promise.resolve()
  },
}

export const Menu = {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: (menu: unknown) => void (world.menu = menu),
}

export const utilityProcess = {
  fork(script: string, _args: string[], options: ConstructorParameters<typeof StandInUtility>[1]): StandInUtility {
    const child = new StandInUtility(script, options)
    world.utilities.push(child)
    return child
  },
}

const around: Surroundings = {
  browser: () => {
    if (world.browser === null) throw new Error('no browser')
    return world.browser
  },
  defaultSession: session.defaultSession,
  created: (contents) => {
    world.contents.push(contents)
    app.emit('web-contents-created', {}, contents)
  },
  send: (channel, event) => void ipcMain.emit(channel, event),
  invoke: (channel, event) => ipcMain.handlers.get(channel)?.(event),
  windows: world.windows,
  allClosed: () => void app.emit('window-all-closed'),
}

export class BrowserWindow extends StandInWindow {
  constructor(options: ConstructorParameters<typeof StandInWindow>[1]) {
    super(around, options)
  }
  static getAllWindows(): StandInWindow[] {
    return [...world.windows]
  }
}

export { MessageChannelMain } from './standIn/ports'

/** For the preload alone: what it exposes and asks. */
export const exposed = new Map<string, unknown>()
export const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value) }
export const ipcRenderer = {
  sent: [] as string[],
  listeners: new Map<string, (event: unknown) => void>(),
  answers: new Map<string, unknown>(),
  on(channel: string, listener: (event: unknown) => void): void {
    this.listeners.set(channel, listener)
  },
  send(channel: string): void {
    this.sent.push(channel)
  },
  invoke(channel: string): Promise<unknown> {
    this.sent.push(channel)
    return Promise.resolve(this.answers.get(channel))
  },
}
