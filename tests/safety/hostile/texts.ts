import { cells, facebookCsv, HEADER, type Row } from '../../import/facebookCsv'
import { refusedAs, type Expectation, type HostileCase } from './case'

const A = { id: '800000000001001', text: 'Un' }
const B = { id: '800000000001002', text: 'Deux', time: '05/06/2026 08:00' }
const CSV = facebookCsv([A, B])
const lineOf = (row: Row): string => cells(row).join(',')
const file = (...lines: readonly string[]): string => [HEADER, ...lines, ''].join('\n')
const of = (row: Row): string => facebookCsv([row])

type Made = () => Uint8Array | string
const text = (name: string, make: Made | string, expect: Expectation, fileName = 'content.csv'): HostileCase => ({
  name,
  fileName,
  make: typeof make === 'string' ? () => make : make,
  expect,
})

/** Windows-1252 for the characters used here. */
const windows1252 = (words: string): Buffer =>
  Buffer.from(
    Array.from(
      words,
      (c) => ({ '–': 0x96, '“': 0x93, '”': 0x94, '€': 0x80, œ: 0x9c, '’': 0x92 })[c] ?? c.charCodeAt(0),
    ),
  )
const swapped = (words: string): Buffer => Buffer.from(words, 'utf16le').swap16()
const ACCENTS = of({ ...A, text: 'À lire – “été” 5 €' }).slice(1)

/** Check 46: encodings. */
const ENCODINGS: readonly HostileCase[] = [
  text('46 encoding: UTF-8', CSV.slice(1), { rows: 2 }),
  text('46 encoding: UTF-8 with its mark', CSV, { rows: 2 }),
  text('46 encoding: UTF-8 with its mark twice', `\uFEFF${CSV}`, { rows: 2 }),
  text('46 encoding: UTF-16 LE with mark', () => Buffer.from(CSV, 'utf16le'), { rows: 2 }),
  text('46 encoding: UTF-16 LE without mark', () => Buffer.from(CSV.slice(1), 'utf16le'), { rows: 2 }),
  text('46 encoding: UTF-16 BE with mark', () => swapped(CSV), { rows: 2 }),
  text('46 encoding: UTF-16 BE without mark', () => swapped(CSV.slice(1)), { rows: 2 }),
  text('46 encoding: UTF-16 cut in the middle of a character', () => Buffer.from(CSV, 'utf16le').subarray(0, -1), {
    rows: 2,
    rejected: 1,
    warnings: ['bytes_replaced'],
  }),
  text('46 encoding: Windows-1252 with – “ ” €', () => windows1252(ACCENTS), { rows: 1 }),
  text('46 encoding: Latin-1', () => Buffer.from(of({ ...A, text: 'déjà été' }).slice(1), 'latin1'), { rows: 1 }),
  text(
    '46 encoding: UTF-8 with one byte of Latin-1',
    () =>
      Buffer.concat([
        Buffer.from(
          of({ ...A, text: 'été, déjà ' })
            .trimEnd()
            .replace('déjà ', 'd\u0001j'),
        ),
        Buffer.from('\n'),
      ]).map((byte) => (byte === 1 ? 0xe9 : byte)),
    { rows: 1, warnings: ['bytes_replaced'] },
  ),
  text(
    '46 encoding: UTF-8 saved as Windows-1252 once',
    () => Buffer.from(Buffer.from(of({ ...A, text: 'À côté, déjà été' }).slice(1)).toString('latin1')),
    { rows: 1, warnings: ['accents_repaired'] },
  ),
  text(
    '46 encoding: UTF-32',
    () => Buffer.from(Array.from(CSV.slice(1)).flatMap((c) => [c.charCodeAt(0), 0, 0, 0])),
    refusedAs('binary', 'unknown_format', 'mapping'),
  ),
  text(
    '46 encoding: overlong UTF-8',
    () =>
      Buffer.from(
        file(lineOf(A), lineOf({ ...B, text: 'été, déjà' }).replace(', ', ' ')).replace('Un', '\u0001\u0002'),
      ).map((byte) => (byte === 1 ? 0xc0 : byte === 2 ? 0x80 : byte)),
    { rows: 2, warnings: ['bytes_replaced'] },
  ),
  text('46 encoding: a NUL in a caption', file(lineOf({ ...A, text: 'a\0b' })), { rows: 1 }),
  text(
    '46 encoding: a lone surrogate',
    () => Buffer.from(file(lineOf({ ...A, text: '\u0001' }))).map((byte) => (byte === 1 ? 0xed : byte)),
    { rows: 1, warnings: ['bytes_replaced'] },
  ),
]

