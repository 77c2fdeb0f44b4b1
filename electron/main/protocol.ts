import type { Readable } from 'node:stream'
import { Readable as NodeReadable } from 'node:stream'
import { SAFE_HEADERS } from '../host/headers'
import { readPage, type Pages } from '../host/pages'
import { readUploadQuery, UploadTooLarge } from '../host/staging'
import { pagePath } from './pagePath'

/** Takes a file dropped into the window, as `PUT /upload` does over HTTP; the id the contract carries. */
export type TakeUpload = (name: string, modified: number | null, body: Readable) => Promise<string>

/**
 * Answers `app://portee/…`: the same pages, content policy and uploads as the loopback host. Never rejects: Electron would
 * answer for us, without the policy.
 */
export async function answerAddress(request: Request, pages: Pages, takeUpload: TakeUpload): Promise<Response> {
  try {
    const path = pagePath(request.url)
    if (path === null) return plain(404)
    if (path === '/upload') return await upload(request, takeUpload)
    if (request.method !== 'GET') return plain(405)
    const page = pages(path)
    return page === null ? plain(404) : answer(200, page.type, new Uint8Array(await readPage(page)))
  } catch (error) {
    return plain(error instanceof UploadTooLarge ? 413 : 500)
  }
}

async function upload(request: Request, takeUpload: TakeUpload): Promise<Response> {
  if (request.method !== 'PUT' || request.body === null) return plain(405)
  const query = readUploadQuery(new URL(request.url).searchParams)
  if (query === null) return plain(400)
  // The web's stream type as Node declares it a second time.
  const body = NodeReadable.fromWeb(request.body)
  return answer(200, 'application/json', JSON.stringify({ id: await takeUpload(query.name, query.modified, body) }))
}

function answer(status: number, type: string, body: string | Uint8Array<ArrayBuffer>): Response {
  return new Response(body, { status, headers: { ...SAFE_HEADERS, 'content-type': type } })
}

function plain(status: number): Response {
  return new Response(null, { status, headers: SAFE_HEADERS })
}
