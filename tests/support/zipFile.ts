import { crc32, deflateRawSync } from 'node:zlib'

/** One file of a zip, with everything a liar may say about it. */
export interface ZipEntry {
  readonly name: string
  readonly content: string | Uint8Array
  readonly store?: boolean
  /** Written instead of the truth. */
  readonly declared?: number
  readonly crc?: number
  readonly flags?: number
  readonly method?: number
  /** Unix mode, e.g. 0o120777 for a link. */
  readonly mode?: number
  /** Local time on the wall: [year, month, day, hour, minute]. */
  readonly time?: readonly [number, number, number, number, number]
  /** Header offset of that other entry instead of its own bytes. */
  readonly sharesBytesOf?: number
  readonly zip64?: boolean
  readonly extra?: Uint8Array
}

/** Writes a zip byte by byte, so that tests can lie in any field. */
export function zipFile(
  entries: readonly ZipEntry[],
  { comment = '', count }: { comment?: string; count?: number } = {},
): Buffer {
  const chunks: Buffer[] = []
  const directory: Buffer[] = []
  const offsets: number[] = []
  let at = 0
  for (const entry of entries) {
    const written = localFile(entry)
    const own = entry.sharesBytesOf === undefined
    offsets.push(own ? at : (offsets[entry.sharesBytesOf] ?? 0))
    if (own) {
      chunks.push(written.bytes)
      at += written.bytes.length
    }
    directory.push(directoryEntry(entry, written, offsets.at(-1) ?? 0))
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count ?? entries.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(count ?? entries.length, 0xffff), 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  const zip64 = (count ?? entries.length) >= 0xffff ? [zip64End(entries.length, central.length, at)] : []
  return Buffer.concat([...chunks, central, ...zip64, end, Buffer.from(comment)])
}

interface Written {
  readonly bytes: Buffer
  readonly compressed: number
  readonly size: number
  readonly crc: number
}

function localFile(entry: ZipEntry): Written {
  const content = Buffer.from(entry.content)
  const data = entry.store === true ? content : deflateRawSync(content)
  const size = entry.declared ?? content.length
  const crc = entry.crc ?? crc32(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  shared(head, 4, entry, { compressed: data.length, size, crc })
  return { bytes: Buffer.concat([head, Buffer.from(entry.name), data]), compressed: data.length, size, crc }
}

function directoryEntry(entry: ZipEntry, written: Written, offset: number): Buffer {
  const name = Buffer.from(entry.name)
  const extra = Buffer.concat([
    entry.zip64 === true ? zip64Extra(written) : Buffer.alloc(0),
    entry.extra ?? Buffer.alloc(0),
  ])
  const head = Buffer.alloc(46)
  head.writeUInt32LE(0x02014b50, 0)
  head.writeUInt16LE((3 << 8) | 20, 4)
  shared(head, 6, entry, written)
  if (entry.zip64 === true) {
    head.writeUInt32LE(0xffffffff, 20)
    head.writeUInt32LE(0xffffffff, 24)
  }
  head.writeUInt16LE(extra.length, 30)
  head.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 38)
  head.writeUInt32LE(offset, 42)
  return Buffer.concat([head, name, extra])
}

function shared(head: Buffer, at: number, entry: ZipEntry, { compressed, size, crc }: Omit<Written, 'bytes'>): void {
  const [year, month, day, hour, minute] = entry.time ?? [1980, 0, 0, 0, 0]
  head.writeUInt16LE(20, at)
  head.writeUInt16LE(entry.flags ?? 0x0800, at + 2)
  head.writeUInt16LE(entry.method ?? (entry.store === true ? 0 : 8), at + 4)
  head.writeUInt16LE((hour << 11) | (minute << 5), at + 6)
  head.writeUInt16LE(((year - 1980) << 9) | (month << 5) | day, at + 8)
  head.writeUInt32LE(crc, at + 10)
  head.writeUInt32LE(compressed, at + 14)
  head.writeUInt32LE(size, at + 18)
  head.writeUInt16LE(Buffer.byteLength(entry.name), at + 22)
}

function zip64Extra({ size, compressed }: Written): Buffer {
  const extra = Buffer.alloc(20)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(16, 2)
  extra.writeBigUInt64LE(BigInt(size), 4)
  extra.writeBigUInt64LE(BigInt(compressed), 12)
  return extra
}

function zip64End(count: number, size: number, at: number): Buffer {
  const end = Buffer.alloc(76)
  end.writeUInt32LE(0x06064b50, 0)
  end.writeBigUInt64LE(44n, 4)
  end.writeBigUInt64LE(BigInt(count), 24)
  end.writeBigUInt64LE(BigInt(count), 32)
  end.writeBigUInt64LE(BigInt(size), 40)
  end.writeBigUInt64LE(BigInt(at), 48)
  end.writeUInt32LE(0x07064b50, 56)
  end.writeBigUInt64LE(BigInt(at + size), 64)
  end.writeUInt32LE(1, 72)
  return end
}
