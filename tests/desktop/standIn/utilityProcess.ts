import { fork as forkNode, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import type { StandInPort } from './ports'

interface ForkOptions {
  readonly env?: Record<string, string>
  readonly execArgv?: string[]
}

type FromChild = { data: unknown } | { to: number; data: unknown } | { closed: number }

/** A real process of its own, as in Electron, but of plain Node: it can be killed, and its environment looked at. */
export class StandInUtility extends EventEmitter {
  readonly process: ChildProcess
  private readonly ports = new Map<number, StandInPort>()

  constructor(
    script: string,
    readonly options: ForkOptions,
  ) {
    super()
    this.process = forkNode(join(import.meta.dirname, 'utilityStart.mjs'), [script], {
      // A program without HOME has no temporary folders of its own kind; nothing is added to what was asked for.
      env: options.env ?? {},
      execArgv: options.execArgv ?? [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.process.on('message', (message: FromChild) => this.receive(message))
    this.process.on('exit', (code) => {
      for (const port of this.ports.values()) port.close()
      this.emit('exit', code ?? 1)
    })
  }

  get pid(): number | undefined {
    return this.process.pid
  }

  postMessage(data: unknown, ports: readonly StandInPort[] = []): void {
    const ids = ports.map((port) => this.adopt(port))
    if (this.process.connected) this.process.send({ data, ports: ids })
  }

  kill(): boolean {
    return this.process.kill('SIGKILL')
  }

  private adopt(port: StandInPort): number {
    const id = this.ports.size + 1
    this.ports.set(id, port)
    port.on('message', ({ data }: { data: unknown }) => {
      if (this.process.connected) this.process.send({ to: id, data })
    })
    port.on('close', () => {
      if (this.process.connected) this.process.send({ closed: id })
    })
    port.start()
    return id
  }

  private receive(message: FromChild): void {
    if ('to' in message) this.ports.get(message.to)?.postMessage(message.data)
    else if ('closed' in message) this.ports.get(message.closed)?.close()
    else this.emit('message', message.data)
  }
}
