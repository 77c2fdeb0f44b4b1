import { RPCHandler } from '@orpc/server/message-port'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import type { Engine } from '../engine/engine'
import type { RemotePrinter } from './remotePrinter'

const ask = z.int()
const path = z.string().min(1)

/** What the main process may say besides handing over ports. Paths come from the system's dialogs only. */
export const mainMessage = z.discriminatedUnion('kind', [
  /** A window's end of the contract; the port comes along. */
  z.object({ kind: z.literal('port') }),
  /** Files the user chose: registered where they lie, answered with upload ids. */
  z.object({ kind: z.literal('files'), ask, paths: z.array(path) }),
  /** A copy in staging (dropped into the window): owned by the engine from here on. */
  z.object({ kind: z.literal('copy'), ask, path, name: z.string(), modified: z.number().nullable() }),
  /** A workspace the user chose: answered with its id. */
  z.object({ kind: z.literal('workspace'), ask, path }),
  /** Answer to `print`; null = not printed. */
  z.object({
    kind: z.literal('printed'),
    ask,
    pdf: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  }),
  z.object({ kind: z.literal('close') }),
])
export type MainMessage = z.infer<typeof mainMessage>

type Asked = Extract<MainMessage, { kind: 'files' | 'copy' | 'workspace' }>
/** What the main process asks the engine, without the number of the question. */
export type Question = Asked extends infer Each ? (Each extends Asked ? Omit<Each, 'ask'> : never) : never

/** What the utility process says to the main process. */
export const utilityMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('answer'), ask, ids: z.array(z.string()) }),
  z.object({ kind: z.literal('print'), ask, html: z.string() }),
  z.object({ kind: z.literal('cancel-print'), ask }),
  z.object({ kind: z.literal('closed') }),
])
export type UtilityMessage = z.infer<typeof utilityMessage>

/** The port as the adapter takes it: Electron's MessagePortMain and Node's MessagePort alike. */
export type Port = Parameters<RPCHandler<Record<PropertyKey, unknown>>['upgrade']>[0] & { start?: () => void }

/** The channel to the main process; Electron's `process.parentPort`, or a stand-in in tests. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void): void
  postMessage(message: UtilityMessage): void
}

/**
 * Serves one engine to the main process: ports for windows, ids for chosen files. Free of Electron. @param end called when
 * the engine is closed
 */
export function serve(engine: Engine, parent: ParentPort, printer: RemotePrinter, end: () => void): void {
  const rpc = new RPCHandler(engine.router)
  const upgrade = (port: Port) => {
    rpc.upgrade(port, { context: {} })
    port.start?.()
  }
  const handle = async (message: MainMessage, ports: readonly Port[]): Promise<void> => {
    switch (message.kind) {
      case 'port':
        ports.forEach(upgrade)
        return
      case 'printed':
        printer.settle(message.ask, message.pdf)
        return
      case 'close':
        await engine.close()
        parent.postMessage({ kind: 'closed' })
        end()
        return
      default:
        parent.postMessage({ kind: 'answer', ask: message.ask, ids: await register(engine, message) })
    }
  }
  parent.on('message', ({ data, ports }) => {
    const message = mainMessage.safeParse(data)
    if (!message.success) return
    handle(message.data, ports).catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : typeof error
      engine.context.options.log({ level: 'error', event: 'utility', kind })
      if ('ask' in message.data) parent.postMessage({ kind: 'answer', ask: message.data.ask, ids: [] })
    })
  })
  parent.postMessage({ kind: 'ready' })
}

async function register(engine: Engine, asked: Asked): Promise<string[]> {
  switch (asked.kind) {
    case 'workspace':
      return [engine.workspaces.register(asked.path)]
    case 'copy':
      return [await registerCopy(engine, asked)]
    case 'files': {
      const ids: string[] = []
      for (const each of asked.paths) ids.push(await registerFile(engine, each))
      return ids
    }
  }
}

async function registerFile(engine: Engine, path: string): Promise<string> {
  const info = await stat(path)
  const file = { name: basename(path), path, bytes: info.size, modifiedAt: info.mtime, owned: false }
  return engine.context.uploads.register(file).id
}

async function registerCopy(engine: Engine, copy: Asked & { kind: 'copy' }): Promise<string> {
  const info = await stat(copy.path)
  const modifiedAt = copy.modified === null ? null : new Date(copy.modified)
  const file = { name: copy.name, path: copy.path, bytes: info.size, modifiedAt, owned: true }
  return engine.context.uploads.register(file).id
}
