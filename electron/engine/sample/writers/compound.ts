/**
 * The container of old Office files (Compound File Binary, [MS-CFB] version 3): a small file system of 512-byte sectors.
 * Here with one stream, all times zero: the same stream gives the same bytes.
 */

const SECTOR = 512
/** Streams under this size would live in the mini stream: ours are filled up to it. */
const LEAST = 4096
const FREE = 0xffffffff
const END = 0xfffffffe
const FAT = 0xfffffffd
/** Sectors of the allocation table that the header can name. */
const MOST_FAT = 109
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

/** Type of a directory entry. */
const ROOT = 5
const STREAM = 2

function writeEntry(view: DataView, at: number, name: string, type: number, start: number, size: number): void {
  for (let i = 0; i < name.length; i++) view.setUint16(at + 2 * i, name.charCodeAt(i), true)
  view.setUint16(at + 64, name === '' ? 0 : 2 * name.length + 2, true)
  view.setUint8(at + 66, type)
  view.setUint8(at + 67, 1)
  view.setUint32(at + 68, FREE, true)
  view.setUint32(at + 72, FREE, true)
  view.setUint32(at + 76, type === ROOT ? 1 : FREE, true)
  view.setUint32(at + 116, start, true)
  view.setUint32(at + 120, size, true)
}

function writeHeader(view: DataView, fatSectors: number, directory: number, firstFat: number): void {
  SIGNATURE.forEach((byte, i) => view.setUint8(i, byte))
  const words: readonly (readonly [number, number])[] = [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ]
  for (const [at, value] of words) view.setUint16(at, value, true)
  const fields: readonly (readonly [number, number])[] = [
    [44, fatSectors],
    [48, directory],
    [56, LEAST],
    [60, END],
    [68, END],
  ]
  for (const [at, value] of fields) view.setUint32(at, value, true)
  for (let i = 0; i < MOST_FAT; i++) view.setUint32(76 + 4 * i, i < fatSectors ? firstFat + i : FREE, true)
}

/**
 * A compound file with one stream.
 * @throws RangeError above seven megabytes
 */
export function writeCompound(name: string, stream: Uint8Array): Uint8Array {
  const size = Math.max(stream.length, LEAST)
  const streamSectors = Math.ceil(size / SECTOR)
  let fatSectors = 1
  while (fatSectors * (SECTOR / 4) < streamSectors + 1 + fatSectors) fatSectors++
  if (fatSectors > MOST_FAT) throw new RangeError(`a stream of ${stream.length} bytes is too long`)
  const firstFat = streamSectors + 1
  const bytes = new Uint8Array(SECTOR * (1 + streamSectors + 1 + fatSectors))
  const view = new DataView(bytes.buffer)
  writeHeader(view, fatSectors, streamSectors, firstFat)
  bytes.set(stream, SECTOR)
  const directory = SECTOR * (1 + streamSectors)
  writeEntry(view, directory, 'Root Entry', ROOT, END, 0)
  writeEntry(view, directory + 128, name, STREAM, 0, size)
  for (const unused of [2, 3]) writeEntry(view, directory + 128 * unused, '', 0, 0, 0)
  const table = SECTOR * (1 + firstFat)
  for (let i = 0; i < fatSectors * (SECTOR / 4); i++) {
    const isLast = i === streamSectors - 1 || i === streamSectors
    const next = isLast ? END : i < streamSectors ? i + 1 : i < firstFat + fatSectors ? FAT : FREE
    view.setUint32(table + 4 * i, next, true)
  }
  return bytes
}
