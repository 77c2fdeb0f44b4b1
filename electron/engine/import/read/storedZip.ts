import type { FileHandle } from 'node:fs/promises'

interface Stored {
  readonly name: Buffer
  readonly crc32: number
  readonly bytes: number
  readonly at: number
}

const UTF8_NAMES = 0x0800
const VERSION = 20

/** Writes a zip whose files are not compressed, front to back. Sizes and checksums are known before (another archive had them). */
export class StoredZip {
  private readonly files: Stored[] = []
  private at = 0

  constructor(private readonly handle: FileHandle) {}

  /** Head of the next file; its bytes follow by `write`. */
  async begin(name: string, crc32: number, bytes: number): Promise<void> {
    const file = { name: Buffer.from(name), crc32, bytes, at: this.at }
    this.files.push(file)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    common(head, 4, file)
    await this.write(head)
    await this.write(file.name)
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.handle.write(bytes)
    this.at += bytes.length
  }

  /** The directory; nothing may follow. */
  async finish(): Promise<void> {
    const from = this.at
    for (const file of this.files) {
      const head = Buffer.alloc(46)
      head.writeUInt32LE(0x02014b50, 0)
      head.writeUInt16LE(VERSION, 4)
      common(head, 6, file)
      head.writeUInt32LE(file.at, 42)
      await this.write(head)
      await this.write(file.name)
    }
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(this.files.length, 8)
    end.writeUInt16LE(this.files.length, 10)
    end.writeUInt32LE(this.at - from, 12)
    end.writeUInt32LE(from, 16)
    await this.write(end)
  }
}

/** The fields that the head of a file and its entry in the directory share, in the same order. */
function common(head: Buffer, at: number, file: Stored): void {
  head.writeUInt16LE(VERSION, at)
  head.writeUInt16LE(UTF8_NAMES, at + 2)
  head.writeUInt32LE(file.crc32, at + 10)
  head.writeUInt32LE(file.bytes, at + 14)
  head.writeUInt32LE(file.bytes, at + 18)
  head.writeUInt16LE(file.name.length, at + 22)
}
