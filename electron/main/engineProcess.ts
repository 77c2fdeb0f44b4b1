import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import { utilityMessage, type MainMessage, type Question } from '../host/portHost'
import { afterCrash, engineEnvironment } from './policy'

export interface EngineProcessOptions {
  /** The built utility entry. */
  readonly script: string
  /** Workspaces to make known at every start. */
  readonly workspaces: () => readonly string[]
  readonly print: (html: string, signal: AbortSignal) => Promise<Uint8Array>
  /** Told after a crash; `restarted` false = given up, `start` is up to the user. */
  readonly onCrash: (restarted: boolean) => void
}

/** The engine in a process of its own: a crash of the database leaves the window standing. */
export class EngineProcess {
  private child: UtilityProcess | null = null
  private asks = 0
  private readonly waiting = new Map<number, (ids: readonly string[]) => void>()
  private readonly prints = new Map<number, AbortController>()
  private crashes: readonly number[] = []
  private closing = false

  constructor(private readonly options: EngineProcessOptions) {}

  start(): void {
    const child = utilityProcess.fork(this.options.script, [], {
      serviceName: 'Portée',
      env: engineEnvironment(process.env),
      execArgv: ['--max-old-space-size=2048'],
      stdio: 'inherit',
    })
    this.child = child
    child.on('message', (message: unknown) => this.receive(child, message))
    child.on('exit', () => this.exited(child))
    for (const path of this.options.workspaces()) void this.ask({ kind: 'workspace', path })
  }

  /** A new end of the contract for a window; null while there is no engine. */
  connect(): MessagePortMain | null {
    if (this.child === null) return null
    const { port1, port2 } = new MessageChannelMain()
    this.child.postMessage({ kind: 'port' } satisfies MainMessage, [port1])
    return port2
  }

  /** Registers what the user chose; ids, empty when the engine cannot answer. */
  ask(question: Question): Promise<readonly string[]> {
    const child = this.child
    if (child === null) return Promise.resolve([])
    const ask = ++this.asks
    return new Promise((resolve) => {
      this.waiting.set(ask, resolve)
      child.postMessage({ ...question, ask } satisfies MainMessage)
    })
  }

  /** Lets the engine finish its writes and close the file; it is ended by force after five seconds. */
  async close(): Promise<void> {
    const child = this.child
    this.closing = true
    if (child === null) return
    await new Promise<void>((resolve) => {
      const force = setTimeout(() => child.kill(), 5000)
      child.once('exit', () => {
        clearTimeout(force)
        resolve()
      })
      child.postMessage({ kind: 'close' } satisfies MainMessage)
    })
  }

  private receive(child: UtilityProcess, data: unknown): void {
    const { data: message } = utilityMessage.safeParse(data)
    if (message?.kind === 'answer') {
      this.waiting.get(message.ask)?.(message.ids)
      this.waiting.delete(message.ask)
    } else if (message?.kind === 'print') {
      void this.print(child, message.ask, message.html)
    } else if (message?.kind === 'cancel-print') {
      this.prints.get(message.ask)?.abort()
    }
  }

  private async print(child: UtilityProcess, ask: number, html: string): Promise<void> {
    const abort = new AbortController()
    this.prints.set(ask, abort)
    // A print that fails or is cancelled is answered by null; the engine says what that means.
    const pdf = await this.options.print(html, abort.signal).catch(() => null)
    this.prints.delete(ask)
    if (this.child === child) child.postMessage({ kind: 'printed', ask, pdf } satisfies MainMessage)
  }

  private exited(child: UtilityProcess): void {
    if (this.child !== child) return
    this.child = null
    for (const resolve of this.waiting.values()) resolve([])
    this.waiting.clear()
    for (const abort of this.prints.values()) abort.abort()
    this.prints.clear()
    if (this.closing) return
    const { crashes, restart } = afterCrash(this.crashes, Date.now())
    this.crashes = crashes
    if (restart) this.start()
    this.options.onCrash(restart)
  }
}
