import { MessageChannelMain, utilityProcess, type MessagePortMain, type UtilityProcess } from 'electron'
import type { MainMessage, UtilityMessage } from '../host/portHost'
import { engineEnvironment, restartLimit } from './desktop'

type Asked = Extract<MainMessage, { ask: number }>
/** A question without its number. */
type Question = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'ask'> : never) : never

/** The engine in a process of its own: a crash of the database leaves the window standing. */
export class EngineProcess {
  private child: UtilityProcess | null = null
  private asks = 0
  private readonly waiting = new Map<number, (ids: readonly string[]) => void>()
  private readonly mayRestart = restartLimit()
  private closing = false

  /** @param script the built utility entry @param onCrash told after a crash: `restarted` false = given up */
  constructor(
    private readonly script: string,
    private readonly onCrash: (restarted: boolean) => void,
  ) {}

  start(): void {
    const child = utilityProcess.fork(this.script, [], {
      serviceName: 'Portée',
      env: engineEnvironment(process.env),
      execArgv: ['--max-old-space-size=2048'],
      stdio: 'inherit',
    })
    this.child = child
    child.on('message', (message: UtilityMessage) => this.receive(message))
    child.on('exit', (code) => this.exited(code))
  }

  /** A new end of the contract for a window. */
  connect(): MessagePortMain {
    const { port1, port2 } = new MessageChannelMain()
    this.child?.postMessage({ kind: 'port' } satisfies MainMessage, [port1])
    return port2
  }

  /** Registers what the user chose; ids, empty when the engine cannot answer. */
  ask(question: Question): Promise<readonly string[]> {
    const child = this.child
    if (child === null) return Promise.resolve([])
    const ask = ++this.asks
    return new Promise((resolve) => {
      this.waiting.set(ask, resolve)
      child.postMessage({ ...question, ask })
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

  private receive(message: UtilityMessage): void {
    if (message.kind !== 'answer') return
    this.waiting.get(message.ask)?.(message.ids)
    this.waiting.delete(message.ask)
  }

  private exited(code: number): void {
    this.child = null
    for (const resolve of this.waiting.values()) resolve([])
    this.waiting.clear()
    if (this.closing || code === 0) return
    const restarted = this.mayRestart(Date.now())
    if (restarted) this.start()
    this.onCrash(restarted)
  }
}
