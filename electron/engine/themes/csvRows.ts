/** One record of a CSV with its number as a spreadsheet counts (the first is 1; line breaks within quotes do not count). */
export interface CsvRecord {
  readonly number: number
  readonly cells: readonly string[]
}

const DELIMITERS = [';', ',', '\t'] as const

/** The delimiter that its first line holds most of, outside quotes; `;` when there is none. */
function delimiterOf(text: string): string {
  const head = /^(?:[^"\r\n]|"(?:[^"]|"")*")*/.exec(text)?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? ''
  const counts = DELIMITERS.map((delimiter) => head.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ';'
}

/** Records of a small CSV (RFC 4180): any of `;`, `,` and tab, any line end, with or without mark. Blank records are left out. */
export function csvRecords(source: string): CsvRecord[] {
  const text = source.replace(/^\ufeff/, '')
  const delimiter = delimiterOf(text)
  const records: CsvRecord[] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  let number = 1
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endRecord = () => {
    endCell()
    if (cells.some((each) => each.trim() !== '')) records.push({ number, cells })
    number += 1
    cells = []
  }
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (isQuoted && character === '"' && text[i + 1] === '"') {
      cell += '"'
      i += 1
    } else if (character === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted
    else if (isQuoted) cell += character
    else if (character === delimiter) endCell()
    else if (character === '\n') endRecord()
    else if (character !== '\r') cell += character
    else if (text[i + 1] !== '\n') endRecord()
  }
  if (cell !== '' || cells.length > 0) endRecord()
  return records
}
