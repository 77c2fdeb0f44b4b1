import type { Page } from 'playwright-core'
import type { StandInPort } from './ports'

/**
 * Runs in the page before anything of it: gives the built preload its `require('electron')`. Not as in Electron: the preload
 * shares the page's world, so that isolation itself is not shown by it.
 */
export function preloadScript(preload: string): string {
  return `(() => {
    if (window !== window.top) return
    const listeners = new Map()
    const ports = new Map()
    const { standInSend: send, standInInvoke: invoke, standInPort: toMain } = window
    const pack = (data) => typeof data === 'string' ? { text: data }
      : data instanceof ArrayBuffer || ArrayBuffer.isView(data)
        ? { bytes: btoa(Array.from(new Uint8Array(data.buffer ?? data), (b) => String.fromCharCode(b)).join('')) }
        : { value: data }
    const unpack = (data) => 'text' in data ? data.text
      : 'bytes' in data ? Uint8Array.from(atob(data.bytes), (c) => c.charCodeAt(0)) : data.value
    window.standInReceive = (channel, id) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = (event) => void toMain(id, pack(event.data))
      ports.set(id, port1)
      listeners.get(channel)?.({ ports: [port2] })
    }
    window.standInDeliver = (id, data) => ports.get(id)?.postMessage(unpack(data))
    window.standInClose = (id) => ports.get(id)?.close()
    const electron = {
      contextBridge: { exposeInMainWorld: (name, value) => Object.defineProperty(window, name, { value, enumerable: true }) },
      ipcRenderer: {
        send: (channel) => void send(channel),
        invoke: (channel) => invoke(channel),
        on: (channel, listener) => void listeners.set(channel, listener),
      },
    }
    ;((require, exports) => { ${preload} })(() => electron, {})
  })()`
}

type Packed = { text: string } | { bytes: string } | { value: unknown }

/** Carries ports between the stand-in's main process and the page: each is an id on the way. */
export class PagePorts {
  private readonly ports = new Map<number, StandInPort>()

  constructor(private readonly page: Page) {}

  /** Called by the page for every message. */
  fromPage(id: number, data: Packed): void {
    this.ports.get(id)?.postMessage(unpack(data))
  }

  async give(channel: string, port: StandInPort): Promise<void> {
    const id = this.ports.size + 1
    this.ports.set(id, port)
    await this.call('standInReceive', channel, id)
    port.on('message', ({ data }: { data: unknown }) => void this.call('standInDeliver', id, pack(data)))
    port.on('close', () => void this.call('standInClose', id))
    port.start()
  }

  /** After a reload the old ports lead nowhere. */
  forget(): void {
    for (const port of this.ports.values()) port.close()
  }

  private async call(name: string, ...args: unknown[]): Promise<void> {
    // A page that is closed or just loading anew has no one to deliver to.
    await this.page
      .evaluate(([call, given]) => (window as unknown as Record<string, (...a: unknown[]) => void>)[call]?.(...given), [
        name,
        args,
      ] as const)
      .catch(() => undefined)
  }
}

function pack(data: unknown): Packed {
  if (typeof data === 'string') return { text: data }
  return data instanceof Uint8Array ? { bytes: Buffer.from(data).toString('base64') } : { value: data }
}

function unpack(data: Packed): unknown {
  if ('text' in data) return data.text
  return 'bytes' in data ? new Uint8Array(Buffer.from(data.bytes, 'base64')) : data.value
}
