import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Engine } from '../engine/engine'
import { SAFE_HEADERS } from './headers'
import { guard, type Secrets } from './httpGuard'
import { listPages, readPage, type Page, type Pages } from './pages'
import { readUploadQuery, stageUpload, UploadTooLarge } from './staging'

export interface HttpOptions {
  readonly engine: Engine
  /** Built renderer (`out/renderer`). */
  readonly rendererFolder: string
  /** 0 = any free port. */
  readonly port?: number
}

export interface HttpHost {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string
  /** Address to open in a browser; holds the launch token, good as long as this host runs. */
  readonly launchUrl: string
  /** For scripts: `Authorization: Bearer …`. */
  readonly token: string
  close(): Promise<void>
}

interface Room {
  readonly engine: Engine
  readonly pages: Pages
  readonly secrets: Secrets
  readonly rpc: ReturnType<typeof createRpc>
}

/** Puts the engine behind HTTP on 127.0.0.1: `/rpc` (the contract), `PUT /upload`, and the pages of the application. */
export async function startHttp(options: HttpOptions): Promise<HttpHost> {
  const pages = await listPages(options.rendererFolder)
  const server = createServer()
  await listen(server, options.port ?? 0)
  const { port } = server.address() as AddressInfo
  const secrets = { port, session: randomToken(), launch: randomToken() }
  const room: Room = { engine: options.engine, pages, secrets, rpc: createRpc(options.engine) }
  server.on('request', (request, response) => {
    answer(room, request, response).catch((error: unknown) => {
      const kind = error instanceof Error ? error.name : typeof error
      options.engine.context.options.log({ level: 'error', event: 'http', kind })
      if (response.headersSent) response.destroy()
      else end(response, 500)
    })
  })
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    launchUrl: `${origin}/open?token=${secrets.launch}`,
    token: secrets.session,
    close: () => close(server),
  }
}

/** Calls are small (files go through /upload): 16 MiB is far above any. */
function createRpc(engine: Engine) {
  return new RPCHandler(engine.router, { plugins: [new BodyLimitPlugin({ maxBodySize: 16 * 1024 ** 2 })] })
}

async function answer(room: Room, request: IncomingMessage, response: ServerResponse): Promise<ServerResponse> {
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value)
  response.setHeader('cache-control', 'no-store')
  const { headers } = request
  const decision = guard(
    {
      method: request.method ?? '',
      target: request.url ?? '',
      host: headers.host,
      origin: headers.origin,
      fetchSite: one(headers['sec-fetch-site']),
      cookie: headers.cookie,
      authorization: headers.authorization,
    },
    room.secrets,
  )
  if (decision.kind === 'refuse') {
    request.resume()
    return end(response, decision.status, `refused: ${decision.reason}`)
  }
  if (decision.kind === 'enter') {
    response.setHeader('set-cookie', decision.cookie)
    response.setHeader('location', decision.location)
    return end(response, 303)
  }
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  if (url.pathname === '/upload') return takeUpload(room.engine, url, request, response)
  if (url.pathname.startsWith('/rpc/')) {
    const { matched } = await room.rpc.handle(request, response, { prefix: '/rpc', context: {} })
    return matched ? response : end(response, 404)
  }
  return givePage(room.pages(url.pathname), request, response)
}

async function takeUpload(
  engine: Engine,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<ServerResponse> {
  if (request.method !== 'PUT') return end(response, 405)
  const query = readUploadQuery(url.searchParams)
  if (query === null) {
    request.resume()
    return end(response, 400, 'name or modified')
  }
  try {
    const { id } = await stageUpload(engine.context, { ...query, body: request })
    response.setHeader('content-type', 'application/json')
    return end(response, 200, JSON.stringify({ id }))
  } catch (error) {
    if (!(error instanceof UploadTooLarge)) throw error
    return end(response, 413)
  }
}

async function givePage(
  page: Page | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<ServerResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405)
  if (page === null) return end(response, 404)
  response.setHeader('content-type', page.type)
  if (page.isHashed) response.setHeader('cache-control', 'private, max-age=31536000, immutable')
  response.statusCode = 200
  return response.end(request.method === 'HEAD' ? undefined : await readPage(page))
}

function end(response: ServerResponse, status: number, text?: string): ServerResponse {
  response.statusCode = status
  if (text !== undefined && !response.hasHeader('content-type')) response.setHeader('content-type', 'text/plain')
  return response.end(text)
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header
}

function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
