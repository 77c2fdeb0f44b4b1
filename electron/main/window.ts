import { BrowserWindow, shell, type Session, type WebContents, type WebPreferences } from 'electron'
import { isLocalRequest, isOwnAddress, isOwnBlob, isPermitted, ORIGIN, outsideAddress, savedName } from './policy'

/** Every page of ours: sandboxed, isolated, without Node, without other people's pages inside. */
export const CONFINED = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  spellcheck: false,
} as const satisfies WebPreferences

/** The one window, shown when its first page is drawn. @param path screen to begin with */
export function openWindow(preload: string, path = '/'): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Portée',
    webPreferences: { ...CONFINED, preload },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(ORIGIN + path)
  return window
}

/** Holds for every page that will ever exist, whoever creates it: it cannot leave, and opens no window. */
export function confine(contents: WebContents): void {
  const stay = (event: { preventDefault: () => void; url: string }) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', (event) => {
    // The preview of the report is a blob of our own page, shown in a frame without script.
    if (event.isMainFrame || !isOwnBlob(event.url)) stay(event)
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const address = outsideAddress(url)
    if (address !== null) void shell.openExternal(address)
    return { action: 'deny' }
  })
}

/**
 * No permission but writing to the clipboard, no device, no request that leaves the machine. Files are saved from our own
 * pages only, where the system's dialog says.
 */
export function confineSession(session: Session, isLocal: (address: string) => boolean = isLocalRequest): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(isPermitted(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isPermitted(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !isLocal(details.url) }))
  session.on('will-download', (event, item) => {
    if (isOwnBlob(item.getURL())) item.setSaveDialogOptions({ defaultPath: savedName(item.getFilename()) })
    else event.preventDefault()
  })
}
