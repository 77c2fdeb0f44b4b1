/** Pseudo-random numbers from a seed (mulberry32): a mutant is known by its seed export and its number, and comes again. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Pieces on which readers of tables have stumbled. */
const PIECES = [
  '"',
  '""',
  '"""',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\0',
  '\uFEFF',
  'sep=;\n',
  'sep=\n',
  '\u00ad',
  '\u00a0',
  '\u202e',
  '\ud800',
  '=1+1',
  '-',
  '1e999',
  '99999999999999999999',
  '1.22158E+17',
  '0x',
  '#DIV/0!',
  'N/A',
  'undefined',
  '02/30/2026 25:61',
  '01/02/2026',
  '2026-02-30',
  '__proto__',
  '<!DOCTYPE x>',
  '<!ENTITY a "b">',
  ']]>',
  '<?xml',
  '</Workbook>',
  'PK\x03\x04',
  'PK\x05\x06',
  'ss:Index="999999999"',
  'r="ZZZ99999999"',
  'Total',
  'Showing top 500 results',
  ',,,,,,,,',
  '\n\n\n\n',
].map((text) => Buffer.from(text))

type Random = () => number
const upTo = (random: Random, limit: number): number => Math.floor(random() * limit)

type Change = (bytes: Buffer, random: Random, other: Buffer) => Buffer

/** A stretch of the bytes; mostly short, now and then most of them. */
function stretch(bytes: Buffer, random: Random): readonly [number, number] {
  const from = upTo(random, bytes.length + 1)
  const length = upTo(random, random() < 0.8 ? 40 : bytes.length + 1)
  return [from, Math.min(bytes.length, from + length)]
}

const replaced = (bytes: Buffer, from: number, to: number, by: Uint8Array): Buffer =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)])

const CHANGES: readonly Change[] = [
  (bytes, random) => {
    const out = Buffer.from(bytes)
    const at = upTo(random, out.length)
    if (out.length > 0) out[at] = (out[at] ?? 0) ^ (1 << upTo(random, 8))
    return out
  },
  (bytes, random) => {
    const out = Buffer.from(bytes)
    if (out.length > 0) out[upTo(random, out.length)] = upTo(random, 256)
    return out
  },
  (bytes, random) => replaced(bytes, ...stretch(bytes, random), Buffer.alloc(0)),
  (bytes, random) => {
    const [from, to] = stretch(bytes, random)
    return replaced(bytes, to, to, bytes.subarray(from, to))
  },
  (bytes, random) => {
    const at = upTo(random, bytes.length + 1)
    return replaced(bytes, at, at, PIECES[upTo(random, PIECES.length)] ?? Buffer.alloc(0))
  },
  (bytes, random) => replaced(bytes, ...stretch(bytes, random), PIECES[upTo(random, PIECES.length)] ?? Buffer.alloc(0)),
  (bytes, random) => bytes.subarray(0, upTo(random, bytes.length + 1)),
  (bytes, random) => bytes.subarray(upTo(random, bytes.length + 1)),
  (bytes, random, other) =>
    Buffer.concat([bytes.subarray(0, upTo(random, bytes.length)), other.subarray(upTo(random, other.length))]),
  (bytes, random) => {
    const at = upTo(random, bytes.length + 1)
    const piece = PIECES[upTo(random, PIECES.length)] ?? Buffer.alloc(0)
    return replaced(bytes, at, at, Buffer.concat(Array.from({ length: 1 + upTo(random, 3000) }, () => piece)))
  },
  (bytes, random) => {
    const [find, put] = [',;\t\n"'.charCodeAt(upTo(random, 5)), ',;\t\n" '.charCodeAt(upTo(random, 6))]
    return Buffer.from(bytes.map((byte) => (byte === find ? put : byte)))
  },
  (bytes, random) =>
    random() < 0.5 ? Buffer.from(bytes.toString('utf8'), 'utf16le') : Buffer.from(bytes.toString('utf8'), 'latin1'),
]

/** The `number`th mutant of a file: one to six changes. */
export function mutantOf(bytes: Buffer, other: Buffer, number: number): Buffer {
  const random = randomOf(number)
  let out = bytes
  for (let left = 1 + upTo(random, 6); left > 0; left--) {
    const change = CHANGES[upTo(random, CHANGES.length)]
    out = change?.(out, random, other) ?? out
  }
  return out.subarray(0, 4 * 2 ** 20)
}
