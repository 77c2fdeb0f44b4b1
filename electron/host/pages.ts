import { readFile, readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** Written so that no text makes it slow: each slash can match in one way only. */
const SCREEN = /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*\/?)?$/i

export interface Page {
  readonly file: string
  readonly type: string
  /** Built assets carry a hash of their content in the name. */
  readonly isHashed: boolean
}

/** Looks up the built page that answers a path; null = 404. */
export type Pages = (path: string) => Page | null

/**
 * The built renderer as a closed list of files, read once: a path either is on it or is not. No path of the outside is
 * ever joined to a folder, so nothing can climb out; links and unknown types are not listed. Paths without a file
 * extension are screens of the application and get index.html. A screen below another (`/compare/alike`) asks for its files
 * below that one, since the built page names them relative to itself: they are the same files.
 */
export async function listPages(folder: string): Promise<Pages> {
  const pages = new Map<string, Page>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name).toLowerCase()]
    if (!entry.isFile() || type === undefined) continue
    const file = join(entry.parentPath, entry.name)
    const path = file.slice(folder.length).replaceAll('\\', '/')
    pages.set(path.startsWith('/') ? path : `/${path}`, { file, type, isHashed: path.includes('assets/') })
  }
  const index = pages.get('/index.html') ?? null
  const below = (path: string) => {
    const page = /^\/[a-z]+\/./.test(path) ? pages.get(path.slice(path.indexOf('/', 1))) : undefined
    return page === undefined || page === index ? null : page
  }
  return (path) => pages.get(path) ?? below(path) ?? (SCREEN.test(path) ? index : null)
}

/** Bytes of a page. */
export function readPage(page: Page): Promise<Buffer> {
  return readFile(page.file)
}
