import { parisClock } from '../clocks'

/**
 * A zip archive whose entries are stored, not compressed: compressed bytes differ from one version of the library to the next, and a
 * sample must be the same everywhere. The clock of the entries is the one on the wall in Paris, as a zip has no zone.
 */

export interface ZipEntry {
  readonly name: string
  readonly bytes: Uint8Array
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crc32(bytes: Uint8Array): number {
  let c = 0xffffffff
  for (const byte of bytes) c = (TABLE[(c ^ byte) & 255] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}

/** Time and date as MS-DOS wrote them: two seconds at best, years from 1980. */
function dosTime(instant: number): number {
  const wall = parisClock(instant)
  const time = (wall.getUTCHours() << 11) | (wall.getUTCMinutes() << 5) | (wall.getUTCSeconds() >> 1)
  const date = ((wall.getUTCFullYear() - 1980) << 9) | ((wall.getUTCMonth() + 1) << 5) | wall.getUTCDate()
  return date * 65_536 + time
}

/** Names in UTF-8 say so. */
const UTF8_NAMES = 0x0800
const VERSION = 20

/** The fields that the head of an entry and its line in the directory share. */
function common(view: DataView, at: number, entry: ZipEntry, name: Uint8Array, instant: number): void {
  const { bytes } = entry
  view.setUint16(at, VERSION, true)
  view.setUint16(at + 2, UTF8_NAMES, true)
  view.setUint32(at + 6, dosTime(instant), true)
  view.setUint32(at + 10, crc32(bytes), true)
  view.setUint32(at + 14, bytes.length, true)
  view.setUint32(at + 18, bytes.length, true)
  view.setUint16(at + 22, name.length, true)
}

/** A zip of the entries, in the order given. `instant`: when they were written, ms since 1970. */
export function writeZip(entries: readonly ZipEntry[], instant: number): Uint8Array {
  const named = entries.map((entry) => ({ entry, name: new TextEncoder().encode(entry.name) }))
  const locals = named.map(({ entry, name }) => 30 + name.length + entry.bytes.length)
  const directory = named.reduce((sum, { name }) => sum + 46 + name.length, 0)
  const start = locals.reduce((sum, length) => sum + length, 0)
  const out = new Uint8Array(start + directory + 22)
  const view = new DataView(out.buffer)
  let local = 0
  let line = start
  for (const { entry, name } of named) {
    view.setUint32(local, 0x04034b50, true)
    common(view, local + 4, entry, name, instant)
    out.set(name, local + 30)
    out.set(entry.bytes, local + 30 + name.length)
    view.setUint32(line, 0x02014b50, true)
    view.setUint16(line + 4, VERSION, true)
    common(view, line + 6, entry, name, instant)
    view.setUint32(line + 42, local, true)
    out.set(name, line + 46)
    local += 30 + name.length + entry.bytes.length
    line += 46 + name.length
  }
  view.setUint32(line, 0x06054b50, true)
  view.setUint16(line + 8, entries.length, true)
  view.setUint16(line + 10, entries.length, true)
  view.setUint32(line + 12, directory, true)
  view.setUint32(line + 16, start, true)
  return out
}