/** Check 47: one case for each file of the CSV table, and what else delimited text does. */
const STRUCTURE: readonly HostileCase[] = [
  text('47 CSV: empty', '', refusedAs('empty')),
  text('47 CSV: only a mark', '\uFEFF', refusedAs('empty', 'unknown_format', 'mapping')),
  text('47 CSV: only line ends', '\n\n\n\n', refusedAs('empty', 'unknown_format', 'mapping')),
  text('47 CSV: header only', file(), refusedAs('no_rows')),
  text('47 CSV: header only, no line end', HEADER, refusedAs('no_rows')),
  text('47 CSV: rows too short and too long', file(lineOf(A), '1,2,3', `${lineOf(B)},more,cells`), {
    rows: 3,
    rejected: 2,
  }),
  text('47 CSV: a preamble before the header', `Export\nMade on 5 May\n\n${file(lineOf(A))}`, { rows: 1 }),
  text('47 CSV: sep= line', `sep=,\n${file(lineOf(A))}`, { rows: 1 }),
  text('47 CSV: sep=; line', `sep=;\n${facebookCsv([A], '\n', ';').slice(1)}`, { rows: 1 }),
  text('47 CSV: a quote never closed', file(lineOf(A), lineOf({ ...B, text: '"never' })), { rows: 2, rejected: 1 }),
  text(
    '47 CSV: a quote never closed, then 50,000 rows',
    () =>
      file(
        `"${lineOf(A)}`,
        ...Array.from({ length: 50_000 }, (_, i) => lineOf({ ...B, id: String(800000000002000 + i), text: `t${i}` })),
      ),
    { rows: 50_001, rejected: 1 },
  ),
  text('47 CSV: a quote never closed in the header', CSV.replace(',Shares', ',"Shares'), { rows: 2 }),
  text('47 CSV: quotes inside', file(lineOf({ ...A, text: 'il dit "oui" deux fois' })), { rows: 1 }),
  text('47 CSV: text after a quote', file(lineOf({ ...A, text: '"un" deux' }), lineOf(B)), { rows: 2, rejected: 1 }),
  text('47 CSV: quoted newlines', of({ ...A, text: 'un\ndeux\r\ntrois\rquatre' }), { rows: 1 }),
  text('47 CSV: CR line ends', CSV.replaceAll('\n', '\r'), { rows: 2 }),
  text('47 CSV: CRLF line ends', CSV.replaceAll('\n', '\r\n'), { rows: 2 }),
  text('47 CSV: LF, CR and CRLF mixed', `${HEADER}\r\n${lineOf(A)}\r${lineOf(B)}\n`, { rows: 2 }),
  text('47 CSV: names of columns twice', file(`${lineOf(A)},7`).replace(HEADER, `${HEADER},Views`), { rows: 1 }),
  text('47 CSV: names of columns empty', file(`${lineOf(A)},x,y`).replace(HEADER, `${HEADER},,`), { rows: 1 }),
  text(
    '47 CSV: columns __proto__ and constructor',
    file(`${lineOf(A)},x,y,z`).replace(HEADER, `${HEADER},__proto__,constructor,toString`),
    { rows: 1 },
  ),
  text('47 CSV: a line of 3 MB', file(lineOf({ ...A, text: 'x'.repeat(3_000_000) }), lineOf(B)), { rows: 2 }),
  text('47 CSV: 9 MB without a line end', 'x'.repeat(9_000_000), refusedAs('unknown_format', 'mapping')),
  text('47 CSV: 9 MB of quotes', '"'.repeat(9_000_000), refusedAs('unknown_format', 'mapping')),
  text('47 CSV: 9 MB of delimiters', ','.repeat(9_000_000), refusedAs('unknown_format', 'mapping', 'too_many_columns')),
  text(
    '47 CSV: 20,000 columns',
    file(`${lineOf(A)}${',1'.repeat(20_000)}`).replace(
      HEADER,
      `${HEADER}${Array.from({ length: 20_000 }, (_, i) => `,c${i}`).join('')}`,
    ),
    refusedAs('too_many_columns'),
  ),
  text(
    '47 CSV: one column with commas',
    'caption\nhello, world\nfoo, bar, baz\n',
    refusedAs('unknown_format', 'mapping'),
  ),
  text('47 CSV: semicolons', facebookCsv([A, B], '\r\n', ';'), { rows: 2, warnings: ['resaved'] }),
  text('47 CSV: tabs', facebookCsv([A, B], '\n', '\t'), { rows: 2, warnings: ['resaved'] }),
  text('47 CSV: a delimiter nobody uses', facebookCsv([A, B], '\n', '|'), refusedAs('unknown_format', 'mapping')),
  text('47 CSV: blank rows inside and at the end', file(lineOf(A), '', lineOf(B), '', ''), { rows: 3 }),
  text('47 CSV: 100,000 blank lines', `${file(lineOf(A))}${'\n'.repeat(100_000)}${lineOf(B)}\n`, { rows: 100_002 }),
  text('47 CSV: rows of empty cells', file(lineOf(A), ',,,,,,,,,,,,', lineOf(B)), { rows: 3 }),
  text('47 CSV: no line end at the end', CSV.trimEnd(), { rows: 2 }),
  text('47 CSV: cut in the middle of a row', CSV.trimEnd().slice(0, -12), { rows: 2, rejected: 1 }),
  text('47 CSV: cut inside quotes', of({ ...A, text: 'un, deux' }).slice(0, HEADER.length + 60), {
    rows: 1,
    rejected: 1,
  }),
  text('47 CSV: the header again in the middle', file(lineOf(A), HEADER, lineOf(B)), { rows: 3, rejected: 1 }),
  text(
    '47 CSV: spaces around every cell',
    file(lineOf(A).replaceAll(',', ' , ')).replace(HEADER, HEADER.replaceAll(',', ' , ')),
    { rows: 1 },
  ),
  text(
    '47 CSV: 9 MB of random bytes',
    () => Buffer.from(Array.from({ length: 9_000_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 255)),
    refusedAs('binary', 'unknown_format', 'mapping'),
  ),
]

const figure = (name: string, value: string, expect: Expectation): HostileCase =>
  text(`48 number: ${name}`, of({ ...A, reach: value }), expect)
const sum = (reach: number): Expectation => ({ rows: 1, sums: { comments: reach } })
/** The figure stands among the comments: reach is never added, so no sum would show it. */
const count = (name: string, value: string, expect: Expectation): HostileCase =>
  text(`48 number: ${name}`, of({ ...A, comments: value }), expect)
const REJECTED = { rows: 1, rejected: 1 }

/** Check 48: numbers. A value that cannot be read is a reject with its cell, never a zero. */
const NUMBERS: readonly HostileCase[] = [
  count('a plain one', '12', sum(12)),
  count('1,234', '1,234', { rows: 1 }),
  count('1.234,56', '1.234,56', REJECTED),
  count('1 234 with a space', '1 234', { rows: 1 }),
  count('1 234 with a no-break space', '1\u00a0234', { rows: 1 }),
  count('1 234 with a narrow no-break space', '1\u202f234', { rows: 1 }),
  count('12%', '12%', REJECTED),
  count('1.2K', '1.2K', REJECTED),
  count('a dash for nothing', '-', { rows: 1 }),
  count('U+2212 for minus', '\u22125', { rows: 1 }),
  count('1e5', '1e5', REJECTED),
  count('Arabic digits', '١٢٣', REJECTED),
  count('(5) for minus five', '(5)', REJECTED),
  count('N/A', 'N/A', { rows: 1 }),
  count('#DIV/0!', '#DIV/0!', REJECTED),
  count('a number beyond 64 bits', '99999999999999999999', REJECTED),
  count('1e400', '1e400', REJECTED),
  count('Infinity', 'Infinity', REJECTED),
  count('NaN', 'NaN', REJECTED),
  count('hexadecimal', '0x10', REJECTED),
  figure('negative reach', '-5', { rows: 1 }),
  text(
    '48 number: N/A at row 30,001',
    () =>
      file(
        ...Array.from({ length: 30_000 }, (_, i) => lineOf({ ...A, id: String(800000000100000 + i), text: `t${i}` })),
        lineOf({ ...B, reach: 'N/A' }),
      ),
    { rows: 30_001 },
  ),
  text('48 number: an id of 20 digits stays text', of({ ...A, id: '17841400000000000123' }), { rows: 1 }),
  text('48 number: an id with leading zeros', of({ ...A, id: '000800000000001001' }), { rows: 1 }),
  text('48 number: an id that a spreadsheet has rounded', of({ ...A, id: '8,00E+14' }), { rows: 1 }),
  text('48 number: an id beyond a double (9007199254740993)', of({ ...A, id: '9007199254740993' }), { rows: 1 }),
  text('48 number: a hashtag like a number (#1E10)', of({ ...A, text: '1E10' }), { rows: 1 }),
  text('48 number: a formula for a caption', of({ ...A, text: '=HYPERLINK("http://x";"y")' }), { rows: 1 }),
]

const day = (name: string, time: string, expect: Expectation): HostileCase =>
  text(`49 date: ${name}`, of({ ...A, time }), expect)

/** Check 49: dates. */
const DATES: readonly HostileCase[] = [
  day('an hour that does not exist (8 March 02:30)', '03/08/2026 02:30', { rows: 1, warnings: ['time_in_gap'] }),
  day('an hour that exists twice (1 November 01:30)', '11/01/2026 01:30', { rows: 1, warnings: ['time_ambiguous'] }),
  day('29 February of a leap year', '02/29/2024 10:00', { rows: 1 }),
  day('29 February of another year', '02/29/2023 10:00', { rows: 1, rejected: 1 }),
  day('the year 0001', '01/01/0001 00:00', REJECTED),
  day('the year 9999', '12/31/9999 23:59', REJECTED),
  day('day 32', '01/32/2026 10:00', { rows: 1, rejected: 1 }),
  day('month 13', '13/13/2026 10:00', { rows: 1, rejected: 1 }),
  day('25 hours', '01/05/2026 25:00', { rows: 1, rejected: 1 }),
  day('a serial number of 1900', '46150.33', { rows: 1, rejected: 1 }),
  day('words', 'hier', { rows: 1, rejected: 1 }),
  day('nothing', '', { rows: 1, rejected: 1 }),
  day('ISO', '2026-05-05 08:00', { rows: 1 }),
  day('a formula', '=NOW()', { rows: 1, rejected: 1 }),
  text(
    '49 date: day first and month first in one file',
    facebookCsv([
      { ...A, time: '25/05/2026 08:00' },
      { ...B, time: '05/25/2026 08:00' },
    ]),
    { rows: 2, rejected: 1 },
  ),
]

/** Check 51: JSON is no export of figures that this application reads; it must be refused, by name where it is known. */
const JSON_FILES: readonly HostileCase[] = [
  text(
    '51 JSON: __proto__',
    '{"__proto__":{"polluted":true},"posts":[]}',
    refusedAs('json', 'unknown_format', 'mapping'),
    'a.json',
  ),
  text('51 JSON: keys twice', '{"a":1,"a":2}', refusedAs('json', 'unknown_format', 'mapping'), 'a.json'),
  text(
    '51 JSON: depth 100,000',
    () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
    refusedAs('json', 'unknown_format', 'mapping'),
    'a.json',
  ),
  text(
    '51 JSON: 1e400 and large integers',
    '[1e400, 17841400000000000123, -0]',
    refusedAs('json', 'unknown_format', 'mapping'),
    'a.json',
  ),
  text(
    '51 JSON: a mark and two documents',
    '\uFEFF{"a":1}\n{"b":2}',
    refusedAs('json', 'unknown_format', 'mapping'),
    'a.json',
  ),
  text(
    '51 JSON: a post archive of Instagram',
    '[{"media":[{"title":"x"}]}]',
    refusedAs('account_archive'),
    'posts_1.json',
  ),
  text(
    '51 JSON: the posts of an X archive',
    'window.YTD.tweets.part0 = [ { "tweet" : { "full_text" : "x" } } ]',
    refusedAs('account_archive'),
    'tweets.js',
  ),
]

const NAMES = [
  "x'); drop table posts; --.csv",
  'a"b.csv',
  '$1.csv',
  'glob[1]*.csv',
  'year=2026.csv',
  '%s.csv',
  'a\u202Evsc.csv',
  '📚.csv',
  `${'n'.repeat(251)}.csv`,
  'fin. .csv',
  'CON.csv',
  'a\nb.csv',
  '../../evil.csv',
  '/etc/passwd',
  'C:\\x.csv',
  '',
]

/** Check 23: hostile names of files. */
const HOSTILE_NAMES: readonly HostileCase[] = NAMES.map((name) =>
  text(`23 name: ${JSON.stringify(name)}`, CSV, { rows: 2 }, name),
)

/** Files of other programs that land among exports. */
const OTHERS: readonly HostileCase[] = [
  text(
    '22 other: an SQLite file',
    () => Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(4080)]),
    refusedAs('binary', 'unknown_format', 'mapping'),
  ),
  text(
    '22 other: a PDF',
    () =>
      Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 37) & 255))]),
    refusedAs('binary', 'unknown_format', 'mapping'),
  ),
  text(
    '22 other: a PNG',
    () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(2000)]),
    refusedAs('binary', 'unknown_format', 'mapping'),
  ),
  text(
    '22 other: an HTML page with scripts',
    '<!DOCTYPE html><script>alert(1)</script><table><tr><td>Post ID</td></tr></table>',
    refusedAs('not_csv'),
  ),
  text('22 other: an XML bomb', `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>`, refusedAs('not_csv')),
  text(
    '22 other: a MHTML page',
    'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\n',
    refusedAs('unknown_format', 'mapping'),
  ),
  text('22 other: an RTF document', '{\\rtf1\\ansi Post ID}', refusedAs('json', 'unknown_format', 'mapping')),
  text('22 other: a shell script', '#!/bin/sh\nrm -rf ~\n', refusedAs('unknown_format', 'mapping')),
]

export const TEXTS = [...ENCODINGS, ...STRUCTURE, ...NUMBERS, ...DATES, ...JSON_FILES, ...HOSTILE_NAMES, ...OTHERS]
