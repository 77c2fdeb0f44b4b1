import { EventEmitter } from 'node:events'

/** MessagePortMain between objects of one process; what is posted arrives later, as a structured clone. */
export class StandInPort extends EventEmitter {
  private other: StandInPort | null = null
  private started = false
  private readonly early: unknown[] = []

  static pair(): [StandInPort, StandInPort] {
    const a = new StandInPort()
    const b = new StandInPort()
    a.other = b
    b.other = a
    return [a, b]
  }

  postMessage(data: unknown): void {
    const copy: unknown = structuredClone(data)
    setImmediate(() => this.other?.receive(copy))
  }

  start(): void {
    this.started = true
    for (const data of this.early.splice(0)) this.emit('message', { data, ports: [] })
  }

  close(): void {
    const { other } = this
    this.other = null
    setImmediate(() => other?.emit('close'))
  }

  private receive(data: unknown): void {
    if (this.started) this.emit('message', { data, ports: [] })
    else this.early.push(data)
  }
}

export class MessageChannelMain {
  readonly port1: StandInPort
  readonly port2: StandInPort

  constructor() {
    const pair = StandInPort.pair()
    this.port1 = pair[0]
    this.port2 = pair[1]
  }
}
