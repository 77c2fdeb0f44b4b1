import { createHash } from 'node:crypto'
import { basename, resolve } from 'node:path'

export const EXTENSION = '.duckdb'

/** Names Windows keeps for devices, with or without an extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i

/**
 * File name (without extension) for a workspace's name, good on Linux, macOS and Windows: separators, control
 * and direction characters replaced, no leading or trailing dot or space, no device name, at most 120 bytes.
 */
export function fileStem(name: string): string {
  const cleaned = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
  const stem = cutBytes(cleaned, 120).replace(/^[. ]+|[. ]+$/g, '')
  if (stem === '') return 'workspace'
  return DEVICES.test(stem) ? `_${stem}` : stem
}

/** The workspace's name as its file tells it. */
export function nameOf(file: string): string {
  const base = basename(file)
  return base.endsWith(EXTENSION) ? base.slice(0, -EXTENSION.length) : base
}

/** Opaque id of a workspace: stable over restarts (an address keeps working), telling nothing of the path. */
export function workspaceId(file: string): string {
  return createHash('sha256').update(resolve(file)).digest('base64url').slice(0, 22)
}

function cutBytes(text: string, limit: number): string {
  let out = ''
  let bytes = 0
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > limit) break
    out += character
  }
  return out
}
