import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  protocol,
  session,
  type IpcMainEvent,
  type IpcMainInvokeEvent,
} from 'electron'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applicationFolder } from '../host/folders'
import { listPages } from '../host/pages'
import { copyIntoStaging } from './copies'
import { isOwnAddress, SCHEME } from './desktop'
import { EngineProcess } from './engineProcess'
import { menuTemplate } from './menu'
import { answerAddress } from './protocol'
import { mainWords } from './words'
import { confine, confineSession, openWindow } from './window'

const PORT = 'portee:port'

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])

if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

async function start(): Promise<void> {
  const out = join(applicationFolder(), 'out')
  const copies = join(tmpdir(), `portee-drops-${process.pid}`)
  await mkdir(copies, { recursive: true, mode: 0o700 })
  const engine = new EngineProcess(join(out, 'main', 'utility.js'), (restarted) => crashed(restarted))
  engine.start()
  confineSession(session.defaultSession)
  const pages = await listPages(join(out, 'renderer'))
  protocol.handle(SCHEME, (request) =>
    answerAddress(request, pages, async (name, modified, body) => {
      const path = await copyIntoStaging(copies, body)
      const [id] = await engine.ask({ kind: 'copy', path, name, modified })
      if (id === undefined) throw new Error('the engine did not take the file')
      return id
    }),
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)))
  answerWindow(engine)
  const open = () => openWindow(join(out, 'preload', 'preload.cjs'))
  open()
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) open()
  })
  let closed = false
  app.on('before-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void engine
      .close()
      .then(() => rm(copies, { recursive: true, force: true }))
      .finally(() => {
        closed = true
        app.quit()
      })
  })
}

app.on('web-contents-created', (_event, contents) => confine(contents))
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('second-instance', () => {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized() === true) window.restore()
  window?.focus()
})

/** The three things a window may ask of the main process; everything else goes through the engine's port. */
function answerWindow(engine: EngineProcess): void {
  ipcMain.on(PORT, (event) => {
    if (isTrusted(event)) event.senderFrame?.postMessage(PORT, null, [engine.connect()])
  })
  ipcMain.handle('portee:open-files', async (event) => {
    if (!isTrusted(event)) return []
    const chosen = await dialog.showOpenDialog({ properties: ['openFile', 'multiSelections'] })
    return chosen.canceled ? [] : engine.ask({ kind: 'files', paths: chosen.filePaths })
  })
  ipcMain.handle('portee:choose-workspace', async (event) => {
    if (!isTrusted(event)) return []
    const filters = [{ name: 'Portée', extensions: ['duckdb'] }]
    const chosen = await dialog.showOpenDialog({ properties: ['openFile'], filters })
    const [path] = chosen.filePaths
    return chosen.canceled || path === undefined ? [] : engine.ask({ kind: 'workspace', path })
  })
}

/** Main frames of our own pages only; a frame that is gone or has no address is refused. */
function isTrusted(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isOwnAddress(frame.url)
}

/** The pages are loaded anew so that they ask for a new port; after three crashes in a minute the user is told. */
function crashed(restarted: boolean): void {
  if (restarted) for (const window of BrowserWindow.getAllWindows()) window.reload()
  else dialog.showErrorBox('Portée', mainWords(app.getLocale()).engineStopped)
}
