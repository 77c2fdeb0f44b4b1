import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { MessageChannel } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import { startHttp } from '../../electron/host/http'
import type { Client, TestEngine } from './engine'

export const DOORS = ['direct', 'http', 'message port'] as const
export type Door = (typeof DOORS)[number]

/** A client of the engine through one door, as the command line, a browser tab and the desktop window have it. */
export async function through(door: Door, test: TestEngine): Promise<Client> {
  switch (door) {
    case 'direct':
      return test.client
    case 'http':
      return overHttp(test)
    case 'message port':
      return overPort(test)
  }
}

async function overHttp({ engine, folder }: TestEngine): Promise<Client> {
  const rendererFolder = join(folder, 'pages')
  mkdirSync(rendererFolder)
  writeFileSync(join(rendererFolder, 'index.html'), '')
  const http = await startHttp({ engine, rendererFolder })
  onTestFinished(() => http.close())
  return createORPCClient(
    new FetchLink({ url: `${http.origin}/rpc`, headers: { authorization: `Bearer ${http.token}` } }),
  )
}

function overPort({ engine }: TestEngine): Client {
  const { port1, port2 } = new MessageChannel()
  new RPCHandler(engine.router).upgrade(port1, { context: {} })
  port1.start()
  const client: Client = createORPCClient(new PortLink({ port: port2 }))
  port2.start()
  onTestFinished(() => {
    port2.close()
    port1.close()
  })
  return client
}
