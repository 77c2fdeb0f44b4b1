import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'latin-1'

/** What the bytes of a whole file told. */
export interface Survey {
  /** First bytes, for marks. */
  readonly head: Uint8Array
  readonly isUtf8: boolean
  /** Bytes above 127 that take part in well-formed UTF-8 sequences, and those that do not. */
  readonly wellFormed: number
  readonly stray: number
  /** Bytes 0x80–0x9F: letters of Windows-1252, control characters of Latin-1. */
  readonly c1: number
  /** NUL at even and odd positions of the first slice. */
  readonly nulEven: number
  readonly nulOdd: number
}

/**
 * The encoding of a file and the length of its mark. Mark first, then the pattern of NULs, then well-formed UTF-8; a file
 * that is mostly UTF-8 with a broken byte stays UTF-8 (the byte is replaced and counted), one whose accents are single
 * bytes is Windows-1252, or Latin-1 where no byte tells the two apart.
 */
export function detectEncoding(survey: Survey): { readonly encoding: Encoding; readonly mark: number } {
  const [a, b, c] = survey.head
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 }
  // Text of which at least a quarter is ASCII has that many NULs on one side; a stray NUL in UTF-8 text has not.
  const enough = Math.min(survey.head.length, 1 << 16) / 8
  if (survey.nulOdd > enough && survey.nulOdd > 4 * survey.nulEven) return { encoding: 'utf-16le', mark: 0 }
  if (survey.nulEven > enough && survey.nulEven > 4 * survey.nulOdd) return { encoding: 'utf-16be', mark: 0 }
  if (survey.isUtf8 || survey.wellFormed > survey.stray) return { encoding: 'utf-8', mark: 0 }
  return { encoding: survey.c1 > 0 ? 'windows-1252' : 'latin-1', mark: 0 }
}

/** Looks at a file slice by slice; `finish` after the last. */
export class Surveyor {
  private head: Uint8Array = new Uint8Array(0)
  private tail: Uint8Array = new Uint8Array(0)
  private valid = true
  private wellFormed = 0
  private stray = 0
  private c1 = 0
  private nulEven = 0
  private nulOdd = 0

  add(slice: Uint8Array): void {
    if (this.head.length === 0) this.begin(slice)
    const bytes = this.tail.length === 0 ? slice : Buffer.concat([this.tail, slice])
    const end = wholeCharacters(bytes)
    const part = bytes.subarray(0, end)
    this.tail = Uint8Array.from(bytes.subarray(end))
    if (isUtf8(part)) return
    this.valid = false
    this.count(part)
  }

  finish(): Survey {
    if (this.tail.length > 0) {
      this.valid &&= isUtf8(this.tail)
      this.count(this.tail)
    }
    const { head, wellFormed, stray, c1, nulEven, nulOdd } = this
    return { head, isUtf8: this.valid, wellFormed, stray, c1, nulEven, nulOdd }
  }

  private begin(slice: Uint8Array): void {
    this.head = Uint8Array.from(slice.subarray(0, 1 << 16))
    for (let i = this.head.indexOf(0); i >= 0; i = this.head.indexOf(0, i + 1)) {
      if (i % 2 === 0) this.nulEven += 1
      else this.nulOdd += 1
    }
  }

  private count(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length;) {
      const byte = bytes[i] ?? 0
      const length = sequenceLength(byte)
      if (byte < 0x80) i += 1
      else if (length > 1 && isUtf8(bytes.subarray(i, i + length)) && i + length <= bytes.length) {
        this.wellFormed += length
        i += length
      } else {
        this.stray += 1
        if (byte < 0xa0) this.c1 += 1
        i += 1
      }
    }
  }
}

function sequenceLength(byte: number): number {
  if (byte < 0x80) return 1
  if (byte >= 0xc2 && byte < 0xe0) return 2
  if (byte >= 0xe0 && byte < 0xf0) return 3
  return byte >= 0xf0 && byte < 0xf5 ? 4 : 0
}

/** Length of the slice without an unfinished UTF-8 sequence at its end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) return sequenceLength(byte) > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** Bytes that Windows-1252 does not define. */
const UNDEFINED_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

/** Turns slices of any encoding into text; counts what had to be replaced by U+FFFD. */
export class Decoder {
  replaced = 0
  private readonly decoder: InstanceType<typeof TextDecoder>
  private readonly single: boolean

  constructor(
    encoding: Encoding,
    private mark: number,
  ) {
    this.single = encoding === 'windows-1252' || encoding === 'latin-1'
    this.decoder = new TextDecoder(this.single ? 'windows-1252' : encoding, { ignoreBOM: true })
  }

  /** Text of the next slice; without argument, the end of the file. */
  decode(slice?: Uint8Array): string {
    if (slice === undefined) return this.counted(this.decoder.decode(), 0)
    const bytes = slice.subarray(Math.min(this.mark, slice.length))
    this.mark = 0
    if (this.single) return this.decodeSingle(bytes)
    return this.counted(this.decoder.decode(bytes, { stream: true }), ownReplacements(bytes))
  }

  private decodeSingle(bytes: Uint8Array): string {
    const text = this.decoder.decode(bytes, { stream: true })
    if (!bytes.some((byte) => UNDEFINED_1252.has(byte))) return text
    return text.replace(/[\u0081\u008d\u008f\u0090\u009d]/g, () => {
      this.replaced += 1
      return '\uFFFD'
    })
  }

  /** U+FFFD that the file itself holds are not replacements. */
  private counted(text: string, own: number): string {
    let found = 0
    for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) found += 1
    this.replaced += Math.max(0, found - own)
    return text
  }
}

function ownReplacements(bytes: Uint8Array): number {
  const needle = Buffer.from([0xef, 0xbf, 0xbd])
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let found = 0
  for (let at = buffer.indexOf(needle); at >= 0; at = buffer.indexOf(needle, at + 3)) found += 1
  return found
}

/** `Ã©`, `â€™`: UTF-8 that was read as Windows-1252 and saved again. Accents of real text never look like this twice. */
export function looksTwiceEncoded(text: string): boolean {
  const signs =
    text.match(/Ã[\u0080-\u00BF\u2018-\u203A\u0152-\u0192]|â€[\u0080-\u2122]|Â[\u00A0-\u00BF]/g)?.length ?? 0
  return signs >= 2
}

const BYTE_OF = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const,
  ),
)

/** Undoes one round of "UTF-8 read as Windows-1252"; null when the text cannot come from it. */
export function undoTwiceEncoded(text: string): string | null {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = BYTE_OF.get(text[i] ?? '')
    if (byte === undefined) return null
    bytes[i] = byte
  }
  return isUtf8(bytes) ? new TextDecoder('utf-8').decode(bytes) : null
}
