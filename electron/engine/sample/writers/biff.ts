import { writeCompound } from './compound'

/**
 * A binary workbook as LinkedIn hands it out (BIFF8, [MS-XLS]), as small as a spreadsheet will open: texts once in a shared table,
 * numbers as doubles. By hand, because the workbook library cuts texts at 255 characters or needs half a second per file.
 */

/** A text, a number, or no cell. */
export type SheetCell = string | number | null

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Longest content of one record. */
const LONGEST = 8224
/** The first format of cells; those before it are formats of styles. */
const CELL_FORMAT = 15

/** Bytes of one record: type, length, content. */
function record(type: number, content: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + content.length)
  const view = new DataView(bytes.buffer)
  view.setUint16(0, type, true)
  view.setUint16(2, content.length, true)
  bytes.set(content, 4)
  return bytes
}

/** Little-endian numbers of given widths in bytes. */
function packed(fields: readonly (readonly [width: 1 | 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [width]) => sum + width, 0))
  let at = 0
  for (const [width, value] of fields) {
    for (let i = 0; i < width; i++) bytes[at + i] = Math.floor(value / 256 ** i) % 256
    at += width
  }
  return bytes
}

const shorts = (...values: readonly number[]): Uint8Array => packed(values.map((value) => [2, value]))

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** A text of 16-bit characters, its length before it in 8 or 16 bits. */
function text(value: string, width: 1 | 2): Uint8Array {
  const characters = Array.from({ length: value.length }, (_, i) => value.charCodeAt(i))
  return joined([
    packed([
      [width, value.length],
      [1, 1],
    ]),
    shorts(...characters),
  ])
}

const BEGIN = 0x0809
const END = record(0x000a, new Uint8Array())
const begin = (type: number): Uint8Array => record(BEGIN, shorts(0x0600, type, 0x0dbb, 0x07cc, 0, 0, 6, 0))

/** What a spreadsheet expects before the sheets: code page, window, fonts, formats, the one style. */
function preamble(): Uint8Array[] {
  const font = record(0x0031, joined([shorts(200, 0, 0x7fff, 400, 0, 0, 0), text('Arial', 1)]))
  const format = (parent: number): Uint8Array => record(0x00e0, shorts(0, 0, parent, 0x0020, 0, 0, 0, 0, 0, 0x20c0))
  return [
    record(0x0042, shorts(1200)),
    record(0x003d, shorts(480, 90, 16335, 10830, 0x38, 0, 0, 1, 600)),
    record(0x0022, shorts(0)),
    ...Array.from({ length: 4 }, () => font),
    ...Array.from({ length: CELL_FORMAT }, () => format(0xfff5)),
    format(0x0001),
    record(
      0x0293,
      packed([
        [2, 0x8000],
        [1, 0],
        [1, 255],
      ]),
    ),
  ]
}

/** The shared texts; a text is never divided between two records. */
function sharedTexts(texts: readonly string[], uses: number): Uint8Array[] {
  const chunks: Uint8Array[][] = [
    [
      packed([
        [4, uses],
        [4, texts.length],
      ]),
    ],
  ]
  let length = 8
  for (const value of texts) {
    const bytes = text(value, 2)
    if (bytes.length > LONGEST) throw new RangeError(`a text of ${value.length} characters is too long`)
    if (length + bytes.length > LONGEST) {
      chunks.push([])
      length = 0
    }
    chunks.at(-1)?.push(bytes)
    length += bytes.length
  }
  return chunks.map((chunk, i) => record(i === 0 ? 0x00fc : 0x003c, joined(chunk)))
}

function number(row: number, column: number, value: number): Uint8Array {
  const bytes = new Uint8Array(14)
  const view = new DataView(bytes.buffer)
  for (const [i, part] of [row, column, CELL_FORMAT].entries()) view.setUint16(2 * i, part, true)
  view.setFloat64(6, value, true)
  return record(0x0203, bytes)
}

function sheet({ rows }: Sheet, isFirst: boolean, place: (value: string) => number): Uint8Array {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0)
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      if (cell === null) return []
      if (typeof cell === 'number') return [number(r, c, cell)]
      return [
        record(
          0x00fd,
          packed([
            [2, r],
            [2, c],
            [2, CELL_FORMAT],
            [4, place(cell)],
          ]),
        ),
      ]
    }),
  )
  const dimensions = packed([
    [4, 0],
    [4, rows.length],
    [2, 0],
    [2, width],
    [2, 0],
  ])
  const view = shorts(isFirst ? 0x06b6 : 0x00b6, 0, 0, 64, 0, 0, 0, 0, 0)
  return joined([begin(0x0010), record(0x0200, dimensions), ...cells, record(0x023e, view), END])
}

/**
 * A binary `.xls` workbook. The same sheets give the same bytes.
 * @throws RangeError for a text above 4,000 characters or a workbook above seven megabytes
 */
export function writeBiff(sheets: readonly Sheet[]): Uint8Array {
  const places = new Map<string, number>()
  let uses = 0
  const place = (value: string): number => {
    uses++
    const known = places.get(value) ?? places.size
    places.set(value, known)
    return known
  }
  const bodies = sheets.map((one, i) => sheet(one, i === 0, place))
  const before = joined([begin(0x0005), ...preamble()])
  const texts = joined([...sharedTexts([...places.keys()], uses), END])
  const listed = (offsets: readonly number[]): Uint8Array =>
    joined(
      sheets.map(({ name }, i) =>
        record(
          0x0085,
          joined([
            packed([
              [4, offsets[i] ?? 0],
              [2, 0],
            ]),
            text(name, 1),
          ]),
        ),
      ),
    )
  const start = before.length + listed([]).length + texts.length
  const offsets = bodies.map((_, i) => bodies.slice(0, i).reduce((sum, body) => sum + body.length, start))
  return writeCompound('Workbook', joined([before, listed(offsets), texts, ...bodies]))
}
