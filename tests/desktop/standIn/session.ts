import { EventEmitter } from 'node:events'
import type { Route } from 'playwright-core'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (details: { url: string }, decide: (answer: { cancel?: boolean }) => void) => void
type PermissionRequest = (contents: unknown, permission: string, decide: (granted: boolean) => void) => void
type PermissionCheck = (contents: unknown, permission: string) => boolean

/** Chromium outside Electron takes no scheme of ours: app://NAME/… is shown to it as https://NAME.app.test/…, all of it routed. */
export function toChromium(address: string): string {
  return address.replace(/app:\/\/([a-z-]+)/, 'https://$1.app.test')
}
export function fromChromium(address: string): string {
  return address.replace(/https:\/\/([a-z-]+)\.app\.test/, 'app://$1')
}

/** Electron's session: what was set is kept to be asked by tests, and applied to every request Chromium makes. */
export class StandInSession extends EventEmitter {
  readonly handlers = new Map<string, Handler>()
  readonly cancelled: string[] = []
  readonly answered: { url: string; status: number; policy: string | null }[] = []
  permissionRequest: PermissionRequest | null = null
  permissionCheck: PermissionCheck | null = null
  devicePermission: ((details: unknown) => boolean) | null = null
  private beforeRequest: BeforeRequest | null = null

  readonly protocol = {
    handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler),
    unhandle: (scheme: string) => void this.handlers.delete(scheme),
  }
  readonly webRequest = { onBeforeRequest: (handler: BeforeRequest) => void (this.beforeRequest = handler) }

  setPermissionRequestHandler(handler: PermissionRequest): void {
    this.permissionRequest = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.permissionCheck = handler
  }
  setDevicePermissionHandler(handler: (details: unknown) => boolean): void {
    this.devicePermission = handler
  }

  /** Whether the application lets a request through. */
  lets(url: string): boolean {
    let cancel = false
    this.beforeRequest?.({ url }, (answer) => (cancel = answer.cancel === true))
    return !cancel
  }

  async answer(route: Route): Promise<void> {
    const asked = route.request()
    const url = fromChromium(asked.url())
    const handler = this.handlers.get('app')
    if (!this.lets(url) || !url.startsWith('app:') || handler === undefined) {
      this.cancelled.push(url)
      return route.abort('blockedbyclient')
    }
    const bytes = asked.postDataBuffer()
    const body = bytes === null ? {} : { body: new Uint8Array(bytes) }
    const response = await handler(new Request(url, { method: asked.method(), ...body }))
    this.answered.push({ url, status: response.status, policy: response.headers.get('content-security-policy') })
    return route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    })
  }
}
