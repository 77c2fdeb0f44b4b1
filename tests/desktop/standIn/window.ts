import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Frame, Page, Request as PlaywrightRequest } from 'playwright-core'
import { PagePorts, preloadScript } from './page'
import type { StandInPort } from './ports'
import { fromChromium, toChromium, type StandInSession } from './session'

interface Options {
  readonly show?: boolean
  readonly webPreferences?: Readonly<Record<string, unknown>> & { readonly session?: StandInSession }
}

/** What every window of the stand-in needs from the outside. */
export interface Surroundings {
  readonly browser: () => Browser
  readonly defaultSession: StandInSession
  readonly created: (contents: StandInContents) => void
  readonly send: (channel: string, event: unknown) => void
  readonly invoke: (channel: string, event: unknown) => unknown
  readonly windows: Set<StandInWindow>
  readonly allClosed: () => void
}

/** Electron's webContents, shown by a page of Chromium. */
export class StandInContents extends EventEmitter {
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  readonly session: StandInSession
  readonly opened: { url: string; action: string }[] = []
  page: Page | null = null
  private ports: PagePorts | null = null
  private loads = 0

  constructor(
    private readonly around: Surroundings,
    readonly options: Options,
  ) {
    super()
    this.session = options.webPreferences?.session ?? around.defaultSession
    around.created(this)
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.openHandler = handler
  }

  async printToPDF(wanted: Record<string, unknown>): Promise<Buffer> {
    return this.shown().pdf({
      tagged: wanted['generateTaggedPDF'] === true,
      outline: wanted['generateDocumentOutline'] === true,
      preferCSSPageSize: wanted['preferCSSPageSize'] === true,
      printBackground: wanted['printBackground'] === true,
    })
  }

  async load(address: string): Promise<void> {
    if (this.page === null) await this.open()
    await this.unannounced(() => this.shown().goto(toChromium(address)))
  }

  async reload(): Promise<void> {
    this.ports?.forget()
    await this.unannounced(() => this.shown().reload())
  }

  /** Electron announces what the page does (`will-navigate`), not what the application does itself. */
  private async unannounced(work: () => Promise<unknown>): Promise<void> {
    this.loads += 1
    await work().finally(() => (this.loads -= 1))
  }

  shown(): Page {
    if (this.page === null) throw new Error('nothing is loaded yet')
    return this.page
  }

  /** The face of WebFrameMain. */
  frame(frame: Frame) {
    return {
      url: fromChromium(frame.url()),
      parent: frame.parentFrame(),
      postMessage: (channel: string, _message: unknown, [port]: StandInPort[]) => {
        if (port !== undefined) void this.ports?.give(channel, port)
      },
    }
  }

  private async open(): Promise<void> {
    const preferences = this.options.webPreferences ?? {}
    const scripts = preferences['javascript'] !== false
    const context = await this.around.browser().newContext({ javaScriptEnabled: scripts, acceptDownloads: true })
    await this.confine(context)
    const page = await context.newPage()
    this.page = page
    this.ports = new PagePorts(page)
    context.on('page', (other) => void other.close())
    if (typeof preferences['preload'] === 'string') await this.preload(context, preferences['preload'])
  }

  /** Requests go to the session; navigations are announced first, as Electron does, and may be refused. */
  private async confine(context: BrowserContext): Promise<void> {
    await context.route('**/*', async (route) => {
      const request = route.request()
      if (!request.isNavigationRequest()) return this.session.answer(route)
      const frame = this.ownFrame(request)
      if (frame === null) this.asksToOpen(fromChromium(request.url()))
      // Not 'blockedbyclient': that would put an error page in place of the one that stays.
      return frame !== null && this.stays(request.url(), frame) ? this.session.answer(route) : route.abort('aborted')
    })
  }

  /** The frame of our page that navigates; null = a new window. */
  private ownFrame(request: PlaywrightRequest): Frame | null {
    try {
      return request.frame().page() === this.page ? request.frame() : null
    } catch {
      // Playwright has no frame yet for the first request of a new window.
      return null
    }
  }

  /** A window the page wants; the stand-in opens none, whatever the answer. */
  private asksToOpen(url: string): void {
    this.opened.push({ url, action: this.openHandler({ url }).action })
  }

  private stays(address: string, frame: Frame): boolean {
    const url = fromChromium(address)
    let refused = false
    const isMainFrame = frame.parentFrame() === null
    if (isMainFrame && this.loads > 0) return true
    const event = { url, isMainFrame, preventDefault: () => (refused = true) }
    if (isMainFrame) this.emit('will-navigate', event)
    this.emit('will-frame-navigate', event)
    return !refused
  }

  private async preload(context: BrowserContext, file: string): Promise<void> {
    const event = (frame: Frame) => ({ senderFrame: this.frame(frame) })
    await context.exposeBinding('standInSend', ({ frame }, channel: string) => this.around.send(channel, event(frame)))
    await context.exposeBinding('standInInvoke', ({ frame }, channel: string) =>
      this.around.invoke(channel, event(frame)),
    )
    await context.exposeBinding('standInPort', (_source, id: number, data: { text: string }) =>
      this.ports?.fromPage(id, data),
    )
    await context.addInitScript(preloadScript(readFileSync(file, 'utf8')))
  }
}

/** Electron's BrowserWindow. */
export class StandInWindow extends EventEmitter {
  readonly webContents: StandInContents
  readonly calls: string[] = []
  private destroyed = false

  constructor(
    private readonly around: Surroundings,
    readonly options: Options,
  ) {
    super()
    this.webContents = new StandInContents(around, options)
    around.windows.add(this)
  }

  async loadURL(address: string): Promise<void> {
    await this.webContents.load(address)
    this.emit('ready-to-show')
  }

  reload(): void {
    this.webContents.reload().catch(() => undefined)
  }
  show(): void {
    this.calls.push('show')
  }
  focus(): void {
    this.calls.push('focus')
  }
  restore(): void {
    this.calls.push('restore')
  }
  isMinimized(): boolean {
    return true
  }
  isDestroyed(): boolean {
    return this.destroyed
  }
  close(): void {
    this.destroy()
  }

  destroy(): void {
    if (this.destroyed) return
    this.destroyed = true
    this.around.windows.delete(this)
    void this.webContents.page?.context().close()
    this.emit('closed')
    if (this.around.windows.size === 0) this.around.allClosed()
  }
}
