import { dialog, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type OpenDialogOptions } from 'electron'
import type { EngineProcess } from './engineProcess'
import { isTrustedFrame } from './policy'
import type { Recent } from './recent'
import type { MainWords } from './words'

/** Channels between preload and main process; `test`ed to be the same in both. */
export const CHANNELS = {
  port: 'portee:port',
  openFiles: 'portee:open-files',
  openWorkspace: 'portee:open-workspace',
} as const

/**
 * The three things a window may ask of the main process; everything else goes through the engine's port. Paths come from the
 * system's dialogs and go to the engine; the page gets opaque ids. Asked by anything but the main frame of one of our
 * pages: refused, nothing is opened.
 */
export function answerWindow(engine: EngineProcess, recent: Recent, words: MainWords): void {
  ipcMain.on(CHANNELS.port, (event) => {
    if (!isTrusted(event)) return
    const port = engine.connect()
    if (port !== null) event.senderFrame?.postMessage(CHANNELS.port, null, [port])
  })
  ipcMain.handle(CHANNELS.openFiles, async (event) => {
    refuseStrangers(event)
    const paths = await choose({
      title: words('dialog.exports'),
      properties: ['openFile', 'multiSelections'],
      filters: [
        { name: words('dialog.exports_kind'), extensions: ['csv', 'xlsx', 'xls', 'zip', 'txt', 'tsv', 'json', 'js'] },
        { name: words('dialog.all_files'), extensions: ['*'] },
      ],
    })
    return paths.length === 0 ? [] : engine.ask({ kind: 'files', paths })
  })
  ipcMain.handle(CHANNELS.openWorkspace, async (event) => {
    refuseStrangers(event)
    const [path] = await choose({
      title: words('dialog.workspace'),
      properties: ['openFile'],
      filters: [{ name: words('dialog.workspace_kind'), extensions: ['duckdb'] }],
    })
    if (path === undefined) return []
    recent.add(path)
    return engine.ask({ kind: 'workspace', path })
  })
}

async function choose(options: OpenDialogOptions): Promise<string[]> {
  const chosen = await dialog.showOpenDialog(options)
  return chosen.canceled ? [] : chosen.filePaths
}

/** @throws Error when the sender is not a page of ours */
function refuseStrangers(event: IpcMainInvokeEvent): void {
  if (!isTrusted(event)) throw new Error('refused')
}

function isTrusted(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  try {
    return isTrustedFrame(event.senderFrame)
  } catch {
    // Reading `senderFrame` of a destroyed page throws.
    return false
  }
}
