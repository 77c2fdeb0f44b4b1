/**
 * Starts a built utility entry outside Electron: puts a `process.parentPort` in place that speaks over Node's own channel to
 * the parent, then loads the entry. Ports are ids on that channel; each gets an object with the face of MessagePortMain.
 */
import { EventEmitter } from 'node:events'
import { setImmediate } from 'node:timers'
import { pathToFileURL } from 'node:url'

const ports = new Map()

function createPort(id) {
  const port = new EventEmitter()
  const early = []
  let started = false
  port.postMessage = (data) => process.send({ to: id, data })
  port.start = () => {
    started = true
    for (const data of early.splice(0)) port.emit('message', { data, ports: [] })
  }
  port.close = () => process.send({ closed: id })
  port.receive = (data) => (started ? port.emit('message', { data, ports: [] }) : early.push(data))
  ports.set(id, port)
  return port
}

const parentPort = new EventEmitter()
parentPort.postMessage = (data) => process.send({ data })
process.parentPort = parentPort

// Electron keeps messages, those of ports too, until someone listens; so does this.
let early = []
function deliver(message) {
  if ('to' in message) ports.get(message.to)?.receive(message.data)
  else if ('closed' in message) ports.get(message.closed)?.emit('close')
  else parentPort.emit('message', { data: message.data, ports: message.ports.map(createPort) })
}
parentPort.once('newListener', () => {
  setImmediate(() => {
    const kept = early
    early = null
    kept.forEach(deliver)
  })
})
process.on('message', (message) => (early === null ? deliver(message) : early.push(message)))
// Electron ends a utility process whose parent is gone.
process.on('disconnect', () => process.exit(1))

await import(pathToFileURL(process.argv[2]).href)
