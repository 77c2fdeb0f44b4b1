import { BrowserWindow, shell, type Session, type WebContents } from 'electron'
import { isOwnAddress, isPermitted, ORIGIN, outsideAddress } from './desktop'

/** The window: sandboxed, isolated, without Node; it can neither leave the application nor open another window. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 860,
    minWidth: 720,
    minHeight: 520,
    show: false,
    title: 'Portée',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(`${ORIGIN}/`)
  return window
}

/** Holds for every page that will ever exist, whoever creates it. */
export function confine(contents: WebContents): void {
  const stay = (event: { preventDefault: () => void; url: string }) => {
    if (!isOwnAddress(event.url)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', (event) => {
    // The preview of the report is a blob of our own page.
    if (!event.url.startsWith(`blob:${ORIGIN}/`)) stay(event)
  })
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    const address = outsideAddress(url)
    if (address !== null) void shell.openExternal(address)
    return { action: 'deny' }
  })
}

/** No permission but writing to the clipboard, no device, no request that leaves the machine. */
export function confineSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide) => decide(isPermitted(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isPermitted(permission))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => {
    const local = /^(?:app|blob|data|devtools):/.test(details.url)
    decide({ cancel: !local })
  })
}
