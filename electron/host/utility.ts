import { serve, type ParentPort } from './portHost'
import { createRemotePrinter } from './remotePrinter'
import { startEngine } from './startEngine'

/** Electron puts the channel to the main process on `process`; elsewhere there is none and this entry has no use. */
function parentPort(): ParentPort {
  const port: unknown = Reflect.get(process, 'parentPort')
  if (isParentPort(port)) return port
  throw new Error('the utility entry runs under Electron only')
}

function isParentPort(value: unknown): value is ParentPort {
  return typeof value === 'object' && value !== null && 'on' in value && 'postMessage' in value
}

const parent = parentPort()
const printer = createRemotePrinter((message) => parent.postMessage(message))
const engine = await startEngine({ print: printer.print })
serve(engine, parent, printer, () => process.exit(0))
