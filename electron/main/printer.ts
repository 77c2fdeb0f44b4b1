import { BrowserWindow, session } from 'electron'
import { randomUUID } from 'node:crypto'
import { SCHEME } from './policy'
import { CONFINED, confineSession } from './window'

/** Not an address of the application: a page there is trusted with nothing. */
const ADDRESS = `${SCHEME}://print/`

/** The report carries its style and fonts itself: nothing else is loaded, nothing runs. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:"

/**
 * Prints an HTML document as tagged PDF with outline; paper size from its `@page`. The document is shown in a hidden window
 * without script, in a session of its own that answers this one address and cancels every other request. It comes by a
 * protocol, because a `data:` address may not hold more than 2 MB. @throws the signal's reason
 */
export async function printPdf(html: string, signal: AbortSignal): Promise<Uint8Array> {
  signal.throwIfAborted()
  const own = session.fromPartition(`print-${randomUUID()}`)
  confineSession(own, (address) => address === ADDRESS || address.startsWith('data:'))
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }
  own.protocol.handle(SCHEME, () => new Response(html, { headers }))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...CONFINED, session: own, javascript: false },
  })
  const stop = () => window.destroy()
  signal.addEventListener('abort', stop)
  try {
    await window.loadURL(ADDRESS)
    return await window.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  } finally {
    signal.removeEventListener('abort', stop)
    if (!window.isDestroyed()) window.destroy()
    own.protocol.unhandle(SCHEME)
  }
}
