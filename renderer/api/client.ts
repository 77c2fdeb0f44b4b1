import { createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '../../shared/contract/contract'
import { PORT_MESSAGE } from './desktop'

/** The whole contract, callable. A view cannot tell through which door it speaks. */
export type Api = ContractRouterClient<Contract>

/** Opens the door this page was loaded through: the desktop's message port where there is one, else `/rpc` of the loopback host. */
export async function connect(): Promise<Api> {
  if (window.desktop === undefined) return overHttp()
  return overPort(await receivePort(window.desktop.requestPort))
}

/** The session cookie of the loopback host, set when its address with the token was opened, travels with every call. */
function overHttp(): Api {
  return createORPCClient(new FetchLink({ url: new URL('/rpc', window.location.origin).href }))
}

function overPort(port: MessagePort): Api {
  const client: Api = createORPCClient(new PortLink({ port }))
  port.start()
  return client
}

function receivePort(request: () => void): Promise<MessagePort> {
  return new Promise((resolve) => {
    const listen = (event: MessageEvent) => {
      const port = event.ports[0]
      if (event.source !== window || event.data !== PORT_MESSAGE || port === undefined) return
      window.removeEventListener('message', listen)
      resolve(port)
    }
    window.addEventListener('message', listen)
    request()
  })
}
