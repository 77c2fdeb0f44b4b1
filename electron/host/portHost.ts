import { RPCHandler } from '@orpc/server/message-port'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import type { Engine } from '../engine/engine'

/** What the main process may ask besides handing over ports. Paths come from the system's dialogs only. */
export const mainMessage = z.discriminatedUnion('kind', [
  /** A window's end of the contract; the port comes along. */
  z.object({ kind: z.literal('port') }),
  /** Files the user chose: registered where they lie, answered with upload ids. */
  z.object({ kind: z.literal('files'), ask: z.int(), paths: z.array(z.string()) }),
  /** A copy in staging (dropped into the window): owned by the engine from here on. */
  z.object({
    kind: z.literal('copy'),
    ask: z.int(),
    path: z.string(),
    name: z.string(),
    modified: z.number().nullable(),
  }),
  /** A workspace the user chose: answered with its id. */
  z.object({ kind: z.literal('workspace'), ask: z.int(), path: z.string() }),
  z.object({ kind: z.literal('close') }),
])
export type MainMessage = z.infer<typeof mainMessage>

/** What the utility process sends back. */
export type UtilityMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answer'; readonly ask: number; readonly ids: readonly string[] }
  | { readonly kind: 'closed' }

/** The port as the adapter takes it: Electron's MessagePortMain and Node's MessagePort alike. */
export type Port = Parameters<RPCHandler<Record<PropertyKey, unknown>>['upgrade']>[0] & { start?: () => void }

/** The channel to the main process; Electron's `process.parentPort`, or a stand-in in tests. */
export interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: readonly Port[] }) => void): void
  postMessage(message: UtilityMessage): void
}

/** Serves one engine to the main process: ports for windows, ids for chosen files. Pure of Electron. */
export function serve(engine: Engine, parent: ParentPort, end: () => void): void {
  const rpc = new RPCHandler(engine.router)
  const handle = async (message: MainMessage, ports: readonly Port[]): Promise<void> => {
    switch (message.kind) {
      case 'port':
        for (const port of ports) {
          rpc.upgrade(port, { context: {} })
          port.start?.()
        }
        return
      case 'files':
        parent.postMessage({ kind: 'answer', ask: message.ask, ids: await registerFiles(engine, message.paths) })
        return
      case 'copy':
        parent.postMessage({ kind: 'answer', ask: message.ask, ids: [await registerCopy(engine, message)] })
        return
      case 'workspace':
        parent.postMessage({ kind: 'answer', ask: message.ask, ids: [engine.workspaces.register(message.path)] })
        return
      case 'close':
        await engine.close()
        parent.postMessage({ kind: 'closed' })
        end()
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

async function registerFiles(engine: Engine, paths: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const path of paths) {
    const info = await stat(path)
    const file = { name: basename(path), path, bytes: info.size, modifiedAt: info.mtime, owned: false }
    ids.push(engine.context.uploads.register(file).id)
  }
  return ids
}

async function registerCopy(engine: Engine, copy: MainMessage & { kind: 'copy' }): Promise<string> {
  const info = await stat(copy.path)
  const modifiedAt = copy.modified === null ? null : new Date(copy.modified)
  const file = { name: copy.name, path: copy.path, bytes: info.size, modifiedAt, owned: true }
  return engine.context.uploads.register(file).id
}
