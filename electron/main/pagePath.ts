import { isOwnAddress } from './policy'

const LIMIT = 2048

/**
 * Path of the application's address that a page is looked up by, or null: refused. The path is looked up in a closed list
 * of built files and never joined to a folder; still, what only an attack writes (encoded or climbing parts, backslashes,
 * NUL, drives) is refused before the URL parser can tidy it up. (Rejected: join + realpath + check of the root. A link
 * swapped between check and read gets past it, and archives have no real paths.)
 */
export function pagePath(address: string): string | null {
  if (address.length > LIMIT || !isOwnAddress(address)) return null
  const written = /^app:\/\/portee([^?#]*)/.exec(address)?.[1]
  if (written === undefined) return null
  if (written === '') return '/'
  // Names of built files: letters, digits, `-`, `_`, `.`; no part begins with a dot, so `..` cannot be written.
  return /^\/(?:[\w-][\w.-]*\/)*(?:[\w-][\w.-]*)?$/.test(written) ? written : null
}
