import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { SAFE_HEADERS } from '../host/headers'
import type { Pages } from '../host/pages'
import { isOwnAddress } from './desktop'

/** Takes a file dropped into the window, as `PUT /upload` does over HTTP; the id. */
export type TakeUpload = (name: string, modified: number | null, body: Readable) => Promise<string>

/**
 * Answers `app://portee/…`: the same pages, policy and uploads as the loopback host. Pages come from a closed list, so
 * no address can reach another file.
 */
export async function answerAddress(request: Request, pages: Pages, takeUpload: TakeUpload): Promise<Response> {
  const url = parse(request.url)
  if (url === null) return plain(404)
  if (url.pathname === '/upload') return upload(request, url, takeUpload)
  if (request.method !== 'GET') return plain(405)
  const page = pages(url.pathname)
  if (page === null) return plain(404)
  const body = Readable.toWeb(createReadStream(page.file)) as ReadableStream
  return new Response(body, { status: 200, headers: { ...SAFE_HEADERS, 'content-type': page.type } })
}

async function upload(request: Request, url: URL, takeUpload: TakeUpload): Promise<Response> {
  if (request.method !== 'PUT' || request.body === null) return plain(405)
  const name = url.searchParams.get('name') ?? ''
  const modified = url.searchParams.get('modified')
  if (name === '' || name.length > 1024) return plain(400)
  const time = modified !== null && /^\d{1,15}$/.test(modified) ? Number(modified) : null
  const id = await takeUpload(name, time, Readable.fromWeb(request.body))
  return new Response(JSON.stringify({ id }), {
    status: 200,
    headers: { ...SAFE_HEADERS, 'content-type': 'application/json' },
  })
}

function plain(status: number): Response {
  return new Response(null, { status, headers: SAFE_HEADERS })
}

function parse(address: string): URL | null {
  return isOwnAddress(address) && address.length <= 8192 ? new URL(address) : null
}
