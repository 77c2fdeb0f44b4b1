// Reads one workbook in a thread of its own and writes every sheet as CSV. Plain JavaScript that imports nothing of the
// project: tests run this file as it stands, the built application runs it as one bundled script (see workbook.ts).
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { read, SSF } from '@e965/xlsx'

/** What BIFF and SheetJS call the errors of cells. */
const ERRORS = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
  0x2b: '#GETTING_DATA',
}
/** Written to the file at a time. */
const CHUNK = 1 << 20

/** Said to the caller; anything else that is thrown means a damaged file. */
class Refused extends Error {
  constructor(code, data) {
    super(code)
    this.code = code
    this.data = data
  }
}

/** Options: values only. No formula, no HTML, no formatted text, no macro is parsed; formats are kept to know dates. */
const READ = {
  type: 'buffer',
  dense: true,
  cellFormula: false,
  cellHTML: false,
  cellText: false,
  cellNF: true,
  nodim: true,
  bookVBA: false,
}

function main({ path, kind, out, limits }) {
  let bytes = readFileSync(path)
  // SheetJS knows XML by its first byte.
  if (kind === 'spreadsheet_xml') bytes = bytes.subarray(Math.max(0, bytes.indexOf(0x3c)))
  if (kind === 'spreadsheet_xml' && !/<\/([\w-]+:)?workbook>\s*$/i.test(bytes.toString('latin1', bytes.length - 1024)))
    throw new Refused('workbook_damaged', { reason: 'cut' })
  if (kind === 'compound' && !bytes.includes(utf16('Workbook')) && bytes.includes(utf16('Book')))
    throw new Refused('workbook_old', {})
  const workbook = read(bytes, READ)
  if (workbook.SheetNames.length > limits.sheets)
    throw new Refused('workbook_too_large', { sheets: workbook.SheetNames.length, most: limits.sheets })
  const date1904 = workbook.Workbook?.WBProps?.date1904 === true
  const sheets = []
  let written = 0
  workbook.SheetNames.forEach((name, i) => {
    const sheet = workbook.Sheets[name]
    // The parser goes on without a sheet that it could not read; nobody would notice that it is missing.
    if (sheet === undefined) throw new Refused('workbook_damaged', { sheet: name })
    const data = sheet['!data']
    if (data === undefined) return
    const size = sizeOf(data, limits)
    if (size.rows === 0) return
    const file = `${out}-${i}.csv`
    const done = writeSheet(file, data, size, date1904, limits.bytes - written)
    written += done
    sheets.push({ name, hidden: workbook.Workbook?.Sheets?.[i]?.Hidden ?? 0, path: file, bytes: done, ...size })
    workbook.Sheets[name] = null
  })
  return sheets
}

/** Name of a stream in a compound file. "Book" is Excel 5 and 95, whose texts are in a code page that may not be said. */
function utf16(name) {
  return Buffer.from(`${name}\0`, 'utf16le')
}

/** Rows and columns up to the last cell that holds something. Far cells make arrays full of holes: only what is there is visited. */
function sizeOf(data, limits) {
  let rows = 0
  let columns = 0
  for (const r in data) {
    const row = data[r]
    for (const c in row) {
      if (isBlank(row[c])) continue
      // Not a number where the file names a cell beyond every array.
      if (!(Number(r) < limits.rows))
        throw new Refused('workbook_too_large', { rows: Number(r) + 1, most: limits.rows })
      if (!(Number(c) < limits.columns))
        throw new Refused('workbook_too_large', { columns: Number(c) + 1, mostColumns: limits.columns })
      rows = Math.max(rows, Number(r) + 1)
      columns = Math.max(columns, Number(c) + 1)
    }
  }
  return { rows, columns }
}

function isBlank(cell) {
  return cell === undefined || cell === null || cell.v === undefined || cell.v === null || cell.v === ''
}

function writeSheet(file, data, { rows, columns }, date1904, most) {
  const handle = openSync(file, 'wx')
  let pending = ''
  let written = 0
  const flush = () => {
    written += writeSync(handle, pending)
    pending = ''
    if (written > most) throw new Refused('workbook_too_large', { bytes: written })
  }
  try {
    for (let r = 0; r < rows; r += 1) {
      const row = data[r]
      for (let c = 0; c < columns; c += 1) {
        if (c > 0) pending += ','
        const cell = row?.[c]
        if (!isBlank(cell)) pending += quoted(textOf(cell, date1904))
        // One text may be referred to by a million cells.
        if (pending.length > CHUNK) flush()
      }
      pending += '\n'
      data[r] = undefined
    }
    flush()
    return written
  } finally {
    closeSync(handle)
  }
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function textOf(cell, date1904) {
  switch (cell.t) {
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE'
    case 'e':
      return ERRORS[cell.v] ?? (typeof cell.v === 'string' ? cell.v : '#VALUE!')
    case 'n':
      return typeof cell.v === 'number' ? (dateText(cell, date1904) ?? numberText(cell.v)) : String(cell.v)
    default:
      return cell.v instanceof Date ? cell.v.toISOString() : String(cell.v)
  }
}

/** Shortest decimal text that reads back as the same number, without exponent. */
function numberText(value) {
  if (!Number.isFinite(value)) return '#NUM!'
  const text = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (parts === null) return text === '-0' ? '0' : text
  const [, sign, first, more = '', exponent] = parts
  const digits = first + more
  const point = 1 + Number(exponent)
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`
  return sign + digits.padEnd(point, '0')
}

const two = (value) => String(value).padStart(2, '0')

/** ISO text of a number that the sheet shows as a date, a time or a duration; null for any other number. */
function dateText(cell, date1904) {
  const format = cell.z
  if (typeof format !== 'string' || format === 'General' || !SSF.is_date(format)) return null
  const plain = format.replace(/"[^"]*"|\\./g, '')
  const showsDay = /[yd]/i.test(plain) || /m/i.test(plain.replace(/\[[hms]+\]|h+:?m+|m+:?s+/gi, ''))
  if (!showsDay && /[hs]/i.test(plain)) return timeText(cell.v)
  const date = SSF.parse_date_code(cell.v, { date1904 })
  if (!date) return null
  const day = `${String(date.y).padStart(4, '0')}-${two(date.m)}-${two(date.d)}`
  const hasTime = date.H > 0 || date.M > 0 || date.S > 0 || /[hs]/i.test(plain)
  return hasTime ? `${day} ${two(date.H)}:${two(date.M)}:${two(date.S)}` : day
}

/** h:mm:ss, hours beyond 24 kept: what a sheet makes of "0:13:29". */
function timeText(days) {
  const seconds = Math.round(Math.abs(days) * 86_400)
  const sign = days < 0 ? '-' : ''
  return `${sign}${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

function errorOf(error) {
  if (error instanceof Refused) return { code: error.code, data: error.data }
  const message = error instanceof Error ? error.message : ''
  // Of the disk, not of the file: the caller throws it on.
  if (error instanceof Error && 'syscall' in error) return { code: 'system', data: { message } }
  if (/password|encrypt/i.test(message)) return { code: 'workbook_encrypted', data: {} }
  return { code: 'workbook_damaged', data: {} }
}

try {
  parentPort.postMessage({ sheets: main(workerData) })
} catch (error) {
  parentPort.postMessage({ error: errorOf(error) })
}
