import { app, dialog, Menu, protocol, session, type BrowserWindow } from 'electron'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createStagingFolder, dataFolder } from '../host/folders'
import { listPages } from '../host/pages'
import { writeStaged } from '../host/staging'
import { answerWindow } from './desktop'
import { EngineProcess } from './engineProcess'
import { menuTemplate } from './menu'
import { afterCrash, ORIGIN, SCHEME } from './policy'
import { printPdf } from './printer'
import { answerAddress } from './protocol'
import { createRecent } from './recent'
import { confine, confineSession, openWindow } from './window'
import { mainWords, type MainWord, type MainWords } from './words'

/** The built programs lie side by side: out/main, out/preload, out/renderer. */
const OUT = dirname(import.meta.dirname)

/** The one window of this application; hidden windows that print are none. */
let shown: BrowserWindow | null = null
let pageCrashes: readonly number[] = []

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])
// A data folder of its own is an application of its own: two can run side by side.
if (process.env['PORTEE_DATA']) app.setPath('userData', join(dataFolder(), '.desktop'))
app.on('web-contents-created', (_event, contents) => confine(contents))
app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit()
})
app.on('second-instance', () => {
  if (shown?.isMinimized() === true) shown.restore()
  shown?.focus()
})

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(failed)
else app.quit()

async function start(): Promise<void> {
  const words = mainWords(app.getPreferredSystemLanguages())
  const copies = await createStagingFolder()
  const recent = createRecent(join(app.getPath('userData'), 'recent.json'))
  const engine = new EngineProcess({
    script: join(OUT, 'main', 'utility.js'),
    workspaces: () => recent.paths(),
    print: printPdf,
    onCrash: (restarted) => void engineCrashed(engine, words, restarted),
  })
  confineSession(session.defaultSession)
  const pages = await listPages(join(OUT, 'renderer'))
  protocol.handle(SCHEME, (request) =>
    answerAddress(request, pages, async (name, modified, body) => {
      const { path } = await writeStaged(copies, body)
      const [id] = await engine.ask({ kind: 'copy', path, name, modified })
      if (id === undefined) throw new Error('the engine did not take the file')
      return id
    }),
  )
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, words, (path) => show(words, path))))
  answerWindow(engine, recent, words)
  engine.start()
  app.on('activate', () => {
    if (shown === null) show(words, '/')
  })
  closeBeforeQuit(engine, copies)
  show(words, '/')
}

/** Shows a screen in the window, opening it if there is none. */
function show(words: MainWords, path: string): void {
  if (shown !== null) {
    void shown.loadURL(ORIGIN + path)
    return
  }
  const window = openWindow(join(OUT, 'preload', 'preload.cjs'), path)
  shown = window
  window.on('closed', () => {
    shown = null
    if (process.platform !== 'darwin') app.quit()
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void pageCrashed(words)
  })
}

/** The first attempt to quit waits for the engine to close the file; the second one goes through. */
function closeBeforeQuit(engine: EngineProcess, copies: string): void {
  let state: 'running' | 'closing' | 'closed' = 'running'
  app.on('before-quit', (event) => {
    if (state !== 'closed') event.preventDefault()
    if (state !== 'running') return
    state = 'closing'
    const leave = () => {
      state = 'closed'
      app.quit()
    }
    engine
      .close()
      .then(() => rm(copies, { recursive: true, force: true }))
      .then(leave, leave)
  })
}

/** The page is loaded anew, so that it asks for a new port, and the user is told; after the third crash they decide. */
async function engineCrashed(engine: EngineProcess, words: MainWords, restarted: boolean): Promise<void> {
  if (restarted) {
    shown?.reload()
    await tell(words, 'crash.restarted', 'crash.restarted_detail', ['crash.ok'])
    return
  }
  const chosen = await tell(words, 'crash.given_up', 'crash.given_up_detail', ['crash.again', 'crash.quit'])
  if (chosen !== 0) {
    app.quit()
    return
  }
  engine.start()
  shown?.reload()
}

async function pageCrashed(words: MainWords): Promise<void> {
  const { crashes, restart } = afterCrash(pageCrashes, Date.now())
  pageCrashes = crashes
  if (!restart) {
    app.quit()
    return
  }
  shown?.reload()
  await tell(words, 'crash.page', 'crash.page_detail', ['crash.ok'])
}

async function tell(words: MainWords, message: MainWord, detail: MainWord, buttons: MainWord[]): Promise<number> {
  const options = {
    type: 'warning',
    title: 'Portée',
    buttons: buttons.map(words),
    cancelId: buttons.length - 1,
  } as const
  const { response } = await dialog.showMessageBox({ ...options, message: words(message), detail: words(detail) })
  return response
}

/** Nothing can be shown without pages or a folder to write in: the kind of error and no path. */
function failed(error: unknown): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'start'
  dialog.showErrorBox('Portée', code)
  app.exit(1)
}
